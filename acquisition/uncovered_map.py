"""The map of uncovered workers: regencies as vectors, with their names and numbers on them."""

import json
import textwrap
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from math import ceil, floor, log10
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go

from acquisition import formatting as fmt
from acquisition.charts import FONT, INK, laid_out
from acquisition.i18n import Language
from acquisition.label_placement import Label, Point, Ring, place_labels

BOUNDARIES = Path(__file__).parent.parent / "data" / "reference" / "jambi_regencies.geojson"
# An empty world outline: without it the browser would ask a host on the internet for one.
CONFIG = {
    "displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False,
    "topojsonURL": "app/static/topojson/",
}  # fmt: skip
MAP_HEIGHT = 540
NO_DATA = "#E9E6DF"
ZERO = "#DCEFD8"
PAPER = BORDER = "#FFFFFF"
SHADES = {
    "PU": ("#E6EFF8", "#B7D0E9", "#7FABD6", "#3C74B0", "#1F5FA8", "#123E72"),
    "BPU": ("#FDEBDD", "#FACBA6", "#F2A267", "#E8893F", "#C8590A", "#8A3B04"),
    "both": ("#E7F0F1", "#BCD6D9", "#86B3B9", "#3F7C86", "#245F69", "#0F3B44"),
}
BAR_COLOURS = {measure: shades[-2] for measure, shades in SHADES.items()}
# Type on the map, and the scale it is drawn at on a projector: labels are placed for these.
NAME_SIZE = 18
LINE_HEIGHT = 23
LETTER_WIDTH = 8.6
PIXELS_PER_DEGREE = 258
WRAP_AT = 14
LONGEST_NUMBER = "9.999.999"
EDGE = 0.03  # degrees left free around everything drawn


def figure(
    frame: pd.DataFrame, measure: str, selected: str | None, language: Language, path: Path = BOUNDARIES
) -> go.Figure:
    """The choropleth of by_regency in the shades of `measure`, the selected regency outlined."""
    # The selected one is drawn last, so that no neighbour covers its outline.
    drawn = frame.sort_values("regency_code", key=lambda codes: codes.eq(selected), kind="stable")
    limits = class_limits(frame["uncovered"].max())
    classes = [shade_class(value, limits) for value in drawn["uncovered"]]
    colours = (NO_DATA, ZERO, *SHADES[measure])
    outlines = [(INK, 4) if code == selected else (BORDER, 1.5) for code in drawn["regency_code"]]
    chart = go.Figure(
        go.Choropleth(
            geojson=boundaries(path),
            locations=drawn["regency_code"],
            z=classes,
            zmin=-0.5,
            zmax=len(colours) - 0.5,
            colorscale=_steps(colours),
            showscale=False,
            marker={
                "line": {
                    "color": [colour for colour, _ in outlines],
                    "width": [width for _, width in outlines],
                }
            },
            # A click outlines the regency; Plotly's own way would fade all the others.
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
            hovertext=[_hover(row, language) for row in drawn.itertuples()],
            hoverinfo="text",
        )
    )
    labels = _labels(tuple(sorted(zip(drawn["regency_code"], drawn["regency"], strict=True))), path)
    fill = dict(zip(drawn["regency_code"], (colours[place] for place in classes), strict=True))
    _draw_labels(chart, drawn, fill, labels, language)
    longitudes, latitudes = _extent(path, labels)
    chart.update_geos(
        visible=False,
        bgcolor="rgba(0,0,0,0)",
        projection_type="equirectangular",
        lonaxis_range=longitudes,
        lataxis_range=latitudes,
    )
    return laid_out(chart, height=MAP_HEIGHT).update_layout(uirevision="map", geo={"uirevision": "map"})


def by_regency(frame: pd.DataFrame, measure: str) -> pd.DataFrame:
    """One row per regency: baseline, acquisitions, uncovered of its segments; null if one has no baseline."""
    segments = ("PU", "BPU") if measure == "both" else (measure,)
    kept = frame[frame["segment"].isin(segments)]
    counted = kept.groupby(["regency_code", "regency"], as_index=False)
    return counted.agg(
        baseline=("baseline", lambda column: column.sum(skipna=False)),
        acquisitions=("acquisitions", "sum"),
        uncovered=("uncovered", lambda column: column.sum(skipna=False)),
    )


def class_limits(largest: float) -> tuple[float, ...]:
    """Upper limits of the shades: at most as many as there are shades, at round numbers."""
    shades = len(SHADES["both"])
    if fmt.missing(largest) or largest <= 0:
        return ()
    rough = largest / shades
    scale = 10 ** floor(log10(rough))
    step = next(scale * factor for factor in (1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10) if scale * factor >= rough)
    return tuple(step * place for place in range(1, ceil(largest / step) + 1))


def shade_class(value: float, limits: Sequence[float]) -> int:
    """0 for no data, 1 for none, 2 and more for the shades from light to dark."""
    if fmt.missing(value):
        return 0
    if value <= 0:
        return 1
    return 2 + next(place for place, limit in enumerate(limits) if value <= limit)


@cache
def boundaries(path: Path = BOUNDARIES) -> dict:
    """The regencies' GeoJSON with outer rings clockwise and holes the other way, as Plotly fills them."""
    geojson = json.loads(path.read_text(encoding="utf-8"))
    for feature in geojson["features"]:
        geometry = feature["geometry"]
        many = geometry["type"] == "MultiPolygon"
        polygons = geometry["coordinates"] if many else [geometry["coordinates"]]
        wound = [
            [_wound(ring, clockwise=place == 0) for place, ring in enumerate(rings)] for rings in polygons
        ]
        geometry["coordinates"] = wound if many else wound[0]
    return geojson


@cache
def _labels(names: tuple[tuple[str, str], ...], path: Path) -> dict[str, Label]:
    """Where the labels of these regencies (code, name) stand, whatever their numbers are."""
    outlines = {code: rings for code, rings in _outlines(boundaries(path))}
    sizes = {
        code: _size([*textwrap.wrap(name, WRAP_AT), LONGEST_NUMBER])
        for code, name in names
        if code in outlines
    }
    return place_labels({code: outlines[code] for code in sizes}, sizes)


def _draw_labels(
    chart: go.Figure, frame: pd.DataFrame, fill: dict[str, str], labels: dict[str, Label], language: Language
) -> None:
    for label in labels.values():
        if label.leads_to:
            (x0, y0), (x1, y1) = label.leads_to, label.tied_at
            chart.add_scattergeo(
                lon=[x0, x1], lat=[y0, y1], mode="lines+markers", hoverinfo="skip",
                line={"color": INK, "width": 1.5}, marker={"size": [7, 0], "color": INK},
            )  # fmt: skip
    shown = frame[frame["regency_code"].isin(labels.keys())]
    placed = [labels[code] for code in shown["regency_code"]]
    fills = [PAPER if labels[code].leads_to else fill[code] for code in shown["regency_code"]]
    chart.add_scattergeo(
        lon=[label.at[0] for label in placed],
        lat=[label.at[1] for label in placed],
        mode="text",
        text=[_label(row.regency, _number(row.uncovered, language)) for row in shown.itertuples()],
        textfont={
            "family": FONT,
            "size": NAME_SIZE,
            "color": [letters_on(one) for one in fills],
            # In the regency's own colour: keeps a name readable that crosses a border on a small screen.
            "shadow": [f"0 0 4px {one}, 0 0 4px {one}, 0 0 4px {one}" for one in fills],
        },
        hoverinfo="skip",
    )


def _extent(path: Path, labels: dict[str, Label]) -> tuple[list[float], list[float]]:
    """The longitudes and latitudes that hold every outline, and every label with room around it."""
    points = [point for _, rings in _outlines(boundaries(path)) for ring in rings for point in ring]
    wide, high = _size([LONGEST_NUMBER, LONGEST_NUMBER])
    beside = [label.at for label in labels.values() if label.leads_to]
    ranges = []
    for axis, room in ((0, wide * 0.8), (1, high / 2)):
        values = [point[axis] for point in points]
        edges = [at[axis] + way for at in beside for way in (-room, room)]
        ranges.append([min(values + edges) - EDGE, max(values + edges) + EDGE])
    return tuple(ranges)


def letters_on(fill: str) -> str:
    """The colour of letters, white or ink, that stands out more against a fill (WCAG relative luminance)."""
    channels = [int(fill[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return PAPER if luminance < 0.2 else INK


def _number(value: float, language: Language) -> str:
    return language.gettext("no data") if fmt.missing(value) else fmt.integer(value, language.code)


def _label(name: str, number: str) -> str:
    lines = [fmt.escape_plotly(line) for line in textwrap.wrap(name, WRAP_AT)]
    return f"{'<br>'.join(lines)}<br><b>{fmt.escape_plotly(number)}</b>"


def _size(lines: Sequence[str]) -> tuple[float, float]:
    """Width and height of a label in degrees, at the scale of a projector."""
    width = max(map(len, lines)) * LETTER_WIDTH
    return width / PIXELS_PER_DEGREE, len(lines) * LINE_HEIGHT / PIXELS_PER_DEGREE


def _hover(row: object, language: Language) -> str:
    said = language.gettext("no data")
    if not fmt.missing(row.uncovered):
        said = language.gettext(
            "{uncovered} not yet covered = baseline {baseline} − {acquisitions} acquired since",
            uncovered=fmt.integer(row.uncovered, language.code),
            baseline=fmt.integer(row.baseline, language.code),
            acquisitions=fmt.integer(row.acquisitions, language.code),
        )
    return f"<b>{fmt.escape_plotly(row.regency)}</b><br>{fmt.escape_plotly(said)}"


def _steps(colours: Sequence[str]) -> list[tuple[float, str]]:
    """A colour scale of plain steps, one per class."""
    share = 1 / len(colours)
    return [(edge * share, colour) for place, colour in enumerate(colours) for edge in (place, place + 1)]


def _outlines(geojson: dict) -> Iterable[tuple[str, list[Ring]]]:
    for feature in geojson["features"]:
        geometry = feature["geometry"]
        polygons = (
            geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        )
        yield str(feature["id"]), [ring for rings in polygons for ring in rings]


def _wound(ring: Ring, clockwise: bool) -> list[Point]:
    """The ring in the direction asked for."""
    signed = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))
    return list(ring) if (signed < 0) == clockwise else list(reversed(ring))
