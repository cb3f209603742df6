"""Cells by their position in a row to columns by their name in the contract."""

from collections.abc import Collection

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from acquisition.contract import Kind
from acquisition.ingest.cells import in_lists, texts_at
from acquisition.ingest.header import Header
from acquisition.ingest.joined import taken_apart

# What web pages and Excel leave around a cell: no-break spaces, and characters without width.
_BLANKS = (
    " \t\r\n\f\v\u00a0\u2007\u202f\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
)


def named(
    batch: pa.RecordBatch, sheet: int, header: Header, kind: Kind, repeated: Collection[str] = ()
) -> pa.RecordBatch:
    """The rows below the header, without the blanks around cells.

    Columns: sheet (its number), line, cells (all texts; see whole_rows), kinds (their letters), first_label
    (what heads the first column of the kind), ragged (see there), and a text for each column of the kind,
    null where the header has none and empty where the row has none; for each typed one also <name>_is_number
    and <name>_is_date. Of the `repeated` columns each text is kept once, and its places.
    """
    batch = batch.slice(np.searchsorted(batch.column("line").to_numpy(), header.line, side="right"))
    batch = taken_apart(batch, header)
    cells, letters = batch.column("cells"), batch.column("kinds")
    if isinstance(cells, pa.ListArray):
        cells = _trimmed_lists(cells)
    columns = {
        "sheet": pa.repeat(pa.scalar(sheet, pa.int32()), batch.num_rows),
        "line": batch.column("line"),
        "cells": cells,
        "kinds": letters,
        "first_label": _repeated(header.first_label(kind), batch.num_rows),
        "ragged": _ragged(cells, header) if letters.null_count else pa.nulls(batch.num_rows, pa.string()),
    }
    for column in kind.columns_read:
        position = header.columns.get(column.name)
        columns[column.name] = _column(cells, position, column.name in repeated)
        if column.typed:
            letter = None if position is None else _letters(letters, position)
            columns[f"{column.name}_is_number"] = _is(letter, "n", batch)
            columns[f"{column.name}_is_date"] = _is(letter, "d", batch)
    return pa.RecordBatch.from_pydict(columns)


def _ragged(cells: pa.ListArray | pa.StructArray, header: Header) -> pa.Array:
    """How each row of a text departs from its header, null where it does not.

    'short': it has fewer cells than there are labels. 'long': something stands beyond the last cell of the
    header; 'split': nothing but digits does, as behind a decimal comma that was taken for a delimiter.
    """
    width = len(header.labels)
    labelled = max(place for place, label in enumerate(header.labels, start=1) if label)
    if isinstance(cells, pa.StructArray):
        if labelled <= cells.type.num_fields <= width:
            return pa.nulls(len(cells), pa.string())
        cells = _trimmed_lists(in_lists(cells))
    lengths = pc.list_value_length(cells).to_numpy(zero_copy_only=False)
    if ((lengths >= labelled) & (lengths <= width)).all():
        return pa.nulls(len(cells), pa.string())
    ragged = np.full(len(cells), None, dtype=object)
    ragged[lengths < labelled] = "short"
    if (lengths > width).any():
        row = pc.list_parent_indices(cells).to_numpy()
        place = np.arange(len(row)) - cells.offsets.to_numpy()[row]
        beyond = np.flatnonzero(place >= width)
        texts = cells.flatten().take(pa.array(beyond))
        is_filled = pc.not_equal(texts, "").to_numpy(zero_copy_only=False)
        is_text = is_filled & ~pc.match_substring_regex(texts, r"^[\d.,]*$").to_numpy(zero_copy_only=False)
        ragged[row[beyond[is_filled]]] = "split"
        ragged[row[beyond[is_text]]] = "long"
    return pa.array(ragged, pa.string())


def whole_rows(rows: pa.RecordBatch) -> pa.RecordBatch:
    """The rows with their cells as lists, without the blanks around them."""
    place = rows.schema.get_field_index("cells")
    return rows.set_column(place, "cells", _trimmed_lists(in_lists(rows["cells"])))


def _trimmed_lists(cells: pa.ListArray) -> pa.ListArray:
    return pa.ListArray.from_arrays(pc.subtract(cells.offsets, cells.offsets[0]), _trimmed(cells.flatten()))


def _trimmed(texts: pa.StringArray) -> pa.StringArray:
    """The texts without the blanks around them, many times faster here than in SQL."""
    return pc.utf8_trim(texts, characters=_BLANKS)


def _column(cells: pa.ListArray | pa.StructArray, position: int | None, is_repeated: bool) -> pa.Array:
    """The text at a position of each row, null where there is no such column."""
    texts = pa.nulls(len(cells), pa.string()) if position is None else texts_at(cells, position)
    if not is_repeated:
        return _trimmed(texts)
    encoded = texts.dictionary_encode()
    return pa.DictionaryArray.from_arrays(encoded.indices, _trimmed(encoded.dictionary))


def _repeated(text: str, count: int) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int32()), count), [text])


def _letters(letters: pa.StringArray, position: int) -> np.ndarray | None:
    """The letter of the cell at a position of each row; None where the file knows no kinds of cells."""
    if letters.null_count == len(letters):
        return None
    _, offsets, data = letters.buffers()
    bounds = np.frombuffer(offsets, np.int32)[letters.offset : letters.offset + len(letters) + 1]
    places = bounds[:-1] + position - 1
    found = np.frombuffer(data, np.uint8)[np.minimum(places, bounds[-1] - 1)]
    return np.where(places < bounds[1:], found, 0)


def _is(letters: np.ndarray | None, letter: str, batch: pa.RecordBatch) -> pa.Array:
    if letters is None:
        return pa.repeat(pa.scalar(False), batch.num_rows)
    return pa.array(letters == ord(letter))
