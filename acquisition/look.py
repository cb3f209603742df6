"""What is looked at: the figures of a store at one snapshot, under filters, in a language."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Self

import pandas as pd

from acquisition import charts, narrative, period
from acquisition import formatting as fmt
from acquisition.figures import FIGURES, declared
from acquisition.filters import Filters
from acquisition.i18n import Language
from acquisition.period import Period, Span
from acquisition.scope import EVERYTHING, NOWHERE, Scope, chosen, narrowed
from acquisition.store import Store


@dataclass(frozen=True)
class Look:
    """Language, filters, the snapshot they are applied to, what runs a figure there, and for whom."""

    language: Language
    filters: Filters
    snapshot: int
    span: Span | None
    offices: dict[str, str]
    figure: Callable[[str, Filters, int], pd.DataFrame]
    scope: Scope = EVERYTHING

    @classmethod
    def into(cls, store: Store, filters: Filters, language: Language, snapshot: int | None = None) -> "Look":
        """What a store holds, as it is or was at `snapshot`; each result is kept for as long as this."""
        snapshot = store.snapshot() if snapshot is None else snapshot
        store.hold(snapshot)
        known = store.run("data_as_of", Filters(), snapshot).iloc[0]
        listed = store.run("office_names", Filters(), snapshot)
        offices = listed.set_index("office_code")["office"].to_dict()
        return cls(language, filters, snapshot, Span.of(known), offices, cache(store.run), store.scope)

    @property
    def as_of(self) -> date | None:
        """The day up to which the data speak; none on an empty store."""
        return self.span.as_of if self.span else None

    @property
    def period(self) -> Period:
        """The period looked at; its last day may lie after the data."""
        return Period(self.filters.from_, self.filters.to)

    @property
    def period_before(self) -> Period | None:
        """The period that this one is compared with; none where the data do not reach it."""
        return period.before(self.period, self.span.first_on, self.span.as_of)

    def gettext(self, message: str, /, **values: object) -> str:
        return self.language.gettext(message, **values)

    def ngettext(self, singular: str, plural: str, count: float, /, **values: object) -> str:
        return self.language.ngettext(singular, plural, count, **values)

    @property
    def office_colours(self) -> dict[str, str]:
        return charts.office_colours(list(self.offices))

    def run(self, name: str, **changed: object) -> pd.DataFrame:
        """The figure under these filters, some of them changed."""
        return self.figure(name, declared(name, self.filters, changed), self.snapshot)

    def of(self, **changed: object) -> Self:
        """The same under filters of which some are changed: so an own page narrows all that it shows."""
        return replace(self, filters=replace(self.filters, **changed))

    def of_own(self) -> Self:
        """The same of those offices whose people are told of."""
        return self.of(office=chosen(self.filters, self.scope))

    def incomplete(self, **changed: object) -> pd.DataFrame:
        """The months of offices that were not sent, or in part, as rows of submissions."""
        return self.run("incomplete_months", **changed)

    def incomplete_since_baseline(self, uncovered: pd.DataFrame) -> pd.DataFrame:
        """The incomplete months that uncovered_by_regency looks at: of all offices, from its baseline on."""
        first = uncovered["baseline_date"].min()
        if fmt.missing(first):
            return self.incomplete().head(0)
        return self.incomplete(from_=pd.Timestamp(first).date(), office=())

    def stamp(self, name: str) -> str:
        """The day up to which the data speak, their snapshot, and the filters that the figure applies."""
        return " · ".join(filter(None, (self.dated, self.selected(name))))

    @property
    def dated(self) -> str:
        """The day up to which the data speak, and their snapshot."""
        return self.gettext(
            "Data up to {as_of} · snapshot {snapshot}",
            as_of=fmt.day(self.as_of, self.language.code),
            snapshot=self.snapshot,
        )

    def selected(self, name: str) -> str:
        """The filters that the figure applies, in words."""
        applied = FIGURES[name].filters
        seen = replace(self, filters=narrowed(FIGURES[name], self.filters, self.scope))
        return narrative.selection(seen.filters, self.as_of, seen.called, applied, self.language)

    def called(self, name: str) -> list[str]:
        """What the offices, cadres, events or regencies are called that the filter of that name chooses."""
        codes = self.filters.value(name)
        if codes == (NOWHERE,):
            return [self.gettext("none of yours")]
        if not codes or name == "office":
            return [self.offices.get(code, code) for code in codes]
        frame = self.figure(f"acquisition_by_{name}", Filters(), self.snapshot)
        names = dict(zip(frame[f"{name}_code"], frame[name], strict=True))
        nowhere = self.gettext(narrative.NOWHERE[name])
        return [names.get(code, code) if code else nowhere for code in codes]
