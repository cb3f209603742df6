"""The table of disputed workers in a rekap reward: for whom each counts, and who else claims."""

import pandas as pd

from acquisition import formatting as fmt
from acquisition.i18n import Language
from acquisition.recap.sheet import LINE, Column, Sheet
from acquisition.tables import WORDS


def show(sheet: Sheet, frame: pd.DataFrame, is_own: pd.Series, language: Language) -> None:
    """A line for each worker of disputed_workers, as many as the page has room for.

    `is_own`: which claims are those of the cadre or office of the recap; workers counted for it come first.
    """
    _, code = language.gettext, language.code
    counted = frame[is_own & (frame["outcome"] == "acquisition")]["worker"]
    first = frame.assign(own=is_own, lost=~frame["worker"].isin(counted)).sort_values("lost", kind="stable")
    workers = [_worker(rows, language) for _number, rows in first.groupby("worker", sort=False)]
    sheet.heading(_("Workers whom others claim as well"))
    if not workers:
        sheet.note(_("None."))
        return
    columns = [
        Column(_("TK"), 0.12, number=False),
        Column(_("Date"), 0.14, number=False),
        Column(_("Counted for"), 0.24, number=False),
        Column(_("Also claimed by"), 0.26, number=False),
        Column(_("Decided by"), 0.24, number=False),
    ]
    most = max(sheet.room(kept=LINE * 2), 1)
    sheet.table(columns, workers[:most])
    if len(workers) > most:
        words = {"shown": fmt.integer(most, code), "all": fmt.integer(len(workers), code)}
        sheet.set_y(sheet.get_y() - 3)
        sheet.note(
            _("The first {shown} of {all}; all of them stand in the list of disputed workers.", **words)
        )


def _worker(rows: pd.DataFrame, language: Language) -> list[str]:
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
