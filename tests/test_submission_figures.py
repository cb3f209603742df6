"""Which offices have sent which months, worked out by hand."""

from datetime import date

import pandas as pd
import pytest

from acquisition.filters import Filters
from acquisition.reference import holidays_of_indonesia
from tests.conftest import nik
from tests.filling import filled

OCTOBER, NOVEMBER = "2016-10", "2016-11"
# Days on which each office enrolled somebody. October 2016 begins on a Saturday; the data ends on Wednesday
# 9 November.
DAYS = {
    "JMB": ["2016-10-03", "2016-10-24", "2016-11-01", "2016-11-03"],
    "MJB": ["2016-10-03", "2016-10-25", "2016-11-01", "2016-11-02"],
    "TBO": ["2016-10-10", "2016-10-31", "2016-11-09"],
    "TJB": ["2016-10-07", "2016-10-31"],
    "BTH": ["2016-11-08"],
}
EXPECTED = {
    ("JMB", OCTOBER): [2, "partial"],  # after the 24th: 25, 26, 27, 28, 31
    ("JMB", NOVEMBER): [2, "received"],  # after the 3rd: 4, 7, 8, 9
    ("MJB", OCTOBER): [2, "received"],  # after the 25th: 26, 27, 28, 31
    ("MJB", NOVEMBER): [2, "partial"],  # after the 2nd: 3, 4, 7, 8, 9
    ("TBO", OCTOBER): [2, "partial"],  # before the 10th: 3 to 7
    ("TBO", NOVEMBER): [1, "partial"],  # before the 9th: 1 to 4, 7, 8
    ("TJB", OCTOBER): [2, "received"],  # before the 7th: 3 to 6
    ("TJB", NOVEMBER): [0, "missing"],
    ("BTH", OCTOBER): [0, "missing"],
    ("BTH", NOVEMBER): [1, "partial"],  # before the 8th: 1 to 4, 7
}
IN_NOVEMBER = Filters(from_=date(2016, 11, 1), to=date(2016, 12, 31))
COUNTED = ["acquisitions", "reregistrations", "contribution", "pu", "bpu", "active_cadres"]


def export(days: dict[str, list[str]]) -> str:
    rows = [(office, day) for office, listed in days.items() for day in listed]
    lines = [f"{nik(number)};{day};BPU;{office}" for number, (office, day) in enumerate(rows, start=1)]
    return "\n".join(["nik;tanggal_kepesertaan;segmen;kode_kantor", *lines])


@pytest.fixture(scope="module")
def sent(empty_path, tmp_path_factory):
    with filled(empty_path, tmp_path_factory.mktemp("sent"), enrollments=export(DAYS)) as store:
        yield store


def states(submissions) -> dict:
    return {
        (row.office_code, f"{row.month:%Y-%m}"): [row.row_count, row.status]
        for row in submissions.itertuples()
    }


def test_received_partial_and_missing(sent):
    assert states(sent.run("submissions")) == EXPECTED


def test_the_first_and_the_last_day_sent(sent):
    months = sent.run("submissions", Filters(office=("TBO",)))
    assert [f"{day:%d-%m}" for day in months.first_on] == ["10-10", "09-11"]
    assert [f"{day:%d-%m}" for day in months.last_on] == ["31-10", "09-11"]


def test_only_months_that_the_period_touches(sent):
    november = {key: state for key, state in EXPECTED.items() if key[1] == NOVEMBER}
    assert states(sent.run("submissions", IN_NOVEMBER)) == november
    assert states(sent.run("submissions", Filters(from_=date(2016, 11, 2)))) == november
    # On the first of November nothing is known of those who sent later days alone.
    unknown = {("TBO", NOVEMBER): [1, "missing"], ("BTH", NOVEMBER): [1, "missing"]}
    assert states(sent.run("submissions", Filters(to=date(2016, 11, 1)))) == EXPECTED | unknown
    assert states(sent.run("submissions", Filters(from_=date(2016, 12, 1), to=date(2016, 12, 31)))) == {}


def test_repeated_rows_and_all_segments_count_as_sent(store, import_text):
    import_text(export(DAYS))
    import_text(export(DAYS).replace("BPU", "PU"), "again.csv")
    receipt = import_text(export(DAYS) + "\n", "once more.csv")
    assert receipt.duplicate == 14
    assert states(store.run("submissions"))["JMB", OCTOBER] == [2 * 3, "partial"]


def test_holidays_are_no_gap(store, import_text):
    # After 22 December 2016: 23, 27, 28, 29, 30; after the 23rd one less. The 26th is joint leave.
    days = ["2016-12-01", "2016-12-05"]
    import_text(
        export({"JMB": [*days, "2016-12-22"], "MJB": [*days, "2016-12-23"], "TBO": [*days, "2016-12-30"]})
    )
    december = states(store.run("submissions", Filters(office=("JMB", "MJB", "TBO"))))
    assert [status for _, status in december.values()] == ["partial", "received", "received"]


def test_the_day_of_pancasila_was_worked_in_the_year_of_its_decree():
    days = holidays_of_indonesia(2016, 2017)["day"].to_pylist()
    assert [day for day in days if (day.month, day.day) == (6, 1)] == [date(2017, 6, 1)]


def test_an_office_that_has_sent_nothing_is_not_zero(sent):
    offices = sent.run("acquisition_by_office", IN_NOVEMBER).set_index("office_code")
    assert offices.loc["TJB", COUNTED].isna().all()
    assert offices.loc["TJB", ["months_missing", "months_partial"]].tolist() == [1, 0]
    assert offices.loc["JMB", COUNTED].tolist() == [2, 0, 0, 0, 2, 0]
    assert offices.loc["JMB", ["months_missing", "months_partial"]].tolist() == [0, 0]


def test_an_office_that_has_sent_some_months_has_figures(sent):
    offices = sent.run("acquisition_by_office").set_index("office_code")
    assert offices.loc["TJB", [*COUNTED, "months_missing", "months_partial"]].tolist() == [
        2, 0, 0, 0, 2, 0, 1, 0,
    ]  # fmt: skip
    # What it sent holds no wage earner: that is a zero.
    wage_earners = sent.run("acquisition_by_office", Filters(segment=("PU",))).set_index("office_code")
    assert wage_earners.loc["TJB", COUNTED].tolist() == [0] * 6


def test_months_say_how_many_offices_are_missing(sent):
    columns = ["offices_missing", "offices_partial"]
    assert sent.run("acquisition_by_month")[columns].values.tolist() == [[1, 2], [1, 3]]
    of_two = sent.run("acquisition_by_month", Filters(office=("TJB", "TBO"), segment=("PU",)))
    assert of_two[columns].values.tolist() == [[0, 1], [1, 1]]


def test_a_segment_that_was_there_in_the_month_before_is_lacking(store, import_text):
    days = [(month, day) for month in (1, 2, 3) for day in (3, 28)]
    rows = [
        f"15990000000002{number:02};{day:02}-{month:02}-2017;{segment};JMB"
        for number, (month, day, segment) in enumerate(
            (month, day, segment)
            for month, day in days
            for segment in ("PU", "BPU")
            if (month, segment) != (2, "PU")
        )
    ]
    import_text("\n".join(["nik;tanggal_kepesertaan;segmen;kode_kantor", *rows]))
    sent = store.run("submissions", Filters(office=("JMB",)))
    assert list(zip(sent["month"].dt.month, sent["lacking"], sent["status"], strict=True)) == [
        (1, "", "received"),
        (2, "PU", "partial"),
        (3, "", "received"),
    ]


def test_of_a_month_sent_in_part_days_beyond_what_was_sent_are_missing(sent):
    """JMB sent October up to the 24th, TBO from the 10th on; TJB all of it."""

    def status(first, last):
        rows = sent.run("submissions", Filters(from_=first, to=last)).set_index("office_code")["status"]
        return rows[["JMB", "TBO", "TJB"]].tolist()

    assert status(date(2016, 10, 25), date(2016, 10, 31)) == ["missing", "partial", "received"]
    assert status(date(2016, 10, 24), date(2016, 10, 31)) == ["partial", "partial", "received"]
    assert status(date(2016, 10, 1), date(2016, 10, 9)) == ["partial", "missing", "received"]
    # So nothing is known of them, and no 0 is shown.
    late = Filters(from_=date(2016, 10, 25), to=date(2016, 10, 31))
    offices = sent.run("acquisition_by_office", late).set_index("office_code")["acquisitions"]
    assert offices.isna()[["JMB", "TBO", "TJB"]].tolist() == [True, False, False]


def test_a_change_out_of_days_that_were_not_sent_is_no_rise_from_nothing(sent):
    """25 to 31 October of JMB against 1 to 9 November, in which it acquired two."""
    compared = Filters(
        from_=date(2016, 11, 1), to=date(2016, 11, 9), office=("JMB",),
        against_from=date(2016, 10, 25), against_to=date(2016, 10, 31),
    )  # fmt: skip
    (row,) = sent.run("change_by_office", compared).itertuples()
    assert (row.acquisitions, row.status_before, row.change) == (2, "missing", 2)
    assert row.before is pd.NA or row.before != row.before
    pace = sent.run(
        "acquisition_pace", Filters(from_=date(2016, 10, 25), to=date(2016, 10, 31), office=("JMB",))
    )
    assert pace["acquisitions"].isna().all()
