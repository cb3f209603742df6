"""The rows of a batch of exports in memory, column by column: what was read in them, not what was written."""

from collections.abc import Callable, Iterable
from functools import partial

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

# Rows that DuckDB takes at once; each of its cores takes others.
_AT_ONCE = 16_384


def show(cursor: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    """Let SQL see the rows as a view."""
    cursor.register(name, pa.Table.from_batches(rows.to_batches(_AT_ONCE), rows.schema))


class Rows:
    """Rows of several files in the order of their coming, numbered from 0 in the column `row`.

    Beside them the hashes of whom they are about, which threads may still be making.
    """

    def __init__(self) -> None:
        self._pieces: list[pa.Table] = []
        self._hashes: list[Callable[[], pa.Array]] = []

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def clear(self) -> None:
        """Forget all rows."""
        self._pieces.clear()
        self._hashes.clear()

    def add(self, rows: pa.Table, hashes: Callable[[], pa.Array]) -> None:
        """Add rows, and what returns their hashes once they are made."""
        self._pieces.append(rows)
        self._hashes.append(hashes)

    def drop(self, sheets: Iterable[int]) -> None:
        """Forget the rows of these sheets."""
        dropped = pa.array(sheets, pa.int32())
        for place, (rows, hashes) in enumerate(zip(self._pieces, self._hashes, strict=True)):
            is_kept = pc.invert(pc.is_in(rows["sheet"], value_set=dropped)).combine_chunks()
            self._pieces[place] = rows.filter(is_kept)
            self._hashes[place] = partial(_kept, hashes, is_kept)

    def all(self) -> pa.Table:
        """All rows."""
        rows = pa.concat_tables(self._pieces)
        return rows.append_column("row", pa.array(np.arange(rows.num_rows)))

    def hashes(self) -> pa.Array:
        """The hashes of all rows, once the last are made; they are kept here no longer."""
        made = []
        while self._hashes:
            made.append(self._hashes.pop(0)())
        return pa.concat_arrays(made)


def _kept(hashes: Callable[[], pa.Array], is_kept: pa.BooleanArray) -> pa.Array:
    return hashes().filter(is_kept)
