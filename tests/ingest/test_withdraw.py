"""Imports withdrawn: figures and credits are what they would be, had the files never come."""

import shutil
import tempfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acquisition.ingest import withdraw as withdrawing
from acquisition.ingest.importer import Importer
from acquisition.ingest.load import import_file
from acquisition.ingest.withdraw import (
    DependentImportsError,
    UnknownImportError,
    find_import,
    preview,
    withdraw,
)
from acquisition.sql import script
from acquisition.store import Store, forget_workers
from tests.conftest import IMPORT_DAY, nik
from tests.filling import OF_IMPORTS, all_figures
from tests.test_properties import FIRST_DAY

HEADER = "nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader;nama_kader;nama_kegiatan;iuran\n"
TARGETS = "kode_kantor;bulan;segmen;target_tk\n"
OFFICES = "kode_kantor;nama_kantor;jenis_kantor;nama_lain\n"

rows = st.tuples(
    st.sampled_from([nik(number) for number in range(4)]),
    st.integers(0, 3).map(lambda days: (FIRST_DAY + timedelta(days)).isoformat()),
    st.sampled_from(["BPU", "PU"]),
    st.sampled_from(["JMB", "TBO"]),
    st.sampled_from(["", "JMB-01", "TBO-2"]),
    st.sampled_from(["", "Kader TBO-2", "Baru"]),
    st.sampled_from(["", "Pasar Baru"]),
    st.sampled_from(["16800", ""]),
).map(";".join)


def lists(header, *columns):
    """Small lists: their lines differ in the first column, which is the key."""
    line = st.tuples(*columns).map(";".join)
    unique = st.lists(line, min_size=1, max_size=3, unique_by=lambda text: text.split(";")[0])
    return unique.map(lambda lines: header + "\n".join(lines))


def one_of(*texts):
    return st.sampled_from(texts)


exports = st.lists(rows, min_size=1, max_size=6).map(lambda lines: HEADER + "\n".join(lines))
files = (
    exports
    | lists(
        "kode_kader;nama_kader;kode_kantor;sejak\n",
        one_of("JMB-01", "TBO-02", "TBO-09"),
        one_of("Kader TBO-2", "Baru"),
        one_of("JMB", "TBO"),
        st.just("01-11-2016"),
    )
    | lists(
        "ejaan;kode_kader;kode_kantor\n",
        one_of("Kader TBO-2", "TBO-2", "Baru"),
        one_of("TBO-02", "TBO-03"),
        st.just("TBO"),
    )
    | lists(
        "kode_kegiatan;nama_kegiatan;jenis;kode_kantor;mulai;selesai\n",
        one_of("PSR-1", "PSR-2"),
        one_of("Pasar Baru", "Pasar Lama"),
        st.just("sosialisasi"),
        one_of("JMB", "TBO"),
        st.just("10-11-2016 08:00"),
        one_of("11-11-2016 10:00", "13-11-2016 10:00"),
    )
    | lists(TARGETS, one_of("JMB", "TBO"), st.just("11-2016"), st.just("BPU"), one_of("10", "20"))
)


# Two stores are filled for each example: fewer of them.
@settings(max_examples=max(3, settings.default.max_examples // 4))
@given(texts=st.lists(files, min_size=2, max_size=5, unique=True), data=st.data())
def test_a_store_is_as_if_it_had_never_seen_what_was_withdrawn(empty_path, texts, data):
    gone = data.draw(st.permutations(range(len(texts))))[: data.draw(st.integers(1, len(texts)))]
    late = data.draw(st.integers(0, len(texts) - 1))
    with tempfile.TemporaryDirectory() as folder:
        # Some are withdrawn in between, the others at the end.
        store, ids = copied(empty_path, folder, "withdrawn"), {}
        for place, text in enumerate(texts):
            ids[place] = taken_in(store, place, text)
            if place in gone and place < late:
                withdraw(store, ids[place])
        for place in gone:
            if place >= late:
                withdraw(store, ids[place])
        spared = copied(empty_path, folder, "spared")
        for place, text in enumerate(texts):
            if place not in gone:
                taken_in(spared, place, text)
        expected, found = (all_figures(one, without=OF_IMPORTS) for one in (spared, store))
        for name, frame in found.items():
            pd.testing.assert_frame_equal(without_numbers(frame), without_numbers(expected[name]), obj=name)
        with store.cursor() as cursor:
            assert [row for check in script("checks") for row in cursor.execute(check).fetchall()] == []
        store.close()
        spared.close()


def copied(empty_path, folder, name):
    return Store.open(shutil.copytree(empty_path, Path(folder) / name))


def taken_in(store, place, text):
    return import_file(store, BytesIO(text.encode()), f"{place}.csv", today=IMPORT_DAY).import_id


def without_numbers(frame):
    """Imports are numbered on, and workers in the order of their coming: these numbers differ."""
    plain = frame.drop(columns=["import_id", "number", "worker"], errors="ignore")
    return plain.sort_values(list(plain), ignore_index=True, key=lambda column: column.astype(str))


def workers(store):
    return dict(store.run("acquisition_by_office").set_index("office_code")["acquisitions"].dropna())


def export(*rows):
    head = "nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader\n"
    return head + "".join(f"{nik(number)};{rest}\n" for number, rest in rows)


def test_the_next_claim_counts_and_the_file_may_come_again(store, import_text):
    # Worker 1 is JMB's by the first file, and TBO's a day later by the second.
    first = export((1, "12-11-2016;BPU;JMB;JMB-01"), (2, "12-11-2016;BPU;JMB;"))
    one = import_text(first, "one.csv")
    import_text(export((1, "13-11-2016;BPU;TBO;TBO-01")), "two.csv")
    assert workers(store) == {"JMB": 2, "TBO": 0}
    before = store.snapshot()
    assert [gone.file for gone in withdraw(store, one.import_id)] == ["one.csv"]
    assert store.snapshot() == before + 1
    assert workers(store) == {"TBO": 1}
    with store.cursor() as cursor:
        message = cursor.execute(
            "select commit_message from ducklake_snapshots('lake') order by snapshot_id desc limit 1"
        ).fetchone()[0]
    assert message == one.import_id
    again = import_text(first, "one.csv")
    assert (again.status, again.accepted) == ("imported", 2)
    assert workers(store) == {"JMB": 2, "TBO": 0}
    assert workers_at(store, before) == {"JMB": 2, "TBO": 0}
    # Numbers are not used twice; what is withdrawn stays listed with its counts.
    imports = store.run("imports")
    assert imports[["number", "file", "accepted"]].values.tolist() == [
        [3, "one.csv", 2], [2, "two.csv", 1], [1, "one.csv", 2],
    ]  # fmt: skip
    assert imports.withdrawn_at.notna().tolist() == [False, False, True]


def workers_at(store, snapshot):
    offices = store.run("acquisition_by_office", snapshot=snapshot)
    return dict(offices.set_index("office_code")["acquisitions"].dropna())


def test_the_number_of_the_newest_import_is_not_used_again(store, import_text):
    one = import_text(export((1, "12-11-2016;BPU;JMB;")))
    withdraw(store, one.import_id)
    import_text(export((2, "12-11-2016;BPU;JMB;")))
    assert store.run("imports").number.tolist() == [2, 1]


def test_what_an_earlier_list_said_holds_again(store, import_text):
    import_text(TARGETS + "JMB;11-2016;BPU;10\n", "first.csv")
    second = import_text(TARGETS + "JMB;11-2016;BPU;25\n", "second.csv")
    assert targets(store) == [25]
    withdraw(store, second.import_id)
    assert targets(store) == [10]


def targets(store):
    with store.cursor() as cursor:
        return [row[0] for row in cursor.execute("select workers from targets").fetchall()]


def test_what_two_lists_say_holds_without_the_first(store, import_text):
    first = import_text(TARGETS + "JMB;11-2016;BPU;10\n", "first.csv")
    second = import_text(TARGETS + "JMB;11-2016;BPU;10\nTBO;11-2016;BPU;3\n", "second.csv")
    assert (second.accepted, second.duplicate) == (1, 1)
    withdraw(store, first.import_id)
    assert sorted(targets(store)) == [3, 10]
    withdraw(store, second.import_id)
    assert targets(store) == []


def test_a_list_that_came_twice_goes_as_a_whole(store, import_text):
    old = TARGETS + "JMB;01-2017;BPU;10\nBGO;01-2017;BPU;7\n"
    first = import_text(old, "old.csv")
    import_text(OFFICES + "BGO;KC Muara Bungo;Kantor Cabang;\n", "offices.csv")
    assert import_text(old, "again.csv").accepted == 1
    assert [one.file for one in withdraw(store, first.import_id)] == ["old.csv", "again.csv"]
    assert targets(store) == []


def test_a_row_that_came_again_counts_without_the_one_it_repeated(store, import_text):
    # Office BGO is not known when the first file comes; by its second coming another has made the same claim.
    file = export((1, "12-11-2016;BPU;BGO;"), (2, "12-11-2016;BPU;JMB;"))
    assert import_text(file).rejected == 1
    import_text(OFFICES + "BGO;KC Muara Bungo;Kantor Cabang;\n", "offices.csv")
    other = import_text(export((1, "12-11-2016;BPU;BGO;")), "other.csv")
    again = import_text(file, "again.csv")
    assert (again.status, again.accepted, again.duplicate, again.rejected) == ("imported", 0, 2, 0)
    withdraw(store, other.import_id)
    assert workers(store) == {"JMB": 1, "BGO": 1}


def test_offices_that_later_files_name_cannot_go_before_them(store, import_text):
    offices = import_text(OFFICES + "BGO;KC Muara Bungo;Kantor Cabang;\n", "offices.csv")
    rows = import_text(export((1, "12-11-2016;BPU;BGO;")), "bungo.csv")
    import_text(export((2, "12-11-2016;BPU;TBO;")), "tebo.csv")
    before = store.snapshot()
    with pytest.raises(DependentImportsError, match=r"2 bungo\.csv.*Withdraw them first") as refused:
        withdraw(store, offices.import_id)
    assert refused.value.files == [(2, "bungo.csv")]
    assert store.snapshot() == before
    withdraw(store, rows.import_id)
    withdraw(store, offices.import_id)
    assert "BGO" not in set(store.run("acquisition_by_office").office_code)


@pytest.mark.parametrize(
    ("alias", "row", "depends"),
    [
        # Read by the alias; rejected for want of a name that the list took away; of an office left as it was.
        ("KCP Rimbo Bujang", f"{nik(1)};12-11-2016;BPU;KCP Rimbo Bujang", True),
        ("", f"{nik(1)};12-11-2016;BPU;KCP Tebu", True),
        ("KCP Rimbo Bujang", f"{nik(1)};12-11-2016;BPU;KC Jambi", False),
    ],
)
def test_spellings_of_an_office_that_later_files_were_read_by(store, import_text, alias, row, depends):
    offices = import_text(OFFICES + f"TBO;KCP Tebo;Kantor Cabang Perintis;{alias}\n", "offices.csv")
    import_text(f"nik;tanggal_kepesertaan;segmen;nama_kantor\n{row}\n", "rows.csv")
    if depends:
        with pytest.raises(DependentImportsError):
            withdraw(store, offices.import_id)
    else:
        assert withdraw(store, offices.import_id)


def test_a_file_is_read_anew_where_a_list_of_offices_is_withdrawn_meanwhile(store, import_text):
    offices = import_text(OFFICES + "BGO;KC Muara Bungo;Kantor Cabang;\n", "offices.csv")

    class Meanwhile(BytesIO):
        def seek(self, *place):
            if store.run("imports").withdrawn_at.isna().all():
                withdraw(store, offices.import_id)
            return super().seek(*place)

    file = Meanwhile(export((1, "12-11-2016;BPU;BGO;")).encode())
    assert import_file(store, file, "rows.csv", None, IMPORT_DAY).reasons == {"office_unknown": 1}
    assert workers(store) == {}


def test_a_preview_shows_what_would_change_and_changes_nothing(store, import_text):
    one = import_text(export((1, "12-11-2016;BPU;JMB;"), (2, "12-11-2016;BPU;JMB;")), "one.csv")
    import_text(export((1, "13-11-2016;BPU;TBO;")), "two.csv")
    before = store.snapshot()
    chosen, offices = preview(store, one.import_id)
    assert [gone.file for gone in chosen] == ["one.csv"]
    changed = offices.set_index("office_code")[["acquisitions", "acquisitions_after"]].fillna(0)
    assert changed[changed.acquisitions != changed.acquisitions_after].values.tolist() == [[2, 0], [0, 1]]
    assert store.snapshot() == before
    assert workers(store) == {"JMB": 2, "TBO": 0}


def test_a_withdrawal_that_fails_halfway_leaves_the_store_as_it_was(store, import_text, monkeypatch):
    one = import_text(export((1, "12-11-2016;BPU;JMB;")))
    before = store.snapshot()

    def broken(name):
        if name == "ingest/renew_claims":
            raise OSError("no space left on device")
        return statement(name)

    statement = withdrawing.statement
    monkeypatch.setattr(withdrawing, "statement", broken)
    with pytest.raises(OSError, match="no space left"):
        withdraw(store, one.import_id)
    assert store.snapshot() == before
    assert workers(store) == {"JMB": 1}


def enrolled(number, day):
    return f"{nik(number)};2016-11-{day};BPU;JMB;;;;\n"


def hashes(store):
    with store.cursor() as cursor:
        return {row[0] for row in cursor.execute("select nik_hash from identity.workers").fetchall()}


def test_nobody_is_known_any_more_of_whom_withdrawn_imports_alone_spoke(store, import_text):
    first = import_text(HEADER + enrolled(1, 12) + enrolled(2, 12), "1.csv")
    second = import_text(HEADER + enrolled(2, 13), "2.csv")
    assert len(hashes(store)) == 2
    withdraw(store, first.import_id)
    assert len(hashes(store)) == 1
    withdraw(store, second.import_id)
    assert hashes(store) == set()
    import_text(HEADER + enrolled(2, 13), "2.csv")
    import_text(HEADER + enrolled(2, 14), "3.csv")
    total = store.run("acquisition_total").iloc[0]
    assert (total.acquisitions, total.reregistrations, len(hashes(store))) == (1, 1, 1)


def test_identities_are_looked_through_only_where_somebody_is_to_be_forgotten(store, import_text):
    def snapshot():
        with store.cursor() as cursor:
            return cursor.execute("select id from identity.current_snapshot()").fetchone()[0]

    first = import_text(HEADER + enrolled(1, 12), "1.csv")
    import_text(HEADER + enrolled(2, 12), "2.csv")
    before = snapshot()
    withdraw(store, first.import_id)
    assert snapshot() == before + 1
    with store.cursor() as cursor:
        forget_workers(cursor)
    assert (snapshot(), len(hashes(store))) == (before + 1, 1)


def test_whom_a_killed_withdrawal_left_known_the_next_import_forgets(store, import_text, monkeypatch):
    first = import_text(HEADER + enrolled(1, 12), "1.csv")
    monkeypatch.setattr(withdrawing, "forget_workers", lambda cursor: None)
    withdraw(store, first.import_id)
    assert len(left := hashes(store)) == 1
    import_text(HEADER + enrolled(2, 12), "2.csv")
    assert len(hashes(store)) == 1 and not left & hashes(store)


def test_an_import_does_not_rely_on_a_worker_who_is_forgotten_meanwhile(store, import_text, monkeypatch):
    first = import_text(HEADER + enrolled(1, 12), "1.csv")
    number_workers = Importer._number_workers

    def numbered_and_withdrawn(importer):
        number_workers(importer)
        patched.undo()
        withdraw(store, first.import_id)

    with monkeypatch.context() as patched:
        patched.setattr(Importer, "_number_workers", numbered_and_withdrawn)
        read_anew = import_text(HEADER + enrolled(1, 13), "2.csv")
    assert (read_anew.accepted, len(hashes(store))) == (1, 1)


def test_an_import_does_not_rely_on_a_store_that_is_emptied_meanwhile(store, import_text, monkeypatch):
    import_text(HEADER + enrolled(1, 12), "1.csv")
    number_workers = Importer._number_workers

    def numbered_and_emptied(importer):
        number_workers(importer)
        store.clear()

    with monkeypatch.context() as patched:
        patched.setattr(Importer, "_number_workers", numbered_and_emptied)
        busy = import_text(HEADER + enrolled(1, 13) + enrolled(2, 13), "2.csv")
    assert busy.refusal["code"] == "store_busy"
    assert len(hashes(store)) == 0
    # The same worker has one number only: twice enrolled, once acquired.
    import_text(HEADER + enrolled(1, 13), "3.csv")
    import_text(HEADER + enrolled(1, 14), "4.csv")
    total = store.run("acquisition_total").iloc[0]
    assert (total.acquisitions, total.reregistrations, len(hashes(store))) == (1, 1, 1)


def test_imports_are_found_by_number_and_by_the_beginning_of_their_identity(store, import_text):
    one = import_text(export((1, "12-11-2016;BPU;JMB;")))
    assert (
        find_import(store, "1").import_id == find_import(store, one.import_id[:12]).import_id == one.import_id
    )
    with pytest.raises(UnknownImportError, match="there is no import 2"):
        find_import(store, "2")
    withdraw(store, one.import_id)
    with pytest.raises(UnknownImportError, match="withdrawn before"):
        find_import(store, "1")
    with pytest.raises(UnknownImportError, match="withdrawn meanwhile"):
        withdraw(store, one.import_id)


def test_a_store_whose_own_data_were_withdrawn_takes_in_no_sample(store, import_text):
    withdraw(store, import_text(export((1, "12-11-2016;BPU;JMB;"))).import_id)
    assert store.is_empty() and not store.holds_own_data()
    assert not store.lacks_sample()
