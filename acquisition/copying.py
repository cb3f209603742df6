"""A store copied to another address, from a folder to PostgreSQL or back: with its history, and compared."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa

from acquisition.access.audit import FILE as AUDIT
from acquisition.figures import FIGURES
from acquisition.identity import key_path, load_key
from acquisition.sql import filled, statement
from acquisition.store import Store, connected
from acquisition.store_address import LAKES, StoreAddress
from acquisition.transactions import retried, transaction

# What a catalog notes of itself and of its surroundings; all else is the store.
_OWN = {"ducklake_metadata", "ducklake_files_scheduled_for_deletion"}
_INLINED = "ducklake_inlined_"
_FILES = ("ducklake_data_file", "ducklake_delete_file")
_ATTEMPTS = 5
_PIECE = 1 << 20

Catalog = dict[str, pa.Table]


class CopyError(Exception):
    """A store that cannot be copied, or a copy that is not the same; the message says why and what to do."""


def copy_store(source: StoreAddress, target: StoreAddress) -> int:
    """The snapshot of the store at `source` that is now at `target`, too, with all before it.

    Every figure and the rows of every table were compared. Nothing is written over. Where it fails, nothing
    of the copy is left. Raises CopyError, KeyMissingError, OutdatedStoreError, OSError, duckdb.Error.
    """
    with closing(connected(source, target)) as connection:
        _refuse_nothing(connection, source)
        _refuse_something(connection, target)
        with closing(Store.open(source)) as store:
            load_key(store.path, store.fact("key"))
            catalogs = _catalogs(connection, source, store)
            with _gone_if_failed(connection, target):
                _copy_files(source, target, catalogs)
                for lake in LAKES:
                    _write_catalog(connection, target, lake, catalogs[lake])
                _copy_beside(source, target)
                with closing(Store.open(target)) as copy:
                    return _compare(store, copy)


def _refuse_nothing(connection: duckdb.DuckDBPyConnection, source: StoreAddress) -> None:
    if not _is_there(connection, source):
        raise CopyError(f"{source}: no store is here")


def _refuse_something(connection: duckdb.DuckDBPyConnection, target: StoreAddress) -> None:
    if _is_there(connection, target):
        raise CopyError(f"{target}: a store is there already; a copy is made where none is")
    if found := target.data.files():
        raise CopyError(f"{target.data.url}: {found[0]} is there already; name a place that is empty")


def _is_there(connection: duckdb.DuckDBPyConnection, address: StoreAddress) -> bool:
    if address.database is None:
        return any((address.folder / f"{lake}.sqlite").exists() for lake in LAKES)
    with _attached(connection, address, "lake") as name:
        return bool(_tables(connection, name))


@contextmanager
def _attached(connection: duckdb.DuckDBPyConnection, address: StoreAddress, lake: str) -> Iterator[str]:
    """The name of the catalog of a lake, as the tables that it is made of."""
    if address.database is None:
        attach = filled("store/copying/attach_sqlite", catalog=f"{address.folder / lake}.sqlite")
    else:
        attach = filled("store/copying/attach_postgres", catalog=address.database.connection, schema=lake)
    connection.execute(attach)
    try:
        yield "copied.main" if address.database is None else f"copied.{lake}"
    finally:
        connection.execute(statement("store/copying/detach"))


def _tables(connection: duckdb.DuckDBPyConnection, catalog: str) -> list[str]:
    asked = {"schema": catalog.partition(".")[2]}
    return [name for (name,) in connection.execute(statement("store/copying/tables"), asked).fetchall()]


def _catalogs(
    connection: duckdb.DuckDBPyConnection, source: StoreAddress, store: Store
) -> dict[str, Catalog]:
    """What the catalogs hold, each as it is at one moment; the lake first: it then names no unknown worker.

    Rows that lie in a catalog itself go to files before: each kind of catalog keeps them otherwise.
    """
    for _attempt in range(_ATTEMPTS):
        with store.cursor() as cursor:
            retried(lambda cursor=cursor: cursor.execute(statement("store/copying/flush")))
        catalogs = {lake: _read_catalog(connection, source, lake) for lake in LAKES}
        if not any(_inlined(catalog) for catalog in catalogs.values()):
            return catalogs
    raise CopyError(f"{source}: was written to without a pause; try again when less is imported")


def _read_catalog(connection: duckdb.DuckDBPyConnection, source: StoreAddress, lake: str) -> Catalog:
    with _attached(connection, source, lake) as name, transaction(connection):
        rows = statement("store/copying/rows")
        return {
            table: connection.execute(rows.replace("$table", f"{name}.{table}")).to_arrow_table()
            for table in _tables(connection, name)
            if table not in _OWN
        }


def _inlined(catalog: Catalog) -> int:
    kept = {f"{_INLINED}data_tables"}
    return sum(
        rows.num_rows for table, rows in catalog.items() if table.startswith(_INLINED) and table not in kept
    )


def _write_catalog(
    connection: duckdb.DuckDBPyConnection, target: StoreAddress, lake: str, catalog: Catalog
) -> None:
    """DuckLake makes the tables of a new catalog; what it wrote to them is replaced."""
    connection.execute(target.attach(lake))
    connection.execute(statement("store/copying/detach").replace("copied", lake))
    with _attached(connection, target, lake) as name, transaction(connection):
        for table, rows in catalog.items():
            if table.startswith(_INLINED):
                continue
            connection.register("rows", rows)
            connection.execute(statement("store/copying/clear").replace("$table", f"{name}.{table}"))
            connection.execute(statement("store/copying/fill").replace("$table", f"{name}.{table}"))
            connection.unregister("rows")


def _copy_files(source: StoreAddress, target: StoreAddress, catalogs: dict[str, Catalog]) -> None:
    """The files that the catalogs know; each has a name that no other has, and never changes."""
    found = {Path(file).name: file for file in source.data.files()}
    for catalog in catalogs.values():
        for name in (Path(path).name for table in _FILES for path in catalog[table]["path"].to_pylist()):
            if name not in found:
                raise CopyError(f"{source.data.url}: {name} is missing; restore a backup")
            copied = target.data.url + found[name].removeprefix(source.data.url)
            with source.data.read(found[name]) as file, target.data.new(copied) as copy:
                shutil.copyfileobj(file, copy, _PIECE)


def _copy_beside(source: StoreAddress, target: StoreAddress) -> None:
    """The key and the audit, where they lie elsewhere."""
    target.folder.mkdir(parents=True, exist_ok=True)
    beside = [
        (key_path(source.folder), key_path(target.folder)),
        (source.folder / AUDIT, target.folder / AUDIT),
    ]
    for from_, to in beside:
        if from_.exists() and not to.exists():
            shutil.copy(from_, to)


@contextmanager
def _gone_if_failed(connection: duckdb.DuckDBPyConnection, target: StoreAddress) -> Iterator[None]:
    try:
        yield
    except BaseException:
        for lake in LAKES:
            if target.database is None:
                for ending in (".sqlite", ".sqlite-wal", ".sqlite-shm"):
                    (target.folder / f"{lake}{ending}").unlink(missing_ok=True)
            else:
                with _attached(connection, target, lake):
                    connection.execute(statement("store/copying/drop").replace("$lake", lake))
        for file in target.data.files():
            target.data.delete(file)
        raise


def _compare(store: Store, copy: Store) -> int:
    """The snapshot of the copy, of which the store says the same in every respect."""
    snapshot = copy.snapshot()
    for one in (store, copy):
        one.hold(snapshot)
    for name in FIGURES:
        try:
            pd.testing.assert_frame_equal(
                copy.run(name, snapshot=snapshot), store.run(name, snapshot=snapshot)
            )
        except AssertionError as error:
            raise CopyError(f"the figure {name} is another in the copy: {error}") from error
    for at in {snapshot, *_of_meetings(copy)}:
        if (counted := _counts(copy, at)) != (expected := _counts(store, at)):
            raise CopyError(f"at snapshot {at} the copy has {counted} rows, not {expected}")
    return snapshot


def _of_meetings(store: Store) -> list[int]:
    with store.cursor() as cursor:
        return [at for (at,) in cursor.execute(statement("store/copying/snapshots_of_meetings")).fetchall()]


def _counts(store: Store, snapshot: int) -> dict[str, int]:
    tables = filled(
        "store/tables_at", tables=f"{store.address.tables('lake')}.ducklake_table", snapshot=snapshot
    )
    count = statement("store/copying/count")
    with store.cursor(snapshot) as cursor:
        return {
            table: cursor.execute(count.replace("$table", table)).fetchone()[0]
            for (table,) in cursor.execute(tables).fetchall()
        }
