"""The presentation of a frozen meeting: a screen per slide, turned by keys."""

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from acquisition import results, ui
from acquisition.i18n import language
from acquisition.meeting.frozen import UnknownMeetingError
from acquisition.presenting.screen import stage

HOME, ASKED = "pages/meeting.py", "meeting"
STYLE = ui.STATIC / "presenting.css"
TURNING = Path(__file__).parent / "presenting" / "presentation.js"


def show(view: ui.View) -> None:
    """What the address asks for: meeting, slide and way. Without such a meeting, the page of all of them."""
    meeting_id = st.query_params.get(ASKED, "")
    try:
        results.slides(meeting_id, view.language.code)
    except UnknownMeetingError:
        st.switch_page(HOME, query_params={ASKED: meeting_id})
    st.html(STYLE)
    data = {"meeting": f"{meeting_id} {view.language.code}", "stage": _stage(meeting_id, view.language.code)}
    if _presentation()(data=data, key="presentation", on_left_change=lambda: None).left:
        st.switch_page(HOME, query_params={ASKED: meeting_id})


@cache
def _presentation() -> ComponentRenderer:
    return st.components.v2.component(
        "presentation", js=TURNING.read_text(encoding="utf-8"), isolate_styles=False
    )


@st.cache_resource(show_spinner=False, max_entries=20)
def _stage(meeting_id: str, code: str) -> str:
    """All slides of a meeting and what stands behind them, made at once: turning to the next costs nothing."""
    return stage(results.slides(meeting_id, code), language(code))
