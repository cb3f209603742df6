"""What imports keep in the tallies, and what figures read from them: worked out by hand."""

from datetime import date

import duckdb
import pandas as pd
import pytest

from acquisition.filters import Filters
from acquisition.ingest.withdraw import withdraw
from acquisition.sql import script
from acquisition.store import Store
from tests.conftest import nik

HEADER = "nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader;iuran\n"
NOVEMBER = Filters(from_=date(2016, 11, 1), to=date(2016, 11, 30))
FROM_THE_15TH = Filters(from_=date(2016, 11, 15), to=date(2016, 12, 5))
READ = ("acquisition_by_cadre", "acquisition_by_office", "acquisition_total", "projection", "active_cadres")


def export(*rows: tuple[int, str, str]) -> str:
    return HEADER + "".join(
        f"{nik(who)};{day}-2016;BPU;{cadre[:3]};{cadre};16800\n" for who, day, cadre in rows
    )


def cadre(store: Store, code: str, filters: Filters = Filters(), snapshot: int | None = None) -> list:
    """What the cadre acquired, what was registered again, for which contribution, and when last."""
    cadres = store.run("acquisition_by_cadre", filters, snapshot).set_index("cadre_code")
    row = cadres.loc[code]
    last = None if pd.isna(row.last_on) else row.last_on.date()
    return [row.acquisitions, row.reregistrations, row.contribution, last]


def faults(store: Store) -> list:
    with store.cursor() as cursor:
        return [row for check in script("checks") for row in cursor.execute(check).fetchall()]


def test_of_what_is_taken_back_the_rest_of_the_month_stays(store, import_text):
    import_text(export((1, "10-11", "JMB-01"), (2, "20-11", "JMB-01"), (3, "02-12", "JMB-01")), "one.csv")
    two = import_text(export((4, "29-11", "JMB-01")), "two.csv")
    assert cadre(store, "JMB-01", NOVEMBER) == [3, 0, 50_400, date(2016, 11, 29)]
    withdraw(store, two.import_id)
    assert cadre(store, "JMB-01", NOVEMBER) == [2, 0, 33_600, date(2016, 11, 20)]
    assert cadre(store, "JMB-01") == [3, 0, 50_400, date(2016, 12, 2)]
    assert faults(store) == []


def test_an_earlier_row_that_comes_later_moves_the_acquisition(store, import_text):
    import_text(export((1, "05-12", "TBO-01"), (2, "06-12", "TBO-01")), "late.csv")
    import_text(export((1, "28-11", "JMB-01")), "early.csv")
    assert cadre(store, "TBO-01") == [1, 1, 16_800, date(2016, 12, 6)]
    assert cadre(store, "JMB-01") == [1, 0, 16_800, date(2016, 11, 28)]
    with store.cursor() as cursor:
        taken = "select month, acquisitions, reregistrations from tally_changes where is_taken"
        assert cursor.execute(taken).fetchall() == [(date(2016, 12, 1), -1, 0)]
    assert faults(store) == []


@pytest.mark.parametrize("is_held", [False, True], ids=["on the lake", "on a copy"])
def test_days_that_fill_no_month_are_counted_one_by_one(store, import_text, is_held):
    import_text(
        export(
            (1, "14-11", "JMB-01"), (2, "15-11", "JMB-01"), (3, "30-11", "JMB-01"),
            (4, "05-12", "JMB-01"), (5, "06-12", "JMB-01"), (1, "05-12", "JMB-01"),
        )
    )  # fmt: skip
    snapshot = store.snapshot()
    if is_held:
        store.hold(snapshot)
    # Of the period: workers 2, 3, 4, and worker 1 again; of November: 1, 2, 3.
    assert cadre(store, "JMB-01", FROM_THE_15TH, snapshot) == [3, 1, 50_400, date(2016, 12, 5)]
    assert cadre(store, "JMB-01", NOVEMBER, snapshot) == [3, 0, 50_400, date(2016, 11, 30)]


@pytest.mark.parametrize(
    ("figure", "filters"),
    [
        ("macros.cadres_credited", "null, null, null, ['BPU'], null, null"),
        ("macros.tallied_by_event", "null, null, null, null, ['mandiri'], null"),
        ("macros.against_targets", "null, null, null, null, null, ['1571']"),
        ("macros.tallied_by_segment", "date '2016-11-02', null, null, null, null, null"),
        ("macros.against_targets", "null, date '2016-11-29', null, null, null, null"),
    ],
)
def test_a_quicker_way_refuses_filters_that_it_does_not_know(store, import_text, figure, filters):
    import_text(export((1, "14-11", "JMB-01")))
    snapshot = store.snapshot()
    store.hold(snapshot)
    with store.cursor(snapshot, ("macros.all_workers", "macros.office_months")) as cursor:
        cursor.execute(f"from {figure}(null, null, null, null, null, null)")
        with pytest.raises(duckdb.Error, match="a quicker way does not know these filters"):
            cursor.execute(f"from {figure}({filters})").fetchall()


def test_of_a_store_made_before_there_were_tallies_the_claims_tell(store, import_text):
    import_text(export((1, "10-11", "JMB-01"), (2, "11-11", "TBO-01")), "one.csv")
    expected = {name: store.run(name, NOVEMBER) for name in READ}
    with store.cursor() as cursor:
        cursor.execute("drop table tally_changes")
        cursor.execute("drop table day_changes")
    before = store.snapshot()
    store.close()
    opened = Store.open(store.path)
    for name in READ:
        pd.testing.assert_frame_equal(opened.run(name, NOVEMBER), expected[name])
    # What comes in later is not seen then.
    withdraw(opened, opened.run("imports").import_id[0])
    for name in READ:
        pd.testing.assert_frame_equal(opened.run(name, NOVEMBER, before), expected[name])
    assert opened.run("acquisition_total", NOVEMBER).acquisitions[0] == 0
    opened.close()


@pytest.mark.parametrize(
    ("days", "are_whole"),
    [
        ({}, True),
        ({"from_": date(2016, 2, 1), "to": date(2016, 2, 29)}, True),
        ({"from_": date(2016, 2, 1), "to": date(2016, 2, 28)}, False),
        ({"from_": date(2016, 2, 2)}, False),
        ({"to": date.max}, True),
        ({"against_from": date(2015, 3, 1), "against_to": date(2015, 4, 29)}, False),
    ],
)
def test_periods_of_whole_months_are_known(days, are_whole):
    filters = Filters(**days)
    assert filters.spans_whole_months(Filters.names()) == are_whole
    assert filters.spans_whole_months(("office",))


def test_a_period_may_end_with_the_last_day_there_is(store, import_text):
    import_text(export((1, "10-11", "JMB-01")))
    assert cadre(store, "JMB-01", Filters(to=date.max)) == [1, 0, 16_800, date(2016, 11, 10)]


def test_offices_are_named_in_the_order_of_what_they_acquired_in_all(store, import_text):
    import_text(export((1, "10-11", "TBO-01"), (2, "11-11", "TBO-01"), (3, "11-11", "JMB-01")))
    names = store.run("office_names")
    # Two, one; then those of whom nothing came, by their codes.
    assert names.office_code.tolist() == ["TBO", "JMB", "BTH", "MJB", "TJB"]
    assert names.office[0] == "KCP Tebo"
