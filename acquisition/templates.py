"""Templates to fill in: a workbook for each kind of file, which can be imported as it is."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.utility import xl_range
from xlsxwriter.workbook import Workbook

from acquisition import tables
from acquisition.contract import KINDS, Column, Kind
from acquisition.i18n import N_, Language
from acquisition.i18n import language as language_of

INSTRUCTIONS = N_("Instructions")
# Without it a workbook carries the moment of writing, and no two are the same.
MADE_AT = datetime(2016, 1, 1)
WIDTHS = (22, 24, 76, 34)  # of the columns that explain columns
LAST_ROW = 1_048_575  # of a sheet in Excel, counted from 0
HEADED = {"bold": True, "border": 1}
TEXT = 49  # the number format "@" by the number that it has in every workbook
COLOURS = {True: "#C6E0B4", False: "#EDEDED"}  # of required columns and others


def template(kind: str, language: str) -> bytes:
    """XLSX for a kind of file, explained in a language ("id", "en"): first instructions, then an empty table.

    The table has the contract's column names for a header and cells of text, in which Excel changes nothing.
    Raises KeyError for an unknown kind.
    """
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"title": KINDS[kind].sheet, "created": MADE_AT})
        _explain(book, KINDS[kind], language_of(language))
        _add_table(book, KINDS[kind])
    return content.getvalue()


def _explain(book: Workbook, kind: Kind, language: Language) -> None:
    _ = language.gettext
    sheet = book.add_worksheet(_(INSTRUCTIONS))
    sheet.hide_gridlines(2)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    title = _(tables.WORDS["kind"][kind.name])
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    rules = list(_rules(kind, language))
    sheet.write_column(1, 0, rules)
    header = len(rules) + 2
    titles = (_("Column"), _("Required"), _("Meaning"), _("Example"))
    sheet.write_row(header, 0, titles, book.add_format(HEADED))
    cell = {"text_wrap": True, "valign": "top", "num_format": TEXT, "border": 1}
    looks = {required: book.add_format(cell | {"bg_color": COLOURS[required]}) for required in COLOURS}
    plain = book.add_format(cell)
    for line, column in enumerate(kind.columns, start=header + 1):
        sheet.write_string(line, 0, column.name, looks[_is_required(kind, column)])
        others = (_necessity(kind, column, language), _(column.meaning), column.example)
        for place, text in enumerate(others, start=1):
            sheet.write_string(line, place, text, plain)


def _rules(kind: Kind, language: Language) -> Iterator[str]:
    """How the table is filled in."""
    _ = language.gettext
    yield f"{_(kind.row)}."
    yield _('Fill in the sheet "{sheet}" below its header, and leave the header as it is.', sheet=kind.sheet)
    yield _("All cells are text, so that Excel changes no number and no date: paste values only.")
    yield _("Days are written day first (12-11-2016), months as 11-2016, times as 09:00, numbers as 16.800.")
    yield _("A column that is not required may stay empty or be deleted.")
    if kind.key:
        yield _(
            "A row replaces, as a whole, the earlier one that is alike in: {columns}.",
            columns=", ".join(kind.key),
        )
    if "nik" in kind.column_names:
        yield _("Names of workers are not read; NIK are kept only as a keyed hash.")


def _necessity(kind: Kind, column: Column, language: Language) -> str:
    if column.required:
        return language.gettext("yes")
    for group in kind.required_any:
        if column.name in group:
            others = "/".join(name for name in group if name != column.name)
            return language.gettext("this or {columns}", columns=others)
    return language.gettext("no")


def _is_required(kind: Kind, column: Column) -> bool:
    return any(column.name in group for group in kind.requirements)


def _add_table(book: Workbook, kind: Kind) -> None:
    sheet = book.add_worksheet(kind.sheet)
    text = book.add_format({"num_format": TEXT})
    for place, column in enumerate(kind.columns):
        sheet.set_column(place, place, max(len(column.name), len(column.example)) + 3, text)
        look = HEADED | {"bg_color": COLOURS[_is_required(kind, column)]}
        sheet.write_string(0, place, column.name, book.add_format(look))
    sheet.ignore_errors({"number_stored_as_text": xl_range(1, 0, LAST_ROW, len(kind.columns) - 1)})
    sheet.freeze_panes(1, 0)
