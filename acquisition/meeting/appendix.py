"""The appendix of a meeting: a workbook with a sheet per figure, all its rows and its definition."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from string import ascii_lowercase

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from acquisition.i18n import Language
from acquisition.meeting.slides import Cell, Result, Slide
from acquisition.mending_sheet import CELL, HEAD

NAME = 31  # letters of a sheet's name
# How Excel shows what formatting of the same name shows. Separators are those of its own language; months are
# named in that of the workbook, by its number.
MONTHS = {"id": "[$-421]", "en": "[$-809]"}
FORMATS = {
    "integer": "#,##0",
    "signed": "+#,##0;-#,##0;0",
    "decimal": "#,##0.##",
    "decimal_one": "#,##0.0",
    "percent": "0.0 %",
    "rupiah": '"Rp" #,##0',
    "day_short": "{months}d mmm yyyy",
    "month": "mm-yyyy",
    "moment": "{months}d mmm yyyy hh:mm",
}
DAYS = ("day_short", "month", "moment")
ABOVE = 4  # rows over the titles


def appendix(slides: Sequence[Slide], language: Language) -> bytes:
    """XLSX of all results behind the slides; the first sheet lists them. No cell is a formula."""
    content = BytesIO()
    sheets = list(_named(slides))
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        _contents(book, slides[0], sheets, language)
        months = MONTHS[language.code]
        formats = {
            name: book.add_format({"num_format": code.replace("{months}", months)})
            for name, code in FORMATS.items()
        }
        for name, slide, result in sheets:
            _fill(book, book.add_worksheet(name), slide, result, formats)
    return content.getvalue()


def _named(slides: Sequence[Slide]) -> Iterator[tuple[str, Slide, Result]]:
    """Each result with the name of its sheet: the number of its slide, a letter where it has several."""
    for number, slide in enumerate(slides, start=1):
        letters = ascii_lowercase if len(slide.results) > 1 else " "
        for letter, result in zip(letters, slide.results, strict=False):
            topic = re.sub(r"[\[\]:*?/\\']", " ", slide.topic)
            yield f"{number}{letter.strip()} {topic}"[:NAME].strip(), slide, result


def _contents(
    book: Workbook, title: Slide, sheets: Sequence[tuple[str, Slide, Result]], language: Language
) -> None:
    sheet = book.add_worksheet(language.gettext("Contents"))
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 120)
    sheet.write_string(0, 0, title.headline[:CELL], book.add_format({"bold": True, "font_size": 16}))
    for line, said in enumerate((*title.said, title.stamp), start=1):
        sheet.write_string(line, 0, said[:CELL])
    for line, (name, _slide, result) in enumerate(sheets, start=len(title.said) + 3):
        sheet.write_string(line, 0, name)
        sheet.write_string(line, 1, result.question[:CELL])


def _fill(book: Workbook, sheet: Worksheet, slide: Slide, result: Result, formats: dict[str, Format]) -> None:
    bold = book.add_format({"bold": True})
    for line, text in enumerate((result.question, result.definition, result.stamp)):
        sheet.write_string(line, 0, text[:CELL], bold if line == 0 else None)
    for place, column in enumerate(result.columns):
        sheet.set_column(place, place, 30 if column.shown_as == "text" else 18)
        sheet.write_string(ABOVE, place, column.title[:CELL], book.add_format(HEAD))
    for line, row in enumerate(result.rows, start=ABOVE + 1):
        for place, (cell, column) in enumerate(zip(row, result.columns, strict=True)):
            _write(sheet, line, place, cell, column.shown_as, formats)
    sheet.freeze_panes(ABOVE + 1, 0)
    if result.rows:
        sheet.autofilter(ABOVE, 0, ABOVE + len(result.rows), len(result.columns) - 1)


def _write(
    sheet: Worksheet, line: int, place: int, cell: Cell, shown_as: str, formats: dict[str, Format]
) -> None:
    """Numbers and days as such; nothing for what is not known; all else as text, never as a formula."""
    if cell is None:
        return
    if isinstance(cell, str) and shown_as in DAYS:
        sheet.write_datetime(line, place, datetime.fromisoformat(cell), formats[shown_as])
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        sheet.write_number(line, place, cell, formats.get(shown_as))
    else:
        sheet.write_string(line, place, str(cell)[:CELL])
