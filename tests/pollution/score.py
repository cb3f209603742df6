"""Polluted files through the importer, and what differs from the outcome they must have."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from itertools import groupby
from pathlib import Path

from acquisition.identity import Key, load_key
from acquisition.ingest.load import import_files
from acquisition.ingest.receipt import Receipt
from acquisition.store import Store
from tests.pollution.draft import IMPORT_DAY, Case, Outcome, Stored

ROWS = """
    select import_id, nik_hash, enrolled_on, segment, office_code, cadre_code, event_code, program,
        regency_code, district_code, occupation, wage, contribution, funding
    from enrollments join identity.workers using (worker)
"""
CLAIMS = """
    select import_id, nik_hash, enrolled_on, segment, office_code, cadre_code, event_code, program,
        regency_code, district_code, contribution, standing = 'acquisition'
    from claims join identity.workers using (worker)
    join (select distinct worker, import_id from enrollments) using (worker)
"""


def failures(store: Store, cases: Iterable[Case], begin: int = 1) -> Iterator[tuple[Case, list[str]]]:
    """Each case with what is wrong about its import: nothing, as it should be."""
    numbered = list(enumerate(cases, start=begin))
    by_scheme = groupby(sorted(numbered, key=lambda each: each[1].scheme or ""), lambda each: each[1].scheme)
    for scheme, group in by_scheme:
        made = [(case, *case.make(block)) for block, case in group]
        files = [(case.file, BytesIO(data)) for case, data, _ in made]
        receipts = list(import_files(store, files, scheme, IMPORT_DAY))
        stored, credited = _by_import(store, ROWS), _by_import(store, CLAIMS)
        key = load_key(store.path, store.fact("key"))
        for (case, _, outcome), receipt in zip(made, receipts, strict=True):
            rows, claims = stored[receipt.import_id], credited[receipt.import_id]
            yield case, [*_receipt_differs(receipt, outcome), *_store_differs(rows, claims, outcome, key)]


def _by_import(store: Store, query: str) -> dict[str, list[tuple]]:
    """The rows of a query by the import that its first column names."""
    found = defaultdict(list)
    with store.cursor() as cursor:
        for import_id, *row in cursor.execute(query).fetchall():
            found[import_id].append(tuple(row))
    return found


def _receipt_differs(receipt: Receipt, outcome: Outcome) -> Iterator[str]:
    code = (receipt.refusal or {}).get("code")
    if code != outcome.refusal:
        yield f"refusal {receipt.refusal} instead of {outcome.refusal}"
        return
    if outcome.refusal is None:
        names = (
            "received",
            "accepted",
            "duplicate",
            "rejected",
            "skipped",
            "reasons",
            "warnings",
            "unread_sheets",
        )
        for name in names:
            found, expected = getattr(receipt, name), getattr(outcome, name)
            if found != expected:
                yield f"{name}: {found} instead of {expected}"


def _store_differs(rows: list[tuple], claims: list[tuple], outcome: Outcome, key: Key) -> Iterator[str]:
    """Rows, and the claims that the figures are counted from, of this file alone."""
    yield from _differences("row", rows, [(_hash(key, row), *_values(row)) for row in outcome.rows])
    expected = [(_hash(key, row), *_claim(row), is_first) for row, is_first in _standing(outcome.rows)]
    yield from _differences("claim", claims, expected)


def _differences(what: str, found: list[tuple], expected: list[tuple]) -> Iterator[str]:
    missing, surplus = Counter(expected), Counter(found)
    for row in (missing - surplus).elements():
        yield f"{what} missing: {row[1:]}"
    for row in (surplus - missing).elements():
        yield f"{what} not expected: {row[1:]}"


def _hash(key: Key, row: Stored) -> bytes:
    return bytes.fromhex(key.digest(row.nik.encode()))


def _values(row: Stored) -> tuple:
    one = row.record
    return (
        one.day, one.segment, one.office, one.cadre, one.event, one.program, one.regency, one.district,
        one.occupation, one.wage, one.contribution, one.funding,
    )  # fmt: skip


def _claim(row: Stored) -> tuple:
    one = row.record
    return (
        one.day, one.segment, one.office, one.cadre, one.event, one.program, one.regency, one.district,
        one.contribution,
    )  # fmt: skip


def _standing(rows: Iterable[Stored]) -> Iterator[tuple[Stored, bool]]:
    """Each claim once, and whether it is the worker's acquisition: that of the earliest day."""
    claims = {row.record.claim: row for row in reversed(list(rows))}
    for row in claims.values():
        first: date = min(each.record.day for each in claims.values() if each.nik == row.nik)
        yield row, row.record.day == first


def new_store(folder: Path) -> Store:
    return Store.open(folder / "store")
