"""Rows that stand in one cell, and NIKs in another column: each is read or rejected, none passed over."""

import csv
import io

import pytest
import xlsxwriter

from acquisition.ingest.load import import_file
from tests.conftest import IMPORT_DAY, nik

LABELS = "NIK;Nama Lengkap;Tanggal Kepesertaan;Segmen;Kode Kantor;Kode Kader;Kabupaten;Program;Iuran"


def row(number, name="A", fee="16.800"):
    return f"{nik(number)};{name};12-11-2016;BPU;JMB;JMB-01;Kota Jambi;JKK+JKM;{fee}"


def wrapped(line):
    return '"' + line.replace('"', '""') + '"'


def take(store, content, name="export.csv"):
    return import_file(store, io.BytesIO(content), name, today=IMPORT_DAY)


def counts(receipt):
    return receipt.received, receipt.accepted, receipt.rejected, receipt.skipped


def in_text(*lines):
    return "\n".join([LABELS, *lines]).encode()


def in_first_column(*lines):
    """The same under a header in its cells."""
    return workbook(LABELS.split(";"), *lines)


def workbook(*lines):
    """A workbook of rows in their cells, but for those given as a text: all of it stands in column A."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet("Data")
        for place, line in enumerate(lines):
            sheet.write_row(place, 0, [line] if isinstance(line, str) else line)
    return content.getvalue()


@pytest.mark.parametrize(
    "line",
    [
        wrapped(row(2)),
        wrapped(row(2, '"PT Maju" Jaya')),
        wrapped(row(2, '"PT ""Maju"" Jaya"')),
        wrapped(row(2)) + ";" * 8,
        row(2).replace(";", ","),
        row(2).replace(";", "\t"),
        row(2).replace(";", "|"),
    ],
    ids=["wrapped", "with quotes", "with quoted quotes", "padded", "comma", "tab", "bar"],
)
def test_a_row_in_one_cell_is_read_where_its_cells_are_as_many_as_the_headers(store, line):
    receipt = take(store, in_text(row(1), line, row(3)))
    assert counts(receipt) == (3, 3, 0, 0)
    assert store.run("acquisition_total").iloc[0].contribution == 3 * 16_800


def test_rows_of_another_delimiter_are_read_however_many_they_are(store):
    lines = [row(number) for number in range(1, 1101)]
    others = [row(number).replace(";", ",") for number in range(1101, 1201)]
    assert counts(take(store, in_text(*lines, *others))) == (1200, 1200, 0, 0)


def test_three_rows_of_each_delimiter_are_read(store):
    lines = [row(number) for number in (1, 2, 3)] + [row(number).replace(";", ",") for number in (4, 5, 6)]
    assert counts(take(store, in_text(*lines))) == (6, 6, 0, 0)


@pytest.mark.parametrize(
    "line",
    [
        row(2, "A, B").replace(";", ","),
        row(2, fee="16,800").replace(";", ","),
        wrapped(row(2).rpartition(";")[0]),
        wrapped(f"{nik(2)};A"),
    ],
    ids=["a name in two", "an amount in two", "a cell is missing", "only two cells"],
)
def test_a_row_in_one_cell_that_cannot_be_read_for_certain_is_rejected(store, line):
    receipt = take(store, in_text(row(1), line, row(3)))
    assert counts(receipt) == (3, 2, 1, 0)
    assert receipt.reasons == {"cells_joined": 1}
    note = store.run("import_notes").iloc[0]
    assert note.line == 3
    assert nik(2) not in note.found


def test_whole_rows_pasted_into_the_first_column_of_a_workbook_are_read(store):
    content = in_first_column(row(1).split(";"), row(2), row(3).replace(";", "\t"), row(4).split(";"))
    assert counts(take(store, content, "export.xlsx")) == (4, 4, 0, 0)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_workbook_all_of_which_stands_in_its_first_column_is_read(store, delimiter):
    lines = [row(1), row(2, "B"), "Jumlah;;;;;;;;33.600", row(3).rpartition(";")[0]]
    content = workbook(*(line.replace(";", delimiter) for line in ["LAPORAN KC JAMBI", LABELS, *lines]))
    receipt = take(store, content, "export.xlsx")
    assert counts(receipt) == (3, 2, 1, 1)
    assert receipt.reasons == {"cells_joined": 1}


def test_instructions_that_name_all_columns_in_one_cell_are_no_header(store):
    content = workbook(f"Kolom: {LABELS.replace(';', ', ')}", LABELS.replace(";", ", "), "NIK, 16 digit")
    assert take(store, content, "export.xlsx").status == "refused"


def test_a_row_of_a_comma_file_that_a_decimal_comma_splits_is_rejected(store):
    lines = [LABELS, row(1), row(2, fee="16800")]
    content = "\n".join(line.replace(";", ",") for line in lines) + "\n" + row(3, fee="16,8")
    receipt = take(store, content.encode())
    assert (counts(receipt), receipt.reasons) == ((3, 2, 1, 0), {"cells_joined": 1})


@pytest.mark.parametrize("written", [nik(2), f"'{nik(2)}", "1599.0001-0100 0002"])
def test_a_nik_in_another_column_makes_a_row(store, written):
    receipt = take(store, in_text(row(1), f";{written};;;;;;;"))
    assert (counts(receipt), receipt.reasons) == ((2, 1, 1, 0), {"nik_elsewhere": 1})


@pytest.mark.parametrize(
    "line",
    [
        "Jumlah;;;;;;;;33.600",
        wrapped("Jumlah;;;;;;;;33.600"),
        wrapped(LABELS),
        "Jambi, 12 November 2016",
        "Catatan: data sementara, belum diverifikasi, belum lengkap, belum final, belum",
        "NIP 19750101 200001 1 001",
        "NIP. 197501012000011001",
    ],
)
def test_what_is_no_row_is_skipped_as_before(store, line):
    assert counts(take(store, in_text(row(1), row(2), line))) == (2, 2, 0, 1)


def test_rows_of_a_list_in_one_cell_are_read(store):
    labels = ["KODE_KANTOR", "BULAN", "SEGMEN", "TARGET_TK"]
    rows = [["JMB", "01-2017", "BPU", "100"], ["JMB,02-2017,BPU,120"], ["TBO", "01-2017", "BPU", "50"]]
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([labels, *rows])
    receipt = take(store, text.getvalue().encode())
    assert (receipt.kind, *counts(receipt)) == ("targets", 3, 3, 0, 0)


@pytest.mark.parametrize(
    "note",
    [
        "Sumber: SK Direksi Nomor 12, Tahun 2016, tentang Kantor Cabang, Jakarta",
        "Catatan: kode kantor pusat, KC Jambi, KCP Tebo, dan lainnya",
        "Catatan, x, KC Jambi, 2016",
    ],
)
def test_a_note_with_as_many_commas_as_the_header_is_no_entry_of_a_list(store, note):
    text = f"Kode Kantor;Nama Kantor;Jenis Kantor;Nama Lain\nMRG;KCP Merangin;KCP;\n{note}\n"
    receipt = take(store, text.encode())
    assert (receipt.kind, receipt.accepted, receipt.skipped + receipt.rejected) == ("offices", 1, 1)
    assert len(store.run("acquisition_by_office")) == 6


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (f"{nik(9)} Andi 12-11-2016 BPU JMB", {"cells_joined": 1}),
        (f"{nik(9)}~Andi~12-11-2016~BPU~JMB", {"cells_joined": 1}),
        (f"{nik(9)} Andi", {"cells_joined": 1}),
        ("Keterangan segmen: PU, BPU, JAKON, PMI", {}),
        ("Catatan: data per tanggal, 30 November 2016, belum lengkap, belum final", {}),
        ("Dicetak oleh: Petugas, KC Jambi, 30-11-2016, 10:30", {}),
        ("Total: 3 (BPU, PU, JAKON, PMI)", {}),
    ],
)
def test_what_holds_a_nik_is_received_and_what_holds_none_is_a_note(store, line, why):
    receipt = take(store, in_text(row(1), row(2), line))
    assert receipt.reasons == why
    assert (receipt.accepted, receipt.rejected, receipt.skipped) == (2, len(why), 1 - len(why))
