"""Receipts in words, as HTML: what became of each file, and what to do about those that were refused."""

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd

from acquisition import formatting as fmt
from acquisition import tables
from acquisition.i18n import N_, Language
from acquisition.ingest.receipt import IMPORTED, REFUSED, UNCHANGED, Receipt
from acquisition.mending_sheet import MENDING
from acquisition.remark_table import remark_tables

# What an imported file comes to of which no row was taken in.
NOTHING_NEW, DIFFERING, NONE_TAKEN = "nothing-new", "differing", "none-taken"
CANCELLED = "cancelled"
DUPLICATES = ("duplicate", "duplicate_differs")
# How an outcome is told by sign and by word; its colour is in static/receipts.css.
OUTCOMES = {
    IMPORTED: ("✓", N_("taken in")),
    NOTHING_NEW: ("○", N_("nothing new in it")),
    DIFFERING: ("!", N_("nothing new in it, but some rows say something else than before")),
    NONE_TAKEN: ("!", N_("no row could be taken in")),
    UNCHANGED: ("=", N_("was here before, nothing changed")),
    CANCELLED: ("–", N_("cancelled: nothing of it was taken in")),
    REFUSED: ("✕", N_("refused whole: nothing of it was taken in")),
}
# Why a file is refused, and what to do about it.
REFUSALS = {
    "amounts_in_thousands": (
        N_("Amounts are given in thousands or millions"),
        N_("Write them out, in plain rupiah, and take the unit out of the header and the lines around it."),
    ),
    "ambiguous_column": (
        N_("Two headers stand for one column"),
        N_("Rename or remove one of them, then upload the file again."),
    ),
    "cancelled": (N_("The import was cancelled"), N_("Upload the file again when you wish.")),
    "changed_while_read": (
        N_("The file was written to while it was read"),
        N_("Hand it in again when nobody writes to it any more."),
    ),
    "damaged": (N_("The file is incomplete or damaged"), N_("Export it again.")),
    "dates_month_first": (
        N_("Dates such as 11/30/2016 only make sense month first"),
        N_("Write the dates day first, as 30/11/2016."),
    ),
    "dates_mixed": (
        N_("Some dates are written day first, others month first, and some may be either"),
        N_("Write all dates day first, as 30/11/2016."),
    ),
    "list_for_all": (
        N_("It is a list, which changes what all offices see."),
        N_("Let somebody who sees all offices hand it in."),
    ),
    "office_of_others": (
        N_("Some of its rows are of offices, or name cadres, that are not yours."),
        N_("Hand in the rows of your own offices and cadres alone."),
    ),
    "dates_swapped": (
        N_("Excel seems to have swapped day and month"),
        N_("Format the date column as text and enter the dates day first."),
    ),
    "empty_file": (N_("There is nothing in the file"), N_("Export it again.")),
    "encrypted": (N_("The file is protected by a password"), N_("Save it without one.")),
    "failed": (
        N_("An error that nobody foresaw"),
        N_("Tell whoever looks after the dashboard the error's name and give them the file."),
    ),
    "identities_rounded": (
        N_("Every NIK ends in 0: a spreadsheet took them for numbers, and their last digits are lost"),
        N_("Export the file again; format the NIK column as text before saving the file with Excel."),
    ),
    "header_changes": (
        N_("Another header follows, with its columns in other places"),
        N_("Split the file before that line, or put the columns in the same order."),
    ),
    "sheet_without_header": (
        N_("A sheet holds rows of workers, but no header of an export"),
        N_("Give the sheet the same header as the others; delete it if its rows are not to be taken in."),
    ),
    "key_missing": (
        N_("Without its key the store cannot know its workers"),
        N_("Ask whoever runs the dashboard to restore the key from its backup."),
    ),
    "not_a_file": (
        N_("This is a folder, a pipe or a device"),
        N_("Hand in the file itself."),
    ),
    "not_a_table": (
        N_("No table was found"),
        N_("Hand in the export itself, not a letter or a picture of it."),
    ),
    "required_column_missing": (
        N_("Columns are missing"),
        N_("Give the file one header row that names them; the templates show how."),
    ),
    "store_busy": (
        N_("Other imports kept the store busy"),
        N_("Upload the file again a little later."),
    ),
    "store_not_writable": (
        N_("The store cannot be written to"),
        N_("Ask whoever runs the dashboard to make room on the disk and let it write in the store's folder."),
    ),
    "store_unreachable": (
        N_("The store's catalog did not answer"),
        N_("Upload the file again a little later. If that goes on, tell whoever runs the dashboard."),
    ),
    "timeout": (N_("Reading took too long"), N_("Split the file into smaller ones.")),
    "too_large": (N_("The file is too large"), N_("Split it into smaller ones.")),
    "too_many_cells": (
        N_("A sheet spans too many cells"),
        N_("Delete the empty rows and columns around the data."),
    ),
    "unknown_format": (
        N_("The format is not known"),
        N_("Hand in an XLSX, XLS, ODS, CSV or text file."),
    ),
    "unreadable_file": (
        N_("The file cannot be read"),
        N_("Check that it is there and is not open elsewhere."),
    ),
}
# What a refusal found in the file.
FACTS = {
    "kind": N_("It looks most like"),
    "missing": N_("Missing columns"),
    "found": N_("Found"),
    "headers": N_("Headers"),
    "column": N_("Column"),
    "sheet": N_("Sheet"),
    "line": N_("Line"),
    "lines": N_("Lines"),
    "offices": N_("Offices"),
    "days": N_("Dates there"),
    "limit": N_("Most cells"),
    "limit_mb": N_("Most megabytes"),
    "seconds": N_("Seconds"),
    "error": N_("Error"),
}


def summary(receipts: Sequence[Receipt], language: Language) -> str:
    """How many of the files came to which outcome."""
    said = []
    for status, (sign, _) in OUTCOMES.items():
        if count := sum(_outcome(receipt) == status for receipt in receipts):
            said.append(f"{sign} {_files(status, count, language)}")
    return " · ".join(said)


def _outcome(receipt: Receipt) -> str:
    """The status; of an imported file without accepted rows, why it has none."""
    if receipt.cancelled:
        return CANCELLED
    if receipt.status != IMPORTED or receipt.accepted:
        return receipt.status
    if receipt.rejected:
        return NONE_TAKEN
    return DIFFERING if DUPLICATES[1] in receipt.reasons else NOTHING_NEW


def _files(status: str, count: int, language: Language) -> str:
    number = fmt.integer(count, language.code)
    if status == IMPORTED:
        return language.ngettext("{count} file taken in", "{count} files taken in", count, count=number)
    if status in (NOTHING_NEW, DIFFERING, NONE_TAKEN):
        return _files_without_rows(status, count, number, language)
    if status == UNCHANGED:
        return language.ngettext("{count} file unchanged", "{count} files unchanged", count, count=number)
    if status == CANCELLED:
        return language.ngettext("{count} file cancelled", "{count} files cancelled", count, count=number)
    return language.ngettext("{count} file refused", "{count} files refused", count, count=number)


def _files_without_rows(status: str, count: int, number: str, language: Language) -> str:
    if status == NOTHING_NEW:
        return language.ngettext(
            "{count} file with nothing new", "{count} files with nothing new", count, count=number
        )
    if status == DIFFERING:
        return language.ngettext(
            "{count} file that says something else than before",
            "{count} files that say something else than before",
            count,
            count=number,
        )
    return language.ngettext(
        "{count} file without a usable row", "{count} files without a usable row", count, count=number
    )


def ordered(receipts: Sequence[Receipt]) -> list[Receipt]:
    """The receipts, those that ask for something to be done first."""
    return sorted(receipts, key=lambda receipt: _outcome(receipt) not in (REFUSED, NONE_TAKEN, DIFFERING))


def as_html(receipts: Sequence[Receipt], language: Language, remarks: pd.DataFrame | None = None) -> str:
    """The receipts in order; with the remarks on the rows of one, its first rows to be mended."""
    told = "".join(_receipt(receipt, language, remarks) for receipt in ordered(receipts))
    return f'<div class="receipts">{told}</div>'


def _receipt(receipt: Receipt, language: Language, remarks: pd.DataFrame | None) -> str:
    status = _outcome(receipt)
    sign, word = OUTCOMES[status]
    told = [language.gettext(tables.WORDS["kind"][receipt.kind])] if receipt.kind else []
    told.append(language.gettext(word))
    account = _refusal(receipt.refusal, language) if receipt.refusal else _account(receipt, language)
    if remarks is not None and receipt.kind:
        account += remark_tables(remarks, receipt.kind, language)
    return (
        f'<article class="{status}"><b>{sign}</b><div><h3>{escape(receipt.file)}</h3>'
        f"<p><em>{escape(' · '.join(told))}</em></p>{account}</div></article>"
    )


def _account(receipt: Receipt, language: Language) -> str:
    """received = accepted + duplicate + rejected, and why not all were accepted."""
    counts = {
        name: fmt.integer(getattr(receipt, name), language.code)
        for name in ("received", "accepted", "duplicate", "rejected")
    }
    equation = language.gettext(
        "Received {received} = taken in {accepted} + duplicates {duplicate} + rejected {rejected}", **counts
    )
    lines = [f"<p><strong>{escape(equation)}</strong></p>", _aside(receipt, language)]
    lines += [f"<p>{escape(repair_line(repair, language))}</p>" for repair in receipt.repairs]
    reasons = {reason: rows for reason, rows in receipt.reasons.items() if reason not in DUPLICATES}
    if differing := {reason: rows for reason, rows in receipt.reasons.items() if reason == DUPLICATES[1]}:
        lines.append(_counted(language.gettext("Duplicates"), differing, language))
    if reasons:
        lines.append(_counted(language.gettext("Rejected"), reasons, language))
    if receipt.warnings:
        lines.append(_counted(language.gettext("Taken in with a warning"), receipt.warnings, language))
    return "".join(lines)


def _aside(receipt: Receipt, language: Language) -> str:
    """What stood in the file besides its data."""
    said = []
    if receipt.skipped:
        said.append(
            language.ngettext(
                "{count} row is no data (totals, repeated headers, signatures)",
                "{count} rows are no data (totals, repeated headers, signatures)",
                receipt.skipped,
                count=fmt.integer(receipt.skipped, language.code),
            )
        )
    if receipt.unread_sheets:
        sheets = ", ".join(receipt.unread_sheets)
        said.append(language.gettext("Sheets not read: {sheets}", sheets=sheets))
    return f"<p>{escape(' · '.join(said))}</p>" if said else ""


def _counted(title: str, reasons: dict[str, int], language: Language) -> str:
    items = (
        f"<li><b>{fmt.integer(rows, language.code)}</b> {escape(_reason(reason, language))}</li>"
        for reason, rows in sorted(reasons.items(), key=lambda counted: -counted[1])
    )
    return f"<p>{escape(title)}:</p><ul>{''.join(items)}</ul>"


def _reason(code: str, language: Language) -> str:
    return language.gettext(tables.WORDS["reason"].get(code, code))


def outcome(receipt: Receipt, language: Language) -> str:
    """What became of the file, in words."""
    return language.gettext(OUTCOMES[_outcome(receipt)][1])


def repair_line(repair: dict[str, Any], language: Language) -> str:
    """How many rejected rows of an earlier file came again, and how many are good now."""
    counts = {name: fmt.integer(repair[name], language.code) for name in ("repaired", "rows", "number")}
    return language.gettext(
        "{repaired} of {rows} rows that came back from {file} (number {number}) are mended",
        file=repair["file"],
        **counts,
    )


def next_step(receipt: Receipt, remarks: pd.DataFrame, language: Language) -> str:
    """What to do with the receipt and the remarks on its rows."""
    steps = [_mend(receipt, language)] if receipt.rejected else []
    differing = DUPLICATES[1] in receipt.reasons or (remarks["reason"] == DUPLICATES[1]).any()
    if receipt.warnings or differing or (remarks["class"] == "warning").any():
        steps.append(
            language.gettext(
                "Look at the rows in the sheet Catatan that were taken in with a warning, or repeat an "
                "earlier one and say something else: it says of each what to do."
            )
        )
    return " ".join(steps) or language.gettext("Nothing: every row is accounted for.")


def _mend(receipt: Receipt, language: Language) -> str:
    """How rejected rows are mended."""
    if receipt.rejected_rows:
        return language.gettext(
            "Correct the coloured cells in the sheet {sheet} and upload this workbook again, or that sheet "
            "alone as CSV. It holds identities in full: send it only to the office that the rows are from.",
            sheet=language.gettext(MENDING),
        )
    return language.gettext(
        "Correct the rows in the file and upload it again: nothing counts twice. The rows themselves were "
        "only available at the upload, as nothing of them is kept; the same file again brings them back."
    )


def refusal_facts(refusal: dict[str, Any], language: Language) -> list[tuple[str, str]]:
    """Why a file was refused, what to do about it, and what was found in it."""
    why, remedy = REFUSALS.get(refusal["code"], (refusal["code"], ""))
    said = [(language.gettext("Reason"), language.gettext(why))]
    said.append((language.gettext("What to do"), language.gettext(remedy)))
    return said + _facts(refusal, language)


def _refusal(refusal: dict[str, Any], language: Language) -> str:
    """The same as HTML."""
    (_, why), (_, remedy), *facts = refusal_facts(refusal, language)
    items = "".join(f"<li>{escape(name)}: <b>{escape(value)}</b></li>" for name, value in facts)
    listed = f"<ul>{items}</ul>" if items else ""
    return f"<p><strong>{escape(why)}.</strong> {escape(remedy)}</p>{listed}"


def _facts(refusal: dict[str, Any], language: Language) -> list[tuple[str, str]]:
    facts = [
        (language.gettext(title), _fact(name, refusal[name], language))
        for name, title in FACTS.items()
        if refusal.get(name)
    ]
    nearest = refusal.get("nearest") or {}
    perhaps = language.gettext("Perhaps meant")
    return facts + [(perhaps, f"{found} → {column}") for column, found in nearest.items()]


def _fact(name: str, value: Any, language: Language) -> str:
    if name == "kind":
        return language.gettext(tables.WORDS["kind"].get(value, value))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
