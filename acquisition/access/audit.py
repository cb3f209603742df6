"""The audit: who did what, and when. Added to, never changed; no worker's personal data is in it."""

import json
import logging
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from acquisition.access.person import Person
from acquisition.filters import Filters
from acquisition.ingest.masking import masked
from acquisition.ingest.receipt import Receipt
from acquisition.sql import statement

FILE = "audit.sqlite"
SIGNED_IN, SIGNED_OUT, REFUSED = "signed_in", "signed_out", "refused"
IMPORTED, WITHDRAWN, EMPTIED, ERASED = "imported", "withdrawn", "emptied", "erased"
READ, DOWNLOADED, DECK = "read", "downloaded", "deck"
FROZEN, DECIDED, TAKEN_BACK = "meeting_frozen", "decided", "decision_taken_back"
CONFIGURED, SERVED, BACKED_UP, RESTORED, COPIED = "configured", "served", "backed_up", "restored", "copied"

_LOG = logging.getLogger(__name__)
_CODE = re.compile(r"[\w#./-]{0,24}")
_WAITS = 30  # seconds for another who writes


class Audit:
    """The audit of the store in a folder. Safe to use from several threads and processes."""

    def __init__(self, store: Path):
        self._file = store / FILE

    def note(self, person: Person, what: str, **details: object) -> None:
        """Note that a person did something; `details` are plain values or lists of them, or nothing.

        Where it cannot be written, it goes to the log: nobody is kept from a figure for want of room.
        """
        given = {name: value for name, value in details.items() if value not in (None, "", [], {}, ())}
        entry = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "who": person.name,
            "what": what,
            "details": json.dumps(given, ensure_ascii=False, default=str, sort_keys=True),
        }
        try:
            with closing(self._open()) as connection, connection:
                connection.execute(statement("audit/add"), entry)
        except sqlite3.Error as error:
            _LOG.error("not in the audit (%s): %s", error, entry)

    def entries(self, most: int = -1) -> pd.DataFrame:
        """The newest entries, all by default. Columns: number, at (UTC), who, what, details (JSON)."""
        with closing(self._open()) as connection:
            frame = pd.read_sql_query(statement("audit/entries"), connection, params={"most": most})
        return frame.assign(at=pd.to_datetime(frame["at"], utc=True))

    def last(self, what: str) -> dict | None:
        """The details of the newest entry of such a thing."""
        with closing(self._open()) as connection:
            row = connection.execute(statement("audit/last"), {"what": what}).fetchone()
        return json.loads(row[0]) if row else None

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, timeout=_WAITS)
        try:
            connection.executescript(statement("audit/schema"))
        except BaseException:
            connection.close()
            raise
        return connection


def noted(receipts: Iterable[Receipt], audit: Audit, person: Person) -> Iterator[Receipt]:
    """The receipts, each noted as it comes."""
    for receipt in receipts:
        audit.note(
            person,
            IMPORTED,
            file=receipt.file,
            status=receipt.status,
            number=receipt.number,
            received=receipt.received,
            accepted=receipt.accepted,
            duplicate=receipt.duplicate,
            rejected=receipt.rejected,
            refused=(receipt.refusal or {}).get("code"),
        )
        yield receipt


def details(filters: Filters) -> dict[str, object]:
    """What a result was selected by, as details; of codes that may be anything only what looks like one."""
    return {name: _harmless(filters.value(name)) for name in filters.given()}


def _harmless(value: object) -> object:
    if not isinstance(value, tuple):
        return value
    return [one if _CODE.fullmatch(one) and masked(one) == one else "•••" for one in value]
