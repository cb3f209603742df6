"""Receipts as workbooks: they import as they are, once corrected, and only their rows hold identities."""

import csv
import io
import pickle
import shutil
import tempfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from acquisition.i18n import language
from acquisition.ingest.account import receipt_of, remarks
from acquisition.ingest.load import import_file
from acquisition.ingest.receipt import as_json, as_text
from acquisition.receipt_workbook import receipt_workbook
from acquisition.store import Store
from tests.conftest import IMPORT_DAY, nik

MOST = 1000
FIGURES = ("acquisition_total", "acquisition_by_office", "acquisition_by_cadre", "acquisition_by_regency")
# What may be wrong with a row, and the column and the cell that mend it. {} is the number of the row.
GOOD = {"nik": "1599{:012d}", "day": "12-11-2016", "segment": "BPU", "office": "TBO", "regency": "Tebo"}
WRONG = [
    ("nik", "1599"), ("nik", ""), ("nik", "1,59900E+15"), ("nik", 1599000000000000.0), ("day", "2016"),
    ("day", "11/30/2016"), ("day", "12-11-2036"), ("segment", "XYZ"), ("office", "Atlantis"), ("office", ""),
    ("regency", "1506"),
]  # fmt: skip
# Headers in one row, over two rows, with empty, repeated and unknown labels; and what stands below each.
LABELS = {
    "plain": (
        ["NIK", "Tgl Kepesertaan", "Segmen", "Kode Kantor", "Kabupaten"],
        None,
        "nik day segment office regency",
    ),
    "extra": (
        [
            "No", "", "Jumlah", "NOMOR_IDENTITAS", "Catatan", "Catatan", "Tanggal Daftar", "Segmen",
            "Kode Kantor", "Kabupaten",
        ],
        None,
        "no - - nik x x day segment office regency",
    ),
    "stacked": (
        ["Peserta", "", "Pendaftaran", "", "Alamat"],
        ["NIK", "Segmen", "Tanggal Daftar", "Kode Kantor", "Kabupaten"],
        "nik segment day office regency",
    ),
}  # fmt: skip
# Rows that are right, with more dates that only make sense day first than the others have month first.
SOUND = [("day", f"{day}-11-2016") for day in range(20, 27)]
rows = st.lists(st.none() | st.sampled_from(WRONG), min_size=1, max_size=6)


def table(form, flaws):
    """The rows of a sheet: header and cells."""
    upper, lower, places = LABELS[form]
    lines = [["Laporan kantor"], []] + ([upper] if lower is None else [upper, lower])
    for number, flaw in enumerate(flaws, start=1):
        row = {name: cell.format(number) for name, cell in GOOD.items()} | dict([flaw] if flaw else [])
        lines.append(
            [
                {"no": str(number), "x": "lain", "-": ""}.get(place, row.get(place, ""))
                for place in places.split()
            ]
        )
    return lines


def xlsx(lines):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Data TK Baru")
        for line, row in enumerate(lines):
            for place, cell in enumerate(row):
                (sheet.write_number if isinstance(cell, float) else sheet.write_string)(line, place, cell)
    return content.getvalue()


def as_csv(lines):
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(lines)
    return text.getvalue().encode()


def take(store, content, name="first.xlsx"):
    return import_file(store, io.BytesIO(content), name, today=IMPORT_DAY)


def workbook(store, receipt, code="id"):
    return receipt_workbook(receipt, remarks(store, receipt.import_id, MOST), language(code))


def sheet(content, name="Perbaikan"):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name).to_python()


def corrected(lines, form, flaws):
    """The rows to be mended, as an office mends them."""
    places = LABELS[form][2].split()
    wrong = [(number, flaw) for number, flaw in enumerate(flaws, start=1) if flaw]
    mended = [list(line) for line in lines]
    for line, (number, (name, _)) in zip(mended[1:], wrong, strict=True):
        line[places.index(name)] = GOOD[name].format(number)
    return mended


@settings(max_examples=settings.default.max_examples // 2)  # each takes four imports
@given(st.sampled_from(list(LABELS)), rows)
def test_rows_to_be_mended_are_refused_again_as_they_are_and_taken_in_once_corrected(empty_path, form, flaws):
    bad = sum(flaw is not None for flaw in flaws)
    with tempfile.TemporaryDirectory() as folder:
        stores = [
            Store.open(shutil.copytree(empty_path, Path(folder) / name)) for name in ("mended", "right")
        ]
        store, right = stores
        first = take(store, xlsx(table(form, [*flaws, *SOUND])))
        assert first.rejected == bad
        if bad:
            book = workbook(store, first)
            again = take(store, book, "again.xlsx")
            assert (again.received, again.rejected, again.reasons) == (bad, bad, first.reasons)
            expected = {"number": 1, "file": "first.xlsx", "rows": bad, "repaired": 0}
            assert again.repairs == [expected]
            mended = corrected(sheet(book), form, flaws)
            last = take(store, as_csv(mended), "mended.csv")
            assert (last.received, last.accepted) == (bad, bad)
            assert last.repairs[0]["repaired"] == bad
        take(right, xlsx(table(form, [*[None] * len(flaws), *SOUND])))
        for name in FIGURES:
            assert store.run(name).equals(right.run(name)), name
        for one in stores:
            one.close()


TEXT = "\n".join(
    [
        "NIK;Tgl Kepesertaan;Segmen;Kode Kantor;Nama",
        f"{nik(1)};12-11-2016;BPU;TBO;x",
        f"{nik(2)};12-11-2016;BPU;XXX;=1+1",
        f"{nik(3)[:-1]};12-11-2016;BPU;TBO;y",
    ]
)


def test_only_the_rows_to_be_mended_hold_identities(store, import_text, tmp_path):
    receipt = import_text(TEXT)
    identities = (nik(2), nik(3)[:-1])
    said = [repr(receipt), as_text(receipt), str(as_json(receipt))]
    again = receipt_of(store, "1")
    for name in ("Ringkasan", "Catatan"):
        said += [str(sheet(workbook(store, receipt), name)), str(sheet(workbook(store, again), name))]
    assert not [text for text in said for identity in identities if identity in text]
    rows = sheet(workbook(store, receipt))
    assert [row[0] for row in rows] == ["NIK", *identities]
    # A text stays a text: no cell becomes a formula.
    assert rows[1][4] == "=1+1"
    assert CalamineWorkbook.from_filelike(io.BytesIO(workbook(store, again))).sheet_names == [
        "Ringkasan",
        "Catatan",
    ]
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert len(kept) > 5
    assert not [identity for content in kept for identity in identities if identity.encode() in content]


def test_rejected_rows_cannot_be_pickled(import_text):
    with pytest.raises(TypeError):
        pickle.dumps(import_text(TEXT).rejected_rows)


def test_the_same_file_again_brings_its_rows_back(store, import_text):
    first, again = import_text(TEXT), import_text(TEXT)
    assert again.status == "unchanged"
    assert sheet(workbook(store, again)) == sheet(workbook(store, first))


def test_a_refused_file_gets_a_receipt_too(store, import_text):
    receipt = import_text("nik;segmen;kode_kantor\n1;BPU;TBO\n")
    said = str(sheet(workbook(store, receipt, "en"), "Summary"))
    assert "Columns are missing" in said
    assert "tanggal_kepesertaan" in said


def test_rows_of_a_list_are_mended_alike(store, import_text):
    first = import_text("kode_kantor;bulan;segmen;target_tk\nTBO;01-2017;BPU;banyak\nTBO;02-2017;BPU;10\n")
    assert (first.kind, first.rejected) == ("targets", 1)
    mended = sheet(workbook(store, first))
    again = take(store, as_csv(mended), "again.csv")
    assert (again.kind, again.reasons) == ("targets", first.reasons)
    mended[1][3] = "100"
    last = take(store, as_csv(mended), "last.csv")
    assert (last.accepted, last.repairs[0]["repaired"]) == (1, 1)
