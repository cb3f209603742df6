"""The presentation of a frozen meeting: a screen per slide, turned by keys; decisions are noted over it."""

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from acquisition import decision_panel, meeting_panel, ui
from acquisition.access.person import HOLD_MEETINGS
from acquisition.i18n import language
from acquisition.meeting import meetings
from acquisition.meeting.meetings import UnknownMeetingError
from acquisition.meeting.slides import Slide
from acquisition.presenting.screen import stage

HOME, ASKED = "pages/meeting.py", "meeting"
STYLE = ui.STATIC / "presenting.css"
TURNING = Path(__file__).parent / "presenting" / "presentation.js"


def show(view: ui.View) -> None:
    """What the address asks for: meeting, slide and way. Without such a meeting, the page of all of them."""
    meeting_id = st.query_params.get(ASKED, "")
    try:
        slides = meeting_panel.told(view, meeting_id)
    except UnknownMeetingError:
        st.switch_page(HOME, query_params={ASKED: meeting_id})
    st.html(STYLE)
    told = f"{meeting_id} {view.language.code} {view.store.snapshot()} {view.scope}"
    pressed = _presentation()(
        data={"told": told, "stage": _stage(told, view.language.code, slides)}, key="presentation",
        on_left_change=lambda: None, on_decide_change=lambda: None,
    )  # fmt: skip
    if pressed.left:
        st.switch_page(HOME, query_params={ASKED: meeting_id})
    if pressed.decide and view.person.may(HOLD_MEETINGS):
        meeting = meetings.meeting(view.store, meeting_id, view.language)
        decision_panel.note(view, meeting, int(pressed.decide), len(slides))


@cache
def _presentation() -> ComponentRenderer:
    return st.components.v2.component(
        "presentation",
        html='<div class="mount"></div>',
        js=TURNING.read_text(encoding="utf-8"),
        isolate_styles=False,
    )


@st.cache_resource(show_spinner=False, max_entries=20)
def _stage(told: str, code: str, _slides: tuple[Slide, ...]) -> str:
    """All slides as told at a snapshot, and what stands behind them, made at once: to turn costs nothing."""
    return stage(_slides, language(code))
