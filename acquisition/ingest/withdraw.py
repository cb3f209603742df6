"""Imports out of the store again, each whole: what they said is forgotten, their receipts' counts stay."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

import duckdb
import pandas as pd

from acquisition.figures import FIGURES
from acquisition.filters import Filters
from acquisition.scope import Scope
from acquisition.sql import statement
from acquisition.store import Store, forget_workers
from acquisition.transactions import write

_T = TypeVar("_T")


@dataclass(frozen=True)
class Import:
    """A file that was taken in."""

    import_id: str
    number: int
    kind: str
    file: str


class UnknownImportError(Exception):
    """No import, or more than one, is meant by what was given, or one that was withdrawn before."""


class DependentImportsError(Exception):
    """Files that came later were read by the names of offices in this list: `files`, by number and name."""

    def __init__(self, files: list[tuple[int, str]]):
        named = ", ".join(f"{number} {file}" for number, file in files)
        super().__init__(
            f"these files were read by the offices that it lists: {named}."
            " Withdraw them first, and import them again afterwards"
        )
        self.files = files


class _Enough(Exception):  # noqa: N818
    """All has been seen: the transaction leaves no trace."""


def find_import(store: Store, text: str) -> Import:
    """The import of that number, or whose identity begins so. Raises UnknownImportError."""
    with store.cursor() as cursor:
        found = cursor.execute(
            statement("ingest/withdraw/find"), {"text": text.strip(), "scope": store.scope}
        ).fetchall()
    there = [
        Import(import_id, number, kind, file) for import_id, number, kind, file, gone in found if not gone
    ]
    if len(there) == 1:
        return there[0]
    if there:
        raise UnknownImportError(f"{text} may be any of the imports {_numbers(there)}: give the number")
    if found:
        raise UnknownImportError(f"import {text} was withdrawn before")
    raise UnknownImportError(f"there is no import {text}; see: python -m acquisition figure imports")


def withdraw(store: Store, import_id: str) -> list[Import]:
    """The imports withdrawn: that one and, of a list, all others of the same content. A snapshot of its own.

    Figures and credits are then what they would be, had these files never come; they can be imported again.
    Raises UnknownImportError, DependentImportsError; the store is as it was then.
    """
    with store.cursor() as cursor:
        withdrawn = write(cursor, lambda: _withdraw(cursor, import_id, store.scope))
        forget_workers(cursor)
    return withdrawn


def preview(store: Store, import_id: str) -> tuple[list[Import], pd.DataFrame]:
    """The imports that `withdraw` would withdraw, and acquisition_by_office before and after.

    Columns: office_code, office, acquisitions, contribution, and the latter two with _after. Raises as
    `withdraw` does. Worked out by doing it, and undoing it.
    """
    seen: dict[str, pd.DataFrame] = {}

    def look() -> list[Import]:
        before = _by_office(cursor)
        chosen = _withdraw(cursor, import_id, store.scope)
        seen["offices"] = before.merge(
            _by_office(cursor), how="outer", on="office_code", suffixes=("", "_after")
        )
        return chosen

    with store.cursor() as cursor:
        return _undone(cursor, look), seen["offices"].drop(columns="office_after")


def _undone(cursor: duckdb.DuckDBPyConnection, work: Callable[[], _T]) -> _T:
    done: list[_T] = []

    def work_in_vain() -> None:
        done.append(work())
        raise _Enough

    with suppress(_Enough):
        write(cursor, work_in_vain)
    return done[0]


def _by_office(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    figure = FIGURES["acquisition_by_office"]
    offices = cursor.execute(figure.sql, Filters().parameters(figure.filters)).df()
    return offices[["office_code", "office", "acquisitions", "contribution"]]


def _withdraw(cursor: duckdb.DuckDBPyConnection, import_id: str, scope: Scope) -> list[Import]:
    cursor.execute(statement("ingest/withdraw/choose"), {"import_id": import_id, "scope": scope})
    chosen = [Import(*row) for row in cursor.execute(statement("ingest/withdraw/chosen")).fetchall()]
    if not chosen:
        raise UnknownImportError(f"import {import_id} was withdrawn meanwhile")
    if files := cursor.execute(statement("ingest/withdraw/dependents")).fetchall():
        raise DependentImportsError(files)
    found = ("withdraw/find_touched_workers", "withdraw/delete", "spell_credits")
    for name in (*found, "claimed", "renew_claims"):
        cursor.execute(statement(f"ingest/{name}"))
    message = " ".join(one.import_id for one in chosen)
    cursor.execute(statement("store/describe_commit"), {"author": "withdraw", "message": message})
    return chosen


def _numbers(imports: list[Import]) -> str:
    return ", ".join(str(one.number) for one in imports)
