"""Lists beside the exports: what is taken in of each kind, and what it makes of rows that came before."""

from datetime import date, datetime
from io import BytesIO

import duckdb
import pytest

from acquisition.filters import Filters
from acquisition.ingest.importer import Importer
from acquisition.ingest.load import import_files
from tests.conftest import IMPORT_DAY, nik
from tests.ingest.workbooks import xlsx


def entries(store, name):
    with store.cursor() as cursor:
        return cursor.execute(f"from {name} order by all").fetchall()


def notes(store):
    found = store.run("import_notes")
    return list(zip(found["line"], found["class"], found["reason"], found["column"], strict=True))


def test_targets(store, import_text):
    receipt = import_text(
        "TARGET AKUISISI 2017\n\n"
        "Kode Kantor;Bulan;Segmen;Target TK;Target Iuran\n"
        "JMB;01-2017;PU;1.024;Rp 194.560.000\n"
        "KCP Tebo;Februari 2017;BPU;30;\n"
        "TOTAL;;;1.054;\n"
    )
    assert (receipt.kind, receipt.received, receipt.accepted, receipt.rejected) == ("targets", 2, 2, 0)
    assert receipt.skipped == 1
    assert entries(store, "targets") == [
        ("JMB", date(2017, 1, 1), "PU", 1024, 194_560_000),
        ("TBO", date(2017, 2, 1), "BPU", 30, None),
    ]


@pytest.mark.parametrize(
    ("month", "read"),
    [
        ("01-2017", date(2017, 1, 1)),
        ("1/2017", date(2017, 1, 1)),
        ("2017-01", date(2017, 1, 1)),
        ("201701", date(2017, 1, 1)),
        ("Januari 2017", date(2017, 1, 1)),
        ("JAN-2017", date(2017, 1, 1)),
        ("15-01-2017", date(2017, 1, 1)),
        ("2017-01-01", date(2017, 1, 1)),
        ("13-2017", None),
        ("Januari", None),
    ],
)
def test_months(store, import_text, month, read):
    import_text(f"kode_kantor;bulan;segmen;target_tk\nJMB;{month};PU;1\n")
    assert [entry[1] for entry in entries(store, "targets")] == ([read] if read else [])


def test_what_is_wrong_with_an_entry_is_said_by_line_and_column(store, import_text):
    receipt = import_text(
        "kode_kantor;bulan;segmen;target_tk\n"
        "XYZ;01-2017;PU;1\n"
        "JMB;;PU;1\n"
        "JMB;01-2017;orang;1\n"
        "JMB;01-2017;PU;banyak\n"
        "JMB;02-2017;PU;1,5\n"
    )
    assert (receipt.received, receipt.accepted, receipt.rejected) == (5, 0, 5)
    assert notes(store) == [
        (2, "rejected", "value_unknown", "kode_kantor"),
        (3, "rejected", "value_missing", "bulan"),
        (4, "rejected", "value_unknown", "segmen"),
        (5, "rejected", "value_unreadable", "target_tk"),
        (6, "rejected", "value_unreadable", "target_tk"),
    ]


def test_a_newer_list_replaces_entries_of_the_same_key_and_says_so(store, import_text):
    head = "kode_kantor;bulan;segmen;target_tk\n"
    import_text(head + "JMB;01-2017;PU;10\nJMB;02-2017;PU;20\n")
    receipt = import_text(head + "JMB;02-2017;PU;25\nJMB;01-2017;PU;10\n")
    assert (receipt.accepted, receipt.duplicate, receipt.warnings) == (1, 1, {"replaces_earlier_entry": 1})
    assert [entry[3] for entry in entries(store, "targets")] == [10, 25]
    # The first one lies in the folder still, and is imported again with it: it has had its say.
    assert import_text(head + "JMB;01-2017;PU;10\nJMB;02-2017;PU;20\n").status == "unchanged"
    assert [entry[3] for entry in entries(store, "targets")] == [10, 25]


def test_a_duplicate_entry_names_the_row_that_said_so_before(store, import_text):
    head = "kode_kantor;bulan;segmen;target_tk\n"
    import_text(head + "JMB;01-2017;PU;10\nJMB;02-2017;PU;20\n", "first.csv")
    import_text(head + "JMB;02-2017;PU;20\nJMB;03-2017;PU;30\nJMB;03-2017;PU;30\n", "second.csv")
    found = store.run("import_notes")
    assert found[["file", "line", "reason", "found"]].values.tolist() == [
        ["second.csv", 2, "duplicate", "first.csv, 3"],
        ["second.csv", 4, "duplicate", "second.csv, 3"],
    ]


def test_of_a_list_that_comes_again_only_the_rows_rejected_before_are_looked_at(store, import_text):
    head = "kode_kantor;bulan;segmen;target_tk\n"
    old = head + "JMB;01-2017;PU;10\nBGO;01-2017;PU;7\n"
    assert import_text(old).reasons == {"value_unknown": 1}
    import_text(head + "JMB;01-2017;PU;12\n")
    import_text("kode_kantor;nama_kantor;jenis_kantor\nBGO;KC Muara Bungo;Kantor Cabang\n")
    again = import_text(old)
    assert (again.status, again.accepted, again.duplicate, again.rejected) == ("imported", 1, 1, 0)
    assert [(entry[0], entry[3]) for entry in entries(store, "targets")] == [("BGO", 7), ("JMB", 12)]
    assert import_text(old).status == "unchanged"


def test_rows_of_one_key_that_contradict_each_other(store, import_text):
    receipt = import_text(
        "kode_kantor;bulan;segmen;target_tk\nJMB;01-2017;PU;10\nJMB;01-2017;PU;10\nJMB;01-2017;PU;11\n"
    )
    assert (receipt.accepted, receipt.duplicate, receipt.rejected) == (1, 1, 1)
    assert receipt.reasons == {"contradicts_earlier_row": 1, "duplicate": 1}
    assert [entry[3] for entry in entries(store, "targets")] == [10]


def test_coverage_and_baselines(store, import_text):
    coverage = import_text(
        "kabupaten;segmen;tanggal;aktif;potensi;sumber\n"
        "Kab. Tebo;PU;31-12-2016;1.000;4.000;Kantor Wilayah\n"
        "Tebo;BPU;31-12-2016;5.000;4.000;Kantor Wilayah\n"
    )
    assert (coverage.kind, coverage.accepted) == ("coverage", 1)
    assert coverage.reasons == {"more_active_than_potential": 1}
    assert entries(store, "coverage") == [
        ("1508", "PU", date(2016, 12, 31), 1000, 4000, "Kantor Wilayah", None)
    ]
    baseline = import_text(
        "kabupaten;segmen;tanggal;belum_terlindungi;estimasi;metode;sumber\n"
        "Tebo;BPU;01-02-2017;31.500;ya;;survei\n1506;PU;01-02-2017;1;;;\n"
    )
    assert (baseline.kind, baseline.accepted) == ("baselines", 1)
    assert baseline.reasons == {"regency_code_ambiguous": 1}
    tebo = store.run(
        "uncovered_by_regency", Filters(to=date(2017, 3, 1), regency=("1508",), segment=("BPU",))
    )
    assert (tebo["baseline"].iloc[0], tebo["baseline_date"].iloc[0].date()) == (31_500, date(2017, 2, 1))


def test_the_gap_to_the_coverage_target_is_not_what_is_uncovered(store, import_text):
    # Jambi on 2 December 2024, here as if of one regency in 2016: 53 % of 1,312,370 potential are 695,556.
    import_text(f"nik;tanggal_kepesertaan;segmen;kode_kantor\n{nik(1)};31-12-2016;BPU;JMB\n")
    receipt = import_text(
        "kabupaten;segmen;tanggal;aktif;potensi;target_aktif;sumber\n"
        "Kota Jambi;BPU;02-12-2016;592.806;1.312.370;695.556;\n"
        "Tebo;BPU;02-12-2016;30;100;20;\n"
        "Bungo;BPU;02-12-2016;30;100;;\n"
        "Kerinci;BPU;02-12-2016;30;100;53 persen;\n"
    )
    assert (receipt.accepted, receipt.reasons) == (3, {"value_unreadable": 1})
    told = store.run("coverage_by_regency", Filters(segment=("BPU",)))
    told = told.set_index("regency")
    assert told.loc["Kota Jambi", "gap_to_target"] == 102_750
    assert told.loc["Kota Jambi", "potential"] - told.loc["Kota Jambi", "active"] == 719_564
    assert told.loc["Tebo", "gap_to_target"] == 0  # beyond its target
    assert told.loc[["Bungo", "Kerinci"], "gap_to_target"].isna().all()


def test_statuses_know_workers_only_by_their_number(store, import_text):
    import_text(f"nik;tanggal_kepesertaan;segmen;kode_kantor\n{nik(1)};12-11-2016;BPU;JMB\n")
    receipt = import_text(
        f"NIK;BLTH;STATUS\n{nik(1)};12-2016;Aktif\n{nik(2)};12-2016;Non Aktif\n"
        f"'{nik(3)};12-2016;entah\n99;12-2016;aktif\n"
    )
    assert (receipt.kind, receipt.accepted, receipt.rejected) == ("statuses", 2, 2)
    assert receipt.reasons == {"value_unknown": 1, "nik_not_16_digits": 1}
    assert sorted(entry[1:] for entry in entries(store, "statuses")) == [
        (date(2016, 12, 1), False),
        (date(2016, 12, 1), True),
    ]
    found = store.run("import_notes")["found"]
    assert not found.str.contains(r"\d{6}", na=False).any()


def test_offices_territories_and_what_they_make_of_rejected_rows(store, import_text):
    export = f"nik;tanggal_kepesertaan;segmen;kode_kantor\n{nik(1)};12-11-2016;BPU;BGO\n"
    assert import_text(export).reasons == {"office_unknown": 1}
    offices = import_text(
        "kode_kantor;nama_kantor;jenis_kantor;nama_lain\nBGO;KC Muara Bungo;Kantor Cabang;Bungo|Kacab Bungo\n"
    )
    assert (offices.kind, offices.accepted) == ("offices", 1)
    territories = import_text(
        "kantor;kabupaten;berlaku_mulai;berlaku_sampai\nKacab Bungo;Bungo;01-01-2018;\n"
    )
    assert (territories.kind, territories.accepted) == ("territories", 1)
    # The same file again: the row that was rejected is taken in now.
    again = import_text(export)
    assert (again.status, again.accepted, again.rejected) == ("imported", 1, 0)
    assert import_text(export).status == "unchanged"
    assert store.run("acquisition_by_office").set_index("office_code").loc["BGO", "acquisitions"] == 1


CADRES = "kode_kader;nama_kader;kode_kantor;kelurahan;kecamatan;sejak;pembina;wadah\n"
EVENTS = "kode_kegiatan;nama_kegiatan;jenis;lokasi;kabupaten;kode_kantor;mulai;selesai;biaya\n"
FILES = {
    "cadres": CADRES + "TBO-09;Kader Baru;TBO;Desa contoh;Rimbo Bujang;01-02-2017;Pembina Tebo;Wadah Rimbo\n",
    "events": EVENTS
    + "GRB-X;Grebeg Pasar Rimbo;grebeg pasar;Pasar;Tebo;TBO;04-03-2017 08:00;04-03-2017 10.30;Rp 1.500.000\n",
    "attendance": "kode_kegiatan;kode_kader\nGRB-X;TBO-09\n",
    "export": (
        "nik;tanggal_kepesertaan;segmen;kantor;kader;kegiatan\n"
        f"{nik(1)};04-03-2017;BPU;KCP Tebo;KADER  BARU;grebeg pasar rimbo\n"
        f"{nik(2)};05-03-2017;BPU;KCP Tebo;Kader Lain;grebeg pasar rimbo\n"
    ),
}


@pytest.mark.parametrize(
    "order",
    [
        ("cadres", "events", "attendance", "export"),
        ("export", "attendance", "events", "cadres"),
        ("events", "export", "cadres", "attendance"),
    ],
)
def test_names_stand_for_whom_the_lists_say_whatever_the_order_of_imports(store, order):
    files = [(name, BytesIO(FILES[name].encode())) for name in order]
    receipts = list(import_files(store, files, today=IMPORT_DAY))
    assert {receipt.file: (receipt.status, receipt.rejected) for receipt in receipts} == dict.fromkeys(
        FILES, ("imported", 0)
    )
    cadres = store.run("acquisition_by_cadre").query("acquisitions > 0").set_index("cadre_code")
    assert cadres[["cadre", "acquisitions", "registered"]].to_dict("index") == {
        "TBO-09": {"cadre": "Kader Baru", "acquisitions": 1, "registered": True},
        "TBO: KADER LAIN": {"cadre": "Kader Lain", "acquisitions": 1, "registered": False},
    }
    events = store.run("acquisition_by_event").query("acquisitions > 0").set_index("event_code")
    # On the next day there was no such event.
    assert events["acquisitions"].to_dict() == {"GRB-X": 1, "TBO 2017-03-05: GREBEG PASAR RIMBO": 1}
    held = events.loc["GRB-X"]
    assert (held["hours"], held["cadres"], held["cost"]) == (2.5, 1, 1_500_000)
    assert held["started_at"] == datetime(2017, 3, 4, 8)


def test_an_event_that_ends_before_it_begins_is_rejected(import_text):
    row = "X;Nama;sosialisasi;;;JMB;04-03-2017 10:00;04-03-2017 08:00;\n"
    assert import_text(EVENTS + row).reasons == {"ends_before_it_begins": 1}


def test_dates_of_a_list_that_only_make_sense_month_first_refuse_it(store, import_text):
    before = store.snapshot()
    receipt = import_text(
        CADRES + "TBO-09;Kader Baru;TBO;;;02/28/2017;;\nTBO-10;Kader Lain;TBO;;;03/01/2017;;\n"
    )
    assert (receipt.status, receipt.reasons) == ("refused", {"dates_month_first": 1})
    assert store.snapshot() == before


def test_a_workbook_with_a_list_and_an_export_is_an_export(store):
    def fill(book):
        codes = book.add_worksheet("Daftar Kader")
        codes.write_row(0, 0, ["KODE_KADER", "NAMA_KADER", "KODE_KANTOR", "SEJAK"])
        codes.write_row(1, 0, ["TBO-09", "Kader Baru", "TBO", "01-02-2017"])
        data = book.add_worksheet("Data TK Baru")
        data.write_row(0, 0, ["NIK", "TANGGAL KEPESERTAAN", "SEGMEN", "KODE KANTOR"])
        data.write_row(1, 0, [nik(1), "12-11-2016", "BPU", "TBO"])

    (receipt,) = import_files(store, [("x.xlsx", BytesIO(xlsx(fill)))], today=IMPORT_DAY)
    assert (receipt.kind, receipt.accepted, receipt.unread_sheets) == ("enrollments", 1, ["Daftar Kader"])
    assert "TBO-09" not in {entry[0] for entry in entries(store, "cadres")}


def test_files_that_come_together_are_answered_each(store):
    head = "nik;tanggal_kepesertaan;segmen;kode_kantor\n"
    files = {
        "a.csv": head + f"{nik(1)};12-11-2016;BPU;TBO\n",
        "empty.csv": "",
        "b.csv": head + f"{nik(1)};12-11-2016;BPU;TBO\n{nik(2)};13-11-2016;BPU;TBO\n",
        "month first.csv": head + f"{nik(3)};11/30/2016;BPU;TBO\n{nik(4)};11/03/2016;BPU;TBO\n",
        "a again.csv": head + f"{nik(1)};12-11-2016;BPU;TBO\n",
        "target.csv": "kode_kantor;bulan;segmen;target_tk\nTBO;11-2016;BPU;5\n",
        "c.csv": head + f"{nik(2)};14-11-2016;BPU;TBO\nx;14-11-2016;BPU;TBO\n",
    }
    receipts = import_files(
        store, [(name, BytesIO(text.encode())) for name, text in files.items()], today=IMPORT_DAY
    )
    assert [
        (one.file, one.status, one.received, one.accepted, one.duplicate, one.rejected) for one in receipts
    ] == [
        ("a.csv", "imported", 1, 1, 0, 0),
        ("empty.csv", "refused", 0, 0, 0, 0),
        ("b.csv", "imported", 2, 1, 1, 0),
        ("month first.csv", "refused", 0, 0, 0, 0),
        ("a again.csv", "unchanged", 1, 0, 1, 0),
        ("target.csv", "imported", 1, 1, 0, 0),
        ("c.csv", "imported", 2, 1, 0, 1),
    ]
    total = store.run("acquisition_total").iloc[0]
    assert (total["acquisitions"], total["reregistrations"]) == (2, 1)


def test_a_file_named_after_a_worker_is_called_otherwise(store, import_text):
    receipt = import_text(
        f"nik;tanggal_kepesertaan;segmen;kode_kantor\n{nik(1)};12-11-2016;BPU;JMB\n",
        name=f"Peserta {nik(1)} 2016.csv",
    )
    assert receipt.file == "Peserta •••••••••••••••• ••••.csv"
    assert list(store.run("imports")["file"]) == ["Peserta •••••••••••••••• ••••.csv"]


def test_rejected_rows_of_a_list_are_handed_back_also_after_an_export_and_once(store, monkeypatch):
    export = f"nik;tanggal_kepesertaan;segmen;kode_kantor\n{nik(1)};14-11-2016;BPU;TBO\n"
    targets = "kode_kantor;bulan;segmen;target_tk\nJMB;12-2017;BPU;25\nJMB;99-2017;BPU;25\n"
    check, failed = Importer._check, []

    def fails_once(importer):
        # As when another writer comes first: all is done again.
        check(importer)
        if importer._arrived()[0].name == "targets.csv" and not failed:
            failed.append(True)
            raise duckdb.TransactionException("TransactionContext Error: conflict")

    monkeypatch.setattr(Importer, "_check", fails_once)
    files = [(f"{name}.csv", BytesIO(text.encode())) for name, text in (("e", export), ("targets", targets))]
    receipts = list(import_files(store, files, today=IMPORT_DAY))
    assert failed
    assert [(one.accepted, one.rejected, len(one.rejected_rows)) for one in receipts] == [
        (1, 0, 0),
        (1, 1, 1),
    ]
