"""What becomes of an export's rows, and that nothing else happens to the store."""

import hashlib

import pytest

from acquisition.identity import key_path, load_key
from acquisition.ingest.load import import_paths
from acquisition.remarks import REMARKS
from acquisition.sql import script
from tests.conftest import nik

HEADER = "nik;tanggal_kepesertaan;segmen;kode_kantor;nama_kantor;kode_kader;nama_kader;kabupaten;iuran"


def export(*rows: str) -> str:
    return "\n".join([HEADER, *rows])


def row(
    number=1, day="12-11-2016", segment="BPU", office="TBO", cadre="TBO-01", regency="Tebo", fee="16.800"
):
    return f"{nik(number)};{day};{segment};{office};;{cadre};;{regency};{fee}"


def notes(store):
    columns = ["line", "class", "reason", "column", "found"]
    return (
        store.run("import_notes")[columns]
        .astype(object)
        .where(lambda cell: cell.notna(), None)
        .values.tolist()
    )


def test_rows_are_accepted(store, import_text):
    receipt = import_text(export(row(1), row(2)))
    assert (receipt.status, receipt.received, receipt.accepted) == ("imported", 2, 2)
    assert receipt.snapshot == store.snapshot()
    total = store.run("acquisition_total").iloc[0]
    assert (total.acquisitions, total.contribution) == (2, 33_600)


def test_the_same_content_again_changes_nothing(store, import_text):
    first = import_text(export(row(1), row(2), row(2)))
    again = import_text(export(row(1), row(2), row(2)), name="copy.csv")
    assert again.status == "unchanged"
    assert (again.received, again.accepted, again.duplicate, again.rejected) == (3, 0, 3, 0)
    assert store.snapshot() == first.snapshot == again.snapshot
    assert len(store.run("imports")) == 1


def test_a_later_enrollment_is_a_reregistration(store, import_text):
    import_text(export(row(1, day="01-03-2017", office="MJB", cadre="MJB-01"), row(1, day="12-11-2016")))
    offices = store.run("acquisition_by_office").set_index("office_code")
    assert offices.loc["TBO", ["acquisitions", "reregistrations"]].tolist() == [1, 0]
    assert offices.loc["MJB", ["acquisitions", "reregistrations"]].tolist() == [0, 1]


def test_on_one_day_the_row_with_a_cadre_gets_the_credit(store, import_text):
    # Batang Hari (BTH) would come before Tebo (TBO), but its row names no cadre.
    import_text(export(row(1, office="BTH", cadre=""), row(1, office="TBO", cadre="TBO-02")))
    offices = store.run("acquisition_by_office").set_index("office_code").acquisitions
    assert (offices["TBO"], offices["BTH"]) == (1, 0)
    total = store.run("acquisition_total").iloc[0]
    assert (total.acquisitions, total.reregistrations) == (1, 0)


@pytest.mark.parametrize(
    ("damage", "reason", "column", "found"),
    [
        ({"day": "31-02-2017"}, "date_unreadable", "tanggal_kepesertaan", "31-02-2017"),
        ({"day": ""}, "date_missing", "tanggal_kepesertaan", None),
        ({"day": "02-01-2018"}, "date_in_future", "tanggal_kepesertaan", "02-01-2018"),
        ({"day": "31-12-1976"}, "date_before_1977", "tanggal_kepesertaan", "31-12-1976"),
        ({"day": "Nama Orang"}, "date_unreadable", "tanggal_kepesertaan", "xxxx xxxxx"),
        ({"segment": "XU"}, "segment_unknown", "segmen", "xx"),
        ({"segment": ""}, "segment_missing", "segmen", None),
        ({"office": "ZZZ"}, "office_unknown", "kode_kantor", "ZZZ"),
        ({"office": ""}, "office_missing", "kode_kantor", None),
        ({"regency": "1508"}, "regency_code_ambiguous", "kabupaten", "1508"),
    ],
)
def test_a_damaged_row_is_rejected_with_its_line_and_reason(
    store, import_text, damage, reason, column, found
):
    receipt = import_text(export(row(1), row(2, **damage)))
    assert (receipt.received, receipt.accepted, receipt.rejected) == (2, 1, 1)
    assert receipt.reasons == {reason: 1}
    assert notes(store) == [[3, "rejected", reason, column, found]]


@pytest.mark.parametrize(
    ("written", "reason", "found"),
    [
        ("", "nik_missing", None),
        ("159900000000001", "nik_not_16_digits", "•••••••••••••••"),
        ("1,599E+15", "nik_scientific", "•,•••x+••"),
    ],
)
def test_a_damaged_nik_is_rejected_and_its_digits_are_not_kept(store, import_text, written, reason, found):
    import_text(export(row(1), f"{written};12-11-2016;BPU;TBO;;TBO-01;;Tebo;16800"))
    assert notes(store) == [[3, "rejected", reason, "nik", found]]


def test_blanks_apostrophes_dots_and_dashes_in_a_nik_do_not_count(import_text):
    receipt = import_text(export(row(1), "'1599.0001-0100 0001 ;12-11-2016;BPU;TBO;;TBO-01;;Tebo;16800"))
    assert (receipt.accepted, receipt.duplicate) == (1, 1)


def test_totals_and_signatures_are_skipped_and_counted_apart(import_text):
    receipt = import_text(
        export(
            row(1),
            "Jumlah;;1;;;;;;16.800",
            ";;;;;;;;",
            "Mengetahui,;;;;;;;;",
            "Jambi, 12 November 2016;;;;;;;;",
        )
    )
    assert (receipt.received, receipt.accepted, receipt.skipped) == (1, 1, 3)


def test_unknown_cadres_and_unplaced_rows_are_accepted_and_listed(store, import_text):
    receipt = import_text(export(row(1, cadre="TBO-99"), row(2, regency="Atlantis"), row(3, regency="")))
    assert receipt.accepted == 3
    assert receipt.warnings == {"regency_missing": 1, "regency_unknown": 1}
    unregistered = store.run("unregistered")
    assert unregistered[["kind", "code", "office_code", "acquisitions"]].values.tolist() == [
        ["cadre", "TBO-99", "TBO", 1]
    ]
    assert store.run("acquisition_total").iloc[0].unplaced == 2


def test_offices_are_known_by_name_too(store, import_text):
    import_text(
        f"NIK,TGL KEPESERTAAN,Segmen,Kantor Cabang\n{nik(1)},2016-11-12,bukan penerima upah,KCP TEBO\n"
        f"{nik(2)},12 Nopember 2016,PU,kc jambi"
    )
    offices = store.run("acquisition_by_office").set_index("office_code")
    assert offices.loc["TBO", ["pu", "bpu"]].tolist() == [0, 1]
    assert offices.loc["JMB", ["pu", "bpu"]].tolist() == [1, 0]


def test_a_code_and_a_name_of_different_offices_contradict_each_other(import_text):
    receipt = import_text(export(row(1), f"{nik(2)};12-11-2016;BPU;TBO;KC Jambi;;;Tebo;16800"))
    assert receipt.reasons == {"office_contradictory": 1}


def test_a_file_without_a_required_column_is_refused_and_leaves_the_store_as_it_was(store, import_text):
    import_text(export(row(1)))
    before = store.snapshot()
    receipt = import_text(f"nik;segmen;kode_kantor\n{nik(2)};BPU;TBO")
    assert receipt.status == "refused"
    assert receipt.refusal["code"] == "required_column_missing"
    assert store.snapshot() == before


def test_dates_that_only_make_sense_month_first_refuse_the_file(store, import_text):
    receipt = import_text(export(row(1, day="11/12/2016"), row(2, day="11/30/2016")))
    assert receipt.status == "refused"
    assert receipt.refusal == {"code": "dates_month_first", "lines": [3], "days": ["11/30/2016"]}
    assert store.is_empty()


@pytest.mark.parametrize(("scheme", "code"), [("bps", "1508"), ("kemendagri", "1509")])
def test_bare_regency_codes_are_read_by_a_declared_scheme(store, import_text, scheme, code):
    # Tebo is 1508 to BPS and 15.09 to Kemendagri.
    import_text(export(row(1, regency=code)), scheme=scheme)
    placed = store.run("acquisition_by_regency")
    assert placed.loc[placed.acquisitions > 0, "regency"].tolist() == ["Tebo"]


@pytest.mark.parametrize(
    "spelling", ["Tanjab Barat", "KAB. TANJUNG JABUNG BARAT", "Tj. Jabung Barat", "15.06"]
)
def test_regencies_are_known_by_their_spellings(store, import_text, spelling):
    import_text(export(row(1, regency=spelling)))
    placed = store.run("acquisition_by_regency")
    assert placed.loc[placed.acquisitions > 0, "regency_code"].tolist() == ["1507"]


def test_an_import_that_fails_midway_leaves_the_store_as_it_was(store, import_text, monkeypatch):
    def content():
        tables = ("imports", "import_columns", "enrollments", "claims", "identity.workers")
        with store.cursor() as cursor:
            return [cursor.execute(f"from {table} order by all").fetchall() for table in tables]

    import_text(export(row(1)))
    before = content()
    with monkeypatch.context() as patched:
        patched.setattr("acquisition.ingest.importer.Importer._check", lambda _: 1 / 0)
        failed = import_text(export(row(2)))
    assert (failed.status, failed.refusal) == ("refused", {"code": "failed", "error": "ZeroDivisionError"})
    assert content() == before
    assert import_text(export(row(2))).accepted == 1


def test_every_invariant_holds(store, import_text):
    import_text(
        export(row(1), row(1, day="01-01-2017"), row(2, cadre=""), row(2, cadre="TBO-02"), row(3, office="?"))
    )
    import_text(export(row(2, cadre="TBO-02"), row(4), row(4)), name="second.csv")
    with store.cursor() as cursor:
        assert [cursor.execute(check).fetchall() for check in script("checks")] == [[]] * len(
            script("checks")
        )


def test_a_missing_file_is_refused(store, tmp_path):
    (receipt,) = import_paths(store, [tmp_path / "nowhere.csv"])
    assert (receipt.status, receipt.reasons) == ("refused", {"unreadable_file": 1})


def test_identities_are_hashed_as_the_library_does(store, import_text):
    import_text(export(row(7)))
    key = load_key(store.path, store.fact("key"))
    with store.cursor() as cursor:
        hashes = cursor.execute("select nik_hash from identity.workers").fetchall()
    assert hashes == [(hashlib.blake2s(nik(7).encode(), key=key.secret).digest(),)]


def test_a_store_without_its_key_refuses_to_import(store, import_text):
    import_text(export(row(1)))
    key_path(store.path).unlink()
    assert import_text(export(row(2))).refusal["code"] == "key_missing"


@pytest.mark.parametrize("amount", ["900000000000000000", "1e30", "1571015555555555", "1000.000", "-16.800"])
def test_an_amount_that_cannot_be_one_is_not_counted(store, import_text, amount):
    receipt = import_text(export(row(1, fee=amount), row(2)))
    assert (receipt.accepted, receipt.warnings) == (2, {"contribution_unreadable": 1})
    total = store.run("acquisition_total").iloc[0]
    assert (total.contribution, total.without_contribution) == (16_800, 1)


def test_dates_of_both_orders_refuse_the_file_with_examples_of_each(store, import_text):
    days = ["11/13/2016", "11/14/2016 08:30", "13/11/2016", "05/11/2016", "14/11/2016", "2016-11-30"]
    receipt = import_text(export(*(row(number, day=day) for number, day in enumerate(days))))
    assert receipt.refusal == {
        "code": "dates_mixed",
        "lines": [2, 3, 4, 6],
        "days": ["11/13/2016", "11/14/2016", "13/11/2016", "14/11/2016"],
    }
    assert store.is_empty()


def test_one_date_month_first_among_others_rejects_its_row_which_is_told_that_the_day_comes_first(
    store, import_text
):
    days = ["11/13/2016", "13/11/2016", "14/11/2016", "05/11/2016"]
    receipt = import_text(export(*(row(number, day=day) for number, day in enumerate(days))))
    assert (receipt.accepted, receipt.reasons) == (3, {"date_unreadable": 1})
    note = store.run("import_notes").iloc[0]
    assert (note.line, note.found, REMARKS[note.reason].expected) == (
        2, "11/13/2016", "a day such as 12-11-2016, day first",
    )  # fmt: skip


def test_one_iso_date_does_not_make_month_first_dates_readable(store, import_text):
    receipt = import_text(
        export(row(1, day="2016-11-30"), row(2, day="11/30/2016"), row(3, day="11/05/2016"))
    )
    assert receipt.refusal == {"code": "dates_month_first", "lines": [3], "days": ["11/30/2016"]}


def test_a_declared_scheme_lets_the_same_file_in_again(import_text):
    text = export(row(1), row(2, regency="1508"))
    assert import_text(text).rejected == 1
    again = import_text(text, scheme="bps")
    assert (again.status, again.accepted, again.duplicate) == ("imported", 1, 1)


@pytest.mark.parametrize("digit", ["0", "9"])
def test_a_nik_of_one_digit_is_a_placeholder(import_text, digit):
    receipt = import_text(export(row(1), f"{digit * 16};12-11-2016;BPU;TBO;;TBO-01;;Tebo;16800"))
    assert receipt.reasons == {"nik_implausible": 1}


NAMES_ONLY = "nik;tanggal_kepesertaan;segmen;kode_kantor;nama_kader;nama_kegiatan\n"


def test_like_names_at_different_offices_or_days_stay_apart(store, import_text):
    import_text(
        NAMES_ONLY + f"{nik(1)};12-03-2017;BPU;JMB;Siti Contoh;Sosialisasi\n"
        f"{nik(2)};12-03-2017;BPU;JMB;siti  contoh;SOSIALISASI\n"
        f"{nik(3)};12-03-2017;BPU;BTH;Siti Contoh;Sosialisasi\n"
        f"{nik(4)};13-03-2017;BPU;JMB;Siti Contoh;Sosialisasi\n"
    )
    unregistered = store.run("unregistered").set_index("code").acquisitions.to_dict()
    assert unregistered == {
        "JMB: SITI CONTOH": 3,
        "BTH: SITI CONTOH": 1,
        "JMB 2017-03-12: SOSIALISASI": 2,
        "BTH 2017-03-12: SOSIALISASI": 1,
        "JMB 2017-03-13: SOSIALISASI": 1,
    }


def test_the_name_of_an_event_means_the_one_held_on_that_day(store, import_text):
    import_text(
        NAMES_ONLY + f"{nik(1)};12-11-2016;BPU;JMB;;Grebeg Pasar Angso Duo\n"
        f"{nik(2)};05-03-2017;BPU;JMB;;Grebeg Pasar Angso Duo\n"
    )
    events = store.run("acquisition_by_event").set_index("event_code").acquisitions
    assert events["GRB-20161112"] == 1
    assert events["JMB 2017-03-05: GREBEG PASAR ANGSO DUO"] == 1


def test_a_nik_in_another_column_is_not_kept(store, import_text):
    stray = nik(77)
    columns = "nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader;nama_kader;kode_kegiatan;nama_kegiatan"
    import_text(
        f"{columns};pekerjaan;iuran;pembina;kabupaten;kecamatan\n"
        f"{nik(1)};12-11-2016;BPU;TBO;{stray};{stray};{stray};{stray};{stray};{stray};{stray};{stray};{stray}\n"
        f"{nik(2)};{stray};{stray};{stray};;;;;;;;;\n"
    )
    for path in store.path.rglob("*"):
        assert path.is_dir() or stray.encode() not in path.read_bytes(), path
    with store.cursor() as cursor:
        for table in ("enrollments", "claims", "import_notes"):
            assert stray not in str(cursor.table(table).fetchall())


def test_a_file_without_a_header_is_refused_without_saying_what_is_in_it(import_text):
    receipt = import_text(f"1;Nama Contoh;{nik(1)}\n2;Nama Lain;{nik(2)}\n")
    assert receipt.status == "refused"
    assert "Nama" not in str(receipt.refusal)


@pytest.mark.parametrize("content", ["", "zz\n"])
def test_a_damaged_key_refuses_to_import(store, import_text, content):
    key_path(store.path).write_text(content)
    assert import_text(export(row(1))).refusal["code"] == "key_missing"


def test_a_refused_file_does_not_bind_the_store_to_a_key(store, import_text):
    import_text("nothing;here\n1;2\n")
    key_path(store.path).unlink(missing_ok=True)
    assert import_text(export(row(1))).accepted == 1


def test_a_line_with_nothing_but_a_form_feed_is_blank(import_text):
    receipt = import_text(export(row(1), "\f"))
    assert (receipt.received, receipt.skipped) == (1, 0)


@pytest.mark.parametrize(
    "day", ["12\u00a0November\u00a02016", "12\u201311\u20132016", "12 \u2013 Nop \u2013 2016"]
)
def test_blanks_and_dashes_of_web_pages_do_not_hide_a_day(store, import_text, day):
    assert import_text(export(row(1, day=day))).accepted == 1
    assert store.run("data_as_of").as_of[0].date().isoformat() == "2016-11-12"


@pytest.mark.parametrize("day", ["12/11/16", "12-Nov-16", "12 Nop 16"])
def test_a_year_of_two_digits_has_its_own_reason(import_text, day):
    assert import_text(export(row(1, day="13-11-2016"), row(2, day=day))).reasons == {
        "date_with_short_year": 1
    }


def test_a_negative_wage_is_none(store, import_text):
    text = f"nik;tanggal_kepesertaan;segmen;kode_kantor;upah\n{nik(1)};12-11-2016;BPU;TBO;(1.000)\n"
    assert import_text(text).warnings == {"wage_unreadable": 1}
    with store.cursor() as cursor:
        assert cursor.execute("select wage from enrollments").fetchall() == [(None,)]


CONTRADICTIONS = {
    "segments": ("Segmen;Jenis Kepesertaan;Kode Kantor", "BPU;PU;JMB", "PU;PU;JMB"),
    "codes of offices": ("Segmen;Kode Kantor;Kode Kacab", "BPU;JMB;TBO", "BPU;TBO;TBO"),
    "names of offices": ("Segmen;Kantor Cabang;Unit Kerja", "BPU;KC Jambi;KCP Tebo", "BPU;KCP Tebo;kcp tebo"),
}


@pytest.mark.parametrize("labels, different, same", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_two_columns_that_say_different_things_of_one_refuse_the_file(
    store, import_text, labels, different, same
):
    header = f"NIK;Tanggal Kepesertaan;{labels}"
    agreed = f"{nik(1)};12-11-2016;{same}"
    refused = import_text(f"{header}\n{agreed}\n{nik(2)};12-11-2016;{different}")
    assert refused.refusal["code"] == "ambiguous_column"
    assert len(refused.refusal["headers"]) == 2
    assert import_text(f"{header}\n{agreed}").accepted == 1


CADRES = """kode_kader;nama_kader;kode_kantor;sejak
JMB-91;Kader JMB-91;JMB;01-01-2016
JMB-92;Kader JMB-92;JMB;01-01-2016"""

TWO_CADRES = {
    "another code": ("Kode Kader;Kode Perisai", "JMB-91;JMB-92", "ambiguous_column"),
    "a code in the weaker column only": ("Kode Kader;Kode Perisai", ";JMB-92", "ambiguous_column"),
    "the same code": ("Kode Kader;Kode Perisai", "JMB-91;jmb-91", None),
    "a number of another kind": ("Kode Kader;ID Kader", "JMB-91;17", None),
    "another name": ("Nama Kader;Nama Perisai", "Kader JMB-91;Kader JMB-92", "ambiguous_column"),
    "the same name": ("Nama Kader;Kader", "Kader JMB-91;KADER JMB 91", None),
    "a code for a name": ("Nama Kader;Kader", "Kader JMB-91;JMB-91", None),
}


@pytest.mark.parametrize("labels, cadres, refusal", TWO_CADRES.values(), ids=TWO_CADRES)
def test_two_columns_that_name_different_cadres_refuse_the_file(import_text, labels, cadres, refusal):
    import_text(CADRES)
    receipt = import_text(
        f"nik;tanggal_kepesertaan;segmen;kode_kantor;{labels}\n{nik(1)};12-11-2016;BPU;JMB;{cadres}"
    )
    assert (receipt.refusal or {}).get("code") == refusal
    assert receipt.accepted == (refusal is None)


def test_a_second_column_of_other_words_is_no_contradiction(import_text):
    header = "NIK;Tanggal Kepesertaan;Segmen;Jenis Peserta;Kantor;Unit Kerja"
    receipt = import_text(f"{header}\n{nik(1)};12-11-2016;BPU;Mandiri;KCP Tebo;Bidang Kepesertaan")
    assert (receipt.status, receipt.accepted) == ("imported", 1)


def test_code_and_name_of_two_cadres_are_warned_of(store, import_text):
    labels = "nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader;nama_kader"
    cadres = "kode_kader;nama_kader;kode_kantor;sejak\n"
    import_text(cadres + "JMB-91;Kader JMB-91;JMB;01-01-2016\nJMB-92;Kader JMB-92;JMB;01-01-2016")
    rows = ["JMB-91;KADER JMB 91", "JMB-91;Kader JMB-92", "JMB-91;Kader Lain", "JMB-99;Kader JMB-92"]
    lines = [f"{nik(number)};12-11-2016;BPU;JMB;{row}" for number, row in enumerate(rows)]
    receipt = import_text("\n".join([labels, *lines]))
    assert (receipt.accepted, receipt.warnings) == (4, {"cadre_contradictory": 1})
    assert notes(store) == [[3, "warning", "cadre_contradictory", "nama_kader", "Kader JMB-92"]]


SKIPPED = {
    "Jumlah;;;;;;;;16.800": ("skipped_total", "xxxxxx | ••.•••"),
    "Jumlah BPU;;BPU;;;;;;16.800": ("skipped_total", "xxxxxx xxx | xxx | ••.•••"),
    "Sub Total;;BPU;TBO;;;;;16.800": ("skipped_total", "xxx xxxxx | xxx | xxx | ••.•••"),
    "4;;;;;;;;67.200": ("skipped_total", "• | ••.•••"),
    HEADER: ("skipped_header", "xxx | xxxxxxx_xxxxxxxxxxx | xxxxxx | xxx"),  # as much as is kept
    "Mengetahui,;;;;;;;;": ("skipped_text", "xxxxxxxxxx,"),
    ";;BPU;= bukan penerima upah;;;;;": ("skipped_text", "xxx | = xxxxx xxxxxxxx xxxx"),
    ";;BPU;Bukan Penerima Upah;;;;;": ("skipped_text", "xxx | xxxxx xxxxxxxx xxxx"),
}


@pytest.mark.parametrize("line", SKIPPED)
def test_each_row_that_is_no_data_is_listed_with_its_line_and_why(store, import_text, line):
    receipt = import_text(export(row(1), line, row(2)))
    assert (receipt.received, receipt.accepted, receipt.skipped, receipt.reasons) == (2, 2, 1, {})
    reason, found = SKIPPED[line]
    assert notes(store) == [[3, "skipped", reason, None, found]]


@pytest.mark.parametrize(
    "line", [";;BPU;;;;;;", ";;BPU;TBO;;;;;16.800", "1599;12-11-2016;BPU;;;;;;", "1599;;;TBO;;;;;"]
)
def test_a_row_that_could_be_one_is_not_taken_for_a_total(import_text, line):
    receipt = import_text(export(row(1), line))
    assert (receipt.received, receipt.rejected, receipt.skipped) == (2, 1, 0)


def test_rows_that_are_no_data_are_listed_of_lists_too(store, import_text):
    import_text("kode_kantor;bulan;segmen;target_tk\nJMB;01-2017;PU;10\nTOTAL;;;10\nMengetahui,;;;")
    assert [note[:3] for note in notes(store)] == [
        [3, "skipped", "skipped_total"],
        [4, "skipped", "skipped_text"],
    ]
