"""Cells of a file to typed rows in the temporary table `staged`: identities hashed, names recognised."""

from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from typing import BinaryIO

import duckdb
import pyarrow as pa
import pyarrow.compute

from acquisition.contract import ENROLLMENTS, header_key
from acquisition.identity import Key
from acquisition.ingest.header import Header, explain_missing, find_header
from acquisition.ingest.read import Sheet, read
from acquisition.ingest.refusal import Refused
from acquisition.sql import statement

# What web pages and Excel leave around a cell, the no-break space included.
_BLANKS = " \t\r\n\f\v\u00a0"
# Batches staged by one statement: several, as DuckDB reads each on a core of its own.
_BATCHES = 8


@dataclass(frozen=True)
class Reading:
    """How a file is to be read: the key for identities, the day of import, the scheme of regency codes."""

    key: Key
    today: date
    scheme: str | None = None


def stage(cursor: duckdb.DuckDBPyConnection, file: BinaryIO, name: str, reading: Reading) -> list[str]:
    """The names of the sheets without a header; `staged` holds the rows of the others. Raises Refused."""
    cursor.execute(statement("ingest/prepare"))
    tops: list[pa.RecordBatch] = []
    unread: list[str] = []
    for number, sheet in enumerate(read(file, name), start=1):
        top = next(sheet.batches, None)
        if top is None:
            continue
        tops.append(top)
        if header := find_header(top, ENROLLMENTS):
            _stage_sheet(cursor, sheet, number, top, header, reading)
        else:
            unread.append(sheet.name)
    if len(unread) == len(tops):
        raise explain_missing(tops, ENROLLMENTS)
    _refuse_misread_dates(cursor)
    return unread


def _stage_sheet(
    cursor: duckdb.DuckDBPyConnection,
    sheet: Sheet,
    number: int,
    top: pa.RecordBatch,
    header: Header,
    reading: Reading,
) -> None:
    parameters = {name: header.columns.get(name) for name in ENROLLMENTS.column_names} | {
        "sheet": sheet.name,
        "sheet_number": number,
        "nik_label": header_key(header.labels[header.columns["nik"] - 1] or ""),
        "today": reading.today,
        "inner_pad": reading.key.inner_pad,
        "outer_pad": reading.key.outer_pad,
        "scheme": reading.scheme,
    }
    below = chain([_below(top, header.line)], sheet.batches)
    filled = (_trimmed(batch) for batch in below if batch.num_rows)
    while some := list(islice(filled, _BATCHES)):
        cursor.register("cells", pa.Table.from_batches(some))
        cursor.execute(statement("ingest/stage"), parameters)
        cursor.unregister("cells")


def _below(batch: pa.RecordBatch, line: int) -> pa.RecordBatch:
    return batch.filter(pa.compute.greater(batch.column("line"), line))


def _trimmed(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch without the blanks around its cells, many times faster here than in SQL."""
    cells = batch.column("cells")
    texts = pyarrow.compute.utf8_trim(cells.flatten(), characters=_BLANKS)
    offsets = pyarrow.compute.subtract(cells.offsets, cells.offsets[0])
    return batch.set_column(1, "cells", pa.ListArray.from_arrays(offsets, texts))


def _refuse_misread_dates(cursor: duckdb.DuckDBPyConnection) -> None:
    month_first, swapped, month_first_lines, native_lines = cursor.execute(
        statement("ingest/date_order")
    ).fetchone()
    if month_first:
        raise Refused("dates_month_first", lines=month_first_lines)
    if swapped:
        raise Refused("dates_swapped", lines=native_lines)
