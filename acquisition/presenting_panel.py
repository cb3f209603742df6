"""The presentation of a frozen meeting: a screen per slide, turned by keys."""

import streamlit as st

from acquisition import formatting as fmt
from acquisition import results, ui
from acquisition.i18n import language
from acquisition.meeting.frozen import UnknownMeetingError
from acquisition.meeting.slides import Slide
from acquisition.presenting.keys import BLACK, KEYS, LEAVE, OVERVIEW, SLIDE, TABLE, Showing
from acquisition.presenting.screen import screen, table_screen

HOME, ASKED = "pages/meeting.py", "meeting"
STYLE = ui.STATIC / "presenting.css"
BRIEF = 70  # letters of a headline among all


def show(view: ui.View) -> None:
    """What the address asks for: meeting, slide and way. Without such a meeting, the page of all of them."""
    meeting_id = st.query_params.get(ASKED, "")
    try:
        results.slides(meeting_id, view.language.code)
    except UnknownMeetingError:
        st.switch_page(HOME, query_params={ASKED: meeting_id})
    st.html(STYLE)
    _presentation(meeting_id, view.language.code)


@st.fragment
def _presentation(meeting_id: str, code: str) -> None:
    """The slide, and keys that run nothing but this: no figure, no control, not even the store is asked."""
    slides = results.slides(meeting_id, code)
    _keys(meeting_id, len(slides))
    showing = _showing(len(slides))
    if showing.mode == OVERVIEW:
        _overview(slides, showing)
    elif showing.mode == BLACK:
        st.html('<div class="black"></div>')
    else:
        st.html(_screens(meeting_id, code, showing.mode == TABLE)[showing.slide - 1])


@st.cache_resource(show_spinner=False, max_entries=40)
def _screens(meeting_id: str, code: str, as_tables: bool) -> list[str]:
    """All slides of a meeting as screens, made at once: turning to the next costs nothing."""
    slides, made = results.slides(meeting_id, code), table_screen if as_tables else screen
    return [made(slide, number, len(slides), language(code)) for number, slide in enumerate(slides, start=1)]


def _keys(meeting_id: str, count: int) -> None:
    """A button per key, which nobody sees."""
    with st.container(key="keys"):
        for key, action in KEYS.items():
            if action == LEAVE:
                if st.button(key, shortcut=key, key=f"press-{key}"):
                    st.switch_page(HOME, query_params={ASKED: meeting_id})
            else:
                st.button(key, shortcut=key, key=f"press-{key}", on_click=_press, args=(action, count))


def _press(action: str, count: int) -> None:
    _turn_to(_showing(count).after(action, count))


def _showing(count: int) -> Showing:
    return Showing.asked(st.query_params.get("slide"), st.query_params.get("show"), count)


def _turn_to(showing: Showing) -> None:
    st.query_params["slide"] = str(showing.slide)
    if showing.mode != SLIDE:
        st.query_params["show"] = showing.mode
    elif "show" in st.query_params:
        del st.query_params["show"]


def _overview(slides: tuple[Slide, ...], showing: Showing) -> None:
    """All slides in short; a click leads to one, keys move the mark, Enter opens it."""
    with st.container(key="overview"):
        st.title(fmt.escape_markdown(slides[0].headline), anchor=False)
        with st.container(key="slides"):
            for number, slide in enumerate(slides, start=1):
                said = fmt.escape_markdown(fmt.shortened(slide.headline, BRIEF))
                st.button(
                    f"**{number} · {fmt.escape_markdown(slide.topic)}** {said}", key=f"slide-{number}",
                    type="primary" if number == showing.slide else "secondary", width="stretch",
                    on_click=_turn_to, args=(Showing(number),),
                )  # fmt: skip
