"""Cadres: who produces, ranked with shared ties; who reaches the norm; whom to call; who is disputed."""

import streamlit as st

from acquisition import cadre_panel, cadre_profile, charts, choice, norm, profile, rankings, recap_button, ui

HEIGHT = 572  # no big numbers above: the ranking has their room
FIGURE = {
    "cadre": "acquisition_by_cadre",
    "supervisor": "acquisition_by_supervisor",
    "cadre_group": "acquisition_by_cadre_group",
}
LISTS = {"calls": cadre_panel.to_call, "disputed": cadre_panel.disputed}

view = ui.view()
view.invite_if_empty()
view = view.of_own()
_ = view.gettext

# Filters
head = st.container()
with st.container(horizontal=True, vertical_alignment="center", key="cadre-controls"):
    names = {
        "cadre": _("Cadres"),
        "supervisor": _("Supervisors"),
        "cadre_group": _("Cadre groups"),
        "norm": _("Norm"),
        "calls": _("To call"),
        "disputed": _("Disputed"),
    }
    by = choice.one_of(_("By"), names, "by", view.language)
    if by not in LISTS:
        view = cadre_panel.without_sponsored(view)
    if by == "norm":
        wanted = cadre_panel.chosen_norm(view)
    everybody = view.run("acquisition_by_cadre")
    profile.choose("cadre", cadre_profile.names(everybody), _("Open a cadre's page"))
    handed_out = st.container(width="content")

# Lists and the norm
if by in LISTS:
    LISTS[by](view, head)
    st.stop()
if by == "norm":
    cadre_panel.norms(view, head, wanted)
    st.stop()

# Figures and charts
frame, active = view.run(FIGURE[by]), view.run("active_cadres")
with head:
    view.stop_if_nothing(frame["acquisitions"].sum(), FIGURE[by])
left_out, incomplete = cadre_panel.left_out(view), set(view.incomplete()["office_code"])
ranking = (
    rankings.cadres(frame, view.office_colours, view.language, not left_out, incomplete)
    if by == "cadre"
    else rankings.teams(frame, by, view.language, rankings.incomplete_teams(everybody, by, incomplete))
)
row_height = charts.row_height_for(max(len(rows) for _title, rows in ranking.panels), HEIGHT)

# Show
with head:
    view.headline(ranking.finding, {FIGURE[by]: frame, "active_cadres": active})
columns = st.columns(len(ranking.panels), gap="large")
for place, (column, (title, rows)) in enumerate(zip(columns, ranking.panels, strict=True)):
    with column:
        if title:
            st.header(title, anchor=False)
        if rows:
            bars = charts.ranked_bars(rows, row_height, ranking.longest)
            profile.bars(bars, ranking.finding, f"{by}-{place}", "cadre", [row.code for row in rows])
said = (ranking.left_out, left_out, rankings.activity(active.iloc[0], view.language))
st.caption(" ".join(filter(None, said)))
if by == "cadre" and ranking.longest:
    with handed_out:
        recap_button.of_cadres(view, _("Reward recap of all (PDF)"), norm.NORM, frame)
