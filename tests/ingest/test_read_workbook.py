"""Workbooks built in the test, sound and hostile, and the cells that a human sees in them."""

import datetime as dt
import io
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acquisition.ingest import read as reader
from acquisition.ingest.read import read
from acquisition.ingest.refusal import Refused

Row = tuple[int, list[str], str]

XL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def sheets(data: bytes, name: str = "export.xlsx") -> dict[str, list[Row]]:
    """Line, cells and kinds of each sheet's rows."""
    found = {}
    for sheet in read(io.BytesIO(data), name):
        found[sheet.name] = [
            (row["line"], row["cells"], row["kinds"]) for batch in sheet.batches for row in batch.to_pylist()
        ]
    return found


def refusal(data: bytes, name: str = "export.xlsx") -> Refused:
    with pytest.raises(Refused) as refused:
        sheets(data, name)
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


def test_cells_of_every_kind():
    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet("data_tk_baru")
        date = workbook.add_format({"num_format": "dd-mm-yyyy"})
        clock = workbook.add_format({"num_format": "hh:mm"})
        duration = workbook.add_format({"num_format": "[hh]:mm"})
        sheet.write_row(0, 0, ["NIK", "", "segmen "])
        sheet.write_row(1, 0, ["1599010101010001", 1599010101010001, 1.599010101010001e15, 16800, 12.5, -0.1])
        sheet.write_row(2, 0, [True, False, 1.57e15, 1e-7, 42686])
        sheet.write_datetime(4, 0, dt.datetime(2016, 11, 12), date)
        sheet.write_datetime(4, 1, dt.datetime(2016, 11, 12, 8, 30), date)
        sheet.write_datetime(4, 2, dt.time(8, 30), clock)
        sheet.write_number(4, 3, 1.5, duration)
        sheet.write_formula(5, 0, "=NA()", None, "#N/A")
        sheet.write_formula(5, 1, "=1/0", None, "#DIV/0!")
        sheet.write_formula(5, 2, '="P"&"U"', None, "PU")
        sheet.write_formula(5, 3, "=8400*2", None, 16800)

    assert sheets(xlsx(fill)) == {
        "data_tk_baru": [
            (1, ["NIK", "", "segmen "], "t-t"),
            (
                2,
                ["1599010101010001", "1599010101010001", "1599010101010001", "16800", "12.5", "-0.1"],
                "tnnnnn",
            ),
            (3, ["TRUE", "FALSE", "1570000000000000", "1e-07", "42686"], "bbnnn"),
            (5, ["2016-11-12", "2016-11-12T08:30:00", "08:30:00", "36:00:00"], "dddd"),
            (6, ["#N/A", "#DIV/0!", "PU", "16800"], "eetn"),
        ]
    }


def test_merged_cells_say_it_once_and_locked_sheets_are_read():
    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet("data")
        sheet.merge_range("A1:A2", "NIK")
        sheet.merge_range("B1:C1", "KANTOR")
        sheet.write_row("B2", ["KODE", "NAMA"])
        sheet.write_row("A3", ["1", "JMB", "KC Jambi"])
        sheet.protect("rahasia")

    assert sheets(xlsx(fill)) == {
        "data": [
            (1, ["NIK", "KANTOR"], "tt"),
            (2, ["", "KODE", "NAMA"], "-tt"),
            (3, ["1", "JMB", "KC Jambi"], "ttt"),
        ]
    }


def test_dates_counted_from_1904():
    def fill(workbook: xlsxwriter.Workbook) -> None:
        date = workbook.add_format({"num_format": "dd/mm/yyyy"})
        workbook.add_worksheet("x").write_datetime(0, 0, dt.datetime(2016, 11, 12), date)

    assert sheets(xlsx(fill, date_1904=True)) == {"x": [(1, ["2016-11-12"], "d")]}


def test_sheets_in_order_hidden_empty_and_charts():
    def fill(workbook: xlsxwriter.Workbook) -> None:
        workbook.add_worksheet("Petunjuk Pengisian").write(0, 0, "Isi semua kolom")
        hidden = workbook.add_worksheet("rahasia")
        hidden.write(1, 2, "x")
        hidden.hide()
        very_hidden = workbook.add_worksheet("sangat")
        very_hidden.write(0, 0, "y")
        very_hidden.very_hidden()
        workbook.add_worksheet("kosong")
        chart = workbook.add_chart({"type": "line"})
        chart.add_series({"values": "=rahasia!$A$1:$A$2"})
        workbook.add_chartsheet("grafik").set_chart(chart)

    data = xlsx(fill)
    assert sheets(data) == {
        "Petunjuk Pengisian": [(1, ["Isi semua kolom"], "t")],
        "rahasia": [(2, ["", "", "x"], "--t")],
        "sangat": [(1, ["y"], "t")],
        "kosong": [],
    }
    hidden = {sheet.name: sheet.hidden for sheet in read(io.BytesIO(data), "x")}
    assert hidden == {"Petunjuk Pengisian": False, "rahasia": True, "sangat": True, "kosong": False}


@pytest.mark.parametrize("name", ["export.csv", "export.xls", "export", "export.pdf"])
def test_content_decides_and_not_the_extension(name):
    data = xlsx(lambda workbook: workbook.add_worksheet("x").write(0, 0, "nik"))
    assert sheets(data, name) == {"x": [(1, ["nik"], "t")]}
    (sheet,) = read(io.BytesIO(b"nik,segmen\n1,PU\n"), "export.xlsx")
    assert [cells for batch in sheet.batches for cells in batch["cells"].to_pylist()] == [
        ["nik", "segmen"],
        ["1", "PU"],
    ]


def test_an_open_document():
    row = (
        "<table:table-row>"
        + ods_text("1599010101010001")
        + '<table:table-cell office:value-type="float" office:value="16800"/>'
        '<table:table-cell office:value-type="date" office:date-value="2016-11-12"/>'
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
        '<table:table-cell table:number-columns-repeated="16380"/></table:table-row>'
    )
    blank = (
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    header = f"<table:table-row>{ods_text('nik')}{ods_text('iuran')}</table:table-row>"
    table = f'<table:table table:name="Data">{header}{row}{blank}</table:table>'
    assert sheets(ods(table), "x.ods") == {
        "Data": [
            (1, ["nik", "iuran"], "tt"),
            (2, ["1599010101010001", "16800", "2016-11-12", "TRUE"], "tndb"),
        ]
    }


def test_an_old_workbook():
    label = biff(0x0204, struct.pack("<HHHHB", 0, 0, 0, 3, 0) + b"nik")
    number = biff(0x0203, struct.pack("<HHHd", 2, 1, 0, 1599010101010001.0))
    assert sheets(xls(label, number), "x.xls") == {
        "Data": [(1, ["nik"], "t"), (3, ["", "1599010101010001"], "-n")]
    }


def test_an_old_workbook_as_offices_keep_them():
    workbook = xlwt.Workbook()
    data = workbook.add_sheet("Data TK Baru")
    data.write_merge(0, 0, 0, 4, "Daftar Tenaga Kerja")
    day = xlwt.easyxf(num_format_str="dd-mm-yyyy")
    for column, value in enumerate(["1599010101010001", 1599010101010001, 12.5, True, "Desa é"]):
        data.write(2, column, value)
    data.write(2, 5, dt.date(2016, 11, 12), day)
    data.write(2, 6, dt.datetime(2016, 11, 12, 8, 30), day)
    data.write(65535, 9, "x")
    codes = workbook.add_sheet("kode")
    codes.visibility = 1
    codes.write(0, 0, "JMB")
    out = io.BytesIO()
    workbook.save(out)

    assert sheets(out.getvalue(), "x.xls") == {
        "Data TK Baru": [
            (1, ["Daftar Tenaga Kerja"], "t"),
            (
                3,
                [*["1599010101010001"] * 2, "12.5", "TRUE", "Desa é", "2016-11-12", "2016-11-12T08:30:00"],
                "tnnbtdd",
            ),
            (65536, [""] * 9 + ["x"], "-" * 9 + "t"),
        ],
        "kode": [(1, ["JMB"], "t")],
    }
    assert [sheet.hidden for sheet in read(out, "x.xls")] == [False, True]


def test_a_sheet_whose_elements_have_a_prefix():
    rows = (
        '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>nik</x:t></x:is></x:c></x:row>'
        '<x:row r="3"><x:c r="B3" t="e"><x:v>#N/A</x:v></x:c></x:row>'
        '<x:row r="1048576"><x:c r="XFD1048576"><x:v>5</x:v></x:c></x:row>'
    )
    sheet = f'<x:worksheet xmlns:x="{XL}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    found = sheets(raw_xlsx("", **{"xl/worksheets/sheet1.xml": sheet}))["Data"]
    assert found[:2] == [(1, ["nik"], "t"), (3, ["", "#N/A"], "-e")]
    assert [(line, len(cells), cells[-1]) for line, cells, _ in found[2:]] == [(1048576, 16384, "5")]


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
    assert refusal(ods(f'<table:table table:name="D">{rows}</table:table>'), "x.ods").code == "too_many_cells"


def test_encrypted_workbooks():
    assert refusal(ole2("EncryptedPackage", b"x")).code == "encrypted"
    assert (
        refusal(xls(protection=biff(0x002F, b"\1\0" + b"\1\0\1\0" + b"\0" * 48)), "x.xls").code == "encrypted"
    )
    assert refusal(ods(manifest="<manifest><encryption-data/></manifest>"), "x.ods").code == "encrypted"
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
    monkeypatch.setattr(reader, "MEMORY", 1 << 30)
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
    monkeypatch.setattr(reader, "SECONDS", 1)
    rows = "".join(f'<row r="{n}">' + "<c><v>1</v></c>" * 40 + "</row>" for n in range(1, 100_000))
    begun = time.monotonic()
    assert refusal(raw_xlsx(f"<sheetData>{rows}</sheetData>")).code == "timeout"
    assert time.monotonic() - begun < 20


def test_a_workbook_may_be_left_unread(monkeypatch):
    started = []
    real = reader.subprocess.Popen
    monkeypatch.setattr(
        reader.subprocess, "Popen", lambda *a, **k: started.append(real(*a, **k)) or started[-1]
    )

    def fill(workbook: xlsxwriter.Workbook) -> None:
        for name in ("a", "b"):
            sheet = workbook.add_worksheet(name)
            for line in range(5000):
                sheet.write_row(line, 0, ["x"] * 18)

    data = xlsx(fill)
    names = [sheet.name for sheet in read(io.BytesIO(data), "x")]
    assert names == ["a", "b"]
    left = read(io.BytesIO(data), "x")
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
        "from acquisition.ingest.read import read\n"
        "with open('export.xlsx', 'rb') as file:\n"
        "    print([(sheet.name, [b.num_rows for b in sheet.batches]) for sheet in read(file, 'x')])"
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
        list(read(Gone(xlsx(fill)), "x"))


MAGIC = st.sampled_from(
    [b"", b"PK\x03\x04", b"PK\x05\x06", reader.OLE2, b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"]
)
TEXTS = st.text(st.sampled_from("nik,segmen;\t|\"'\r\n \\1é\0"), max_size=300).map(str.encode)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    MAGIC,
    st.one_of(st.binary(max_size=300), TEXTS),
    st.sampled_from(["x.xlsx", "x.xls", "x.ods", "x.csv", "x.tsv", "x.txt", "x"]),
)
def test_arbitrary_bytes_are_read_or_refused(magic, body, name):
    begun = time.monotonic()
    try:
        for sheet in read(io.BytesIO(magic + body), name):
            for batch in sheet.batches:
                batch.validate(full=True)
                assert batch["line"].to_pylist() == sorted(set(batch["line"].to_pylist()))
    except Refused as refused:
        assert refused.code in ("empty_file", "unknown_format", "damaged", "encrypted")
    assert time.monotonic() - begun < 20
