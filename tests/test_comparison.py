"""Which days are compared with which."""

from datetime import date

import pytest

from acquisition.comparison import LAST_YEAR, LEBARAN, PREVIOUS, alignment, compared, lengths, reached, rule
from acquisition.i18n import language
from acquisition.period import Period, month, years

LEBARANS = dict.fromkeys([date(2015, 7, 17), date(2016, 7, 6), date(2017, 6, 25), date(2018, 6, 15)], False)
FIRST_ON, AS_OF = date(2016, 1, 4), date(2017, 12, 20)


def test_june_2017_by_lebaran_is_354_days_earlier():
    # 25 June 2017 against 6 July 2016: 1 June against 12 June, 30 June against 11 July.
    assert compared(month(date(2017, 6, 1)), FIRST_ON, AS_OF, LEBARANS) == {
        PREVIOUS: month(date(2017, 5, 1)),
        LAST_YEAR: month(date(2016, 6, 1)),
        LEBARAN: Period(date(2016, 6, 12), date(2016, 7, 11)),
    }


def test_a_month_that_is_not_over_is_compared_with_as_many_days():
    assert compared(month(date(2017, 12, 1)), FIRST_ON, AS_OF, LEBARANS) == {
        PREVIOUS: Period(date(2017, 11, 1), date(2017, 11, 20)),
        LAST_YEAR: Period(date(2016, 12, 1), date(2016, 12, 20)),
        # Lebaran of June 2017 is nearer than that of 2018: 168 days against 187.
        LEBARAN: Period(date(2016, 12, 12), date(2016, 12, 31)),
    }


@pytest.mark.parametrize(
    ("shown", "as_of", "in_indonesian", "in_english"),
    [
        (month(date(2017, 11, 1)), AS_OF, "Periode tepat sebelumnya: ", "The period just before: "),
        # Under way: 1 to 20 December against 1 to 20 November, 1 October to 20 December against July on.
        (
            month(date(2017, 12, 1)), AS_OF,
            "Hari yang sama 1 bulan sebelumnya: ", "The same days 1 month earlier: ",
        ),
        (
            Period(date(2017, 10, 1), date(2017, 12, 31)), AS_OF,
            "Hari yang sama 3 bulan sebelumnya: ", "The same days 3 months earlier: ",
        ),
        (
            Period(date(2017, 5, 16), date(2017, 5, 30)), AS_OF,
            "Periode tepat sebelumnya: ", "The period just before: ",
        ),
    ],
    ids=["month", "month under way", "quarter under way", "days"],
)  # fmt: skip
def test_the_rule_of_the_period_before_is_said(shown, as_of, in_indonesian, in_english):
    against = compared(shown, FIRST_ON, as_of, {})[PREVIOUS]
    for code, sentence in (("id", in_indonesian), ("en", in_english)):
        said = rule(PREVIOUS, against, reached(shown, FIRST_ON, as_of), None, False, language(code))
        assert said.startswith(sentence)


def test_periods_of_unequal_length_say_how_many_days_stand_against_how_many():
    # As of 30 March there are no 29th and 30th of February to stand against.
    as_of = date(2017, 3, 30)
    now = reached(month(date(2017, 3, 1)), FIRST_ON, as_of)
    against = compared(month(date(2017, 3, 1)), FIRST_ON, as_of, {})[PREVIOUS]
    assert rule(PREVIOUS, against, now, None, True, language("id")).replace("\u2009", " ") == (
        "Periode tepat sebelumnya: 1–28 Feb 2017, 28 hari lawan 30 hari; hanya sejauh data ada, 1–30 Mar 2017"
    )
    assert lengths(against, now, language("en")) == "28 days against 30"
    # Of whole months everybody knows.
    assert lengths(month(date(2017, 10, 1)), month(date(2017, 11, 1)), language("en")) == ""
    twenty = Period(date(2017, 11, 1), date(2017, 11, 20)), Period(date(2017, 12, 1), date(2017, 12, 20))
    assert lengths(*twenty, language("en")) == ""


def test_a_year_is_compared_once_and_not_by_lebaran():
    assert compared(years(2017, 2017), FIRST_ON, AS_OF, LEBARANS) == {
        LAST_YEAR: Period(date(2016, 1, 1), date(2016, 12, 20))
    }


def test_a_whole_february_is_compared_with_a_whole_one_and_a_leap_day_with_the_28th():
    as_of = date(2016, 12, 31)
    february = compared(month(date(2016, 2, 1)), date(2014, 1, 1), as_of, {})
    assert february[LAST_YEAR] == month(date(2015, 2, 1))
    leap_day = Period(date(2016, 2, 29), date(2016, 2, 29))
    assert compared(leap_day, date(2014, 1, 1), as_of, {})[LAST_YEAR] == Period(
        date(2015, 2, 28), date(2015, 2, 28)
    )


def test_what_the_data_do_not_reach_is_named_but_not_compared():
    found = compared(month(date(2016, 3, 1)), FIRST_ON, AS_OF, LEBARANS)
    assert found == {PREVIOUS: month(date(2016, 2, 1)), LAST_YEAR: None, LEBARAN: None}
    assert compared(month(date(2018, 3, 1)), FIRST_ON, AS_OF, LEBARANS) == {}


@pytest.mark.parametrize(
    ("first", "last", "lebaran"),
    [
        (date(2016, 7, 1), date(2016, 7, 31), date(2016, 7, 6)),
        (date(2016, 12, 1), date(2016, 12, 31), date(2016, 7, 6)),  # 162 days after; 191 before the next
        (date(2017, 1, 1), date(2017, 1, 31), date(2017, 6, 25)),
    ],
    ids=str,
)
def test_the_nearest_lebaran_aligns(first, last, lebaran):
    assert alignment(Period(first, last), LEBARANS).lebaran == lebaran


def test_where_the_calendar_ends_nothing_is_aligned():
    assert alignment(month(date(2015, 8, 1)), LEBARANS) is None
    assert alignment(month(date(2019, 6, 1)), LEBARANS) is None
    assert alignment(month(date(2017, 6, 1)), {}) is None


def test_a_lebaran_that_is_not_decreed_yet_is_said_to_be_estimated():
    known = {date(2026, 3, 20): False, date(2027, 3, 10): True}
    november = month(date(2026, 11, 1))
    aligned = alignment(november, known)
    assert aligned.estimated == {date(2027, 3, 10)}
    # 355 days from one to the other: 1 November 2026 against 11 November 2025.
    against = Period(date(2025, 11, 11), date(2025, 12, 10))
    assert rule(LEBARAN, against, november, aligned, False, language("id")).startswith(
        "Hari demi hari sama jauh dari Lebaran: 10 Mar 2027 (perkiraan) terhadap 20 Mar 2026, "
        "jadi 355 hari lebih awal: "
    )
    assert "10 Mar 2027 (estimated) against 20 Mar 2026" in rule(
        LEBARAN, against, november, aligned, False, language("en")
    )
