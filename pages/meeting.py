"""The meeting: its slides in short, and what is handed out of them; a frozen one as it was."""

import streamlit as st

from acquisition import choice, comparison, meeting_panel, ui
from acquisition.meeting.opening import opening
from acquisition.meeting.storyline import chosen, default_title, storyline

view = ui.view()
_ = view.gettext

if frozen := meeting_panel.frozen(view):
    meeting_panel.show_frozen(view, frozen)
    st.stop()
view.invite_if_empty()

# Filters: those above the page; what the meeting is called, its day, and what is compared,
# and which evaluation it looks back on
head = st.container()
with st.container(horizontal=True, vertical_alignment="bottom", key="meeting-controls"):
    title = st.text_input(_("Title"), placeholder=default_title(view), max_chars=120, key="meeting-title")
    day = st.date_input(
        _("Day of the meeting"), value=None, format="DD/MM/YYYY", key="meeting-day", width=200
    )
    known = {name: one for name, one in comparison.of(view).items() if one}
    if len(known) > 1:
        names = {name: _(comparison.NAMES[name]) for name in known}
        against = known[choice.one_of(_("Compared with"), names, "against", view.language)]
        view = view.of(**comparison.days(against))
    choosing = st.popover(_("Slides"), icon=":material/checklist:")
last = meeting_panel.last_evaluation(view)

# Slides
told = storyline(view, title, day, opening(view, last))
with choosing:
    without = meeting_panel.left_out(view, told)
slides = chosen(told, without)

# Show
with head:
    meeting_panel.headline(slides[0])
    with st.container(horizontal=True, key="handouts"):
        meeting_panel.handouts(view, slides, view.as_of)
        meeting_panel.freezing(view, title, day, last, without)
meeting_panel.contents(view, slides)
meeting_panel.listed(view)
