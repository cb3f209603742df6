"""The store of the running app, and the results of its figures, kept while they are good."""

from collections.abc import Callable
from contextlib import suppress
from threading import Condition

import pandas as pd
import streamlit as st
from cachetools import LRUCache, cached

from acquisition.access.audit import Audit
from acquisition.figures import FIGURES
from acquisition.filters import Filters
from acquisition.i18n import language
from acquisition.ingest import account
from acquisition.meeting import frozen
from acquisition.meeting import meetings as kept
from acquisition.meeting.frozen import Since
from acquisition.meeting.meetings import Meeting
from acquisition.meeting.slides import Slide
from acquisition.scope import Scope, key, narrowed
from acquisition.store import Store
from acquisition.store_address import named_store

_MOST_REMARKS = 2_000
_MOST_KEPT = 64 * 2**20  # bytes of results
_FRAME = 10 * 2**10  # bytes that a frame takes and does not count: most results have a few rows


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The one store that all sessions of this server share; pages take theirs from the view."""
    return Store.open(named_store())


def make_ready() -> None:
    """Open the store and have at hand what figures ask of it, before somebody looks."""
    with suppress(Exception):  # whoever looks is told
        store().hold(store().snapshot())


def run(name: str, filters: Filters, snapshot: int, scope: Scope) -> pd.DataFrame:
    """The figure under these filters, at this snapshot, for who may see this scope."""
    return _run(name, narrowed(FIGURES[name], filters, scope), snapshot, key(FIGURES[name], scope))


def _run(name: str, narrowed_filters: Filters, snapshot: int, scope: Scope) -> pd.DataFrame:
    # A copy of its own for each who asks; what nobody changes in it is there but once.
    return _kept()(name, narrowed_filters, snapshot, scope).copy(deep=False)


# Streamlit's own cache of data takes longer to look something up than many a figure takes to be worked out.
@st.cache_resource(show_spinner=False)
def _kept() -> Callable[..., pd.DataFrame]:
    """The result of a figure by what it depends on, worked out once by whoever asks first."""

    # Equal arguments give equal results, whoever asks: what a scope changes is in them.
    @cached(LRUCache(_MOST_KEPT, getsizeof=_size), condition=Condition())
    def work_out(name: str, narrowed_filters: Filters, snapshot: int, scope: Scope) -> pd.DataFrame:
        store().hold(snapshot)
        return store().within(scope).run(name, narrowed_filters, snapshot)

    return work_out


def _size(frame: pd.DataFrame) -> int:
    return _FRAME + int(frame.memory_usage(deep=True).sum())


def forget() -> None:
    """Keep nothing of what was worked out by now."""
    _kept.clear()
    st.cache_data.clear()


@st.cache_data(show_spinner=False, max_entries=10)
def is_sample(snapshot: int) -> bool:
    """Whether the store was filled with the synthetic sample, as it is from this snapshot on."""
    del snapshot  # the newest: without a new one nothing changes
    return store().is_sample()


def audit() -> Audit:
    """The audit of the store."""
    return Audit(store().path)


@st.cache_data(show_spinner=False, max_entries=500)
def remarks(import_id: str | None, each: int, snapshot: int, scope: Scope) -> pd.DataFrame:
    """The first remarks of each reason on rows of an import, as they are at this snapshot."""
    return account.remarks(store().within(scope), import_id, _MOST_REMARKS, each)


def first(name: str, filters: Filters, snapshot: int, scope: Scope) -> pd.DataFrame:
    """The first rows of the figure, some two thousand."""
    return _first(name, narrowed(FIGURES[name], filters, scope), snapshot, key(FIGURES[name], scope))


@st.cache_data(show_spinner=False, max_entries=50)
def _first(name: str, narrowed_filters: Filters, snapshot: int, scope: Scope) -> pd.DataFrame:
    with store().within(scope).figure(name, narrowed_filters, snapshot) as result:
        return result.fetch_df_chunk()


@st.cache_resource(show_spinner=False, max_entries=20)
def slides(meeting_id: str, code: str, scope: Scope) -> tuple[Slide, ...]:
    """The slides of a frozen meeting in a language: nothing changes them. Raises UnknownMeetingError."""
    return frozen.slides_of(store().within(scope), meeting_id, language(code))


def newest(name: str, scope: Scope) -> pd.DataFrame:
    """The figure as it is now, whatever snapshot the pages show."""
    return run(name, Filters(), store().snapshot(), scope)


def meetings(code: str) -> list[Meeting]:
    """The frozen meetings, the newest first, with their titles in a language."""
    return list(kept.meetings(store(), language(code)))


def since(meeting_id: str) -> Since:
    """What has come and gone since the data of a frozen meeting."""
    return frozen.since(store(), meeting_id)
