"""The form in which every reader hands on rows: Arrow batches of text cells with their true line."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain

import numpy as np
import pyarrow as pa

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


def batches(line: pa.Array, cells: pa.ListArray, kinds: pa.Array | None = None) -> Iterator[pa.RecordBatch]:
    """Record batches of at most BATCH_ROWS rows. Columns: line, cells, kinds (null when not given)."""
    if kinds is None:
        kinds = pa.nulls(len(line), pa.string())
    batch = pa.RecordBatch.from_arrays([line, cells, kinds], schema=SCHEMA)
    for start in range(0, batch.num_rows, BATCH_ROWS):
        yield batch.slice(start, BATCH_ROWS)
