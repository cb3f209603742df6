"""Changes: what changed against an earlier period, who makes the difference, and where it will end."""

import streamlit as st

from acquisition import change_gaps, change_panel, changes, choice, comparison, ui, waterfall
from acquisition import formatting as fmt

STEPS = 7

view = ui.view()
view.invite_if_empty()
_ = view.gettext

# Filters and figures
projection = view.run("projection")
compared = comparison.of(view)
known = {name: one for name, one in compared.items() if one}
if not known:
    change_panel.nothing_earlier(view, projection)
    st.stop()
head = st.container()
with st.container(horizontal=True, vertical_alignment="center", key="change-controls"):
    names = {name: _(comparison.NAMES[name]) for name in known}
    basis = choice.one_of(_("Compared with"), names, "against", view.language)
    level = choice.one_of(_("By"), change_panel.levels(view), "level", view.language)
    if level == "cadre":
        view = view.of_own()
    view = change_panel.narrowed(view, known[basis], level)
against, figure = known[basis], changes.FIGURES[level]
gaps = change_gaps.of(view, against)
frame = view.run(figure, **comparison.days(against))
before, now = changes.totals(frame)
with head:
    view.stop_if_nothing((before or 0) + (now or 0), figure)

# Charts
shown = comparison.closed(view.period, view.span.first_on, view.span.as_of)
words = changes.subject(view), changes.senders(view)
finding = changes.finding(frame, level, shown, against, view.language, *words)
steps = changes.steps(frame, level, STEPS, view.language)
bridge = waterfall.waterfall(steps, changes.ends(view, against, before, now), view.language)

# Show
with head:
    behind = {figure: frame, "acquisition_pace": view.run("acquisition_pace"), "projection": projection}
    if comparison.LEBARAN in known:
        behind["lebarans"] = view.run("lebarans")
    view.headline(finding, behind, gaps.both)
    if lacking := change_gaps.warning(gaps, shown, against, view.language):
        st.caption(f"⚠ {fmt.escape_markdown(lacking)}")
left, right = st.columns([9, 8], gap="medium")
with left:
    change_panel.clickable(view, bridge, finding, steps, level)
    if said := changes.appeared(frame, level, view.language):
        st.caption(fmt.escape_markdown(said))
with right, st.container(key="beside", gap="small"):
    change_panel.comparisons(view, compared)
    change_panel.outlook(view, projection)
