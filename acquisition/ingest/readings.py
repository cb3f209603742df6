"""Texts that come again and again, such as days and offices, are read once and laid over all their rows."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from acquisition.dictionaries import laid
from acquisition.ingest.progress import WatchedCursor
from acquisition.sql import parameters_of, statement

# The columns that are read together, by the query that does (queries/ingest/enrollments/readings).
READINGS = {
    "day": ("tanggal_kepesertaan", "tanggal_kepesertaan_is_date"),
    "segment": ("segmen", "program"),
    "office": ("kode_kantor", "nama_kantor"),
    "cadre": ("kode_kader", "nama_kader", "pembina"),
    "event": ("kode_kegiatan", "nama_kegiatan"),
    "regency": ("kabupaten", "kecamatan"),
    "occupation": ("pekerjaan",),
    "wage": ("upah", "upah_is_number"),
    "contribution": ("iuran", "iuran_is_number", "sumber_iuran"),
}
REPEATED = frozenset(column for columns in READINGS.values() for column in columns)
# So many texts of a column at most are kept in mind from one lot of rows to the next.
_REMEMBERED = 5_000
# Combinations are numbered: more than so many do not fit into 64 bits.
_MOST_NUMBERS = 2**62
# How the columns end that say what is wrong with a text, or odd.
_REMARKS = ("_error", "_warning", "_found", "_column")


class Readings:
    """What texts are read as, by the lists as they are at the time; those read lately are not read again."""

    def __init__(self, cursor: WatchedCursor | duckdb.DuckDBPyConnection, parameters: Mapping[str, Any]):
        self._cursor, self._parameters = cursor, parameters
        self._places: dict[str, dict[tuple, int]] = {}
        self._found: dict[str, pa.Table] = {}

    def forget(self) -> None:
        """The lists may have changed: all is to be read anew."""
        self._places.clear()
        self._found.clear()

    def read(self, cells: pa.Table) -> dict[str, pa.DictionaryArray]:
        """For each column that the readings return, a value of each row."""
        columns = {}
        for name, taken in READINGS.items():
            places, texts = distinct([cells[column].combine_chunks() for column in taken])
            found = self._read(name, pa.table(texts, list(taken)))
            for column in found.column_names:
                columns[column] = laid(found[column].combine_chunks(), places)
        return columns

    def _read(self, name: str, texts: pa.Table) -> pa.Table:
        if texts.num_rows > _REMEMBERED:
            return self._ask(name, texts)
        rows = list(zip(*(column.to_pylist() for column in texts.columns), strict=True))
        known = self._places.get(name)
        if known is None or not all(row in known for row in rows):
            self._found[name] = self._ask(name, texts)
            known = self._places[name] = {row: place for place, row in enumerate(rows)}
        return self._found[name].take(pa.array([known[row] for row in rows], pa.int64()))

    def _ask(self, name: str, texts: pa.Table) -> pa.Table:
        query = statement(f"ingest/enrollments/readings/{name}")
        numbered = texts.append_column("place", pa.array(np.arange(texts.num_rows)))
        self._cursor.register("texts", numbered)
        try:
            asked = self._cursor.execute(query, parameters_of(query, self._parameters))
            return asked.to_arrow_table()
        finally:
            self._cursor.unregister("texts")


def values(read: Mapping[str, pa.DictionaryArray]) -> dict[str, pa.DictionaryArray]:
    """What is kept of it: not what was remarked on the texts, but for the days that a refusal may show."""
    return {
        name: column for name, column in read.items() if name == "day_found" or not name.endswith(_REMARKS)
    }


def distinct(columns: Sequence[pa.Array]) -> tuple[pa.Array, list[pa.Array]]:
    """For each row the place of its texts among the distinct combinations, and these, column by column."""
    places, found = combinations(columns)
    return places, [column.dictionary.take(column.indices) for column in found]


def combinations(columns: Sequence[pa.Array]) -> tuple[pa.Array, list[pa.DictionaryArray]]:
    """The same, of which each column knows the values that it shares with the given one."""
    encoded = [one if isinstance(one, pa.DictionaryArray) else one.dictionary_encode() for one in columns]
    if len(encoded) > 1 and math.prod(map(_size, encoded)) > _MOST_NUMBERS:
        return _by_halves(encoded)
    return _numbered(encoded)


def _size(column: pa.DictionaryArray) -> int:
    return len(column.dictionary) + (column.null_count > 0)


def _numbered(encoded: Sequence[pa.DictionaryArray]) -> tuple[pa.Array, list[pa.DictionaryArray]]:
    sizes = list(map(_size, encoded))
    numbers = np.zeros(len(encoded[0]), np.int64)
    for column, size in zip(encoded, sizes, strict=True):
        if size > 1:
            numbers = numbers * size + column.indices.fill_null(len(column.dictionary)).to_numpy()
    numbered = pc.dictionary_encode(pa.array(numbers))
    left, found = numbered.dictionary.to_numpy(), []
    for column, size in zip(reversed(encoded), reversed(sizes), strict=True):
        left, place = np.divmod(left, max(1, size))
        indices = pa.array(place.astype(np.int32), mask=place == len(column.dictionary))
        found.append(pa.DictionaryArray.from_arrays(indices, column.dictionary))
    return numbered.indices, found[::-1]


def _by_halves(columns: Sequence[pa.DictionaryArray]) -> tuple[pa.Array, list[pa.DictionaryArray]]:
    middle = len(columns) // 2
    halves = [combinations(half) for half in (columns[:middle], columns[middle:])]
    numbered = [
        pa.DictionaryArray.from_arrays(places, pa.array(np.arange(len(found[0])))) for places, found in halves
    ]
    places, of_halves = _numbered(numbered)
    return places, [
        column.take(half.indices)
        for half, (_, found) in zip(of_halves, halves, strict=True)
        for column in found
    ]
