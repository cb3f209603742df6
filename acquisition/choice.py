"""One of a few views of a page, kept in the address bar by its code, so that links hold in every language."""

from collections.abc import Mapping

import streamlit as st

from acquisition import controls
from acquisition.i18n import Language


def one_of(label: str, names: dict[str, str], key: str, spoken: Language, stays: bool = False) -> str:
    """The code chosen of those named; the first of them, and a word on it, where an unknown one is asked for.

    Streamlit's own binding would put the translated name into the address bar. `stays`: the choice is kept
    where it is not shown; else one that is shown again on the same page would mark nothing as chosen.
    """
    first = next(iter(names))
    opened = key not in st.session_state
    if st.session_state.get(key) not in names:
        asked = st.query_params.get(key, "")
        if opened and asked and asked not in names:
            controls.say_unknown({label: [asked]}, spoken)
        st.session_state[key] = asked if asked in names else first
    chosen = st.segmented_control(
        label, list(names), format_func=names.get, required=True, key=key, label_visibility="collapsed",
        persist_state="session" if stays else None,
    )  # fmt: skip
    if chosen != first:
        st.query_params[key] = chosen
    elif key in st.query_params:
        del st.query_params[key]
    return chosen


def one_or_none(
    label: str, names: Mapping[str, str], key: str, placeholder: str, spoken: Language
) -> str | None:
    """The code chosen of those named, or none: the address is what counts, so that links hold.

    Whatever else chooses, as a click on a chart does, writes the address: see write.
    """
    opened, asked = key not in st.session_state, st.query_params.get(key)
    if asked is not None and asked not in names:
        if opened and asked:
            controls.say_unknown({label: [asked]}, spoken)
        write(key, None)
    st.session_state[key] = asked if asked in names else None

    def take() -> None:
        write(key, st.session_state[key])

    return st.selectbox(
        label, list(names), index=None, format_func=names.get, key=key, on_change=take,
        placeholder=placeholder, label_visibility="collapsed",
    )  # fmt: skip


def write(key: str, code: str | None) -> None:
    """Put a code into the address bar, also the empty one of what belongs to none; or take it out."""
    if code is None:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = code


def words(label: str, key: str, is_linked: bool) -> str:
    """Words to look for; `is_linked`: they are kept in the address bar while there are any."""
    if is_linked and key not in st.session_state:
        st.session_state[key] = st.query_params.get(key, "")
    typed = st.text_input(
        label, key=key, placeholder=label, icon=":material/search:", width=360, label_visibility="collapsed"
    )
    if is_linked:
        write(key, typed or None)
    return typed


def number(label: str, key: str, preset: int, most: int, spoken: Language) -> int:
    """A whole number from 1 to `most`, kept in the address bar unless it is the preset."""
    if key not in st.session_state:
        asked = st.query_params.get(key, "")
        known = asked.isascii() and asked.isdecimal() and len(asked) < 10 and 1 <= int(asked) <= most
        st.session_state[key] = int(asked) if known else preset
        if asked and not known:
            controls.say_unknown({label: [asked]}, spoken)
    chosen = st.number_input(
        label, min_value=1, max_value=most, step=5, key=key, width=150, label_visibility="collapsed"
    )
    if chosen != preset:
        st.query_params[key] = str(chosen)
    elif key in st.query_params:
        del st.query_params[key]
    return chosen
