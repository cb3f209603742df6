"""The sheet of rows to be mended: the office's own columns, with identities in full."""

from collections.abc import Sequence
from math import isfinite

import pandas as pd
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook, Worksheet

from acquisition import formatting as fmt
from acquisition.contract import KINDS, REPAIR, header_key
from acquisition.i18n import N_, Language
from acquisition.ingest.header import Header
from acquisition.ingest.mending import COLUMNS, mending_header
from acquisition.ingest.receipt import Receipt
from acquisition.ingest.rejected import RejectedSheet
from acquisition.remarks import column_title, told

CELL = 32_767  # characters that a cell of Excel can hold
# A number as long as a NIK was rounded by Excel: saved as CSV, too, it must not look like a whole one.
ROUNDED = 1e11
SCIENTIFIC = "0.00000E+00"
TEXT = 49  # the number format "@"
HEAD = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#D9E2EC", "border": 1}
WRONG = {"bg_color": "#FCE4D6", "border": 1, "border_color": "#C55A11"}
MENDING = N_("To mend")  # the sheet
WHAT_TO_MEND = N_("what to mend")


def add_mending(
    book: Workbook,
    name: str,
    rejected: RejectedSheet,
    receipt: Receipt,
    remarks: pd.DataFrame,
    language: Language,
) -> None:
    """Add the rejected rows of a sheet; behind them where they came from, and what to mend."""
    sheet = book.add_worksheet(name)
    rows = rejected.table
    cells = rows["cells"].to_pylist()
    columns = _columns(rejected.header, max(map(len, cells)), language)
    header = _renumbered(rejected.header, columns)
    labels = mending_header(header, KINDS[receipt.kind], len(columns))
    head = book.add_format(HEAD)
    for place, label in enumerate([*labels, REPAIR.name, language.gettext(WHAT_TO_MEND)]):
        sheet.write_string(0, place, label, head)
    sheet.set_column(0, len(columns), 22)
    sheet.set_column(len(columns) + 1, len(columns) + 1, 90)
    sheet.freeze_panes(1, 0)
    looks = _Looks(book)
    said = _by_line(remarks, rejected.name)
    for at, (line, row, letters) in enumerate(
        zip(rows["line"].to_pylist(), cells, rows["kinds"].to_pylist(), strict=True), start=1
    ):
        notes = said.get(line, [])
        wrong = {header.columns.get(note.column_name) for note in notes}
        for place, column in enumerate(columns):
            cell = (row[column - 1] or "") if column <= len(row) else ""
            letter = letters[column - 1] if letters and column <= len(row) else "t"
            _write(sheet, at, place, cell, letter, looks, place + 1 in wrong)
        sheet.write_string(at, len(columns), f"{receipt.import_id[:12]}/{rejected.name}/{line}", looks.text)
        sheet.write_string(at, len(columns) + 1, _to_mend(notes, receipt, language), looks.text)


class _Looks:
    """The formats of cells, by whether they hold text and whether something is wrong with them."""

    def __init__(self, book: Workbook):
        self.text = book.add_format({"num_format": TEXT})
        self.wrong_text = book.add_format(WRONG | {"num_format": TEXT})
        self.number: Format | None = None
        self.wrong_number = book.add_format(WRONG)
        self.rounded = book.add_format({"num_format": SCIENTIFIC})
        self.wrong_rounded = book.add_format(WRONG | {"num_format": SCIENTIFIC})


def _columns(header: Header, width: int, language: Language) -> list[int]:
    """The positions of the office's columns: without those that an earlier receipt added."""
    added = header.columns.get(REPAIR.name)
    words = {header_key(word) for word in (WHAT_TO_MEND, language.gettext(WHAT_TO_MEND))}
    labels = [*header.labels, *[""] * width]
    dropped = {added} if added else set()
    if added and header_key(labels[added]) in words:
        dropped.add(added + 1)
    last = max(width, *(place for place, label in enumerate(header.labels, start=1) if label))
    return [place for place in range(1, last + 1) if place not in dropped][:COLUMNS]


def _renumbered(header: Header, columns: Sequence[int]) -> Header:
    """The header of these columns alone."""
    places = {column: place for place, column in enumerate(columns, start=1)}
    labels = [header.labels[column - 1] if column <= len(header.labels) else "" for column in columns]
    found = {name: places[column] for name, column in header.columns.items() if column in places}
    return Header(1, found, labels)


def _by_line(remarks: pd.DataFrame, sheet: str) -> dict[int, list]:
    said = remarks[(remarks["class"] == "rejected") & (remarks["sheet"] == sheet)]
    return {line: list(notes.itertuples()) for line, notes in said.groupby("line")}


def _write(
    sheet: Worksheet, line: int, place: int, cell: str, letter: str, looks: _Looks, is_wrong: bool
) -> None:
    """The cell as it was: text as text, numbers as numbers, days as ISO text."""
    if letter == "n" and cell and isfinite(number := float(cell)):
        if abs(number) >= ROUNDED:
            sheet.write_number(line, place, number, looks.wrong_rounded if is_wrong else looks.rounded)
        else:
            sheet.write_number(line, place, number, looks.wrong_number if is_wrong else looks.number)
    else:
        sheet.write_string(line, place, cell[:CELL], looks.wrong_text if is_wrong else looks.text)


def _to_mend(notes: Sequence, receipt: Receipt, language: Language) -> str:
    """What is wrong with a row; it begins with an arrow, as "Jumlah" would make it a row of totals."""
    said = []
    for note in notes:
        name = "" if fmt.missing(note.column_name) else note.column_name
        label = "" if fmt.missing(note.label) else note.label
        remark = told(note.reason, receipt.kind, name, language)
        said.append(f"→ {column_title(label, name)}: {remark.wrong}. {remark.to_do}")
    return " ".join(said)[:CELL]
