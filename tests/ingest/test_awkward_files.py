"""The same six rows in files as offices send them: whatever the form, the receipt and the figures agree."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator

import pytest
import xlsxwriter
import xlwt

from acquisition.ingest.load import import_file
from acquisition.store import Store
from tests.conftest import IMPORT_DAY, nik
from tests.ingest.workbooks import ods, ods_text

LABELS = [
    "NIK", "TANGGAL KEPESERTAAN", "SEGMEN", "KODE KANTOR", "KODE KADER", "KABUPATEN", "PEKERJAAN", "IURAN"
]  # fmt: skip
ROWS = [
    [nik(1), "12-11-2016", "BPU", "JMB", "JMB-01", "Kota Jambi", "Pedagang; pasar", "16.800"],
    [nik(2), "12-11-2016", "BPU", "JMB", "JMB-01", "Kota Jambi", 'Warung "Maju"', "36.800"],
    [nik(3), "30-11-2016", "PU", "TBO", "TBO-02", "Tebo", "Ojek, angkot", "54.000"],
    [nik(1), "01-12-2016", "BPU", "TBO", "", "Tebo", "Pedagang", "16.800"],
    [nik(4), "01-12-2016", "PU", "MJB", "", "Muaro Jambi", "Jl. Lintas\nKM 5", "54.000"],
    [nik(4), "31-02-2017", "PU", "MJB", "", "Muaro Jambi", "Tani", "54.000"],
]
# Workers 1 and 2 are acquired by JMB, 3 by TBO, 4 by MJB; 1 comes again at TBO; 31 February is rejected.
RECEIPT = {"received": 6, "accepted": 5, "duplicate": 0, "rejected": 1, "reasons": {"date_unreadable": 1}}
OFFICES = {"JMB": (2, 0, 53_600), "MJB": (1, 0, 54_000), "TBO": (1, 1, 54_000)}
CADRES = {"JMB-01": (2, 53_600), "TBO-02": (1, 54_000), "": (1, 54_000)}
REGENCIES = {"Kota Jambi": 2, "Muaro Jambi": 1, "Tebo": 1}


def text(rows: list[list[str]], line_end: str = "\n", **options) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator=line_end, **options).writerows(rows)
    return out.getvalue()


TABLE = [LABELS, *ROWS]
SEMICOLONS = text(TABLE, delimiter=";")
TWO_ROWS = [
    ["NIK", "TANGGAL KEPESERTAAN", "SEGMEN", "KODE", "", "KABUPATEN", "PEKERJAAN", "IURAN"],
    ["", "", "", "KANTOR", "KADER", "", "", ""],
]
PREAMBLE = "Laporan Akuisisi; KC Jambi, dan KCP\nPeriode: November 2016, s.d. Februari 2017\n\n"
TOTAL = "Jumlah;;;;;;;232.400\n\nJambi, 12 November 2016\nMengetahui,\n"


def apart(rows: list[list[str]]) -> Iterator[list[str]]:
    """The rows with an empty column after every column, and an empty row after every row."""
    for row in rows:
        yield [each for cell in row for each in (cell, "")]
        yield []


TEXTS = {
    "comma": text(TABLE).encode(),
    "semicolon": SEMICOLONS.encode(),
    "tab, all quoted, CRLF, byte order mark": text(
        TABLE, "\r\n", delimiter="\t", quoting=csv.QUOTE_ALL
    ).encode("utf-8-sig"),
    "bar, CR, UTF-16": text(TABLE, "\r", delimiter="|", quoting=csv.QUOTE_ALL).encode("utf-16"),
    "UTF-16 BE without a mark": SEMICOLONS.encode("utf-16-be"),
    "announced delimiter": ("sep=;\r\n" + SEMICOLONS).encode(),
    "header over bars": (";".join(LABELS) + "\n" + text(ROWS, delimiter="|")).encode(),
    "backslash before quotes": text(TABLE, doublequote=False, escapechar="\\").encode(),
    "seventy lines of preamble": "".join(f"Catatan {n}\n" for n in range(70)).encode() + SEMICOLONS.encode(),
    "another delimiter announced": ("sep=,\n" + SEMICOLONS).encode(),
    "preamble, total and signature": (PREAMBLE + SEMICOLONS + TOTAL).encode(),
    "header over two rows": text([*TWO_ROWS, *ROWS], delimiter=";").encode(),
    "numbered columns": text([LABELS, list("12345678"), *ROWS]).encode(),
    "repeated header": text([LABELS, *ROWS[:3], LABELS, *ROWS[3:]]).encode(),
    "empty rows and columns": text([*apart(TABLE)], delimiter=";").encode(),
    "trailing delimiters": text([[*row, "", "", ""] for row in TABLE]).encode(),
    "ragged at the end": text([[*LABELS, "CATATAN"], *ROWS]).encode(),
    "apostrophes and other labels": text(
        [["No. KTP", "Tgl_Daftar", "Segmen*", *LABELS[3:]], *(["'" + row[0], *row[1:]] for row in ROWS)]
    ).encode(),
    "digits forced to be text": text(
        [LABELS, *([f'="{row[0]}"', *row[1:]] for row in ROWS)], delimiter=";"
    ).encode(),
}


def written(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as workbook:
        fill(workbook)
    return out.getvalue()


def day(cell: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(cell, "%d-%m-%Y").date()
    except ValueError:
        return None


def write_rows(sheet: xlsxwriter.worksheet.Worksheet, first: int, rows: list[list[str]], date) -> None:
    """Rows as typed by hand: dates and amounts are native."""
    for line, row in enumerate(rows, start=first):
        sheet.write_row(line, 0, row)
        if native := day(row[1]):
            sheet.write_datetime(line, 1, native, date)
        sheet.write_number(line, 7, int(row[7].replace(".", "")))


def two_data_sheets(workbook: xlsxwriter.Workbook) -> None:
    date = workbook.add_format({"num_format": "dd/mm/yyyy"})
    guide = workbook.add_worksheet("Petunjuk Pengisian")
    guide.write_column(0, 0, ["Isi NIK, SEGMEN dan KODE KANTOR", "NIK", "SEGMEN"])
    guide.write_column(1, 1, ["16 digit", "PU atau BPU"])
    for name, rows in (("data_tk_baru", ROWS[:4]), ("data_tk_baru (2)", ROWS[4:])):
        sheet = workbook.add_worksheet(name)
        sheet.write_row(0, 0, LABELS)
        write_rows(sheet, 1, rows, date)
    codes = workbook.add_worksheet("kode")
    codes.write_row(0, 0, ["KODE KANTOR", "NAMA KANTOR"])
    codes.write_row(1, 0, ["JMB", "KC Jambi"])
    codes.hide()


def merged_header_and_a_stray_cell(workbook: xlsxwriter.Workbook) -> None:
    date = workbook.add_format({"num_format": "dd/mm/yyyy"})
    sheet = workbook.add_worksheet("Data TK Baru")
    sheet.merge_range("A1:H1", "DAFTAR TENAGA KERJA BARU")
    for column, label in enumerate(TWO_ROWS[0]):
        if column not in (3, 4):
            sheet.merge_range(2, column, 3, column, label)
    sheet.merge_range("D3:E3", "KODE")
    sheet.write_row("D4", ["KANTOR", "KADER"])
    write_rows(sheet, 6, ROWS, date)
    sheet.write_row(13, 0, ["Jumlah", "", "", "", "", "", "", 232_400])
    sheet.write(1_048_575, 16_383, " ")


def old_workbook() -> bytes:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Data")
    date = xlwt.easyxf(num_format_str="dd-mm-yyyy")
    for line, row in enumerate(TABLE):
        for column, cell in enumerate(row):
            native = day(cell) if column == 1 else None
            sheet.write(line, column, native or cell, *([date] if native else []))
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def open_document() -> bytes:
    cells = [[ods_text(cell.replace("\n", "</text:p><text:p>")) for cell in row] for row in TABLE]
    rows = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in cells)
    return ods(f'<table:table table:name="Data">{rows}</table:table>')


WORKBOOKS = {
    "data over two sheets between instructions and codes": lambda: written(two_data_sheets),
    "merged header and a stray cell": lambda: written(merged_header_and_a_stray_cell),
    "XLS": old_workbook,
    "ODS": open_document,
}


def check(store: Store, data: bytes, name: str) -> None:
    receipt = import_file(store, io.BytesIO(data), name, today=IMPORT_DAY)
    assert receipt.refusal is None
    assert {name: getattr(receipt, name) for name in RECEIPT} == RECEIPT
    offices = store.run("acquisition_by_office").set_index("office_code")
    offices = offices[["acquisitions", "reregistrations", "contribution"]]
    assert {code: tuple(row) for code, row in offices.dropna().iterrows()} == OFFICES
    cadres = store.run("acquisition_by_cadre").query("acquisitions > 0").set_index("cadre_code")
    assert {code: tuple(row) for code, row in cadres[["acquisitions", "contribution"]].iterrows()} == CADRES
    regencies = store.run("acquisition_by_regency").groupby("regency").acquisitions.sum()
    assert regencies[regencies > 0].to_dict() == REGENCIES


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text(store, kind):
    check(store, TEXTS[kind], "export.csv")


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_a_workbook_whatever_its_name_says(store, kind):
    check(store, WORKBOOKS[kind](), "export.csv")


def test_what_is_skipped_is_counted_apart(store):
    receipt = import_file(
        store, io.BytesIO(TEXTS["preamble, total and signature"]), "x.csv", today=IMPORT_DAY
    )
    assert (receipt.received, receipt.skipped) == (6, 3)
    guided = import_file(store, io.BytesIO(written(two_data_sheets)), "x.xlsx", today=IMPORT_DAY)
    assert guided.unread_sheets == ["Petunjuk Pengisian", "kode"]
    assert (guided.received, guided.accepted, guided.duplicate) == (6, 0, 5)


def test_numeric_identities_are_rejected_with_their_own_reason(store):
    """A spreadsheet keeps 15 digits of a number, so that the last of 16 cannot be trusted."""

    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, LABELS)
        for line, row in enumerate(ROWS[:2], start=1):
            sheet.write_row(line, 0, row)
        sheet.write_number(2, 0, int(nik(2)))

    receipt = import_file(store, io.BytesIO(written(fill)), "x.xlsx", today=IMPORT_DAY)
    assert (receipt.accepted, receipt.rejected, receipt.reasons) == (1, 1, {"nik_numeric": 1})


REFUSED = [
    (b"", "empty_file"),
    (b"PK\x03\x04 and no more", "damaged"),
    (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "unknown_format"),
    (b"%PDF-1.7 nik,segmen", "unknown_format"),
    (text([row[:2] + row[3:] for row in TABLE]).encode(), "required_column_missing"),
    (text([[*row, row[0]] for row in TABLE]).encode(), "ambiguous_column"),
    (b"Daftar hadir rapat\nBudi\nAni\n", "not_a_table"),
]


def test_files_that_cannot_be_read_are_refused_and_the_next_one_is_imported(store):
    before = store.snapshot()
    for data, code in REFUSED:
        receipt = import_file(store, io.BytesIO(data), "x.xlsx", today=IMPORT_DAY)
        assert (receipt.status, receipt.refusal["code"]) == ("refused", code)
        assert store.snapshot() == before
    check(store, TEXTS["comma"], "x.csv")


def test_a_second_header_with_columns_in_other_places_refuses_the_file(store):
    header = "nik;tanggal_kepesertaan;segmen;kode_kantor;upah;iuran"
    swapped = "nik;tanggal_kepesertaan;segmen;kode_kantor;iuran;upah"
    row = f"{nik(1)};12-11-2016;BPU;TBO;1000000;16800"
    other = f"{nik(2)};12-11-2016;BPU;TBO;16800;1000000"
    data = "\n".join([header, row, "", swapped, other]).encode()
    receipt = import_file(store, io.BytesIO(data), "x.csv", today=IMPORT_DAY)
    assert receipt.refusal == {"code": "header_changes", "sheet": "", "line": 4}
    repeated = "\n".join([header, row, "", header, f"{nik(2)};12-11-2016;BPU;TBO;1000000;16800"]).encode()
    receipt = import_file(store, io.BytesIO(repeated), "x.csv", today=IMPORT_DAY)
    assert (receipt.accepted, receipt.skipped) == (2, 1)


def test_a_sheet_that_goes_on_without_a_header_is_not_left_out_silently(store):
    def fill(book):
        first, second = book.add_worksheet("Data"), book.add_worksheet("Lanjutan")
        first.write_row(0, 0, ["nik", "tanggal_kepesertaan", "segmen", "kode_kantor"])
        first.write_row(1, 0, [nik(1), "12-11-2016", "BPU", "TBO"])
        second.write_row(0, 0, [nik(2), "12-11-2016", "BPU", "TBO"])

    receipt = import_file(store, io.BytesIO(written(fill)), "x.xlsx", today=IMPORT_DAY)
    assert receipt.refusal == {"code": "sheet_without_header", "sheet": "Lanjutan"}
    assert store.is_empty()


def test_a_day_of_birth_is_never_offered_for_a_missing_day(store):
    data = f"nik;segmen;kode_kantor;Tanggal Lahir\n{nik(1)};BPU;TBO;01-02-1990\n".encode()
    receipt = import_file(store, io.BytesIO(data), "x.csv", today=IMPORT_DAY)
    assert receipt.refusal["missing"] == ["tanggal_kepesertaan"]
    assert receipt.refusal["nearest"] == {}


def in_workbook(*cells, **options) -> bytes:
    """A row for each cell of the column of days."""

    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet("Data")
        date = workbook.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, ["NIK", "TANGGAL KEPESERTAAN", "SEGMEN", "KODE KANTOR"])
        for line, cell in enumerate(cells, start=1):
            sheet.write_row(line, 0, [nik(line), "", "BPU", "JMB"])
            sheet.write(line, 1, cell, date if isinstance(cell, dt.date) else None)

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, options) as workbook:
        fill(workbook)
    return out.getvalue()


# 42804 is 10 March 2017, which stood in the file as 03/10/2017: 3 October. 42796 is 2 March 2017.
@pytest.mark.parametrize("native", [42804, dt.date(2017, 3, 10)])
@pytest.mark.parametrize("text", ["13/03/2017", "2017-03-13", "13 Maret 2017", "13/03/17"])
def test_days_that_excel_swapped_are_refused_however_they_are_kept(store: Store, native, text):
    receipt = import_file(store, io.BytesIO(in_workbook(native, text)), "a.xlsx", today=IMPORT_DAY)
    assert receipt.refusal["code"] == "dates_swapped"
    assert receipt.refusal["lines"] == [2, 3]


@pytest.mark.parametrize(
    "cells", [(42804, "2017-03-13", "2017-03-02"), (42804, 42807, "2017-03-13"), (42804, 42796)]
)
def test_days_of_which_some_speak_against_a_swap_are_read(store: Store, cells):
    receipt = import_file(store, io.BytesIO(in_workbook(*cells)), "a.xlsx", today=IMPORT_DAY)
    assert (receipt.status, receipt.accepted) == ("imported", len(cells))


def test_serial_numbers_are_counted_from_where_their_workbook_does(store: Store):
    # 12 November 2016: 41,224 days after 1 January 1904, and 42,686 after 30 December 1899.
    for number, (cell, options) in enumerate([(41224, {"date_1904": True}), (42686, {})]):
        content = in_workbook(*[cell] * (number + 1), **options)
        import_file(store, io.BytesIO(content), f"{number}.xlsx", today=IMPORT_DAY)
    with store.cursor() as cursor:
        days = cursor.execute("select distinct enrolled_on from enrollments").fetchall()
    assert days == [(dt.date(2016, 11, 12),)]
