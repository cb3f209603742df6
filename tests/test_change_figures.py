"""What changed between two periods, the pace by working day, and the projection: worked out by hand."""

from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import pytest

from acquisition.filters import Filters
from acquisition.store import Store
from tests.conftest import nik
from tests.filling import filled

# October: workers 1 to 4; November: 5 to 7. In November worker 1 enrolls again: no acquisition.
ENROLLMENTS = """nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader;kode_kegiatan;iuran
1599000000000001;03-10-2016;BPU;JMB;JMB-01;;16800
1599000000000002;04-10-2016;BPU;JMB;JMB-02;;16800
1599000000000003;05-10-2016;PU;TBO;TBO-01;;16800
1599000000000004;06-10-2016;PU;TBO;TBO-01;;16800
1599000000000005;07-11-2016;BPU;JMB;JMB-01;PASAR-1;16800
1599000000000006;08-11-2016;BPU;JMB;JMB-01;PASAR-1;16800
1599000000000007;09-11-2016;BPU;MJB;;;16800
1599000000000001;10-11-2016;BPU;MJB;MJB-01;;16800
"""
NOVEMBER = Filters(
    from_=date(2016, 11, 1),
    to=date(2016, 11, 30),
    against_from=date(2016, 10, 1),
    against_to=date(2016, 10, 31),
)
COLUMNS = ["before", "acquisitions", "change", "status_before", "status"]
# October's rows of Jambi and Tebo end early; November's of Muaro Jambi begin on the 9th, of Jambi on the 7th.
IN_PART, ALL, NOTHING = "partial", "received", "missing"


@pytest.fixture(scope="module")
def two_months(empty_path, tmp_path_factory):
    with filled(empty_path, tmp_path_factory.mktemp("two_months"), enrollments=ENROLLMENTS) as store:
        yield store


def picked(frame: pd.DataFrame, key: str) -> list[list]:
    """The rows, in their order, with the code first; none where there is no number."""
    rows = frame[[key, *COLUMNS]].astype(object)
    return rows.where(rows.notna(), None).values.tolist()


def test_the_largest_change_stands_first_and_all_sum_to_the_difference(two_months):
    # Tebo has sent nothing of November, Muaro Jambi nothing of October: no 0 stands there.
    by_office = picked(two_months.run("change_by_office", NOVEMBER), "office_code")
    assert by_office == [
        ["TBO", 2, None, -2, IN_PART, NOTHING],
        ["MJB", None, 1, 1, NOTHING, IN_PART],
        ["JMB", 2, 2, 0, IN_PART, ALL],
    ]
    # Anybody could have acquired outside events; at the market it was Jambi alone, which sent both months.
    by_event = picked(two_months.run("change_by_event", NOVEMBER), "event_code")
    assert by_event == [["", 4, 1, -3, IN_PART, IN_PART], ["PASAR-1", 0, 2, 2, IN_PART, ALL]]
    by_cadre = picked(two_months.run("change_by_cadre", NOVEMBER), "cadre_code")
    assert by_cadre == [
        ["TBO-01", 2, None, -2, IN_PART, NOTHING],
        ["", 0, 1, 1, IN_PART, IN_PART],
        ["JMB-01", 1, 2, 1, IN_PART, ALL],
        ["JMB-02", 1, 0, -1, IN_PART, ALL],
    ]
    by_segment = picked(two_months.run("change_by_segment", NOVEMBER), "segment")
    assert by_segment == [["PU", 2, 0, -2, IN_PART, IN_PART], ["BPU", 2, 3, 1, IN_PART, IN_PART]]
    for rows in (by_office, by_event, by_cadre, by_segment):
        assert sum(row[3] for row in rows) == 3 - 4


def test_below_one_part_its_own_change_is_explained(two_months):
    outside = Filters(**{**vars(NOVEMBER), "office": ("JMB",), "event": ("",)})
    # Of Jambi, outside events: two in October, none in November.
    rows = picked(two_months.run("change_by_cadre", outside), "cadre_code")
    assert [row[:4] for row in rows] == [["JMB-01", 1, 0, -1], ["JMB-02", 1, 0, -1]]


def test_the_pace_of_what_was_not_sent_is_not_known(two_months):
    def acquired(**chosen) -> int | None:
        filters = Filters(from_=NOVEMBER.from_, to=NOVEMBER.to, **chosen)
        count = two_months.run("acquisition_pace", filters).iloc[0].acquisitions
        return None if pd.isna(count) else count

    # Tebo has sent nothing of November, nor its cadre; Jambi has, but nobody of PU, and nobody by JMB-02.
    assert acquired(office=("TBO",)) is None and acquired(cadre=("TBO-01",)) is None
    assert acquired(office=("JMB",), segment=("PU",)) == 0
    assert acquired(cadre=("JMB-02",)) == 0


def test_without_a_period_to_compare_with_nothing_is_said_of_before(two_months):
    rows = two_months.run("change_by_office", Filters(from_=date(2016, 11, 1)))
    assert rows["before"].isna().all() and rows["change"].isna().all()
    assert rows["acquisitions"].sum() == 3


def test_pace_counts_working_days_as_far_as_the_data_go(two_months):
    # 1 to 10 November 2016, Tuesday to Thursday: 8 working days; the data end on the 10th.
    pace = two_months.run("acquisition_pace", Filters(from_=date(2016, 11, 1), to=date(2016, 11, 30))).iloc[0]
    assert (pace.working_days, pace.acquisitions, pace.contribution) == (8, 3, 3 * 16_800)
    assert pace.acquisitions_per_working_day == 3 / 8
    # October from the 3rd, a Monday, when the data begin: 5 + 5 + 5 + 5 and the 31st.
    pace = two_months.run("acquisition_pace", Filters(from_=date(2016, 10, 1), to=date(2016, 10, 31))).iloc[0]
    assert (pace.first_day.date(), pace.working_days) == (date(2016, 10, 3), 21)


def test_lebaran_takes_its_week_out_of_the_working_days(sample_path):
    # June 2017 has 22 weekdays; Pancasila on the 1st, Lebaran and joint leave on the 23rd and 26th to 30th.
    # 12 June to 11 July 2016: 15 weekdays up to 1 July, then Lebaran's week, then the 11th.
    store = Store.open(sample_path)
    spans = [
        (date(2017, 6, 1), date(2017, 6, 30), 15),
        (date(2016, 6, 12), date(2016, 7, 11), 16),
    ]
    for first, last, days in spans:
        assert store.run("acquisition_pace", Filters(from_=first, to=last)).iloc[0].working_days == days
    store.close()


def test_lebaran_of_each_year_is_its_first_day(two_months):
    known = two_months.run("lebarans")
    days = [pd.Timestamp(day).date() for day in known["day"]]
    assert {date(2015, 7, 17), date(2016, 7, 6), date(2017, 6, 25), date(2018, 6, 15)} <= set(days)
    assert all(351 < (later - one).days < 358 for one, later in pairwise(days))
    assert not known.loc[[days.index(date(2017, 6, 25))], "estimated"].item()
    assert known["estimated"].iloc[-1]


# Weekdays on which nobody works between 3 July and 15 December 2017.
DAYS_OFF = {date(2017, 8, 17), date(2017, 9, 1), date(2017, 9, 21), date(2017, 12, 1)}
TARGET = "kode_kantor;bulan;segmen;target_tk\nJMB;12-2017;BPU;25\n"


def every_working_day(first: date, last: date, offices=("JMB",)) -> str:
    """One acquisition of each of these offices on each working day."""
    rows = ["nik;tanggal_kepesertaan;segmen;kode_kantor"]
    for place in range((last - first).days + 1):
        day = first + timedelta(days=place)
        if day.weekday() < 5 and day not in DAYS_OFF:
            rows += [f"{nik(len(rows) + one)};{day:%d-%m-%Y};BPU;{code}" for one, code in enumerate(offices)]
    return "\n".join(rows)


def test_an_even_pace_ends_where_it_leads(empty_path, tmp_path):
    texts = {"enrollments": every_working_day(date(2017, 7, 3), date(2017, 12, 15))}
    with filled(empty_path, tmp_path, **texts) as store:
        month, year = store.run("projection").to_dict("records")
    # December: the 4th to the 8th and the 11th to the 15th are over; the 18th to the 22nd and the 27th to
    # the 29th are left. 24 weeks of 5 days without the 4 above: 116, of which 56 // 8 stretches to test on.
    assert (month["horizon"], month["so_far"], month["working_days_left"]) == ("month", 10, 8)
    assert (month["pace"], month["low"], month["high"], month["stretches"]) == (1, 18, 18, 7)
    assert month["tests"] == 116 - 60 - 8 + 1 - 1  # of the first working day nothing lies before it
    assert (year["so_far"], year["low"], year["high"]) == (116, 124, 124)


def test_a_month_that_nobody_sent_is_passed_over(empty_path, tmp_path):
    # Nothing of September, of which 19 of the 116 working days are: 97 are known.
    before = every_working_day(date(2017, 7, 3), date(2017, 8, 31))
    after = every_working_day(date(2017, 10, 2), date(2017, 12, 15)).splitlines()[1:]
    after = [f"{nik(5_000 + place)}{row[16:]}" for place, row in enumerate(after)]
    with filled(empty_path, tmp_path, enrollments="\n".join([before, *after])) as store:
        month, year = store.run("projection").to_dict("records")
    # One a day before and after: 8 more to come in the 8 working days left, in every test.
    assert (month["so_far"], month["pace"], month["low"], month["high"]) == (10, 1, 18, 18)
    assert (month["stretches"], month["tests"]) == ((97 - 60) // 8, 97 - 60 - 8)
    assert (year["so_far"], year["low"], year["high"]) == (97, 105, 105)


def test_where_nothing_was_sent_so_far_is_not_known(empty_path, tmp_path):
    # Of December Jambi has sent nothing, when Tebo has sent the 15th.
    rows = every_working_day(date(2017, 7, 3), date(2017, 11, 30)) + f"\n{nik(9_000)};15-12-2017;PU;TBO"
    with filled(empty_path, tmp_path, enrollments=rows) as store:
        month, year = store.run("projection", Filters(office=("JMB",))).to_dict("records")
        everybody = store.run("projection").iloc[0]
    assert (month["silence"], month["working_days_left"]) == ("not_sent", 8)
    assert pd.isna([month[name] for name in ("so_far", "without_target", "low", "high")]).all()
    # Of the 116 working days the 10 of December are not known; 8 more are to come at one a day.
    assert (year["silence"], year["so_far"], year["low"], year["high"]) == ("", 106, 114, 114)
    assert (everybody.silence, everybody.so_far) == ("", 1)


def test_what_has_a_target_is_projected_alone(empty_path, tmp_path):
    rows = every_working_day(date(2017, 7, 3), date(2017, 12, 15), ("JMB", "TBO"))
    with filled(empty_path, tmp_path, enrollments=rows, targets=TARGET) as store:
        month = store.run("projection").iloc[0]
        both = store.run("projection", Filters(funding=("",))).iloc[0]
    assert (month.so_far, month.low, month.high, month.target) == (10, 18, 18, 25)
    # Tebo's ten have no target.
    assert (month.without_target, both.without_target) == (10, 0)
    assert (both.so_far, both.low, both.high) == (20, 36, 36)
    assert pd.isna(both.target)


def test_a_target_of_one_month_is_no_target_of_the_year(empty_path, tmp_path):
    rows = every_working_day(date(2017, 7, 3), date(2017, 12, 15))
    with filled(empty_path, tmp_path, enrollments=rows, targets=TARGET) as store:
        year = store.run("projection").iloc[1]
    # The 25 are of December: 116 so far and 8 to come stand against no target.
    assert (year.horizon, year.so_far, year.low, year.high) == ("year", 116, 124, 124)
    assert pd.isna(year.target)


def test_a_short_history_projects_nothing(empty_path, tmp_path):
    # From 4 September to 15 December: 75 weekdays less 2 are 73; 13 // 8 = 1 stretch after the first 60.
    texts = {"enrollments": every_working_day(date(2017, 9, 4), date(2017, 12, 15))}
    with filled(empty_path, tmp_path, **texts) as store:
        month = store.run("projection").iloc[0]
    assert (month.so_far, month.stretches, month.history_needed) == (10, 1, 60 + 3 * 8)
    assert month.silence == "short_history"
    assert pd.isna(month.low) and pd.isna(month.high)


def test_what_was_seldom_acquired_is_tested_on_too_few_days(empty_path, tmp_path):
    # One wage earner, on 4 December, the 107th of 116 working days; 8 are left of the month. Of the days
    # before the last 8 only the 107th and 108th have a pace: two tests, where 2 x 8 are asked for.
    rows = every_working_day(date(2017, 7, 3), date(2017, 12, 15)) + f"\n{nik(9_000)};04-12-2017;PU;JMB"
    with filled(empty_path, tmp_path, enrollments=rows) as store:
        month = store.run("projection", Filters(segment=("PU",))).iloc[0]
        everybody = store.run("projection").iloc[0]
    assert (month.so_far, month.working_days_left, month.tests, month.silence) == (1, 8, 2, "few_tests")
    assert pd.isna(month.low) and pd.isna(month.high)
    # Of all, every day from the 61st to the 108th is tested.
    assert (everybody.silence, everybody.tests) == ("", 48)
