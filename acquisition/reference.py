"""What the program brings with it: regencies, districts, holidays, and the lists it starts with."""

import os
from datetime import date
from pathlib import Path

import duckdb
import holidays
import pyarrow as pa
import pyarrow.csv

from acquisition.sql import statement
from acquisition.store import Store
from acquisition.transactions import write

SHIPPED = Path(__file__).resolve().parent.parent / "data" / "reference"
# Another folder of the same files serves other regencies, without a change of the program.
REFERENCE = Path(os.environ.get("ACQUISITION_REFERENCE") or SHIPPED)
TABLES = ("offices", "territories", "regencies", "districts", "cadres", "events", "attendance", "baselines")

HOLIDAYS_FROM, HOLIDAYS_TO = 2010, 2040
# The calendar has the Day of Pancasila from its decree on, Keppres 24/2016 of that very day; offices are
# closed on it since 2017, as the Cabinet Secretariat announced (setkab.go.id, 1 June 2016).
WORKED = {date(2016, 6, 1)}


def read_reference(folder: Path = REFERENCE) -> dict[str, pa.Table]:
    """The reference tables in `folder`, one <name>.csv each, every cell as text. Raises OSError."""
    return {name: _read_texts(folder / f"{name}.csv") for name in TABLES}


def holidays_of_indonesia(first_year: int = HOLIDAYS_FROM, last_year: int = HOLIDAYS_TO) -> pa.Table:
    """Columns day, holiday: public holidays and joint leave (cuti bersama); lunar ones estimated ahead."""
    days = holidays.country_holidays(
        "ID", years=range(first_year, last_year + 1), categories=("public", "government"), language="id"
    )
    closed = sorted(days.keys() - WORKED)
    return pa.table(
        {
            "day": pa.array(closed, pa.date32()),
            "holiday": pa.array([days[day] for day in closed], pa.string()),
        }
    )


def _read_texts(path: Path) -> pa.Table:
    with path.open(encoding="utf-8") as file:
        names = file.readline().strip().split(",")
    texts = pyarrow.csv.ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True
    )
    return pyarrow.csv.read_csv(path, convert_options=texts)


def load_reference(store: Store, folder: Path = REFERENCE) -> None:
    """Fill the reference tables of a store that has none yet, in one transaction."""
    with store.cursor() as cursor:
        if not _is_loaded(cursor):
            tables = read_reference(folder)
            write(cursor, lambda: _load(cursor, tables))


def _load(cursor: duckdb.DuckDBPyConnection, tables: dict[str, pa.Table]) -> None:
    if _is_loaded(cursor):  # by another process meanwhile
        return
    for name, table in (tables | {"holidays": holidays_of_indonesia()}).items():
        cursor.register("reference_rows", table)
        cursor.execute(statement(f"reference/add_{name}"))


def _is_loaded(cursor: duckdb.DuckDBPyConnection) -> bool:
    return cursor.execute(statement("reference/is_loaded")).fetchone()[0]
