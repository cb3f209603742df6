"""Files that are not what their name says, or not whole, or no export at all: refused, and why."""

import io
import zipfile
from collections.abc import Callable, Iterator

from tests.ingest.workbooks import biff, ole2
from tests.ingest.workbooks import xls as biff_workbook
from tests.pollution.draft import Case, Draft, Outcome
from tests.pollution.writers import ods, text, xlsx


def cases() -> Iterator[Case]:
    for name, (write, code) in REFUSED.items():

        def make(block: int, write=write, code=code) -> tuple[bytes, Outcome]:
            return write(Draft.clean(block)), Outcome(code)

        for extension in ("xlsx", "csv"):
            yield Case("refused file", f"{name}, named .{extension}", make, f"export.{extension}")


def table(draft: Draft) -> dict[str, list[list]]:
    return {"Data": draft.table}


def html(draft: Draft, begin: str = "<html><body>") -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in draft.table)
    return f"{begin}<table>{rows}</table>".encode()


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def locked(data: bytes) -> bytes:
    """The package with the mark of encryption on each of its parts."""
    marked = bytearray(data)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = marked.find(mark)
        while place >= 0:
            marked[place + flags] |= 1
            place = marked.find(mark, place + 4)
    return bytes(marked)


REFUSED: dict[str, tuple[Callable[[Draft], bytes], str]] = {
    "nothing": (lambda draft: b"", "empty_file"),
    "a byte order mark alone": (lambda draft: b"\xef\xbb\xbf", "empty_file"),
    "UTF-16 mark alone": (lambda draft: b"\xff\xfe", "empty_file"),
    "line ends alone": (lambda draft: b"\r\n" * 50, "empty_file"),
    "delimiters alone": (lambda draft: b";;;;;\n" * 50, "not_a_table"),
    "an XLSX cut in two": (lambda draft: half(xlsx(table(draft))), "damaged"),
    "an ODS cut in two": (lambda draft: half(ods(table(draft))), "damaged"),
    "an XLSX without its end": (lambda draft: xlsx(table(draft))[:-30], "damaged"),
    "an XLSX with an encrypted package": (lambda draft: ole2("EncryptedPackage", b"x"), "encrypted"),
    "an XLS with a password": (
        lambda draft: biff_workbook(protection=biff(0x002F, b"\1\0" + b"\1\0\1\0" + b"\0" * 48)), "encrypted",
    ),
    "a package with encrypted parts": (lambda draft: locked(xlsx(table(draft))), "encrypted"),
    "HTML": (html, "unknown_format"),
    "HTML after a mark and blanks": (lambda draft: b"\xef\xbb\xbf \r\n" + html(draft), "unknown_format"),
    "an HTML table": (lambda draft: html(draft, ""), "unknown_format"),
    "HTML in capitals": (lambda draft: html(draft, "<HTML><BODY>"), "unknown_format"),
    "HTML after a remark": (lambda draft: html(draft, "<!-- laporan -->"), "unknown_format"),
    "HTML in a block": (lambda draft: html(draft, "<div>"), "unknown_format"),
    "HTML in UTF-16": (lambda draft: html(draft).decode().encode("utf-16"), "unknown_format"),
    "SpreadsheetML": (
        lambda draft: b'<?xml version="1.0"?><?mso-application?><Workbook/>', "unknown_format",
    ),
    "MHTML": (lambda draft: b"MIME-Version: 1.0\r\n\r\n" + html(draft), "unknown_format"),
    "PDF": (lambda draft: b"%PDF-1.4\n" + text(draft.table).encode(), "unknown_format"),
    "RTF": (lambda draft: b"{\\rtf1 " + text(draft.table).encode(), "unknown_format"),
    "a picture": (lambda draft: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "unknown_format"),
    "a DOCX": (lambda draft: archive(word__document=b"<document/>"), "unknown_format"),
    "a zipped CSV": (lambda draft: archive(export=text(draft.table).encode()), "unknown_format"),
    "another OLE2 file": (lambda draft: ole2("WordDocument", b"x"), "unknown_format"),
    "a letter": (lambda draft: b"Kepada Yth.\nKepala Kantor\nDengan hormat\n", "not_a_table"),
    "a NUL byte in a text": (
        lambda draft: (text(draft.table) * 40).encode() + b"1599\x00;1;2\n", "damaged",
    ),
    "JSON": (lambda draft: b'[{"nik": "1599", "segmen": "BPU"}]', "required_column_missing"),
}  # fmt: skip
