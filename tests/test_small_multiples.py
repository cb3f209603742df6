"""Offices by month: panels on one scale, and their sentence."""

import pandas as pd
import pytest

from acquisition import achievement, charts, small_multiples
from acquisition.i18n import language

INDONESIAN, ENGLISH = language("id"), language("en")


def months(**offices: list[tuple[int | None, int | None]]) -> pd.DataFrame:
    """Rows of acquisition_by_office_month in 2017: acquired (None: not sent) and target, from the last back.

    Lists end with the same month, so that a shorter one is of an office that joined midway.
    """
    longest = max(map(len, offices.values()))
    rows = []
    for name, pairs in offices.items():
        for place, (acquired, target) in enumerate(pairs, start=longest - len(pairs) + 1):
            known = acquired is not None and target
            rows.append(
                {
                    "office_code": name, "office": f"KCP {name}", "month": pd.Timestamp(2017, place, 1),
                    "acquisitions": acquired, "target": target, "against_target": acquired,
                    "achievement": acquired / target if known else None, "target_partial": False,
                    "status": "missing" if acquired is None else "received",
                }
            )  # fmt: skip
    return pd.DataFrame(rows).astype({"acquisitions": "Int64", "target": "Int64", "against_target": "Int64"})


@pytest.mark.parametrize(
    ("offices", "in_indonesian", "in_english"),
    [
        # Tebo: the second month was not sent, so one of two; Jambi two of three.
        (
            {"Jambi": [(5, 5), (4, 5), (6, 5)], "Tebo": [(5, 5), (None, 5), (1, 5)]},
            "KCP Jambi paling sering mencapai target bulanan, 2 dari 3 bulan; "
            "KCP Tebo paling jarang, 1 dari 2 bulan",
            "KCP Jambi reached the target of the month most often, in 2 of 3 months; "
            "KCP Tebo most seldom, in 1 of 2 months",
        ),
        # A tie of two that had not as many months, and a third that joined midway and reached nothing.
        (
            {"A": [(5, 5), (1, 5)], "B": [(9, None), (6, 5)], "C": [(0, 0), (6, 5)], "D": [(1, 5)]},
            "KCP B dan KCP C paling sering mencapai target bulanan, 1 dari 1 bulan; "
            "KCP D paling jarang, 0 dari 1 bulan",
            "KCP B and KCP C reached the target of the month most often, in 1 of 1 month; "
            "KCP D most seldom, in 0 of 1 month",
        ),
        (
            {"A": [(5, 5), (1, 5)], "B": [(5, 5), (5, 5), (1, 5), (1, 5)]},
            "KCP A dan KCP B mencapai target bulanan pada 50 % dari bulannya",
            "KCP A and KCP B reached the target of the month in 50 % of their months",
        ),
        (
            {"A": [(5, 5), (1, 5)]},
            "KCP A mencapai target bulanan pada 1 dari 2 bulan",
            "KCP A reached the target of the month in 1 of 2 months",
        ),
        (
            {"A": [(5, None), (7, None)], "B": [(6, None), (None, None)]},
            "Bulan terbaik sebuah kantor: KCP A, Februari 2017, 7 TK",
            "The best month of an office: KCP A, February 2017, 7 workers",
        ),
        (
            {"A": [(None, None)]},
            "Belum ada akuisisi pada pilihan ini",
            "No worker was acquired in this selection",
        ),
    ],
    ids=["two", "tie", "level", "alone", "no targets", "nothing"],
)
def test_who_reached_the_target_of_the_month_most_often(offices, in_indonesian, in_english):
    frame = months(**offices)
    assert small_multiples.finding(frame, INDONESIAN).replace("\u00a0", " ") == in_indonesian
    assert small_multiples.finding(frame, ENGLISH).replace("\u00a0", " ") == in_english


def test_of_a_single_month_it_is_said_how_many_reached_their_target():
    frame = months(A=[(5, 5)], B=[(4, 5)], C=[(9, 5)])
    assert small_multiples.finding(frame, ENGLISH) == "2 of 3 offices reached their target of January 2017"
    assert small_multiples.finding(frame, INDONESIAN) == "2 dari 3 kantor mencapai target Januari 2017"


def test_a_month_that_the_data_cover_in_part_does_not_count():
    frame = months(A=[(5, 5), (5, 5), (1, 5)])
    frame["target_partial"] = [False, False, True]
    assert small_multiples.finding(frame, ENGLISH).endswith("in 2 of 2 months")


def test_all_panels_share_one_scale_and_each_bar_knows_its_office():
    frame = months(JMB=[(100, 80), (50, 80)], TBO=[(20, 40), (None, 40)])
    drawn = small_multiples.panels(frame, charts.office_colours(["JMB", "TBO"]), ENGLISH)
    bars = drawn.chart.data[0]
    assert list(drawn.codes) == ["JMB", "JMB", "TBO", "TBO"]
    assert list(bars.y) == [1.0, 0.5, 0.2, 0]  # of the highest of all
    assert list(bars.marker.opacity) == [1, 0.45, 0.45, 1]
    # The second panel lies beside the first, on the same line.
    assert len(set(bars.base)) == 1
    assert bars.x[2] > bars.x[1] + 1
    assert [text != "" for text in drawn.chart.data[2].text] == [False, False, False, True]
    assert "not sent" in bars.hovertext[3] and f"50\u00a0% – {achievement.BEHIND.word}" in bars.hovertext[2]
    targets = [y for y in drawn.chart.data[1].y if y is not None]
    assert targets[:4] == [bars.base[0] + 0.8] * 4


def test_an_office_that_joined_midway_has_no_bar_before():
    drawn = small_multiples.panels(months(A=[(1, 1)] * 6, B=[(1, 1)] * 2), {}, ENGLISH)
    first, second = (
        [x for x, code in zip(drawn.chart.data[0].x, drawn.codes, strict=True) if code == name]
        for name in ("A", "B")
    )
    assert first == [0.5, 1.5, 2.5, 3.5, 4.5, 5.5]
    assert [x - second[0] for x in second] == [0, 1] and second[0] - first[4] == pytest.approx(6 * 1.09)


@pytest.mark.parametrize("count", [1, 2, 3, 5, 12, 40])
def test_panels_stay_high_enough_however_many(count):
    names = {f"OFFICE-{place}": [(place, 5)] * 12 for place in range(count)}
    frame = months(**names).assign(
        office=lambda rows: "KCP " + "Kabupaten Panjang Sekali " * 3 + rows.office_code
    )
    chart = small_multiples.panels(frame, {}, INDONESIAN).chart
    lines = {round(base, 6) for base in chart.data[0].base}
    assert chart.layout.height >= len(lines) * small_multiples.LEAST
    assert chart.layout.height <= 1080 or count > 12


def test_names_from_files_stay_text():
    frame = months(A=[(1, 1)]).assign(office="<b>A</b>")
    chart = small_multiples.panels(frame, {}, ENGLISH).chart
    shown = [chart.data[0].hovertext[0], *(note.text for note in chart.layout.annotations)]
    assert not any("<b>A</b>" in text for text in shown)


@pytest.mark.parametrize(
    ("beside", "stands_at"),
    [
        (1_010, 1_010),  # crosses the number's digits: it stands above the line
        (1_800, 1_000),  # goes over it
        (900, 1_000),  # goes through the bar
    ],
)
def test_no_target_of_a_month_beside_it_goes_through_the_best_number(beside, stands_at):
    # A scale up to 2000 on 510 pixels: a number is as high as 86 workers, and three panels leave it no month.
    year = [(400, 2_000), *[(400, 500)] * 5, (1_000, 500), (400, beside), *[(400, 500)] * 4]
    frame = months(A=year, B=[(1, None)] * 12, C=[(1, None)] * 12)
    notes = small_multiples.panels(frame, {}, ENGLISH).chart.layout.annotations
    (best,), (name,) = ([note for note in notes if said in note.text] for said in ("<b>1,000</b>", "KCP A"))
    # The name stands HEAD pixels above the top of the scale.
    head, foot = small_multiples.HEAD, small_multiples.FOOT
    top = name.y - head / (small_multiples.HEIGHT - head - foot)
    assert 1 - (top - best.y) == pytest.approx(stands_at / 2_000)


def test_months_below_panels_have_three_letters():
    # September is Sept in British English, wider than a bar is on a notebook.
    notes = small_multiples.panels(months(A=[(1, None)] * 12), {}, ENGLISH).chart.layout.annotations
    assert [note.text for note in notes[:12]][7:10] == ["Aug", "Sep", "Oct"]
