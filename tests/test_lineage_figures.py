"""From figures back to files and lines; disputed workers; cadres written in more than one way."""

from dataclasses import replace

import pytest

from acquisition.filters import Filters
from acquisition.ingest.withdraw import withdraw
from acquisition.store import Store
from tests.conftest import nik

HEADER = "nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader;nama_kader;kode_kegiatan\n"
BY = {
    "acquisition_by_cadre": ("cadre_code", "cadre"),
    "acquisition_by_event": ("event_code", "event"),
    "acquisition_by_office": ("office_code", "office"),
    "acquisition_by_segment": ("segment", "segment"),
}


@pytest.fixture(scope="module")
def sample(sample_path):
    """The store with the sample, to read from."""
    opened = Store.open(sample_path)
    yield opened
    opened.close()


@pytest.mark.parametrize("name", BY)
def test_the_rows_behind_each_number_are_as_many_workers(sample, name):
    column, field = BY[name]
    acquired = Filters(outcome=("acquisition",))
    everything = sample.run("lineage_rows", acquired)
    by_code = everything.groupby(column).worker.nunique()
    shown = sample.run(name).set_index(column).acquisitions.fillna(0)
    assert {code: by_code.get(code, 0) for code in shown.index} == shown.to_dict()
    # One of them asked for alone, as the page does.
    code = shown.drop("", errors="ignore").idxmax()
    asked = replace(acquired, **{field: (code,)})
    assert sample.run("lineage_rows", asked).worker.nunique() == shown[code]
    files = sample.run("lineage_by_file", asked)
    assert files.row_count.sum() == len(sample.run("lineage_rows", asked))


def test_regencies_have_rows_behind_them_too(sample):
    shown = sample.run("acquisition_by_regency").groupby("regency_code").acquisitions.sum()
    for code in ("1508", ""):
        asked = Filters(regency=(code,), outcome=("acquisition",))
        assert sample.run("lineage_rows", asked).worker.nunique() == shown[code]


def test_each_row_behind_a_number_is_named_by_file_sheet_and_line(store, import_text):
    import_text(
        HEADER + f"{nik(1)};12-11-2016;BPU;TBO;TBO-01;;\n{nik(2)};12-11-2016;BPU;TBO;;Kader TBO-02;\n",
        "a.csv",
    )
    import_text(
        "Laporan\n" + HEADER + f"{nik(1)};12-11-2016;BPU;TBO;TBO-01;;\n{nik(1)};13-11-2016;PU;JMB;;;\n",
        "b.csv",
    )
    rows = store.run("lineage_rows")
    assert rows[["file", "line", "outcome", "is_counted", "cadre_code", "cadre_written"]].values.tolist() == [
        ["a.csv", 2, "acquisition", True, "TBO-01", "TBO-01"],
        ["a.csv", 3, "acquisition", True, "TBO-02", "Kader TBO-02"],
        ["b.csv", 3, "acquisition", False, "TBO-01", "TBO-01"],
        ["b.csv", 4, "reregistration", True, "", ""],
    ]
    assert not rows.astype(str).apply(lambda column: column.str.contains("1599")).any(axis=None)
    files = store.run("lineage_by_file", Filters(cadre=("TBO-01",)))
    assert files[["file", "row_count", "acquisitions"]].values.tolist() == [["a.csv", 1, 1], ["b.csv", 1, 1]]


def test_entries_of_lists_are_named_by_file_and_line_as_they_hold(store, import_text):
    head = "kode_kantor;bulan;segmen;target_tk\n"
    import_text(head + "TBO;11-2016;BPU;10\nTBO;12-2016;BPU;20\n", "old.csv")
    new = import_text(head + "TBO;12-2016;BPU;25\n", "new.csv")

    def targets():
        entries = store.run("lineage_entries", Filters(office=("TBO",)))
        listed = entries[entries.kind == "targets"][["entry", "said", "file", "line"]]
        return sorted(map(tuple, listed.itertuples(index=False)))

    assert targets() == [("TBO 11-2016 BPU", "10", "old.csv", 2), ("TBO 12-2016 BPU", "25", "new.csv", 2)]
    withdraw(store, new.import_id)
    assert targets() == [("TBO 11-2016 BPU", "10", "old.csv", 2), ("TBO 12-2016 BPU", "20", "old.csv", 3)]
    cadre = store.run("lineage_entries", Filters(cadre=("TBO-02",)))
    assert ("cadres", 0, "") in set(zip(cadre.kind, cadre.number, cadre.file, strict=True))


def test_disputed_workers_say_who_got_the_credit_and_by_which_rule(store, import_text):
    import_text(
        HEADER
        + f"{nik(1)};12-11-2016;BPU;TBO;TBO-02;;\n{nik(1)};12-11-2016;BPU;TBO;TBO-01;;\n"  # the smaller cadre
        + f"{nik(2)};12-11-2016;BPU;BTH;;;\n{nik(2)};12-11-2016;BPU;TBO;TBO-01;;\n"  # a cadre before none
        + f"{nik(3)};12-11-2016;BPU;TBO;TBO-01;;\n{nik(3)};11-11-2016;BPU;JMB;JMB-01;;\n"  # the earlier day
        + f"{nik(4)};12-11-2016;BPU;TBO;TBO-01;;\n{nik(4)};12-11-2016;BPU;JMB;JMB-01;;\n"  # by office
        + f"{nik(5)};12-11-2016;BPU;TBO;TBO-01;;\n{nik(5)};13-11-2016;PU;TBO;TBO-01;;\n"  # nobody else's
        + f"{nik(6)};12-11-2016;BPU;TBO;TBO-01;;\n{nik(6)};12-11-2016;BPU;TBO;;;\n"  # a cadre and nobody
    )
    shown = store.run("disputed_workers")
    by_worker = {
        tuple(zip(claims.office_code, claims.cadre_code, claims.outcome, claims.rule, strict=True))
        for _, claims in shown.groupby("worker")
    }
    assert by_worker == {
        (("TBO", "TBO-01", "acquisition", "smallest_cadre"), ("TBO", "TBO-02", "rival", "smallest_cadre")),
        (("TBO", "TBO-01", "acquisition", "with_cadre"), ("BTH", "", "rival", "with_cadre")),
        (
            ("JMB", "JMB-01", "acquisition", "earliest_day"),
            ("TBO", "TBO-01", "reregistration", "earliest_day"),
        ),
        (("JMB", "JMB-01", "acquisition", "smallest_office"), ("TBO", "TBO-01", "rival", "smallest_office")),
    }
    # Disputes of one day first; those of an office, whoever won.
    assert shown.disputed_same_day.tolist() == [True] * 6 + [False] * 2
    of_one_office = store.run("disputed_workers", Filters(office=("BTH",)))
    assert of_one_office.cadre_code.tolist() == ["TBO-01", ""]
    assert of_one_office.in_selection.tolist() == [False, True]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Kader TBO-2", ("TBO-02", "same_letters")),
        ("tbo 2", ("TBO-02", "same_letters")),
        ("Kader TBO-03", None),  # is in the list
        ("Kader TBO-23", None),
        ("Kader TBO", None),
        ("Rahmat Hidayat Nasution", ("TBO-50", "same_letters")),
        ("Nasution, Rahmat Hidayat", ("TBO-50", "same_words")),
        ("Bpk. Rahmat Hidayat Nasution, SE", ("TBO-50", "same_words")),
        ("Rahmad Hidayat Nasution", ("TBO-50", "alike")),
        ("Rahmat Nasution", ("TBO-50", "part_of_name")),
        ("Siti", None),
    ],
)
def test_cadres_written_otherwise_are_proposed_for_merging(store, import_text, written, meant):
    import_text(
        "kode_kader;nama_kader;kode_kantor;sejak\nTBO-50;Rahmat Hidayat-Nasution;TBO;01-11-2016\n"
        "JMB-50;Siti Aminah;JMB;01-11-2016\n"
    )
    import_text(HEADER + f"{nik(1)};12-11-2016;BPU;TBO;;{written};\n")
    proposals = store.run("cadre_merge_proposals")
    found = list(zip(proposals.cadre_code, proposals.likeness, strict=True))
    if store.run("acquisition_by_cadre").query("acquisitions > 0").registered.all():
        meant = None  # the list knows this spelling
    assert found == ([meant] if meant else [])


def test_a_code_written_otherwise_is_proposed_merged_and_parted_again(store, import_text):
    import_text(HEADER + f"{nik(1)};12-11-2016;BPU;TBO;TBO-2;;\n{nik(2)};12-11-2016;BPU;TBO;;Kader TBO-2;\n")
    proposals = store.run("cadre_merge_proposals")
    assert proposals[["spelling", "cadre_code"]].values.tolist() == [
        ["Kader TBO-2", "TBO-02"],
        ["TBO-2", "TBO-02"],
    ]
    merged = import_text(
        "kode_kantor;ejaan;kode_kader\nTBO;kader tbo 2;TBO-02\nTBO;tbo-2;TBO-02\n", "ejaan.csv"
    )
    assert (merged.kind, merged.accepted) == ("cadre_spellings", 2)
    assert credited(store) == {"TBO-02": 2}
    assert store.run("cadre_merge_proposals").empty
    assert store.run("unregistered").empty
    withdraw(store, merged.import_id)
    assert credited(store) == {"TBO-2": 1, "TBO: KADER TBO-2": 1}
    assert len(store.run("cadre_merge_proposals")) == 2


def credited(store):
    cadres = store.run("acquisition_by_cadre").query("acquisitions > 0")
    return dict(zip(cadres.cadre_code, cadres.acquisitions, strict=True))


def test_the_sample_spells_one_cadre_without_its_zero(sample):
    proposals = sample.run("cadre_merge_proposals")
    assert proposals[["office_code", "spelling", "cadre_code", "likeness"]].values.tolist() == [
        ["TBO", "Kader TBO-2", "TBO-02", "same_letters"]
    ]
