"""Receipts of imports as the store knows them, and the remarks on their rows: no identity is in either."""

import pandas as pd

from acquisition.ingest.receipt import IMPORTED, Receipt
from acquisition.sql import statement
from acquisition.store import Store


def receipt_of(store: Store, name: str) -> Receipt:
    """The receipt of the import with this number, or whose identity begins so. Raises LookupError."""
    with store.cursor() as cursor:
        found = cursor.execute(statement("ingest/receipt/account"), {"import": name}).fetchall()
        if len(found) != 1:
            raise LookupError(f"{len(found)} imports are called {name!r}")
        import_id, number, file, kind, _, received, *counts, unread_sheets = found[0]
        reasons: tuple[dict[str, int], dict[str, int]] = ({}, {})
        counted = cursor.execute(statement("ingest/reasons"), {"import_ids": [import_id]}).fetchall()
        for _, is_warning, reason, rows in counted:
            reasons[is_warning][reason] = rows
        repairs = [
            {"number": of_number, "file": of_file, "rows": rows, "repaired": repaired}
            for _, of_number, of_file, rows, repaired in cursor.execute(
                statement("ingest/repairs"), {"import_ids": [import_id]}
            ).fetchall()
        ]
    return Receipt(
        file, IMPORTED, kind, received, *counts, unread_sheets, *reasons,
        store.snapshot(), import_id, None, number, repairs,
    )  # fmt: skip


def remarks(store: Store, import_id: str | None, most: int) -> pd.DataFrame:
    """The first remarks on rows of an import, those on rejected rows first.

    Columns: sheet, line, class ('rejected', 'duplicate', 'warning'), reason, column_name, label (the office's
    word for the column), found (never an identity).
    """
    with store.cursor() as cursor:
        values = {"import_id": import_id, "most": most}
        return cursor.execute(statement("ingest/receipt/remarks"), values).df()
