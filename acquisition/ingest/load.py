"""One file, one transaction, one snapshot: the only way that enrollments get into the store."""

import uuid
from datetime import date
from pathlib import Path
from typing import BinaryIO

import duckdb

from acquisition.identity import Key, KeyMissingError, load_key
from acquisition.ingest.receipt import IMPORTED, REFUSED, UNCHANGED, Receipt
from acquisition.ingest.refusal import Refused
from acquisition.ingest.stage import Reading, stage
from acquisition.reference import load_reference
from acquisition.sql import statement
from acquisition.store import Store, retried, transaction, write

_READ_SIZE = 1 << 20


class UnsoundError(Exception):
    """An import that would break an invariant of the store; it is rolled back."""


class _ImportedMeanwhileError(Exception):
    """The same content came in from elsewhere while this file was being read."""


def import_path(store: Store, path: Path, scheme: str | None = None) -> Receipt:
    """Import the file at `path`; see `import_file`."""
    name = str(path).encode("utf-8", "replace").decode()  # a name in another encoding is no valid text
    try:
        with path.open("rb") as file:
            return import_file(store, file, name, scheme)
    except OSError as error:
        return _refused(store, name, Refused("unreadable_file", error=error.strerror))


def import_file(
    store: Store, file: BinaryIO, name: str, scheme: str | None = None, today: date | None = None
) -> Receipt:
    """Take in one export and return its receipt; a refused file leaves the store as it was.

    `file` is seekable; `name` is what the receipt calls it; `scheme` ('bps' or 'kemendagri') declares how
    bare regency codes are meant. `today` is the day of import, which no enrollment may be later than.
    """
    load_reference(store)
    try:
        key = _key(store)
        content_hash = _content_hash(file, key, scheme)
        with store.cursor() as cursor:
            if known := _known(cursor, name, content_hash, store.snapshot()):
                return known
            unread_sheets = stage(cursor, file, name, Reading(key, today or date.today(), scheme))
            retried(lambda: _number_workers(cursor))
            import_id = write(cursor, lambda: _add(cursor, name, content_hash, unread_sheets, key))
            return _receipt(cursor, name, import_id)
    except Refused as refusal:
        return _refused(store, name, refusal)
    except _ImportedMeanwhileError:
        with store.cursor() as cursor:
            return _known(cursor, name, content_hash, store.snapshot())


def _refused(store: Store, name: str, refusal: Refused) -> Receipt:
    return Receipt(
        name,
        REFUSED,
        reasons={refusal.code: 1},
        snapshot=store.snapshot(),
        refusal={"code": refusal.code, **refusal.details},
    )


def _key(store: Store) -> Key:
    try:
        key = load_key(store.path, store.fact("key"))
    except KeyMissingError as missing:
        raise Refused("key_missing", explanation=str(missing)) from missing
    return key


def _content_hash(file: BinaryIO, key: Key, scheme: str | None) -> str:
    """The keyed hash of a file read under a scheme of regency codes: under another it says something else."""
    digest = key.hasher()
    digest.update((scheme or "").encode())
    while chunk := file.read(_READ_SIZE):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _known(cursor: duckdb.DuckDBPyConnection, name: str, content_hash: str, snapshot: int) -> Receipt | None:
    found = cursor.execute(statement("ingest/find_import"), {"content_hash": content_hash}).fetchone()
    if found is None:
        return None
    import_id, received, accepted, duplicate, rejected, skipped, unread_sheets = found
    return Receipt(
        name,
        UNCHANGED,
        received,
        accepted=0,
        duplicate=accepted + duplicate,
        rejected=rejected,
        skipped=skipped,
        unread_sheets=unread_sheets,
        reasons=_reasons(cursor, import_id)[0] | ({"duplicate": accepted + duplicate} if accepted else {}),
        snapshot=snapshot,
        import_id=import_id,
    )


def _number_workers(cursor: duckdb.DuckDBPyConnection) -> None:
    # A transaction of its own, as the identities are a lake of their own. Should the import fail after it,
    # a number without enrollments is left, which stands for nothing and is used when the worker comes again.
    with transaction(cursor):
        cursor.execute(statement("ingest/add_workers"))


def _add(
    cursor: duckdb.DuckDBPyConnection, name: str, content_hash: str, unread_sheets: list[str], key: Key
) -> str:
    """The id of the import that `staged` has become."""
    if cursor.execute(statement("ingest/find_import"), {"content_hash": content_hash}).fetchone():
        raise _ImportedMeanwhileError
    this = {"import_id": uuid.uuid4().hex}
    described = this | {
        "kind": "enrollments",
        "file": Path(name).name,
        "content_hash": content_hash,
        "unread_sheets": unread_sheets,
    }
    cursor.execute(statement("store/add_fact"), {"name": "key", "fact": key.fingerprint})
    cursor.execute(statement("ingest/classify"))
    cursor.execute(statement("ingest/add_import"), described)
    cursor.execute(statement("ingest/add_enrollments"), this)
    cursor.execute(statement("ingest/add_notes"), this)
    cursor.execute(statement("ingest/find_touched_workers"), this)
    cursor.execute(statement("ingest/renew_claims"))
    _check(cursor, this)
    cursor.execute(statement("store/describe_commit"), {"author": "import", "message": this["import_id"]})
    return this["import_id"]


def _receipt(cursor: duckdb.DuckDBPyConnection, name: str, import_id: str) -> Receipt:
    snapshot = cursor.execute(statement("store/last_committed_snapshot")).fetchone()[0]
    counts = cursor.execute(statement("ingest/counts"), {"import_id": import_id}).fetchone()
    reasons, warnings = _reasons(cursor, import_id)
    return Receipt(name, IMPORTED, *counts, reasons, warnings, snapshot, import_id)


def _check(cursor: duckdb.DuckDBPyConnection, this: dict[str, str]) -> None:
    if broken := cursor.execute(statement("ingest/import_is_conserved"), this).fetchone():
        raise UnsoundError(f"rows received are not accounted for: {broken}")


def _reasons(cursor: duckdb.DuckDBPyConnection, import_id: str) -> tuple[dict[str, int], dict[str, int]]:
    counted = cursor.execute(statement("ingest/reasons"), {"import_id": import_id}).fetchall()
    reasons = {reason: rows for is_warning, reason, rows in counted if not is_warning}
    warnings = {reason: rows for is_warning, reason, rows in counted if is_warning}
    return reasons, warnings
