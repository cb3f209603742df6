"""A worker's identity erased on request: of the NIK nothing is left, while all figures stay as they are.

Claims keep the worker's number, which then stands for nobody. Who is handed in again later is somebody new.
"""

import re
from pathlib import Path

from acquisition.compaction import compact
from acquisition.identity import load_key
from acquisition.sql import statement
from acquisition.store import Store, forget_pending
from acquisition.transactions import retried, transaction

CATALOG = "identity.sqlite"
_NIK = re.compile(r"\d{16}")
_APART = re.compile(r"[\s.'-]")


class NoNikError(ValueError):
    """Something that is no NIK; the message does not repeat it."""


def erase(path: Path, nik: str) -> bool:
    """Whether somebody was known by this NIK to the store at `path`; from now on nobody is.

    For a process that does not use the store besides: two SQLites in one undo each other's locks.
    Raises NoNikError, KeyMissingError, OSError, OutdatedStoreError.
    """
    digits = _APART.sub("", nik)
    if not _NIK.fullmatch(digits):
        raise NoNikError("a NIK has 16 digits")
    store = Store.open(path)
    try:
        fingerprint = store.fact("key")
        known = fingerprint is not None and _erased(
            store, load_key(store.path, fingerprint).digest(digits.encode())
        )
    finally:
        store.close()
    if known and store.address.database is None:
        compact(store.path / CATALOG)
    return known


def _erased(store: Store, digest: str) -> bool:
    asked = {"nik_hash": bytes.fromhex(digest)}

    def work() -> bool:
        with transaction(cursor):
            known = cursor.execute(statement("erasure/knows"), asked).fetchone()[0]
            forget_pending(cursor)
            cursor.execute(statement("erasure/erase"), asked)
        return known

    with store.cursor() as cursor:
        known = retried(work)
        if known:
            purge = statement("erasure/purge").replace("$catalog", store.address.tables("identity"))
            retried(lambda: cursor.execute(purge))
            if store.address.database:
                cursor.execute(statement("erasure/compact_postgres"))
    return known
