"""Identities that a spreadsheet took for numbers, of which it keeps 15 digits, and wrote down again."""

import pyarrow as pa
import pyarrow.compute as pc

NIK = 16
ENOUGH = 5  # NIKs that all end in 0 by chance once in a hundred thousand files


class Rounding:
    """Looks at the rows of one file, batch by batch."""

    def __init__(self):
        self._is_excluded = False
        self._rounded: set[str] = set()

    def see(self, cells: pa.RecordBatch) -> None:
        """Take note of the NIKs of a batch; see acquisition/ingest/named.py."""
        if self._is_excluded:
            return
        is_text = pc.invert(cells["nik_is_number"])
        whole = cells["nik"].filter(pc.and_(is_text, pc.greater_equal(pc.utf8_length(cells["nik"]), NIK)))
        self._is_excluded = not pc.all(pc.ends_with(whole, "0"), min_count=0).as_py()
        if not self._is_excluded and len(self._rounded) < ENOUGH:
            self._rounded.update(pc.unique(whole).to_pylist())

    @property
    def is_certain(self) -> bool:
        """Whether there are enough NIKs, and each ends in 0."""
        return not self._is_excluded and len(self._rounded) >= ENOUGH
