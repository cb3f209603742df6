"""What is said of the norm, against sentences written by hand."""

import pandas as pd
import pytest

from acquisition import month_matrix, norm
from acquisition.i18n import language

ID, EN = language("id"), language("en")


def levels(*cadres: tuple[int, int, str | None]) -> pd.DataFrame:
    """Rows of cadre_norm: acquisitions, those of months that count, level."""
    return pd.DataFrame(cadres, columns=["acquisitions", "acquisitions_of_months", "level"])


# 300 + 60 + 30 + 10 = 400: the first alone brings more than half.
FOUR = levels((300, 300, "twice_norm"), (60, 60, "at_norm"), (30, 30, "below_norm"), (10, 0, None))


def test_who_reaches_the_norm_and_who_brings_half():
    assert (
        norm.finding(FOUR, 25, EN)
        == "On average 25 a month are reached by 2 of 3 cadres; 1 brings half of what cadres bring"
    )
    assert norm.finding(FOUR, 25, ID) == (
        "2 dari 3 kader rata-rata mencapai 25 per bulan; 1 kader menyumbang separuh dari akuisisi kader"
    )


def test_of_two_cadres_half_says_nothing():
    two = levels((30, 30, "at_norm"), (0, 0, "nothing"))
    assert norm.finding(two, 1_000, EN) == "On average 1,000 a month are reached by 1 of 2 cadres"
    assert norm.finding(two.head(1), 25, EN) == "On average 25 a month are reached by 1 of 1 cadre"


def test_before_a_month_is_over_nothing_is_said_of_it():
    young = levels((3, 0, None))
    assert norm.finding(young, 25, EN) == "No month is whole yet: who reaches the norm shows at its end"
    assert norm.beside(young, 10, EN) == "Of 1 cadre no month counts yet."


@pytest.mark.parametrize(
    ("brought", "few"),
    [([], None), ([0, 0], None), ([5], 1), ([5, 5], 1), ([4, 3, 3], 2), ([1, 1, 1, 1], 2), ([2, 1, 1, 1], 2)],
)
def test_the_fewest_that_bring_half(brought, few):
    # 4 of 10 is less than half, 4 + 3 more; 2 of 5 is less, 2 + 1 more.
    assert norm.bringing_half(levels(*((count, count, "at_norm") for count in brought))) == few


def test_the_spread_has_a_bar_for_each_level_also_an_empty_one():
    rows = norm.spread(FOUR, 25, ID)
    assert [(row.name, row.text, row.aside.replace("\u00a0", " ")) for row in rows] == [
        ("50 per bulan atau lebih", "1", "76,9 % dari akuisisi"),  # 300 of 390
        ("25 sampai di bawah 50", "1", "15,4 % dari akuisisi"),
        ("12,5 sampai di bawah 25", "1", "7,7 % dari akuisisi"),
        ("di bawah 12,5", "0", "0,0 % dari akuisisi"),
        ("nihil", "0", "0,0 % dari akuisisi"),
    ]


def test_each_month_says_what_makes_it_count_for_nothing():
    known = {"cadre_code": "TBO-01", "cadre": "Kader TBO-01", "at_norm": False, "month_sent": True}
    cells = [
        known | {"acquisitions": 25, "at_norm": True, "month_in_part": True, "month_counts": True},
        known | {"acquisitions": 17, "month_in_part": True, "month_counts": False},
        known | {"acquisitions": 0, "month_in_part": True, "month_counts": False},
        known | {"acquisitions": 4, "month_in_part": False, "month_counts": False},
        known | {"acquisitions": 0, "month_in_part": False, "month_counts": True},
        known | {"acquisitions": 0, "month_in_part": False, "month_counts": False, "month_sent": False},
    ]
    frame = pd.DataFrame(cells).assign(month=pd.date_range("2017-01-01", periods=len(cells), freq="MS"))
    chart = month_matrix.month_matrix(frame, ["TBO-01"], EN)
    colours, numbers = chart.data
    assert list(numbers.text) == ["<b>25</b>", "17\u2009⚠", "0\u2009⚠", "(4)", "0", "✕"]
    # Nothing is told from something only where the whole month was sent.
    nothing, something, reached = "#F6E3D3", "#E4EBEE", "#12454F"
    assert list(colours.marker.color) == [reached, something, something, something, nothing, something]
    assert month_matrix.legend(frame, ["TBO-01"], EN) == (
        "dark: at the norm · orange: nobody acquired · (n): a part of the month, not counted"
        " · n ⚠: sent in part, not counted · ✕: not sent"
    )
    # Only what is there, and drawn, is explained.
    assert month_matrix.legend(frame, ["TBO-02"], ID) == ""
    assert (
        month_matrix.legend(frame.iloc[[0, 5]], ["TBO-01"], ID) == "gelap: mencapai norma · ✕: belum dikirim"
    )
    assert numbers.hovertext[1] == "<b>Kader TBO-01</b><br>February 2017<br>17 acquired<br>sent in part"
