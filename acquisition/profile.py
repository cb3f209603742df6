"""A member's own page: which office, event or cadre it shows, and the ways to it from where it is named."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go
import streamlit as st

from acquisition import charts, controls, narrative, ui

ADDRESS = "profil"  # what the address bar calls the code of the one shown
PAGES = {"office": "pages/office.py", "event": "pages/event.py", "cadre": "pages/cadre.py"}


def shown(view: ui.View, member: str, names: Mapping[str, str], preset: Sequence[str] = ()) -> str:
    """The code of the one shown, of these names by code (at least one): the address's, else the first.

    `member` is a key of PAGES. The address is what counts: choosing writes it, so that links and "back" hold.
    Without it a single code in `preset` does. The page hides the offices chosen above, which it ignores.
    """
    st.html(ui.STATIC / "profile.css")
    asked = st.query_params.get(ADDRESS, "")
    key = f"{ADDRESS}-{member}"
    alone = preset[0] if len(preset) == 1 else ""
    st.session_state[key] = next(code for code in (asked, alone, *names) if code in names)

    def write() -> None:
        st.query_params[ADDRESS] = st.session_state[key]

    code = st.selectbox(
        view.gettext("Whose page"), list(names), format_func=names.get, key=key, on_change=write, width=360,
        label_visibility="collapsed",
    )  # fmt: skip
    if asked and asked not in names:
        controls.say_unknown({view.gettext(narrative.FILTERS[member]): [asked]}, view.language)
    return code


def choose(member: str, names: Mapping[str, str], placeholder: str) -> None:
    """A list of names; choosing one opens its own page."""
    code = st.selectbox(
        placeholder, list(names), index=None, format_func=names.get, key=f"open-{member}", width=320,
        placeholder=placeholder, label_visibility="collapsed",
    )  # fmt: skip
    if code is not None:
        open_page(member, code)


def choose_by_keyboard(
    member: str, codes: Sequence[str], rows: Sequence[charts.Row], placeholder: str
) -> None:
    """The same list beside a chart whose bars open these pages: it is seen once the keyboard reaches it."""
    if names := {code: row.name for code, row in zip(codes, rows, strict=True) if code}:
        with st.container(key=f"by-keyboard-{member}"):
            choose(member, names, placeholder)


def bars(chart: go.Figure, alt: str, key: str, member: str, codes: Sequence[str]) -> None:
    """A chart of one bar for each code; a click on one opens its own page (none for the code "")."""
    chosen = st.plotly_chart(
        chart.update_layout(charts.CLICKABLE), theme=None, config=charts.CONFIG,
        alt=charts.alternative(chart, alt), key=key, on_select="rerun", selection_mode="points",
    )  # fmt: skip
    places = [point["point_index"] for point in chosen["selection"]["points"]]
    if code := next((codes[place] for place in places if place < len(codes)), ""):
        open_page(member, code)


def ranked(
    member: str,
    codes: Sequence[str],
    rows: Sequence[charts.Row],
    row_height: int,
    alt: str,
    key: str,
    placeholder: str,
) -> None:
    """Rows as ranked bars, each of which opens its own page, by the keyboard too."""
    choose_by_keyboard(member, codes, rows, placeholder)
    bars(charts.ranked_bars(rows, row_height), alt, key, member, codes)


def open_page(member: str, code: str) -> None:
    """Go to the page of the office, event or cadre of this code."""
    st.switch_page(PAGES[member], query_params={ADDRESS: code})
