"""Files into the store, with a receipt each: the only way in. Nothing of a refused file is left."""

import re
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

import duckdb

from acquisition.contract import ENROLLMENTS
from acquisition.identity import KeyMissingError, load_key
from acquisition.ingest.child import Workbooks
from acquisition.ingest.receipt import IMPORTED, REFUSED, UNCHANGED, Receipt
from acquisition.ingest.refusal import Refused
from acquisition.ingest.stage import Found, Reading, Staging
from acquisition.reference import load_reference
from acquisition.sql import statement
from acquisition.store import Store, retried, transaction, write

_READ_SIZE = 1 << 20
# Rows of enrollments that go into the store in one transaction, if they come in several files.
_ROWS_AT_ONCE = 200_000
# Lists that say whom a name stands for, in the rows of enrollments that name no code.
_NAMING = {"cadres", "events"}
# Somebody may name a file after a worker.
_AS_LONG_AS_A_NIK = re.compile(r"(?:\d[ .-]?){15,}\d")


class UnsoundError(Exception):
    """An import that would break an invariant of the store; it is rolled back."""


class _NothingNewError(Exception):
    """All files were imported before and say nothing more now: the transaction leaves no trace."""


@dataclass(frozen=True)
class _Arrival:
    """A file that is read and on its way into the store."""

    number: int
    import_id: str
    name: str
    content_hash: str


def import_paths(store: Store, paths: Iterable[Path], scheme: str | None = None) -> Iterator[Receipt]:
    """The receipts of the files at `paths`; see `import_files`."""
    return import_files(store, ((_readable(path), path) for path in paths), scheme)


def import_file(
    store: Store, file: BinaryIO, name: str, scheme: str | None = None, today: date | None = None
) -> Receipt:
    """The receipt of one file; see `import_files`."""
    (receipt,) = import_files(store, [(name, file)], scheme, today)
    return receipt


def import_files(
    store: Store,
    files: Iterable[tuple[str, BinaryIO | Path]],
    scheme: str | None = None,
    today: date | None = None,
) -> Iterator[Receipt]:
    """Take in files and return their receipts in the same order; a refused file leaves the store as it was.

    Each comes with the name that its receipt calls it, as a path or open and seekable. `scheme` ('bps' or
    'kemendagri') declares how bare regency codes are meant. `today` is the day of import, which no enrollment
    may be later than. Exports that follow one another may go into the store in one transaction.
    """
    load_reference(store)
    try:
        key = load_key(store.path, store.fact("key"))
    except KeyMissingError as missing:
        for name, _ in files:
            yield _refused(store, name, Refused("key_missing", explanation=str(missing)))
        return
    with store.cursor() as cursor, Workbooks() as workbooks:
        importer = _Importer(store, cursor, workbooks, Reading(key, today or date.today(), scheme))
        for name, file in files:
            yield from importer.take(name, file)
        yield from importer.finish()


class _Importer:
    """Files that are read one by one; exports wait for each other, so that many small ones cost little."""

    def __init__(
        self, store: Store, cursor: duckdb.DuckDBPyConnection, workbooks: Workbooks, reading: Reading
    ):
        self._store, self._cursor, self._workbooks, self._reading = store, cursor, workbooks, reading
        self._staging = Staging(cursor, reading)
        self._waiting: list[_Arrival | Receipt] = []
        self._known_contents: set[str] = set()
        self._arrivals = 0

    def take(self, name: str, file: BinaryIO | Path) -> Iterator[Receipt]:
        """Read one file; the receipts of all that are in the store by now."""
        name = _AS_LONG_AS_A_NIK.sub(lambda digits: re.sub(r"\d", "9", digits[0]), name)
        if not self._waiting:
            self._staging.prepare()
            known = self._cursor.execute(statement("ingest/known_contents")).fetchall()
            self._known_contents = {content_hash for (content_hash,) in known}
        try:
            if isinstance(file, Path):
                with file.open("rb") as opened:
                    yield from self._take(name, opened)
            else:
                yield from self._take(name, file)
        except OSError as error:
            self._waiting.append(
                _refused(self._store, name, Refused("unreadable_file", error=error.strerror))
            )
        except Refused as refusal:
            self._waiting.append(_refused(self._store, name, refusal))

    def _take(self, name: str, file: BinaryIO) -> Iterator[Receipt]:
        content_hash = _content_hash(file, self._reading)
        if any(one.content_hash == content_hash for one in self._arrived()):
            yield from self.finish()
        known = self._known(name, content_hash) if content_hash in self._known_contents else None
        if known and not known.rejected:
            self._waiting.append(known)
            return
        self._arrivals += 1
        arrival = _Arrival(self._arrivals, uuid.uuid4().hex, name, content_hash)
        try:
            found = self._staging.take(file, arrival.number, self._workbooks)
        except BaseException:
            self._staging.drop(arrival.number)
            raise
        if found.kind is ENROLLMENTS:
            self._add_arrival(arrival, found)
            self._waiting.append(arrival)
            if self._staging.rows >= _ROWS_AT_ONCE:
                yield from self.finish()
        else:
            yield from self.finish()
            yield from self._take_list(arrival, found)

    def finish(self) -> Iterator[Receipt]:
        """Bring into the store what is waiting."""
        if not self._waiting:
            return
        self._staging.finish()
        self._refuse_misdated()
        if self._arrived():
            retried(self._number_workers)
            self._write(self._add_enrollments)
        yield from self._receipts()

    def _receipts(self) -> list[Receipt]:
        ids = [one.import_id for one in self._arrived()]
        counts = self._counts(ids)
        reasons = self._reasons(ids)
        snapshot = self._snapshot()
        receipts = [
            replace(one, snapshot=snapshot)
            if isinstance(one, Receipt)
            else Receipt(
                one.name, IMPORTED, *counts[one.import_id], *reasons[one.import_id], snapshot, one.import_id
            )
            if one.import_id in counts
            else self._known(one.name, one.content_hash)
            for one in self._waiting
        ]
        self._waiting.clear()
        self._run("ingest/forget_arrivals")
        return receipts

    def _snapshot(self) -> int:
        """That of the last commit made here, if any."""
        own = self._cursor.execute(statement("store/last_committed_snapshot")).fetchone()[0]
        return self._store.snapshot() if own is None else own

    def _counts(self, import_ids: list[str]) -> dict[str, tuple]:
        """Kind, received, accepted, duplicate, rejected, skipped and unread sheets of those taken in."""
        found = self._cursor.execute(statement("ingest/counts"), {"import_ids": import_ids}).fetchall()
        return {import_id: tuple(counts) for import_id, *counts in found}

    def _reasons(self, import_ids: list[str]) -> dict[str, tuple[dict[str, int], dict[str, int]]]:
        """Rows by the reason why they were not accepted, and by warning, of each import."""
        reasons: dict[str, tuple[dict[str, int], dict[str, int]]] = {one: ({}, {}) for one in import_ids}
        found = self._cursor.execute(statement("ingest/reasons"), {"import_ids": import_ids}).fetchall()
        for import_id, is_warning, reason, rows in found:
            reasons[import_id][is_warning][reason] = rows
        return reasons

    def _take_list(self, arrival: _Arrival, found: Found) -> Iterator[Receipt]:
        """A list stands alone: exports after it may name what it holds."""
        self._staging.entries(found)
        self._add_arrival(arrival, found)
        self._waiting.append(arrival)
        self._refuse_misdated()
        if self._arrived():
            if "nik" in found.kind.column_names:
                retried(self._number_workers)
            self._write(lambda: self._add_entries(found))
        yield from self._receipts()

    def _refuse_misdated(self) -> None:
        for number, code, lines in self._staging.misdated():
            place, arrival = next(
                (place, one)
                for place, one in enumerate(self._waiting)
                if isinstance(one, _Arrival) and one.number == number
            )
            self._waiting[place] = _refused(self._store, arrival.name, Refused(code, lines=lines))
            self._cursor.execute(statement("ingest/drop_arrival"), {"arrival": number})
            self._staging.drop(number)

    def _number_workers(self) -> None:
        # A transaction of its own, as the identities are a lake of their own. Should the import fail after
        # it, a number without enrollments is left: it stands for nothing, and is used when the worker comes
        # again.
        with transaction(self._cursor):
            self._cursor.execute(statement("ingest/add_workers"))

    def _add_arrival(self, arrival: _Arrival, found: Found) -> None:
        self._cursor.execute(
            statement("ingest/add_arrival"),
            {
                "arrival": arrival.number,
                "import_id": arrival.import_id,
                "kind": found.kind.name,
                "file": Path(arrival.name).name,
                "content_hash": arrival.content_hash,
                "unread_sheets": found.unread_sheets,
            },
        )

    def _add_enrollments(self) -> None:
        self._run("ingest/spell_credits", "ingest/enrollments/classify")
        self._add_imports()
        self._run("ingest/enrollments/add", "ingest/find_touched_workers", "ingest/renew_claims")
        self._check()

    def _add_entries(self, found: Found) -> None:
        kind = found.kind.name
        self._run(f"ingest/{kind}/current", "ingest/classify_entries")
        self._add_imports()
        self._run(f"ingest/{kind}/add")
        if kind in _NAMING:
            self._run("ingest/find_named_workers", "ingest/spell_credits", "ingest/renew_claims")
        self._check()

    def _write(self, work: Callable[[], None]) -> None:
        with suppress(_NothingNewError):
            write(self._cursor, work)

    def _add_imports(self) -> None:
        self._cursor.execute(
            statement("store/add_fact"), {"name": "key", "fact": self._reading.key.fingerprint}
        )
        self._run("ingest/drop_unchanged")
        if self._cursor.execute(statement("ingest/is_nothing_new")).fetchone()[0]:
            raise _NothingNewError
        self._run("ingest/add_imports", "ingest/add_notes")

    def _check(self) -> None:
        if broken := self._cursor.execute(statement("ingest/imports_are_conserved")).fetchone():
            raise UnsoundError(f"rows received are not accounted for: {broken}")
        self._cursor.execute(
            statement("store/describe_commit"),
            {"author": "import", "message": " ".join(one.import_id for one in self._arrived())},
        )

    def _arrived(self) -> list[_Arrival]:
        return [one for one in self._waiting if isinstance(one, _Arrival)]

    def _run(self, *names: str) -> None:
        for name in names:
            self._cursor.execute(statement(name))

    def _known(self, name: str, content_hash: str) -> Receipt | None:
        """The receipt for content that was imported before, and from which nothing was taken now."""
        found = self._cursor.execute(
            statement("ingest/find_import"), {"content_hash": content_hash}
        ).fetchone()
        if found is None:
            return None
        import_id, kind, received, accepted, duplicate, rejected, skipped, unread_sheets = found
        reasons, _ = self._reasons([import_id])[import_id]
        return Receipt(
            name,
            UNCHANGED,
            kind,
            received,
            accepted=0,
            duplicate=accepted + duplicate,
            rejected=rejected,
            skipped=skipped,
            unread_sheets=unread_sheets,
            reasons=reasons | ({"duplicate": accepted + duplicate} if accepted else {}),
            snapshot=self._store.snapshot(),
            import_id=import_id,
        )


def _refused(store: Store, name: str, refusal: Refused) -> Receipt:
    return Receipt(
        name,
        REFUSED,
        reasons={refusal.code: 1},
        snapshot=store.snapshot(),
        refusal={"code": refusal.code, **refusal.details},
    )


def _readable(path: Path) -> str:
    return str(path).encode("utf-8", "replace").decode()  # a name in another encoding is no valid text


def _content_hash(file: BinaryIO, reading: Reading) -> str:
    """The keyed hash of a file read under a scheme of regency codes: under another it says something else."""
    digest = reading.key.hasher()
    digest.update((reading.scheme or "").encode())
    while chunk := file.read(_READ_SIZE):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
