"""A table on its way to becoming a polluted file, which keeps account of what must be read of it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from tests.pollution.clean import LABELS, RECORDS, Record, cells, identity


@dataclass(frozen=True)
class Stored:
    """A row as it must stand in the store: which worker, and all else about it."""

    nik: str
    record: Record


@dataclass(frozen=True)
class Outcome:
    """What an import must answer, and what must stand in the store afterwards.

    Either `refusal`, a code, or all else. `warnings` are compared where a pollution says which there are.
    """

    refusal: str | None = None
    received: int = 0
    accepted: int = 0
    duplicate: int = 0
    rejected: int = 0
    skipped: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    warnings: dict[str, int] = field(default_factory=dict)
    unread_sheets: list[str] = field(default_factory=list)
    rows: tuple[Stored, ...] = ()


@dataclass(frozen=True)
class Row:
    """A row of a table: an enrollment, one that must be rejected for `error`, or one that is skipped."""

    cells: list[Any]
    record: Record | None = None
    error: str | None = None
    warning: str | None = None
    counts: bool = True  # as skipped, if it is no enrollment: rows above the header and empty ones do not


@dataclass
class Draft:
    """Labels and rows, to be changed in place and then written. `block` is where the NIKs begin."""

    block: int
    labels: list[Any] = field(default_factory=lambda: list(LABELS))
    rows: list[Row] = field(default_factory=list)
    refusal: str | None = None
    unread_sheets: list[str] = field(default_factory=list)

    @classmethod
    def clean(cls, block: int, records: Sequence[Record] = RECORDS) -> "Draft":
        return cls(block, rows=[Row(cells(record, block), record) for record in records])

    @property
    def table(self) -> list[list[Any]]:
        return [self.labels, *(row.cells for row in self.rows)]

    def place(self, label: str) -> int:
        return self.labels.index(label)

    def column(self, label: str, change: Callable[[Any, Record], Any]) -> None:
        """Write the cells of a column in another way that means the same."""
        place = self.place(label)
        for row in self.rows:
            if row.record:
                row.cells[place] = change(row.cells[place], row.record)

    def damage(self, index: int, label: str, cell: Any, error: str) -> None:
        """Put into one row what must reject it."""
        self.rows[index].cells[self.place(label)] = cell
        self.rows[index] = replace(self.rows[index], error=error)

    def dull(self, index: int, label: str, cell: Any, warning: str | None, **meant) -> None:
        """Put into one row what leaves it accepted, with a warning, and meaning something else."""
        self.rows[index].cells[self.place(label)] = cell
        record = replace(self.rows[index].record, **meant)
        self.rows[index] = replace(self.rows[index], record=record, warning=warning)

    def insert(self, index: int, cells: list[Any], *, counts: bool = True) -> None:
        """A row that is no enrollment; `counts` where the receipt says that it was skipped."""
        self.rows.insert(index, Row(cells, counts=counts))

    def outcome(self) -> Outcome:
        """What becomes of the rows, by the definition of the classes."""
        if self.refusal:
            return Outcome(self.refusal)
        claims: dict[tuple, Record] = {}
        classes, reasons, warnings, stored = Counter(), Counter(), Counter(), []
        for row in self.rows:
            if row.record is None:
                classes["skipped"] += row.counts
            elif row.error:
                classes["rejected"] += 1
                reasons[row.error] += 1
            else:
                if first := claims.get(row.record.claim):
                    classes["duplicate"] += 1
                    reasons["duplicate" if first == row.record else "duplicate_differs"] += 1
                else:
                    claims[row.record.claim] = row.record
                    classes["accepted"] += 1
                    warnings[row.warning] += row.warning is not None
                stored.append(Stored(identity(row.record, self.block), row.record))
        return Outcome(
            received=classes["accepted"] + classes["duplicate"] + classes["rejected"],
            accepted=classes["accepted"],
            duplicate=classes["duplicate"],
            rejected=classes["rejected"],
            skipped=classes["skipped"],
            reasons=dict(+reasons),
            warnings=dict(+warnings),
            unread_sheets=self.unread_sheets,
            rows=tuple(stored),
        )


@dataclass(frozen=True)
class Case:
    """A pollution: its kind, its name, and what makes the file and its outcome, given the file's block."""

    kind: str
    name: str
    make: Callable[[int], tuple[bytes, Outcome]]
    file: str = "export.csv"
    scheme: str | None = None


IMPORT_DAY = date(2018, 1, 1)
