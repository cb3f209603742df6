"""Cadres: who produces, ranked with shared ties; by cadre, by supervisor or by group."""

import streamlit as st

from acquisition import activity, charts, choice, disputes, listing, rankings, ui

HEIGHT = 620  # no big numbers above: the ranking has their room
FIGURE = {
    "cadre": "acquisition_by_cadre",
    "supervisor": "acquisition_by_supervisor",
    "cadre_group": "acquisition_by_cadre_group",
}

view = ui.view()
view.invite_if_empty()
_ = view.gettext

# Filters and figures
head = st.container()
with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
    names = {
        "cadre": _("Cadres"),
        "supervisor": _("Supervisors"),
        "cadre_group": _("Cadre groups"),
        "calls": _("To call"),
        "disputed": _("Disputed"),
    }
    by = choice.one_of(_("By"), names, key="by")
    active = view.run("active_cadres")
    st.caption(rankings.activity(active.iloc[0], view.language), width="content")
if by == "calls":
    cadres = view.run("cadre_activity")
    with head:
        view.headline(activity.finding(cadres, view.language), {"cadre_activity": cadres})
    listing.rows(view, activity.to_call(cadres))
    st.stop()
if by == "disputed":
    claims = view.run("disputed_workers")
    with head:
        view.headline(disputes.finding(claims, view.language), {"disputed_workers": claims})
    listing.rows(view, claims.drop(columns=["office_code", "cadre_code"]))
    st.stop()
frame = view.run(FIGURE[by])
with head:
    view.stop_if_nothing(frame["acquisitions"].sum(), FIGURE[by])

# Charts
ranking = (
    rankings.cadres(frame, view.office_colours, view.language)
    if by == "cadre"
    else rankings.teams(frame, by, view.language)
)
row_height = charts.row_height_for(max(len(rows) for _title, rows in ranking.panels), HEIGHT)

# Show
with head:
    view.headline(ranking.finding, {FIGURE[by]: frame, "active_cadres": active})
columns = st.columns(len(ranking.panels), gap="large")
for place, (column, (title, rows)) in enumerate(zip(columns, ranking.panels, strict=True)):
    with column:
        if title:
            st.subheader(title, anchor=False)
        if rows:
            bars = charts.ranked_bars(rows, row_height, ranking.longest)
            view.chart(bars, ranking.finding, f"{by}-{place}")
if ranking.left_out:
    st.caption(ranking.left_out)
