"""Rows numbered by whom they are about: the same hash, the same number; hashes that only begin alike, two."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from acquisition.ingest.identities import Identities

HASHES = [bytes([first] * 8 + [last] * 24) for first in (1, 2, 3, 4) for last in (1, 2)]
ROWS = st.lists(st.tuples(st.none() | st.sampled_from(HASHES), st.booleans()), min_size=1)


@given(ROWS)
def test_each_row_is_about_the_worker_of_its_hash(rows):
    hashes = pa.array([one for one, _ in rows], pa.binary(32))
    sound = [one if is_sound else None for one, is_sound in rows]

    identities = Identities(pa.table({"is_sound": [is_sound for _, is_sound in rows]}), hashes)
    counted = identities.counted().to_pylist()

    assert {one["nik_hash"]: one["row_count"] for one in counted} == {
        one: sound.count(one) for one in sound if one is not None
    }
    assert len(counted) == len({one["number"] for one in counted})
    worker = {one["nik_hash"]: 100 + one["number"] for one in counted}
    found = pa.table(
        {
            "identity_number": pa.array([one["number"] for one in counted], pa.int64()),
            "worker": pa.array([worker[one["nik_hash"]] for one in counted], pa.int64()),
        }
    )
    workers = identities.workers(found).to_pylist()
    assert [workers[place] for place, one in enumerate(sound) if one] == [worker[one] for one in sound if one]
