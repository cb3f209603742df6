"""Where month and year will end, in words."""

from datetime import date

import pandas as pd
import pytest

from acquisition import projections
from acquisition.i18n import language

# Of December 2017, on its 15th: 8,256 of those with a target, 12 of those without.
DECEMBER = {
    "horizon": "month",
    "ends_on": date(2017, 12, 31),
    "last_day": date(2017, 12, 15),
    "so_far": 8_256,
    "without_target": 12,
    "working_days_left": 8,
    "target": 9_000,
    "tests": 48,
    "factor_low": 0.9,
    "factor_high": 1.2,
    "low": 9_100,
    "high": 9_900,
    "silence": "",
    "history_needed": 84,
}


def unsent(*months: tuple[str, str]) -> pd.DataFrame:
    """Rows of submissions: an office and a month that it has not sent."""
    rows = [(office, pd.Timestamp(month), "missing", office) for office, month in months]
    return pd.DataFrame(rows, columns=["office", "month", "status", "office_code"])


ALL_SENT = unsent()


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("id", "8.256 per 15 Des 2017 · target 9.000 · 12 tanpa target tidak dihitung · sisa 8 hari kerja"),
        (
            "en",
            "8,256 as of 15 Dec 2017 · target 9,000 · 12 without a target not counted · 8 working days left",
        ),
    ],
)
def test_a_projection_says_as_of_when_and_of_whom(code, facts):
    (one,) = projections.outlooks(pd.DataFrame([DECEMBER]), ALL_SENT, language(code))
    assert one.notes[0] == facts


def test_who_has_no_target_is_named_only_where_there_is_one_so_far():
    everybody = pd.DataFrame([DECEMBER | {"without_target": 0, "target": None}])
    (one,) = projections.outlooks(everybody, ALL_SENT, language("en"))
    assert one.notes[0] == "8,256 as of 15 Dec 2017 · 8 working days left"


def notes(frame: pd.DataFrame, gaps: pd.DataFrame, code: str) -> list[str]:
    (one,) = projections.outlooks(frame, gaps, language(code))
    return [note.replace("\u00a0", " ") for note in one.notes]


def test_what_a_range_lacks_is_named_and_no_target_is_missed_for_certain():
    # Of the year so far Batang Hari lacks August; of December nothing is lacking.
    year = pd.DataFrame([DECEMBER | {"horizon": "year", "target": 10_000}])
    gaps = unsent(("KCP Batang Hari", "2017-08-01"))
    assert notes(year, gaps, "en")[1:3] == [
        "⚠ not all was sent: KCP Batang Hari Aug 2017",
        "The whole range lies below the target, but not all was sent.",
    ]
    assert notes(year, gaps, "id")[1:3] == [
        "⚠ belum semua dikirim: KCP Batang Hari Agu 2017",
        "Seluruh kisaran di bawah target, tetapi belum semua dikirim.",
    ]
    month = year.assign(horizon="month")
    assert notes(month, gaps, "en")[1] == "The whole range lies below the target."
    assert projections.finding(year, gaps, language("en")) == (
        "Year, until 31 Dec 2017: 9,100–9,900 · The whole range lies below the target, but not all was sent."
        " · ⚠ not all was sent: KCP Batang Hari Aug\u00a02017"
    )


def test_where_nothing_was_sent_no_number_stands():
    silent = {"silence": "not_sent", "so_far": None, "without_target": None, "low": None, "high": None}
    month = pd.DataFrame([DECEMBER | silent])
    gaps = unsent(("KCP Tebo", "2017-12-01"))
    assert notes(month, gaps, "en") == ["target 9,000", "Not known: nothing was sent for December 2017."]
    assert notes(month, gaps, "id") == ["target 9.000", "Belum diketahui: Desember 2017 belum dikirim."]
    year = month.assign(horizon="year")
    assert notes(year, gaps, "en")[-1] == "Not known: nothing was sent for 2017."
    assert projections.outlooks(month, gaps, language("en"))[0].value == "–"
