"""Texts that come again and again, such as days and offices, are read once and laid over all their rows."""

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from acquisition.dictionaries import laid
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
# How the columns end that say what is wrong with a text, or odd.
_REMARKS = ("_error", "_warning", "_found", "_column")


def read_texts(
    cursor: duckdb.DuckDBPyConnection, cells: pa.Table, parameters: Mapping[str, Any]
) -> dict[str, pa.DictionaryArray]:
    """What the texts were read as: for each column that the readings return, a value of each row."""
    columns = {}
    for name, taken in READINGS.items():
        places, texts = distinct([cells[column].combine_chunks() for column in taken])
        query = statement(f"ingest/enrollments/readings/{name}")
        cursor.register("texts", pa.table([np.arange(len(texts[0])), *texts], ["place", *taken]))
        try:
            found = cursor.execute(query, parameters_of(query, parameters)).to_arrow_table()
        finally:
            cursor.unregister("texts")
        for column in found.column_names:
            columns[column] = laid(found[column].combine_chunks(), places)
    return columns


def values(read: Mapping[str, pa.DictionaryArray]) -> dict[str, pa.DictionaryArray]:
    """What is kept of it: not what was remarked on the texts, but for the days that a refusal may show."""
    return {
        name: column for name, column in read.items() if name == "day_found" or not name.endswith(_REMARKS)
    }


def distinct(columns: Sequence[pa.Array]) -> tuple[pa.Array, list[pa.Array]]:
    """For each row the place of its texts among the distinct combinations, and these, column by column."""
    numbers = np.zeros(len(columns[0]), np.int64)
    dictionaries = []
    for column in columns:
        encoded = column if isinstance(column, pa.DictionaryArray) else column.dictionary_encode()
        dictionary, indices = encoded.dictionary, encoded.indices
        if indices.null_count:
            indices = indices.fill_null(len(dictionary))
            dictionary = pa.concat_arrays([dictionary, pa.nulls(1, dictionary.type)])
        if len(dictionary) > 1:
            numbers = numbers * len(dictionary) + indices.to_numpy()
        dictionaries.append(dictionary)
    encoded = pc.dictionary_encode(pa.array(numbers))
    left = encoded.dictionary.to_numpy()
    texts = []
    for dictionary in reversed(dictionaries):
        left, place = np.divmod(left, max(1, len(dictionary)))
        texts.append(dictionary.take(pa.array(place)))
    return encoded.indices, texts[::-1]
