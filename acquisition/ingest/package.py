"""The zip package of a workbook: proved whole, and rewritten where the library that reads it would fail.

python-calamine checks no checksums, returns error cells as blanks, and lays a sheet out as a dense grid up to
its farthest cell. So every part is read through once here, which also bounds what a zip bomb may unfold to;
error cells are made texts; and a sheet with far cells is moved together, with a note of where its cells were.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from acquisition.ingest.refusal import Refused

EXPANDED = 4 << 30  # bytes that the parts of a package may unfold to
GRID = 5_000_000  # cells of a grid that is read as it is, gaps and all
WIDE = 702  # columns, A to ZZ, of a grid that is read as it is
NEAR = 52  # columns, A to AZ, that stay where they are
PIECE = 4 << 20
CELL = 64 << 10  # bytes of a cell, at most, but for hostile ones

SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
ROW = re.compile(rb'[<:]row [^>]*?\br="(\d+)"')
FAR = re.compile(rb' r="([B-Z][A-Z]|[A-Z]{3})\d')
ADDRESS = re.compile(rb'([<:]row\b)(?:([^>]*? r=")(\d+))?|([<:]c [^>]*?\br=")([A-Z]+)\d+')
# A formula whose value was never computed, as programs write them that are no spreadsheets.
OPEN = re.compile(rb"<c((?: (?!t=)\w+=\"[^\"]*\")*)>(<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)(?:<v/>|<v></v>)?</c>")
FROM_1904 = re.compile(rb'<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true|on)"')
ERROR = re.compile(rb'([<:]c [^>]*?\bt=")e"')


@dataclass
class Gaps:
    """Where a sheet's cells were before it was moved together: true rows, and true columns after NEAR."""

    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)


@dataclass
class _Extent:
    rows: int = 0
    last_row: int = 0
    far: set[bytes] = field(default_factory=set)
    errors: bool = False

    @property
    def sparse(self) -> bool:
        last_column = max(map(_column, self.far), default=NEAR)
        gaps = self.far or self.rows < 0.8 * self.last_row
        return bool(gaps) and (last_column > WIDE or self.last_row * last_column > GRID)


def repaired(data: bytes) -> tuple[bytes, dict[str, Gaps]]:
    """The package in a form that can be read safely, and the gaps closed, by sheet name.

    Raises Refused: encrypted, too_large, unknown_format; any other exception means that it is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        _check_kind(package)
        extents = _read_through(package)
        sheets = {name: extent for name, extent in extents.items() if extent.sparse or extent.errors}
        return _rewritten(package, sheets) if sheets else (data, {})


def counts_from_1904(data: bytes) -> bool:
    """Whether the serial numbers of days in a package that was proved whole count from 1904."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return FROM_1904.search(_part(package, "xl/workbook.xml")) is not None


def _check_kind(package: zipfile.ZipFile) -> None:
    names = {name.lower() for name in package.namelist()}
    if any(info.flag_bits & 1 for info in package.infolist()):
        raise Refused("encrypted")
    if "content.xml" in names:
        if b"encryption-data" in _part(package, "META-INF/manifest.xml"):
            raise Refused("encrypted")
    elif not names & {"xl/workbook.xml", "xl/workbook.bin"}:
        found = next(
            (kind for kind in ("word", "ppt") if any(name.startswith(kind + "/") for name in names)), "zip"
        )
        raise Refused("unknown_format", found=found)
    if sum(info.file_size for info in package.infolist()) > EXPANDED:
        raise Refused("too_large", limit_mb=EXPANDED >> 20)


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    return package.read(name) if name in package.namelist() else b""


def _read_through(package: zipfile.ZipFile) -> dict[str, _Extent]:
    """The extents of the sheets; reading a part to its end also proves its checksum."""
    extents = {}
    left = EXPANDED
    for info in package.infolist():
        extent = extents[info.filename] = _Extent()
        is_sheet = SHEET.fullmatch(info.filename)
        for piece in _pieces(package, info.filename):
            left -= len(piece)
            if left < 0:
                raise Refused("too_large", limit_mb=EXPANDED >> 20)
            if is_sheet:
                _survey(piece, extent)
    return extents


def _survey(piece: bytes, extent: _Extent) -> None:
    extent.rows += piece.count(b"<row ") + piece.count(b":row ")
    if row := ROW.match(piece, max(0, piece.rfind(b"<row "), piece.rfind(b":row "))):
        extent.last_row = max(extent.last_row, int(row[1]))
    extent.far.update(FAR.findall(piece))
    extent.errors |= b' t="e"' in piece or (b"<f" in piece and OPEN.search(piece) is not None)


def _pieces(package: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A part in pieces that never end within a tag, nor within a cell of usual size."""
    carry = b""
    with package.open(name) as part:
        while piece := part.read(PIECE):
            piece = carry + piece
            end = max(0, len(piece) - CELL)
            cut = max(piece.rfind(b"<c ", end), piece.rfind(b"<row ", end))
            cut = cut if cut > 0 else piece.rfind(b"<")
            cut = cut if cut > 0 else len(piece)
            yield piece[:cut]
            carry = piece[cut:]
    yield carry


def _rewritten(package: zipfile.ZipFile, sheets: dict[str, _Extent]) -> tuple[bytes, dict[str, Gaps]]:
    names = _sheet_names(package)
    gaps = {}
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
        for info in package.infolist():
            extent = sheets.get(info.filename)
            closed = None
            if extent and extent.sparse:
                closed = gaps[names[info.filename]] = Gaps(columns=sorted(map(_column, extent.far)))
            with copy.open(info.filename, "w", force_zip64=True) as part:
                for piece in _pieces(package, info.filename):
                    clean = _with_errors(piece) if extent else piece
                    part.write(_moved_together(clean, closed) if closed else clean)
    return result.getvalue(), gaps


def _with_errors(piece: bytes) -> bytes:
    """The piece with errors as texts, and as an error what was never computed."""
    return OPEN.sub(rb'<c\1 t="str">\2<v>#VALUE!</v></c>', ERROR.sub(rb'\1str"', piece))


def _moved_together(piece: bytes, gaps: Gaps) -> bytes:
    letters = {_letters(column): _letters(NEAR + 1 + place) for place, column in enumerate(gaps.columns)}

    def place(match: re.Match[bytes]) -> bytes:
        row, before, number, cell, column = match.groups()
        if row:
            gaps.rows.append(int(number) if number else (gaps.rows[-1] + 1 if gaps.rows else 1))
            return row + before + b"%d" % len(gaps.rows) if number else row
        return cell + letters.get(column, column) + b"%d" % len(gaps.rows)

    return ADDRESS.sub(place, piece)


def _sheet_names(package: zipfile.ZipFile) -> dict[str, str]:
    """The name of the sheet that each part holds."""
    relations = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {
        each.get("Id"): posixpath.normpath(posixpath.join("/xl", each.get("Target", "")))
        for each in relations
    }
    names = {}
    for element in ElementTree.fromstring(package.read("xl/workbook.xml")).iter():
        if element.tag.endswith("}sheet"):
            relation = next((value for name, value in element.attrib.items() if name.endswith("}id")), None)
            names[targets.get(relation, "").removeprefix("/")] = element.get("name")
    return names


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _letters(column: int) -> bytes:
    letters = b""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = bytes([65 + rest]) + letters
    return letters
