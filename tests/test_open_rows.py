"""Which rejected rows are still to be mended: followed over repair sheets and files that come again."""

from acquisition.ingest.withdraw import find_import, withdraw
from tests.conftest import nik

HEADER = "nik;tanggal_kepesertaan;segmen;kode_kantor"
MENDING = f"{HEADER};perbaikan_dari"
GOOD = "12-11-2016;BPU;TBO"
# Lines 3 and 4 are rejected.
FIRST = f"{HEADER}\n{nik(1)};{GOOD}\n1599;{GOOD}\n{nik(3)};12-11-2016;BPU;SRL\n"


def still_open(store):
    return store.run("imports").set_index("file").still_open.to_dict()


def reference(receipt, line):
    return f"{receipt.import_id[:12]}//{line}"


def test_rows_are_open_until_they_come_back_mended(store, import_text):
    first = import_text(FIRST, "first.csv")
    assert still_open(store) == {"first.csv": 2}
    import_text(f"{MENDING}\n{nik(2)};{GOOD};{reference(first, 3)}\n", "mended.csv")
    assert still_open(store) == {"first.csv": 1, "mended.csv": 0}


def test_a_row_that_is_rejected_once_more_is_open_until_the_last_is_mended(store, import_text):
    first = import_text(FIRST, "first.csv")
    second = import_text(f"{MENDING}\n159900;{GOOD};{reference(first, 3)}\n", "second.csv")
    assert still_open(store) == {"first.csv": 2, "second.csv": 1}
    third = import_text(f"{MENDING}\n{nik(2)};{GOOD};{reference(second, 2)}\n", "third.csv")
    assert still_open(store) == {"first.csv": 1, "second.csv": 0, "third.csv": 0}

    withdraw(store, find_import(store, str(third.number)).import_id)
    listed = store.run("imports").set_index("file")
    assert listed.still_open[["first.csv", "second.csv"]].tolist() == [2, 1]


def test_the_same_file_again_closes_what_it_brings_in(store, import_text):
    import_text(FIRST, "first.csv")
    import_text(
        "kode_kantor;nama_kantor;jenis_kantor\nSRL;KCP Sarolangun;Kantor Cabang Perintis\n", "offices.csv"
    )
    import_text(FIRST, "again.csv")
    # Line 3 was rejected in both, line 4 is taken in now: each counts its own.
    assert still_open(store) == {"first.csv": 1, "offices.csv": 0, "again.csv": 1}
