"""The rows of a batch of exports in memory, column by column: what was read in them, not what was written."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

# Rows that DuckDB takes at once; each of its cores takes others.
_AT_ONCE = 16_384


def show(cursor: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    """Let SQL see the rows as a view."""
    cursor.register(name, pa.Table.from_batches(rows.to_batches(_AT_ONCE), rows.schema))


def chosen(rows: pa.Table, found: pa.Table) -> pa.Table:
    """Those of all rows that `found` numbers in its column `row`, in order, with what it holds beside."""
    numbers = found["row"].to_numpy()
    order = np.argsort(numbers, kind="stable")  # of numbers in order already, it is made at once
    is_chosen = np.zeros(rows.num_rows, bool)
    is_chosen[numbers] = True
    if not is_chosen.all():
        rows = rows.filter(pa.array(is_chosen))
    for name in found.column_names:
        if name != "row":
            rows = rows.append_column(name, found[name].take(pa.array(order)))
    return rows


class Rows:
    """Rows of several files in the order of their coming, numbered from 0 in the column `row`.

    They come in pieces, the last of which may still be made, by a thread, while the next is read.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._coming: list[Future[pa.Table]] = []
        self._pieces: list[pa.Table] = []

    def __bool__(self) -> bool:
        return bool(self._pieces or self._coming)

    def clear(self) -> None:
        """Forget all rows."""
        for piece in self._coming:
            piece.cancel()
        self._coming.clear()
        self._pieces.clear()

    def add(self, make: Callable[[], pa.Table]) -> None:
        """Let a piece be made."""
        self._coming.append(self._thread.submit(make))

    def drop(self, sheets: Iterable[int]) -> None:
        """Forget the rows of these sheets."""
        dropped = pa.array(sheets, pa.int32())
        self._pieces = [
            piece.filter(pc.invert(pc.is_in(piece["sheet"], value_set=dropped))) for piece in self._made()
        ]

    def all(self) -> pa.Table:
        """All rows, once the last piece is made."""
        rows = pa.concat_tables(self._made())
        return rows.append_column("row", pa.array(np.arange(rows.num_rows)))

    def _made(self) -> list[pa.Table]:
        self._pieces += [piece.result() for piece in self._coming]
        self._coming.clear()
        return self._pieces
