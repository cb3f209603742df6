"""Tiles of the overview, from rows that can be read beside them."""

from datetime import date

import pandas as pd
import pytest

from acquisition import achievement, formatting, overview
from acquisition.i18n import language
from acquisition.overview import Earlier
from acquisition.period import Period, Span, month, years

ENGLISH = language("en")
NBSP = "\u00a0"
YEAR_BEFORE = Period(date(2016, 1, 1), date(2016, 12, 30))


def segments(*rows: tuple[str, int, int | None]) -> pd.DataFrame:
    """Segment, workers acquired, target; each brings Rp 20,000 a month and is planned to bring as much."""
    frame = pd.DataFrame(rows, columns=["segment", "acquisitions", "target"]).astype({"target": "Int64"})
    return frame.assign(
        against_target=frame["acquisitions"].where(frame["target"].notna()).astype("Int64"),
        contribution=frame["acquisitions"] * 20_000,
        target_contribution=frame["target"] * 20_000,
        contribution_against_target=lambda made: made["against_target"] * 20_000,
        without_contribution=0,
        target_partial=False,
    )


def statuses(segment: str, acquired: int, active: int | None, unknown: int) -> pd.DataFrame:
    """The row of participation of a segment."""
    told = {"acquisitions": acquired, "active": active, "unknown": unknown}
    return pd.DataFrame([{"segment": segment, "month": pd.Timestamp("2017-12-01"), **told}])


NONE_KNOWN = statuses("PU", 0, None, 0).assign(month=pd.NaT)
NOW = segments(("PU", 54_557, 47_895), ("BPU", 25_983, 24_001), ("JAKON", 760, None))


def test_workers_stand_against_their_target_the_year_before_and_the_active():
    before = Earlier(YEAR_BEFORE, segments(("PU", 31_000, None), ("BPU", 10_000, None)), is_incomplete=False)
    tile = overview.workers(NOW.iloc[[1]], before, statuses("BPU", 25_983, 10_975, 0), ENGLISH)
    assert tile.value == "25,983"
    assert tile.against.target == "target 24,001"
    assert round(tile.against.achievement, 4) == 1.0826
    compared = formatting.days(YEAR_BEFORE.first, YEAR_BEFORE.last, "en")
    assert tile.notes == (
        f"▲ 160{NBSP}% against {compared}",  # 25,983 / 10,000
        "10,975 of 25,983 active per 12-2017",
    )


def test_a_comparison_with_incomplete_months_is_marked():
    before = Earlier(YEAR_BEFORE, segments(("PU", 60_000, None)), is_incomplete=True)
    (note,) = overview.workers(NOW.iloc[[0]], before, NONE_KNOWN, ENGLISH).notes
    assert note.startswith(f"▼ 9{NBSP}% against")
    assert note.endswith("⚠")


def test_nobody_is_called_inactive_whose_status_is_not_known():
    assert overview.workers(NOW.iloc[[0]], None, statuses("PU", 54_557, 0, 54_557), ENGLISH).notes == ()
    (note,) = overview.workers(NOW.iloc[[0]], None, statuses("PU", 54_557, 7, 50_000), ENGLISH).notes
    assert note == "7 of 54,557 active per 12-2017, 50,000 not known"


def test_contribution_of_the_segments_shown():
    shown = overview.shown_segments(NOW)
    assert list(shown["segment"]) == ["PU", "BPU"]
    tile = overview.contribution(shown, None, ENGLISH)
    assert tile.value == f"Rp{NBSP}1.6{NBSP}billion"  # 80,540 x 20,000
    assert tile.against.target == f"target Rp{NBSP}1.4{NBSP}billion"  # 71,896 x 20,000
    assert round(tile.against.achievement, 4) == 1.1202
    assert overview.footnotes(NOW, shown, 0, ENGLISH) == "Acquired besides: JAKON 760."
    some = shown.assign(without_contribution=[3, 4])
    assert overview.footnotes(some, some, 760, ENGLISH) == (
        "The contribution of 7 workers is not known. "
        "Against the target: without 760 acquired where there is none."
    )


def test_a_contribution_that_nobody_reported_is_not_nothing():
    unknown = NOW.assign(contribution=0, contribution_against_target=0)
    before = Earlier(YEAR_BEFORE, NOW, is_incomplete=False)
    tile = overview.contribution(unknown, before, ENGLISH)
    assert (tile.value, tile.notes, tile.against) == ("–", ("not reported",), None)
    assert achievement.against_target(unknown, "contribution", ENGLISH) == ("not reported",)
    # Nor is it compared with one.
    assert overview.contribution(NOW, Earlier(YEAR_BEFORE, unknown, is_incomplete=False), ENGLISH).notes == ()


def test_what_looks_beyond_the_period_is_marked_by_its_own_months():
    recent = {"registered": 5, "active": 3}
    recent |= {"first_on": pd.Timestamp("2017-10-01"), "last_on": pd.Timestamp("2017-12-30")}
    months = pd.DataFrame({"month": ["2017-10-01"]})
    assert overview.cadres(pd.Series(recent), months, ENGLISH).incomplete is True
    assert overview.cadres(pd.Series(recent), months.head(0), ENGLISH).incomplete is False


def test_segments_without_targets_are_shown_where_only_these_are_selected():
    jakon = NOW[NOW["segment"] == "JAKON"]
    assert list(overview.shown_segments(jakon)["segment"]) == ["JAKON"]
    assert overview.workers(jakon, None, NONE_KNOWN, ENGLISH).against.achievement is None


def outlook(needed: int | None, days: int) -> pd.Series:
    return pd.Series(
        {
            "target_whole": None if needed is None else 1_000,
            "needed": needed,
            "working_days_left": days,
            "needed_per_working_day": needed / days if needed is not None and days else None,
            "period_end": pd.Timestamp("2017-12-31"),
        }
    )


def test_what_is_needed_per_working_day_is_rounded_up():
    tile = overview.needed(outlook(103, 10), ENGLISH)
    assert (tile.value, tile.notes) == ("11", ("103 more in 10 working days until 31 Dec 2017",))


def test_a_target_that_is_reached_or_missing_or_out_of_time_says_so():
    assert overview.needed(outlook(0, 10), ENGLISH).notes == ("✓ target reached",)
    assert overview.needed(outlook(103, 0), ENGLISH).notes == ("103 short; no working days left",)
    # The months stand before what they lack, where the page selects a part of them.
    december = month(date(2017, 12, 1))
    assert overview.needed(outlook(103, 0), ENGLISH, december).notes == (
        "December 2017: 103 short; no working days left",
    )
    assert overview.needed(outlook(None, 0), ENGLISH, december).notes == ("no target",)
    nothing = overview.needed(outlook(None, 10), ENGLISH)
    assert (nothing.value, nothing.notes) == ("–", ("no target",))


def test_uncovered_workers_are_summed_over_the_regencies():
    frame = pd.DataFrame(
        {
            "regency_code": ["1571", "1508", ""],
            "uncovered": pd.array([600, 400, None], "Int64"),
            "baseline_date": pd.to_datetime(["2016-11-11", "2016-11-11", None]),
            "estimated": pd.array([True, True, None], "boolean"),
        }
    )
    tile = overview.uncovered(frame, frame, ENGLISH)
    assert (tile.value, tile.notes) == ("1,000", ("Baseline 11 Nov 2016, estimated",))
    assert tile.incomplete


def test_a_month_is_shown_in_the_course_of_its_year():
    october = month(date(2017, 10, 1))
    assert overview.course_of(october, date(2016, 1, 4)) == Period(date(2017, 1, 1), date(2017, 10, 31))
    assert overview.course_of(october, date(2017, 9, 4)).first == date(2017, 9, 1)
    assert overview.course_of(years(2016, 2016), date(2016, 11, 12)).first == date(2016, 11, 1)
    assert overview.course_of(Period(None, date(2017, 3, 1)), date(2016, 1, 4)).first is None


@pytest.mark.parametrize(
    ("shown", "whole"),
    [
        (Period(date(2017, 12, 1), date(2017, 12, 12)), Period(date(2017, 12, 1), date(2017, 12, 31))),
        (Period(date(2017, 11, 20), None), Period(date(2017, 11, 1), date(2017, 12, 31))),
        (Period(date(2017, 12, 1), date(2017, 12, 31)), None),
        (Period(date(2017, 1, 1), None), None),
        (Period(), None),
    ],
    ids=str,
)
def test_a_part_of_a_month_has_the_target_of_the_whole(shown, whole):
    assert overview.whole_months(shown, Span(date(2016, 1, 4), date(2017, 12, 30))) == whole


def test_of_many_offices_the_first_and_the_last_have_bars():
    ordered = pd.DataFrame({"office_code": list("ABCDEFGHI")})
    assert list(overview.of_both_ends(ordered)["office_code"]) == list("ABCGHI")
    assert list(overview.of_both_ends(ordered.head(6))["office_code"]) == list("ABCDEF")
    assert overview.between(3, ENGLISH) == "3 offices between these are under Offices."
    assert overview.between(0, ENGLISH) == ""
