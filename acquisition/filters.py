"""The filters that figures take."""

from calendar import monthrange
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

DAYS = ("from", "to", "against_from", "against_to")
NUMBERS = ("norm", "since")


@dataclass(frozen=True)
class Filters:
    """A selection of acquisitions: inclusive dates, and codes of which an empty tuple means all.

    The dates `against_` are those of the period that the selected one is compared with. `norm`: how many
    acquisitions a month a cadre should reach; None leaves it to the figure. `since`: the snapshot of an
    evaluation, from which on changes are looked at.
    """

    from_: date | None = None
    to: date | None = None
    office: tuple[str, ...] = ()
    segment: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()
    regency: tuple[str, ...] = ()
    cadre: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    against_from: date | None = None
    against_to: date | None = None
    norm: int | None = None
    since: int | None = None

    @classmethod
    def codes(cls) -> tuple[str, ...]:
        """Names of the filters that take codes."""
        return tuple(name for name in cls.names() if name not in (*DAYS, *NUMBERS))

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Names of all filters as figures declare them."""
        return tuple(field.name.rstrip("_") for field in fields(cls))

    def value(self, name: str) -> Any:
        """The value of the filter a figure calls `name`."""
        return getattr(self, "from_" if name == "from" else name)

    def given(self) -> tuple[str, ...]:
        """Names of the filters that select something."""
        return tuple(name for name in self.names() if self.value(name))

    def parameters(self, names: tuple[str, ...]) -> dict[str, Any]:
        """Query parameters of the filters in `names`: a date, a list of codes, or None for all."""
        return {name: _parameter(self.value(name)) for name in names}

    def spans_whole_months(self, names: tuple[str, ...]) -> bool:
        """Whether the days among the filters in `names` are the first and the last of their months."""
        days = {name: day for name in DAYS if name in names and (day := self.value(name))}
        return all(
            day.day == (1 if name.endswith("from") else monthrange(day.year, day.month)[1])
            for name, day in days.items()
        )

    def selects_by(self, *names: str) -> bool:
        """Whether any of these filters selects something."""
        return any(map(self.value, names))


def _parameter(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value) or None
    return value
