"""How figures become the parts of a slide: the stamp, results with their rows, tables, top rows."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

import pandas as pd

from acquisition import formatting as fmt
from acquisition import narrative, tables
from acquisition.figures import FIGURES
from acquisition.i18n import Language
from acquisition.look import Look
from acquisition.meeting.slides import Cell, Column, Result, Slide, Table

SHOWN = 10  # bars or rows of a slide: what the back row can read


def slide(
    look: Look,
    key: str,
    topic: str,
    headline: str,
    shown: dict[str, pd.DataFrame],
    incomplete: pd.DataFrame | None = None,
    said: Iterable[str] = (),
    **body: object,
) -> Slide:
    """A slide of these figures, the first of which its stamp speaks of; empty sentences are left out.

    `incomplete`: the incomplete months that it looks at, where these are not those of the filters.
    """
    first = next(iter(shown))
    return Slide(
        key=key,
        topic=look.gettext(topic),
        headline=headline,
        stamp=marked(look, look.stamp(first), incomplete),
        said=tuple(filter(None, said)),
        results=tuple(result(look, name, frame) for name, frame in shown.items()),
        **body,
    )


def marked(look: Look, stamp: str, incomplete: pd.DataFrame | None = None) -> str:
    """The stamp, with the number of months that are incomplete: of the filters, or those given."""
    incomplete = look.incomplete() if incomplete is None else incomplete
    return stamp if incomplete.empty else f"{stamp} · ⚠ {narrative.incomplete(incomplete, look.language)}"


def result(look: Look, name: str, frame: pd.DataFrame) -> Result:
    """All rows of a figure with its definition."""
    return result_of(name, frame, look.stamp(name), look.language)


def result_of(name: str, frame: pd.DataFrame, stamp: str, language: Language) -> Result:
    """The same, under a stamp of its own."""
    figure = FIGURES[name]
    titled = tables.titled(frame, language)
    columns = tuple(
        Column(column, title, shown_as(column))
        for column, title in zip(frame.columns, titled.columns, strict=True)
    )
    cells = (tuple(map(_plain, row)) for row in titled.itertuples(index=False, name=None))
    question, definition = language.gettext(figure.question), language.gettext(figure.definition)
    return Result(name, question, definition, stamp, columns, tuple(cells))


def shown_as(column: str) -> str:
    """The name of the format that a column has in tables: integer, percent, day_short; text for any other."""
    name = tables.COLUMNS[column][1].__name__
    return "text" if name.startswith("_") else name


def table(frame: pd.DataFrame, columns: Sequence[str], language: Language) -> Table:
    """These columns as they are read."""
    titled = tables.titled(frame[list(columns)], language)
    texts = [
        [tables.COLUMNS[name][1](value, language.code) for value in titled.iloc[:, place]]
        for place, name in enumerate(columns)
    ]
    is_number = tuple(shown_as(name) not in ("text", "day_short", "month", "moment") for name in columns)
    return Table(tuple(titled.columns), tuple(zip(*texts, strict=True)), is_number)


def whole(value: float | None) -> int | None:
    """A count as a plain number; none where it is not known."""
    return None if fmt.missing(value) else int(value)


def others(count: int, language: Language) -> str:
    """What the rows are called that are summed into one."""
    words = {"count": fmt.integer(count, language.code)}
    return language.ngettext("{count} other", "{count} others", count, **words)


def rest(frame: pd.DataFrame, shown: int, measure: str, language: Language) -> str:
    """How many rows beyond those shown there are, and what they sum to; nothing where all are shown."""
    left = frame.iloc[shown:]
    if left.empty:
        return ""
    words = {
        "others": others(len(left), language),
        "sum": fmt.integer(left[measure].sum(min_count=1), language.code),
    }
    return language.gettext("Not shown: {others}, {sum} together.", **words)


def _plain(value: object) -> Cell:
    if fmt.missing(value):
        return None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return value.item() if hasattr(value, "item") else value
