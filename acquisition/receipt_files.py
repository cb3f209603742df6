"""Receipts as files, for the command line: readable by their owner only, as they hold identities in full."""

import os
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from acquisition.i18n import DEFAULT, language
from acquisition.ingest.account import remarks
from acquisition.ingest.receipt import Receipt
from acquisition.receipt_workbook import MOST, file_name, receipt_workbook
from acquisition.store import Store


def write_receipts(store: Store, receipts: Iterable[Receipt], folder: Path) -> list[Path]:
    """The files written into `folder`: one for each receipt of a file that was not wholly accepted."""
    folder.mkdir(parents=True, exist_ok=True)
    return [
        write_receipt(store, receipt, _free(folder / file_name(receipt, language(DEFAULT))))
        for receipt in receipts
        if receipt.refusal or receipt.rejected or receipt.duplicate or receipt.warnings or receipt.skipped
    ]


def write_receipt(store: Store, receipt: Receipt, path: Path) -> Path:
    """Write the workbook of a receipt to `path`, where nothing may be yet. Raises FileExistsError."""
    content = receipt_workbook(receipt, remarks(store, receipt.import_id, MOST), language(DEFAULT))
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    return path


def _free(path: Path) -> Path:
    """The path, or one beside it: somebody may be mending the file that is there."""
    if not path.exists():
        return path
    numbered = (path.with_stem(f"{path.stem} ({number})") for number in count(2))
    return next(one for one in numbered if not one.exists())
