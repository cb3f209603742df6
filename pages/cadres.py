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

cadres = view.run("acquisition_by_cadre")
ranked = cadres[cadres["rank"].notna()].sort_values(["rank", "cadre", "cadre_code"])
without = cadres[cadres["rank"].isna()]["acquisitions"].sum()
view.stop_if_nothing(cadres["acquisitions"].sum(), "acquisition_by_cadre")
finding = narrative.cadres(cadres, view.language)

view.headline(finding, {"acquisition_by_cadre": cadres})
shown = ranked.head(SHOWN)
half = -(-len(shown) // COLUMNS)
for place, column in enumerate(st.columns(COLUMNS, gap="large")):
    part = shown.iloc[place * half : (place + 1) * half]
    with column:
        chart = charts.cadres(
            part,
            view.office_colours,
            shown["acquisitions"].max(),
            view.language,
            charts.row_height_for(half, HEIGHT),
        )
        view.chart(chart, finding, f"cadres-{place}")
notes = []
if len(ranked) > SHOWN:
    notes.append(
        _(
            "The first {shown} of {all} cadres; the rest are in the table.",
            shown=SHOWN,
            all=fmt.integer(len(ranked), code),
        )
    )
if without:
    notes.append(_("{count} acquired without a cadre.", count=fmt.integer(without, code)))
if notes:
    st.caption(" ".join(notes))
