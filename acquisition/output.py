"""Results of queries as CSV and JSON for other programs."""

import csv
import json
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TextIO

import duckdb


def write_csv(result: duckdb.DuckDBPyConnection, file: TextIO) -> None:
    """Write `result` as CSV with a header: comma, point decimals, ISO dates, nothing for null.

    No text in it is a formula to a spreadsheet; JSON has texts as they are.
    """
    write_rows(_columns(result), result.fetchall(), file)


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], file: TextIO) -> None:
    """The same, of rows at hand."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_written(_plain(value)) for value in row] for row in rows)


def write_json(result: duckdb.DuckDBPyConnection, file: TextIO) -> None:
    """Write `result` as a JSON array of one object per row."""
    columns = _columns(result)
    rows = [dict(zip(columns, map(_plain, row), strict=True)) for row in result.fetchall()]
    json.dump(rows, file, indent=2, ensure_ascii=False)
    file.write("\n")


def inert(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula, made plain by a leading apostrophe."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r", "\n"):
        return f"'{value}"
    return value


def _written(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else inert(value)


def _columns(result: duckdb.DuckDBPyConnection) -> list[str]:
    return [column[0] for column in result.description]


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
