"""One record of a delimited text whose quotes need care."""

import csv
import re
from collections.abc import Iterator, Sequence
from functools import cache

from acquisition.ingest.dialect import Dialect

LONGEST = 100  # lines: a quote that is not closed by then stands for itself
ESCAPE = "\\"

csv.field_size_limit(1 << 30)


def read_record(lines: Sequence[str], start: int, dialect: Dialect) -> tuple[list[str], int, bool]:
    """Cells of the record at `start`, the index after its last line, and whether a quote was open at the end.

    Of all readings the first with the usual number of cells is taken. A quote that would swallow a whole
    record of its own is no quote but damage on its line, and stays there.
    """
    line = lines[start]
    regular = None
    ran_out = False
    for escape, is_trimmed in _ways(line, dialect):
        span = _Span(lines, start, dialect, is_trimmed)
        try:
            cells = next(_reader(span, dialect, escape))
        except csv.Error:
            ran_out |= span.ran_out
            continue
        if len(cells) == dialect.width:
            return cells, span.end, False
        if regular is None and not span.swallowed():
            regular = cells, span.end
    if regular and regular[1] == start + 1:
        return *regular, ran_out
    for cells in (_loose(line, dialect), _literal(line, dialect)):
        if len(cells) == dialect.width:
            return cells, start + 1, ran_out
    return *(regular or (_literal(line, dialect), start + 1)), ran_out


def _ways(line: str, dialect: Dialect) -> Iterator[tuple[str | None, bool]]:
    """Which escape to read a record with, and whether without the blanks between a quote and a delimiter."""
    escapes = (ESCAPE, None) if ESCAPE + dialect.quote in line else (None, ESCAPE)
    yield from ((escape, False) for escape in escapes)
    if f"{dialect.quote} " in line:
        yield None, True


def _reader(lines: Iterator[str], dialect: Dialect, escape: str | None) -> Iterator[list[str]]:
    return csv.reader(
        lines,
        delimiter=dialect.delimiter,
        quotechar=dialect.quote,
        escapechar=escape,
        skipinitialspace=True,
        strict=True,
    )


class _Span(Iterator[str]):
    """The lines of a record that may go on; it ends where both the first and the next are whole records."""

    def __init__(self, lines: Sequence[str], start: int, dialect: Dialect, is_trimmed: bool):
        self.lines, self.start, self.end, self.ran_out = lines, start, start, False
        self.closing = _loose_patterns(dialect.delimiter, dialect.quote)[0] if is_trimmed else None
        self.quote = dialect.quote
        self.delimiter, self.whole = dialect.delimiter, dialect.width - 1

    def __next__(self) -> str:
        if self.end == len(self.lines):
            self.ran_out = True
            raise StopIteration
        line = self.lines[self.end]
        if self.end > self.start and (
            self.end - self.start >= LONGEST
            or line.count(self.delimiter) == self.whole <= self.lines[self.start].count(self.delimiter)
        ):
            raise StopIteration
        self.end += 1
        return (self.closing.sub(self.quote, line) if self.closing else line) + "\n"

    def swallowed(self) -> bool:
        """Whether a line after the first looks like a whole record."""
        return any(line.count(self.delimiter) == self.whole for line in self.lines[self.start + 1 : self.end])


def _loose(line: str, dialect: Dialect) -> list[str]:
    """Cells when a quote closes only before a delimiter or the end, so that those inside stay as they are."""
    closing, cell = _loose_patterns(dialect.delimiter, dialect.quote)
    end = max((match.end() for match in closing.finditer(line)), default=0)
    # No quote closes after `end`: to search for one there, from every cell anew, would take for ever.
    cells = cell.findall(dialect.delimiter + line[:end]) if end else []
    loose = [quoted.replace(dialect.quote * 2, dialect.quote) or plain for quoted, plain in cells]
    return loose + line[end:].split(dialect.delimiter)[bool(end) :]


@cache
def _loose_patterns(delimiter: str, quote: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A closing quote, and a cell with the delimiter before it."""
    end, mark = re.escape(delimiter), re.escape(quote)
    closing = f"{mark} *(?={end}|$)"
    return re.compile(closing), re.compile(f"{end}(?: *{mark}(.*?){closing}|([^{end}]*))")


def _literal(line: str, dialect: Dialect) -> list[str]:
    """Cells when every delimiter counts."""
    quote = dialect.quote
    return [
        cell[1:-1] if len(cell) > 1 and cell[0] == cell[-1] == quote else cell
        for cell in line.split(dialect.delimiter)
    ]
