"""Texts that repeat are read once: laid over their rows they must say what each row says."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from acquisition.ingest.readings import distinct

CELLS = st.sampled_from([None, "", "PU", "BPU", "JMB"])
KINDS = (pa.string(), pa.string(), pa.bool_())
ROWS = st.lists(st.tuples(CELLS, CELLS, st.booleans()))


@given(ROWS)
def test_each_row_is_placed_at_the_combination_of_its_texts(rows):
    columns = [pa.array([row[place] for row in rows], kind) for place, kind in enumerate(KINDS)]

    places, texts = distinct(columns)

    combinations = list(zip(*(column.to_pylist() for column in texts), strict=True))
    assert [combinations[place] for place in places.to_pylist()] == rows
    assert sorted(combinations, key=str) == sorted(set(rows), key=str)
