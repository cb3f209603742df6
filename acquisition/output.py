"""Results of queries as CSV and JSON for other programs."""

import csv
import json
from datetime import date
from decimal import Decimal
from typing import Any, TextIO

import duckdb


def write_csv(result: duckdb.DuckDBPyConnection, file: TextIO) -> None:
    """Write `result` as CSV with a header: comma, point decimals, ISO dates, nothing for null."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(_columns(result))
    writer.writerows([_written(_plain(value)) for value in row] for row in result.fetchall())


def write_json(result: duckdb.DuckDBPyConnection, file: TextIO) -> None:
    """Write `result` as a JSON array of one object per row."""
    columns = _columns(result)
    rows = [dict(zip(columns, map(_plain, row), strict=True)) for row in result.fetchall()]
    json.dump(rows, file, indent=2, ensure_ascii=False)
    file.write("\n")


def _written(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value


def _columns(result: duckdb.DuckDBPyConnection) -> list[str]:
    return [column[0] for column in result.description]


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
