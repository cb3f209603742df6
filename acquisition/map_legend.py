"""What the looks of the map mean: each class with its bounds and its regencies, each state in words."""

from html import escape

import pandas as pd

from acquisition import formatting as fmt
from acquisition.i18n import N_, Language
from acquisition.map_measures import NAMES, NO_DATA, NOT_REACHED, Measure, limits, shade_class
from acquisition.uncovered_map import shades

_HATCH = "repeating-linear-gradient(135deg, #16222E 0 1.5px, transparent 1.5px 6px)"
_CROSSED = f"{_HATCH}, repeating-linear-gradient(45deg, #16222E 0 1.5px, transparent 1.5px 6px)"


def as_html(frame: pd.DataFrame, measure: Measure, segments: str, language: Language) -> str:
    """The legend of map_measures.measured as a list."""
    items = [*_classes(frame, measure, segments, language), *_states(frame, measure, segments, language)]
    title = f"{language.gettext(measure.name)} ({NAMES[segments]}), {language.gettext(measure.unit)}"
    return (
        f'<div class="map-legend"><p>{escape(title)}</p><ul>'
        + "".join(f"<li>{sign}<span>{escape(words)}</span></li>" for sign, words in items)
        + "</ul></div>"
    )


def _classes(frame: pd.DataFrame, measure: Measure, segments: str, language: Language) -> list:
    upper, colours = limits(measure, frame["value"]), shades(measure, segments)
    found = [shade_class(row.value, upper, row.state) for row in frame.itertuples()]
    items, below = [], 0.0
    for place, limit in enumerate(upper, start=2):
        if found.count(place):
            bounds = _bounds(below, limit, measure, language)
            items.append((_swatch(colours[place]), f"{bounds}: {_regencies(found.count(place), language)}"))
        below = limit
    return items


def _bounds(below: float, limit: float, measure: Measure, language: Language) -> str:
    low, high = (_plain(one, measure, language) for one in (below, limit))
    if limit == float("inf"):
        return f"> {low}"
    return f"> {low} – {high}"


def _plain(value: float, measure: Measure, language: Language) -> str:
    if measure.key == "coverage":
        return fmt.percent_whole(value, language.code)
    return fmt.integer(value, language.code) if value != float("inf") else ""


def _states(frame: pd.DataFrame, measure: Measure, segments: str, language: Language) -> list:
    colours = shades(measure, segments)
    states = (
        (frame["value"].le(0).fillna(False), _swatch(colours[1], text="0"), N_("zero")),
        (frame["state"].eq(NO_DATA), _swatch(colours[0], _CROSSED), N_("no data")),
        (
            frame["state"].eq(NOT_REACHED),
            _swatch(colours[-1]),
            N_("not reached: nobody acquired"),
        ),
        (frame["offices"].eq(""), _swatch("#FFFFFF", _HATCH), N_("outside every territory")),
        (frame["estimated"] & measure.counts_down, _sign("≈"), N_("estimated baseline")),
        (frame["outdated"] & measure.counts_down, _sign("†"), N_("baseline older than a year")),
    )
    return [
        (sign, f"{language.gettext(words)}: {_regencies(int(there.sum()), language)}")
        for there, sign, words in states
        if there.any()
    ]


def _regencies(count: int, language: Language) -> str:
    return language.ngettext(
        "{count} regency", "{count} regencies", count, count=fmt.integer(count, language.code)
    )


def _swatch(colour: str, pattern: str = "none", text: str = "") -> str:
    return f'<i style="background:{pattern}, {colour}" aria-hidden="true">{text}</i>'.replace("none, ", "")


def _sign(text: str) -> str:
    return f'<b aria-hidden="true">{text}</b>'
