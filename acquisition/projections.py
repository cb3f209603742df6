"""Where month and year will end, in words: a range and how it fared before, or why there is none."""

from dataclasses import dataclass

import pandas as pd

from acquisition import formatting as fmt
from acquisition import narrative, period
from acquisition.i18n import N_, Language
from acquisition.look import Look

LABELS = {"month": N_("Month, until {day}"), "year": N_("Year, until {day}")}
SILENCE = {
    "not_sent": N_("Not known: nothing was sent for {period}."),
    "no_days_left": N_("No working day is left."),
    "short_history": N_("Not projected: a test needs a history of {needed} working days."),
    "few_tests": N_("Not projected: too seldom was anything acquired to test it on."),
    "no_pace": N_("Not projected: nothing was acquired in the last 60 working days."),
}


@dataclass(frozen=True)
class Outlook:
    """A label, a range or nothing, and what is to be said under it."""

    label: str
    value: str
    notes: tuple[str, ...]


def incomplete(look: Look, frame: pd.DataFrame) -> pd.DataFrame:
    """The incomplete months, as rows of submissions, of the year that the figure projection looks at."""
    if frame.empty:
        return look.incomplete().head(0)
    last = pd.Timestamp(frame["last_day"].iloc[0]).date()
    return look.incomplete(from_=last.replace(month=1, day=1), to=last)


def outlooks(frame: pd.DataFrame, unsent: pd.DataFrame, language: Language) -> list[Outlook]:
    """Each horizon of the figure projection; `unsent`: the incomplete months of the year."""
    return [_outlook(row, _of(unsent, row), language) for row in frame.itertuples()]


def finding(frame: pd.DataFrame, unsent: pd.DataFrame, language: Language) -> str:
    """Where the year will end, or else the month; where neither is projected, how far it is and why."""
    projected = frame[frame["low"].notna()]
    row = next(reversed(list((projected if len(projected) else frame).itertuples())))
    gaps = _of(unsent, row)
    said = _outlook(row, gaps, language)
    if fmt.missing(row.low):
        return f"{said.label}: {' · '.join(said.notes)}"
    found = (f"{said.label}: {said.value}", _against_target(row, gaps, language), _lacking(gaps, language))
    return " · ".join(filter(None, found))


def _of(unsent: pd.DataFrame, row: object) -> pd.DataFrame:
    """The incomplete months of the month or year of a row."""
    first = pd.Timestamp(row.ends_on).replace(day=1)
    return unsent[unsent["month"] >= (first if row.horizon == "month" else first.replace(month=1))]


def _outlook(row: object, gaps: pd.DataFrame, language: Language) -> Outlook:
    _, code = language.gettext, language.code
    label = _(LABELS[row.horizon], day=fmt.day_short(row.ends_on, code))
    so_far = not fmt.missing(row.so_far) and _(
        "{count} as of {day}",
        count=fmt.integer(row.so_far, code),
        day=fmt.day_short(row.last_day, code),
    )
    target = "" if fmt.missing(row.target) else _("target {target}", target=fmt.integer(row.target, code))
    uncounted = (
        not fmt.missing(row.without_target)
        and row.without_target
        and _("{count} without a target not counted", count=fmt.integer(row.without_target, code))
    )
    facts = " · ".join(filter(None, (so_far, target, uncounted)))
    lacking = _lacking(gaps, language) if so_far else ""
    if fmt.missing(row.low):
        return Outlook(label, fmt.NONE, tuple(filter(None, (facts, lacking, _silence(row, language)))))
    days = language.ngettext(
        "{count} working day left", "{count} working days left", row.working_days_left,
        count=fmt.integer(row.working_days_left, code),
    )  # fmt: skip
    tested = _(
        "Tested on {tests} earlier days: 8 of 10 ended between {low} and {high} of what the pace said.",
        tests=fmt.integer(row.tests, code),
        low=fmt.percent_whole(row.factor_low, code),
        high=fmt.percent_whole(row.factor_high, code),
    )
    value = f"{fmt.integer(row.low, code)}–{fmt.integer(row.high, code)}"
    notes = (f"{facts} · {days}", lacking, _against_target(row, gaps, language), tested)
    return Outlook(label, value, tuple(filter(None, notes)))


def _lacking(gaps: pd.DataFrame, language: Language) -> str:
    """What so far lacks, and with it what is projected."""
    return "" if gaps.empty else f"⚠ {narrative.lacking(gaps, language)}"


def _against_target(row: object, gaps: pd.DataFrame, language: Language) -> str:
    if fmt.missing(row.target):
        return ""
    if row.low >= row.target:
        return language.gettext("The whole range lies above the target.")
    if row.high < row.target:
        below = N_("The whole range lies below the target.")
        unsure = N_("The whole range lies below the target, but not all was sent.")
        return language.gettext(below if gaps.empty else unsure)
    return language.gettext("The target lies within the range.")


def _silence(row: object, language: Language) -> str:
    """Why nothing is projected."""
    last = pd.Timestamp(row.ends_on).date()
    whole = period.month(last) if row.horizon == "month" else period.years(last.year, last.year)
    return language.gettext(
        SILENCE[row.silence],
        needed=fmt.integer(row.history_needed, language.code),
        period=narrative.period(whole, language),
    )
