"""What changed between two periods: the steps of the bridge, and the sentences that say the same."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from acquisition import comparison, narrative
from acquisition import formatting as fmt
from acquisition.i18n import N_, Language
from acquisition.look import Look
from acquisition.narrative import NOWHERE
from acquisition.period import Period

# The levels of the bridge, from the whole down: the figure of each, and what its rows are called.
FIGURES = {
    "office": "change_by_office",
    "event": "change_by_event",
    "cadre": "change_by_cadre",
    "segment": "change_by_segment",
}
# How a sentence names what is chosen, and how where it is what belongs to none.
_CHOSEN = {
    "office": N_(" of {names}"),
    "segment": N_(" ({names})"),
    "event": N_(" at {names}"),
    "cadre": N_(" by {names}"),
    "regency": N_(" in {names}"),
}
_NOWHERE = {
    "event": N_(" outside events"),
    "cadre": N_(" without a cadre"),
    "regency": N_(" of no known place"),
}
BESIDE_BARS = 48  # letters of what is looked at that have room at the ends of the bridge
SAID = 2  # contributions of either direction that a sentence names


@dataclass(frozen=True)
class Step:
    """A contribution to the difference: who, by how much, and from what to what; `code` none for the rest.

    Of what was not sent no number is known.
    """

    name: str
    change: int
    before: int | None
    now: int | None
    code: str | None = None


def steps(frame: pd.DataFrame, level: str, most: int, language: Language) -> list[Step]:
    """The largest contributions of a figure of change, at most so many, the others summed into one.

    They sum to the difference exactly; who has changed nothing is left out.
    """
    moved = frame[frame["change"] != 0]
    if len(moved) > most:
        moved = moved.head(most - 1)
    shown = [
        Step(
            name=_marked_name(row, level, language),
            change=int(row.change),
            before=_known(row.before),
            now=_known(row.acquisitions),
            code=_code(row, level),
        )
        for row in moved.itertuples()
    ]
    rest = frame.drop(moved.index)
    rest = rest[rest["change"] != 0]
    if len(rest):
        sums = (_known(rest[column].sum(min_count=1)) for column in ("change", "before", "acquisitions"))
        shown.append(Step(_others(rest, level, language), *sums))
    return shown


def subject(look: Look) -> str:
    """What is chosen besides the period, to follow a noun in a sentence; nothing where all is looked at."""
    return "".join(_chosen(look, name) for name in _CHOSEN if look.filters.value(name))


def senders(look: Look) -> str:
    """The offices chosen, as a sentence names who has not sent; nothing where all are looked at."""
    return look.gettext(_CHOSEN["cadre"], names=_names(look, "office")) if look.filters.office else ""


def _chosen(look: Look, name: str) -> str:
    codes = look.filters.value(name)
    if name in _NOWHERE and codes == ("",):
        return look.gettext(_NOWHERE[name])
    return look.gettext(_CHOSEN[name], names=_names(look, name))


def _names(look: Look, name: str) -> str:
    return " + ".join(look.filters.segment) if name == "segment" else ", ".join(look.called(name))


def finding(
    frame: pd.DataFrame,
    level: str,
    shown: Period,
    against: Period,
    language: Language,
    of: str = "",
    by: str = "",
) -> str:
    """The difference between the two periods and its largest parts, in one sentence.

    Neither period may be open: what has no end has no name that a sentence could go on from. `of`: what is
    looked at, as subject says it. `by`: who has not sent it, where it is not there, as senders says it.
    """
    before, now = totals(frame)
    said = _difference(before, now, shown, against, language, of, by)
    if before is None or now is None:
        return said
    parts = "; ".join(_parts(frame, level, now - before, language))
    return f"{said}: {parts}" if parts else said


def _difference(
    before: int | None,
    now: int | None,
    shown: Period,
    against: Period,
    language: Language,
    of: str,
    by: str,
) -> str:
    _, code = language.gettext, language.code
    words = {
        "period": (called := narrative.period(shown, language)),
        "against": narrative.period(against, language),
        "now": fmt.integer(now, code),
        "before": fmt.integer(before, code),
        "of": of,
        "by": by,
    }
    if now is None:
        return _("For {period} nothing was sent{by}; {against} brought {before} workers{of}", **words)
    if before is None:
        return _("{period} brought {now} workers{of}; for {against} nothing was sent{by}", **words)
    if now == before:
        return _("{period} brought as many workers{of} as {against}, {now}", **words)
    if not before:
        return _("{period} brought {now} workers{of}, {against} none", **words)
    words["count"] = fmt.integer(abs(now - before), code)
    words["share"] = fmt.signed_percent(now / before - 1, code)
    whole = shown.is_month or shown.is_years
    words["when"] = _("in {period}", period=called) if whole else _("of {period}", period=called)
    if now > before:
        return _("Acquisition{of} {when} rose by {count} ({share}) from {against}", **words)
    return _("Acquisition{of} {when} fell by {count} ({share}) from {against}", **words)


def _parts(frame: pd.DataFrame, level: str, total: int, language: Language) -> list[str]:
    """What went the way of the whole first, then what went the other way; the rest of each as a sum."""
    ways = [frame[frame["change"] > 0], frame[frame["change"] < 0]]
    if total < 0:
        ways.reverse()
    return [said for rows in ways if (said := _listed(rows, level, language))]


def _listed(rows: pd.DataFrame, level: str, language: Language) -> str:
    """The first by name and change, the others as a sum, unless that is of one alone."""
    named = rows if len(rows) == SAID + 1 else rows.head(SAID)
    parts = [_said(row, level, language) for row in named.itertuples()]
    if len(left := rows.drop(named.index)):
        change = fmt.signed(left["change"].sum(), language.code)
        parts.append(f"{_others(left, level, language)}{fmt.NBSP}{change}")
    return ", ".join(parts)


def _said(row: object, level: str, language: Language) -> str:
    change = fmt.signed(row.change, language.code)
    said = f"{_marked_name(row, level, language)}{fmt.NBSP}{change}"
    why = unsent(row.before, row.acquisitions, language)
    return f"{said} ({why})" if why else said


def _others(rows: pd.DataFrame, level: str, language: Language) -> str:
    """How many there are, marked where one of them is."""
    said = language.ngettext(
        "{count} other", "{count} others", len(rows), count=fmt.integer(len(rows), language.code)
    )
    return fmt.marked(said, any(_is_incomplete(row, level) for row in rows.itertuples()))


def unsent(before: int | None, now: int | None, language: Language) -> str:
    """Of which of the two periods an office's number is not known, as it has sent nothing; or nothing."""
    if fmt.missing(before):
        return language.gettext("not sent before")
    return count(None, language) if fmt.missing(now) else ""


def appeared(frame: pd.DataFrame, level: str, language: Language) -> str:
    """Who brought workers in one of the two periods only, if anybody; of some levels this goes by itself.

    Whose offices have not sent all of the other period is said apart.
    """
    if level == "event":
        return ""
    before, now = frame["before"].fillna(0), frame["acquisitions"].fillna(0)
    said = []
    for rows, state, certain, doubtful in (
        (frame[(before == 0) & (now > 0)], "status_before", N_("Only now: {names}"),
         N_("Only now, but not all of the time before was sent: {names}")),
        (frame[(now == 0) & (before > 0)], "status", N_("Only before: {names}"),
         N_("Only before, but not all of the time since was sent: {names}")),
    ):  # fmt: skip
        unsure = rows[state] != "received"
        for some, message in ((rows[~unsure], certain), (rows[unsure], doubtful)):
            if len(some):
                said.append(language.gettext(message, names=_listed(some, level, language)))
    return ". ".join(said) + "." if said else ""


def by_working_days(now: pd.Series, before: pd.Series, language: Language) -> str:
    """Both periods as rows of acquisition_pace: by how much the number per working day changed, if sent."""
    code = language.code
    if fmt.missing(before["acquisitions"]) or fmt.missing(now["acquisitions"]):
        return ""
    rates = [one["acquisitions_per_working_day"] for one in (before, now)]
    if any(map(fmt.missing, rates)):
        return language.gettext("no working day to compare")
    if not rates[0]:
        return ""
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


def _marked_name(row: object, level: str, language: Language) -> str:
    return fmt.marked(_name(row, level, language), _is_incomplete(row, level))


def _name(row: object, level: str, language: Language) -> str:
    code = _code(row, level)
    if level in NOWHERE and code == "":
        return language.gettext(NOWHERE[level])
    return getattr(row, level)


def _is_incomplete(row: object, level: str) -> bool:
    """Whether it belongs to offices that have not sent everything.

    Not of what belongs to no office: each segment would be so as soon as one month is missing.
    """
    if level == "segment" or _code(row, level) == "":
        return False
    return not row.status == row.status_before == "received"


def _known(count: object) -> int | None:
    return None if fmt.missing(count) else int(count)


def _code(row: object, level: str) -> str:
    return getattr(row, level if level == "segment" else f"{level}_code")


def codes(frame: pd.DataFrame, level: str, language: Language) -> dict[str, str]:
    """What the rows of a figure of change are called, by their codes, for choosing one of them."""
    return {_code(row, level): _name(row, level, language) for row in frame.itertuples()}


def totals(frame: pd.DataFrame) -> tuple[int | None, int | None]:
    """Acquisitions of the period compared with, and of the one shown; none of what nobody has sent."""
    before, now = (_known(frame[column].sum(min_count=1)) for column in ("before", "acquisitions"))
    return before, now


def ends(look: Look, against: Period, before: int | None, now: int | None) -> tuple[str, str]:
    """The two periods with their numbers, as the bridge's ends are called, and what is looked at."""
    language = look.language
    shown = comparison.reached(look.period, look.span.first_on, look.span.as_of)
    names = [_names(look, name) for name in _CHOSEN if look.filters.value(name)]
    of = fmt.shortened("".join(f" · {name}" for name in names), BESIDE_BARS)
    return (
        f"{narrative.period(against, language)}: {count(before, language)}{of}",
        f"{narrative.period(shown, language)}: {count(now, language)}{of}",
    )


def count(number: int | None, language: Language) -> str:
    """A number of workers, or that it was not sent."""
    return language.gettext("not sent yet") if fmt.missing(number) else fmt.integer(number, language.code)


def cumulated(start: int, parts: Sequence[Step]) -> list[tuple[int, int]]:
    """From where to where each step leads, the first from `start`."""
    ends = []
    for part in parts:
        ends.append((start, start + part.change))
        start += part.change
    return ends
