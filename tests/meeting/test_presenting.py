"""A presentation without a browser: where bars and lines stand, what a screen says."""

from base64 import b64decode
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acquisition.i18n import language
from acquisition.meeting.behind import behind
from acquisition.meeting.slides import BARS, BRIDGE, LINES, Chart, Number, Series, Slide, Table
from acquisition.meeting.storyline import storyline
from acquisition.presenting import drawing
from acquisition.presenting.drawing import LENGTH, Bar
from acquisition.presenting.screen import screen, stage, table_screen

ENGLISH = language("en")
HOSTILE = "<img src=x onerror=alert(1)> {{ 7 * 7 }} \u202e"


def test_bars_are_as_long_as_their_numbers():
    chart = Chart(
        BARS,
        ("Jambi", "Tebo"),
        (Series("acquired", (3, None), ("#111111", "#222222")), Series("target", (2, 4), ("#C9D0D6",))),
    )
    longest = 100 * LENGTH  # 4
    first, second = drawing.rows(chart, ENGLISH)
    assert first.bars == (
        Bar(0, longest * 3 / 4, "3", "#111111"),
        Bar(0, longest * 2 / 4, "2", "#C9D0D6"),
    )
    # What was not sent has no bar, and no zero.
    assert second.bars == (Bar(0, longest, "4", "#C9D0D6"),)
    # Bars of several colours have none of these in the legend.
    assert drawing.legend(chart) == (("acquired", drawing.MANY), ("target", "#C9D0D6"))


def test_a_bridge_goes_on_from_where_it_came():
    chart = Chart(BRIDGE, ("a", "b", "all"), (Series("Change", (-10, 40, 30), ("#1", "#2", "#3")),))
    # From -10 to 30: 40 wide, zero at a quarter.
    bars = [(row.bars[0].start / LENGTH, row.bars[0].length / LENGTH) for row in drawing.rows(chart, ENGLISH)]
    assert bars == [pytest.approx((0, 25)), pytest.approx((0, 100)), pytest.approx((25, 75))]
    assert [row.bars[0].text for row in drawing.rows(chart, ENGLISH)] == ["−10", "+40", "+30"]


def test_lines_end_where_nothing_is_known():
    months = ("Jan", "Feb", "Mar", "Apr")
    chart = Chart(
        LINES,
        months,
        (Series("acquired", (10, None, 50, 100), ("#111111",)), Series("target", (0, 1, 2, 99), ("#2",))),
    )
    lines = drawing.lines(chart, ENGLISH)
    # A dot at the upper edge would be cut: the axis goes on.
    assert [mark.text for mark in lines.ticks] == ["0", "20", "40", "60", "80", "100", "120"]
    assert [(mark.at, mark.text) for mark in lines.categories] == list(
        zip((12.5, 37.5, 62.5, 87.5), months, strict=True)
    )
    # Where both ends meet, the words stand apart.
    assert [(mark.at, mark.text, mark.name) for mark in lines.ends] == [
        (99 / 1.2, "99", "target"),
        (99 / 1.2 + 100 * drawing.APART, "100", "acquired"),
    ]
    svg = b64decode(lines.image.partition(",")[2]).decode()
    # March to April is known from end to end; each known value has its dot.
    assert svg.count("#111111") == 1 + 3
    assert svg.count("#2") == 3 + 4


@given(st.floats(min_value=0.001, max_value=1e9))
def test_a_scale_holds_its_highest_value_in_few_round_steps(highest):
    ticks = drawing.scale(highest)
    assert ticks[0] == 0 and ticks[-1] >= highest * (1 - 1e-9)
    assert 2 <= len(ticks) <= drawing.TICKS + 1


def test_every_slide_says_its_headline_numbers_and_stamp(november):
    slides = storyline(november, "Rapat")
    for number, slide in enumerate(slides, start=1):
        shown = unescape(screen(slide, number, len(slides), ENGLISH))
        assert slide.headline in shown and slide.stamp in shown and f"{number} / {len(slides)}" in shown
        table = behind(slide, ENGLISH)
        as_table = unescape(table_screen(slide, number, len(slides), ENGLISH))
        cells = [cell for row in table.rows for cell in row] if table else []
        assert [cell for cell in cells if cell.strip() not in as_table] == []
        if slide.places:
            assert all(f">{place.name}<" in shown and f">{place.text}<" in shown for place in slide.places)
            # An outline each, and a rank each.
            assert shown.count('<span style="left:') == len(slide.places)


def test_the_stage_holds_every_slide_its_table_and_a_way_to_it(november):
    slides = storyline(november, "Rapat")
    shown = stage(slides, ENGLISH)
    for number, slide in enumerate(slides, start=1):
        assert screen(slide, number, len(slides), ENGLISH) in shown
        assert table_screen(slide, number, len(slides), ENGLISH) in shown
    assert shown.count('<button type="button" data-slide=') == len(slides)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"said": (HOSTILE,)},
        {"numbers": (Number(HOSTILE, HOSTILE, HOSTILE),)},
        {"table": Table((HOSTILE,), ((HOSTILE,),), (False,))},
        {"chart": Chart(BARS, (HOSTILE,), (Series(HOSTILE, (1,), ("#111111",)),))},
        {"chart": Chart(LINES, (HOSTILE,), (Series(HOSTILE, (None,), ("#111111",)),))},
    ],
    ids=str,
)
def test_no_text_becomes_anything_but_text(body):
    slide = replace(Slide("any", HOSTILE, HOSTILE, HOSTILE), **body)
    all_at_once = stage((slide,), ENGLISH)
    for shown in (screen(slide, 1, 1, ENGLISH), table_screen(slide, 1, 1, ENGLISH), all_at_once):
        assert "<img src=x" not in shown and "49" not in shown and "\u202e" not in shown


def test_a_long_table_stands_side_by_side():
    rows = tuple((f"row {number}", str(number)) for number in range(30))
    slide = Slide("any", "", "", "", table=Table(("name", "number"), rows, (False, True)))
    shown = screen(slide, 1, 1, ENGLISH)
    assert shown.count("<table") == 3 and shown.count("<td>row ") == 30
