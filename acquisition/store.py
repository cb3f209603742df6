"""The store: a DuckLake of enrollments, and beside it a small one of who the worker numbers stand for."""

import importlib.resources
import os
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from copy import copy
from datetime import timedelta
from functools import cache
from itertools import chain
from pathlib import Path

import duckdb
import pandas as pd

from acquisition.figures import FIGURES, OWN
from acquisition.filters import Filters
from acquisition.identity import KNOWN_BY
from acquisition.lake_files import FILLED, LakeFiles
from acquisition.locks import exclusive, shared
from acquisition.obstacles import UnreachableError, not_writable, unreachable
from acquisition.scope import EVERYTHING, Scope, narrowed
from acquisition.snapshot_copies import SnapshotCopies, look_in
from acquisition.spill import Spill
from acquisition.sql import filled, script, statement
from acquisition.store_address import DEFAULT_STORE, StoreAddress
from acquisition.transactions import retried, transaction, write

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

    def __init__(self, address: StoreAddress, connection: duckdb.DuckDBPyConnection, spill: Spill):
        self.address = address
        self.path = address.folder
        self._connection = connection
        self._spill = spill
        self._copies = SnapshotCopies(connection)
        self._in_use = self.path / "in_use"
        self.scope: Scope = EVERYTHING

    @classmethod
    def open(cls, path: str | Path | StoreAddress = DEFAULT_STORE) -> "Store":
        """The store in folder `path`, or where the file `path` says (*.toml), made when there is none.

        Raises OSError where that cannot be (NotWritableError where nothing can be written),
        OutdatedStoreError where an earlier version made it, UnreachableError where no catalog answers.
        """
        address = StoreAddress.of(path)
        try:
            with _answering(address):
                return cls._opened(address)
        except (OSError, duckdb.Error) as error:
            if words := not_writable(error):
                raise NotWritableError(
                    f"nothing can be written in {' or '.join(address.reached())} ({words}): make room there"
                    " and give the right to write, or copy the store to where that is so"
                ) from error
            raise

    @classmethod
    def _opened(cls, address: StoreAddress) -> "Store":
        address.folder.mkdir(parents=True, exist_ok=True)
        connection = connected(address)
        # Macros live in a database of their own and find their tables in whichever snapshot is in use.
        connection.execute("attach ':memory:' as macros")
        for name in FILLED:
            _attach(connection, address, name)
        connection.execute("use lake")
        if address.database:
            _refuse_other_files(connection, address)
        _refuse_outdated(connection, "store/is_outdated")
        # What the schema of an earlier version's store is filled by.
        for text in script("schema/macros"):
            connection.execute(text)
        for name in FILLED:
            retried(lambda name=name: _apply_schema(connection, name))
        for name in FILLED:
            if retried(LakeFiles(address, name, connection).make_columns_known):
                # What it read meanwhile of another process's doing, DuckLake is to read anew: see there.
                connection.execute(statement(f"store/detach_{name}"))
                _attach(connection, address, name)
        look_in(connection, "lake")
        _refuse_outdated(connection, "store/knows_workers_otherwise", known_by=KNOWN_BY)
        with transaction(connection):
            for text in script("macros"):
                connection.execute(text)
        spill = Spill(address.folder / "spill")
        memory = _share_of_memory(connection)
        confine = filled("store/confine", reached=address.reached(), spill=str(spill.path), memory=memory)
        connection.execute(confine)
        return cls(address, connection, spill)

    def within(self, scope: Scope) -> "Store":
        """The same store for somebody who may see no other people than those of the offices in `scope`."""
        other = copy(self)
        other.scope = scope
        return other

    def close(self) -> None:
        self._connection.close()
        self._spill.close()

    def is_alone(self) -> bool:
        """Whether it is certain that nobody else has the store open: of other machines nobody knows."""
        return self.address.database is None and self._spill.is_alone()

    @contextmanager
    def cursor(
        self, snapshot: int | None = None, shortcuts: tuple[str, ...] = ()
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor on the store as it is, or as it was at `snapshot`.

        `shortcuts`: schemas with quicker ways to what is asked for, where the snapshot was copied.
        """
        cursor = self._connection.cursor()
        try:
            with shared(self._in_use), _answering(self.address), self._copies.reading(snapshot) as copy:
                look_in(cursor, copy or self._catalog_at(snapshot), *(shortcuts if copy else ()))
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
        with shared(self._in_use), suppress(duckdb.OutOfMemoryException), _answering(self.address):
            self._copies.make(snapshot)

    def _catalog_at(self, snapshot: int | None) -> str:
        if snapshot is None:
            return "lake"
        return self._copies.seen(snapshot, f"{self.address.tables('lake')}.ducklake_table")

    def snapshot(self) -> int:
        """The number of the newest snapshot."""
        # Asked for all the time: a cursor that finds tables by their names would take longer to make.
        with self._connection.cursor() as cursor, shared(self._in_use), _answering(self.address):
            return cursor.execute(statement("store/current_snapshot")).fetchone()[0]

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
        found = _PARTIAL.search(str(error))
        if found and found[1].startswith(f"{self.address.data.url}/"):
            self.address.data.delete(found[1])

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
        with self.cursor(snapshot, _shortcuts(filters, figure.filters)) as cursor:
            yield cursor.execute(figure.sql, parameters)


def _shortcuts(filters: Filters, names: tuple[str, ...]) -> tuple[str, ...]:
    if not filters.spans_whole_months(names):
        return ()
    shortcuts = ("macros.whole_months",)
    if not filters.selects_by("funding", "regency"):
        shortcuts = "macros.office_months", *shortcuts
        if not filters.selects_by("segment"):
            shortcuts = "macros.all_workers", *shortcuts
    return shortcuts


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


def connected(*addresses: StoreAddress) -> duckdb.DuckDBPyConnection:
    """A connection that knows what it takes to reach stores, and nothing of them yet."""
    files = [_extension(name) for name in sorted(set(chain.from_iterable(map(_extensions, addresses))))]
    connection = duckdb.connect(config={"allow_unsigned_extensions": True})
    for file in files:
        connection.load_extension(file)
    connection.execute(statement("store/trust_no_more"))
    for secret in filter(None, {address.data.secret() for address in addresses}):
        connection.execute(secret)
    return connection


def _extensions(address: StoreAddress) -> list[str]:
    catalog = "postgres_scanner" if address.database else "sqlite_scanner"
    return ["ducklake", catalog] + (["httpfs"] if address.data.url.startswith("s3://") else [])


@contextmanager
def _answering(address: StoreAddress) -> Iterator[None]:
    """Raises UnreachableError where the catalog does not answer what the block asks."""
    try:
        yield
    except duckdb.Error as error:
        words = unreachable(error) if address.database else None
        if words and not isinstance(error, UnreachableError):
            raise UnreachableError(
                f"the catalog at {address.database} cannot be reached ({words}):"
                " try again; if it goes on, see that it runs and lets this machine in"
            ) from error
        raise


def _attach(connection: duckdb.DuckDBPyConnection, address: StoreAddress, name: str) -> None:
    def passes(error: Exception) -> bool:
        # Another process may be making the same catalog at this moment.
        return unreachable(error) is None if address.database else os.access(address.folder, os.W_OK)

    retried(lambda: connection.execute(address.attach(name)), passes)


def _share_of_memory(connection: duckdb.DuckDBPyConnection) -> str:
    """Half of what DuckDB would take, which is four fifths of the machine's, or the container's: an import
    holds as much again beside it, and the pages want theirs."""
    amount, unit = connection.execute(statement("store/memory_limit")).fetchone()[0].split()
    return f"{float(amount) / 2} {unit}"


def _refuse_outdated(connection: duckdb.DuckDBPyConnection, query: str, **parameters: str) -> None:
    if connection.execute(statement(query), parameters).fetchone()[0]:
        raise OutdatedStoreError("an earlier version made it: move it away and import the files anew")


def _refuse_other_files(connection: duckdb.DuckDBPyConnection, address: StoreAddress) -> None:
    """A catalog and files that do not belong together: what is an orphan to the one is the other's all."""

    def asked(query: str, **parameters: str) -> str | int | None:
        row = connection.execute(statement(query), parameters).fetchone()
        return row[0] if row else None

    data, turn = address.data, {"lake": "lake", "table": "turn"}
    # Files that are new may be those of another process, which is making this store at the moment.
    if asked("store/current_snapshot") == 0 and data.files(older_than=timedelta(hours=1)):
        raise OSError(
            f"{data.url} holds files, but {address} knows of none: name another place for the files,"
            " or empty this one if no store is in it"
        )
    if asked("store/has_turn") and not data.has(file := asked("store/data_files", **turn)):
        raise OSError(f"{file} is not there: see that {data.url} is where the files of {address} are")


def _apply_schema(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    with transaction(connection):
        for text in script(f"schema/{name}"):
            connection.execute(text)


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
