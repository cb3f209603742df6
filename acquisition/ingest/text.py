"""Delimited text to rows: lines with plain or plainly quoted cells in bulk, the others record by record."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from acquisition.ingest.cells import batches, columned, listed
from acquisition.ingest.dialect import Dialect, find_dialects, unwrap
from acquisition.ingest.encoding import chunks
from acquisition.ingest.record import ESCAPE, LONGEST, read_record

SAMPLE = 1 << 20
# ="0012" keeps spreadsheets from taking digits for a number; saved by one it becomes "=""0012""".
FORCED_TEXT = re.compile(rb'(?<![^,;\t|\n])(?:="([^"\n]*)"|"=""([^"\n]*)""")(?![^,;\t|\n])')
MASK = "\0"  # stands in no text that is read


def read_text(file: BinaryIO) -> Iterator[pa.RecordBatch]:
    """Batches of a delimited text (line, cells, kinds = null), empty lines left out.

    Raises Refused: empty_file, unknown_format, damaged, not_a_table.
    """
    source = chunks(file)
    chunk = b""
    while len(chunk) < SAMPLE and (more := next(source, None)):
        chunk += more
    first = 1
    *heads, body = find_dialects(chunk[:SAMPLE].decode("utf-8", "ignore"))
    for head in heads:
        lines = chunk.split(b"\n", head.lines)
        chunk = lines.pop()
        if head.dialect:
            yield from _read((b"\n".join([*lines, b""]),), first, head.dialect)
        first += head.lines
    yield from _read(chain((chunk,), source), first, body.dialect)


def _read(source: Iterable[bytes], first: int, dialect: Dialect) -> Iterator[pa.RecordBatch]:
    """Batches of the chunks, the first of which begins at line `first`."""
    rest = b""
    for fresh in source:
        chunk = rest + fresh
        if (columns := _columns(chunk, dialect)) is not None:
            yield from batches(pa.array(np.arange(first, first + len(columns), dtype=np.int32)), columns)
            rest = b""
            first += len(columns)
            continue
        line, cells, read = _records(chunk, dialect)
        yield from batches(pc.add(line, pa.scalar(first, pa.int32())), cells)
        rest = b"\n".join(chunk.split(b"\n")[read:]) if read is not None else b""
        first += chunk.count(b"\n") - rest.count(b"\n")
    if rest:
        line, cells, _ = _records(rest, dialect, final=True)
        yield from batches(pc.add(line, pa.scalar(first, pa.int32())), cells)


def _columns(chunk: bytes, dialect: Dialect) -> pa.StructArray | None:
    """The cells of a chunk that holds nothing but plain or plainly quoted records of the usual width, one a
    line."""
    if dialect.wrapped or dialect.width < 2 or ESCAPE.encode() in chunk:
        return None
    quote = next((mark for mark in {'"', dialect.quote} if mark.encode() in chunk), False)
    if quote and not (quote == dialect.quote == '"' and _is_plainly_quoted(chunk, dialect.delimiter)):
        return None
    names = [str(place) for place in range(dialect.width)]
    try:
        table = pyarrow.csv.read_csv(
            pa.BufferReader(chunk),
            pyarrow.csv.ReadOptions(use_threads=False, block_size=len(chunk) + 1, column_names=names),
            pyarrow.csv.ParseOptions(
                delimiter=dialect.delimiter, quote_char=quote, double_quote=False, escape_char=False
            ),
            pyarrow.csv.ConvertOptions(check_utf8=False, column_types=dict.fromkeys(names, pa.string())),
        )
    except pa.ArrowInvalid:  # a row of another width
        return None
    is_whole = table.num_rows == chunk.count(b"\n")  # no line is empty, and no cell goes on in the next
    return columned([column.combine_chunks() for column in table.columns]) if is_whole else None


def _is_plainly_quoted(chunk: bytes, delimiter: str) -> bool:
    """Whether of the quotes in a chunk the first begins a cell, the next ends it, and so on."""
    text = np.frombuffer(chunk, np.uint8)
    quotes = np.flatnonzero(text == ord('"'))
    begins, ends = quotes[0::2], quotes[1::2]
    # Before the first byte stands the last, which ends a line as well.
    around = np.concatenate([text[begins - 1], text[ends + 1]])
    is_plain = len(begins) == len(ends) and ((around == ord(delimiter)) | (around == ord("\n"))).all()
    return bool(is_plain and (text[ends - 1] != ord("=")).all())  # see FORCED_TEXT


def _records(
    chunk: bytes, dialect: Dialect, final: bool = False
) -> tuple[pa.Array, pa.ListArray, int | None]:
    """Line indices and cells of a chunk's records, and the line whose record goes on after the chunk."""
    if dialect.wrapped:
        chunk = unwrap(chunk.decode()).encode()
    if b'="' in chunk:
        chunk = FORCED_TEXT.sub(rb'"\1\2"', chunk)
    lines = _lines(chunk)
    index = np.arange(len(lines), dtype=np.int32)
    filled = _mask(pc.not_equal(lines, ""))
    escaped = _escaped(lines, chunk, dialect)
    if dialect.quote.encode() not in chunk and not escaped.any():
        plain = index[filled]
        return pa.array(plain), pc.split_pattern(_at(lines, plain), dialect.delimiter), None
    quoted = _mask(pc.match_substring(lines, dialect.quote)) & ~escaped
    clear, clear_cells, unclear = _quoted(lines, index[quoted], dialect)
    starts = np.union1d(unclear, index[escaped])
    slow, slow_cells, inner, rest = _record_by_record(lines, starts, dialect, final)
    plain = index[filled & ~quoted & ~escaped & ~inner]
    kept = ~inner[clear]
    order = np.concatenate([plain, clear[kept], slow])
    cells = [
        pc.split_pattern(_at(lines, plain), dialect.delimiter),
        clear_cells.filter(pa.array(kept)),
        slow_cells,
    ]
    by_line = np.argsort(order)
    return pa.array(order[by_line]), pa.concat_arrays(cells).take(pa.array(by_line)), rest


def _escaped(lines: pa.StringArray, chunk: bytes, dialect: Dialect) -> np.ndarray:
    """Which lines have a backslash before a delimiter or a quote."""
    escaped = np.zeros(len(lines), dtype=bool)
    if ESCAPE.encode() not in chunk:
        return escaped
    for mark in (dialect.delimiter, dialect.quote):
        if (ESCAPE + mark).encode() in chunk:
            escaped |= _mask(pc.match_substring(lines, ESCAPE + mark))
    return escaped


def _quoted(
    lines: pa.StringArray, index: np.ndarray, dialect: Dialect
) -> tuple[np.ndarray, pa.ListArray, np.ndarray]:
    """Those of the lines that can be read in bulk and their cells, and those that cannot."""
    texts = _at(lines, index)
    clear, cells = _plainly_quoted(texts, dialect)
    unclear = np.flatnonzero(~clear)
    masked, masked_cells = _plainly_quoted(_masked(_at(texts, unclear), dialect), dialect)
    whole = pc.replace_substring(masked_cells.flatten(), MASK, dialect.delimiter)
    found = np.concatenate([index[clear], index[unclear[masked]]])
    masked_cells = pa.ListArray.from_arrays(masked_cells.offsets, whole)
    return found, pa.concat_arrays([cells, masked_cells]), index[unclear[~masked]]


def _masked(lines: pa.StringArray, dialect: Dialect) -> pa.StringArray:
    """The lines with the delimiters between quotes masked."""
    pieces = pc.split_pattern(lines, dialect.quote)
    texts = pieces.flatten()
    place = np.arange(len(texts)) - pieces.offsets.to_numpy()[pc.list_parent_indices(pieces).to_numpy()]
    between = pc.replace_substring(texts, dialect.delimiter, MASK)
    texts = pc.if_else(pa.array(place % 2 == 1), between, texts)
    return pc.binary_join(pa.ListArray.from_arrays(pieces.offsets, texts), dialect.quote)


def _plainly_quoted(lines: pa.StringArray, dialect: Dialect) -> tuple[np.ndarray, pa.ListArray]:
    """Which of the lines have the usual width and quotes only around whole cells, and the cells of those."""
    cells = pc.split_pattern(lines, dialect.delimiter)
    texts = cells.flatten()
    bare = pc.replace_substring(texts, dialect.quote, "")
    quotes = pc.subtract(pc.binary_length(texts), pc.binary_length(bare))
    around = pc.and_(pc.starts_with(texts, dialect.quote), pc.ends_with(texts, dialect.quote))
    plain = pc.or_(pc.equal(quotes, 0), pc.and_(pc.equal(quotes, 2), around))
    clear = _mask(pc.equal(pc.list_value_length(cells), dialect.width))
    clear[pc.list_parent_indices(cells).filter(pc.invert(plain)).to_numpy()] = False
    return clear, pa.ListArray.from_arrays(cells.offsets, bare).filter(pa.array(clear))


def _record_by_record(
    lines: pa.StringArray, starts: np.ndarray, dialect: Dialect, final: bool
) -> tuple[np.ndarray, pa.ListArray, np.ndarray, int | None]:
    """Lines and cells of the records at `starts`, which lines lie inside of such records, and where the last
    goes on after these lines."""
    texts = lines.to_pylist() if len(starts) else []
    first, records = [], []
    inner = np.zeros(len(lines), dtype=bool)
    end = 0
    for start in starts.tolist():
        if start < end:
            continue
        cells, end, ran_out = read_record(texts, start, dialect)
        if ran_out and not final and start > len(texts) - LONGEST:
            inner[start:] = True
            return np.array(first, dtype=np.int32), listed(records), inner, start
        first.append(start)
        records.append(cells)
        inner[start + 1 : end] = True
    return np.array(first, dtype=np.int32), listed(records), inner, None


def _lines(chunk: bytes) -> pa.StringArray:
    """The lines of a chunk, without copying it."""
    bounds = np.array([0, max(0, len(chunk) - 1)], dtype=np.int32)
    whole = pa.StringArray.from_buffers(1, pa.py_buffer(bounds), pa.py_buffer(chunk))
    return pc.split_pattern(whole, "\n").flatten()


def _at(lines: pa.StringArray, index: np.ndarray) -> pa.StringArray:
    return lines if len(index) == len(lines) else lines.take(pa.array(index))


def _mask(values: pa.BooleanArray) -> np.ndarray:
    return values.to_numpy(zero_copy_only=False).copy()
