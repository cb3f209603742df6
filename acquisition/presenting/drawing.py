"""Charts on the screen: where bars, lines and their words stand, as shares of the room they have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil, floor, log10
from xml.etree import ElementTree as Xml

from acquisition.i18n import Language
from acquisition.meeting.behind import value_of
from acquisition.meeting.slides import BRIDGE, Chart, Series
from acquisition.meeting.wording import legal
from acquisition.presenting.vectors import blank, image

BESIDE = 56  # letters beside a bar
LENGTH = 0.82  # of the room for the longest bar: its number stands at its end
TICKS = 5  # at most, zero not counted
NAMED = 12  # months that have room for their names
APART = 0.15  # of the height between two words at the ends of lines
LINE, DOT = 6, 15  # pixels
HEADROOM = 0.97  # of the room for lines: a dot at its edge would be cut in half
MANY = "#16222E"  # in the legend, of bars that have colours of their own


@dataclass(frozen=True)
class Bar:
    """Where a bar begins and how long it is, in percent of the room; its number, and its colour."""

    start: float
    length: float
    text: str
    colour: str


@dataclass(frozen=True)
class Row:
    """A name and the bars beside it; none where there is nothing to draw."""

    name: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Mark:
    """Words at a place: percent from the left or from below."""

    at: float
    text: str
    name: str = ""


@dataclass(frozen=True)
class Lines:
    """Lines as an image that fills its room, and the words around it."""

    image: str
    ticks: tuple[Mark, ...]
    categories: tuple[Mark, ...]
    ends: tuple[Mark, ...]


def rows(chart: Chart, language: Language) -> tuple[Row, ...]:
    """Bars side by side, or the bridge of changes, with a row per category."""
    return tuple(_bridge(chart, language) if chart.kind == BRIDGE else _bars(chart, language))


def legend(chart: Chart) -> tuple[tuple[str, str], ...]:
    """Name and colour of each series, where there are several."""
    several = chart.series if len(chart.series) > 1 else ()
    return tuple(
        (legal(series.name, BESIDE), series.colours[0] if len(series.colours) == 1 else MANY)
        for series in several
    )


def lines(chart: Chart, language: Language) -> Lines:
    """Lines from zero over the categories, dots where values are known, names at their ends."""
    highest = max(_known(chart), default=0)
    top = scale(highest)
    if highest > HEADROOM * top[-1]:
        top.append(2 * top[-1] - top[-2])
    count = len(chart.categories)
    middles = [100 * (place + 0.5) / count for place in range(count)]
    every = ceil(count / NAMED)
    drawn = [(one, [value and 100 * value / top[-1] for value in one.values]) for one in chart.series]
    svg = blank("0 0 100 100", preserveAspectRatio="none")
    for series, heights in drawn:
        _line(svg, [*zip(middles, heights, strict=True)], series.colours[0])
    return Lines(
        image(svg),
        tuple(Mark(100 * tick / top[-1], value_of(chart, tick, language)) for tick in top),
        tuple(
            Mark(at, legal(name, BESIDE))
            for at, name in list(zip(middles, chart.categories, strict=True))[(count - 1) % every :: every]
        ),
        tuple(_ends(chart, drawn, language)),
    )


def scale(highest: float) -> list[float]:
    """Round steps from zero to what is not below the highest value."""
    if highest <= 0:
        return [0, 1]
    rough = highest / TICKS
    unit = 10 ** floor(log10(rough))
    step = next(unit * factor for factor in (1, 2, 2.5, 5, 10) if unit * factor >= rough)
    step = max(step, 1) if highest > 1 else step
    return [step * place for place in range(ceil(round(highest / step, 9)) + 1)]


def _bars(chart: Chart, language: Language) -> Iterator[Row]:
    longest = max(_known(chart), default=0) or 1
    for place, name in enumerate(chart.categories):
        bars = [
            Bar(0, 100 * LENGTH * value / longest, value_of(chart, value, language), _colour(series, place))
            for series in chart.series
            if (value := series.values[place]) is not None
        ]
        yield Row(legal(name, BESIDE), tuple(bars))


def _bridge(chart: Chart, language: Language) -> Iterator[Row]:
    """Each change from where the last one led, then their sum from zero, which is the earlier period."""
    (series,) = chart.series
    *changes, total = series.values
    spans = [*pairwise(accumulate(changes, initial=0)), (0, total)]
    low = min(0, *map(min, spans))
    width = (max(0, *map(max, spans)) - low) or 1
    for place, (name, value, span) in enumerate(zip(chart.categories, series.values, spans, strict=True)):
        start, end = sorted(100 * LENGTH * (one - low) / width for one in span)
        bar = Bar(start, end - start, value_of(chart, value, language), _colour(series, place))
        yield Row(legal(name, BESIDE), (bar,))


def _colour(series: Series, place: int) -> str:
    return series.colours[place] if len(series.colours) > 1 else series.colours[0]


def _known(chart: Chart) -> list[float]:
    return [value for series in chart.series for value in series.values if value is not None]


def _line(svg: Xml.Element, points: Sequence[tuple[float, float | None]], colour: str) -> None:
    """A line from one known value to the next, a dot at each; nothing is drawn across what is not known."""
    look = {"stroke": colour, "stroke-linecap": "round", "vector-effect": "non-scaling-stroke"}
    known = [(x, 100 - height) if height is not None else None for x, height in points]
    for start, end in pairwise(known):
        if start and end:
            path = "M{} {}L{} {}".format(*(round(one, 3) for one in (*start, *end)))
            Xml.SubElement(svg, "path", look, d=path, **{"stroke-width": str(LINE)})
    for x, y in filter(None, known):
        Xml.SubElement(svg, "path", look, d=f"M{x:.3f} {y:.3f}h0", **{"stroke-width": str(DOT)})


def _ends(
    chart: Chart, drawn: Sequence[tuple[Series, list[float | None]]], language: Language
) -> Iterator[Mark]:
    """The last known value of each series and its name, from below, kept apart."""
    last = []
    for series, heights in drawn:
        known = [place for place, height in enumerate(heights) if height is not None]
        if known:
            text = value_of(chart, series.values[known[-1]], language)
            last.append((heights[known[-1]], text, legal(series.name, BESIDE)))
    at = -100.0
    for height, text, name in sorted(last):
        at = max(height, at + 100 * APART)
        yield Mark(at, text, name)
