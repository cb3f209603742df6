"""NIKs hashed all at once come to what the library makes of each."""

import hashlib
from datetime import timedelta

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acquisition.identity import Key
from acquisition.ingest.hashing import digests
from acquisition.ingest.identities import hashed
from tests.conftest import nik

KEYS = st.binary(min_size=1, max_size=32).map(Key)
NIKS = st.lists(st.none() | st.from_regex(r"[0-9]{16}", fullmatch=True))


def by_the_library(key: Key, content: bytes) -> bytes:
    return hashlib.blake2s(content, key=key.secret).digest()


@settings(deadline=timedelta(seconds=5))
@given(
    KEYS,
    st.sampled_from([4, 16, 64]).flatmap(
        lambda length: st.lists(st.binary(min_size=length, max_size=length), min_size=1, max_size=5)
    ),
)
def test_contents_of_equal_length_are_hashed_as_the_library_does(key, contents):
    found = digests(np.frombuffer(b"".join(contents), np.uint8).reshape(len(contents), -1), key)

    assert [row.tobytes() for row in found] == [by_the_library(key, content) for content in contents]


@settings(deadline=timedelta(seconds=5))
@given(KEYS, NIKS, st.integers(0, 3))
def test_each_row_has_the_hash_of_its_nik_or_none(key, niks, start):
    column = pa.array([nik(1)] * start + niks, pa.string()).slice(start)

    assert hashed(column, key).to_pylist() == [one and by_the_library(key, one.encode()) for one in niks]


@pytest.mark.parametrize("count", [16_383, 16_384, 16_385, 40_000])
def test_more_than_fit_at_once(count):
    key, niks = Key(b"secret"), [nik(number) for number in range(count)]

    found = hashed(pa.array(niks), key)

    for place in (0, 16_383 % count, count - 1):
        assert found[place].as_py() == by_the_library(key, niks[place].encode())
