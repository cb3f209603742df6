"""How a delimited text is written, found out by looking at its first lines."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from acquisition.contract import KINDS, header_key

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_LINES = 1000
HEADER_LINES = (
    60,
    400,
)  # a header is looked for among the first so many; then, where there is none, among more
SEP = re.compile(r'"?sep=(.)"?[,;\t| ]*', re.IGNORECASE)
WRAPPED = re.compile(r'^"((?:[^"\n]|"")*)"[,;\t]*$', re.MULTILINE)
KNOWN = frozenset(
    header_key(name)
    for kind in KINDS.values()
    for column in kind.columns
    for name in (column.name, *column.aliases)
)


@dataclass(frozen=True)
class Dialect:
    """`width` is the number of cells of most rows; `wrapped` lines are quoted as a whole."""

    delimiter: str
    width: int
    quote: str = '"'
    wrapped: bool = False


@dataclass(frozen=True)
class Stretch:
    """The next `lines` of a text (None: all the rest) and their dialect (None: they hold no record)."""

    lines: int | None
    dialect: Dialect | None


def find_dialects(text: str) -> list[Stretch]:
    """The stretches of a text: a leading "sep=" line, a header with its own delimiter, the rest."""
    lines = text.split("\n", SAMPLE_LINES)[:SAMPLE_LINES]
    stretches = []
    ways = (DELIMITERS,)
    if named := SEP.fullmatch(lines[0]):
        ways = ((named[1],), DELIMITERS)  # a spreadsheet may have written the line above rows by another
        lines = lines[1:]
        stretches.append(Stretch(1, None))
    if wrapped := _wrapped(lines):
        lines = unwrap("\n".join(lines)).split("\n")
    found = (_with_header(lines[:most], lines, candidates) for most in HEADER_LINES for candidates in ways)
    header, dialect = next(filter(None, found), None) or (None, _without_header(lines, ways[0]))
    if header and header.dialect.delimiter != dialect.delimiter:
        stretches.append(replace(header, dialect=replace(header.dialect, wrapped=wrapped)))
    return [*stretches, Stretch(None, replace(dialect, wrapped=wrapped))]


def unwrap(text: str) -> str:
    """Takes off the quotes of lines that were quoted whole, as happens when a list is saved as one column."""
    return WRAPPED.sub(lambda line: line[1].replace('""', '"'), text)


def _wrapped(lines: Sequence[str]) -> bool:
    filled = [line for line in lines if line.strip(" ,;\t")]
    whole = [match[1] for match in map(WRAPPED.fullmatch, filled) if match]
    several = sum(any(delimiter in line for delimiter in DELIMITERS) for line in whole)
    return len(filled) > 1 and several >= 0.8 * len(filled)


def _with_header(
    top: Sequence[str], lines: Sequence[str], candidates: Sequence[str]
) -> tuple[Stretch, Dialect] | None:
    """The lines up to the row of the top with most known headers (two or more), and the dialect of the rows
    after."""
    rows = (
        (len({header_key(cell) for cell in _split(text, delimiter)} & KNOWN), -end, start, delimiter, text)
        for delimiter in candidates
        for start, end, text in _records(top)
        if delimiter in text
    )
    known, end, _, own, header = max(rows, default=(0, 0, 0, "", ""))
    if known < 2:
        return None
    body = lines[-end:]
    enclosed = sum(len(cell) > 1 and cell[0] == cell[-1] == "'" for cell in header.split(own))
    quote = "'" if enclosed > 1 else '"'
    dialect = Dialect(own, len(_split(header, own, quote)), quote)
    return Stretch(-end, dialect), _below_header(body, dialect, candidates)


def _records(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Each line, and each with those after it up to the one that closes its quote: start, end, text."""
    for start, line in enumerate(lines):
        yield start, start + 1, line
        if line.count('"') % 2:
            closing = (end for end in range(start + 1, len(lines)) if lines[end].count('"') % 2)
            if end := next(closing, None):
                yield start, end + 1, "\n".join(lines[start : end + 1])


def _below_header(lines: Sequence[str], header: Dialect, candidates: Sequence[str]) -> Dialect:
    """The header's delimiter, but for rows that another splits as the header is and its own does not."""
    widths = {delimiter: _widths(lines, delimiter, header.quote) for delimiter in candidates}

    def fit(delimiter: str) -> float:
        near = sum(count for width, count in widths[delimiter].items() if abs(width - header.width) <= 1)
        return near / max(1, widths[delimiter].total())

    own, other = header.delimiter, max(candidates, key=fit)
    filled = [line for line in lines if line.strip()]
    unsplit = sum(own not in line for line in filled) >= 0.5 * len(filled)
    delimiter = other if unsplit and fit(own) < 0.5 <= fit(other) else own
    width, count = max(widths[delimiter].items(), key=lambda item: item[1], default=(header.width, 0))
    if abs(width - header.width) > 1 or count < 0.7 * widths[delimiter].total():
        width = header.width  # quoted line breaks make most lines look narrower than their records
    return Dialect(delimiter, width, header.quote)


def _without_header(lines: Sequence[str], candidates: Sequence[str]) -> Dialect:
    """The delimiter by which most lines split into the same number of cells; the more cells the better."""

    def consistency(delimiter: str) -> tuple[float, int]:
        width, count = max(_widths(lines, delimiter).items(), key=lambda item: item[1], default=(1, 0))
        return (count / len(lines), width) if width > 1 else (0, 1)

    delimiter = max(candidates, key=consistency)
    return Dialect(delimiter, consistency(delimiter)[1])


def _widths(lines: Sequence[str], delimiter: str, quote: str = '"') -> Counter[int]:
    """How many of the filled lines have how many cells."""
    return Counter(len(_split(line, delimiter, quote)) for line in lines if line.strip())


def _split(line: str, delimiter: str, quote: str = '"') -> list[str]:
    try:
        return next(csv.reader((line,), delimiter=delimiter, quotechar=quote, skipinitialspace=True), [])
    except csv.Error:
        return line.split(delimiter)
