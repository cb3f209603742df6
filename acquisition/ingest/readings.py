"""Texts that come again and again, such as days and offices, are read once and laid over all their rows."""

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

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
# Rows of a batch as DuckDB takes them, batch by batch, on all cores.
_BATCH = 16_384


def with_readings(
    cursor: duckdb.DuckDBPyConnection, cells: pa.Table, parameters: Mapping[str, Any]
) -> pa.Table:
    """The rows with what the texts of their columns were read as, instead of these columns.

    Columns: those of `cells` that no reading takes, and those that the readings return.
    """
    read = {name for names in READINGS.values() for name in names}
    columns = {name: cells[name] for name in cells.column_names if name not in read}
    for name, taken in READINGS.items():
        places, texts = distinct([cells[column].combine_chunks() for column in taken])
        query = statement(f"ingest/enrollments/readings/{name}")
        count = pa.array(np.arange(len(texts[0])))
        cursor.register("texts", pa.table([count, *texts], ["place", *taken]))
        try:
            found = cursor.execute(query, parameters_of(query, parameters)).to_arrow_table()
        finally:
            cursor.unregister("texts")
        for column in found.column_names:
            values = found[column].combine_chunks()
            columns[column] = pa.DictionaryArray.from_arrays(places, values)
    return pa.Table.from_batches(pa.table(columns).to_batches(_BATCH))


def distinct(columns: Sequence[pa.Array]) -> tuple[pa.Array, list[pa.Array]]:
    """For each row the place of its texts among the distinct combinations, and these, column by column."""
    numbers = np.zeros(len(columns[0]), np.int64)
    dictionaries = []
    for column in columns:
        encoded = pc.dictionary_encode(column, null_encoding="encode")
        numbers = numbers * len(encoded.dictionary) + encoded.indices.to_numpy()
        dictionaries.append(encoded.dictionary)
    encoded = pc.dictionary_encode(pa.array(numbers))
    left = encoded.dictionary.to_numpy()
    texts = []
    for dictionary in reversed(dictionaries):
        left, place = np.divmod(left, max(1, len(dictionary)))
        texts.append(dictionary.take(pa.array(place)))
    return encoded.indices, texts[::-1]
