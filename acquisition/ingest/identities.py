"""Who rows of exports are about: NIKs hashed, and the hashes numbered, as SQL joins numbers faster."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from acquisition.identity import DIGEST, Key
from acquisition.ingest.hashing import digests

_HASH = pa.binary(DIGEST)
_NIK = 16  # bytes


def hashed(niks: pa.StringArray, key: Key) -> pa.Array:
    """The keyed hash of each text as long as a NIK, null for all others."""
    is_whole = pc.fill_null(pc.equal(pc.binary_length(niks), _NIK), False)
    whole = niks.filter(is_whole)
    _, offsets, texts = whole.buffers()
    start = np.frombuffer(offsets, np.int32)[whole.offset] if len(whole) else 0
    contents = np.frombuffer(texts or b"", np.uint8)[start : start + len(whole) * _NIK].reshape(-1, _NIK)
    hashes = pa.Array.from_buffers(_HASH, len(whole), [None, pa.py_buffer(digests(contents, key))])
    if len(whole) == len(niks):
        return hashes
    is_whole = is_whole.to_numpy(zero_copy_only=False)
    return hashes.take(pa.array(np.cumsum(is_whole) - 1, mask=~is_whole))


class Identities:
    """The identities of all rows staged, numbered from 0."""

    def __init__(self, staged: pa.Table, hashes: pa.Array):
        self._hashes, self._of_rows = _numbered(hashes)
        self._is_sound = staged["is_sound"]

    def counted(self) -> pa.Table:
        """Those that sound rows are about. Columns: identity (its number), nik_hash, row_count."""
        rows = self._of_rows.filter(self._is_sound).drop_null().to_numpy()
        counts = np.bincount(rows, minlength=len(self._hashes))
        present = np.flatnonzero(counts)
        return pa.table(
            {
                "number": present,
                "nik_hash": _chosen(self._hashes, present),
                "row_count": counts[present],
            }
        )

    def workers(self, found: pa.Table) -> pa.Array:
        """The worker whom each row is about, by `found`: columns identity_number, worker, is_new."""
        workers = np.zeros(len(self._hashes), np.int64)
        workers[found["identity_number"].to_numpy()] = found["worker"].to_numpy()
        return pa.array(workers).take(self._of_rows)


def new_workers(counted: pa.Table, found: pa.Table) -> pa.Table:
    """Those of the identities counted that have a number for the first time. Columns: nik_hash, worker."""
    new = found.filter(found["is_new"])
    numbers = counted["number"].to_numpy()
    workers = np.zeros(numbers.max(initial=0) + 1, np.int64)
    workers[new["identity_number"].to_numpy()] = new["worker"].to_numpy()
    of_counted = workers[numbers]
    is_new = pa.array(of_counted > 0)
    return pa.table({"nik_hash": counted["nik_hash"].filter(is_new), "worker": of_counted[of_counted > 0]})


def _numbered(hashes: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Each hash once, and for each row the place of its own among them, null where it has none.

    Most come once: only those that begin as another does are looked up, which takes the longest.
    """
    words = np.frombuffer(hashes.buffers()[1], np.int64).reshape(-1, DIGEST // 8)
    beginnings = pa.array(words[hashes.offset :][: len(hashes), 0].copy())
    ordered = np.sort(beginnings.to_numpy())
    repeated = pc.is_in(beginnings, pa.array(ordered[1:][ordered[1:] == ordered[:-1]]))
    may_repeat = pc.or_(repeated, hashes.is_null())
    is_alone = ~may_repeat.to_numpy(zero_copy_only=False)
    others = hashes.filter(may_repeat).dictionary_encode().indices
    _, firsts = np.unique(others.drop_null().to_numpy(), return_index=True)
    alone, rows = np.flatnonzero(is_alone), np.flatnonzero(~is_alone)
    places = np.empty(len(hashes), np.int64)
    places[alone] = np.arange(len(alone))
    places[rows] = others.fill_null(0).to_numpy() + len(alone)
    firsts = rows[others.is_valid().to_numpy(zero_copy_only=False)][firsts]
    return (
        _chosen(hashes, np.concatenate([alone, firsts])),
        pa.array(places, mask=hashes.is_null().to_numpy(zero_copy_only=False)),
    )


def _chosen(hashes: pa.Array, places: np.ndarray) -> pa.Array:
    """Those at the places, each of which is there once; where that is all of them, in order, not copied."""
    return hashes if len(places) == len(hashes) and _is_ordered(places) else hashes.take(pa.array(places))


def _is_ordered(places: np.ndarray) -> bool:
    return bool((places[1:] > places[:-1]).all())
