"""Results of figures are kept while there is room for them, and worked out once."""

from datetime import date, timedelta

import pytest

from acquisition import results
from acquisition.filters import Filters
from acquisition.scope import EVERYTHING
from acquisition.store import Store


@pytest.fixture
def asked(store, monkeypatch):
    """The days up to which the store was asked for a figure, of results of which there is room for four."""
    days, run = [], Store.run

    def noted(self, name, filters, snapshot):
        days.append(filters.to.day)
        return run(self, name, filters, snapshot)

    monkeypatch.setattr(Store, "run", noted)
    monkeypatch.setattr(results, "store", lambda: store)
    monkeypatch.setattr(results, "_MOST_KEPT", 5 * results._FRAME)
    results.forget()
    yield days
    results.forget()


def total(store: Store, day: int):
    filters = Filters(to=date(2016, 11, 1) + timedelta(days=day - 1))
    return results.run("acquisition_total", filters, store.snapshot(), EVERYTHING)


def test_what_was_asked_lately_is_not_worked_out_again(store, asked):
    for day in (1, 2, 1, 2, 1):
        total(store, day)
    assert asked == [1, 2]


def test_small_results_take_room_too(store, asked):
    for day in (1, 2, 3, 4, 5, 5, 1):
        total(store, day)
    assert asked == [1, 2, 3, 4, 5, 1]


def test_whoever_changes_a_result_changes_it_for_nobody_else(store, asked):
    mine = total(store, 1)
    mine["acquisitions"] = 7
    assert total(store, 1).acquisitions[0] == 0
    assert asked == [1]
