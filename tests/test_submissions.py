"""Who has sent, as a sentence and as a table."""

from datetime import date

import pandas as pd
import pytest

from acquisition import submissions
from acquisition.i18n import language

ENGLISH = language("en")
TEBO, JAMBI, BUNGO = ("TBO", "KCP Tebo"), ("JMB", "KC Jambi"), ("BNG", "KCP Bungo")


def month(office, year, number, status="received", rows=1_234, last=28):
    """A row of submissions."""
    sent = status != "missing"
    return {
        "office_code": office[0],
        "office": office[1],
        "month": date(year, number, 1),
        "row_count": rows if sent else 0,
        "first_on": date(year, number, 2) if sent else None,
        "last_on": date(year, number, last) if sent else None,
        "lacking": "",
        "status": status,
    }


def finding(*rows):
    return submissions.finding(pd.DataFrame(rows), ENGLISH)


def matrix(*rows):
    return submissions.matrix(pd.DataFrame(rows), ENGLISH)


def test_all_have_sent():
    assert finding(month(TEBO, 2017, 1), month(JAMBI, 2017, 1)) == "Every office has sent every month"


def test_partial_months_are_counted():
    rows = month(TEBO, 2017, 1, "partial"), month(TEBO, 2017, 2, "partial"), month(JAMBI, 2017, 1)
    assert finding(*rows) == "Every office has sent, but 2 monthly reports are incomplete"


def test_few_gaps_are_named_with_their_months():
    rows = month(TEBO, 2017, 3, "missing"), month(TEBO, 2017, 1, "missing"), month(JAMBI, 2017, 1)
    assert finding(*rows) == "Not sent: KCP Tebo (Jan 2017, Mar 2017)"


def test_the_largest_gap_comes_first_then_the_newest():
    rows = (
        month(JAMBI, 2016, 12, "missing"),
        month(BUNGO, 2017, 3, "missing"),
        *(month(TEBO, 2016, number, "missing") for number in range(1, 5)),
    )
    assert finding(*rows) == "Not sent: KCP Tebo (4 months), KCP Bungo (Mar 2017), KC Jambi (Dec 2016)"


def test_many_offices_are_counted_after_the_first_three():
    rows = [month((str(place), f"KCP {place}"), 2017, 1, "missing") for place in range(5)]
    assert finding(*rows).endswith(" and 2 more offices")


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("received", "<b>✓</b><strong>1,234</strong><span>received</span><span>to 28</span>"),
        ("partial", "<b>◐</b><strong>1,234</strong><span>in part</span><span>to 28</span>"),
        ("missing", "<b>✕</b><span>not sent</span>"),
    ],
)
def test_a_state_is_told_by_colour_sign_and_word(status, told):
    table = matrix(month(TEBO, 2017, 1, status))
    assert f'<td class="{status}" title=' in table
    assert f">{told}</td>" in table


def test_the_newest_month_stands_last_under_its_year():
    table = matrix(month(TEBO, 2017, 1), month(TEBO, 2016, 12), month(TEBO, 2016, 11))
    head = table[table.index("<thead>") : table.index("</thead>")]
    assert 'colspan="2"><span>2016</span></th><th scope="colgroup" colspan="1"><span>2017</span>' in head
    assert [head.index(f">{name}<") for name in ("Nov", "Dec", "Jan")] == sorted(
        head.index(f">{name}<") for name in ("Nov", "Dec", "Jan")
    )


def test_the_states_are_counted():
    table = matrix(month(TEBO, 2017, 1), month(TEBO, 2017, 2), month(TEBO, 2017, 3, "missing"))
    legend = table[: table.index("</p>")]
    assert "received <strong>2</strong>" in legend
    assert "in part <strong>0</strong>" in legend
    assert "not sent <strong>1</strong>" in legend


def test_a_cell_tells_everything_to_who_points_at_it():
    told = 'title="KCP Tebo · March 2017 · in part · 7 rows · 2–9 Mar 2017"'
    assert told in matrix(month(TEBO, 2017, 3, "partial", rows=7, last=9)).replace("\u2009", "")


def test_the_name_of_an_office_is_no_markup():
    table = matrix(month(("X", '<img src=x onerror="alert(1)">'), 2017, 1))
    assert "<img" not in table
    assert "&lt;img" in table
