"""The dashboard with the data as they once were: what stands behind a frozen meeting."""

from collections.abc import Callable

import streamlit as st

from acquisition import controls
from acquisition import formatting as fmt
from acquisition.filters import Filters
from acquisition.i18n import Language
from acquisition.period import Span

ASKED = "snapshot"


def snapshot(newest: int, is_known: Callable[[int], bool]) -> tuple[int, str | None]:
    """The snapshot that the address asks for, which all pages then stay at, or else the newest.

    And what it asks for and is none.
    """
    asked = st.query_params.get(ASKED)
    is_number = asked is not None and asked.isascii() and asked.isdecimal() and len(asked) < 10
    shown = int(asked) if is_number else st.session_state.get(ASKED, newest)
    if shown != newest and is_known(shown):
        st.session_state[ASKED] = shown
        st.query_params[ASKED] = str(shown)
        return shown, None
    _forget()
    return newest, None if shown == newest and (is_number or not asked) else asked


def look_back(number: int, filters: Filters) -> None:
    """Set the pages to a snapshot, and their controls to these filters."""
    controls.set_to(filters)
    st.session_state[ASKED] = number


def say(shown: int, newest: int, unknown: str | None, span: Span | None, spoken: Language) -> None:
    """Where old data are shown: of when they are, and a way back to the newest; else what is none."""
    if unknown:
        controls.say_unknown({spoken.gettext("Snapshot"): [unknown]}, spoken)
    if shown == newest or span is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="lookback"):
        st.info(
            spoken.gettext(
                "The data as they were at snapshot {snapshot}, up to {day}. Newer ones are there.",
                snapshot=shown,
                day=fmt.day(span.as_of, spoken.code),
            ),
            icon=":material/history:",
        )
        st.button(spoken.gettext("Back to the newest data"), key="newest", on_click=_forget)


def _forget() -> None:
    st.session_state.pop(ASKED, None)
    st.query_params.pop(ASKED, None)
