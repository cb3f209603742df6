"""Cells to the bytes of a file: delimited text, and the two forms of workbook that offices fill in."""

import csv
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO, StringIO

import numpy as np
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from acquisition.demo.habits import Habit, indonesian
from acquisition.demo.workbook import INSTRUCTIONS

MADE_AT = datetime(2018, 1, 8, 8, 30)
CODE_LIST = (
    ("KODE", "KETERANGAN"),
    ("PU", "Penerima Upah"),
    ("BPU", "Bukan Penerima Upah"),
    ("JAKON", "Jasa Konstruksi"),
    ("PMI", "Pekerja Migran Indonesia"),
    ("APBD", "Iuran dibayar pemerintah daerah"),
    ("Desa", "Iuran dibayar dana desa"),
    ("CSR", "Iuran dibayar donatur atau perusahaan"),
)
Columns = dict[str, np.ndarray]


def export(habit: Habit, titles: Sequence[str], cells: Columns, is_first: bool = False) -> bytes:
    """A file of the habit with these cells; `is_first` of all its files."""
    rows = len(cells["nik"])
    columns = {name: cells.get(name, np.arange(1, rows + 1, dtype=object)) for name in habit.columns}
    if habit.layout == "workbook":
        return _template(habit, titles, columns)
    if habit.layout == "two-row workbook":
        return _two_rows(habit, titles, columns)
    return _text(habit, titles, columns, is_first)


def _text(habit: Habit, titles: Sequence[str], columns: Columns, is_first: bool) -> bytes:
    text = StringIO()
    writer = csv.writer(text, delimiter=habit.layout)
    writer.writerows([title] for title in titles)
    if titles:
        writer.writerow([])
    header_delimiter = habit.header_delimiter if is_first and habit.header_delimiter else habit.layout
    csv.writer(text, delimiter=header_delimiter).writerow(habit.columns.values())
    writer.writerows(zip(*columns.values(), strict=True))
    if habit.total:
        writer.writerow([f"{habit.total} {indonesian(len(columns['nik']))} orang"])
    return text.getvalue().encode(habit.encoding)


def _template(habit: Habit, titles: Sequence[str], columns: Columns) -> bytes:
    """XLSX with sheets "Petunjuk Pengisian", "Data TK Baru", "Kode", as the office filled them in."""
    content = BytesIO()
    with _workbook(content) as book:
        bold = book.add_format({"bold": True})
        instructions = book.add_worksheet("Petunjuk Pengisian")
        instructions.write_column(0, 0, ("PETUNJUK PENGISIAN DATA TENAGA KERJA BARU", *INSTRUCTIONS))
        sheet = book.add_worksheet("Data TK Baru")
        sheet.write_column(0, 0, titles, bold)
        head = len(titles) + 1
        sheet.write_row(head, 0, habit.columns.values(), bold)
        _fill(sheet, head + 1, columns)
        last = head + 1 + len(columns["nik"])
        sheet.write(last, 0, habit.total, bold)
        for name in ("wage", "contribution"):
            amounts = [amount for amount in columns[name].tolist() if isinstance(amount, int)]
            sheet.write_number(last, list(columns).index(name), sum(amounts), bold)
        sheet.activate()
        codes = book.add_worksheet("Kode")
        for line, code in enumerate(CODE_LIST):
            codes.write_row(line, 0, code)
    return content.getvalue()


def _two_rows(habit: Habit, titles: Sequence[str], columns: Columns) -> bytes:
    """XLSX with one sheet, whose header stands over two rows, the upper one merged over groups of columns."""
    content = BytesIO()
    with _workbook(content) as book:
        bold = book.add_format({"bold": True, "align": "center"})
        sheet = book.add_worksheet("data_tk_baru")
        sheet.write_column(0, 0, titles, bold)
        head = len(titles) + 1
        groups, labels = zip(*(header.split("|") for header in habit.columns.values()), strict=True)
        for group in dict.fromkeys(groups):
            first, count = groups.index(group), groups.count(group)
            sheet.merge_range(head, first, head, first + count - 1, group, bold)
        sheet.write_row(head + 1, 0, labels, bold)
        _fill(sheet, head + 2, columns)
    return content.getvalue()


def table(sheet_name: str, titles: Sequence[str], rows: Sequence[Sequence[str | int]]) -> bytes:
    """XLSX with one sheet: titles, an empty row, then `rows`, the first of which is the header."""
    content = BytesIO()
    with _workbook(content) as book:
        sheet = book.add_worksheet(sheet_name)
        sheet.write_column(0, 0, titles, book.add_format({"bold": True}))
        for line, row in enumerate(rows, start=len(titles) + 1 if titles else 0):
            sheet.write_row(line, 0, row)
    return content.getvalue()


def plain(rows: Iterable[Sequence[str | int]]) -> bytes:
    """CSV of the rows, the first of which is the header, with `;` between cells."""
    text = StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    return text.getvalue().encode()


def _workbook(content: BytesIO) -> xlsxwriter.Workbook:
    book = xlsxwriter.Workbook(content, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    book.set_properties({"comments": "Data contoh", "created": MADE_AT})
    return book


def _fill(sheet: Worksheet, line: int, columns: Columns) -> None:
    for column, values in enumerate(columns.values()):
        sheet.write_column(line, column, values.tolist())
