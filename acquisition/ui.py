"""What every page shares on the screen: language, filters, and the way a finding is shown."""

import logging
import os
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.pages_manager import PagesManager

from acquisition import (
    boundaries,
    charts,
    choice,
    controls,
    lookback,
    map_measures,
    map_narrative,
    narrative,
    origin,
    paper,
    results,
    tables,
    tiles,
)
from acquisition import formatting as fmt
from acquisition.access import gate
from acquisition.access.audit import DOWNLOADED, details
from acquisition.access.person import LOCAL, Person
from acquisition.figures import FIGURES
from acquisition.filters import Filters
from acquisition.i18n import DEFAULT, language
from acquisition.look import Look
from acquisition.obstacles import UnreachableError
from acquisition.overview import Tile
from acquisition.period import Span
from acquisition.store import Store
from acquisition.store_address import default_store, named_store

PROJECT = Path(__file__).resolve().parent.parent
STATIC = PROJECT / "static"
WORTH_FILTERING = 12  # rows
MANY = 7  # numbers side by side, which stand closer together
LOOK_AGAIN = 5  # seconds after which a page asks whether there are new data

_LOG = logging.getLogger(__name__)
# Runs at once: more would take Python from each other, and from the loop that sends what they show.
_TURNS = BoundedSemaphore(max(os.cpu_count() or 1, 2))
_current: ContextVar["View"] = ContextVar("view")


@dataclass(frozen=True)
class View(Look):
    """What is looked at and by whom, and how it is shown on a page."""

    person: Person = LOCAL

    @property
    def store(self) -> Store:
        """The store, for what no figure tells: no more of it than the person may see."""
        return results.store().within(self.scope)

    def note(self, what: str, **details: object) -> None:
        """Note in the audit that the person did something."""
        results.audit().note(self.person, what, **details)

    def download(self, label: str, make: Callable[[], bytes], file_name: str, mime: str, key: str,
                 what: str = DOWNLOADED, **look: Any) -> None:  # fmt: skip
        """A button that makes a file when it is clicked, which the audit notes with the filters."""

        def noted() -> bytes:
            self.person.require_signed_in()
            made = make()
            self.note(what, file=file_name, **details(self.filters))
            return made

        st.download_button(
            label, data=noted, file_name=file_name, mime=mime, key=key, on_click="ignore", **look
        )

    def headline(
        self,
        finding: str,
        shown: dict[str, pd.DataFrame],
        incomplete: pd.DataFrame | None = None,
        besides: str = "",
    ) -> None:
        """The finding as the page's title; under it what it speaks of, and what stands behind it.

        `incomplete`: the incomplete months that it looks at, where these are not those of the filters.
        `besides`: what a part of the page leaves out.
        """
        st.title(fmt.escape_markdown(finding), anchor=False)
        with st.container(horizontal=True, vertical_alignment="center", key="stamp"):
            first = next(iter(shown))
            stamp = " · ".join(filter(None, (self.stamp(first), besides)))
            paper.margins(finding, stamp)
            st.caption(fmt.escape_markdown(stamp), width="stretch")
            if incomplete is not None or "to" in FIGURES[first].filters:
                self._mark_incomplete(self.incomplete() if incomplete is None else incomplete)
            self._behind(shown)

    def numbers(
        self,
        numbers: Sequence[tuple[str, ...]],
        incomplete: pd.DataFrame | None = None,
        unmarked: Collection[str] = (),
    ) -> None:
        """Big numbers side by side: label (may hold Markdown), number, a quieter word under it, its colour.

        They are marked where months that they look at are incomplete: those of the filters, or those given;
        never those whose labels are in `unmarked`.
        """
        key = "many" if len(numbers) >= MANY else "about"
        with self.marked(key, incomplete).container(horizontal=True, gap="large", key="numbers"):
            for place, (label, value, note, *colour) in enumerate(numbers):
                with tiles.marking(f"number-{place}", False if label in unmarked else None):
                    st.metric(
                        label, value, delta=note or None, delta_color=colour[0] if colour else "off",
                        delta_arrow="off", width="content",
                    )  # fmt: skip

    def marked(self, key: str, incomplete: pd.DataFrame | None = None) -> DeltaGenerator:
        """A container whose numbers carry a mark where months are incomplete, of the filters or as given."""
        incomplete = self.incomplete() if incomplete is None else incomplete
        return st.container(key=key if incomplete.empty else f"{key}-incomplete")

    def tile(self, tile: Tile) -> None:
        """A number with its target, its definition and the way to the page that explains it."""
        tiles.show(tile, self.language)

    def stack(self, stacked: Sequence[Tile]) -> None:
        """Smaller tiles, one above the other."""
        tiles.stack(stacked, self.language)

    def measure(self, segments: set[str]) -> str:
        """The segments looked at together: both, PU or BPU, of those that the filters leave."""
        if len(segments) == 1:
            return segments.pop()
        return st.segmented_control(
            self.gettext("Workers"), list(map_measures.NAMES), format_func=map_measures.NAMES.get,
            default="both", required=True, key="measure", bind="query-params", label_visibility="collapsed",
        )  # fmt: skip

    def boundaries(self) -> Path | None:
        """The file of boundaries, with a warning of what matches no regency; none, and why, without it."""
        path = None
        try:
            path = boundaries.boundaries_file()
            found = boundaries.unmatched(filter(None, self.store.known_codes("regency")), path)
            said = map_narrative.unmatched(found, self.language)
        except boundaries.BoundariesError as error:
            path, said = None, self.gettext(error.message, **error.values)
        if said:
            st.warning(fmt.escape_markdown(said), icon=":material/wrong_location:")
        return path

    def clickable_map(self, chart: go.Figure, alt: str, chosen: str) -> None:
        """A map on which a click on a regency chooses it in the list of that key."""

        def take() -> None:
            points = st.session_state["map"]["selection"]["points"]
            if points:
                choice.write(chosen, points[0]["location"])

        st.plotly_chart(
            chart.update_layout(charts.CLICKABLE),
            theme=None,
            config=charts.CONFIG,
            alt=charts.alternative(chart, alt),
            key="map",
            on_select=take,
            selection_mode="points",
        )

    def chart(self, chart: go.Figure, alt: str, key: str) -> None:
        """A chart; what it says, the finding and the values, is said to those who do not see it, too."""
        said = charts.alternative(chart, alt)
        st.plotly_chart(chart, theme=None, config=charts.CONFIG, alt=said, key=key)

    def _mark_incomplete(self, incomplete: pd.DataFrame) -> None:
        """Which months of which offices were not sent, or in part: one click away."""
        if incomplete.empty:
            return
        said = narrative.incomplete(incomplete, self.language)
        with st.popover(f"⚠ {said}", type="tertiary", key="incomplete"):
            self._list_incomplete(incomplete)

    def _list_incomplete(self, incomplete: pd.DataFrame) -> None:
        st.markdown(self.gettext("The figures lack what these offices have not sent yet:"))
        st.markdown(narrative.not_sent(incomplete, self.language))
        sent = self.gettext("Who has sent")
        st.page_link("pages/imports.py", label=sent, icon=":material/arrow_forward:")

    def _behind(self, shown: dict[str, pd.DataFrame]) -> None:
        """Definition, table and CSV of the figures shown, each one click away."""
        with st.popover(self.gettext("Definition"), type="tertiary", icon=":material/menu_book:"):
            st.html(self._definitions(shown))
        if st.button(self.gettext("Table"), type="tertiary", icon=":material/table:"):
            self._tables(shown)
        self.csv(*next(iter(shown.items())))
        st.page_link(
            "pages/imports.py", label=self.gettext("Origin"), icon=":material/account_tree:",
            query_params={"section": origin.SECTION},
        )  # fmt: skip

    def _definitions(self, shown: Collection[str]) -> str:
        """The figures' questions and definitions, as HTML that a keyboard reaches, and so scrolls."""
        figures = [FIGURES[name] for name in shown]
        said = "".join(
            f"<dt>{escape(self.gettext(figure.question))}</dt><dd>{escape(self.gettext(figure.definition))}</dd>"
            for figure in figures
        )
        return f'<dl class="definitions" tabindex="0">{said}</dl>'

    def _tables(self, shown: dict[str, pd.DataFrame]) -> None:
        @st.dialog(self.gettext("Table"), width="large")
        def dialog() -> None:
            if self.person.is_gone:
                st.rerun()
            for name, frame in shown.items():
                st.markdown(f"**{fmt.escape_markdown(self.gettext(FIGURES[name].question))}**")
                rows = self.filtered(frame, name)
                self._choose_row(name, rows)
                self.csv(name, rows, "csv-shown")

        dialog()

    def _choose_row(self, name: str, frame: pd.DataFrame) -> None:
        """The figure as a table; a row chosen in it leads to the rows of files behind it."""
        if not origin.has_codes(frame.columns):
            self.table(frame)
            return
        st.caption(self.gettext("Choose a row to see the files and lines behind it."))

        def take() -> None:
            # The office is chosen above every page, the others on the page that is led to.
            for row in st.session_state[f"rows-{name}"]["selection"]["rows"]:
                filter_, code = origin.choice(frame.iloc[row].to_dict()) or ("", "")
                if filter_ == "office":
                    st.session_state[filter_] = [code]

        chosen = st.dataframe(
            tables.styled(frame, self.language), hide_index=True, width="stretch", placeholder=fmt.NONE,
            on_select=take, selection_mode="single-row", key=f"rows-{name}",
        )["selection"]["rows"]  # fmt: skip
        paper.table(frame, self.language)
        if chosen:
            asked = origin.parameters(frame.iloc[chosen[0]].to_dict())
            st.switch_page("pages/imports.py", query_params=asked)

    def filtered(self, frame: pd.DataFrame, key: str, is_linked: bool = False) -> pd.DataFrame:
        """The rows that hold the words typed above them; a short table is seen whole without.

        `is_linked`: the words stand in the address, as of a table that a link can show.
        """
        if len(frame) < WORTH_FILTERING:
            return frame
        label = self.gettext("Filter the rows")
        asked = choice.words(label, f"filter-{key}", is_linked)
        rows = tables.matching(frame, asked, self.language)
        if asked:
            counts = {"shown": fmt.integer(len(rows), self.language.code)}
            counts["all"] = fmt.integer(len(frame), self.language.code)
            said = self.gettext("{shown} of {all} rows, those with “{words}”", words=asked, **counts)
            st.caption(fmt.escape_markdown(said))
        return rows

    def csv(self, name: str, frame: pd.DataFrame, key: str = "csv") -> None:
        """A button that saves the figure as CSV."""
        self.download(
            "CSV", lambda: tables.csv(frame, self.language), self.csv_name(name), "text/csv",
            f"{key}-{name}", type="tertiary", icon=":material/download:",
        )  # fmt: skip

    def csv_name(self, name: str) -> str:
        """What the figure is called as a CSV, with the day and the snapshot of the data."""
        called = self.gettext(FIGURES[name].called)
        return fmt.file_name(called, self.as_of, self.snapshot, ending=".csv")

    def table(self, frame: pd.DataFrame) -> None:
        """The frame as a table: formatted in the view's language, sorted as numbers."""
        st.dataframe(
            tables.styled(frame, self.language), hide_index=True, width="stretch", placeholder=fmt.NONE
        )
        paper.table(frame, self.language)

    def invite_if_empty(self) -> None:
        """On an empty store: how to fill it, and nothing else."""
        if self.as_of is None:
            st.title(self.gettext("No data has been taken in yet"), anchor=False)
            st.page_link("pages/imports.py", label=self.gettext("Upload"), icon=":material/upload:")
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
        st.code(command("import data/exports"), language=None, wrap_lines=True)
        st.markdown(self.gettext("3. Reload this page."))
        st.markdown(self.gettext("To look around first, load the sample into an empty store:"))
        st.code(command("demo"), language=None, wrap_lines=True)
        self.link_to_help()

    def link_to_help(self) -> None:
        """The way to how exports are handed in."""
        label = self.gettext("How to hand in an export, step by step")
        st.page_link("pages/help.py", label=label, icon=":material/help:")

    def stop_if_nothing(self, count: float, name: str) -> None:
        """Where the filters leave nothing: say so, and offer the way out."""
        if count:
            return
        st.title(self.gettext("Nothing in this selection"), anchor=False)
        st.caption(fmt.escape_markdown(self.stamp(name)))
        paper.margins(self.gettext("Nothing in this selection"), self.stamp(name))
        st.markdown(
            self.gettext("There are data, but none within this period, these offices and these segments.")
        )
        if not (incomplete := self.incomplete()).empty:
            self._list_incomplete(incomplete)
        everything = self.gettext("Show everything")
        st.button(everything, type="primary", on_click=controls.show_everything, args=(self.span,))
        st.stop()


def view() -> View:
    """The view that app.py set up for this run; a page that runs without it is not shown."""
    try:
        found = _current.get()
    except LookupError:
        if PagesManager.uses_pages_directory:
            # Streamlit ran the file by its old convention, around app.py: run again, by way of it.
            PagesManager.uses_pages_directory = False
            st.rerun()
        st.error(language(DEFAULT).gettext("This page opens from the dashboard only."))
        st.stop()
    controls.follow()
    return found


@contextmanager
def looking() -> Iterator[View]:
    """The gate and the controls before every page, and the view they set, in force for the page inside."""
    st.html(STATIC / "style.css")
    paper.prepare()
    with _TURNS, _answered():
        yield from _looked()


def _looked() -> Iterator[View]:
    person = gate.enter(language(st.query_params.get("lang")), results.audit())
    newest = results.store().snapshot()
    snapshot, unknown = lookback.snapshot(newest, results.store().has_snapshot)
    run = partial(results.run, scope=person.scope)
    span = Span.of(run("data_as_of", Filters(), snapshot).iloc[0])
    listed = run("office_names", Filters(), snapshot)
    offices = listed.set_index("office_code")["office"].to_dict()
    # Not before the data are at hand: asked again before the navigation is there, a browser takes what a
    # first run shows for another page's, and away.
    if snapshot == newest:
        _look_again(newest, person)
    spoken, filters = controls.show(span, offices, results.is_sample(newest), person)
    lookback.say(snapshot, newest, unknown, span, spoken)
    token = _current.set(View(spoken, filters, snapshot, span, offices, run, person.scope, person))
    try:
        yield _current.get()
    finally:
        _current.reset(token)


@contextmanager
def _answered() -> Iterator[None]:
    """Says so where the store's catalog does not answer what the block asks."""
    try:
        yield
    except UnreachableError as error:
        _LOG.error("%s", error)
        _ = language(st.query_params.get("lang")).gettext
        st.error(_("The store's catalog does not answer. If that goes on, tell whoever runs the dashboard."))
        st.button(_("Try again"), icon=":material/refresh:", key="again")
        st.stop()


@st.fragment(run_every=LOOK_AGAIN)
def _look_again(snapshot: int, person: Person) -> None:
    """Everybody sees new data, whoever took them in; and the gate, once their sign-in has ended."""
    with _answered():
        is_new = results.store().snapshot() != snapshot
    if person.is_gone or is_new:
        st.rerun()


def command(verb: str) -> str:
    """A command as it is typed in the project's folder: with this server's Python, on this server's store."""
    python = Path(sys.executable)
    python = python.relative_to(PROJECT) if python.is_relative_to(PROJECT) else "python"
    store = named_store()
    option = "" if store == default_store() else f" --store {store}"
    return f"{python} -m acquisition {verb}{option}"
