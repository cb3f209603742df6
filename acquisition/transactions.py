"""Transactions of a store, one writer after another."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

import duckdb

from acquisition.obstacles import is_passing
from acquisition.sql import statement

_ATTEMPTS = 20
_T = TypeVar("_T")


@contextmanager
def transaction(cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """A transaction that is committed when the block ends and rolled back when anything fails in it."""
    cursor.begin()
    try:
        yield
        cursor.commit()
    except BaseException:
        # A commit that failed has rolled back already; a catalog that does not answer rolls back by itself.
        with suppress(duckdb.Error):
            cursor.rollback()
        raise


def write(cursor: duckdb.DuckDBPyConnection, work: Callable[[], _T]) -> _T:
    """What `work` returns, done in one transaction of the lake, in turn with all other writers."""

    def in_turn() -> _T:
        with transaction(cursor):
            cursor.execute(statement("store/take_turn"))
            return work()

    return retried(in_turn)


def retried(work: Callable[[], _T], passes: Callable[[Exception], bool] = is_passing) -> _T:
    """What `work` returns; it is done again whole while another writer is in its way, but not for ever."""
    for attempt in range(1, _ATTEMPTS):
        try:
            return work()
        except (duckdb.Error, TimeoutError) as error:
            if not passes(error):
                raise
            time.sleep(0.05 * attempt)
    return work()
