"""Damaged, encrypted and endless workbooks that no office means to send: read or refused, and no more."""

import io
import struct
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acquisition.ingest import child
from acquisition.ingest import read as reader
from acquisition.ingest.refusal import Refused
from tests.ingest.workbooks import (
    XL,
    biff,
    ods,
    ods_text,
    ole2,
    raw_xlsx,
    read,
    refusal,
    sheets,
    text_cell,
    xls,
    xlsx,
)


def test_a_stray_cell_in_the_last_corner():
    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet("data")
        sheet.write_row(0, 0, ["nik", "segmen"])
        sheet.write_row(3, 0, ["1599010101010001", "PU"])
        sheet.write(4, 700, "kolom 701")
        sheet.write(1048575, 16383, "x")

    found = sheets(xlsx(fill))["data"]
    assert found[:2] == [(1, ["nik", "segmen"], "tt"), (4, ["1599010101010001", "PU"], "tt")]
    assert found[2] == (5, [""] * 700 + ["kolom 701"], "-" * 700 + "t")
    assert found[3] == (1048576, [""] * 16383 + ["x"], "-" * 16383 + "t")
    assert len(found) == 4


def test_a_stray_cell_far_below_rows_without_addresses():
    rows = f"<row>{text_cell('A1', 'nik')}</row><row>{text_cell('A2', '1')}</row>"
    far = f'<row r="1048576" spans="1:2">{text_cell("XFD1048576", "x")}</row>'
    found = sheets(raw_xlsx(f"<sheetData>{rows}{far}</sheetData>"))["Data"]
    assert [(line, cells[-1]) for line, cells, _ in found] == [(1, "nik"), (2, "1"), (1048576, "x")]


def test_a_million_empty_rows():
    blank = "".join(
        f'<row r="{line}"><c r="A{line}" s="0"/><c r="R{line}"/></row>' for line in range(2, 1_048_576)
    )
    data = raw_xlsx(
        f'<dimension ref="A1:XFD1048576"/><sheetData><row r="1">{text_cell("A1", "nik")}</row>{blank}'
        f'<row r="1048576">{text_cell("B1048576", "x")}</row></sheetData>'
    )
    assert sheets(data)["Data"] == [(1, ["nik"], "t"), (1048576, ["", "x"], "-t")]


def test_an_open_document_with_a_far_cell_is_refused_for_its_size():
    rows = (
        f"<table:table-row>{ods_text('nik')}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-repeated="16383"/>'
        f"{ods_text('x')}</table:table-row>"
    )
    assert refusal(ods(f'<table:table table:name="D">{rows}</table:table>')).code == "too_many_cells"


def test_encrypted_workbooks():
    assert refusal(ole2("EncryptedPackage", b"x")).code == "encrypted"
    assert refusal(xls(protection=biff(0x002F, b"\1\0" + b"\1\0\1\0" + b"\0" * 48))).code == "encrypted"
    assert refusal(ods(manifest="<manifest><encryption-data/></manifest>")).code == "encrypted"
    locked = bytearray(xlsx(lambda workbook: workbook.add_worksheet()))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = locked.find(mark)
        while place >= 0:
            locked[place + flags] |= 1
            place = locked.find(mark, place + 4)
    assert refusal(bytes(locked)).code == "encrypted"


def test_other_archives_and_containers():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "<document/>")
    assert refusal(out.getvalue()).details == {"found": "word"}
    assert refusal(ole2("WordDocument", b"x")).details == {"found": "OLE2"}


def test_damage_is_never_read_as_data():
    """Wherever a byte of a packed sheet is flipped, the file is refused or reads as it was."""

    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet("x")
        for line in range(50):
            sheet.write_row(line, 0, [f"1599{line * 7919:012d}", line * 16800])

    data = xlsx(fill)
    whole = sheets(data)
    names = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        infos = [package.getinfo(name) for name in names]
    refused = 0
    for info in infos:
        for place in range(info.header_offset + 60, info.header_offset + info.compress_size, 197):
            flipped = bytearray(data)
            flipped[place] ^= 0x10
            try:
                assert sheets(bytes(flipped)) == whole
            except Refused as refused_for:
                assert refused_for.code == "damaged"
                refused += 1
    assert refused > 3
    assert refusal(data[: len(data) // 2]).code == "damaged"


def test_a_bomb_is_refused(monkeypatch):
    monkeypatch.setattr(child, "MEMORY", 1 << 30)
    strings = "".join(f"<si><t>{'x' * 30_000}</t></si>" for _ in range(50))
    cells = "".join(
        f'<row r="{line}">' + f'<c t="s"><v>{line % 50}</v></c>' * 50 + "</row>" for line in range(1, 3_000)
    )
    bomb = raw_xlsx(
        f"<sheetData>{cells}</sheetData>", **{"xl/sharedStrings.xml": f'<sst xmlns="{XL}">{strings}</sst>'}
    )
    assert len(bomb) < 200_000
    assert refusal(bomb).code == "too_large"


def test_a_package_that_unfolds_too_far_is_refused_before_it_is_read():
    bomb = bytearray(raw_xlsx("<sheetData/>" + " " * (1 << 20)))
    entry = bomb.rfind(b"PK\x01\x02", 0, bomb.rfind(b"xl/worksheets/sheet1.xml"))
    bomb[entry + 24 : entry + 28] = struct.pack("<I", 0xFFFFFFF0)
    assert refusal(bytes(bomb)).code == "too_large"


def test_a_child_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(child, "SECONDS", 1)
    rows = "".join(f'<row r="{n}">' + "<c><v>1</v></c>" * 40 + "</row>" for n in range(1, 100_000))
    begun = time.monotonic()
    assert refusal(raw_xlsx(f"<sheetData>{rows}</sheetData>")).code == "timeout"
    assert time.monotonic() - begun < 20


def test_a_workbook_may_be_left_unread(monkeypatch):
    started = []
    real = child.subprocess.Popen
    monkeypatch.setattr(
        child.subprocess, "Popen", lambda *a, **k: started.append(real(*a, **k)) or started[-1]
    )

    def fill(workbook: xlsxwriter.Workbook) -> None:
        for name in ("a", "b"):
            sheet = workbook.add_worksheet(name)
            for line in range(5000):
                sheet.write_row(line, 0, ["x"] * 18)

    data = xlsx(fill)
    names = [sheet.name for sheet in read(io.BytesIO(data))]
    assert names == ["a", "b"]
    left = read(io.BytesIO(data))
    next(next(left).batches)
    left.close()
    assert [child.poll() is not None for child in started] == [True, True]


@pytest.mark.parametrize("hardened", ["", "1"])
def test_the_child_needs_neither_the_working_directory_nor_the_environment(tmp_path, monkeypatch, hardened):
    """As from a server started elsewhere, in a folder that has a package of the same name."""
    (tmp_path / "acquisition").mkdir()
    (tmp_path / "acquisition" / "__init__.py").write_text("")
    data = tmp_path / "export.xlsx"
    data.write_bytes(xlsx(lambda workbook: workbook.add_worksheet("x").write(0, 0, "nik")))
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.setenv("PYTHONSAFEPATH", hardened)
    project = Path(reader.__file__).parents[2]
    script = (
        f"import sys; sys.path = [{str(project)!r}, *sys.path]\n"
        "from acquisition.ingest.child import Workbooks\n"
        "from acquisition.ingest.read import read\n"
        "with open('export.xlsx', 'rb') as file, Workbooks() as books:\n"
        "    print([(sheet.name, [b.num_rows for b in sheet.batches]) for sheet in read(file, books)])"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (run.stdout, run.stderr) == ("[('x', [1])]\n", "")


def test_a_file_that_goes_away_while_it_is_read():
    class Gone(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > 1000:
                raise OSError("gone")
            return super().read(500)

    def fill(workbook: xlsxwriter.Workbook) -> None:
        workbook.add_worksheet("x").write(0, 0, "nik")

    with pytest.raises(OSError, match="gone"):
        list(read(Gone(xlsx(fill))))


MAGIC = st.sampled_from(
    [b"", b"PK\x03\x04", b"PK\x05\x06", reader.OLE2, b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"]
)
TEXTS = st.text(st.sampled_from("nik,segmen;\t|\"'\r\n \\1é\0"), max_size=300).map(str.encode)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    MAGIC,
    st.one_of(st.binary(max_size=300), TEXTS),
)
def test_arbitrary_bytes_are_read_or_refused(magic, body):
    begun = time.monotonic()
    try:
        for sheet in read(io.BytesIO(magic + body)):
            for batch in sheet.batches:
                batch.validate(full=True)
                assert batch["line"].to_pylist() == sorted(set(batch["line"].to_pylist()))
    except Refused as refused:
        assert refused.code in ("empty_file", "unknown_format", "damaged", "encrypted")
    assert time.monotonic() - begun < 20


def test_after_a_file_that_brings_the_process_down_others_are_read():
    good = xlsx(lambda workbook: workbook.add_worksheet("x").write(0, 0, "nik"))
    with child.Workbooks() as workbooks:
        for data, names in ((good, ["x"]), (good[:-200], None), (good, ["x"]), (good, ["x"])):
            try:
                assert [sheet.name for sheet in reader.read(io.BytesIO(data), workbooks)] == names
            except Refused as refused:
                assert (refused.code, names) == ("damaged", None)
        workbooks._child.process.kill()
        workbooks._child.process.wait()
        assert [sheet.name for sheet in reader.read(io.BytesIO(good), workbooks)] == ["x"]
