"""What two compared periods lack because offices have not sent it, which looks like a rise or a fall."""

from dataclasses import dataclass

import pandas as pd

from acquisition import formatting as fmt
from acquisition import narrative
from acquisition.i18n import Language
from acquisition.look import Look
from acquisition.period import Period


@dataclass(frozen=True)
class Gaps:
    """The incomplete months of the period shown and of the one compared with, as rows of submissions."""

    now: pd.DataFrame
    before: pd.DataFrame

    @property
    def both(self) -> pd.DataFrame:
        return pd.concat([self.now, self.before]).drop_duplicates(ignore_index=True)


def of(look: Look, against: Period) -> Gaps:
    """Those of the period looked at and of the one compared with."""
    return Gaps(look.incomplete(), look.incomplete(from_=against.first, to=against.last))


def warning(gaps: Gaps, shown: Period, against: Period, language: Language) -> str:
    """How many months of whom either period lacks, and that the difference may come of it; or nothing."""
    said = [
        _lacking(rows[rows["status"] == status], status, period, language)
        for rows, period in ((gaps.now, shown), (gaps.before, against))
        for status in ("missing", "partial")
    ]
    parts = "; ".join(filter(None, said))
    return parts and language.ngettext(
        "{parts}: a rise or fall of this office may come of that alone.",
        "{parts}: a rise or fall of these offices may come of that alone.",
        gaps.both["office"].nunique(),
        parts=parts,
    )


def _lacking(rows: pd.DataFrame, status: str, period: Period, language: Language) -> str:
    if rows.empty:
        return ""
    offices = list(dict.fromkeys(rows["office"]))
    words = {
        "month": fmt.month_name(rows["month"].iloc[0], language.code),
        "period": narrative.period(period, language),
        "count": fmt.integer(len(rows), language.code),
        "offices": narrative.joined(offices, language)
        or language.gettext("{count} offices", count=fmt.integer(len(offices), language.code)),
    }
    # A period within a month lacks no month, it is that month.
    if (period.first.year, period.first.month) == (period.last.year, period.last.month):
        if status == "missing":
            return language.gettext("{month} was not sent by {offices}", **words)
        return language.gettext("{month} was sent in part by {offices}", **words)
    if status == "missing":
        return language.ngettext(
            "{period} lacks {count} month that was not sent ({offices})",
            "{period} lacks {count} months that were not sent ({offices})",
            len(rows),
            **words,
        )
    return language.ngettext(
        "{period} lacks a part of {count} month ({offices})",
        "{period} lacks a part of {count} months ({offices})",
        len(rows),
        **words,
    )
