"""Where month and year will end, in words: a range and how it fared before, or why there is none."""

from dataclasses import dataclass

import pandas as pd

from acquisition import formatting as fmt
from acquisition.i18n import N_, Language

LABELS = {"month": N_("Month, until {day}"), "year": N_("Year, until {day}")}
SILENCE = {
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


def outlooks(frame: pd.DataFrame, language: Language) -> list[Outlook]:
    """Each horizon of the figure projection."""
    return [_outlook(row, language) for row in frame.itertuples()]


def finding(frame: pd.DataFrame, language: Language) -> str:
    """Where the year will end, or else the month; where neither is projected, how far it is and why."""
    projected = frame[frame["low"].notna()]
    row = next(reversed(list((projected if len(projected) else frame).itertuples())))
    said = _outlook(row, language)
    if fmt.missing(row.low):
        return f"{said.label}: {' · '.join(said.notes)}"
    return " · ".join(filter(None, (f"{said.label}: {said.value}", _against_target(row, language))))


def _outlook(row: object, language: Language) -> Outlook:
    _, code = language.gettext, language.code
    label = _(LABELS[row.horizon], day=fmt.day_short(row.ends_on, code))
    so_far = _(
        "{count} as of {day}",
        count=fmt.integer(row.so_far, code),
        day=fmt.day_short(row.last_day, code),
    )
    target = "" if fmt.missing(row.target) else _("target {target}", target=fmt.integer(row.target, code))
    uncounted = row.without_target and _(
        "{count} without a target not counted", count=fmt.integer(row.without_target, code)
    )
    facts = " · ".join(filter(None, (so_far, target, uncounted)))
    if fmt.missing(row.low):
        return Outlook(label, fmt.NONE, (facts, _silence(row, language)))
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
    return Outlook(
        label, value, (f"{facts} · {days}", *filter(None, (_against_target(row, language),)), tested)
    )


def _against_target(row: object, language: Language) -> str:
    if fmt.missing(row.target):
        return ""
    if row.low >= row.target:
        return language.gettext("The whole range lies above the target.")
    if row.high < row.target:
        return language.gettext("The whole range lies below the target.")
    return language.gettext("The target lies within the range.")


def _silence(row: object, language: Language) -> str:
    """Why nothing is projected."""
    return language.gettext(SILENCE[row.silence], needed=fmt.integer(row.history_needed, language.code))
