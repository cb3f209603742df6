"""Cases out of what is done to the clean table."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.pollution.draft import Case, Draft, Outcome
from tests.pollution.writers import text, xlsx


def written(kind: str, name: str, write: Callable[[Draft], str | bytes], file: str = "export.csv") -> Case:
    """A clean table, in writing that changes nothing of it."""

    def make(block: int) -> tuple[bytes, Outcome]:
        draft = Draft.clean(block)
        data = write(draft)
        return data.encode() if isinstance(data, str) else data, draft.outcome()

    return Case(kind, name, make, file)


def changed(kind: str, name: str, change: Callable[[Draft], None], scheme: str | None = None) -> Case:
    """A CSV in which the cells are written as `change` does."""

    def make(block: int) -> tuple[bytes, Outcome]:
        draft = Draft.clean(block)
        change(draft)
        return text(draft.table).encode(), draft.outcome()

    return Case(kind, name, make, scheme=scheme)


def both(kind: str, name: str, change: Callable[[Draft], Any]) -> Iterator[Case]:
    """The same pollution in a CSV and in a workbook; `change` may return what stands above the header."""

    def table(draft: Draft) -> list[list[Any]]:
        above = change(draft)
        return [*(above or []), *draft.table]

    def in_text(block: int) -> tuple[bytes, Outcome]:
        draft = Draft.clean(block)
        return text(table(draft)).encode(), draft.outcome()

    def in_workbook(block: int) -> tuple[bytes, Outcome]:
        draft = Draft.clean(block)
        return xlsx({"Data": table(draft)}), draft.outcome()

    yield Case(kind, name, in_text)
    yield Case(kind, f"{name}, XLSX", in_workbook, "export.xlsx")
