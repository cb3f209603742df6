"""Acquired is not active: who of the acquired workers still is, in words and as bars."""

import pandas as pd

from acquisition import formatting as fmt
from acquisition.changes import NOWHERE
from acquisition.charts import ACCENT, NEUTRAL, Row
from acquisition.i18n import Language

FIGURES = {
    "month": "retention_by_month",
    "office": "retention_by_office",
    "event": "retention_by_event",
    "cadre": "retention_by_cadre",
}
SHOWN = 12


def is_known(frame: pd.DataFrame) -> bool:
    """Whether the status of anybody in a figure of retention is known."""
    return bool((frame["active"].fillna(0) + frame["inactive"].fillna(0)).sum())


def what_is_lacking(first: object, language: Language) -> str:
    """What would tell who is active, where nobody's status is known in time.

    `first`: the first month of statuses of these workers, which then lies after the period; or none.
    """
    if fmt.missing(first):
        return language.gettext(
            "Send the status of participants: NIK, contribution month and status, one row for each worker."
        )
    return language.gettext(
        "The earliest status of these workers is of {month}, after this period, and statuses count up to its "
        "end: choose a period that reaches to {month}, or send the statuses of earlier months.",
        month=fmt.month(first, language.code),
    )


def finding(frame: pd.DataFrame, first: object, language: Language) -> str:
    """How many of the workers whose status is known are active; `first` as in what_is_lacking."""
    _, code = language.gettext, language.code
    if not is_known(frame):
        if fmt.missing(first):
            return _("Acquired is not active, and of nobody in this selection is it known who is")
        return _("Acquired is not active; who of them was by the end of the period is not known")
    active, inactive = int(frame["active"].sum()), int(frame["inactive"].sum())
    return _(
        "Of {known} acquired workers whose status of {month} is known, {active} are active ({share})",
        known=fmt.integer(active + inactive, code),
        month=fmt.month(frame["status_month"].max(), code),
        active=fmt.integer(active, code),
        share=fmt.percent(active / (active + inactive), code),
    )


def bars(frame: pd.DataFrame, by: str, language: Language) -> list[Row]:
    """Months in their order, or the others by how many are known, the most first; at most SHOWN of these."""
    known = frame[frame["retention"].notna()]
    shown = known.tail(SHOWN) if by == "month" else known.head(SHOWN)
    return [_bar(row, by, language) for row in shown.to_dict("records")]


def left_out(frame: pd.DataFrame, by: str, language: Language) -> str:
    """How many rows have no bar, and how many workers no known status."""
    code = language.code
    known = int(frame["retention"].notna().sum())
    said = []
    if known > SHOWN:
        words = {"shown": fmt.integer(SHOWN, code), "all": fmt.integer(known, code)}
        said.append(
            language.gettext("The last {shown} of {all}; the rest are in the table.", **words)
            if by == "month"
            else language.gettext(
                "The {shown} with the most known, of {all}; the rest are in the table.", **words
            )
        )
    if unknown := int(frame["unknown"].sum()):
        said.append(
            language.ngettext(
                "The status of {count} acquired worker is not known.",
                "The status of {count} acquired workers is not known.",
                unknown,
                count=fmt.integer(unknown, code),
            )
        )
    return " ".join(said)


def _bar(row: dict, by: str, language: Language) -> Row:
    code = language.code
    none = by in NOWHERE and row[f"{by}_code"] == ""
    words = {
        "active": fmt.integer(row["active"], code),
        "known": fmt.integer(row["active"] + row["inactive"], code),
    }
    name = fmt.month_name(row["month"], code) if by == "month" else row[by]
    return Row(
        name=language.gettext(NOWHERE[by]) if none else name,
        value=row["retention"],
        text=fmt.percent(row["retention"], code),
        aside=language.gettext("{active} of {known} active", **words),
        colour=NEUTRAL if none else ACCENT,
    )
