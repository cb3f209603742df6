"""Disputed workers in a rekap reward: for whom each counts, who else claims; an annex where they are many."""

from collections.abc import Sequence

import pandas as pd

from acquisition import formatting as fmt
from acquisition.i18n import Language
from acquisition.recap.sheet import LINE, Column, Sheet
from acquisition.recap.stamp import Stamp
from acquisition.tables import WORDS

FIGURE = "disputed_workers"
Worker = Sequence[str]  # the cells of a line


def workers(frame: pd.DataFrame, is_own: pd.Series, language: Language) -> list[Worker]:
    """A line for each worker of disputed_workers, those counted for the cadre or office of the recap first.

    `is_own`: which claims are those of the cadre or office.
    """
    counted = frame[is_own & (frame["outcome"] == "acquisition")]["worker"]
    first = frame.assign(own=is_own, lost=~frame["worker"].isin(counted)).sort_values("lost", kind="stable")
    return [_worker(rows, language) for _number, rows in first.groupby("worker", sort=False)]


def show(sheet: Sheet, listed: Sequence[Worker], language: Language) -> bool:
    """As many of the workers as the page has room for; returns whether these are all of them."""
    _, code = language.gettext, language.code
    sheet.heading(_("Workers whom others claim as well"))
    if not listed:
        sheet.note(_("None."))
        return True
    most = max(sheet.room(kept=LINE * 2), 1)
    sheet.table(_columns(language), listed[:most])
    if len(listed) <= most:
        return True
    words = {"shown": fmt.integer(most, code), "all": fmt.integer(len(listed), code)}
    sheet.set_y(sheet.get_y() - 3)
    sheet.note(_("The first {shown} of {all}; the annex lists all of them.", **words))
    return False


def annex(sheet: Sheet, name: str, lines: Sequence[str], listed: Sequence[Worker], stamp: Stamp) -> None:
    """Pages with all of the workers; `name` is whose they are, `lines` what the recap speaks of."""
    title = stamp.language.gettext("Annex, disputed workers: {name}", name=name)
    while listed:
        sheet.begin(title, lines, stamp.sender, stamp.warning)
        most = sheet.room(kept=LINE * 2, signed=False)
        sheet.table(_columns(stamp.language), listed[:most])
        sheet.foot(stamp.foot(FIGURE))
        listed = listed[most:]


def _columns(language: Language) -> list[Column]:
    _ = language.gettext
    return [
        Column(_("TK"), 0.12, number=False),
        Column(_("Date"), 0.14, number=False),
        Column(_("Counted for"), 0.24, number=False),
        Column(_("Also claimed by"), 0.26, number=False),
        Column(_("Decided by"), 0.24, number=False),
    ]


def _worker(rows: pd.DataFrame, language: Language) -> Worker:
    own = rows[rows["own"]].iloc[0]
    credited = _claimants(rows[rows["outcome"] == "acquisition"])
    others = dict.fromkeys(_claimants(rows[rows["outcome"] != "acquisition"]))
    return [
        f"TK {own['worker']}",
        fmt.day_short(own["enrolled_on"], language.code),
        ", ".join(credited),
        ", ".join(name for name in others if name not in credited),
        _rule(own["rule"], language),
    ]


def _claimants(rows: pd.DataFrame) -> list[str]:
    """Cadres, or the offices of claims without one."""
    return rows["cadre"].where(rows["cadre"] != "", rows["office"]).tolist()


def _rule(code: str | None, language: Language) -> str:
    words = WORDS["rule"]
    return language.gettext(words[code]) if code in words else ""
