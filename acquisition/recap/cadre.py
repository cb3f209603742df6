"""The rekap reward of a cadre: what was earned, where, in which months, and who is disputed."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from acquisition import cadre_profile
from acquisition import formatting as fmt
from acquisition.changes import NOWHERE
from acquisition.i18n import Language
from acquisition.recap.sheet import LINE, Column, Sheet
from acquisition.recap.stamp import Stamp
from acquisition.tables import WORDS

FIGURE = "acquisition_by_cadre"
MONTHS = 12  # the last of them
EVENTS = 16  # lines of their table, which leaves room for the next


@dataclass(frozen=True)
class Earned:
    """Of one cadre: the row of acquisition_by_cadre and that of cadre_norm, where there is one; the rows of
    acquisition_by_cadre_and_event, acquisition_by_cadre_month and, of the workers that are disputed,
    disputed_workers; which months are incomplete, in words."""

    cadre: pd.Series
    norm: pd.Series | None
    events: pd.DataFrame
    months: pd.DataFrame
    disputed: pd.DataFrame
    incomplete: str = ""


def recap(earned: Sequence[Earned], ranked: int, stamp: Stamp) -> bytes:
    """A PDF with a page for each cadre, `ranked` being how many there are in all."""
    title = stamp.language.gettext("Reward recap")
    sheet = Sheet(title, stamp.as_of, stamp.language.code)
    for one in earned:
        _page(sheet, one, ranked, stamp)
    return bytes(sheet.output())


def _page(sheet: Sheet, earned: Earned, ranked: int, stamp: Stamp) -> None:
    language, cadre = stamp.language, earned.cadre
    _, code = language.gettext, language.code
    lines = [cadre_profile.about(cadre, earned.norm, language), stamp.selected, earned.incomplete]
    sheet.begin(_("Reward recap: {name}", name=cadre["cadre"]), lines, stamp.sender, stamp.warning)
    place = _("of {count}", count=fmt.integer(ranked, code)) if cadre_profile.place(cadre, language) else ""
    sheet.numbers(
        [
            (_("Workers acquired"), fmt.integer(cadre["acquisitions"], code), ""),
            (_("Contribution per month"), fmt.rupiah_compact(cadre["contribution"], code), ""),
            (_("Rank"), fmt.integer(cadre["rank"], code) if place else fmt.NONE, place),
            (_("Months at the norm"), *cadre_profile.at_norm(earned.norm, language)),
            (_("Disputed workers"), fmt.integer(cadre["disputed"], code), _("counted for this cadre")),
        ]
    )
    sheet.heading(_("Where they were acquired"))
    _events(sheet, earned.events, language)
    if len(earned.months):
        norm = fmt.integer(earned.months["norm"].iloc[0], code)
        sheet.heading(_("Month by month, norm {norm}", norm=norm))
        sheet.months([_month(row, language) for row in earned.months.tail(MONTHS).to_dict("records")])
    _disputed(sheet, earned.disputed, cadre["cadre_code"], language)
    signers = [
        (_("Cadre"), cadre["cadre"]),
        (_("Supervisor"), cadre["supervisor"]),
        (_("Head of office"), cadre["office"]),
    ]
    sheet.signatures(signers, _("Place and date:"))
    sheet.foot(stamp.foot(FIGURE))


def _events(sheet: Sheet, frame: pd.DataFrame, language: Language) -> None:
    _ = language.gettext
    columns = [
        Column(_("Event"), 0.42, number=False),
        Column(_("TK"), 0.09),
        Column("PU", 0.08),
        Column("BPU", 0.08),
        Column(_("Contribution per month"), 0.20),
        Column(_("Disputed"), 0.13),
    ]
    brought = frame[frame["acquisitions"] > 0]
    held, outside = brought[brought["event_code"] != ""], brought[brought["event_code"] == ""]
    held = held.sort_values(["acquisitions", "started_at"], ascending=[False, True], kind="stable")
    shown = held if len(held) <= EVENTS else held.head(EVENTS - 1)
    rows = [_earned(row["event"], row, language) for row in shown.to_dict("records")]
    if rest := len(held) - len(shown):
        name = language.ngettext(
            "{count} other event", "{count} other events", rest, count=fmt.integer(rest, language.code)
        )
        rows.append(_earned(name, held.tail(rest).sum(numeric_only=True), language))
    rows += [_earned(_(NOWHERE["event"]), row, language) for row in outside.to_dict("records")]
    sheet.table(columns, rows, _earned(_("Total"), brought.sum(numeric_only=True), language))


def _earned(name: str, row: dict | pd.Series, language: Language) -> list[str]:
    code = language.code
    counts = [fmt.integer(row[column], code) for column in ("acquisitions", "pu", "bpu")]
    return [name, *counts, fmt.rupiah(row["contribution"], code), fmt.integer(row["disputed"], code)]


def _month(row: dict, language: Language) -> tuple[str, str, bool]:
    month = pd.Timestamp(row["month"])
    name = f"{fmt.month_abbreviated(month.date(), language.code)} {month:%y}"
    known = row["month_sent"] or row["acquisitions"]
    return name, fmt.integer(row["acquisitions"], language.code) if known else fmt.NONE, bool(row["at_norm"])


def _disputed(sheet: Sheet, frame: pd.DataFrame, cadre_code: str, language: Language) -> None:
    """A line for each worker, those counted for the cadre first: for whom it counts, and who else claims."""
    _, code = language.gettext, language.code
    counted = frame[(frame["outcome"] == "acquisition") & (frame["cadre_code"] == cadre_code)]["worker"]
    first = frame.assign(lost=~frame["worker"].isin(counted)).sort_values("lost", kind="stable")
    workers = [_claim(rows, cadre_code, language) for _worker, rows in first.groupby("worker", sort=False)]
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


def _claimants(rows: pd.DataFrame) -> list[str]:
    """Cadres, or the offices of claims without one."""
    return rows["cadre"].where(rows["cadre"] != "", rows["office"]).tolist()


def _rule(code: str | None, language: Language) -> str:
    words = WORDS["rule"]
    return language.gettext(words[code]) if code in words else ""


def _claim(rows: pd.DataFrame, cadre_code: str, language: Language) -> list[str]:
    own = rows[rows["cadre_code"] == cadre_code].iloc[0]
    credited = rows[rows["outcome"] == "acquisition"]
    others = rows[rows["outcome"] != "acquisition"]
    names = dict.fromkeys(_claimants(others))
    return [
        f"TK {own['worker']}",
        fmt.day_short(own["enrolled_on"], language.code),
        ", ".join(_claimants(credited)),
        ", ".join(name for name in names if name not in _claimants(credited)),
        _rule(own["rule"], language),
    ]
