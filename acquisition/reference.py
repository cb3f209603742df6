"""Reference data: offices, territories, regencies, districts, cadres, events, attendance and baselines."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.csv

from acquisition.sql import statement
from acquisition.store import Store, write

REFERENCE = Path(__file__).resolve().parent.parent / "data" / "reference"
TABLES = ("offices", "territories", "regencies", "districts", "cadres", "events", "attendance", "baselines")


def read_reference(folder: Path = REFERENCE) -> dict[str, pa.Table]:
    """The reference tables in `folder`, one <name>.csv each, every cell as text. Raises OSError."""
    return {name: _read_texts(folder / f"{name}.csv") for name in TABLES}


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
    for name, table in tables.items():
        cursor.register("reference_rows", table)
        cursor.execute(statement(f"reference/add_{name}"))


def _is_loaded(cursor: duckdb.DuckDBPyConnection) -> bool:
    return cursor.execute(statement("reference/is_loaded")).fetchone()[0]
