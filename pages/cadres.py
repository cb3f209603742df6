"""Cadres: who produces, ranked with shared ties."""

import streamlit as st

from acquisition import charts, narrative, ui
from acquisition import formatting as fmt

SHOWN = 26
COLUMNS = 2
HEIGHT = 740  # no big numbers above: the ranking has their room

view = ui.view()
view.invite_if_empty()
_, code = view.gettext, view.language.code

# Filters and figures
cadres = view.run("acquisition_by_cadre")
view.stop_if_nothing(cadres["acquisitions"].sum(), "acquisition_by_cadre")
ranked, without = cadres[cadres["rank"].notna()], cadres[cadres["rank"].isna()]["acquisitions"].sum()
first = ranked.head(SHOWN)
half = -(-len(first) // COLUMNS)

# Charts
finding = narrative.cadres(cadres, view.language)
longest, row_height = first["acquisitions"].max(), charts.row_height_for(half, HEIGHT)
parts = [first.iloc[start : start + half] for start in range(0, len(first), half or 1)]
bars = [charts.cadres(part, view.office_colours, longest, view.language, row_height) for part in parts]

# Show
view.headline(finding, {"acquisition_by_cadre": cadres})
for place, (column, chart) in enumerate(zip(st.columns(COLUMNS, gap="large"), bars, strict=False)):
    with column:
        view.chart(chart, finding, f"cadres-{place}")
notes = []
if len(ranked) > SHOWN:
    rest = _(
        "The first {shown} of {all} cadres; the rest are in the table.",
        shown=SHOWN,
        all=fmt.integer(len(ranked), code),
    )
    notes.append(rest)
if without:
    notes.append(_("{count} acquired without a cadre.", count=fmt.integer(without, code)))
if notes:
    st.caption(" ".join(notes))
