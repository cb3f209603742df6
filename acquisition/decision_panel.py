"""Decisions on the screen: noted at a slide, listed, and taken back."""

from datetime import timedelta

import streamlit as st

from acquisition import formatting as fmt
from acquisition import listing, results, ui
from acquisition.access.audit import DECIDED, TAKEN_BACK
from acquisition.access.person import HOLD_MEETINGS
from acquisition.i18n import N_
from acquisition.meeting.decisions import (
    LETTERS,
    MEASURES,
    MOST,
    Decision,
    decide,
    named,
    of_meeting,
    take_back,
)
from acquisition.meeting.meetings import Meeting
from acquisition.period import month

ROLES = (N_("Head of the branch"), N_("Head of membership"), N_("Supervisors of cadres"), N_("All offices"))


def show(view: ui.View, meeting: Meeting, slides: int) -> None:
    """What was decided at a frozen meeting, a form to note more, and a way to take one back."""
    _ = view.gettext
    st.header(_("Decisions"), anchor=False)
    own = of_meeting(results.newest("decisions", view.scope), meeting.meeting_id)
    nothing = _("Nothing is noted yet. While presenting, D notes a decision of the slide that is on.")
    listing.show(view, "decisions", own, nothing, leaving_out=("meeting_id", "meeting"))
    if not view.person.may(HOLD_MEETINGS):
        return
    with st.container(horizontal=True):
        if st.button(_("Note a decision"), icon=":material/add_task:", key="decide"):
            note(view, meeting, 1, slides)
        if len(own):
            _taking_back(view, own.set_index("position")["what"].to_dict())


def _taking_back(view: ui.View, noted: dict[int, str]) -> None:
    with st.popover(view.gettext("Take one back"), icon=":material/undo:"):
        chosen = st.selectbox(
            view.gettext("Decision"), list(noted), index=None, key="taken-back",
            format_func=lambda number: fmt.shortened(noted[number], LETTERS),
            placeholder=view.gettext("Choose"),
        )  # fmt: skip
        if st.button(view.gettext("Take back"), key="take-back", disabled=chosen is None):
            view.person.require(HOLD_MEETINGS)
            take_back(view.store, chosen)
            view.note(TAKEN_BACK, decision=chosen)
            st.rerun()


def note(view: ui.View, meeting: Meeting, slide: int, slides: int) -> None:
    """A form over the page; what it notes belongs to the slide that is given there."""

    @st.dialog(view.gettext("Note a decision"), width="large")
    def form() -> None:
        if decision := _asked(view, meeting, slide, slides):
            if flaw := decision.flaw(meeting.as_of):
                st.error(view.gettext(flaw))
                return
            view.person.require(HOLD_MEETINGS)
            decide(view.store, meeting.meeting_id, decision)
            view.note(DECIDED, meeting=meeting.meeting_id, slide=decision.slide)
            st.rerun()

    form()


def _asked(view: ui.View, meeting: Meeting, slide: int, slides: int) -> Decision | None:
    """What the form says when it is sent."""
    _ = view.gettext
    with st.form("decision", border=False):
        narrow, wide = st.columns([1, 5])
        number = narrow.number_input(_("Slide"), 1, slides, slide, key="decision-slide")
        what = wide.text_input(_("What is to be done"), max_chars=LETTERS, key="decision-what")
        wide, narrow = st.columns([2, 1])
        who = wide.selectbox(
            _("Who: an office or a role, no person"), [*view.offices.values(), *map(_, ROLES)], index=None,
            accept_new_options=True, placeholder=_("Choose, or type a role"), key="decision-who",
        )  # fmt: skip
        due = narrow.date_input(
            _("Until"), month(meeting.as_of + timedelta(days=28)).last, format="DD/MM/YYYY",
            min_value=meeting.as_of + timedelta(days=1), key="decision-until",
        )  # fmt: skip
        st.caption(_("Where it can be measured: counted from the day after the data of this meeting."))
        by, at, much = st.columns(3)
        measure = by.selectbox(
            _("Measured by"), MEASURES, index=None, key="decision-measure",
            format_func=lambda one: named(one, view.language), placeholder=_("not measured"),
        )  # fmt: skip
        office = at.selectbox(
            _("Measured at"), ["", *view.offices], key="decision-office",
            format_func=lambda code: view.offices.get(code, _("all offices")),
        )  # fmt: skip
        reach = much.number_input(_("To reach"), 1, MOST, None, step=1, key="decision-reach")
        if not st.form_submit_button(_("Note it"), type="primary"):
            return None
    return Decision(number, what, who or "", due, measure, office, reach)
