"""Tables as files: delimited texts, and workbooks. Cells are texts, numbers, days, or formulas."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter
import xlwt

from tests.ingest.workbooks import ods as packed_ods


@dataclass(frozen=True)
class Formula:
    """A formula and the value that the spreadsheet last computed."""

    text: str
    value: Any


def text(table: Iterable[Sequence[Any]], line_end: str = "\n", **options) -> str:
    out = io.StringIO()
    csv.writer(out, **({"delimiter": ";"} | options), lineterminator=line_end).writerows(table)
    return out.getvalue()


def xlsx(
    sheets: Mapping[str, Sequence[Sequence[Any]]],
    hidden: Sequence[str] = (),
    merged: Sequence[str] = (),
    date_format: str = "dd/mm/yyyy",
    number_format: str = "General",
    top: tuple[int, int] = (0, 0),
    **options,
) -> bytes:
    """A workbook; `merged` ranges are of the first sheet, and hold what their first cell held."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, options) as book:
        date, number = (
            book.add_format({"num_format": date_format}),
            book.add_format({"num_format": number_format}),
        )
        for name, table in sheets.items():
            sheet = book.add_worksheet(name)
            if name in hidden:
                sheet.hide()
            for line, row in enumerate(table, start=top[0]):
                for column, cell in enumerate(row, start=top[1]):
                    _write(sheet, line, column, cell, date, number)
            for area in merged:
                sheet.merge_range(area, "")
            if merged:
                for line, row in enumerate(table, start=top[0]):
                    for column, cell in enumerate(row, start=top[1]):
                        if cell != "":
                            _write(sheet, line, column, cell, date, number)
            merged = ()
    return _without_values(out.getvalue())


def _without_values(data: bytes) -> bytes:
    """The workbook without a value where a formula has none yet."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for name in package.namelist():
            copy.writestr(name, package.read(name).replace(b"<v>None</v>", b""))
    return out.getvalue()


def _write(sheet, line: int, column: int, cell: Any, date, number) -> None:
    match cell:
        case Formula():
            sheet.write_formula(line, column, cell.text, None, cell.value)
        case dt.datetime() | dt.date():
            sheet.write_datetime(line, column, cell, date)
        case int() | float():
            sheet.write_number(line, column, cell, number)
        case "":
            pass
        case _:
            sheet.write_string(line, column, cell)


def xls(
    sheets: Mapping[str, Sequence[Sequence[Any]]],
    hidden: Sequence[str] = (),
    date_1904: bool = False,
    **options,
) -> bytes:
    book = xlwt.Workbook(**options)
    book.dates_1904 = date_1904
    date = xlwt.easyxf(num_format_str="dd-mm-yyyy")
    for name, table in sheets.items():
        sheet = book.add_sheet(name)
        sheet.visibility = int(name in hidden)
        for line, row in enumerate(table):
            for column, cell in enumerate(row):
                if cell != "":
                    sheet.write(line, column, cell, *([date] if isinstance(cell, dt.date) else []))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    return packed_ods(*(_ods_table(name, table) for name, table in sheets.items()))


def _ods_table(name: str, table: Sequence[Sequence[Any]]) -> str:
    rows = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row)) or '<table:table-cell/>'}</table:table-row>"
        for row in table
    )
    return f'<table:table table:name="{escape(name)}">{rows}</table:table>'


def _ods_cell(cell: Any) -> str:
    match cell:
        case "":
            return "<table:table-cell/>"
        case dt.date():
            return (
                f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}">'
                f"<text:p>{cell:%d/%m/%Y}</text:p></table:table-cell>"
            )
        case int() | float():
            return (
                f'<table:table-cell office:value-type="float" office:value="{cell!r}">'
                f"<text:p>{cell}</text:p></table:table-cell>"
            )
        case _:
            lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))
            return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
