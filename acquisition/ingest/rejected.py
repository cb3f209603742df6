"""The cells of rows that were rejected, with identities in full: in memory only, for their sender to mend."""

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from acquisition.ingest.header import Header

MOST = 100_000  # rows kept of a file


@dataclass(frozen=True)
class RejectedSheet:
    """A sheet's header and its rejected rows. Columns: sheet (its number), line, cells, kinds."""

    name: str
    header: Header
    rows: list[pa.Table] = field(default_factory=list, repr=False)

    @property
    def table(self) -> pa.Table:
        return pa.concat_tables(self.rows)


class Rejected:
    """The rejected rows of one file, at most MOST of them; `left_out` counts the others.

    Neither printed nor pickled, so that no log, cache or file comes to hold an identity.
    """

    def __init__(self):
        self._sheets: dict[int, RejectedSheet] = {}
        self._kept = 0
        self.left_out = 0

    def __repr__(self) -> str:
        return f"Rejected({self._kept} rows)"

    def __reduce__(self):
        raise TypeError("rejected rows stay in memory")

    def __len__(self) -> int:
        return self._kept

    @property
    def sheets(self) -> list[RejectedSheet]:
        """Those with rejected rows."""
        return [sheet for sheet in self._sheets.values() if sheet.rows]

    def add_sheet(self, number: int, name: str, header: Header) -> None:
        self._sheets[number] = RejectedSheet(name, header)

    def clear(self) -> None:
        """Let go of the rows kept."""
        self._kept = self.left_out = 0
        for sheet in self._sheets.values():
            sheet.rows.clear()

    def keep(self, rows: pa.Table, places: pa.Table) -> None:
        """Keep those of the rows that stand at places (sheet, line) of this file."""
        for number, sheet in self._sheets.items():
            lines = _column(places, "line")[_column(places, "sheet") == number]
            if not len(lines):
                continue
            found = (_column(rows, "sheet") == number) & np.isin(_column(rows, "line"), lines)
            where = np.flatnonzero(found)
            kept = where[: MOST - self._kept]
            self.left_out += len(where) - len(kept)
            self._kept += len(kept)
            if len(kept):
                sheet.rows.append(rows.take(pa.array(kept)))


def _column(table: pa.Table, name: str) -> np.ndarray:
    return table.column(name).to_numpy()
