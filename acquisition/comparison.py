"""What a period is compared with: the one before, the same a year ago, and the same by Lebaran."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from acquisition import formatting as fmt
from acquisition import period
from acquisition.i18n import N_, Language
from acquisition.look import Look
from acquisition.period import Period

PREVIOUS, LAST_YEAR, LEBARAN = "previous", "last_year", "lebaran"
NAMES = {
    PREVIOUS: N_("The period before"),
    LAST_YEAR: N_("A year earlier"),
    LEBARAN: N_("By Lebaran"),
}


@dataclass(frozen=True)
class Alignment:
    """A Lebaran and the one before it: how many days lie between them is how far days are moved.

    `estimated`: those of them that the calendar of holidays does not know yet.
    """

    lebaran: date
    before: date
    estimated: frozenset[date] = frozenset()

    @property
    def shift(self) -> timedelta:
        return self.lebaran - self.before


def reached(shown: Period, first_on: date, as_of: date) -> Period | None:
    """The period as far as the data go; none where it lies outside them."""
    first, last = max(shown.first or first_on, first_on), min(shown.last or as_of, as_of)
    return Period(first, last) if first <= last else None


def closed(shown: Period, first_on: date, as_of: date) -> Period:
    """The period itself; where it is open on either side, as far as the data go, if they do at all."""
    if shown.first and shown.last:
        return shown
    return reached(shown, first_on, as_of) or shown


def alignment(shown: Period, lebarans: Mapping[date, bool]) -> Alignment | None:
    """The Lebaran nearest to the middle of a period and the one before; none where the calendar ends.

    `lebarans`: the days, and whether each is estimated.
    """
    days = sorted(lebarans)
    if not days:
        return None
    middle = shown.first + (shown.last - shown.first) / 2
    place = min(range(len(days)), key=lambda one: (abs(days[one] - middle), one))
    if place == 0 or (place == len(days) - 1 and middle - days[place] > timedelta(days=200)):
        return None
    found = (days[place], days[place - 1])
    return Alignment(*found, frozenset(day for day in found if lebarans[day]))


def compared(
    shown: Period, first_on: date, as_of: date, lebarans: Mapping[date, bool]
) -> dict[str, Period | None]:
    """By the names of NAMES the period that each stands for; none where the data do not reach it.

    Like is compared with like: as much of each as the data have of the period shown. What would be the same
    as another is left out, and so is Lebaran where the period is a year or more: each year has one.
    """
    now = reached(shown, first_on, as_of)
    if now is None:
        return {}
    previous, year_ago = period.before(shown, first_on, as_of), period.year_before(now, shown)
    found = {PREVIOUS: previous} if previous != year_ago else {}
    found[LAST_YEAR] = _within(year_ago, first_on)
    if now.last - now.first < timedelta(days=350) and (aligned := alignment(now, lebarans)):
        moved = Period(now.first - aligned.shift, now.last - aligned.shift)
        found[LEBARAN] = _within(moved, first_on)
    return found


def rule(
    name: str, against: Period, shown: Period, aligned: Alignment | None, is_part: bool, language: Language
) -> str:
    """How the days compared were found, in a sentence."""
    _ = language.gettext
    if name == LEBARAN and aligned:
        said = _(
            "Day by day as far from Lebaran: {now} against {before}, so {shift} days earlier",
            now=_lebaran(aligned.lebaran, aligned.estimated, language),
            before=_lebaran(aligned.before, aligned.estimated, language),
            shift=fmt.integer(aligned.shift.days, language.code),
        )
    else:
        said = {
            PREVIOUS: _previous(against, shown, language),
            LAST_YEAR: _("The same days a year earlier"),
        }[name]
    days = fmt.days(against.first, against.last, language.code)
    if unequal := lengths(against, shown, language):
        days = f"{days}, {unequal}"
    if not is_part:
        return f"{said}: {days}"
    return _(
        "{said}: {days}; only as far as the data go, {now}",
        said=said,
        days=days,
        now=fmt.days(shown.first, shown.last, language.code),
    )


def _lebaran(day: date, estimated: Collection[date], language: Language) -> str:
    """The day, and that it is not decreed yet where it is not."""
    said = fmt.day_short(day, language.code)
    return language.gettext("{day} (estimated)", day=said) if day in estimated else said


def lengths(against: Period, shown: Period, language: Language) -> str:
    """How many days stand against how many, where it is not the same number; of whole months nobody asks."""
    before, now = ((one.last - one.first).days + 1 for one in (against, shown))
    if before == now or (against.months and against.months == shown.months):
        return ""
    return language.gettext(
        "{before} days against {now}",
        before=fmt.integer(before, language.code),
        now=fmt.integer(now, language.code),
    )


def _previous(against: Period, shown: Period, language: Language) -> str:
    """What is under way stands against as many days of the one before, which do not reach up to it."""
    if against.last + timedelta(days=1) == shown.first:
        return language.gettext("The period just before")
    months = (shown.first.year - against.first.year) * 12 + shown.first.month - against.first.month
    return language.ngettext(
        "The same days {count} month earlier",
        "The same days {count} months earlier",
        months,
        count=fmt.integer(months, language.code),
    )


def _within(earlier: Period, first_on: date) -> Period | None:
    """The period, unless it begins before the month in which the data begin."""
    return earlier if earlier.first >= period.month(first_on).first else None


def of(look: Look) -> dict[str, Period | None]:
    """What the period looked at is compared with: see compared."""
    return compared(look.period, look.span.first_on, look.span.as_of, lebarans(look))


def month_a_year_earlier(look: Look) -> Period | None:
    """What a month that is looked at is compared with besides; none of any other period."""
    if not look.period.is_month:
        return None
    return compared(look.period, look.span.first_on, look.span.as_of, {}).get(LAST_YEAR)


def lebarans(look: Look) -> dict[date, bool]:
    """The days of the figure lebarans, and whether each is estimated."""
    known = look.run("lebarans")
    return {
        pd.Timestamp(day).date(): bool(estimated)
        for day, estimated in zip(known["day"], known["estimated"], strict=True)
    }


def days(against: Period) -> dict[str, date]:
    """The filters that name the period compared with."""
    return {"against_from": against.first, "against_to": against.last}
