"""Rows that stand in one cell as a whole, and NIKs that stand in another column."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tests.pollution.draft import Case, Draft, Outcome
from tests.pollution.kinds.texts import NAMES, flat, plain
from tests.pollution.makers import both, written
from tests.pollution.writers import text, xlsx


def cases() -> Iterator[Case]:
    for name, places in {"one": [3], "three": [2, 3, 9], "half": range(0, 12, 2), "the last": [11]}.items():
        yield in_lines(f"{name} quoted whole", places, lambda row: quoted(line(row)))
        yield in_lines(f"{name} quoted whole and padded", places, lambda row: quoted(line(row)) + ";" * 13)
        for mark, delimiter in NAMES.items():
            if mark != ";":
                yield in_lines(f"{name} by {delimiter}", places, lambda row, m=mark: line(row, m), apart=True)
        yield in_workbook(f"{name} pasted into column A", places, line)
        yield in_workbook(f"{name} pasted by tabs", places, lambda row: line(row, "\t"))
    for name, cut in {
        "a cell lost": lambda row: row[:9] + row[10:],
        "a cell more": lambda row: [*row, "x"],
    }.items():
        yield in_lines(f"quoted whole, {name}", [3], lambda row, c=cut: quoted(line(c(row))), "cells_joined")
        yield in_workbook(f"pasted, {name}", [3], lambda row, c=cut: line(c(row)), "cells_joined")
    for delimiter in (";", "\t", "|"):
        yield whole_in_one_column(delimiter)
    for place in (1, 10):
        yield from both("joined", f"only a NIK, in column {place + 1}", lambda d, p=place: moved(d, p))


def line(row: Sequence[str], delimiter: str = ";") -> str:
    return text([row], delimiter=delimiter)[:-1]


def quoted(line: str) -> str:
    return '"' + line.replace('"', '""') + '"'


def in_lines(
    name: str,
    places: Sequence[int],
    write: Callable[[list[str]], str],
    error: str | None = None,
    apart: bool = False,
) -> Case:
    """A text in which the rows at `places` are written otherwise; `apart`: without anything to be quoted."""

    def lines(draft: Draft) -> str:
        rows = [
            write(row.cells) if n in places else line(row.cells)
            for n, row in enumerate((plain if apart else flat)(draft).rows)
        ]
        spoil(draft, places, error)
        return "".join(each + "\n" for each in [line(draft.labels), *rows])

    return written("joined", name, lines)


def in_workbook(
    name: str, places: Sequence[int], write: Callable[[list[str]], str], error: str | None = None
) -> Case:
    """A workbook in which all of the rows at `places` stands in the first column."""

    def make(block: int) -> tuple[bytes, Outcome]:
        draft = Draft.clean(block)
        rows = [[write(row.cells)] if n in places else row.cells for n, row in enumerate(flat(draft).rows)]
        spoil(draft, places, error)
        return xlsx({"Data": [draft.labels, *rows]}), draft.outcome()

    return Case("joined", name, make, "export.xlsx")


def whole_in_one_column(delimiter: str) -> Case:
    """A workbook in which header and rows stand in the first column, as of a CSV opened in another locale."""

    def make(block: int) -> tuple[bytes, Outcome]:
        draft = Draft.clean(block)
        rows = [[line(row, delimiter)] for row in flat(draft).table]
        return xlsx({"Data": rows}), draft.outcome()

    return Case("joined", f"all in column A by {NAMES[delimiter]}", make, "export.xlsx")


def spoil(draft: Draft, places: Sequence[int], error: str | None) -> None:
    for place in places if error else ():
        draft.rows[place] = replace(draft.rows[place], error=error)


def moved(draft: Draft, place: int) -> None:
    """Of one row nothing is left but its NIK, in another column."""
    row = plain(draft).rows[3]
    row.cells[:] = [row.cells[0] if each == place else "" for each in range(len(row.cells))]
    draft.rows[3] = replace(row, error="nik_elsewhere")
