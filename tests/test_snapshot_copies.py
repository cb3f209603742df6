"""Figures on a copy in memory are those of the lake, and a copy is of one snapshot for good."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pandas as pd
import pytest

from acquisition import snapshot_copies
from acquisition.figures import FIGURES
from acquisition.filters import Filters
from acquisition.sql import QUERIES
from acquisition.store import Store
from tests.conftest import nik

pytestmark = pytest.mark.usefixtures("all_threads")

NOVEMBER = Filters(from_=date(2016, 11, 1), to=date(2016, 11, 30), office=("TBO", "JMB"), since=1)
READ = ("acquisition_by_cadre", "acquisition_by_office", "submissions", "imports", "uncovered_by_regency")
ROW = "nik,tanggal_kepesertaan,segmen,kode_kantor\n{nik},2016-11-{day},BPU,TBO\n"


@pytest.mark.parametrize("large", [snapshot_copies.LARGE, -1], ids=["as tables", "as views"])
def test_every_figure_is_the_same_on_a_copy(founding_path, monkeypatch, large):
    monkeypatch.setattr(snapshot_copies, "LARGE", large)
    store = Store.open(founding_path)
    snapshot = store.snapshot()
    on_the_lake = {name: store.run(name, NOVEMBER) for name in FIGURES}
    store.hold(snapshot)
    for name, frame in on_the_lake.items():
        pd.testing.assert_frame_equal(store.run(name, NOVEMBER, snapshot), frame)
    store.close()


def test_a_copy_stays_as_it_was_and_old_ones_go(store, import_text):
    snapshots = []
    for day in range(10, 16):
        import_text(ROW.format(nik=nik(day), day=day))
        snapshots.append(store.snapshot())
        store.hold(snapshots[-1])
    for place, snapshot in enumerate(snapshots, start=1):  # from a copy or, where that is gone, from the lake
        assert store.run("acquisition_total", snapshot=snapshot).iloc[0].acquisitions == place
    with store.cursor() as cursor:
        databases = [
            name for (name,) in cursor.execute("select database_name from duckdb_databases()").fetchall()
        ]
    copies = [f"copy_{snapshot}" for snapshot in snapshots[-snapshot_copies.KEPT :]]
    assert sorted(name for name in databases if name.startswith("copy_")) == sorted(copies)


def test_what_did_not_change_is_taken_over_from_the_copy_before(store, import_text, monkeypatch):
    taken_over = []
    execute = snapshot_copies.statement

    def noted(name):
        taken_over.append(name == "store/take_over_table")
        return execute(name)

    monkeypatch.setattr(snapshot_copies, "statement", noted)
    files = {
        "kader.csv": "kode_kader;nama_kader;kode_kantor;sejak\nJMB-01;Ani Wijaya;JMB;01-11-2016\n",
        "ekspor.csv": ROW.format(nik=nik(1), day=10),
        "lagi.csv": ROW.format(nik=nik(2), day=11),
        "kader2.csv": "kode_kader;nama_kader;kode_kantor;sejak\nJMB-01;Ani Sartika;JMB;01-11-2016\n",
    }
    store.hold(store.snapshot())
    for name, text in files.items():
        import_text(text, name)
        snapshot = store.snapshot()
        on_the_lake = {name: store.run(name, NOVEMBER, snapshot) for name in READ}
        taken_over.clear()
        store.hold(snapshot)
        assert sum(taken_over) > 10, name
        for figure, frame in on_the_lake.items():
            pd.testing.assert_frame_equal(store.run(figure, NOVEMBER, snapshot), frame)
    with store.cursor(snapshot) as cursor:
        assert cursor.execute("select cadre from cadres where cadre_code = 'JMB-01'").fetchall() == [
            ("Ani Sartika",)
        ]


def test_where_more_was_done_than_rows_came_and_went_nothing_is_taken_over(store, import_text):
    import_text(ROW.format(nik=nik(1), day=10))
    first = store.snapshot()
    with store.cursor() as cursor:
        cursor.execute("alter table lake.main.cadre_entries add column more varchar")
        asked = {"earlier": first, "snapshot": store.snapshot()}
        changed = cursor.execute(snapshot_copies.statement("store/changed_tables"), asked).fetchall()
        everything = cursor.execute("select count(*) from ducklake_table_info('lake')").fetchone()
        asked = {"earlier": first, "snapshot": first}
        assert cursor.execute(snapshot_copies.statement("store/changed_tables"), asked).fetchall() == []
    assert (len(changed),) == everything


def test_a_copy_that_is_read_stays_until_it_is_read(store, import_text):
    first = store.snapshot()
    store.hold(first)
    with store.figure("acquisition_total", snapshot=first) as reading:
        for day in range(10, 14):
            import_text(ROW.format(nik=nik(day), day=day))
            store.hold(store.snapshot())
        assert reading.df().iloc[0].acquisitions == 0


def test_many_threads_hold_and_read_at_once(store, import_text):
    snapshots = [store.snapshot()]
    for day in range(10, 13):
        import_text(ROW.format(nik=nik(day), day=day))
        snapshots.append(store.snapshot())

    def read(place):
        store.hold(snapshots[place % 4])
        return place % 4, store.run("acquisition_total", snapshot=snapshots[place % 4]).iloc[0].acquisitions

    with ThreadPoolExecutor(8) as pool:
        assert all(place == found for place, found in pool.map(read, range(40)))


def test_what_figures_share_is_worked_out_once_for_a_copy(store, import_text):
    import_text(ROW.format(nik=nik(1), day=10))
    store.hold(store.snapshot())
    with store.cursor(store.snapshot()) as cursor:
        of_copies = "select table_name from duckdb_tables() where database_name like 'copy_%'"
        tables = {name for (name,) in cursor.execute(of_copies).fetchall()}
    assert set(snapshot_copies.WORKED_OUT) <= tables


def test_no_query_calls_a_part_of_its_own_like_what_is_worked_out():
    # A macro that reads the view would then read that part instead.
    shared = "|".join(snapshot_copies.WORKED_OUT)
    named = re.compile(rf"^(?:with )?(?:recursive )?({shared}) as \(", re.MULTILINE)
    found = {str(path): named.findall(path.read_text()) for path in QUERIES.rglob("*.sql")}
    assert {path: names for path, names in found.items() if names} == {}
