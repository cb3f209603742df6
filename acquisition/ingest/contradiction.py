"""What the rows below a header may say against it: then none of them is read by it."""

import re
from collections.abc import Iterator

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from acquisition.contract import Kind
from acquisition.ingest.cells import in_lists, texts_at
from acquisition.ingest.header import WORDS, Header, changes, is_known
from acquisition.ingest.progress import WatchedCursor
from acquisition.ingest.refusal import Refused
from acquisition.sql import statement

# Fewer digits than a day or an identity has make no value of a column.
_VALUE = r"(?:\d\D*){5}"


def check(
    cells: pa.RecordBatch,
    sheet: str,
    header: Header,
    kind: Kind,
    cursor: WatchedCursor | duckdb.DuckDBPyConnection,
) -> None:
    """Raises Refused: header_changes where another header follows, with its columns in other places;
    ambiguous_column where two headers stand for one column that is needed, and say different things."""
    if "segmen" in kind.column_names:
        _check_headers_below(cells, sheet, header, kind)
    for name, position in header.rivals:
        texts = _texts(cells[name]), texts_at(cells["cells"], position)
        if _say_different(cursor, name, *texts) if name in WORDS else any(_differing(*texts)):
            labels = [header.labels[place - 1] for place in (header.columns[name], position)]
            raise Refused("ambiguous_column", column=name, headers=labels)


def _check_headers_below(cells: pa.RecordBatch, sheet: str, header: Header, kind: Kind) -> None:
    # What stands in the column of segments is one of a few words, but in a row that is a header.
    column = cells["segmen"]
    words = [word for word in pc.unique(column).to_pylist() if word and is_known(word, kind)]
    if not words:
        return
    rows = cells.filter(pc.is_in(_texts(column), pa.array(words)))
    for line, row in zip(rows["line"].to_pylist(), in_lists(rows["cells"]).to_pylist(), strict=True):
        if changes(header, row, kind):
            raise Refused("header_changes", sheet=sheet, line=line)


def _differing(one: pa.StringArray, other: pa.StringArray) -> Iterator[bool]:
    """For each row in which both columns hold a value: whether it is another one."""
    both = pc.and_(*(pc.match_substring_regex(each, _VALUE) for each in (one, other)))
    pairs = zip(one.filter(both).to_pylist(), other.filter(both).to_pylist(), strict=True)
    return (not _is_same(first, second) for first, second in pairs)


def _say_different(
    cursor: WatchedCursor | duckdb.DuckDBPyConnection, column: str, one: pa.StringArray, other: pa.StringArray
) -> bool:
    """Whether in some row both headers of a column name a segment, an office or a cadre, and not the same."""
    pairs = pa.table([one, other], ["one", "other"]).group_by(["one", "other"]).aggregate([])
    cursor.register("texts", pairs)
    try:
        return cursor.execute(statement("ingest/say_different"), {"name": column}).fetchone()[0] > 0
    finally:
        cursor.unregister("texts")


def _texts(column: pa.Array) -> pa.StringArray:
    return column.dictionary_decode() if isinstance(column, pa.DictionaryArray) else column


def _is_same(first: str, second: str) -> bool:
    """Whether both write one value: in other groups of digits, or a day in another order of its parts."""
    if re.sub(r"\W", "", first) == re.sub(r"\W", "", second):
        return True
    parts = [sorted(part.lstrip("0").lower() for part in re.findall(r"\w+", one)) for one in (first, second)]
    return parts[0] == parts[1]
