"""The slides of a meeting, worked out by hand."""

from dataclasses import replace
from datetime import date

import pytest

from acquisition.filters import Filters
from acquisition.i18n import language
from acquisition.look import Look
from acquisition.meeting.storyline import of_newest_year, storyline
from tests.meeting.conftest import CADRES, NOVEMBER, OFFICES


@pytest.fixture(scope="module")
def told(november):
    """The slides of November by their keys."""
    return {slide.key: slide for slide in storyline(november, "Rapat", date(2016, 12, 5))}


def said(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u2009", " ")


def bars(slide, series=0):
    chart = slide.chart
    return dict(zip(map(said, chart.categories), chart.series[series].values, strict=True))


def test_each_slide_has_its_place(told):
    # Nobody's status is known; where to go next cannot be said of two months of data.
    assert list(told) == [
        "title", "standing", "course", "offices", "change", "outlook", "events", "reward", "cadres", "calls",
        "uncovered", "sending",
    ]  # fmt: skip
    assert told["title"].headline == "Rapat"
    assert told["title"].said == (
        "5 December 2016",
        "November 2016 · all offices · all segments",
        "Compared with 1–15 Oct 2016",
    )


def test_the_target_is_what_the_overview_says(told):
    # 3 + 2 acquired of targets 2 + 4; Tebo reached 2 of 4.
    assert said(told["standing"].headline) == (
        "November 2016: 5 workers acquired (PU + BPU), 83 % of target; KCP Tebo behind target"
    )
    numbers = {number.label: (number.value, said(number.note)) for number in told["standing"].numbers}
    assert numbers["BPU"][0] == "5"
    assert numbers["BPU"][1].startswith("≈ 83 % – near, target 6*")


def test_offices_stand_with_their_targets(told):
    counts, targets = bars(told["offices"]), bars(told["offices"], 1)
    named = {name.split(" · ")[0].removesuffix(" ⚠"): (counts[name], targets[name]) for name in counts}
    assert named["KC Jambi"] == (3, 2)
    assert named["KCP Tebo"] == (2, 4)
    # Whoever has sent nothing has no bar, nor a zero.
    assert named["KCP Muaro Jambi"] == (None, None)
    assert [name for name in counts if "KCP Muaro Jambi" in name] == ["KCP Muaro Jambi ⚠ · not sent"]


def test_the_bridge_ends_at_the_difference(told):
    slide = told["change"]
    # 1 to 15 October against 1 to 15 November: Jambi 1 and 3, Tebo 2 and 2.
    assert slide.headline.startswith("Acquisition in November 2016 rose by 2")
    assert list(bars(slide).values()) == [2, 2]
    # All of the parts have sent both months, though not whole.
    assert slide.chart.categories[0] == "KC Jambi\u00a0⚠"
    assert slide.chart.categories[-1] == "Change"


def test_what_was_not_sent_is_no_fall_on_the_bridge_and_the_part_is_named(small):
    # The data end in November.
    chosen = replace(NOVEMBER, office=("TBO",), event=("",), from_=date(2016, 10, 1), to=date(2016, 10, 31),
                     against_from=date(2016, 12, 1), against_to=date(2016, 12, 31))  # fmt: skip
    slides = {slide.key: slide for slide in storyline(Look.into(small, chosen, language("en")))}
    # Two workers of Tebo in October.
    change = slides["change"]
    assert change.headline == (
        "October 2016 brought 2 workers of KCP Tebo outside events; "
        "for December 2016 nothing was sent by KCP Tebo"
    )
    assert change.stamp.startswith("Data up to 15 November 2016") and "Outside events" in change.stamp
    assert bars(change) == {"Outside events · not sent before": 2, "Change": 2}
    # The data begin on 3 October.
    of = " · KCP Tebo · Outside events"
    assert change.said[1:] == (
        f"December 2016: not sent yet{of} → 3–31 Oct 2016: 2{of}",
        "31 days against 29",
    )
    # The projection is of all of Tebo, and says so.
    assert "KCP Tebo · all segments · not affected by event" in slides["outlook"].stamp


def test_the_course_is_cumulated_over_the_year(told):
    # October has no target: three of the eight stand against none.
    (counted, target) = told["course"].chart.series
    assert counted.values[-1] == 5 and target.values[-1] == 6
    assert "without 3 acquired where there is none" in told["course"].said[0]


def test_events_and_the_reward_ranking_of_the_best(told):
    assert bars(told["events"])["Grebeg Pasar Angso Duo"] == 3
    rows = told["reward"].table.rows
    assert [row[:2] + row[3:] for row in rows[:2]] == [
        ("1", "Asnawi Alamsyah", "2", "0"),
        ("2", "Mailisa", "1", "0"),
    ]


def test_cadres_stand_without_what_was_sponsored(told):
    slide = told["cadres"]
    assert {name: count for name, count in bars(slide).items() if count} == {
        "Asnawi Alamsyah · KC Jambi": 2,
        "Mailisa · KC Jambi": 1,
    }
    # Of the five, one was sponsored (of cadre TBO-01) and one has no cadre.
    assert "Without a cadre: 1; in all 4." in slide.said
    assert "Not counted here: 1 that APBD, villages or CSR pay for." in slide.said


def test_every_regency_has_its_outline_and_number(told):
    places = {place.name: place for place in told["uncovered"].places}
    assert len(places) == 11
    assert all(place.rings for place in places.values())
    # Baseline of 11 November: 57,206 PU + 64,733 BPU, less the 3 of 12 November.
    assert places["Kota Jambi"].value == 57_206 + 64_733 - 3
    values = [place.value for place in told["uncovered"].places]
    assert values == sorted(values, reverse=True)


def test_what_is_not_sent_is_marked_on_the_slide(told):
    assert "⚠" in told["offices"].stamp
    rows = {row[0]: row[1:] for row in told["sending"].table.rows}
    assert rows["KCP Muaro Jambi"] == ("0", "0", "1")


def test_all_rows_of_a_figure_lie_behind_its_slide(told, small):
    (result,) = told["offices"].results
    names = [column.name for column in result.columns]
    rows = [dict(zip(names, row, strict=True)) for row in result.rows]
    frame = small.run("acquisition_by_office", NOVEMBER)
    assert [row["office_code"] for row in rows] == frame["office_code"].tolist()
    assert {row["office_code"]: row["acquisitions"] for row in rows}["TBO"] == 2
    assert result.definition and "November 2016" in result.stamp
    assert dict(zip(names, result.columns, strict=True))["achievement"].shown_as == "percent"


def test_a_comparison_asked_for_is_kept(small):
    asked = replace(NOVEMBER, against_from=date(2016, 10, 4), against_to=date(2016, 10, 5))
    slides = {slide.key: slide for slide in storyline(Look.into(small, asked, language("en")))}
    # 2 on 4 and 5 October, both of Tebo.
    assert bars(slides["change"])["Change"] == 5 - 2


def test_one_office_is_told_by_its_events(small):
    look = Look.into(small, replace(NOVEMBER, office=("JMB",)), language("en"))
    slides = {slide.key: slide for slide in storyline(look)}
    assert list(bars(slides["offices"])) == ["KC Jambi ⚠ · ✓ 150 % – reached*"]
    # Outside events 1 before, none now; at the market 3.
    assert sorted(bars(slides["change"]).values()) == [-1, 2, 3]


def test_an_empty_period_says_so_and_goes_on(small):
    empty = Filters(from_=date(2019, 1, 1), to=date(2019, 1, 31))
    slides = storyline(Look.into(small, empty, language("en")))
    assert [slide.key for slide in slides][:2] == ["title", "nothing"]
    assert "uncovered" in [slide.key for slide in slides]
    assert not {"offices", "events", "cadres"} & {slide.key for slide in slides}


def test_forty_offices_and_two_thousand_cadres_are_summed_not_dropped(large):
    slides = {
        slide.key: slide for slide in storyline(of_newest_year(Look.into(large, Filters(), language("en"))))
    }
    total = CADRES + CADRES // 100
    offices = bars(slides["offices"])
    # The 40 and the five that come with the program: eight are shown, what the others have is said.
    assert len(offices) == 8
    left = total - sum(filter(None, offices.values()))
    assert f"Not shown: {OFFICES + 5 - 8} others, {left:,} together." in slides["offices"].said
    # Each hundredth cadre has two; ten are shown of these and the 25 that come with the program.
    assert list(bars(slides["cadres"]).values()) == [2] * 10
    assert "Not shown: 2,015 others, 2,000 together." in slides["cadres"].said
    assert len(slides["sending"].table.rows) == 8
