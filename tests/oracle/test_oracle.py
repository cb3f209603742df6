"""Every figure of the two-year sample agrees with its recomputation, under random combinations of filters."""

import os
from dataclasses import replace
from functools import cache, lru_cache
from itertools import cycle

import pandas as pd
import pytest

from acquisition.figures import FIGURES
from acquisition.filters import Filters
from acquisition.store import Store
from tests.oracle.changes import is_compared, two_periods
from tests.oracle.combinations import combinations, within_parts
from tests.oracle.comparison import differences
from tests.oracle.figures import KEYS, NOT_COMPUTED, ORACLE
from tests.oracle.sample import Sample, read_sample
from tests.oracle.selection import Selection

pytestmark = pytest.mark.usefixtures("all_threads")

COUNT = 2_000 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 200
# Rows one by one, with tests of their own.
NOTES = {
    "import_notes",
    "lineage_by_file",
    "lineage_total",
    "lineage_rows",
    "lineage_entries",
    "disputed_workers",
    "cadre_merge_proposals",
    "changes_since",
    "decisions",
}
UNFILTERED = ("data_as_of", "lebarans", "imports", "unregistered", "event_reward_ranking", "office_names")
OF_PLACES = ("acquisition_by_district", "priority_by_regency", "uncovered_by_month")  # slow to recompute
# Of one macro each, or of the whole history: fewer combinations tell as much.
OF_EVENTS = (
    "acquisition_by_event_type",
    "acquisition_by_event_weekday",
    "acquisition_by_venue",
    "event_share_by_month",
    "events_without_acquisitions",
)
OF_OFFICES = ("acquisition_by_office_month", "mix_by_office", "productivity_by_office")
OF_CADRES = ("acquisition_by_cadre_and_event", "acquisition_by_cadre_month", "cadre_norm")
BRIDGES = ("change_by_office", "change_by_event", "change_by_cadre", "change_by_segment")
OF_CHANGES = (*BRIDGES, "acquisition_pace")
ELSEWHERE = {*UNFILTERED, *OF_CHANGES, *OF_PLACES, *OF_EVENTS, *OF_OFFICES, *OF_CADRES, "projection"}
FILTERED = [name for name in ORACLE if name not in ELSEWHERE]


@pytest.fixture(scope="module")
def sample(sample_files) -> Sample:
    """The sample as pandas reads it."""
    return read_sample(sample_files)


@pytest.fixture(scope="module")
def store(sample_path):
    """The store with the sample, to read from."""
    opened = Store.open(sample_path)
    opened.hold(opened.snapshot())
    yield opened
    opened.close()


def test_every_figure_is_recomputed():
    assert set(ORACLE) == set(FIGURES) - NOTES


@pytest.mark.parametrize("name", UNFILTERED)
def test_a_figure_without_filters_agrees(sample, store, name):
    found = disagreements(sample, store, name, Filters())
    assert not found, "\n".join(found)


@pytest.mark.parametrize("filters", combinations(COUNT // 4), ids=range(COUNT // 4))
def test_figures_agree_under(sample, store, filters):
    found = [line for name in FILTERED for line in disagreements(sample, store, name, filters)]
    assert not found, "\n".join(found)


# Each by another level; of one pair of periods all levels sum to the same.
@pytest.mark.parametrize(
    ("name", "filters"), list(zip(cycle(BRIDGES), within_parts(COUNT), strict=False)), ids=range(COUNT)
)
def test_bridges_sum_to_the_difference_to_the_last_worker(sample, store, name, filters):
    now, before = (len(rows) for rows in two_periods(selection(sample, filters)))
    rows = shown(store, name, declared(name, filters))
    assert rows["acquisitions"].sum() == now
    assert rows["before"].sum() == before
    assert rows["change"].sum() == (now - before if is_compared(selection(sample, filters)) else 0)


@pytest.mark.parametrize("filters", within_parts(COUNT // 8), ids=range(COUNT // 8))
def test_figures_of_changes_agree_under(sample, store, filters):
    found = [line for name in OF_CHANGES for line in disagreements(sample, store, name, filters)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("filters", combinations(COUNT // 10), ids=range(COUNT // 10))
def test_projections_agree_under(sample, store, filters):
    found = list(disagreements(sample, store, "projection", filters))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("filters", combinations(COUNT // 10), ids=range(COUNT // 10))
def test_figures_of_places_agree_under(sample, store, filters):
    found = [line for name in OF_PLACES for line in disagreements(sample, store, name, filters)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("filters", combinations(COUNT // 16), ids=range(COUNT // 16))
def test_figures_of_events_agree_under(sample, store, filters):
    found = [line for name in OF_EVENTS for line in disagreements(sample, store, name, filters)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "by", ["acquisition_by_event_type", "acquisition_by_event_weekday", "acquisition_by_venue"]
)
@pytest.mark.parametrize("filters", combinations(COUNT // 16), ids=range(COUNT // 16))
def test_parts_sum_to_all_events(sample, store, filters, by):
    events = shown(store, "acquisition_by_event", declared("acquisition_by_event", filters))
    held, parts = events[events["event_code"] != ""], shown(store, by, declared(by, filters))
    # An event of an office that sent nothing has a cost, but no acquisition that it could be divided by.
    known = held[held["acquisitions"].notna()]
    for column in ("acquisitions", "reregistrations", "contribution", "cost"):
        assert parts[column].sum() == known[column].sum(), column
    assert parts["events"].sum() == len(held)
    assert parts["events_known"].sum() == len(known)


@pytest.mark.parametrize("filters", combinations(COUNT // 10), ids=range(COUNT // 10))
def test_figures_of_offices_and_cadres_agree_under(sample, store, filters):
    found = [
        line for name in (*OF_OFFICES, *OF_CADRES) for line in disagreements(sample, store, name, filters)
    ]
    assert not found, "\n".join(found)


@lru_cache(maxsize=8)
def selection(sample: Sample, filters: Filters) -> Selection:
    """The sample under these filters, for all figures that share them."""
    return Selection(sample, filters)


@cache
def shown(store: Store, name: str, filters: Filters) -> pd.DataFrame:
    """The figure, asked of the store once for all tests that look at it."""
    return store.run(name, filters, store.snapshot())


def declared(name: str, filters: Filters) -> Filters:
    """Of the filters those that the figure declares."""
    undeclared = {f"{f}_" if f == "from" else f for f in Filters.names() if f not in FIGURES[name].filters}
    return replace(filters, **{field: getattr(Filters(), field) for field in undeclared})


def disagreements(sample: Sample, store: Store, name: str, filters: Filters) -> list[str]:
    """Where the figure shown under the filters it declares is not the one computed."""
    figure, filters = FIGURES[name], declared(name, filters)
    grain = [] if figure.grain == "one row" else figure.grain.split(", ")
    keys = KEYS.get(name, grain)
    frame = shown(store, name, filters).drop(columns=NOT_COMPUTED.get(name, ()), errors="ignore")
    computed = ORACLE[name](selection(sample, filters))
    return [f"{name} under {filters}: {line}" for line in differences(computed, frame, keys)]
