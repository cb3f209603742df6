"""What every page shares on the screen: store, language, filters, and the way a finding is shown."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from acquisition import charts, narrative, tables
from acquisition import formatting as fmt
from acquisition.figures import FIGURES
from acquisition.filters import Filters
from acquisition.i18n import DEFAULT, LANGUAGES, Language, language
from acquisition.store import DEFAULT_STORE, Store

PROJECT = Path(__file__).resolve().parent.parent
STATIC = PROJECT / "static"
SEGMENTS = tuple(charts.SEGMENT_COLOURS)
EARLIEST = date(1977, 12, 5)  # the scheme's first day: no enrollment is older
_WIDGETS = {"from": None, "to": None, "office": [], "segment": []}

_current: ContextVar["View"] = ContextVar("view")


@dataclass(frozen=True)
class View:
    """What is looked at: language, filters and the snapshot they are applied to."""

    language: Language
    filters: Filters
    snapshot: int
    as_of: date | None
    offices: dict[str, str]

    def gettext(self, message: str, /, **values: object) -> str:
        return self.language.gettext(message, **values)

    def ngettext(self, singular: str, plural: str, count: float, /, **values: object) -> str:
        return self.language.ngettext(singular, plural, count, **values)

    @property
    def office_colours(self) -> dict[str, str]:
        return charts.office_colours(list(self.offices))

    def run(self, name: str, **changed: object) -> pd.DataFrame:
        """The figure under this view's filters, some of them changed."""
        return _run(name, _declared(name, self.filters, changed), self.snapshot)

    def headline(self, finding: str, shown: dict[str, pd.DataFrame]) -> None:
        """The finding as the page's title; under it what it speaks of, and what stands behind it."""
        st.title(fmt.escape_markdown(finding), anchor=False)
        with st.container(horizontal=True, vertical_alignment="center", key="stamp"):
            st.caption(fmt.escape_markdown(self.stamp(next(iter(shown)))), width="stretch")
            self._behind(shown)

    def stamp(self, name: str) -> str:
        """The day up to which the data speak, their snapshot, and the filters that the figure applies."""
        said = self.gettext(
            "Data up to {as_of} · snapshot {snapshot}",
            as_of=fmt.day(self.as_of, self.language.code),
            snapshot=self.snapshot,
        )
        selection = narrative.selection(self.filters, self.offices, FIGURES[name].filters, self.language)
        return " · ".join(filter(None, (said, selection)))

    def numbers(self, numbers: Sequence[tuple[str, str, str]]) -> None:
        """Big numbers side by side: label (may hold Markdown), number, and a quieter word under it."""
        with st.container(horizontal=True, gap="large", key="numbers"):
            for label, value, note in numbers:
                st.metric(
                    label, value, delta=note or None, delta_color="off", delta_arrow="off", width="content"
                )

    def measure(self, segments: set[str]) -> str:
        """The segments looked at together: both, PU or BPU, of those that the filters leave."""
        options = {"both": "PU + BPU", "PU": "PU", "BPU": "BPU"}
        if len(segments) == 1:
            return segments.pop()
        return st.segmented_control(
            self.gettext("Workers"), list(options), format_func=options.get, default="both", required=True,
            key="measure", bind="query-params", label_visibility="collapsed",
        )  # fmt: skip

    def choice(self, label: str, names: dict[str, str], key: str, placeholder: str) -> str | None:
        """One code of those named, or none; kept in the address bar."""
        return st.selectbox(
            label, list(names), index=None, format_func=lambda code: names.get(code, code), key=key,
            placeholder=placeholder, bind="query-params", label_visibility="collapsed",
        )  # fmt: skip

    def clickable_map(self, chart: go.Figure, config: dict, alt: str, chosen: str) -> None:
        """A map on which a click on a regency puts its code into the widget `chosen`."""

        def take() -> None:
            points = st.session_state["map"]["selection"]["points"]
            if points:
                st.session_state[chosen] = points[0]["location"]

        st.plotly_chart(
            chart, theme=None, config=config, alt=alt, key="map", on_select=take, selection_mode="points"
        )

    def chart(self, chart: go.Figure, alt: str, key: str) -> None:
        """A chart, with the sentence that says the same to those who do not see it."""
        st.plotly_chart(chart, theme=None, config=charts.CONFIG, alt=alt, key=key)

    def _behind(self, shown: dict[str, pd.DataFrame]) -> None:
        """Definition, table and CSV of the figures shown, each one click away."""
        with st.popover(self.gettext("Definition"), type="tertiary", icon=":material/menu_book:"):
            for name in shown:
                figure = FIGURES[name]
                st.markdown(f"**{fmt.escape_markdown(self.gettext(figure.question))}**")
                st.markdown(fmt.escape_markdown(self.gettext(figure.definition)))
        if st.button(self.gettext("Table"), type="tertiary", icon=":material/table:"):
            self._tables(shown)
        self.csv(*next(iter(shown.items())))

    def _tables(self, shown: dict[str, pd.DataFrame]) -> None:
        @st.dialog(self.gettext("Table"), width="large")
        def dialog() -> None:
            for name, frame in shown.items():
                st.markdown(f"**{fmt.escape_markdown(self.gettext(FIGURES[name].question))}**")
                self.table(frame)

        dialog()

    def csv(self, name: str, frame: pd.DataFrame) -> None:
        """A button that saves the figure as CSV."""
        st.download_button(
            "CSV", data=tables.csv(frame, self.language), mime="text/csv", key=f"csv-{name}",
            file_name=f"{name}_{self.as_of}_{self.snapshot}.csv",
            on_click="ignore", type="tertiary", icon=":material/download:",
        )  # fmt: skip

    def table(self, frame: pd.DataFrame) -> None:
        """The frame as a table: formatted in the view's language, sorted as numbers."""
        st.dataframe(
            tables.styled(frame, self.language), hide_index=True, width="stretch", placeholder=fmt.NONE
        )

    def invite_if_empty(self) -> None:
        """On an empty store: how to fill it, and nothing else."""
        if self.as_of is None:
            st.title(self.gettext("No data has been taken in yet"), anchor=False)
            self.how_to_import()
            st.stop()

    def how_to_import(self) -> None:
        """The way from an export file to its figures, and to the sample."""
        st.markdown(
            self.gettext(
                "1. Put the export files (XLSX or CSV) into the folder {folder}.", folder="`data/exports`"
            )
        )
        st.markdown(self.gettext("2. Take them in with this command; each file is answered by a receipt."))
        st.code(_command("import data/exports"), language="bash")
        st.markdown(self.gettext("3. Reload this page."))
        st.markdown(self.gettext("To look around first, load the sample into an empty store:"))
        st.code(_command("demo"), language="bash")

    def stop_if_nothing(self, count: float, name: str) -> None:
        """Where the filters leave nothing: say so, and offer the way out."""
        if count:
            return
        st.title(self.gettext("Nothing in this selection"), anchor=False)
        st.caption(fmt.escape_markdown(self.stamp(name)))
        st.markdown(
            self.gettext("There are data, but none within this period, these offices and these segments.")
        )
        st.button(self.gettext("Show everything"), type="primary", on_click=_clear_filters)
        st.stop()


def view() -> View:
    """The view that app.py set up for this run; a page that runs without it is not shown."""
    try:
        return _current.get()
    except LookupError:
        if PagesManager.uses_pages_directory:
            # Streamlit ran the file by its old convention, around app.py: run again, by way of it.
            PagesManager.uses_pages_directory = False
            st.rerun()
        st.error(language(DEFAULT).gettext("This page opens from the dashboard only."))
        st.stop()


@contextmanager
def looking() -> Iterator[View]:
    """The controls above every page, and the view they set, in force for the page run inside."""
    st.html(STATIC / "style.css")
    snapshot = _store().snapshot()
    as_of = _run("data_as_of", Filters(), snapshot)["as_of"].iloc[0]
    as_of = None if fmt.missing(as_of) else pd.Timestamp(as_of).date()
    offices = _run("acquisition_by_office", Filters(), snapshot).set_index("office_code")["office"].to_dict()
    spoken, filters = _controls(as_of, offices)
    token = _current.set(View(spoken, filters, snapshot, as_of, offices))
    try:
        yield _current.get()
    finally:
        _current.reset(token)


def _controls(as_of: date | None, offices: dict[str, str]) -> tuple[Language, Filters]:
    """One row: period, offices, segments; on the right the language. All are in the address bar."""
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
    _ = spoken.gettext
    if as_of is None:
        return spoken, Filters()
    if _store().is_sample():
        sample.badge(_("Synthetic sample data"), icon=":material/science:", color="gray")
    latest = date(as_of.year + 1, 12, 31)
    with left:
        from_, to = (
            st.date_input(
                label, value=None, min_value=EARLIEST, max_value=latest, format="DD/MM/YYYY", key=key,
                bind="query-params", width=220,
            )
            for label, key in ((_("From"), "from"), (_("To"), "to"))
        )  # fmt: skip
        office = st.multiselect(
            _("Office"), list(offices), format_func=lambda code: offices.get(code, code), key="office",
            placeholder=_("All offices"), select_all=False, bind="query-params", width=320,
            label_visibility="collapsed",
        )  # fmt: skip
        segment = st.pills(
            _("Segment"), SEGMENTS, selection_mode="multi", key="segment", bind="query-params",
            label_visibility="collapsed",
        )  # fmt: skip
    return spoken, Filters(from_=from_, to=to, office=tuple(sorted(office)), segment=tuple(sorted(segment)))


def _command(verb: str) -> str:
    """A command as it is typed in the project's folder: with this server's Python, on this server's store."""
    python = Path(sys.executable)
    python = python.relative_to(PROJECT) if python.is_relative_to(PROJECT) else "python"
    store = Path(os.environ.get("ACQUISITION_STORE") or DEFAULT_STORE)
    option = "" if store == DEFAULT_STORE else f" --store {store}"
    return f"{python} -m acquisition {verb}{option}"


def _clear_filters() -> None:
    st.session_state.update(_WIDGETS)


def _declared(name: str, filters: Filters, changed: dict[str, object]) -> Filters:
    """Only the filters that the figure declares, so that equal results are cached once."""
    given = {f"{key}_" if key == "from" else key: filters.value(key) for key in FIGURES[name].filters}
    return Filters(**{**given, **changed})


@st.cache_resource(show_spinner=False)
def _store() -> Store:
    return Store.open(os.environ.get("ACQUISITION_STORE") or DEFAULT_STORE)


@st.cache_data(show_spinner=False, max_entries=500)
def _run(name: str, filters: Filters, snapshot: int) -> pd.DataFrame:
    return _store().run(name, filters, snapshot)
