"""The map of regencies as vectors: classes, states with a look of their own, names and numbers."""

import textwrap
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go

from acquisition import formatting as fmt
from acquisition.boundaries import boundaries, outlines
from acquisition.charts import FONT, INK, laid_out
from acquisition.hatching import hatch
from acquisition.i18n import Language
from acquisition.label_placement import Label, Ring, place_labels
from acquisition.map_measures import NO_DATA, Measure, limits, said, shade_class

MAP_HEIGHT = 512
BLANK = "#E9E6DF"
ZERO = "#DCEFD8"
NEVER = "#1C1C1C"
PAPER = BORDER = "#FFFFFF"
SHADES = {
    "PU": ("#E6EFF8", "#B7D0E9", "#7FABD6", "#3C74B0", "#1F5FA8", "#123E72"),
    "BPU": ("#FDEBDD", "#FACBA6", "#F2A267", "#E8893F", "#BF5408", "#8A3B04"),
    "both": ("#E7F0F1", "#BCD6D9", "#86B3B9", "#3F7C86", "#245F69", "#0F3B44"),
}
# Rates have palettes of their own, so that none is taken for a count.
RATES = {
    "per_1000": ("#F3EAF4", "#DDC3E1", "#BF94C7", "#9A5FA6", "#743A82", "#4A1A58"),
    "coverage": ("#EDF3DC", "#CBDD9F", "#9DBB61", "#739A38", "#466B1B", "#26430A"),
    "months": ("#FDF8E1", "#F1DC93", "#DDBB54", "#BF9830", "#8F6D17", "#6E540F"),
}
# Type on the map, and the scale it is drawn at on a projector: labels are placed for these.
NAME_SIZE = 18
LINE_HEIGHT = 23
LETTER_WIDTH = 8.6
PIXELS_PER_DEGREE = 258
WRAP_AT = 14
LONGEST_NUMBER = "9.999.999"
HATCH = 0.45  # of the colour of letters
LEGEND = 0.13  # of the width, left to the legend
EDGE = 0.03  # degrees left free around everything drawn


def shades(measure: Measure, segments: str) -> tuple[str, ...]:
    """The colours of the classes of map_measures.shade_class, in their order."""
    return (BLANK, ZERO, *(RATES.get(measure.key) or SHADES[segments]), NEVER)


def figure(
    frame: pd.DataFrame,
    measure: Measure,
    segments: str,
    selected: str | None,
    language: Language,
    path: Path,
) -> go.Figure:
    """The choropleth of map_measures.measured in the boundaries of a file, the selected regency outlined."""
    # The selected one is drawn last, so that no neighbour covers its outline.
    drawn = frame.sort_values("regency_code", key=lambda codes: codes.eq(selected), kind="stable")
    upper = limits(measure, drawn["value"])
    classes = [shade_class(row.value, upper, row.state) for row in drawn.itertuples()]
    colours = shades(measure, segments)
    strokes = [(INK, 5) if code == selected else (BORDER, 1.5) for code in drawn["regency_code"]]
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
                    "color": [colour for colour, _ in strokes],
                    "width": [width for _, width in strokes],
                }
            },
            # A click outlines the regency; Plotly's own way would fade all the others.
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
            hovertext=[_hover(row, measure, language) for row in drawn.itertuples()],
            hoverinfo="text",
        )
    )
    labels = labels_of(tuple(sorted(zip(drawn["regency_code"], drawn["regency"], strict=True))), path)
    fill = dict(zip(drawn["regency_code"], (colours[place] for place in classes), strict=True))
    _hatch(chart, drawn, fill, path)
    _outline(chart, dict(outlines(boundaries(path))).get(selected, []))
    _draw_labels(chart, drawn, fill, labels, measure, language)
    longitudes, latitudes = extent(path, labels)
    chart.update_geos(
        visible=False,
        bgcolor="rgba(0,0,0,0)",
        domain={"x": [LEGEND, 1]},
        projection_type="equirectangular",
        lonaxis_range=longitudes,
        lataxis_range=latitudes,
    )
    return laid_out(chart, height=MAP_HEIGHT).update_layout(uirevision="map", geo={"uirevision": "map"})


def _hatch(chart: go.Figure, frame: pd.DataFrame, fill: dict[str, str], path: Path) -> None:
    """Lines over the regencies outside every territory; crossed ones where there is no number."""
    shapes = dict(outlines(boundaries(path)))
    for row in frame[frame["regency_code"].isin(shapes.keys())].itertuples():
        unknown = row.state == NO_DATA
        for rising in [True] * (row.offices == "" or unknown) + [False] * unknown:
            longitudes, latitudes = hatch(shapes[row.regency_code], rising)
            chart.add_scattergeo(
                lon=longitudes, lat=latitudes, mode="lines", hoverinfo="skip", opacity=HATCH,
                line={"color": letters_on(fill[row.regency_code]), "width": 1.5},
            )  # fmt: skip


def _outline(chart: go.Figure, rings: Sequence[Ring]) -> None:
    """Two lines around the selected regency, of which one stands out from any fill, in grey too."""
    for colour, width in ((PAPER, 10), (INK, 5)):
        for ring in rings:
            chart.add_scattergeo(
                lon=[point[0] for point in ring], lat=[point[1] for point in ring], mode="lines",
                line={"color": colour, "width": width}, hoverinfo="skip",
            )  # fmt: skip


@cache
def labels_of(names: tuple[tuple[str, str], ...], path: Path) -> dict[str, Label]:
    """Where the labels of these regencies (code, name) stand, whatever their numbers are."""
    shapes = dict(outlines(boundaries(path)))
    sizes = {
        code: _size([*textwrap.wrap(name, WRAP_AT), LONGEST_NUMBER]) for code, name in names if code in shapes
    }
    return place_labels({code: shapes[code] for code in sizes}, sizes)


def draw_leaders(chart: go.Figure, labels: dict[str, Label]) -> None:
    """Lines from labels beside the land to what they name."""
    for label in labels.values():
        if label.leads_to:
            (x0, y0), (x1, y1) = label.leads_to, label.tied_at
            chart.add_scattergeo(
                lon=[x0, x1], lat=[y0, y1], mode="lines+markers", hoverinfo="skip",
                line={"color": INK, "width": 1.5}, marker={"size": [7, 0], "color": INK},
            )  # fmt: skip


def _draw_labels(
    chart: go.Figure,
    frame: pd.DataFrame,
    fill: dict[str, str],
    labels: dict[str, Label],
    measure: Measure,
    language: Language,
) -> None:
    draw_leaders(chart, labels)
    shown = frame[frame["regency_code"].isin(labels.keys())]
    placed = [labels[code] for code in shown["regency_code"]]
    fills = [PAPER if labels[code].leads_to else fill[code] for code in shown["regency_code"]]
    chart.add_scattergeo(
        lon=[label.at[0] for label in placed],
        lat=[label.at[1] for label in placed],
        mode="text",
        text=[_label(row.regency, said(row, measure, language, marked=True)) for row in shown.itertuples()],
        textfont={
            "family": FONT,
            "size": NAME_SIZE,
            "color": [letters_on(one) for one in fills],
            # In the regency's own colour: keeps a name readable that crosses a border on a small screen.
            "shadow": [f"0 0 4px {one}, 0 0 4px {one}, 0 0 4px {one}" for one in fills],
        },
        hoverinfo="skip",
    )


def extent(path: Path, labels: dict[str, Label]) -> tuple[list[float], list[float]]:
    """The longitudes and latitudes that hold every outline, and every label with room around it."""
    points = [point for _, rings in outlines(boundaries(path)) for ring in rings for point in ring]
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


def _label(name: str, number: str) -> str:
    lines = [fmt.escape_plotly(line) for line in textwrap.wrap(name, WRAP_AT)]
    return f"{'<br>'.join(lines)}<br><b>{fmt.escape_plotly(number)}</b>"


def _size(lines: Sequence[str]) -> tuple[float, float]:
    """Width and height of a label in degrees, at the scale of a projector."""
    width = max(map(len, lines)) * LETTER_WIDTH
    return width / PIXELS_PER_DEGREE, len(lines) * LINE_HEIGHT / PIXELS_PER_DEGREE


def _hover(row: object, measure: Measure, language: Language) -> str:
    _ = language.gettext
    lines = [f"{_(measure.name)}: {said(row, measure, language)}"]
    if not fmt.missing(row.uncovered):
        lines.append(
            _(
                "{uncovered} not yet covered = baseline {baseline} − {acquisitions} acquired since",
                uncovered=fmt.integer(row.uncovered, language.code),
                baseline=fmt.integer(row.baseline, language.code),
                acquisitions=fmt.integer(row.acquisitions, language.code),
            )
        )
    lines.append(row.offices or _("outside every territory"))
    return "<br>".join([f"<b>{fmt.escape_plotly(row.regency)}</b>", *map(fmt.escape_plotly, lines)])


def _steps(colours: Sequence[str]) -> list[tuple[float, str]]:
    """A colour scale of plain steps, one per class."""
    share = 1 / len(colours)
    return [(edge * share, colour) for place, colour in enumerate(colours) for edge in (place, place + 1)]
