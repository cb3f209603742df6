"""Which row of a sheet is its header, and which of its cells stands for which column of the contract."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pyarrow as pa

from acquisition.contract import Kind, header_key
from acquisition.ingest.refusal import Refused

ROWS = 60  # a header is looked for in the first rows only
REMARK = re.compile(r"\([^)]*\)|\[[^]]*\]|^\s*\d+\s*[.)]")
SHOWN = 40  # headers named in a refusal


@dataclass(frozen=True)
class Header:
    """`line` is the last one of the header; `columns` maps contract columns to 1-based positions in `cells`;
    `labels` are the office's own, by position."""

    line: int
    columns: dict[str, int]
    labels: list[str]


@dataclass(frozen=True)
class _Candidate:
    line: int
    labels: list[str]
    matches: dict[str, list[tuple[int, int]]]  # contract column -> (rank of the alias, position), strongest first

    def met(self, kind: Kind) -> int:
        return sum(any(name in self.matches for name in group) for group in _requirements(kind))


def find_header(batch: pa.RecordBatch, contract: Kind) -> Header | None:
    """The header among the first rows of a sheet, or None where there is none.

    Raises Refused: ambiguous_column; required_column_missing where a row is plainly meant as a header and lacks
    one, as the sheet's rows would be lost in silence otherwise.
    """
    needed = len(_requirements(contract))
    best = _best(_candidates(batch, contract), contract)
    if best is None or best.met(contract) < needed - 1 or len(best.matches) < needed - 1:
        return None
    if best.met(contract) < needed:
        raise _missing([best], contract)
    columns = {name: _position(name, ranked, best.labels) for name, ranked in best.matches.items()}
    return Header(best.line, columns, best.labels)


def explain_missing(batches: Sequence[pa.RecordBatch], contract: Kind) -> Refused:
    """Why no sheet has a header, from the first rows of each: the headers found and the nearest expected."""
    candidates = [_best(_candidates(batch, contract), contract) or _widest(batch) for batch in batches]
    candidates = [candidate for candidate in candidates if candidate]
    if not any(len(candidate.labels) > 1 for candidate in candidates):
        return Refused("not_a_table")
    return _missing(candidates, contract)


def _requirements(kind: Kind) -> tuple[tuple[str, ...], ...]:
    """Groups of columns of which at least one must be there."""
    return (*((name,) for name in kind.required), *kind.required_any)


def _best(candidates: Iterator[_Candidate], kind: Kind) -> _Candidate | None:
    """The candidate that meets most requirements, then matches most columns; the first one among equals."""
    return max(candidates, key=lambda candidate: (candidate.met(kind), len(candidate.matches)), default=None)


def _candidates(batch: pa.RecordBatch, kind: Kind) -> Iterator[_Candidate]:
    """Every row that could be a header, alone first, then as the lower one of two."""
    top = batch.slice(0, ROWS)
    rows = list(zip(top.column("line").to_pylist(), top.column("cells").to_pylist(), strict=True))
    ranks = _ranks(kind)
    for line, cells in rows:
        labels = [cell or "" for cell in cells]
        yield _Candidate(line, labels, _matches([[label] for label in labels], ranks))
    for (_, upper), (line, lower) in pairwise(rows):
        readings = _joined(upper, lower)
        yield _Candidate(line, [reading[-1] for reading in readings], _matches(readings, ranks))


def _joined(upper: Sequence[str | None], lower: Sequence[str | None]) -> list[list[str]]:
    """What each column of a header over two rows may be called; a merged cell stands over those to its right."""
    readings = []
    spanning = ""
    for position in range(max(len(upper), len(lower))):
        above = (upper[position] if position < len(upper) else None) or ""
        below = (lower[position] if position < len(lower) else None) or ""
        spanning = above or spanning
        readings.append([below, f"{below} {spanning}", f"{spanning} {below}"] if below else [above])
    return readings


def _ranks(kind: Kind) -> dict[str, tuple[str, int]]:
    """Contract column and strength (0 = its own name) of each header key."""
    return {
        header_key(name): (column.name, rank)
        for column in reversed(kind.columns)
        for rank, name in reversed(list(enumerate((column.name, *column.aliases))))
    }


def _matches(
    readings: Sequence[Sequence[str]], ranks: dict[str, tuple[str, int]]
) -> dict[str, list[tuple[int, int]]]:
    matches: dict[str, list[tuple[int, int]]] = {}
    for position, texts in enumerate(readings, start=1):
        keys = [header_key(REMARK.sub("", text)) for text in texts]
        found = [ranks[key] for key in keys if key in ranks]
        if found:
            name, rank = min(found, key=lambda match: match[1])
            matches.setdefault(name, []).append((rank, position))
    return {name: sorted(ranked) for name, ranked in matches.items()}


def _position(name: str, ranked: Sequence[tuple[int, int]], labels: Sequence[str]) -> int:
    """Where the column stands. Raises Refused where two headers claim it with equal right."""
    strongest = [position for rank, position in ranked if rank == ranked[0][0]]
    if len(strongest) > 1:
        headers = [labels[position - 1] for position in strongest]
        raise Refused("ambiguous_column", column=name, headers=headers, positions=strongest)
    return strongest[0]


def _widest(batch: pa.RecordBatch) -> _Candidate | None:
    """The row with most filled cells among the first: the likeliest header where nothing matches."""
    top = batch.slice(0, ROWS)
    rows = zip(top.column("line").to_pylist(), top.column("cells").to_pylist(), strict=True)
    filled = [(line, [cell for cell in cells if cell]) for line, cells in rows]
    line, labels = max(filled, key=lambda row: len(row[1]), default=(0, []))
    return _Candidate(line, labels, {}) if labels else None


def _missing(candidates: Sequence[_Candidate], kind: Kind) -> Refused:
    """The refusal that names what is missing, the headers found and the nearest of them."""
    best = max(candidates, key=lambda candidate: (candidate.met(kind), len(candidate.matches)))
    missing = [group for group in _requirements(kind) if not any(name in best.matches for name in group)]
    headers = [label for label in best.labels if label and not re.search(r"\d{6}", label)]
    return Refused(
        "required_column_missing",
        missing=[" / ".join(group) for group in missing],
        headers=headers[:SHOWN],
        nearest={" / ".join(group): near for group in missing if (near := _nearest(group, headers, kind))},
    )


def _nearest(group: Sequence[str], headers: Sequence[str], kind: Kind) -> list[str]:
    """Headers that are spelled much like a name of a column in the group."""
    by_key = {header_key(header): header for header in headers}
    names = [name for column in kind.columns if column.name in group for name in (column.name, *column.aliases)]
    close = (difflib.get_close_matches(header_key(name), by_key, n=1, cutoff=0.75) for name in names)
    return list(dict.fromkeys(by_key[key] for keys in close for key in keys))
