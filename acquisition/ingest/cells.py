"""The form in which every reader hands on rows: Arrow batches of text cells with their true line.

The cells are a list of texts for each row; or, where all rows of a batch have as many, a text for each
column, which is read and taken apart several times faster.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

BATCH_ROWS = 65_536

# Of Arrow's allocators the one that keeps for a while what is given back: to ask the system for each batch
# anew takes a tenth of an import.
with suppress(NotImplementedError):  # Windows lacks it
    pa.set_memory_pool(pa.jemalloc_memory_pool())

SCHEMA = pa.schema(
    [
        pa.field("line", pa.int32()),
        pa.field("cells", pa.list_(pa.string())),
        pa.field("kinds", pa.string()),
    ]
)


def offsets(lengths: Iterable[int], count: int) -> np.ndarray:
    """Arrow list offsets of `count` rows of these lengths."""
    bounds = np.zeros(count + 1, dtype=np.int32)
    np.cumsum(np.fromiter(lengths, dtype=np.int32, count=count), out=bounds[1:])
    return bounds


def listed(rows: Sequence[Sequence[str]]) -> pa.ListArray:
    """Rows of texts as an Arrow list<string>."""
    bounds = offsets(map(len, rows), len(rows))
    return pa.ListArray.from_arrays(pa.array(bounds), pa.array(list(chain.from_iterable(rows)), pa.string()))


def columned(columns: Sequence[pa.StringArray]) -> pa.StructArray:
    """The cells of rows that all have as many, one array for each column."""
    return pa.StructArray.from_arrays(columns, [str(place) for place in range(len(columns))])


def in_lists(cells: pa.ListArray | pa.StructArray) -> pa.ListArray:
    """The cells as a list for each row."""
    if isinstance(cells, pa.ListArray):
        return cells
    rows, width = len(cells), cells.type.num_fields
    texts = pa.concat_arrays([cells.field(place) for place in range(width)] or [pa.array([], pa.string())])
    by_row = np.arange(rows * width).reshape(width, rows).T.ravel()
    bounds = np.arange(rows + 1, dtype=np.int32) * width
    return pa.ListArray.from_arrays(pa.array(bounds, pa.int32()), texts.take(pa.array(by_row)))


def texts_at(cells: pa.ListArray | pa.StructArray, position: int) -> pa.StringArray:
    """The cell at a position (from 1) of each row, empty where the row is shorter."""
    if isinstance(cells, pa.StructArray):
        if position > cells.type.num_fields:
            return pa.repeat("", len(cells))
        return cells.field(position - 1)
    bounds = cells.offsets.to_numpy()
    places = bounds[:-1] + position - 1
    return pc.fill_null(cells.values.take(pa.array(places, mask=places >= bounds[1:])), "")


def batches(
    line: pa.Array, cells: pa.ListArray | pa.StructArray, kinds: pa.Array | None = None
) -> Iterator[pa.RecordBatch]:
    """Record batches of at most BATCH_ROWS rows. Columns: line, cells, kinds (null when not given)."""
    if kinds is None:
        kinds = pa.nulls(len(line), pa.string())
    batch = pa.RecordBatch.from_arrays([line, cells, kinds], SCHEMA.names)
    for start in range(0, batch.num_rows, BATCH_ROWS):
        yield batch.slice(start, BATCH_ROWS)
