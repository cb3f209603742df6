"""The cells of a file, as pandas' reader of workbooks and the csv module give them."""

import csv
from io import BytesIO

from python_calamine import CalamineWorkbook

BYTE_ORDER_MARK = b"\xff\xfe"
DELIMITERS = "\t|;,"


def lines(name: str, content: bytes) -> list[list[list]]:
    """The cells of each sheet, row by row: text in text files; text, numbers and dates in workbooks."""
    if name.endswith(".xlsx"):
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        return [book.get_sheet_by_name(sheet).to_python() for sheet in book.sheet_names]
    return [[_split(line) for line in _decoded(content).splitlines()]]


def _decoded(content: bytes) -> str:
    if content.startswith(BYTE_ORDER_MARK):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _split(line: str) -> list[str]:
    # Each line by itself: one kind of export has semicolons in its header and bars below.
    return next(csv.reader([line], delimiter=max(DELIMITERS, key=line.count)), [])
