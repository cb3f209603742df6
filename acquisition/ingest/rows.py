"""The rows of a batch of exports in memory, column by column: what was read in them, not what was written."""

from collections.abc import Iterable

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
    """Rows of several files in the order of their coming, numbered from 0 in the column `row`."""

    def __init__(self) -> None:
        self._pieces: list[pa.Table] = []

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def clear(self) -> None:
        self._pieces.clear()

    def add(self, piece: pa.Table) -> None:
        self._pieces.append(piece)

    def drop(self, sheets: Iterable[int]) -> None:
        """Forget the rows of these sheets."""
        dropped = pa.array(sheets, pa.int32())
        self._pieces = [
            piece.filter(pc.invert(pc.is_in(piece["sheet"], value_set=dropped))) for piece in self._pieces
        ]

    def all(self) -> pa.Table:
        rows = pa.concat_tables(self._pieces)
        return rows.append_column("row", pa.array(np.arange(rows.num_rows)))

    def beside(self, found: pa.Table) -> pa.Table:
        """The rows that `found` numbers, in its column `row`, with what else it holds of each."""
        chosen = np.zeros(sum(piece.num_rows for piece in self._pieces), bool)
        chosen[found["row"].to_numpy()] = True
        rows = pa.concat_tables(self._pieces)
        if not chosen.all():
            rows = rows.filter(pa.array(chosen))
        for name in found.column_names:
            rows = rows.append_column(name, found[name])
        return rows
