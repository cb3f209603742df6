"""Sheets as offices head them, and the columns that are found."""

import pyarrow as pa
import pytest

from acquisition.contract import ENROLLMENTS
from acquisition.ingest import header as heads
from acquisition.ingest.cells import SCHEMA, batches, listed
from acquisition.ingest.refusal import Refused

LABELS = ["NIK", "TANGGAL KEPESERTAAN", "SEGMEN", "KODE KANTOR"]
COLUMNS = {"nik": 1, "tanggal_kepesertaan": 2, "segmen": 3, "kode_kantor": 4}
ROW = ["1599010101010001", "12-11-2016", "BPU", "JMB"]


def find_header(batch):
    found = heads.find_header(batch, [ENROLLMENTS])
    return found[1] if found else None


def explain_missing(batches):
    return heads.explain_missing(batches, [ENROLLMENTS])


def sheet(*rows: list[str], lines: list[int] | None = None) -> pa.RecordBatch:
    if not rows:
        return pa.RecordBatch.from_pylist([], schema=SCHEMA)
    (batch,) = batches(pa.array(lines or range(1, len(rows) + 1), pa.int32()), listed(rows))
    return batch


def refusal(*rows: list[str]) -> Refused:
    with pytest.raises(Refused) as refused:
        find_header(sheet(*rows))
    return refused.value


def test_a_header_in_the_first_row():
    header = find_header(sheet(LABELS, ROW))
    assert (header.line, header.columns, header.labels) == (1, COLUMNS, LABELS)


@pytest.mark.parametrize(
    "labels",
    [
        ["nik", "tanggal_kepesertaan", "segmen", "kode_kantor"],
        ["Nik ", "Tanggal-Kepesertaan", " Segmen", "Kode.Kantor"],
        ["NIK*", "Tgl. Daftar", "SEGMEN:", "KODE_KANTOR"],
        ["NIK (16 digit)", "Tanggal Kepesertaan (dd-mm-yyyy)", "Segmen [PU/BPU]", "Kantor (Kode)"],
        ["1. NIK", "2. Tanggal Kepesertaan", "3) Segmen", "4. Kode Kantor"],
        ["NIK\n16 digit", "TANGGAL\nKEPESERTAAN", "SEGMEN\nPU atau BPU", "KODE\nKANTOR"],
        ["NOMOR_IDENTITAS", "TANGGAL_PENDAFTARAN", "Sègmén", "kode kacab"],
        ["National ID", "Enrollment Date", "Segment", "Office Code"],
    ],
)
def test_spellings(labels):
    assert find_header(sheet(labels, ROW)).columns == COLUMNS


def test_preamble_empty_columns_and_true_lines():
    header = find_header(
        sheet(
            ["Daftar Tenaga Kerja Baru"],
            ["Kantor", "KC Jambi"],
            ["", "NIK", "", "TANGGAL KEPESERTAAN", "SEGMEN", "KODE KANTOR"],
            ["", ROW[0], "", *ROW[1:]],
            lines=[1, 3, 6, 7],
        ),
    )
    assert header.line == 6
    assert header.columns == {"nik": 2, "tanggal_kepesertaan": 4, "segmen": 5, "kode_kantor": 6}


def test_a_header_over_two_rows():
    header = find_header(
        sheet(
            ["NIK", "TANGGAL KEPESERTAAN", "KANTOR", "", "SEGMEN", "KADER", ""],
            ["", "", "KODE", "NAMA", "", "KODE", "NAMA"],
            [ROW[0], ROW[1], "JMB", "KC Jambi", "BPU", "JMB-01", "Kader JMB-01"],
        ),
    )
    assert header.line == 2
    assert header.columns == {
        "nik": 1,
        "tanggal_kepesertaan": 2,
        "kode_kantor": 3,
        "nama_kantor": 4,
        "segmen": 5,
        "kode_kader": 6,
        "nama_kader": 7,
    }
    assert header.labels[2:5] == ["KANTOR KODE", "KANTOR NAMA", "SEGMEN"]


def test_a_merged_last_group_reaches_over_the_end_of_its_row():
    header = find_header(sheet(["NIK", "TGL DAFTAR", "SEGMEN", "KANTOR"], ["", "", "", "KODE", "NAMA"], ROW))
    assert header.columns == COLUMNS | {"nama_kantor": 5}


def test_a_title_above_names_no_column():
    header = find_header(sheet(["KADER"], [*LABELS, "NAMA"], [*ROW, "x"]))
    assert (header.line, header.columns) == (2, COLUMNS)


def test_data_below_is_no_part_of_the_header():
    header = find_header(sheet([*LABELS, "KETERANGAN"], [*ROW, "kader"]))
    assert (header.line, header.columns) == (1, COLUMNS)


@pytest.mark.parametrize("numbers", [["1", "2", "3", "4"], ["(1)", "(2)", "(3)", "(4)"]])
def test_a_row_that_numbers_the_columns_belongs_to_the_header(numbers):
    assert find_header(sheet(LABELS, numbers, ROW)).line == 2


def test_a_repeated_header_is_not_the_first():
    assert find_header(sheet(LABELS, ROW, LABELS, ROW)).line == 1


def test_instructions_and_code_lists_are_no_data():
    instructions = sheet(
        ["Petunjuk Pengisian"],
        ["Isi kolom NIK, TANGGAL KEPESERTAAN, SEGMEN dan KODE KANTOR."],
        ["NIK", "16 digit, wajib"],
        ["TANGGAL KEPESERTAAN", "dd-mm-yyyy, wajib"],
        ["SEGMEN", "PU atau BPU"],
        ["KODE KANTOR", "lihat daftar"],
    )
    codes = sheet(["KODE KANTOR", "NAMA KANTOR", "KABUPATEN"], ["JMB", "KC Jambi", "Kota Jambi"])
    summary = sheet(["TANGGAL DAFTAR", "SEGMEN", "KANTOR", "JUMLAH"], ["12-11-2016", "BPU", "JMB", "192"])
    for batch in (instructions, codes, summary, sheet(), sheet(["x"])):
        assert find_header(batch) is None


def test_a_sheet_of_workers_that_lacks_a_column_is_not_skipped():
    lacking = refusal(["NIK", "TGL KEPESERTAAN", "GOLONGAN SEGMENT", "KODE KANTOR"], ROW)
    assert lacking.code == "required_column_missing"
    assert lacking.details == {
        "kind": "enrollments",
        "missing": ["segmen"],
        "found": ["NIK", "TGL KEPESERTAAN", "GOLONGAN SEGMENT", "KODE KANTOR"],
        "nearest": {"segmen": "GOLONGAN SEGMENT"},
    }
    assert refusal(["NOMOR", "TGL DAFTAR", "SEGMEN", "KANTOR"], ROW).details["missing"] == ["nik"]
    office = refusal(["NIK", "TGL DAFTAR", "SEGMEN", "KODE KANTR"], ROW)
    assert office.details["missing"] == ["kode_kantor/nama_kantor"]
    assert office.details["nearest"]["kode_kantor"] == "KODE KANTR"


def test_the_same_header_twice_is_ambiguous():
    ambiguous = refusal([*LABELS, "nik"], [*ROW, ROW[0]])
    assert (ambiguous.code, ambiguous.details) == (
        "ambiguous_column",
        {"column": "nik", "headers": ["NIK", "nik"]},
    )


def test_the_stronger_alias_wins():
    header = find_header(sheet(["NOMOR IDENTITAS", *LABELS], ["x", *ROW]))
    assert header.columns["nik"] == 2


def test_no_sheet_with_a_header_is_explained():
    refused = explain_missing(
        [
            sheet(["Petunjuk"]),
            sheet(["Laporan"], ["NO NIK KTP", "TANGGAL", "SEGMEN"], [ROW[0], ROW[1], "Budi"]),
        ],
    )
    assert refused.code == "required_column_missing"
    assert refused.details["missing"] == ["nik", "tanggal_kepesertaan", "kode_kantor/nama_kantor"]
    assert refused.details["found"] == ["NO NIK KTP", "TANGGAL", "SEGMEN"]
    assert refused.details["nearest"]["nik"] == "NO NIK KTP"
    assert explain_missing([]).code == "not_a_table"
    assert explain_missing([sheet(["x"], ["y"])]).code == "not_a_table"


@pytest.mark.parametrize("row", [[*ROW, "Budi"], ["Budi", "Pedagang", "Telanaipura"]])
def test_a_file_without_headers_names_no_cell(row):
    refused = explain_missing([sheet(row, row)])
    assert refused.code == "required_column_missing"
    assert (refused.details["found"], refused.details["nearest"]) == ([], {})


@pytest.mark.parametrize("label", ["(" * 200_000, "([" * 200_000, "tanggal kepesertaan " * 20_000])
def test_endless_labels_are_no_trouble(label):
    header = find_header(sheet([*LABELS, label], ROW))
    assert header.columns == COLUMNS
    wide = [f"kolom {number}" for number in range(16_384)]
    assert explain_missing([sheet(wide, wide)]).code == "required_column_missing"


def test_a_header_below_many_lines():
    notes = [[f"Catatan {number}"] for number in range(1, 101)]
    assert find_header(sheet(*notes, LABELS, ROW)).line == 101


def test_english_headers_are_near_to_what_they_mean():
    refused = explain_missing([sheet(["National ID No", "Date of Enrollment", "Segment", "Office"], ROW)])
    assert refused.details["nearest"] == {
        "nik": "National ID No",
        "tanggal_kepesertaan": "Date of Enrollment",
    }
