"""The store kept small and fast while it is in use: files merge, old snapshots expire, leftovers go.

What was ever shown at a meeting stays, and what changed since; figures are the same before and after. Killed
at any moment it leaves a sound store, and the next one goes on.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from acquisition.compaction import compact_unless_used
from acquisition.lake_files import FILLED
from acquisition.locks import let_go, locked
from acquisition.obstacles import is_passing
from acquisition.sql import statement
from acquisition.store import Store
from acquisition.store_address import StoreAddress
from acquisition.transactions import retried, write

DAYS = 30  # that every snapshot is kept
_EVERY = timedelta(days=1)
_GRACE = 1  # day
_STAMP = "upkeep"  # the file that says when the last one ended, and that one is at work
# What was deleted stays in files of the lake: of files that are written anew DuckLake 1.5.5 tells wrongly
# what changed. Identities that were forgotten are to go, and nobody asks how they were before.
_STEPS = {"lake": ("upkeep/merge",), "identity": ("upkeep/rewrite", "upkeep/merge")}


class BusyError(Exception):
    """Another process is at the upkeep of the same store."""


@dataclass(frozen=True)
class Size:
    """How many files a store has, and how many bytes."""

    files: int
    bytes: int


@dataclass(frozen=True)
class Upkeep:
    """What was done. `waiting`: files that go later, as others may read them; `busy`: tables left alone."""

    before: Size
    after: Size
    expired: int
    kept: int
    waiting: int
    busy: tuple[str, ...]


def keep_up(path: Path, days: int = DAYS) -> Upkeep:
    """What was done in the store at `path`, of which all snapshots of the last `days` are kept.

    For a process that does not have the store open besides: see acquisition.compaction.
    Raises BusyError, OSError, OutdatedStoreError, duckdb.Error; what was done by then stays.
    """
    address = StoreAddress.of(path)
    address.folder.mkdir(parents=True, exist_ok=True)
    with _alone(address.folder):
        before = _size(address)
        store = Store.open(address)
        try:
            expired = _expire(store, days)
            busy = tuple(name for lake in FILLED for name in _merge(store, lake))
            # After that: snapshots that are kept then need one file of what the tallies were, and not many.
            _condense(store)
            # Whoever opens the store from here on knows nothing of the files that were merged.
            grace = _grace(store)
            waiting = sum(_clean_up(store, lake, grace) for lake in FILLED)
            (kept,) = _column(store, "upkeep/kept")
            store.delete_orphans()
        finally:
            store.close()
        for catalog in _catalogs(address):
            compact_unless_used(catalog)
    return Upkeep(before, _size(address), expired, kept, waiting, busy)


def is_due(path: Path) -> bool:
    """Whether a day has passed since the last upkeep of the store at `path` by this machine."""
    try:
        stamp = StoreAddress.of(path).folder / _STAMP
        last = datetime.fromisoformat(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return True
    return datetime.now(UTC) - last > _EVERY


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One upkeep at a time; when it is through it notes so."""
    stamp = path / _STAMP
    stamp.touch()
    try:
        lock = locked(stamp)
    except OSError as error:
        raise BusyError("another upkeep of this store is at work") from error
    try:
        yield
        stamp.write_text(datetime.now(UTC).isoformat(), encoding="utf-8")
    finally:
        let_go(lock)


def _grace(store: Store) -> int:
    """For how many days others who have the store open may need what is of no use to who opens it now."""
    return 0 if store.is_alone() else _GRACE


def _condense(store: Store) -> None:
    """Sum up what imports added to the tallies, one row each, where it is many to one."""
    with store.cursor() as cursor:
        if cursor.execute(statement("upkeep/is_worth_condensing")).fetchone()[0]:
            condense = statement("upkeep/condense")
            write(cursor, lambda: cursor.execute(condense))


def _expire(store: Store, days: int) -> int:
    """How many snapshots of the lake expired. Those that somebody may look at are kept."""
    identities = _column(store, "upkeep/expiring_identities", days=_grace(store))
    snapshots = _column(store, "upkeep/expiring", days=days)
    done = [
        _is_done(store, "upkeep/expire", lake=lake, versions=versions)
        for lake, versions in (("lake", snapshots), ("identity", identities))
        if versions
    ]
    return len(snapshots) if snapshots and done[0] else 0


def _merge(store: Store, lake: str) -> Iterator[str]:
    """Merge the files of each table, in a transaction of its own; the names of those always in use."""
    for table in _column(store, "upkeep/tables", lake=lake):
        if not all(_is_done(store, step, lake=lake, table=table) for step in _STEPS[lake]):
            yield table


def _clean_up(store: Store, lake: str, days: int) -> int:
    """How many files are left that no snapshot knows any more, after those went that are so for some days."""
    _is_done(store, "upkeep/clean_up", lake=lake, days=days)
    return len(_column(store, "upkeep/waiting", lake=lake))


def _is_done(store: Store, query: str, **parameters: object) -> bool:
    """Whether it could be done: not where others use the store all the time."""

    def work() -> None:
        with store.between_readers() as cursor:
            cursor.execute(statement(query), parameters)

    try:
        retried(work, lambda error: isinstance(error, TimeoutError) or is_passing(error))
    except TimeoutError:
        return False
    except duckdb.Error as error:
        if not is_passing(error):
            raise
        return False
    return True


def _column(store: Store, query: str, **parameters: object) -> list:
    with store.cursor() as cursor:
        return [value for value, *_ in cursor.execute(statement(query), parameters).fetchall()]


def _size(address: StoreAddress) -> Size:
    """Of what the store keeps, but for catalogs in PostgreSQL; what it spills is no part of it."""
    files = address.data.sizes()
    return Size(len(files), sum(files) + sum(catalog.stat().st_size for catalog in _catalogs(address)))


def _catalogs(address: StoreAddress) -> list[Path]:
    """The files of the catalogs."""
    return [] if address.database else sorted(address.folder.glob("*.sqlite"))
