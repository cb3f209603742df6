"""Rows in memory as files of the lake.

Texts that come again and again lie in memory once, and are written so: SQL, which looks at each of them anew,
takes several times as long for as many rows.
"""

import os
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from acquisition.dictionaries import laid
from acquisition.sql import filled, statement

_ROWS_OF_GROUP = 122_880  # as DuckDB's own files; each of its cores reads another group


class LakeFiles:
    """Files for tables of a lake of the store ('lake' or 'identity'), in transactions of one cursor."""

    def __init__(self, store: Path, lake: str, cursor: duckdb.DuckDBPyConnection):
        self._folder = store / lake / "main"
        self._lake = lake
        self._cursor = cursor
        self._written: list[Path] = []
        self._is_retried = False

    @contextmanager
    def kept_if_committed(self) -> Iterator[None]:
        """Of the files that the block writes, those stay that belong to the lake in the end."""
        self._written.clear()
        try:
            yield
        except BaseException:
            self._delete_unknown()
            raise
        if self._is_retried:
            self._delete_unknown()

    def retry(self) -> None:
        """A transaction begins; if there are files, an earlier one came to nothing."""
        self._is_retried = bool(self._written)

    def add(self, table: str, rows: pa.Table) -> None:
        """Add rows to a table, all columns of which they have by the same names."""
        if not rows.num_rows:
            return
        parts = _parts(_writable(rows, self._schema(table)))
        folder = self._folder / table
        folder.mkdir(parents=True, exist_ok=True)
        files = [folder / f"ducklake-{uuid.uuid4()}.parquet" for _ in parts]
        self._written += files
        with ThreadPoolExecutor(len(parts)) as pool:
            list(pool.map(_write, parts, files))
        names = [str(file) for file in files]
        self._cursor.execute(
            statement("store/add_files"), {"lake": self._lake, "table": table, "files": names}
        )

    def _schema(self, table: str) -> pa.Schema:
        name = f"{self._lake}.main.{table}"
        fields = self._cursor.execute(filled("store/no_rows", table=name)).to_arrow_table().schema
        never_null = self._cursor.execute(filled("store/never_null", table=name)).fetchall()
        return pa.schema(field.with_nullable((field.name,) not in never_null) for field in fields)

    def _delete_unknown(self) -> None:
        # Whether a commit that failed did so before or after it was done, the lake alone knows. Where it
        # cannot be asked, what is left over goes with the orphans.
        with suppress(duckdb.Error, OSError):
            for table in {file.parent.name for file in self._written}:
                known = self._cursor.execute(
                    statement("store/data_files"), {"lake": self._lake, "table": table}
                ).fetchall()
                for file in self._written:
                    if file.parent.name == table and (str(file),) not in known:
                        file.unlink(missing_ok=True)


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


def _write(rows: pa.Table, file: Path) -> None:
    repeating = [field.name for field in rows.schema if pa.types.is_dictionary(field.type)]
    with file.open("xb") as sink:
        pq.write_table(
            rows,
            sink,
            row_group_size=_ROWS_OF_GROUP,
            use_dictionary=repeating,
            store_decimal_as_integer=True,
            store_schema=False,
        )
        sink.flush()
        os.fsync(sink.fileno())  # before the catalog says that it is there
