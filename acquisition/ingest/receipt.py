"""What an import answers: how many rows came, and what became of each."""

from dataclasses import dataclass, field, fields
from typing import Any

from acquisition.ingest.refusal import REMEDIES
from acquisition.ingest.rejected import Rejected

IMPORTED = "imported"
UNCHANGED = "unchanged"
REFUSED = "refused"


@dataclass(frozen=True)
class Receipt:
    """The account of one file: received = accepted + duplicate + rejected.

    kind: what the file holds, one of the kinds of the contract; None where it was refused.
    status: 'imported'; 'unchanged', when the same content was imported before and nothing was done;
    'refused', when the file was refused whole and the store is as it was. `skipped` rows (totals,
    repeated headers, signatures) are no enrollments and not among the received; `unread_sheets` are those
    without a header, such as instructions. `reasons` counts the
    rows not accepted by their first reason, `warnings` the accepted ones by each of theirs. `repairs` tells
    which earlier imports' rejected rows came again in it: number, file, rows, and how many of these are no
    longer rejected (repaired). `number`: the running number of the import. `rejected_rows` are the cells
    of those rejected, with identities in full: for whoever handed them in, at once, and never part of what is
    printed, logged or kept.
    """

    file: str
    status: str
    kind: str | None = None
    received: int = 0
    accepted: int = 0
    duplicate: int = 0
    rejected: int = 0
    skipped: int = 0
    unread_sheets: list[str] = field(default_factory=list)
    reasons: dict[str, int] = field(default_factory=dict)
    warnings: dict[str, int] = field(default_factory=dict)
    snapshot: int | None = None
    import_id: str | None = None
    refusal: dict[str, Any] | None = None
    number: int | None = None
    repairs: list[dict[str, Any]] = field(default_factory=list)
    rejected_rows: Rejected | None = field(default=None, repr=False, compare=False)

    @property
    def taken_in(self) -> bool:
        return self.status != REFUSED

    @property
    def cancelled(self) -> bool:
        return self.refusal is not None and self.refusal["code"] == "cancelled"


def as_json(receipt: Receipt) -> dict[str, Any]:
    """The receipt as JSON-able values."""
    said = {one.name: getattr(receipt, one.name) for one in fields(receipt) if one.repr}
    return {name: value for name, value in said.items() if value is not None}


def as_text(receipt: Receipt) -> str:
    """The receipt as lines for a terminal."""
    lines = [f"{receipt.file}: {receipt.status}" + (f", {receipt.kind}" if receipt.kind else "")]
    if receipt.refusal:
        facts = {name: value for name, value in receipt.refusal.items() if value}
        lines += [f"  {name}: {_listed(value)}" for name, value in facts.items()]
        return "\n".join([*lines, f"  what to do: {REMEDIES[receipt.refusal['code']]}"])
    lines.append(
        f"  received {receipt.received} = accepted {receipt.accepted}"
        f" + duplicate {receipt.duplicate} + rejected {receipt.rejected}"
    )
    if receipt.skipped:
        lines.append(f"  skipped {receipt.skipped} (totals, repeated headers, signatures)")
    if receipt.unread_sheets:
        lines.append(f"  sheets without a header, not read: {', '.join(receipt.unread_sheets)}")
    lines += [
        f"  repairs {one['repaired']} of {one['rows']} rows that came again from {one['file']}"
        f" (number {one['number']})"
        for one in receipt.repairs
    ]
    lines += [f"  {reason}: {rows}" for reason, rows in receipt.reasons.items()]
    lines += [f"  warning {reason}: {rows}" for reason, rows in receipt.warnings.items()]
    if receipt.rejected or receipt.duplicate or receipt.warnings or receipt.skipped:
        lines.append("  row by row, with what was found: python -m acquisition figure import_notes")
    return "\n".join([*lines, f"  snapshot {receipt.snapshot}"])


def _listed(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
