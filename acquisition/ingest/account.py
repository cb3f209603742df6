"""Receipts of imports as the store knows them, and the remarks on their rows: no identity is in either."""

from collections import defaultdict

import duckdb
import pandas as pd

from acquisition.ingest.receipt import IMPORTED, Receipt
from acquisition.sql import statement
from acquisition.store import Store


def receipt_of(store: Store, name: str) -> Receipt:
    """The receipt of the import with this number, or whose identity begins so. Raises LookupError."""
    with store.cursor() as cursor:
        found = cursor.execute(
            statement("ingest/receipt/account"), {"import": name, "scope": store.scope}
        ).fetchall()
        if len(found) != 1:
            raise LookupError(f"{len(found)} imports are called {name!r}")
        import_id, number, file, kind, _, received, *rows, unread_sheets = found[0]
        why, mended = reasons(cursor, [import_id])[import_id], repairs(cursor, [import_id])[import_id]
    return Receipt(
        file, IMPORTED, kind, received, *rows, unread_sheets, *why,
        store.snapshot(), import_id, None, number, mended,
    )  # fmt: skip


def counts(cursor: duckdb.DuckDBPyConnection, import_ids: list[str]) -> dict[str, tuple]:
    """Number, kind, rows by what became of them, and unread sheets of those imports that are in the store."""
    found = cursor.execute(statement("ingest/counts"), {"import_ids": import_ids}).fetchall()
    return {import_id: tuple(counts) for import_id, *counts in found}


def reasons(
    cursor: duckdb.DuckDBPyConnection, import_ids: list[str]
) -> defaultdict[str, tuple[dict[str, int], dict[str, int]]]:
    """Rows by the reason why they were not accepted, and by warning, of each import."""
    reasons: defaultdict[str, tuple[dict[str, int], dict[str, int]]] = defaultdict(lambda: ({}, {}))
    for import_id, is_warning, reason, rows in _of_imports(cursor, "ingest/reasons", import_ids):
        reasons[import_id][is_warning][reason] = rows
    return reasons


def repairs(cursor: duckdb.DuckDBPyConnection, import_ids: list[str]) -> defaultdict[str, list[dict]]:
    """Of which earlier imports rejected rows come again in each, how many, and how many are good now."""
    repairs: defaultdict[str, list[dict]] = defaultdict(list)
    for import_id, number, file, rows, repaired in _of_imports(cursor, "ingest/repairs", import_ids):
        repairs[import_id].append({"number": number, "file": file, "rows": rows, "repaired": repaired})
    return repairs


def _of_imports(cursor: duckdb.DuckDBPyConnection, query: str, import_ids: list[str]) -> list[tuple]:
    return cursor.execute(statement(query), {"import_ids": import_ids}).fetchall() if import_ids else []


def remarks(store: Store, import_id: str | None, most: int, each: int | None = None) -> pd.DataFrame:
    """The first remarks on rows of an import, at most `each` of a reason, those on rejected rows first.

    Columns: sheet, line, class ('rejected', 'duplicate', 'warning', 'skipped'), reason, column_name, label
    (the office's word for the column), found (never an identity).
    """
    with store.cursor() as cursor:
        values = {"import_id": import_id, "most": most, "each": each or most, "scope": store.scope}
        return cursor.execute(statement("ingest/receipt/remarks"), values).df()
