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
    (one,) = projections.outlooks(pd.DataFrame([DECEMBER]), language(code))
    assert one.notes[0] == facts


def test_who_has_no_target_is_named_only_where_there_is_one_so_far():
    everybody = pd.DataFrame([DECEMBER | {"without_target": 0, "target": None}])
    (one,) = projections.outlooks(everybody, language("en"))
    assert one.notes[0] == "8,256 as of 15 Dec 2017 · 8 working days left"
