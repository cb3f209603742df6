"""The figures of the page Ke mana berikutnya."""

from dataclasses import replace

import numpy as np
import pandas as pd

from tests.oracle import regencies
from tests.oracle.lists import reference
from tests.oracle.selection import Selection
from tests.oracle.tables import ratio

PLACE = ["regency_code", "district_code"]


def priority_by_regency(selection: Selection) -> pd.DataFrame:
    """One row per regency, ranked by months to cover, those never reached first."""
    whole = _up_to_the_end(selection)
    parts = regencies.uncovered_by_regency(whole)
    parts = parts[parts.regency_code != ""]
    need = parts.groupby("regency_code").agg(
        regency=("regency", "first"),
        offices=("offices", "first"),
        estimated=("estimated", lambda one: one.dropna().any() if one.notna().any() else None),
        uncovered=("uncovered", lambda one: one.sum(skipna=False)),
        recent=("recent_acquisitions", lambda one: one.sum(skipna=False)),
    )
    acquired = selection.acquired[selection.acquired.segment.isin(regencies.COVERED_SEGMENTS)]
    counted = _counted(acquired, "regency").reindex(need.index, fill_value=0)
    months = regencies._months(need.uncovered, need.recent)
    known = need.uncovered.notna() & need.recent.notna()
    order = pd.Series(list(zip(-months.fillna(np.inf), -need.uncovered, strict=True)), index=need.index)
    ranks = {code: 1 + sum(other < order[code] for other in order[known]) for code in need.index[known]}
    homes = living(selection).groupby("regency_code").size()
    return need.assign(
        rank=pd.Series(ranks, dtype=float),
        acquisitions_per_month=need.recent / 3,
        months_to_cover=months,
        **counted,
        acquisitions_per_event=ratio(counted.event_acquisitions.astype(float), counted.events),
        cadres=homes.reindex(need.index, fill_value=0),
    ).reset_index()


def acquisition_by_district(selection: Selection) -> pd.DataFrame:
    """One row per kecamatan, and per regency with acquisitions in none; without cadres first."""
    whole = replace(selection, filters=replace(selection.filters, from_=None))
    districts = reference("districts")[[*PLACE, "district", "latitude", "longitude"]]
    homes = dict(zip(districts.district_code, districts.regency_code, strict=True))
    placed = _placed(whole.acquired, homes)
    inside = placed[placed.day >= selection.start]
    chosen = selection.filters.regency
    listed = districts[districts.regency_code.isin(chosen)] if chosen else districts
    pace = regencies.pace(selection)
    late = placed[placed.day.between(*pace)] if pace else placed[:0]
    others = pd.concat([inside, late]).query("district_code == ''").regency_code.unique()
    nowhere = pd.DataFrame({"regency_code": others, "district_code": "", "district": ""})
    rows = pd.concat([listed, nowhere]).astype({"latitude": float, "longitude": float}).set_index(PLACE)
    counted = _counted(inside, PLACE).reindex(rows.index, fill_value=0)
    recent = (
        late.groupby(PLACE).size().reindex(rows.index, fill_value=0) / 3
        if pace
        else pd.Series(np.nan, index=rows.index)
    )
    names = selection.sample.lists.regencies.set_index("regency_code").regency
    rows = rows.assign(**counted, acquisitions_per_month=recent).reset_index()
    rows = rows.assign(
        regency=rows.regency_code.map(names),
        acquisitions_per_event=ratio(rows.event_acquisitions.astype(float), rows.events),
        cadres=rows.district_code.map(living(selection).groupby("district_code").size()).fillna(0),
    )
    return rows.assign(rank=_ranks(rows, _uncovered(_up_to_the_end(selection))))


def _ranks(rows: pd.DataFrame, uncovered: dict[str, float]) -> list[float | None]:
    def order(row: object) -> tuple:
        need = uncovered.get(row.regency_code, np.nan)
        need = np.inf if np.isnan(need) else -need
        pace = np.inf if np.isnan(row.acquisitions_per_month) else row.acquisitions_per_month
        return row.cadres > 0, need, row.regency_code, pace, row.acquisitions

    orders = [order(row) if row.district_code else None for row in rows.itertuples()]
    sorted_ones = sorted(one for one in orders if one)
    first = {one: place for place, one in reversed(list(enumerate(sorted_ones, start=1)))}
    return [first.get(one) for one in orders]


def _uncovered(selection: Selection) -> dict[str, float]:
    parts = regencies.uncovered_by_regency(selection)
    return parts.groupby("regency_code").uncovered.sum(min_count=1).to_dict()


def living(selection: Selection) -> pd.DataFrame:
    """Cadres registered by the end, at whatever office, with the kecamatan and regency that they live in."""
    cadres = selection.sample.lists.cadres
    cadres = cadres[cadres.since <= selection.end]
    return cadres.merge(reference("districts")[PLACE], on="district_code")


def _placed(acquired: pd.DataFrame, homes: dict[str, str]) -> pd.DataFrame:
    acquired = acquired[acquired.regency != ""].astype({"regency": str, "district": str})
    own = acquired.district.map(homes) == acquired.regency
    return acquired.assign(
        regency_code=acquired.regency, district_code=acquired.district.where(own, ""), event=acquired.event
    )


def _counted(acquired: pd.DataFrame, key: str | list[str]) -> pd.DataFrame:
    acquired = acquired.assign(at_event=(acquired.event != "").astype(int))
    counted = acquired.groupby(key, observed=True).at_event.agg(acquisitions="size", event_acquisitions="sum")
    held = acquired[acquired.at_event == 1].groupby(key, observed=True).event.nunique()
    return counted.assign(events=held.reindex(counted.index, fill_value=0))


def _up_to_the_end(selection: Selection) -> Selection:
    """The same, but for the filters that do not change how many are uncovered."""
    return Selection(selection.sample, replace(selection.filters, from_=None, office=(), funding=()))
