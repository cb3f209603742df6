"""Rows in memory as files of the lake.

Texts that come again and again lie in memory once, and are written so: SQL, which looks at each of them anew,
takes several times as long for as many rows.
"""

import os
import uuid
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from acquisition.data_path import DataPath
from acquisition.dictionaries import laid
from acquisition.obstacles import unreachable
from acquisition.sql import filled, statement
from acquisition.store_address import StoreAddress
from acquisition.transactions import transaction

# The tables that are filled so, by lake.
FILLED = {"lake": ("enrollments", "claims", "tally_changes", "day_changes"), "identity": ("workers",)}
_SCHEMAS: dict[str, pa.Schema] = {}  # of tables: the same in every store of this version
_ROWS_OF_GROUP = 122_880  # as DuckDB's own files; each of its cores reads another group


@dataclass(frozen=True)
class Written:
    """Files that are being written for a table."""

    table: str
    files: list[str]
    writing: list[Future]


class LakeFiles:
    """Files for tables of a lake of the store ('lake' or 'identity'), in transactions of one cursor."""

    def __init__(self, store: StoreAddress, lake: str, cursor: duckdb.DuckDBPyConnection):
        self._store = store
        self._lake = lake
        self._cursor = cursor
        self._pool = ThreadPoolExecutor(os.cpu_count())
        self._written: list[Written] = []
        self._added: list[Written] = []

    @contextmanager
    def kept_if_committed(self) -> Iterator[None]:
        """Of the files that the block writes, those stay that belong to the lake in the end."""
        self._written.clear()
        self._added.clear()
        try:
            yield
        except BaseException as error:
            # Where the catalog did not answer, what it was told last may come into force still.
            if unreachable(error) is None:
                self._delete_unknown()
            raise
        if len(self._written) > len(self._added):
            self._delete_unknown()

    def retry(self) -> None:
        """A transaction begins; what was added in an earlier one came to nothing."""
        self._added.clear()

    def write(self, table: str, rows: pa.Table) -> Written:
        """Begin to write rows for a table, all columns of which they have by the same names."""
        return self._begin(table, _parts(_writable(rows, self._schema(table))) if rows.num_rows else [])

    def make_columns_known(self) -> bool:
        """Whether the lake did not know yet how the columns of such files are called; it does from now on.

        DuckLake notes it with the first file of a table. Of two processes that bring one at the same time it
        lets the second crash, so each table is given a file without rows before anybody uses the store
        (github.com/duckdb/ducklake: DuckLakeNameMapSet::Add keeps a reference to what it just freed).
        """
        unknown = [table for table in FILLED[self._lake] if not self._knows_columns(table)]
        if unknown:
            with self.kept_if_committed(), transaction(self._cursor):
                for table in unknown:
                    self.add(self._begin(table, [self._schema(table).empty_table()]))
        return bool(unknown)

    def _knows_columns(self, table: str) -> bool:
        catalog = self._store.tables(self._lake)
        names = {"mappings": f"{catalog}.ducklake_column_mapping", "tables": f"{catalog}.ducklake_table"}
        query = filled("store/knows_columns", table=table, **names)
        return self._cursor.execute(query).fetchone()[0]

    def _begin(self, table: str, parts: list[pa.Table]) -> Written:
        folder = f"{self._store.files(self._lake)}main/{table}"
        files = [f"{folder}/ducklake-{uuid.uuid4()}.parquet" for _ in parts]
        write = partial(self._pool.submit, partial(_write, self._store.data))
        written = Written(table, files, list(map(write, parts, files)))
        self._written.append(written)
        return written

    def add(self, written: Written) -> None:
        """Add what was written to its table. Raises OSError where it could not be written."""
        for one in written.writing:
            one.result()
        self._added.append(written)
        if written.files:
            added = {"lake": self._lake, "table": written.table, "files": written.files}
            self._cursor.execute(statement("store/add_files"), added)

    def _schema(self, table: str) -> pa.Schema:
        name = f"{self._lake}.main.{table}"
        if name in _SCHEMAS:
            return _SCHEMAS[name]
        fields = self._cursor.execute(filled("store/no_rows", table=name)).to_arrow_table().schema
        never_null = self._cursor.execute(filled("store/never_null", table=name)).fetchall()
        found = pa.schema(field.with_nullable((field.name,) not in never_null) for field in fields)
        return _SCHEMAS.setdefault(name, found)

    def _delete_unknown(self) -> None:
        # Whether a commit that failed did so before or after it was done, the lake alone knows. Where it
        # cannot be asked, what is left over goes with the orphans.
        wait(chain.from_iterable(written.writing for written in self._written))
        with suppress(duckdb.Error, OSError):
            for written in self._written:
                table = {"lake": self._lake, "table": written.table}
                known = self._cursor.execute(statement("store/data_files"), table).fetchall()
                for file in written.files:
                    if (file,) not in known:
                        self._store.data.delete(file)


def _writable(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    """The columns of the schema as Parquet takes them. Raises ArrowInvalid where a null may not stand."""
    columns = pa.table([_column(rows[field.name], field.type) for field in schema], schema.names)
    columns = columns.unify_dictionaries()
    types = zip(schema, columns.schema, strict=True)
    return columns.cast(pa.schema(field.with_type(found.type) for field, found in types))


def _column(column: pa.ChunkedArray, kind: pa.DataType) -> pa.ChunkedArray:
    """Only texts stay where they lie once, and among them none twice and no null."""
    if not (pa.types.is_dictionary(column.type) and pa.types.is_string(kind)):
        return column.cast(kind)
    chunks = [laid(chunk.dictionary, chunk.indices) for chunk in column.chunks]
    return pa.chunked_array(chunks, pa.dictionary(pa.int32(), kind))


def _parts(rows: pa.Table) -> list[pa.Table]:
    """As many parts as there are cores to write them, of rows enough for one to be worth it."""
    count = max(1, min(os.cpu_count() or 1, rows.num_rows // _ROWS_OF_GROUP))
    size = -(-rows.num_rows // count)
    return [rows.slice(start, size) for start in range(0, rows.num_rows, size)]


def _write(data: DataPath, rows: pa.Table, file: str) -> None:
    repeating = [field.name for field in rows.schema if pa.types.is_dictionary(field.type)]
    # Kept for good before the catalog says that it is there.
    with data.new(file) as sink:
        pq.write_table(
            rows,
            sink,
            row_group_size=_ROWS_OF_GROUP,
            write_batch_size=_ROWS_OF_GROUP,  # what texts a batch has is found out for each anew
            use_dictionary=repeating,
            store_decimal_as_integer=True,
            store_schema=False,
        )
