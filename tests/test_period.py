"""Periods: what there is to choose, and what each is compared with."""

from datetime import date

import pytest

from acquisition.period import Period, before, choices, month, years

FIRST_ON, AS_OF = date(2016, 1, 4), date(2017, 12, 30)


def test_years_and_months_are_offered_newest_first_and_then_everything():
    offered = choices(date(2016, 11, 12), date(2017, 2, 3))
    assert list(offered) == ["2017", "2016", "02-2017", "01-2017", "12-2016", "11-2016", "2016–2017"]
    assert offered["2017"] == Period(date(2017, 1, 1), date(2017, 12, 31))
    assert offered["02-2017"] == Period(date(2017, 2, 1), date(2017, 2, 28))
    assert offered["2016–2017"] == Period(date(2016, 1, 1), date(2017, 12, 31))


def test_one_day_of_data_offers_its_year_and_its_month():
    assert list(choices(date(2016, 11, 12), date(2016, 11, 12))) == ["2016", "11-2016"]


@pytest.mark.parametrize(
    ("shown", "compared"),
    [
        # The year runs up to 30 December: so does the year before.
        (years(2017, 2017), (date(2016, 1, 1), date(2016, 12, 30))),
        (month(date(2017, 11, 1)), (date(2017, 10, 1), date(2017, 10, 31))),
        # December runs up to its 30th.
        (month(date(2017, 12, 1)), (date(2017, 11, 1), date(2017, 11, 30))),
        (month(date(2017, 3, 1)), (date(2017, 2, 1), date(2017, 2, 28))),
        # A quarter that runs up to 30 December, and a half year; each with as many months before.
        (Period(date(2017, 10, 1), date(2017, 12, 31)), (date(2017, 7, 1), date(2017, 9, 30))),
        (Period(date(2017, 4, 1), date(2017, 6, 30)), (date(2017, 1, 1), date(2017, 3, 31))),
        (Period(date(2017, 1, 1), date(2017, 6, 30)), (date(2016, 7, 1), date(2016, 12, 31))),
        # 24 days, and the 24 before.
        (Period(date(2017, 2, 10), date(2017, 3, 5)), (date(2017, 1, 17), date(2017, 2, 9))),
        (Period(date(2017, 12, 29), None), (date(2017, 12, 27), date(2017, 12, 28))),
        # The data begin in January 2016.
        (month(date(2016, 2, 1)), (date(2016, 1, 1), date(2016, 1, 31))),
    ],
    ids=str,
)
def test_like_is_compared_with_like(shown, compared):
    assert before(shown, FIRST_ON, AS_OF) == Period(*compared)


@pytest.mark.parametrize(
    "shown",
    [
        years(2016, 2016),
        years(2016, 2017),
        month(date(2016, 1, 1)),
        Period(None, date(2017, 3, 1)),
        month(date(2018, 1, 1)),  # after the data
    ],
    ids=str,
)
def test_nothing_is_compared_with_what_the_data_do_not_reach(shown):
    assert before(shown, FIRST_ON, AS_OF) is None


def test_the_29th_of_february_is_compared_with_the_28th():
    assert before(years(2016, 2016), date(2015, 1, 1), date(2016, 2, 29)) == Period(
        date(2015, 1, 1), date(2015, 2, 28)
    )


def test_whole_years_and_months_know_themselves():
    assert years(2016, 2017).is_years
    assert not years(2016, 2017).is_month
    assert month(date(2017, 2, 9)).is_month
    assert not Period(date(2017, 1, 1), date(2017, 12, 30)).is_years
    assert not Period(date(2017, 2, 1), None).is_month
    assert not Period().is_years
