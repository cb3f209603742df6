"""Lights: from 100 % reached, from 80 % near, below behind; each with a sign and a word."""

import pandas as pd
import pytest

from acquisition import achievement
from acquisition.i18n import language

ENGLISH = language("en")
NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("reached", "said"),
    [
        (1.1202, "✓ 112 % – reached"),
        (1.0, "✓ 100 % – reached"),
        (0.9999, "≈ 99 % – near"),  # not rounded up to what it has not reached
        (0.8, "≈ 80 % – near"),
        (0.7999, "✕ 79 % – behind"),
        (0.0, "✕ 0 % – behind"),
        (None, "no target"),
        (pd.NA, "no target"),
    ],
)
def test_a_light_has_a_sign_and_a_word(reached, said):
    assert achievement.said(reached, ENGLISH) == said.replace(" %", f"{NBSP}%")


def test_lights_differ_in_more_than_colour():
    assert len({light.sign for light in achievement.LIGHTS}) == 3
    assert len({light.word for light in achievement.LIGHTS}) == 3
    assert len({light.colour for light in achievement.LIGHTS}) == 3


def offices(*rows: tuple[int, int | None, int | None]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["acquisitions", "against_target", "target"]).astype("Int64")
    return frame.assign(target_partial=False)


def test_achievement_is_sum_over_sum_of_those_with_a_target():
    frame = offices((50, 50, 100), (30, 30, 20), (99, None, None))
    assert achievement.of(frame) == pytest.approx(80 / 120)
    assert achievement.of(offices((99, None, None))) is None


def test_where_not_everything_counts_against_the_target_it_is_said():
    assert achievement.against("acquisitions", 50, 50, 100, ENGLISH) == "target 100"
    assert achievement.against("acquisitions", 4_000, 2_700, 2_873, ENGLISH) == "2,700 of target 2,873"
    assert achievement.against("contribution", 1, 1, None, ENGLISH) == "no target"


def test_a_target_of_whole_months_carries_a_mark_that_is_explained():
    frame = offices((50, 50, 100)).assign(target_partial=True)
    assert achievement.against_target(frame, "acquisitions", ENGLISH) == (
        f"✕ 50{NBSP}% – behind, target 100*",
        "red",
    )
    assert achievement.whole_months(frame, ENGLISH).startswith(r"\* Target of whole months")
    assert achievement.whole_months(offices((50, 50, 100)), ENGLISH) == ""
    assert achievement.against_target(offices((5, None, None)), "acquisitions", ENGLISH, "all") == ("all",)
