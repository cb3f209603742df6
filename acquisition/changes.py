"""What changed between two periods: the steps of the bridge, and the sentences that say the same."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd

from acquisition import change_gaps, comparison, narrative
from acquisition import formatting as fmt
from acquisition.change_gaps import Gaps
from acquisition.i18n import N_, Language
from acquisition.look import Look
from acquisition.period import Period

# The levels of the bridge, from the whole down: the figure of each, and what its rows are called.
FIGURES = {
    "office": "change_by_office",
    "event": "change_by_event",
    "cadre": "change_by_cadre",
    "segment": "change_by_segment",
}
NOWHERE = {"event": N_("Outside events"), "cadre": N_("Without a cadre")}
SAID = 2  # contributions of either direction that a sentence names


@dataclass(frozen=True)
class Step:
    """A contribution to the difference: who, by how much, and from what to what; `code` none for the rest."""

    name: str
    change: int
    before: int
    now: int
    code: str | None = None


def steps(
    frame: pd.DataFrame, level: str, most: int, language: Language, incomplete: Collection[str] = ()
) -> list[Step]:
    """The largest contributions of a figure of change, at most so many, the others summed into one.

    They sum to the difference exactly; who has changed nothing is left out. Who belongs to an office of these
    codes, which has not sent everything, is marked.
    """
    moved = frame[frame["change"] != 0]
    if len(moved) > most:
        moved = moved.head(most - 1)
    shown = [
        Step(
            name=_name(row, level, language) + _mark(row, incomplete),
            change=int(row.change),
            before=int(row.before),
            now=int(row.acquisitions),
            code=_code(row, level),
        )
        for row in moved.itertuples()
    ]
    rest = frame.drop(moved.index)
    rest = rest[rest["change"] != 0]
    if len(rest):
        named = language.ngettext(
            "{count} other", "{count} others", len(rest), count=fmt.integer(len(rest), language.code)
        )
        sums = (int(rest[column].sum()) for column in ("change", "before", "acquisitions"))
        shown.append(Step(named, *sums))
    return shown


def finding(frame: pd.DataFrame, level: str, shown: Period, against: Period, language: Language) -> str:
    """The difference between the two periods and its largest parts, in one sentence.

    Neither period may be open: what has no end has no name that a sentence could go on from.
    """
    before, now = int(frame["before"].sum()), int(frame["acquisitions"].sum())
    said = _difference(before, now, shown, against, language)
    parts = "; ".join(_parts(frame, level, now - before, language))
    return f"{said}: {parts}" if parts else said


def _difference(before: int, now: int, shown: Period, against: Period, language: Language) -> str:
    _, code = language.gettext, language.code
    words = {
        "period": (called := narrative.period(shown, language)),
        "against": narrative.period(against, language),
        "now": fmt.integer(now, code),
        "before": fmt.integer(before, code),
        "count": fmt.integer(abs(now - before), code),
    }
    if now == before:
        return _("{period} brought as many workers as {against}, {now}", **words)
    if not before:
        return _("{period} brought {now} workers, {against} none", **words)
    words["share"] = fmt.signed_percent(now / before - 1, code)
    whole = shown.is_month or shown.is_years
    words["when"] = _("in {period}", period=called) if whole else _("of {period}", period=called)
    if now > before:
        return _("Acquisition {when} rose by {count} ({share}) from {against}", **words)
    return _("Acquisition {when} fell by {count} ({share}) from {against}", **words)


def _parts(frame: pd.DataFrame, level: str, total: int, language: Language) -> list[str]:
    """What went the way of the whole first, then what went the other way; the rest of each as a sum."""
    ways = [frame[frame["change"] > 0], frame[frame["change"] < 0]]
    if total < 0:
        ways.reverse()
    return [said for rows in ways if (said := _listed(rows, level, language))]


def _listed(rows: pd.DataFrame, level: str, language: Language) -> str:
    parts = [
        f"{_name(row, level, language)} {fmt.signed(row.change, language.code)}"
        for row in rows.head(SAID).itertuples()
    ]
    if len(left := rows.iloc[SAID:]):
        words = {
            "count": fmt.integer(len(left), language.code),
            "change": fmt.signed(left["change"].sum(), language.code),
        }
        parts.append(
            language.ngettext("{count} other {change}", "{count} others {change}", len(left), **words)
        )
    return ", ".join(parts)


def appeared(frame: pd.DataFrame, level: str, gaps: Gaps, language: Language) -> str:
    """Who brought workers in one of the two periods only, if anybody; of some levels this goes by itself.

    Whose office has not sent all of the other period is said apart.
    """
    if level == "event":
        return ""
    new = frame[(frame["before"] == 0) & (frame["acquisitions"] > 0)]
    gone = frame[(frame["acquisitions"] == 0) & (frame["before"] > 0)]
    said = []
    for rows, incomplete, certain, doubtful in (
        (new, gaps.before, N_("Only now: {names}"),
         N_("Only now, but not all of the time before was sent: {names}")),
        (gone, gaps.now, N_("Only before: {names}"),
         N_("Only before, but not all of the time since was sent: {names}")),
    ):  # fmt: skip
        unsure = change_gaps.are_of(rows, incomplete)
        for some, message in ((rows[~unsure], certain), (rows[unsure], doubtful)):
            if len(some):
                said.append(language.gettext(message, names=_listed(some, level, language)))
    return ". ".join(said) + "." if said else ""


def by_working_days(now: pd.Series, before: pd.Series, language: Language) -> str:
    """Both periods as rows of acquisition_pace: by how much the number per working day changed."""
    code = language.code
    rates = [one["acquisitions_per_working_day"] for one in (before, now)]
    if any(map(fmt.missing, rates)) or not rates[0]:
        return language.gettext("no working day to compare")
    words = {
        "share": fmt.signed_percent(rates[1] / rates[0] - 1, code),
        "before": fmt.decimal_one(rates[0], code),
        "now": fmt.decimal_one(rates[1], code),
        "days": fmt.integer(now["working_days"], code),
        "days_before": fmt.integer(before["working_days"], code),
    }
    return language.gettext(
        "{share} per working day: {before} → {now} ({days_before} and {days} days)", **words
    )


def _name(row: object, level: str, language: Language) -> str:
    code = _code(row, level)
    if level in NOWHERE and code == "":
        return language.gettext(NOWHERE[level])
    return getattr(row, level)


def _mark(row: object, incomplete: Collection[str]) -> str:
    return " ⚠" if getattr(row, "office_code", None) in incomplete else ""


def _code(row: object, level: str) -> str:
    return getattr(row, level if level == "segment" else f"{level}_code")


def codes(frame: pd.DataFrame, level: str, language: Language) -> dict[str, str]:
    """What the rows of a figure of change are called, by their codes, for choosing one of them."""
    return {_code(row, level): _name(row, level, language) for row in frame.itertuples()}


def totals(frame: pd.DataFrame) -> tuple[int, int]:
    """Acquisitions of the period compared with, and of the one shown."""
    return int(frame["before"].sum()), int(frame["acquisitions"].sum())


def ends(look: Look, against: Period, before: int, now: int) -> tuple[str, str]:
    """The two periods with their numbers, as the bridge's ends are called."""
    language = look.language
    shown = comparison.reached(look.period, look.span.first_on, look.span.as_of)
    return (
        f"{narrative.period(against, language)}: {fmt.integer(before, language.code)}",
        f"{narrative.period(shown, language)}: {fmt.integer(now, language.code)}",
    )


def cumulated(start: int, parts: Sequence[Step]) -> list[tuple[int, int]]:
    """From where to where each step leads, the first from `start`."""
    ends = []
    for part in parts:
        ends.append((start, start + part.change))
        start += part.change
    return ends
