"""Colours as they are seen by people who confuse some, and in grey: told apart, or never the only sign.

Protanopia and deuteranopia are simulated after Machado, Oliveira and Fernandes, "A physiologically-based
model for simulation of color vision deficiency" (2009); tritanopia after Brettel, Viénot and Mollon (1997),
as the model of Machado is less exact for it. Distances are CIEDE2000: about 2.3 is just noticed.
"""

import re
from itertools import combinations, pairwise

import pandas as pd
import pytest
from coloraide import Color

from acquisition import (
    achievement,
    charts,
    map_legend,
    mix,
    month_matrix,
    office_legend,
    uncovered_map,
    waterfall,
)
from acquisition.changes import Step
from acquisition.i18n import language
from acquisition.map_measures import MEASURES
from acquisition.ui import STATIC

VISIONS = ("normal", "protanopia", "deuteranopia", "tritanopia", "grey")
FILTERS = {"protanopia": "protan", "deuteranopia": "deutan", "tritanopia": "tritan"}
TOLD_APART = 5
LEGIBLE, SEEN = 4.5, 3
ENGLISH = language("en")
SCALES = {**uncovered_map.SHADES, **uncovered_map.RATES, "package": tuple(mix.COLOURS["package"].values())}
# What no sign, word or place says besides.
PALETTES = {
    "segments": tuple(charts.SEGMENT_COLOURS.values()),
    "fundings": tuple(mix.COLOURS["funding"].values()),
    "occupations": mix.OCCUPATION_COLOURS,
    "months at the norm": (charts.ACCENT, charts.NEUTRAL),
    **SCALES,
}


def seen(colour: str, vision: str) -> Color:
    """The colour as somebody of that vision sees it."""
    colour = Color(colour)
    if vision == "grey":
        light = colour.convert("lab-d65")
        light["a"] = light["b"] = 0
        return light
    if vision == "normal":
        return colour
    method = "brettel" if vision == "tritanopia" else "machado"
    return colour.filter(FILTERS[vision], method=method)


def apart(one: Color, other: Color) -> float:
    return one.delta_e(other, method="2000")


def test_the_simulation_confuses_what_people_confuse():
    red, green = "#C00000", "#6A6A00"
    assert apart(seen(red, "normal"), seen(green, "normal")) > 40
    assert apart(seen(red, "deuteranopia"), seen(green, "deuteranopia")) < 15
    assert apart(seen("#0000FF", "grey"), seen("#FF0000", "grey")) > 5


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("name", PALETTES)
def test_colours_are_told_apart(name, vision):
    for one, other in combinations(PALETTES[name], 2):
        assert apart(seen(one, vision), seen(other, vision)) >= TOLD_APART, (one, other)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("name", SCALES)
def test_more_is_darker_to_everybody(name, vision):
    for lighter, darker in pairwise(SCALES[name]):
        assert seen(lighter, vision).convert("lab-d65")["l"] > seen(darker, vision).convert("lab-d65")["l"]


def test_lights_and_bridges_have_a_sign_and_a_word():
    lights = achievement.LIGHTS
    assert len({light.sign for light in lights}) == len({light.word for light in lights}) == len(lights)
    said = [achievement.said(reached, ENGLISH).split() for reached in (1.0, 0.9, 0.5)]
    assert [(one[0], one[-1]) for one in said] == [("✓", "reached"), ("≈", "near"), ("✕", "behind")]
    steps = [Step("Jambi", 30, 0, 30), Step("Tebo", -10, 20, 10)]
    _bars, numbers = waterfall.waterfall(steps, ("before", "now"), ENGLISH).data
    assert [re.sub(r"</?b>", "", text).strip() for text in numbers.text] == ["+30", "−10", "+20"]


def test_cells_of_months_have_a_number_or_a_sign():
    cell = {
        "month_sent": True,
        "acquisitions": 0,
        "at_norm": False,
        "month_in_part": False,
        "month_counts": True,
    }
    said = {
        "nothing": month_matrix._text(cell, ENGLISH),
        "something": month_matrix._text({**cell, "acquisitions": 7}, ENGLISH),
        "reached": month_matrix._text({**cell, "acquisitions": 25, "at_norm": True}, ENGLISH),
        "unsent": month_matrix._text({**cell, "month_sent": False}, ENGLISH),
    }
    assert said == {"nothing": "0", "something": "7", "reached": "<b>25</b>", "unsent": "✕"}


def test_states_of_the_map_have_a_pattern_or_a_sign():
    row = {"regency_code": "1501", "regency": "Kerinci", "offices": "", "estimated": False, "outdated": False}
    frame = pd.DataFrame(
        [
            {**row, "value": None, "state": "no data"},
            {**row, "value": 0.0, "state": ""},
            {**row, "value": None, "state": "not reached"},
            {**row, "value": 9.0, "state": ""},
        ]
    )
    shown = map_legend.as_html(frame, MEASURES["uncovered"], "both", ENGLISH)
    for words in ("no data", "zero", "not reached", "outside every territory"):
        assert words in shown
    assert shown.count("repeating-linear-gradient") == 3 and ">0</i>" in shown


def test_offices_in_a_legend_have_their_code_beside_their_colour():
    shown = office_legend.as_html(
        ["JMB", "TBO"], {"JMB": "KC Jambi", "TBO": "KCP Tebo"}, {"JMB": "#1", "TBO": "#2"}
    )
    assert re.sub(r"<[^>]*>", " ", shown).split() == ["JMB", "KC", "Jambi", "TBO", "KCP", "Tebo"]


@pytest.mark.parametrize("colour", [*charts.OFFICE_COLOURS, *charts.SEGMENT_COLOURS.values(), charts.ACCENT])
def test_bars_stand_out_from_paper(colour):
    assert Color("white").contrast(colour) >= SEEN - 0.05


@pytest.mark.parametrize(
    "colour", [charts.INK, charts.MUTED, *(light.colour for light in achievement.LIGHTS)]
)
def test_letters_are_legible_on_paper(colour):
    assert Color("white").contrast(colour) >= LEGIBLE


def test_letters_are_legible_on_every_colour_of_the_map_and_of_the_mix():
    states = (uncovered_map.BLANK, uncovered_map.ZERO, uncovered_map.NEVER)
    for scale in (*uncovered_map.SHADES.values(), *uncovered_map.RATES.values(), states):
        for fill in scale:
            assert Color(fill).contrast(uncovered_map.letters_on(fill)) >= LEGIBLE, fill
    mixed = [*mix.OCCUPATION_COLOURS, *(one for trait in mix.COLOURS.values() for one in trait.values())]
    for fill in mixed:
        # Bold letters of 21 pixels are large ones to WCAG.
        assert Color(fill).contrast(mix._ink(fill)) >= SEEN, fill


def test_the_colours_of_the_style_sheet_are_those_of_the_lights():
    style = (STATIC / "style.css").read_text(encoding="utf-8")
    for light in (achievement.REACHED, achievement.BEHIND):
        assert f".light.{light.name}, .bullet .{light.name} {{ background: {light.colour}; }}" in style
