"""Periods to look at: the years and months of the data, and the period that each is compared with."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from acquisition import formatting as fmt
from acquisition.i18n import DEFAULT


@dataclass(frozen=True)
class Period:
    """First and last day, both included; none is open. The last day may lie after the data."""

    first: date | None = None
    last: date | None = None

    @property
    def is_years(self) -> bool:
        """Whether it is one whole calendar year, or several."""
        return bool(self.first and self.last) and self == years(self.first.year, self.last.year)

    @property
    def is_month(self) -> bool:
        """Whether it is one whole calendar month."""
        return bool(self.first) and self == month(self.first)

    @property
    def months(self) -> int:
        """How many whole calendar months it is; 0 where it is anything else."""
        if not (self.first and self.last) or self != Period(month(self.first).first, month(self.last).last):
            return 0
        return max(0, _count(self.last) - _count(self.first) + 1)


@dataclass(frozen=True)
class Span:
    """The first and the last day of the data."""

    first_on: date
    as_of: date

    @classmethod
    def of(cls, known: pd.Series) -> "Span | None":
        """That of the figure data_as_of; none of an empty store."""
        if pd.isna(known["as_of"]):
            return None
        return cls(*(pd.Timestamp(known[name]).date() for name in ("first_on", "as_of")))

    @property
    def choices(self) -> dict[str, Period]:
        """The periods to choose from, by their labels."""
        return choices(self.first_on, self.as_of)


def years(first: int, last: int) -> Period:
    """The whole calendar years from the first to the last."""
    return Period(date(first, 1, 1), date(last, 12, 31))


def month(day: date) -> Period:
    """The calendar month of a day."""
    return Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def choices(first_on: date, as_of: date) -> dict[str, Period]:
    """The periods of the data by their labels: years and months, newest first, then all.

    The labels are the same in every language, since they stand in the address bar: 2017, 12-2017, 2016–2017.
    """
    offered = {str(year): years(year, year) for year in range(as_of.year, first_on.year - 1, -1)}
    first, day = month(first_on).first, month(as_of).first
    while day >= first:
        offered[fmt.month(day, DEFAULT)] = month(day)
        day = month(day - timedelta(days=1)).first
    return offered | {everything(first_on, as_of): years(first_on.year, as_of.year)}


def everything(first_on: date, as_of: date) -> str:
    """The label of all years of the data."""
    return "–".join(str(year) for year in sorted({first_on.year, as_of.year}))


def before(period: Period, first_on: date, as_of: date) -> Period | None:
    """The period that this one, as far as the data go, is compared with; none where the data begin later.

    For whole months, a quarter or years too, the same days of as many months before; for any other period as
    many days just before it.
    """
    if period.first is None or period.first > as_of:
        return None
    end = min(period.last or as_of, as_of)
    last = period.first - timedelta(days=1)
    if back := period.months:
        reached = last if end == period.last else _months_back(end, back)
        earlier = Period(_months_back(period.first, back), reached)
    else:
        earlier = Period(last - (end - period.first), last)
    return earlier if earlier.first >= month(first_on).first else None


def year_before(reached: Period, period: Period) -> Period:
    """The same days a year before those of the period that the data reach; of whole months, whole months."""
    last = _months_back(reached.last, 12)
    if period.months and reached.last == period.last:
        last = month(last).last
    return Period(_months_back(reached.first, 12), last)


def _count(day: date) -> int:
    """The months up to the day's."""
    return day.year * 12 + day.month - 1


def _months_back(day: date, back: int) -> date:
    year, before = divmod(_count(day) - back, 12)
    return date(year, before + 1, min(day.day, monthrange(year, before + 1)[1]))
