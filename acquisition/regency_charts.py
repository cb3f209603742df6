"""One regency from near: its uncovered workers month by month, and its kecamatan as symbols on its shape."""

from collections.abc import Sequence
from math import sqrt
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go

from acquisition import formatting as fmt
from acquisition.boundaries import boundaries, outlines
from acquisition.charts import ACCENT, FONT, INK, MUTED, RULE, SEGMENT_COLOURS, laid_out
from acquisition.i18n import Language

COURSE_HEIGHT, SHAPE_HEIGHT = 250, 400
LARGEST, SMALLEST = 58, 9  # pixels across, of the most and of one acquisition
NAMED = 10  # kecamatan with their name on the map, at most
LETTER_WIDTH, LINE_HEIGHT = 8.6, 24  # pixels
LAND = "#EEF1F3"
LOW = 0.2  # of the highest: what is as low has no room below its line


def course(frame: pd.DataFrame, language: Language) -> go.Figure:
    """uncovered_by_month of one regency: a line per segment from zero, its last number at its end."""
    chart = go.Figure()
    last = frame.groupby("segment")["uncovered"].last().to_dict()
    for segment, rows in frame.groupby("segment"):
        colour = SEGMENT_COLOURS[segment]
        days, counts = pd.to_datetime(rows["day"]), rows["uncovered"].astype(float)
        chart.add_scatter(
            x=days, y=counts, mode="lines+markers",
            line={"color": colour, "width": 4, "dash": "solid" if segment == "BPU" else "dash"},
            marker={"size": 7, "color": colour},
            hovertext=[
                f"{segment}, {fmt.day(day, language.code)}: {fmt.integer(count, language.code)}"
                for day, count in zip(days, counts, strict=True)
            ],
            hoverinfo="text",
            cliponaxis=False,
        )  # fmt: skip
        above = last[segment] == max(last.values()) or last[segment] < LOW * frame["uncovered"].max()
        chart.add_annotation(
            x=days.iloc[-1], y=counts.iloc[-1], xanchor="right", showarrow=False,
            yanchor="bottom" if above else "top", yshift=8 if above else -8,
            text=f"<b>{segment} {fmt.integer(counts.iloc[-1], language.code)}</b>",
            font={"family": FONT, "size": 20, "color": colour},
        )  # fmt: skip
    axis = {"fixedrange": True, "ticks": "", "tickfont": {"family": FONT, "size": 16, "color": MUTED}}
    ends = sorted(pd.to_datetime(frame["day"]).unique())
    shown = dict.fromkeys((ends[0], ends[-1]))
    chart.update_xaxes(
        tickvals=list(shown), ticktext=[fmt.day_short(pd.Timestamp(day), language.code) for day in shown],
        tickangle=0, showgrid=False, zeroline=False, linecolor=RULE, showline=True, **axis,
    )  # fmt: skip
    top = max(float(frame["uncovered"].max()), 1) * 1.25
    chart.update_yaxes(
        range=[0, top], nticks=4, gridcolor=RULE, zeroline=False, tickformat=fmt.AXIS, automargin=True, **axis
    )
    laid_out(chart, height=COURSE_HEIGHT)
    return chart.update_layout(
        margin={"l": 4, "r": 24, "t": 8, "b": 32}, separators=fmt.separators(language.code)
    )


def districts(frame: pd.DataFrame, code: str, language: Language, path: Path | None) -> go.Figure:
    """acquisition_by_district of one regency: circles with the acquisitions as areas, crosses where none."""
    chart = go.Figure()
    rings = dict(outlines(boundaries(path))).get(code, []) if path else []
    if rings:
        chart.add_trace(land([code], path))
    placed = frame[frame["latitude"].notna()].sort_values("acquisitions", ascending=False)
    most = max(placed["acquisitions"].max(), 1) if len(placed) else 1
    acquired, none = placed[placed["acquisitions"] > 0], placed[placed["acquisitions"] == 0]
    for rows, marker in (
        (
            acquired,
            {
                "size": [max(LARGEST * sqrt(one / most), SMALLEST) for one in acquired["acquisitions"]],
                "color": ACCENT, "opacity": 0.75, "line": {"color": "white", "width": 1.5},
            },
        ),
        (none, {"size": 11, "symbol": "x-thin", "line": {"color": INK, "width": 2.5}}),
    ):  # fmt: skip
        chart.add_scattergeo(
            lon=rows["longitude"], lat=rows["latitude"], mode="markers", marker=marker, hoverinfo="text",
            hovertext=[said(row, language) for row in rows.itertuples()],
        )  # fmt: skip
    within = _ranges(rings, placed)
    named = _apart(acquired, within)
    chart.add_scattergeo(
        lon=named["longitude"], lat=named["latitude"], mode="text", hoverinfo="skip",
        textposition="bottom center",
        text=[f"{fmt.escape_plotly(row.district)} <b>{fmt.integer(row.acquisitions, language.code)}</b>"
              for row in named.itertuples()],
        textfont={"family": FONT, "size": 17, "color": INK, "shadow": "0 0 4px white, 0 0 4px white"},
    )  # fmt: skip
    chart.update_geos(visible=False, bgcolor="rgba(0,0,0,0)", projection_type="equirectangular", **within)
    return laid_out(chart, height=SHAPE_HEIGHT).update_layout(uirevision=code)


def without_acquisitions(frame: pd.DataFrame, language: Language) -> str:
    """The kecamatan of acquisition_by_district in which nobody was acquired, and those in no kecamatan."""
    listed = frame[frame["district_code"] != ""]
    names = sorted(listed.loc[listed["acquisitions"] == 0, "district"])
    said = language.gettext("Every kecamatan has acquisitions in the period.")
    if names:
        said = language.gettext(
            "No acquisition in the period in {count} of {all} kecamatan (×): {names}.",
            count=len(names), all=len(listed), names=", ".join(names),
        )  # fmt: skip
    unknown = frame.loc[frame["district_code"] == "", "acquisitions"].sum()
    if unknown:
        said += " " + language.gettext(
            "{count} acquired whose kecamatan is not known.", count=fmt.integer(unknown, language.code)
        )
    return said


def land(codes: Sequence[str], path: Path) -> go.Choropleth:
    """The shapes of regencies, plain, for symbols to stand on."""
    return go.Choropleth(
        geojson=boundaries(path), locations=list(codes), z=[0] * len(codes), showscale=False,
        colorscale=[(0, LAND), (1, LAND)], marker={"line": {"color": MUTED, "width": 1.5}}, hoverinfo="skip",
    )  # fmt: skip


def said(row: object, language: Language) -> str:
    count = language.gettext("{count} acquired", count=fmt.integer(row.acquisitions, language.code))
    cadres = language.gettext("cadres who live there: {count}", count=row.cadres)
    return f"<b>{fmt.escape_plotly(row.district)}</b><br>{count}<br>{cadres}"


def _apart(acquired: pd.DataFrame, within: dict[str, list[float]]) -> pd.DataFrame:
    """Of kecamatan, those with the most first, the ones whose names do not overlap below their circles."""
    south, north = within.get("lataxis_range", (0, 1))
    degree = SHAPE_HEIGHT / (north - south)
    boxes, kept = [], []
    for row in acquired.itertuples():
        width = LETTER_WIDTH * (len(row.district) + 1 + len(str(row.acquisitions)) * 1.3)
        x, y = row.longitude * degree, row.latitude * degree
        if all(abs(x - x1) > (width + wide) / 2 or abs(y - y1) > LINE_HEIGHT for x1, y1, wide in boxes):
            boxes.append((x, y, width))
            kept.append(row.Index)
    return acquired.loc[kept[:NAMED]]


def _ranges(rings: Sequence, placed: pd.DataFrame) -> dict[str, list[float]]:
    """Longitudes and latitudes that hold the shape and all symbols."""
    points = [point for ring in rings for point in ring]
    points += list(zip(placed["longitude"], placed["latitude"], strict=True))
    if not points:
        return {}
    found = {}
    for axis, name in enumerate(("lonaxis_range", "lataxis_range")):
        low, high = (pick(point[axis] for point in points) for pick in (min, max))
        margin = 0.08 * (high - low) + 0.01
        found[name] = [low - margin, high + margin]
    return found
