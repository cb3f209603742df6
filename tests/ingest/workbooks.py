"""Workbooks built from their parts, and what is read of them."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterator
from typing import BinaryIO

import pytest
import xlsxwriter

from acquisition.ingest import read as reader
from acquisition.ingest.child import Sheet, Workbooks
from acquisition.ingest.refusal import Refused

Row = tuple[int, list[str], str]

XL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def read(file: BinaryIO) -> Iterator[Sheet]:
    """The sheets of one file, by a process of its own."""
    with Workbooks() as workbooks:
        yield from reader.read(file, workbooks)


def sheets(data: bytes) -> dict[str, list[Row]]:
    """Line, cells and kinds of each sheet's rows."""
    found = {}
    for sheet in read(io.BytesIO(data)):
        found[sheet.name] = [
            (row["line"], row["cells"], row["kinds"]) for batch in sheet.batches for row in batch.to_pylist()
        ]
    return found


def refusal(data: bytes) -> Refused:
    with pytest.raises(Refused) as refused:
        sheets(data)
    return refused.value


def xlsx(fill: Callable[[xlsxwriter.Workbook], None], **options) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, options) as workbook:
        fill(workbook)
    return out.getvalue()


def raw_xlsx(sheet_data: str, **parts: str) -> bytes:
    """A workbook of one sheet whose XML is written down in the test."""
    parts.setdefault("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{XL}">{sheet_data}</worksheet>')
    out = io.BytesIO()
    template = xlsx(lambda workbook: workbook.add_worksheet("Data").write(0, 0, "x"))
    with (
        zipfile.ZipFile(io.BytesIO(template)) as package,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for name in package.namelist():
            copy.writestr(name, parts.get(name, package.read(name)))
    return out.getvalue()


def text_cell(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


def ods(*tables: str, manifest: str = "<manifest/>") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{OFFICE}office:1.0" xmlns:table="{OFFICE}table:1.0" '
            f'xmlns:text="{OFFICE}text:1.0"><office:body><office:spreadsheet>{"".join(tables)}'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return out.getvalue()


def ods_text(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def biff(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def xls(*cells: bytes, protection: bytes = b"") -> bytes:
    """A BIFF8 workbook with one sheet, in an OLE2 container of one stream."""
    begin = [biff(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0)) for kind in (5, 0x10)]
    name = b"\x04\x00Data"
    bound_length = 4 + 6 + len(name)
    start = len(begin[0]) + len(protection) + bound_length + 4
    bound = biff(0x0085, struct.pack("<IBB", start, 0, 0) + name)
    stream = begin[0] + protection + bound + biff(0x000A) + begin[1] + b"".join(cells) + biff(0x000A)
    return ole2("Workbook", stream)


def ole2(name: str, stream: bytes) -> bytes:
    """An OLE2 container: header, one sector of the allocation table, one of the directory, the stream."""
    stream = stream.ljust(4096, b"\0") + b"\0" * (-len(stream.ljust(4096)) % 512)
    sectors = len(stream) // 512
    free, end, table_mark = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += b"\0" * 6 + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    chain = [table_mark, end, *range(3, 2 + sectors), end]
    table = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))

    def entry(label: str, kind: int, child: int, first: int, size: int) -> bytes:
        text = label.encode("utf-16-le") + b"\0\0"
        links = struct.pack("<III", free, free, child)
        return (
            text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1) + links + b"\0" * 36
            + struct.pack("<IQ", first, size)
        )  # fmt: skip

    directory = entry("Root Entry", 5, 1, end, 0) + entry(name, 2, free, 2, len(stream)) + b"\0" * 256
    return header + table + directory + stream
