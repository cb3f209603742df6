"""The store: a DuckLake of enrollments, and beside it a small one of who the worker numbers stand for."""

import importlib.resources
import os
import re
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from copy import copy
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from acquisition.figures import FIGURES, OWN
from acquisition.filters import Filters
from acquisition.identity import KNOWN_BY
from acquisition.lake_files import FILLED, LakeFiles
from acquisition.locks import exclusive, shared
from acquisition.obstacles import not_writable
from acquisition.scope import EVERYTHING, Scope, narrowed
from acquisition.snapshot_copies import SnapshotCopies, look_in
from acquisition.spill import Spill
from acquisition.sql import filled, script, statement
from acquisition.transactions import retried, transaction, write

DEFAULT_STORE = Path(__file__).resolve().parent.parent / "data" / "store"
_EXTENSIONS = ("ducklake", "sqlite_scanner")
_WAITS = 3.0  # seconds, for others who read
_PARTIAL = re.compile(r'Could not write file "([^"]+\.parquet)"')


class OutdatedStoreError(Exception):
    """A store that an earlier version made, and this one cannot use."""


class NotWritableError(OSError):
    """A store in whose folder nothing can be written; to read it, too, takes a lock there."""


class Store:
    """An open store. Safe to use from several threads: every call works on a cursor of its own.

    `scope`: the offices whose people it tells of; see `within`.
    """

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection, spill: Spill):
        self.path = path
        self._connection = connection
        self._spill = spill
        self._attaching = threading.Lock()
        self._copies = SnapshotCopies(connection)
        self._in_use = path / "in_use"
        self.scope: Scope = EVERYTHING

    @classmethod
    def open(cls, path: str | Path = DEFAULT_STORE) -> "Store":
        """The store in folder `path`, made when there is none.

        Raises OSError where that cannot be (NotWritableError where nothing can be written),
        OutdatedStoreError where an earlier version made it.
        """
        path = Path(path).resolve()
        try:
            return cls._opened(path)
        except (OSError, duckdb.Error) as error:
            if words := not_writable(error):
                raise NotWritableError(
                    f"nothing can be written in {path} ({words}): make room there and give the right to"
                    " write, or copy the store to where that is so"
                ) from error
            raise

    @classmethod
    def _opened(cls, path: Path) -> "Store":
        path.mkdir(parents=True, exist_ok=True)
        files = [_extension(name) for name in _EXTENSIONS]
        connection = duckdb.connect(config={"allow_unsigned_extensions": True})
        for file in files:
            connection.load_extension(file)
        connection.execute(statement("store/trust_no_more"))
        # Macros live in a database of their own and find their tables in whichever snapshot is in use.
        connection.execute("attach ':memory:' as macros")
        for name in FILLED:
            _attach(connection, path, name)
        connection.execute("use lake")
        _refuse_outdated(connection, "store/is_outdated")
        for name in FILLED:
            retried(lambda name=name: _apply_schema(connection, name))
        for name in FILLED:
            if retried(LakeFiles(path, name, connection).make_columns_known):
                # What it read meanwhile of another process's doing, DuckLake is to read anew: see there.
                connection.execute(statement(f"store/detach_{name}"))
                _attach(connection, path, name)
        look_in(connection, "lake")
        _refuse_outdated(connection, "store/knows_workers_otherwise", known_by=KNOWN_BY)
        with transaction(connection):
            for text in script("macros"):
                connection.execute(text)
        spill = Spill(path / "spill")
        confine = filled(
            "store/confine", folder=str(path), spill=str(spill.path), memory=_share_of_memory(connection)
        )
        connection.execute(confine)
        return cls(path, connection, spill)

    def within(self, scope: Scope) -> "Store":
        """The same store for somebody who may see no other people than those of the offices in `scope`."""
        other = copy(self)
        other.scope = scope
        return other

    def close(self) -> None:
        self._connection.close()
        self._spill.close()

    def is_alone(self) -> bool:
        """Whether it is certain that nobody else has the store open."""
        return self._spill.is_alone()

    @contextmanager
    def cursor(self, snapshot: int | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor on the store as it is, or as it was at `snapshot`."""
        cursor = self._connection.cursor()
        try:
            with shared(self._in_use), self._copies.reading(snapshot) as copy:
                look_in(cursor, copy or self._catalog_at(snapshot))
                yield cursor
        finally:
            cursor.close()

    @contextmanager
    def between_readers(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for what takes something out of the catalogs: it is committed while nobody reads.

        DuckDB reads a catalog in SQLite outside of its transaction, and would for a moment find neither the
        files that were merged nor the one that they became. Raises TimeoutError where others always read.
        """
        with ExitStack() as stack, self._connection.cursor() as cursor:
            look_in(cursor, "lake")
            with transaction(cursor):
                yield cursor
                stack.enter_context(exclusive(self._in_use, _WAITS))

    def hold(self, snapshot: int) -> None:
        """Keep what figures are worked out from at hand, for those that will be asked for at `snapshot`."""
        # Without a copy the lake answers, later.
        with shared(self._in_use), suppress(duckdb.OutOfMemoryException):
            self._copies.make(snapshot)

    def _catalog_at(self, snapshot: int | None) -> str:
        if snapshot is None:
            return "lake"
        name = f"snapshot_{int(snapshot)}"
        attach = filled(
            "store/attach_snapshot",
            catalog=_catalog(self.path, "lake"),
            files=_files(self.path, "lake"),
            snapshot=int(snapshot),
        ).replace("$name", name)
        with self._attaching:
            self._connection.cursor().execute(attach)
        return name

    def snapshot(self) -> int:
        """The number of the newest snapshot."""
        return self._value("store/current_snapshot")

    def has_snapshot(self, snapshot: int) -> bool:
        """Whether the store still knows how it was at `snapshot`."""
        return self._value("store/has_snapshot", snapshot=snapshot)

    def known_codes(self, name: str) -> tuple[str, ...]:
        """The codes that the filter `name` may take."""
        with self.cursor() as cursor:
            return tuple(
                row[0] for row in cursor.execute(statement("store/known_codes"), {"name": name}).fetchall()
            )

    def is_empty(self) -> bool:
        """Whether nothing has been imported yet."""
        return self._value("store/is_empty")

    def fact(self, name: str) -> str | None:
        """What the store notes under `name`, or None."""
        return self._value("store/fact", name=name)

    def add_fact(self, name: str, fact: str) -> None:
        """Note `fact` under `name`, unless something is noted there."""
        if self.fact(name) is None:
            with self.cursor() as cursor:
                add = statement("store/add_fact")
                write(cursor, lambda: cursor.execute(add, {"name": name, "fact": fact}))

    def is_sample(self) -> bool:
        """Whether the store was filled with the synthetic sample."""
        return self.fact("sample") is not None

    def begin_sample(self) -> None:
        """Note that from now on the sample comes in."""
        self._note("sample", "begun")

    def end_sample(self) -> None:
        """Note that all imports so far are the sample, and that it is complete."""
        self._note("sample", str(self._value("store/last_import")))

    def lacks_sample(self) -> bool:
        """Whether the sample may come in: nothing is there, or a part of it; and nobody declined it."""
        untouched = self._value("store/last_import") == 0
        return self.fact("own") is None and (untouched or self.fact("sample") == "begun")

    def holds_own_data(self) -> bool:
        """Whether anything is there that is not of the sample."""
        until = self.fact("sample")
        if until is None:
            return not self.is_empty()
        return until != "begun" and self._value("store/holds_more_than", number=int(until))

    def delete_orphans(self) -> None:
        """Delete the files that imports left which were killed, a day or more ago. No snapshot is expired."""
        # Where paths are written in another way, it was not tried out whether all files are known by theirs.
        if os.name == "posix":
            with self.cursor() as cursor, suppress(duckdb.Error):
                cursor.execute(statement("store/delete_orphans"))

    def delete_partial(self, error: Exception) -> None:
        """Delete the file that could not be written to its end: else it would go on filling the disk."""
        if found := _PARTIAL.search(str(error)):
            path = Path(found[1])
            if path.is_relative_to(self.path):
                path.unlink(missing_ok=True)

    def clear(self) -> None:
        """Delete all that was imported, but what came with the program. Earlier snapshots stay."""
        with self.cursor() as cursor:
            write(cursor, lambda: cursor.execute(statement("store/clear_lake")))
            forget_workers(cursor)

    def keep_for_own_data(self) -> None:
        """Empty the store, and note that the sample is not wanted again."""
        self.clear()
        self._note("own", "data")

    def _note(self, name: str, fact: str) -> None:
        delete, add = statement("store/forget_fact"), statement("store/add_fact")
        with self.cursor() as cursor:
            write(
                cursor,
                lambda: (
                    cursor.execute(delete, {"name": name}),
                    cursor.execute(add, {"name": name, "fact": fact}),
                ),
            )

    def _value(self, query: str, **parameters):
        with self.cursor() as cursor:
            row = cursor.execute(statement(query), parameters).fetchone()
        return row[0] if row else None

    def run(self, name: str, filters: Filters = Filters(), snapshot: int | None = None) -> pd.DataFrame:
        """The figure `name`, in its grain, within the scope. Filters not declared do not touch it."""
        with self.figure(name, filters, snapshot) as result:
            return result.df()

    @contextmanager
    def figure(
        self, name: str, filters: Filters = Filters(), snapshot: int | None = None
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        """The same, as an executed cursor."""
        figure = FIGURES[name]
        parameters = narrowed(figure, filters, self.scope).parameters(figure.filters)
        if figure.scope == OWN:
            parameters["scope"] = None if self.scope is None else list(self.scope)
        if "$snapshot" in figure.sql:
            parameters["snapshot"] = self.snapshot() if snapshot is None else snapshot
        with self.cursor(snapshot) as cursor:
            yield cursor.execute(figure.sql, parameters)


def forget_workers(cursor: duckdb.DuckDBPyConnection) -> None:
    """Delete whom the numbers of forgotten workers stood for: apart, as identities lie in another lake."""

    def forget() -> None:
        with transaction(cursor):
            forget_pending(cursor)

    retried(forget)


def forget_pending(cursor: duckdb.DuckDBPyConnection) -> None:
    """The same, in the transaction at hand."""
    if cursor.execute(statement("store/has_to_forget")).fetchone()[0]:
        cursor.execute(statement("store/forget_workers"))


def _catalog(path: Path, name: str) -> str:
    return f"ducklake:sqlite:{path / name}.sqlite"


def _attach(connection: duckdb.DuckDBPyConnection, path: Path, name: str) -> None:
    attach = filled(f"store/attach_{name}", catalog=_catalog(path, name), files=_files(path, name))
    # Another process may be making the same catalog at this moment.
    retried(lambda: connection.execute(attach), lambda _: os.access(path, os.W_OK))


def _share_of_memory(connection: duckdb.DuckDBPyConnection) -> str:
    """Half of what DuckDB would take, which is four fifths of the machine's, or the container's: an import
    holds as much again beside it, and the pages want theirs."""
    amount, unit = connection.execute(statement("store/memory_limit")).fetchone()[0].split()
    return f"{float(amount) / 2} {unit}"


def _refuse_outdated(connection: duckdb.DuckDBPyConnection, query: str, **parameters: str) -> None:
    if connection.execute(statement(query), parameters).fetchone()[0]:
        raise OutdatedStoreError("an earlier version made it: move it away and import the files anew")


def _apply_schema(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    with transaction(connection):
        for text in script(f"schema/{name}"):
            connection.execute(text)


def _files(path: Path, name: str) -> str:
    return f"{path / name}/"


@cache
def _extension(name: str) -> str:
    """The file of an extension in its installed wheel: nothing is fetched, or written to the home folder.

    Its signature is checked here, once in a process: that takes longer than all else of opening a store.
    """
    package = importlib.resources.files(f"duckdb_extension_{name}")
    file = str(package / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension")
    with duckdb.connect() as connection:
        connection.load_extension(file)
    return file
