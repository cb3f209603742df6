"""Sound workbooks, and the cells that a human sees in them."""

import datetime as dt
import io
import struct

import xlsxwriter
import xlwt

from acquisition.ingest.cells import in_lists
from tests.ingest.workbooks import XL, biff, ods, ods_text, raw_xlsx, read, sheets, text_cell, xls, xlsx


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
    hidden = {sheet.name: sheet.hidden for sheet in read(io.BytesIO(data))}
    assert hidden == {"Petunjuk Pengisian": False, "rahasia": True, "sangat": True, "kosong": False}


def test_content_decides_and_not_the_extension():
    data = xlsx(lambda workbook: workbook.add_worksheet("x").write(0, 0, "nik"))
    assert sheets(data) == {"x": [(1, ["nik"], "t")]}
    (sheet,) = read(io.BytesIO(b"nik,segmen\n1,PU\n"))
    assert [cells for batch in sheet.batches for cells in in_lists(batch["cells"]).to_pylist()] == [
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
    assert sheets(ods(table)) == {
        "Data": [
            (1, ["nik", "iuran"], "tt"),
            (2, ["1599010101010001", "16800", "2016-11-12", "TRUE"], "tndb"),
        ]
    }


def test_an_old_workbook():
    label = biff(0x0204, struct.pack("<HHHHB", 0, 0, 0, 3, 0) + b"nik")
    number = biff(0x0203, struct.pack("<HHHd", 2, 1, 0, 1599010101010001.0))
    assert sheets(xls(label, number)) == {"Data": [(1, ["nik"], "t"), (3, ["", "1599010101010001"], "-n")]}


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

    assert sheets(out.getvalue()) == {
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
    assert [sheet.hidden for sheet in read(out)] == [False, True]


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


def test_cells_merged_over_rows_of_data_hold_in_each():
    """Below the header, and only in rows with something else; of what is merged over columns nobody knows."""

    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet("data")
        sheet.merge_range("A1:A2", "NIK")
        sheet.write_row("B1", ["KADER", "KET"])
        for line in (2, 3, 5):
            sheet.write(line, 0, f"159901010101000{line}")
        sheet.merge_range("B3:B6", "JMB-01")
        sheet.merge_range("C3:D4", "lunas")

    assert [(line, cells) for line, cells, _ in sheets(xlsx(fill))["data"]] == [
        (1, ["NIK", "KADER", "KET"]),
        (3, ["1599010101010002", "JMB-01", "lunas"]),
        (4, ["1599010101010003", "JMB-01"]),
        (6, ["1599010101010005", "JMB-01"]),
    ]


def test_a_formula_that_was_never_computed_is_an_error():
    rows = f'<row r="1">{text_cell("A1", "IURAN")}</row><row r="2"><c r="A2" s="0"><f>B2*2</f></c></row>'
    rows += (
        '<row r="3"><c r="A3"><f t="shared" si="0"/><v></v></c><c r="B3" t="str"><f>""</f><v></v></c></row>'
    )
    rows += '<row r="4"><c r="A4"><f>1+1</f><v>2</v></c></row>'
    assert sheets(raw_xlsx(f"<sheetData>{rows}</sheetData>"))["Data"] == [
        (1, ["IURAN"], "t"), (2, ["#VALUE!"], "e"), (3, ["#VALUE!"], "e"), (4, ["2"], "n"),
    ]  # fmt: skip
