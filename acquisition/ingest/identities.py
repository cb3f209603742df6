"""Who rows of exports are about: NIKs hashed, and the hashes numbered, as SQL joins numbers faster."""

import numpy as np
import pyarrow as pa

from acquisition.identity import Key

_HASH = pa.binary(32)


def hashed(rows: pa.Table, key: Key) -> pa.Table:
    """The rows with the keyed hash of their NIK, `nik_hash`, instead of it; null where there is none."""
    encoded = rows["nik"].combine_chunks().dictionary_encode()
    hashes = pa.array(key.digests(encoded.dictionary.cast(pa.binary()).to_pylist()), _HASH)
    return rows.drop_columns("nik").append_column("nik_hash", hashes.take(encoded.indices))


class Identities:
    """The identities of all rows staged, numbered from 0 in the order of their coming."""

    def __init__(self, staged: pa.Table):
        encoded = staged["nik_hash"].combine_chunks().dictionary_encode()
        self._hashes = encoded.dictionary
        self._of_rows = encoded.indices
        self._is_sound = staged["is_sound"]

    def counted(self) -> pa.Table:
        """Those that sound rows are about. Columns: identity (its number), nik_hash, row_count."""
        rows = self._of_rows.filter(self._is_sound).drop_null().to_numpy()
        counts = np.bincount(rows, minlength=len(self._hashes))
        present = np.flatnonzero(counts)
        return pa.table(
            {
                "number": present,
                "nik_hash": self._hashes.take(pa.array(present)),
                "row_count": counts[present],
            }
        )

    def workers(self, found: pa.Table) -> pa.Array:
        """The worker whom each row is about, by what `found` says: columns identity_number, worker."""
        workers = np.zeros(len(self._hashes), np.int64)
        workers[found["identity_number"].to_numpy()] = found["worker"].to_numpy()
        return pa.array(workers).take(self._of_rows)
