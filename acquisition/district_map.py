"""All kecamatan on the shapes of their regencies: where cadres live, and where none does yet."""

from math import sqrt
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go

from acquisition import formatting as fmt
from acquisition.charts import ACCENT, FONT, INK, laid_out
from acquisition.i18n import Language
from acquisition.regency_charts import land, said
from acquisition.uncovered_map import draw_leaders, extent, labels_of

HEIGHT = 560
LARGEST, SMALLEST = 40, 8  # pixels across, of the most and of one acquisition
EMPTY, EMPTY_SIZE = "#D9640B", 13


def figure(frame: pd.DataFrame, language: Language, path: Path | None) -> go.Figure:
    """acquisition_by_district: circles as large as the acquisitions where cadres live, diamonds elsewhere."""
    chart = go.Figure()
    names = frame.drop_duplicates("regency_code").set_index("regency_code")["regency"].sort_index().to_dict()
    labels = labels_of(tuple(names.items()), path) if path else {}
    if path:
        chart.add_trace(land(list(names), path))
        draw_leaders(chart, labels)
    placed = frame[frame["latitude"].notna()].sort_values("acquisitions", ascending=False)
    lived_in, empty = placed[placed["cadres"] > 0], placed[placed["cadres"] == 0]
    most = max(placed["acquisitions"].max(), 1) if len(placed) else 1
    for rows, marker in (
        (
            lived_in,
            {
                "size": [max(LARGEST * sqrt(one / most), SMALLEST) for one in lived_in["acquisitions"]],
                "color": ACCENT, "opacity": 0.8, "line": {"color": "white", "width": 1},
            },
        ),
        (
            empty,
            {"size": EMPTY_SIZE, "symbol": "diamond", "color": "white", "line": {"color": EMPTY, "width": 3}},
        ),
    ):  # fmt: skip
        chart.add_scattergeo(
            lon=rows["longitude"], lat=rows["latitude"], mode="markers", marker=marker, hoverinfo="text",
            hovertext=[said(row, language) for row in rows.itertuples()],
        )  # fmt: skip
    chart.add_scattergeo(
        lon=[label.at[0] for label in labels.values()], lat=[label.at[1] for label in labels.values()],
        mode="text", text=[fmt.escape_plotly(names[code]) for code in labels], hoverinfo="skip",
        textfont={"family": FONT, "size": 17, "color": INK, "shadow": "0 0 4px white, 0 0 4px white"},
    )  # fmt: skip
    within = {}
    if path:
        within = dict(zip(("lonaxis_range", "lataxis_range"), extent(path, labels), strict=True))
    chart.update_geos(visible=False, bgcolor="rgba(0,0,0,0)", projection_type="equirectangular", **within)
    return laid_out(chart, height=HEIGHT).update_layout(uirevision="districts")
