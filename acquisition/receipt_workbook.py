"""Receipts to send back: a workbook with a summary, the remarks, and the rows to be mended."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePath

import pandas as pd
import xlsxwriter
from xlsxwriter.workbook import Workbook

from acquisition import formatting as fmt
from acquisition import receipts, tables
from acquisition.i18n import N_, Language
from acquisition.ingest.receipt import Receipt
from acquisition.mending_sheet import CELL, HEAD, MENDING, add_mending
from acquisition.remarks import column_title, told

SUMMARY, REMARKS = N_("Summary"), N_("Remarks")
MOST = 100_000  # remarks written down
WRAPPED = {"text_wrap": True, "valign": "top"}


def file_name(receipt: Receipt, language: Language) -> str:
    """What the workbook of a receipt is called."""
    called = fmt.file_name(language.gettext("receipt"), ending="")
    return f"{called}_{PurePath(receipt.file).name}.xlsx"


def receipt_workbook(receipt: Receipt, remarks: pd.DataFrame, language: Language) -> bytes:
    """XLSX of a receipt and its remarks (see acquisition/ingest/account.py), in a language.

    Where the receipt still has its rejected rows, they stand in a sheet that imports once it is corrected:
    with identities in full, for whoever handed in the file.
    """
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        _summarise(book, receipt, remarks, language)
        if not receipt.refusal:
            _list_remarks(book, receipt, remarks, language)
            for number, sheet in enumerate(receipt.rejected_rows.sheets if receipt.rejected_rows else []):
                name = language.gettext(MENDING)
                name = f"{name} {number + 1}" if number else name
                add_mending(book, name, sheet, receipt, remarks, language)
    return content.getvalue()


def _summarise(book: Workbook, receipt: Receipt, remarks: pd.DataFrame, language: Language) -> None:
    sheet = book.add_worksheet(language.gettext(SUMMARY))
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 90)
    bold, plain = book.add_format({"bold": True, "valign": "top"}), book.add_format(WRAPPED)
    title = book.add_format({"bold": True, "font_size": 16})
    sheet.write_string(0, 0, language.gettext("Receipt"), title)
    for line, (name, value) in enumerate(_account(receipt, remarks, language), start=2):
        sheet.write_string(line, 0, name, bold)
        if isinstance(value, int):
            sheet.write_number(line, 1, value, book.add_format({"align": "left"}))
        else:
            sheet.write_string(line, 1, value[:CELL], plain)


def _account(receipt: Receipt, remarks: pd.DataFrame, language: Language) -> Iterator[tuple[str, str | int]]:
    """The lines of the summary: a title and what it says."""
    _ = language.gettext
    yield _("File"), receipt.file
    if receipt.kind:
        yield _("Kind"), _(tables.WORDS["kind"][receipt.kind])
    yield _("Outcome"), receipts.outcome(receipt, language)
    if receipt.refusal:
        yield from receipts.refusal_facts(receipt.refusal, language)
        return
    yield _("Number of the import"), receipt.number or 0
    yield _("Snapshot"), receipt.snapshot or 0
    yield _("Received"), receipt.received
    for name, title in (
        ("accepted", _("= taken in")),
        ("duplicate", _("+ duplicates")),
        ("rejected", _("+ rejected")),
    ):
        yield title, getattr(receipt, name)
    yield _("Not data"), receipt.skipped
    if receipt.unread_sheets:
        yield _("Sheets not read"), ", ".join(receipt.unread_sheets)
    for repair in receipt.repairs:
        yield _("Repairs"), receipts.repair_line(repair, language)
    for code, rows in [*receipt.reasons.items(), *receipt.warnings.items()]:
        said = _(tables.WORDS["reason"].get(code, code))
        yield f"• {fmt.integer(rows, language.code)}", said
    yield _("What to do"), receipts.next_step(receipt, remarks, language)
    if len(remarks) >= MOST:
        yield "", _("The sheet of remarks holds the first {count}.", count=fmt.integer(MOST, language.code))
    if receipt.rejected_rows and receipt.rejected_rows.left_out:
        left_out = fmt.integer(receipt.rejected_rows.left_out, language.code)
        yield "", _("{count} more rejected rows are not among the rows to be mended.", count=left_out)


def _list_remarks(book: Workbook, receipt: Receipt, remarks: pd.DataFrame, language: Language) -> None:
    _ = language.gettext
    sheet = book.add_worksheet(_(REMARKS))
    titles = (
        _("Sheet"), _("Line"), _("Column in the file"), _("Outcome"), _("Reason"), _("Found"), _("Expected"),
        _("What to do"),
    )  # fmt: skip
    for place, (title, width) in enumerate(zip(titles, (18, 8, 28, 16, 38, 24, 42, 48), strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, title, book.add_format(HEAD))
    sheet.freeze_panes(1, 0)
    wrapped = book.add_format(WRAPPED)
    for line, row in enumerate(remarks.itertuples(), start=1):
        remark = told(row.reason, receipt.kind, _text(row.column_name) or None, language)
        outcome = tables.WORDS["class"][row[3]]
        sheet.write_string(line, 0, _text(row.sheet), wrapped)
        sheet.write_number(line, 1, row.line, wrapped)
        cells = (
            column_title(_text(row.label), _text(row.column_name)), _(outcome), remark.wrong,
            _text(row.found), remark.expected, remark.to_do,
        )  # fmt: skip
        for place, cell in enumerate(cells, start=2):
            sheet.write_string(line, place, cell, wrapped)
    sheet.autofilter(0, 0, max(len(remarks), 1), len(titles) - 1)


def _text(value: object) -> str:
    return "" if fmt.missing(value) else str(value)
