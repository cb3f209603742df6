"""Which row of a sheet is its header, what kind of sheet it heads, and which cell stands for which column."""

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise, zip_longest

import pyarrow as pa

from acquisition.contract import Column, Kind, header_key
from acquisition.ingest.cells import in_lists
from acquisition.ingest.refusal import Refused
from acquisition.ingest.units import in_units, measured

ROWS, COLUMNS, LABEL = 60, 1000, 200  # a header is looked for in so many rows, columns and letters of a cell
MORE_ROWS = 400  # and, where there is none, in so many
REMARK = re.compile(r"[(\[]([^)\]]*)[)\]]")
NUMBERED = re.compile(r"^\s*\d+\s*[.)]")
ORDINAL = re.compile(r"\(?(\d{1,3})\)?")
IDENTITY = re.compile(r"['`]?\d{16}")
DAY = re.compile(r"\d{1,4}[-/. ]\w{1,10}[-/. ]\d{2,4}")
WORDS = ("segmen", "kode_kantor", "nama_kantor", "kode_kader", "nama_kader")  # values that can be compared
SEGMENTS = {"PU", "BPU", "JAKON", "PMI"}
SHOWN = 40  # headers named in a refusal
SIMILAR = 0.6  # from which a header may have been meant for a missing column


@dataclass(frozen=True)
class Header:
    """`line` is the last one of the header; `columns` maps contract columns to 1-based positions in `cells`;
    `labels` are the office's own, by position. `rivals` are columns that are needed, with the position of
    another header that may stand for them."""

    line: int
    columns: dict[str, int]
    labels: list[str]
    rivals: tuple[tuple[str, int], ...] = ()

    def first_label(self, kind: Kind) -> str:
        """What heads the first of the kind's columns that are there: a row that repeats it is a header."""
        first = next(self.columns[name] for name in kind.column_names if name in self.columns)
        return header_key(self.labels[first - 1] or "")


@dataclass(frozen=True)
class _Candidate:
    """One or two rows read as a header; `matches`: the (alias rank, position) pairs of each column found."""

    line: int
    labels: list[str]
    matches: dict[str, list[tuple[int, int]]]
    unmet: list[tuple[str, ...]]
    stacked: bool  # two rows of which no two labels make one


def find_header(batch: pa.RecordBatch, kinds: Iterable[Kind]) -> tuple[Kind, Header] | None:
    """The kind of a sheet and the header among its first rows, or None where there is none.

    Of several kinds the one is meant that explains most of a header. Raises Refused: ambiguous_column;
    amounts_in_thousands; required_column_missing where a sheet of workers lacks one column, as its rows
    would be lost in silence otherwise.
    """
    return _find(_rows(batch), kinds) or (
        _find(_rows(batch, MORE_ROWS), kinds) if batch.num_rows > ROWS else None
    )


def _find(rows: Sequence[tuple[int, list[str]]], kinds: Iterable[Kind]) -> tuple[Kind, Header] | None:
    if not (heads := _heads(rows, kinds)):
        return None
    kind, best = min(heads, key=_fit)
    if best.unmet:
        of_workers = "nik" in best.matches or (
            "nik" in kind.column_names and _has_identities(rows, best.line)
        )
        if len(best.unmet) == 1 and of_workers:
            raise _missing([(kind, best)], kind)
        return None
    columns = {name: _position(name, found, best.labels) for name, found in best.matches.items()}
    header = Header(_last_line(rows, best.line), columns, best.labels, _rivals(best, columns, kind))
    if said := _stated_units(rows, header, kind):
        raise Refused("amounts_in_thousands", headers=said)
    return kind, header


def changes(header: Header, cells: Sequence[str | None], kind: Kind) -> bool:
    """Whether a row below a header is another one, whose columns stand elsewhere."""
    if all(
        header_key(cell or "") in header_key(label)
        for cell, label in zip_longest(cells, header.labels, fillvalue="")
    ):
        return False  # the same again, or one of its two rows
    labels = [(cell or "",) for cell in cells[:COLUMNS]]
    found = _candidate(0, labels, [_ways(ways) for ways in labels], kind).matches
    moved = (
        name
        for name, places in found.items()
        if header.columns.get(name) not in {position for _, position in places}
    )
    return len(found) > 2 and any(moved)


def is_known(label: str, kind: Kind) -> bool:
    """Whether a cell reads like a header of the kind."""
    return any(key in _known(kind) for key in _keys(label[:LABEL]))


def holds_enrollments(batch: pa.RecordBatch) -> bool:
    """Whether some of the first rows have a NIK and, beside it, a day or a segment: rows that count."""
    return any(
        any(IDENTITY.fullmatch(cell) for cell in cells)
        and any(DAY.match(cell) or cell.upper() in SEGMENTS for cell in cells)
        for _, cells in _rows(batch)
    )


def explain_missing(batches: Sequence[pa.RecordBatch], kinds: Sequence[Kind]) -> Refused:
    """Why no sheet has a header, told from the first rows of each.

    Codes: not_a_table; required_column_missing (missing: columns; found: headers; nearest: missing column to
    the header that is most like it). Where no kind fits better than another, the first is taken to be meant.
    """
    sheets = [_rows(batch) for batch in batches]
    if not any(sum(map(bool, cells)) > 1 for rows in sheets for _, cells in rows):
        return Refused("not_a_table")
    return _missing([head for rows in sheets for head in _heads(rows, kinds)], kinds[0])


def _rows(batch: pa.RecordBatch, most: int = ROWS) -> list[tuple[int, list[str]]]:
    top = batch.slice(0, most)
    return [
        (line, [(cell or "").strip()[:LABEL] for cell in cells[:COLUMNS]])
        for line, cells in zip(top["line"].to_pylist(), in_lists(top["cells"]).to_pylist(), strict=True)
    ]


def _heads(rows: Sequence[tuple[int, list[str]]], kinds: Iterable[Kind]) -> list[tuple[Kind, _Candidate]]:
    """For each kind the first of the candidates that lack least."""
    labels = [(line, spellings, [_ways(ways) for ways in spellings]) for line, spellings in _labels(rows)]
    if not labels:
        return []
    return [(kind, min((_candidate(*label, kind) for label in labels), key=_lack)) for kind in kinds]


def _fit(head: tuple[Kind, _Candidate]) -> tuple[int, int]:
    """Orders kinds: columns explained, requirements unmet."""
    return -len(head[1].matches), len(head[1].unmet)


def _lack(candidate: _Candidate) -> tuple[int, bool, int, int]:
    """Orders candidates: requirements unmet, two rows that do not belong together, columns, else headers."""
    filled = sum(map(bool, candidate.labels))
    return (
        len(candidate.unmet),
        candidate.stacked,
        -len(candidate.matches),
        0 if candidate.matches else -filled,
    )


def _labels(rows: Sequence[tuple[int, list[str]]]) -> Iterator[tuple[int, list[tuple[str, ...]]]]:
    """The labels of each row, then those of each two rows: for every column the ways to spell its label."""
    for line, cells in rows:
        if not _is_data(cells):
            yield line, [(cell,) for cell in cells]
    for (_, upper), (line, lower) in pairwise(rows):
        if sum(map(bool, upper)) > 1 and not _is_data(upper) and not _is_data(lower):
            yield line, _joined(upper, lower)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[tuple[str, ...]]:
    """Labels over two rows, the upper of which may be merged over several columns and stands in the first."""
    upper = [*upper, *[""] * (len(lower) - len(upper))]
    groups = accumulate(upper, lambda group, cell: cell or group)
    return [
        (f"{group} {below}", f"{below} {group}", below) if below and group else (below or above,)
        for above, below, group in zip_longest(upper, lower, groups, fillvalue="")
    ]


def _candidate(
    line: int,
    spellings: Sequence[tuple[str, ...]],
    keyed: Sequence[list[tuple[str, str]]],
    contract: Kind,
) -> _Candidate:
    known = _known(contract)
    matches: dict[str, list[tuple[int, int]]] = {}
    combined = False
    for position, (ways, keys) in enumerate(zip(spellings, keyed, strict=True), start=1):
        found = next(((known[key], way) for key, way in keys if key in known), None)
        if found := found or _synonyms(ways, known):
            (name, rank), way = found
            matches.setdefault(name, []).append((rank, position))
            combined |= way != ways[-1]
    unmet = [group for group in contract.requirements if not any(name in matches for name in group)]
    stacked = not combined and any(len(ways) > 1 for ways in spellings)
    return _Candidate(line, [ways[0] for ways in spellings], matches, unmet, stacked)


@cache
def _known(contract: Kind) -> dict[str, tuple[str, int]]:
    """The column that a header key stands for, and how strongly."""
    return {
        header_key(alias): (column.name, rank)
        for column in contract.columns_read
        for rank, alias in enumerate((column.name, *column.aliases))
    }


def _synonyms(ways: Sequence[str], known: dict[str, tuple[str, int]]) -> tuple[tuple[str, int], str] | None:
    """What a label such as "No. KTP / NIK" stands for, all of whose parts mean the same."""
    for way in ways:
        if "/" not in way:
            continue
        meant = [known.get(header_key(part)) for part in way.split("/")]
        if all(meant) and len({name for name, _ in meant}) == 1:
            return min(meant), way
    return None


def _ways(ways: tuple[str, ...]) -> list[tuple[str, str]]:
    """Each key of each way to spell a label, with that way."""
    return [(key, way) for way in ways for key in _keys(way)]


def _keys(label: str) -> Iterator[str]:
    """The keys of a label, with its remarks and its number, then with the remark first, then without."""
    yield header_key(label)
    label = NUMBERED.sub("", label)
    if remark := REMARK.search(label):
        plain = REMARK.sub(" ", label)
        yield header_key(f"{remark[1]} {plain}")
        yield header_key(plain)
    yield header_key(label)
    yield header_key(label.partition("\n")[0])
    yield header_key(measured(REMARK.sub(" ", label)))


def _position(name: str, found: Sequence[tuple[int, int]], labels: Sequence[str]) -> int:
    """The position of the column's strongest alias."""
    first, *others = sorted(found)
    if others and others[0][0] == first[0]:
        headers = [labels[position - 1] for rank, position in [first, *others] if rank == first[0]]
        raise Refused("ambiguous_column", column=name, headers=headers)
    return first[1]


def _rivals(best: _Candidate, columns: dict[str, int], kind: Kind) -> tuple[tuple[str, int], ...]:
    """Of the columns that are needed: each weaker header that may stand for one."""
    needed = [column.name for column in kind.columns if column.required and column.typed]
    words = [name for name in WORDS if name in columns]
    return tuple(
        (name, position)
        for name in (*needed, *words)
        for _, position in best.matches[name]
        if position != columns[name]
    )


def _stated_units(rows: Sequence[tuple[int, list[str]]], header: Header, kind: Kind) -> list[str]:
    """What says, in the header or in lines of few words, that the file's amounts are no plain ones."""
    amounts = [
        header.labels[header.columns[column.name] - 1]
        for column in kind.columns
        if column.amount and column.name in header.columns
    ]
    if not amounts:
        return []
    around = [cells for line, cells in rows if line < header.line or sum(map(bool, cells)) <= 3]
    return in_units(amounts, [cell for cells in around if not _is_data(cells) for cell in cells if cell])


def _last_line(rows: Sequence[tuple[int, list[str]]], line: int) -> int:
    """The header's last line: a row below it that numbers the columns belongs to it."""
    below = next(((number, cells) for number, cells in rows if number > line), (line, []))
    ordinals = [ORDINAL.fullmatch(cell) for cell in below[1] if cell]
    if (
        len(ordinals) > 2
        and all(ordinals)
        and [int(match[1]) for match in ordinals] == [*range(1, len(ordinals) + 1)]
    ):
        return below[0]
    return line


def _is_data(cells: Sequence[str]) -> bool:
    """Whether a row has numbers or dates as no header has."""
    return sum(_is_number(cell) for cell in cells) > 1


def _is_number(cell: str) -> bool:
    return sum(map(str.isdigit, cell)) > 5


def _has_identities(rows: Sequence[tuple[int, list[str]]], line: int) -> bool:
    """Whether the rows below hold numbers as long as a NIK."""
    return any(sum(map(str.isdigit, cell)) > 14 for number, cells in rows if number > line for cell in cells)


def _missing(heads: Sequence[tuple[Kind, _Candidate]], usual: Kind) -> Refused:
    """The refusal for the head that fits best; without any, for one of the usual kind that lacks all."""
    explaining = [head for head in heads if head[1].matches]
    kind, best = min([*explaining, (usual, _candidate(0, (), (), usual))], key=_fit)
    taken = {position for found in best.matches.values() for _, position in found}
    # Where hardly a cell is a known header, the row may well be data: its cells are nobody's business.
    needed = {name for group in kind.requirements for name in group}
    is_header = len(best.matches) > 1 or not needed.isdisjoint(best.matches)
    found = {
        position: label
        for position, label in enumerate(best.labels, start=1)
        if is_header and label and not _is_number(label)
    }
    free = {header_key(label): label for position, label in found.items() if position not in taken}
    missing = {name for group in best.unmet for name in group}
    nearest = {column.name: _nearest(column, free) for column in kind.columns if column.name in missing}
    return Refused(
        "required_column_missing",
        kind=kind.name,
        missing=["/".join(group) for group in best.unmet],
        found=list(found.values())[:SHOWN],
        nearest={name: label for name, label in nearest.items() if label},
    )


def _nearest(column: Column, free: dict[str, str]) -> str | None:
    """The header most like one of the column's aliases."""
    # The day of birth is nobody's business, and never what is missing.
    free = {key: label for key, label in free.items() if "lahir" not in key}
    scores = {
        label: max(
            difflib.SequenceMatcher(None, header_key(alias), key).ratio()
            for alias in (column.name, *column.aliases)
        )
        for key, label in free.items()
    }
    best = max(scores, key=scores.get, default=None)
    return best if best is not None and scores[best] > SIMILAR else None
