"""The reward ranking of an event, in words and as bars."""

import pandas as pd
import pytest

from acquisition import event_rewards
from acquisition.i18n import language

NBSP = "\u00a0"
INDONESIAN, ENGLISH = language("id"), language("en")
EVENT = pd.Series(
    {
        "event_code": "GRB", "event": "Grebeg Pasar", "registered": True, "office_code": "JMB",
        "started_at": pd.Timestamp(2016, 11, 30, 8), "ended_at": pd.Timestamp(2016, 12, 1, 10), "hours": 4.0,
        "type": "grebeg pasar", "venue": "Pasar", "acquisitions": 12, "reregistrations": 2, "cadres": 4,
        "contribution": 201_600, "acquisitions_per_hour": 3.0, "acquisitions_per_cadre": 3.0, "cost": 600_000,
        "cost_per_acquisition": 50_000.0,
    }
)  # fmt: skip


def ranking(*rows: tuple[int | None, str, int, int]) -> pd.DataFrame:
    """Rank, cadre, acquisitions, and how many of them are disputed; a cadre without a name is none."""
    frame = pd.DataFrame(rows, columns=["rank", "cadre", "acquisitions", "disputed"]).astype(
        {"rank": "Int64"}
    )
    return frame.assign(
        cadre_code=frame["cadre"], office="KC Jambi", office_code="JMB", credited_to_others=0, present=True
    )


def finding(frame: pd.DataFrame, spoken=ENGLISH, total: int | None = None) -> str:
    """Of an event that brought what its rows sum up to, unless it brought more."""
    event = EVENT.copy()
    event["acquisitions"] = frame["acquisitions"].sum() if total is None else total
    return event_rewards.finding(frame, event, spoken).replace(NBSP, " ")


def test_the_first_three_ranks_are_named_ties_with_their_rank():
    frame = ranking((1, "A", 4, 1), (2, "B", 3, 0), (2, "C", 3, 1), (4, "D", 1, 0), (None, "", 1, 0))
    assert finding(frame) == "Grebeg Pasar, 12 workers: 1. A 4, 2. B 3, 2. C 3; 2 of them disputed"
    assert finding(frame, INDONESIAN) == (
        "Grebeg Pasar, 12 tenaga kerja: 1. A 4, 2. B 3, 2. C 3; 2 di antaranya diperebutkan"
    )


def test_who_brought_nobody_is_not_rewarded():
    assert finding(ranking((1, "A", 1, 0), (None, "B", 0, 0))) == "Grebeg Pasar, 1 worker: 1. A 1"


def test_of_an_event_of_which_a_part_is_told_only_that_part_is_named():
    assert finding(ranking((3, "A", 2, 1)), total=9) == "Grebeg Pasar, 9 workers; of your offices: 3. A 2"
    none = "Grebeg Pasar, 9 workers: none of them by cadres of your offices"
    assert finding(ranking((None, "A", 0, 0)), total=9) == none


def test_more_names_than_a_sentence_holds_are_counted():
    frame = ranking(*((1, name, 2, 0) for name in "ABCDEF"))
    assert finding(frame) == "Grebeg Pasar, 12 workers: 6 cadres share the first three ranks"


def test_an_event_without_cadres_and_one_without_workers():
    assert finding(ranking((None, "", 3, 0))) == "Grebeg Pasar, 3 workers: all of them without a cadre"
    assert finding(ranking((None, "A", 0, 0))) == "Grebeg Pasar brought nobody"


def test_of_an_event_whose_office_has_not_sent_the_month_nothing_is_known_rather_than_zero():
    event, frame = EVENT.copy(), ranking((None, "A", None, 0))
    unknown = ["acquisitions", "reregistrations", "contribution", "acquisitions_per_hour"]
    event[[*unknown, "acquisitions_per_cadre"]] = float("nan")
    assert event_rewards.finding(frame, event, ENGLISH) == (
        "Grebeg Pasar: what it brought is not known, as the office has not sent the month"
    )
    numbers = {label: (value, note) for label, value, note in event_rewards.numbers(event, ENGLISH)}
    assert numbers["Workers acquired"] == ("–", "")
    assert numbers["Per hour"] == ("–", "4 hours")
    (bar,) = event_rewards.bars(frame, {}, ENGLISH)
    assert (bar.name, bar.lead.strip(), bar.text) == ("A", "", "–")


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        (ENGLISH, "30 Nov – 1 Dec 2016, 08:00–10:00 · grebeg pasar · Pasar · KC Jambi"),
        (INDONESIAN, "30 Nov – 1 Des 2016, 08.00–10.00 · grebeg pasar · Pasar · KC Jambi"),
    ],
)
def test_an_event_says_when_and_where(spoken, said):
    assert event_rewards.facts(EVENT, {"JMB": "KC Jambi"}, spoken).replace("\u2009", " ") == said


def test_what_is_not_known_of_an_event_is_said():
    unlisted = EVENT.copy()
    unlisted[["registered", "hours", "cadres", "cost", "cost_per_acquisition"]] = [
        False,
        None,
        None,
        None,
        None,
    ]
    unlisted[["acquisitions_per_hour", "acquisitions_per_cadre"]] = None
    assert event_rewards.facts(unlisted, {}, ENGLISH) == "In no list of events: only exports name it"
    numbers = {label: (value, note) for label, value, note in event_rewards.numbers(unlisted, ENGLISH)}
    assert numbers["Per hour"] == ("–", "hours not known")
    assert numbers["Per cadre present"] == ("–", "no attendance list")
    assert numbers["Cost per worker acquired"] == ("–", "cost not known")
    known = {label: (value, note) for label, value, note in event_rewards.numbers(EVENT, ENGLISH)}
    assert known["Per hour"] == ("3", "4 hours")
    assert known["Workers acquired"] == ("12", "re-registrations: 2")
    assert known["Cost per worker acquired"] == (f"Rp{NBSP}50,000", f"Rp{NBSP}600,000 spent")


def test_an_event_depends_on_its_months_and_on_the_offices_of_its_cadres():
    frame = ranking((1, "A", 4, 0)).assign(office_code="TBO")
    concerned = event_rewards.concerned(EVENT, frame)
    assert concerned["office"] == ("JMB", "TBO")
    assert (str(concerned["from_"]), str(concerned["to"])) == ("2016-11-01", "2016-12-31")


def test_bars_say_disputes_and_absence_and_only_the_first_three_stand_out():
    frame = ranking((1, "A", 4, 1), (2, "B", 3, 0), (None, "C", 0, 0), (None, "", 1, 0))
    frame["present"] = pd.array([True, False, True, None], "boolean")
    frame["credited_to_others"] = [0, 2, 0, 0]
    bars = event_rewards.bars(frame, {"JMB": "#2E2A7F"}, ENGLISH)
    assert [(bar.lead.strip(), bar.name, bar.aside) for bar in bars] == [
        ("1", "A", "KC Jambi · 1 disputed"),
        ("2", "B", "KC Jambi · not on the list"),
        ("", "C", "KC Jambi"),  # nobody acquired: no place
        ("", "Without a cadre", "KC Jambi"),
    ]
    assert bars[1].hover == "2 credited to others"
    assert [bar.strong for bar in bars] == [True, True, False, False]
