"""Offices ranked by what they reached of their targets, as a person would say it."""

from datetime import date

import pandas as pd
import pytest

from acquisition import standings
from acquisition.i18n import language
from acquisition.period import Period, month

NBSP = "\u00a0"
INDONESIAN, ENGLISH = language("id"), language("en")
EVER = Period()


def offices(**acquisitions: int) -> pd.DataFrame:
    """Rows of acquisition_by_office, without targets."""
    names = [name.replace("_", " ") for name in acquisitions]
    return pd.DataFrame({"office": names, "acquisitions": acquisitions.values(), "achievement": None}).assign(
        target_partial=False, target=None, against_target=None
    )


def targeted(*rows: tuple[str, int | None, int | None]) -> pd.DataFrame:
    """Rows of acquisition_by_office: name, acquired and target; all of the acquired stand against it."""
    frame = pd.DataFrame(rows, columns=["office", "acquisitions", "target"]).astype(
        {"acquisitions": "Int64", "target": "Int64"}
    )
    ratios = [
        None if pd.isna(acquired) or pd.isna(target) or not target else acquired / target
        for acquired, target in zip(frame.acquisitions, frame.target, strict=True)
    ]
    return frame.assign(
        office_code=frame.office, against_target=frame.acquisitions, achievement=pd.array(ratios, "Float64"),
        target_partial=False,
    )  # fmt: skip


def test_the_leading_office_and_its_share():
    frame = offices(KC_Jambi=97, KCP_Tebo=15, KCP_Batang_Hari=80)
    share = f"50,5{NBSP}%"  # 97 / 192
    assert (
        standings.finding(frame, EVER, INDONESIAN) == f"KC Jambi teratas: 97 dari 192 tenaga kerja ({share})"
    )
    share = f"50.5{NBSP}%"
    assert standings.finding(frame, EVER, ENGLISH) == f"KC Jambi brings the most: 97 of 192 workers ({share})"


def test_offices_that_share_the_lead_are_all_named_while_they_are_few():
    assert (
        standings.finding(offices(A=5, B=5, C=1), EVER, ENGLISH)
        == "A and B share the lead with 5 workers each, of 11"
    )
    many = offices(A=5, B=5, C=5, D=5)
    assert standings.finding(many, EVER, ENGLISH) == "4 offices share the lead with 5 workers each, of 20"


def test_one_office_alone_leads_nobody():
    assert (
        standings.finding(offices(KCP_Tebo=15), EVER, INDONESIAN) == "KCP Tebo mengakuisisi 15 tenaga kerja"
    )
    assert standings.finding(offices(KCP_Tebo=1), EVER, ENGLISH) == "KCP Tebo acquired 1 worker"


def test_one_office_alone_is_told_how_far_it_is():
    frame = targeted(("KCP Tebo", 15, 20))
    said = standings.finding(frame, EVER, ENGLISH, {"PU": targeted(("KCP Tebo", 9, 8)), "BPU": frame})
    # 9 - 8 and 15 - 20: what is said of the parts is theirs, whatever the whole.
    assert said.replace(NBSP, " ") == "KCP Tebo acquired 15 workers; 75 % of target (5 short: BPU −5, PU +1)"
    assert standings.finding(targeted(("A", 5, 5)), EVER, ENGLISH).endswith(f"; 100{NBSP}% of target")


def test_nothing_acquired_is_said():
    assert standings.finding(offices(A=0, B=0), EVER, ENGLISH) == "No worker was acquired in this selection"


@pytest.mark.parametrize(
    ("rows", "in_indonesian", "in_english"),
    [
        # 86 of 100 is less than 190 of 200, though it lacks only 14.
        (
            [("KC Jambi", 210, 200), ("KCP Tebo", 86, 100), ("KCP Batang Hari", 190, 200)],
            "paling jauh dari target: KCP Tebo, 86 % (kurang 14)",
            "farthest from its target: KCP Tebo, 86 % (14 short)",
        ),
        # 9,96 of 10 is never said to be 100 %.
        (
            [("KC Jambi", 996, 1000), ("KCP Tebo", 1200, 1000)],
            "paling jauh dari target: KC Jambi, 99 % (kurang 4)",
            "farthest from its target: KC Jambi, 99 % (4 short)",
        ),
        # A tie: 5 of 10 and 50 of 100 lack 5 and 50.
        (
            [("A", 5, 10), ("B", 50, 100), ("C", 9, 10)],
            "paling jauh dari target: A dan B, masing-masing 50 % (bersama kurang 55)",
            "farthest from their targets: A and B, each 50 % (together 55 short)",
        ),
        # Who has not sent, and who has no target or one of nothing, is not compared.
        (
            [("A", 12, 10), ("B", None, 10), ("C", 0, None), ("D", 0, 0)],
            "semua kantor bertarget sudah mencapainya",
            "every office with a target has reached it",
        ),
        ([("A", 1, None), ("B", 2, None)], "", ""),
        ([("A", 1, 10)], "", ""),
    ],
    ids=["one", "nearly", "tie", "all reached", "no targets", "alone"],
)
def test_who_is_farthest_from_the_target(rows, in_indonesian, in_english):
    frame = targeted(*rows)
    assert standings.farthest(frame, INDONESIAN).replace(NBSP, " ") == in_indonesian
    assert standings.farthest(frame, ENGLISH).replace(NBSP, " ") == in_english


def test_the_headline_says_who_brings_most_and_who_is_farthest():
    frame = targeted(("KC Jambi", 75, 50), ("KCP Tebo", 25, 100))
    assert standings.finding(frame, EVER, ENGLISH).replace(NBSP, " ") == (
        "KC Jambi brings the most: 75 of 100 workers (75.0 %); "
        "farthest from its target: KCP Tebo, 25 % (75 short)"
    )


def test_a_part_of_a_month_is_not_blamed_for_the_target_of_the_whole():
    part = targeted(("A", 4, 10), ("B", 4, 10)).assign(target_partial=True)
    first_half = Period(date(2017, 12, 1), date(2017, 12, 15))
    assert "farthest" not in standings.finding(part, first_half, ENGLISH)
    assert "farthest" in standings.finding(part, month(date(2017, 12, 1)), ENGLISH)


def test_the_ranking_shares_places_and_names_who_is_in_none():
    frame = targeted(("A", 5, 10), ("B", 50, 100), ("C", 9, 10), ("D", None, 10), ("E", 3, None))
    assert standings.ranked(frame, ENGLISH).replace(NBSP, " ") == (
        "By achievement: 1. C 90 % · 2. A 50 % · 2. B 50 %; not sent: D; no target: E."
    )
    assert standings.ranked(frame, INDONESIAN).replace(NBSP, " ") == (
        "Urutan capaian: 1. C 90 % · 2. A 50 % · 2. B 50 %; belum kirim: D; tanpa target: E."
    )
    assert standings.ranked(targeted(("A", 5, 10), ("E", 3, None)), ENGLISH) == ""


def test_of_forty_offices_the_ends_of_the_ranking_are_read_out():
    frame = targeted(*((f"{place:02}", 100 - place, 100) for place in range(40)))
    assert standings.ranked(frame, ENGLISH).replace(NBSP, " ") == (
        "By achievement: 1. 00 100 % · 2. 01 99 % · 3. 02 98 % · … · 38. 37 63 % · 39. 38 62 % · 40. 39 61 %."
    )
