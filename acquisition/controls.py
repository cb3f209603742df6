"""The controls above every page: period, offices, segments, language; all are in the address bar."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date

import streamlit as st

from acquisition import charts, narrative, paper, results
from acquisition import formatting as fmt
from acquisition.access import gate
from acquisition.access.person import ADMINISTRATOR, IMPORTER, LOCAL, VIEWER, Person
from acquisition.filters import Filters
from acquisition.i18n import DEFAULT, LANGUAGES, N_, Language, language
from acquisition.period import Period, Span, everything, years

SEGMENTS = tuple(charts.SEGMENT_COLOURS)
_IN_ADDRESS = ("period", "from", "to", "office", "segment")
ROLES = {VIEWER: N_("Looks"), IMPORTER: N_("Imports"), ADMINISTRATOR: N_("Administers")}
_NO_DAYS = {"from": None, "to": None}
_LED_TO = "led-to"


def show(
    span: Span | None, offices: dict[str, str], is_sample: bool, person: Person
) -> tuple[Language, Filters]:
    """The language and the filters chosen. Without data there is nothing to choose but the language."""
    # Later the address follows the controls; at first it is what a link asks for.
    opened = "period" not in st.session_state
    asked = {name: st.query_params.get_all(name) for name in _IN_ADDRESS if opened}
    with st.container(horizontal=True, vertical_alignment="center", key="controls"):
        left = st.container(horizontal=True, vertical_alignment="center", key="filters")
        right = st.container(horizontal=True, vertical_alignment="center", width="content")
    sample = right.container(width="content")
    with right:
        code = st.segmented_control(
            "Bahasa / Language", list(LANGUAGES), default=DEFAULT, required=True, key="lang",
            bind="query-params", label_visibility="collapsed",
        )  # fmt: skip
    spoken = language(code)
    with right:
        _signed_in(person, offices, spoken)
    if span is None:
        return spoken, Filters()
    if is_sample:
        sample.badge(spoken.gettext("Synthetic sample data"), icon=":material/science:", color="gray")
        paper.mark(spoken.gettext("Synthetic sample data"))
    with left:
        days = _period(span, spoken)
        office, segment = _offices(offices, spoken), _segments(spoken)
    known = {"period": span.choices, "office": set(offices.values()), "segment": SEGMENTS}
    unknown = _unknown(asked, known)
    say_unknown({spoken.gettext(narrative.FILTERS[name]): unknown[name] for name in unknown}, spoken)
    return spoken, Filters(
        from_=days.first, to=days.last, office=tuple(sorted(office)), segment=tuple(sorted(segment))
    )


def newest_month(span: Span) -> dict[str, object]:
    """What controls are set to for the newest month of the data."""
    return _NO_DAYS | {"period": fmt.month(span.as_of, DEFAULT)}


def show_everything(span: Span) -> None:
    """Set all controls to the whole of the data."""
    st.session_state.update(_NO_DAYS, office=[], segment=[], period=everything(span.first_on, span.as_of))


def link(
    label: str,
    icon: str,
    key: str,
    page: str,
    chosen: Mapping[str, object],
    asked: Mapping[str, str] | None = None,
) -> None:
    """A line that leads to a page, with what is `asked` of it in its address, and these controls set there.

    The address alone would not do: controls keep what was chosen before.
    """

    def choose() -> None:
        st.session_state.update(chosen)
        st.session_state[_LED_TO] = (page, asked or {})

    st.button(fmt.escape_markdown(label), type="tertiary", icon=icon, on_click=choose, key=key)


def follow() -> None:
    """Go to where such a line leads that was pressed: what it stands beside may be gone by then."""
    if led := st.session_state.pop(_LED_TO, None):
        page, asked = led
        st.switch_page(page, query_params=asked)


def set_to(filters: Filters) -> None:
    """Set the controls of period, offices and segments to these filters."""
    st.session_state.update(
        {
            "from": filters.from_,
            "to": filters.to,
            "office": list(filters.office),
            "segment": list(filters.segment),
        }
    )


def _signed_in(person: Person, offices: dict[str, str], spoken: Language) -> None:
    """Who is signed in, in which role, for which offices, and the way out; nothing where nobody signs in."""
    if person.role not in ROLES or person == LOCAL:
        return
    _ = spoken.gettext
    with st.popover(_("Account"), icon=":material/account_circle:", type="tertiary", key="signed-in"):
        st.markdown(f"**{fmt.escape_markdown(person.name)}**")
        own = (
            _("All offices")
            if person.scope is None
            else ", ".join(offices.get(one, one) for one in person.scope)
        )
        st.caption(fmt.escape_markdown(f"{_(ROLES[person.role])} · {own}"))
        st.button(
            _("Sign out"),
            icon=":material/logout:",
            on_click=gate.sign_out,
            args=(person, results.audit()),
            key="sign-out",
        )


def _period(span: Span, spoken: Language) -> Period:
    """A year or a month of the data, unless days are given."""
    _ = spoken.gettext
    box = st.container(width=160)
    with st.popover(_("Days"), icon=":material/date_range:"):
        days = Period(_day(_("From"), "from", span), _day(_("To"), "to", span))
    given = days != Period()
    named = box.selectbox(
        _("Period"), list(span.choices), key="period", bind="query-params", disabled=given,
        label_visibility="collapsed",
    )  # fmt: skip
    if given:
        st.button(
            fmt.escape_markdown(narrative.period(days, spoken)), icon=":material/close:", key="no-days",
            on_click=st.session_state.update, kwargs=_NO_DAYS, help=_("Back to the period"),
        )  # fmt: skip
    return days if given else span.choices[named]


def _day(label: str, key: str, span: Span) -> date | None:
    """A day within the years of the data, kept in the address bar.

    Streamlit's own binding would lose it with the next page: it forgets what is folded away.
    """
    bounds = years(span.first_on.year, span.as_of.year)
    if key not in st.session_state:
        with suppress(ValueError):
            asked = date.fromisoformat(st.query_params.get(key, ""))
            st.session_state[key] = asked if bounds.first <= asked <= bounds.last else None
    day = st.date_input(
        label, value=None, min_value=bounds.first, max_value=bounds.last, format="DD/MM/YYYY", key=key,
        width=220, persist_state="session",
    )  # fmt: skip
    if day:
        st.query_params[key] = day.isoformat()
    else:
        st.query_params.pop(key, None)
    return day


def _offices(offices: dict[str, str], spoken: Language) -> list[str]:
    return st.multiselect(
        spoken.gettext("Office"), list(offices), format_func=lambda code: offices.get(code, code),
        key="office", placeholder=spoken.gettext("All offices"), select_all=False, bind="query-params",
        width=320, label_visibility="collapsed",
    )  # fmt: skip


def _segments(spoken: Language) -> list[str]:
    return st.pills(
        spoken.gettext("Segment"), SEGMENTS, selection_mode="multi", key="segment", bind="query-params",
        label_visibility="collapsed",
    )  # fmt: skip


def _unknown(asked: dict[str, list[str]], known: dict[str, object]) -> dict[str, list[str]]:
    return {
        name: [one for one in values if one and one not in known[name]]
        if name in known
        else [one for one in values if one and st.session_state[name] is None]
        for name, values in asked.items()
    }


def say_unknown(unknown: dict[str, list[str]], spoken: Language) -> None:
    """What the link asked for, by what it would choose, and nobody knows: nothing is ignored silently."""
    said = [
        f"{label} “{fmt.escape_markdown(value[:40])}”"
        for label, values in unknown.items()
        for value in values
    ]
    if said:
        st.caption(
            ":material/link_off: "
            + spoken.gettext("Not known, and so not applied, from the link: {values}", values=", ".join(said))
        )
