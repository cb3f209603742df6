"""Files on their way into the store, one by one: what waits for what, what is undone and tried again."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import duckdb

from acquisition.contract import ENROLLMENTS
from acquisition.ingest import account
from acquisition.ingest.child import Workbooks
from acquisition.ingest.enrolled import enrolled, first_claims, tallied
from acquisition.ingest.fault import SHARED, refusal_for
from acquisition.ingest.masking import masked
from acquisition.ingest.progress import CHECKING, WRITING, Watch, WatchedCursor
from acquisition.ingest.receipt import IMPORTED, REFUSED, UNCHANGED, Receipt
from acquisition.ingest.refusal import Refused
from acquisition.ingest.source import Content, opened, unreadable
from acquisition.ingest.stage import Found, Reading, Staging
from acquisition.lake_files import LakeFiles, Written
from acquisition.scope import EVERYTHING
from acquisition.sql import statement
from acquisition.store import Store, forget_pending, forget_workers
from acquisition.transactions import retried, transaction, write

# Rows of enrollments that go into the store in one transaction, if they come in several files.
_ROWS_AT_ONCE = 200_000
# Lists that say whom rows mean by a name, and how the workers are found whose claims that may change.
_NAMING = {
    "cadres": "find_named_workers",
    "events": "find_named_workers",
    "cadre_spellings": "find_respelled_workers",
}
# Lists that say nothing beyond one office, and so may come from who speaks for that office only.
_LISTS_OF_OFFICES = ("cadre_spellings",)
# What must be found out before it is known what becomes of each row of an export.
_FINDING = ("find_far_days", "find_contested")
# How often files are read anew, as withdrawals come between.
_READINGS = 5


class UnsoundError(Exception):
    """An import that would break an invariant of the store; it is rolled back."""


class _NothingNewError(Exception):
    """All files were imported before and say nothing more now: the transaction leaves no trace."""


class _OvertakenError(Refused):
    """Something was withdrawn meanwhile that files were read by: they are to be read anew."""


@dataclass(frozen=True)
class _Arrival:
    """A file that is read and on its way into the store."""

    number: int
    import_id: str
    name: str
    file: BinaryIO | Path
    content_hash: str = ""


class Importer:
    """Files that are read one by one; exports wait for each other, so that many small ones cost little."""

    def __init__(
        self,
        store: Store,
        cursor: duckdb.DuckDBPyConnection,
        workbooks: Workbooks,
        reading: Reading,
        watch: Watch,
    ):
        self._store, self._workbooks, self._reading, self._watch = store, workbooks, reading, watch
        # Work can be called off; what is done cannot, and has its receipt.
        self._cursor, self._plain_cursor = WatchedCursor(cursor, watch), cursor
        self._files = LakeFiles(store.address, "lake", cursor)
        self._identity_files = LakeFiles(store.address, "identity", cursor)
        self._staging = Staging(self._cursor, reading, watch)
        self._waiting: list[_Arrival | Receipt] = []
        self._known_contents: set[str] = set()
        self._office_lists_withdrawn = 0
        self._arrivals = 0
        self._has_remarks = False
        self._has_new_workers = False
        self._overtaken = 0

    def take(self, name: str, file: BinaryIO | Path) -> Iterator[Receipt]:
        """Read one file; the receipts of all that are in the store by now."""
        name = masked(name)
        self._arrivals += 1
        arrival = _Arrival(self._arrivals, uuid.uuid4().hex, name, file)
        try:
            self._watch.begin(name)
            if not self._waiting:
                self._prepare()
            with opened(file) as readable:
                yield from self._take(arrival, readable)
        except Refused as refusal:
            self._waiting.append(refused(self._store, name, refusal))
        except OSError as error:
            self._waiting.append(refused(self._store, name, unreadable(error)))
        except Exception as error:
            yield from self._recover(error, arrival)

    def _prepare(self, taken: _Arrival | None = None) -> None:
        with transaction(self._plain_cursor):  # of one snapshot, asked for once
            self._staging.prepare(taken and taken.number)
            self._office_lists_withdrawn = self._count_withdrawn_office_lists()
            known = self._cursor.execute(statement("ingest/known_contents")).fetchall()
        self._known_contents = {content_hash for (content_hash,) in known}

    def _take(self, arrival: _Arrival, file: BinaryIO) -> Iterator[Receipt]:
        content = Content(file, self._reading.key, self._reading.scheme, self._watch.check)
        if any(one.content_hash == content.hash for one in self._arrived()):
            yield from self._finish_others(arrival)
        is_known = bool(self._known_contents) and content.hash in self._known_contents
        known = self._known(arrival.name, content.hash) if is_known else None
        if known and not known.rejected:
            self._waiting.append(known)
            return
        try:
            found = self._staging.take(content.file, arrival.number, self._workbooks)
            content.check_unchanged()
            arrival = replace(arrival, content_hash=content.hash)
        except (Refused, OSError):
            self._staging.drop(arrival.number)
            raise
        if found.kind is ENROLLMENTS:
            self._add_arrival(arrival, found)
            if self._staging.rows >= _ROWS_AT_ONCE:
                yield from self.finish()
        elif self._store.scope is not EVERYTHING and found.kind.name not in _LISTS_OF_OFFICES:
            raise Refused("list_for_all", kind=found.kind.name)
        else:
            # A list stands alone: exports after it may name what it holds.
            yield from self._finish_others(arrival)
            self._add_arrival(arrival, found)
            yield from self.finish(found)

    def _finish_others(self, taken: _Arrival) -> Iterator[Receipt]:
        """Bring into the store what came before a file that is being taken."""
        if self._waiting:
            yield from self.finish()
            self._prepare(taken)

    def _recover(self, error: Exception, *failing: _Arrival) -> Iterator[Receipt]:
        """The receipts of what failed together; each file is tried once more alone if that may help."""
        together = [*self._waiting, *failing]
        self._waiting.clear()
        self._store.delete_partial(error)
        self._forget_new_workers()
        refusal = refusal_for(error)
        is_final = refusal.code in SHARED or sum(isinstance(one, _Arrival) for one in together) == 1
        if isinstance(error, _OvertakenError):
            self._overtaken += 1
            is_final = self._overtaken >= _READINGS
        for one in together:
            if isinstance(one, Receipt):
                yield one
            elif is_final:
                yield refused(self._store, one.name, refusal)
            else:
                yield from self.take(one.name, one.file)
                yield from self.finish()

    def finish(self, found: Found | None = None) -> Iterator[Receipt]:
        """Bring into the store what is waiting: exports, or the list that was found."""
        if not self._waiting:
            return
        try:
            self._bring_in(found)
            receipts = self._receipts()
        except Exception as error:
            yield from self._recover(error)
        else:
            yield from receipts

    def _bring_in(self, found: Found | None) -> None:
        if not self._arrived():
            return
        rows = sum(batch.num_rows for batch in found.rows) if found else self._staging.rows
        self._watch.enter(CHECKING, rows)
        if found:
            self._staging.entries(found)
        else:
            self._staging.finish()
        self._refuse_misdated()
        self._refuse_others("ingest/others_entries" if found else "ingest/others_offices")
        if not self._arrived():
            return
        self._watch.step(0.3)
        if found is None:
            self._staging.count_identities()
            retried(self._number_workers)
            self._staging.know_workers()
        elif "nik" in found.kind.column_names:
            self._staging.count_listed_identities()
            retried(self._number_workers)
        self._watch.step(0.5)
        self._write(lambda: self._add_entries(found, rows) if found else self._add_enrollments(rows))
        self._has_new_workers = False
        self._overtaken = 0

    def _receipts(self) -> list[Receipt]:
        ids = [one.import_id for one in self._arrived()]
        counts = account.counts(self._plain_cursor, ids)
        reasons = account.reasons(self._plain_cursor, ids if self._has_remarks else [])
        repairs = account.repairs(self._plain_cursor, ids if self._staging.repairs else [])
        snapshot = self._snapshot()

        def receipt(one: _Arrival) -> Receipt:
            key = one.import_id
            if key not in counts:
                # Nothing was new, unless what it repeats was withdrawn at this moment.
                said = self._known(one.name, one.content_hash)
                if said is None:
                    return refused(self._store, one.name, Refused("store_busy"))
            else:
                number, *rows = counts[key]
                said = Receipt(
                    one.name, IMPORTED, *rows, *reasons[key], snapshot, key, None, number, repairs[key]
                )
            return replace(said, rejected_rows=self._staging.rejected(one.number))

        receipts = [
            replace(one, snapshot=self._store.snapshot()) if isinstance(one, Receipt) else receipt(one)
            for one in self._waiting
        ]
        self._waiting.clear()
        return receipts

    def _snapshot(self) -> int:
        """That of the last commit made here, if any."""
        own = self._plain_cursor.execute(statement("store/last_committed_snapshot")).fetchone()[0]
        return self._store.snapshot() if own is None else own

    def _refuse_misdated(self) -> None:
        for number, code, lines, days in self._staging.misdated():
            self._refuse(number, Refused(code, lines=lines, days=days))

    def _refuse(self, number: int, refusal: Refused) -> None:
        """Refuse one of the files that came together; the others go on."""
        place, arrival = next(
            (place, one)
            for place, one in enumerate(self._waiting)
            if isinstance(one, _Arrival) and one.number == number
        )
        self._waiting[place] = refused(self._store, arrival.name, refusal)
        self._cursor.execute(statement("ingest/drop_arrival"), {"arrival": number})
        self._staging.drop(number)

    def _refuse_others(self, query: str) -> None:
        """Refuse files with rows of offices that whoever hands them in may not speak for."""
        if self._store.scope is EVERYTHING or not self._arrived():
            return
        asked = {"scope": list(self._store.scope)}
        for number, offices, lines in self._cursor.execute(statement(query), asked).fetchall():
            self._refuse(number, Refused("office_of_others", offices=offices, lines=lines))

    def _number_workers(self) -> None:
        # A transaction of its own, as the identities are a lake of their own. Should the program be killed
        # after it, a number without enrollments is left: it stands for nothing, and is used when the worker
        # comes again.
        with self._identity_files.kept_if_committed(), transaction(self._plain_cursor):
            forget_pending(self._cursor)
            self._run("ingest/number_workers")
            new = self._staging.new_workers()
            self._identity_files.add(self._identity_files.write("workers", new))
        self._has_new_workers = new.num_rows > 0

    def _forget_new_workers(self) -> None:
        """Of files that came to nothing no identity is left, but of whom others speak by now."""
        if not self._has_new_workers:
            return
        self._has_new_workers = False
        with suppress(duckdb.Error, OSError):  # the store may be what is at fault
            forget = statement("ingest/forget_new_workers")
            write(self._plain_cursor, lambda: self._plain_cursor.execute(forget))
            forget_workers(self._plain_cursor)

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
        self._waiting.append(arrival)

    def _add_enrollments(self, rows: int) -> None:
        self._run("ingest/spell_credits", *(f"ingest/enrollments/{step}" for step in _FINDING))
        written = self._write_enrollments()
        if self._cursor.execute(statement("ingest/enrollments/find_duplicates")).fetchone()[0]:
            self._run("ingest/enrollments/explain_duplicates")
        self._classify("ingest/enrollments/classify")
        self._watch.enter(WRITING, rows)
        if self._add_imports():
            written = self._write_enrollments()
        for share, files in enumerate(written, start=1):
            self._files.add(files)
            self._watch.step(share / 8)
        find_touched = statement("ingest/enrollments/find_touched_workers")
        if self._cursor.execute(find_touched).fetchone()[0]:
            self._run("ingest/enrollments/claimed", "ingest/renew_claims")
        self._check()

    def _write_enrollments(self) -> list[Written]:
        """The rows and what they claim, being written while it is found out what to say of them."""
        enrollments = enrolled(self._cursor, self._staging.known)
        claims = first_claims(self._cursor, enrollments)
        of_months, of_days = tallied(claims)
        return [
            self._files.write("enrollments", enrollments),
            self._files.write("claims", claims),
            self._files.write("tally_changes", of_months),
            self._files.write("day_changes", of_days),
        ]

    def _add_entries(self, found: Found, rows: int) -> None:
        kind = found.kind.name
        self._run(f"ingest/{kind}/current")
        self._classify("ingest/classify_entries")
        self._staging.keep_rejected_entries(found)
        self._watch.enter(WRITING, rows)
        self._add_imports()
        self._run(f"ingest/{kind}/add")
        if kind in _NAMING:
            self._run(f"ingest/{_NAMING[kind]}", "ingest/spell_credits")
            self._run("ingest/claimed", "ingest/renew_claims")
        self._check()

    def _classify(self, query: str) -> None:
        self._has_remarks = self._cursor.execute(statement(query)).fetchone()[0] > 0

    def _write(self, work: Callable[[], None]) -> None:
        def anew() -> None:
            self._files.retry()
            work()

        with suppress(_NothingNewError), self._files.kept_if_committed():
            write(self._plain_cursor, anew)

    def _count_withdrawn_office_lists(self) -> int:
        return self._cursor.execute(statement("ingest/office_lists_withdrawn")).fetchone()[0]

    def _add_imports(self) -> bool:
        """Add the imports, and whether some files are left out that say nothing new."""
        if self._count_withdrawn_office_lists() != self._office_lists_withdrawn:
            raise _OvertakenError("store_busy")  # what was read may name offices that are no more
        if self._cursor.execute(statement("ingest/forgets_batch_workers")).fetchone()[0]:
            raise _OvertakenError("store_busy")  # a withdrawal forgot them, and their numbers are no more
        self._cursor.execute(
            statement("store/add_fact"), {"name": "key", "fact": self._reading.key.fingerprint}
        )
        unchanged = self._cursor.execute(statement("ingest/drop_unchanged")).fetchone()[0]
        if self._cursor.execute(statement("ingest/is_nothing_new")).fetchone()[0]:
            raise _NothingNewError
        self._run("ingest/add_imports", "ingest/add_columns")
        if self._has_remarks:
            self._run("ingest/add_notes")
        if self._staging.repairs:
            self._run("ingest/add_repairs")
        return unchanged > 0

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
        found = self._plain_cursor.execute(
            statement("ingest/find_import"), {"content_hash": content_hash}
        ).fetchone()
        if found is None:
            return None
        import_id, number, kind, received, accepted, duplicate, rejected, skipped, unread_sheets = found
        reasons, _ = account.reasons(self._plain_cursor, [import_id])[import_id]
        if accepted:
            reasons.pop("duplicate_differs", None)
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
            number=number,
        )


def refused(store: Store, name: str, refusal: Refused) -> Receipt:
    snapshot = None
    with suppress(duckdb.Error):  # the store may be what is at fault
        snapshot = store.snapshot()
    details = {"code": refusal.code, **refusal.details}
    return Receipt(name, REFUSED, reasons={refusal.code: 1}, snapshot=snapshot, refusal=details)
