"""What a slide is: plain values alone, so that screen, deck, workbook and message say the same."""

from dataclasses import dataclass

Cell = str | int | float | bool | None
INTEGER, PERCENT = "integer", "percent"  # how values of a chart are shown
BARS, LINES, BRIDGE = "bars", "lines", "bridge"


@dataclass(frozen=True)
class Number:
    """A big number: its label, the number as text, what is said under it."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class Series:
    """A value per category, none where there is nothing to draw; one colour, or one per category."""

    name: str
    values: tuple[int | float | None, ...]
    colours: tuple[str, ...]


@dataclass(frozen=True)
class Chart:
    """Series over categories: bars, lines, or a bridge of changes of which the last is their sum."""

    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    shown_as: str = INTEGER


@dataclass(frozen=True)
class Table:
    """Titles and cells as they are read; which columns are numbers, to stand to the right."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_number: tuple[bool, ...]


@dataclass(frozen=True)
class Place:
    """A regency: its value, the same as text, its colour, its outline as rings of longitude and latitude."""

    code: str
    name: str
    value: int | float | None
    text: str
    colour: str
    rings: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True)
class Column:
    """A column of a result: its name, its title, and how its cells are shown (see formatting)."""

    name: str
    title: str
    shown_as: str


@dataclass(frozen=True)
class Result:
    """A figure as it was run: question, definition, what it speaks of, and all its rows.

    Days are ISO text in columns that are shown as days, moments or months.
    """

    figure: str
    question: str
    definition: str
    stamp: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Slide:
    """One message: the finding as its headline, what shows it, and what stands behind it.

    One of numbers, chart, table and places is shown; a title has none. `topic` is what it is about in a word
    or two, `said` what is to be known besides, `stamp` when the data are of and what is selected.
    """

    key: str
    topic: str
    headline: str
    stamp: str
    said: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    chart: Chart | None = None
    table: Table | None = None
    places: tuple[Place, ...] = ()
    results: tuple[Result, ...] = ()

    @property
    def has_body(self) -> bool:
        """Whether there is more to show than sentences."""
        return bool(self.numbers or self.chart or self.table or self.places)
