"""One regency from near: its uncovered workers month by month, and its kecamatan as symbols on its shape."""

from collections.abc import Sequence
from math import sqrt
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go

from acquisition import formatting as fmt
from acquisition.boundaries import boundaries, boundaries_file, outlines
from acquisition.charts import FONT, INK, MUTED, RULE, SEGMENT_COLOURS, laid_out
from acquisition.i18n import Language

COURSE_HEIGHT, SHAPE_HEIGHT = 250, 400
LARGEST, SMALLEST = 58, 9  # pixels across, of the most and of one acquisition
NAMED = 6  # kecamatan with their name on the map
LAND = "#EEF1F3"
SYMBOL = "#12454F"


def course(frame: pd.DataFrame, language: Language) -> go.Figure:
    """uncovered_by_month of one regency: a line per segment from zero, its last number at its end."""
    chart = go.Figure()
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
        chart.add_annotation(
            x=days.iloc[-1], y=counts.iloc[-1], xanchor="left", xshift=12, showarrow=False,
            text=f"<b>{segment} {fmt.integer(counts.iloc[-1], language.code)}</b>",
            font={"family": FONT, "size": 20, "color": colour},
        )  # fmt: skip
    axis = {"fixedrange": True, "ticks": "", "tickfont": {"family": FONT, "size": 16, "color": MUTED}}
    ends = sorted(pd.to_datetime(frame["day"]).unique())
    shown = dict.fromkeys((ends[0], ends[len(ends) // 2], ends[-1]))
    chart.update_xaxes(
        tickvals=list(shown), ticktext=[fmt.day_short(pd.Timestamp(day), language.code) for day in shown],
        showgrid=False, zeroline=False, linecolor=RULE, showline=True, **axis,
    )  # fmt: skip
    top = max(float(frame["uncovered"].max()), 1) * 1.1
    chart.update_yaxes(
        range=[0, top], nticks=4, gridcolor=RULE, zeroline=False, tickformat=",d", automargin=True, **axis
    )
    separators = ",." if language.code == "id" else ".,"
    laid_out(chart, height=COURSE_HEIGHT)
    return chart.update_layout(margin={"l": 4, "r": 130, "t": 8, "b": 32}, separators=separators)


def districts(frame: pd.DataFrame, code: str, language: Language, path: Path | None = None) -> go.Figure:
    """acquisition_by_district of one regency: circles with the acquisitions as areas, crosses where none."""
    chart = go.Figure()
    rings = dict(outlines(boundaries(path or boundaries_file()))).get(code, [])
    for ring in rings:
        chart.add_scattergeo(
            lon=[point[0] for point in ring], lat=[point[1] for point in ring], mode="lines", fill="toself",
            fillcolor=LAND, line={"color": MUTED, "width": 2}, hoverinfo="skip",
        )  # fmt: skip
    placed = frame[frame["latitude"].notna()].sort_values("acquisitions", ascending=False)
    most = max(placed["acquisitions"].max(), 1) if len(placed) else 1
    acquired, none = placed[placed["acquisitions"] > 0], placed[placed["acquisitions"] == 0]
    for rows, marker in (
        (
            acquired,
            {
                "size": [max(LARGEST * sqrt(one / most), SMALLEST) for one in acquired["acquisitions"]],
                "color": SYMBOL, "opacity": 0.75, "line": {"color": "white", "width": 1.5},
            },
        ),
        (none, {"size": 11, "symbol": "x-thin", "line": {"color": INK, "width": 2.5}}),
    ):  # fmt: skip
        chart.add_scattergeo(
            lon=rows["longitude"], lat=rows["latitude"], mode="markers", marker=marker, hoverinfo="text",
            hovertext=[_said(row, language) for row in rows.itertuples()],
        )  # fmt: skip
    named = acquired.head(NAMED)
    chart.add_scattergeo(
        lon=named["longitude"], lat=named["latitude"], mode="text", hoverinfo="skip",
        textposition="bottom center",
        text=[f"{fmt.escape_plotly(row.district)} <b>{fmt.integer(row.acquisitions, language.code)}</b>"
              for row in named.itertuples()],
        textfont={"family": FONT, "size": 17, "color": INK, "shadow": "0 0 4px white, 0 0 4px white"},
    )  # fmt: skip
    chart.update_geos(
        visible=False, bgcolor="rgba(0,0,0,0)", projection_type="equirectangular", **_ranges(rings, placed)
    )
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


def _said(row: object, language: Language) -> str:
    count = language.gettext("{count} acquired", count=fmt.integer(row.acquisitions, language.code))
    cadres = language.gettext("cadres who live there: {count}", count=row.cadres)
    return f"<b>{fmt.escape_plotly(row.district)}</b><br>{count}<br>{cadres}"


def _ranges(rings: Sequence, placed: pd.DataFrame) -> dict[str, list[float]]:
    """Longitudes and latitudes that hold the shape and all symbols."""
    points = [point for ring in rings for point in ring]
    points += list(zip(placed["longitude"], placed["latitude"], strict=True))
    if not points:
        return {}
    ranges = {}
    for axis, name in enumerate(("lonaxis_range", "lataxis_range")):
        low, high = (pick(point[axis] for point in points) for pick in (min, max))
        margin = 0.08 * (high - low) + 0.01
        ranges[name] = [low - margin, high + margin]
    return ranges
