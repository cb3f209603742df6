"""What a combination of filters selects: claims, period, months, target cells."""

from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from acquisition.filters import Filters
from tests.oracle.sample import Sample
from tests.oracle.sending import DAY, within, working_days

CODES = ("office", "segment", "funding", "regency")


@dataclass(frozen=True)
class Selection:
    """The sample under filters."""

    sample: Sample
    filters: Filters

    @cached_property
    def start(self) -> pd.Timestamp:
        """The period's first day."""
        return pd.Timestamp(self.filters.from_) if self.filters.from_ else self.sample.first_on

    @cached_property
    def chosen_end(self) -> pd.Timestamp:
        """The last day chosen, which may lie after the data."""
        return pd.Timestamp(self.filters.to) if self.filters.to else self.sample.as_of

    @cached_property
    def end(self) -> pd.Timestamp:
        """The period's last day, at most that of the latest claim."""
        return min(self.chosen_end, self.sample.as_of)

    @cached_property
    def begins_late(self) -> bool:
        """Whether working days of the first month lie before the period."""
        return self._working_days(self.start.replace(day=1), self.start - DAY) > 0

    @cached_property
    def ends_early(self) -> bool:
        """Whether working days of the last month lie after the period."""
        return self._working_days(self.end + DAY, self.end + pd.offsets.MonthEnd(0)) > 0

    def _working_days(self, first: pd.Timestamp, last: pd.Timestamp) -> int:
        return int(working_days(self.sample.lists.working_days, first, last))

    @cached_property
    def of_whole_months(self) -> "Selection":
        """The same, but from the first day of the first month to the last one of the last."""
        start, end = self.filters.from_, self.filters.to
        filters = replace(
            self.filters,
            from_=start and pd.Timestamp(start).replace(day=1).date(),
            to=end and (pd.Timestamp(end) + pd.offsets.MonthEnd(0)).date(),
        )
        return Selection(self.sample, filters)

    @cached_property
    def sent(self) -> pd.DataFrame:
        """The submissions of all offices and months, as the days of the period tell."""
        return within(self.sample.sent, self.start, self.end)

    @cached_property
    def months(self) -> pd.DatetimeIndex:
        """First days of the months that the period touches."""
        return self.months_until(self.end)

    def months_until(self, last: pd.Timestamp) -> pd.DatetimeIndex:
        """First days of the months from the period's start to `last`."""
        if last < self.start:
            return pd.DatetimeIndex([])
        return pd.date_range(self.start.replace(day=1), last, freq="MS")

    @cached_property
    def claims(self) -> pd.DataFrame:
        """The claims selected, of every standing."""
        return self._of_period(self.chosen(self.sample.claims, CODES))

    def chosen(self, claims: pd.DataFrame, codes: tuple[str, ...]) -> pd.DataFrame:
        """What of these the filters of these names leave."""
        for name in codes:
            if codes_chosen := getattr(self.filters, name):
                claims = claims[claims[name].isin(codes_chosen)]
        return claims

    def _of_period(self, claims: pd.DataFrame) -> pd.DataFrame:
        if self.filters.from_:
            claims = claims[claims.day >= self.start]
        return claims[claims.day <= self.chosen_end] if self.filters.to else claims

    @cached_property
    def acquired(self) -> pd.DataFrame:
        """The acquisitions among them."""
        return self.claims[self.claims.standing == "acquisition"]

    @cached_property
    def reregistered(self) -> pd.DataFrame:
        """The re-registrations among them."""
        return self.claims[self.claims.standing == "reregistration"]

    @cached_property
    def acquired_lately(self) -> pd.DataFrame:
        """All acquisitions in the three months up to the period's end, whatever else is chosen."""
        claims = self.sample.claims
        lately = (claims.day > self.three_months_before) & (claims.day <= self.end)
        return claims[lately & (claims.standing == "acquisition")]

    @cached_property
    def three_months_before(self) -> pd.Timestamp:
        """The day three months before the period's end."""
        return three_months_before(self.end)

    @cached_property
    def offices(self) -> pd.DataFrame:
        """The offices chosen."""
        return self.of_offices(self.sample.lists.offices)

    def of_offices(self, listed: pd.DataFrame) -> pd.DataFrame:
        """What is listed under the offices chosen."""
        chosen = self.filters.office
        return listed[listed.office_code.isin(chosen)] if chosen else listed

    @cached_property
    def cadres(self) -> pd.DataFrame:
        """Cadres of the offices chosen, registered by the period's end."""
        cadres = self.of_offices(self.sample.lists.cadres)
        return cadres[cadres.since <= self.end]

    @cached_property
    def cells(self) -> pd.DataFrame:
        """Target cells of the months touched, with `won` and `won_contribution`: the acquisitions in them."""
        return self.cells_of(self.months)

    def cells_of(self, months: pd.DatetimeIndex) -> pd.DataFrame:
        """Target cells of these months, offices and segments; none where a filter has no target."""
        targets = self.sample.lists.targets
        untargeted = bool(self.filters.funding or self.filters.regency)
        cells = self.chosen(targets[targets.month.isin(months) & (not untargeted)], ("office", "segment"))
        return cells.merge(self._won, how="left", on=["office", "month", "segment"]).fillna(
            {"won": 0.0, "won_contribution": 0.0}
        )

    @cached_property
    def _won(self) -> pd.DataFrame:
        by_cell = self.acquired.groupby(["office", "month", "segment"], observed=True)
        won = by_cell.contribution.agg(won="size", won_contribution="sum").reset_index()
        return won.astype({"office": str, "segment": str, "won": float})


def three_months_before(end: pd.Timestamp) -> pd.Timestamp:
    """The day three months before, which are whole ones at the end of a month."""
    if end.is_month_end:
        return end.replace(day=1) - pd.DateOffset(months=2) - DAY
    return end - pd.DateOffset(months=3)
