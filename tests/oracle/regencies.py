"""The figures of the page Peta."""

import numpy as np
import pandas as pd

from tests.oracle.lists import reference
from tests.oracle.selection import Selection
from tests.oracle.tables import per, ratio

KEY = ["regency_code", "segment"]
UNPLACED = ""
COVERED_SEGMENTS = ("PU", "BPU")


def acquisition_by_regency(selection: Selection) -> pd.DataFrame:
    """One row per regency and segment chosen, and others in which somebody was acquired."""
    counted = per(selection.acquired, ["regency", "segment"]).rename_axis(KEY).reset_index()
    rows = _grid(selection)[KEY].merge(counted.astype({key: str for key in KEY}), how="outer", on=KEY)
    zeros = {"acquisitions": 0, "contribution": 0}
    return rows.fillna(zeros).merge(_names(selection), how="left", on="regency_code")


def uncovered_by_regency(selection: Selection) -> pd.DataFrame:
    """One row per regency and segment: the baseline, less the acquisitions since; '' for those not placed."""
    latest = _latest(selection, selection.sample.lists.baselines)
    rows = _grid(selection, UNPLACED).merge(latest, how="left", on=KEY)
    # Whoever is not placed is counted since the first of the baselines that count for the segments chosen.
    first = latest[latest.segment.isin(rows.segment)].dated.min()
    since = rows.dated.mask(rows.regency_code == UNPLACED, first)
    counted = _since(selection, rows[KEY].assign(since=since))
    rows = rows.join(counted, on=KEY).fillna({"acquisitions": 0})
    rows = rows.rename(columns={"uncovered": "baseline", "dated": "baseline_date"})
    uncovered = np.maximum(0, rows.baseline - rows.acquisitions)
    employed = rows.regency_code.map(_employed(selection)).astype(float)
    territories = _territories(selection)
    recent = _recent(selection, rows[KEY])
    outdated = (rows.baseline_date < selection.end - pd.DateOffset(years=1)).where(rows.baseline_date.notna())
    return rows.assign(
        uncovered=uncovered,
        baseline_outdated=outdated,
        employed=employed,
        uncovered_per_1000=1000 * ratio(uncovered, employed),
        recent_acquisitions=recent,
        months_to_cover=_months(uncovered, recent),
        offices=[territories.get(code, "") for code in rows.regency_code],
    )


def uncovered_by_month(selection: Selection) -> pd.DataFrame:
    """One row per regency, segment and day: ends of months, dates of baselines, the last day."""
    lists = selection.sample.lists
    known = lists.baselines[lists.baselines.dated <= selection.end]
    grid = _grid(selection)[KEY]
    known = known.merge(grid, on=KEY)
    if known.empty:
        return pd.DataFrame(columns=[*KEY, "day"])
    ends = pd.date_range(known.dated.min(), selection.end, freq="ME")
    days = pd.Index([*ends, *known.dated, selection.end]).unique()
    days = pd.DataFrame({"day": days[days >= known.dated.min()]})
    rows = known.merge(days, how="cross")
    rows = rows[rows.dated <= rows.day].sort_values("dated").drop_duplicates([*KEY, "day"], keep="last")
    acquired = selection.acquired
    counted = [
        (
            (acquired.regency == row.regency_code)
            & (acquired.segment == row.segment)
            & (acquired.day > row.dated)
            & (acquired.day <= row.day)
        ).sum()
        for row in rows.itertuples()
    ]
    return rows.assign(
        regency=rows.regency_code.map(_names(selection).set_index("regency_code").regency),
        baseline=rows.uncovered,
        baseline_date=rows.dated,
        acquisitions=counted,
        uncovered=np.maximum(0, rows.uncovered - counted),
    )


def _since(selection: Selection, since: pd.DataFrame) -> pd.Series:
    """Acquisitions of each regency and segment after its day."""
    daily = selection.acquired.groupby(["regency", "segment", "day"], observed=True).size()
    daily = daily.rename("acquisitions").rename_axis([*KEY, "day"]).reset_index()
    placed = since.merge(daily.astype({key: str for key in KEY}), on=KEY)
    return placed[placed.day > placed.since].groupby(KEY).acquisitions.sum()


def pace(selection: Selection) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """First and last day of the last three whole months; none where the data begin later."""
    last = (
        selection.end if selection.end.is_month_end else selection.end.replace(day=1) - pd.Timedelta(1, "D")
    )
    first = last.replace(day=1) - pd.DateOffset(months=2)
    return (first, last) if selection.sample.first_on.replace(day=1) <= first else None


def recent_of(selection: Selection) -> pd.DataFrame | None:
    """The acquisitions chosen in those months."""
    if not (days := pace(selection)):
        return None
    acquired = selection.acquired
    return acquired[acquired.day.between(*days)]


def _recent(selection: Selection, keys: pd.DataFrame) -> pd.Series:
    recent = recent_of(selection)
    if recent is None:
        return pd.Series(np.nan, index=keys.index)
    counted = recent.groupby(["regency", "segment"], observed=True).size().to_dict()
    return pd.Series([counted.get(tuple(key), 0) for key in keys.to_numpy()], index=keys.index, dtype=float)


def _months(uncovered: pd.Series, recent: pd.Series) -> pd.Series:
    return (3 * ratio(uncovered, recent)).mask(uncovered == 0, 0)


def _employed(selection: Selection) -> pd.Series:
    return selection.sample.lists.regencies.set_index("regency_code").employed.astype(float)


def _territories(selection: Selection) -> dict[str, str]:
    there = reference("territories").merge(selection.sample.lists.offices, on="office_code")
    until = pd.to_datetime(there.valid_to).fillna(pd.Timestamp("2200-01-01"))
    there = there[(pd.to_datetime(there.valid_from) <= selection.end) & (until >= selection.end)]
    return {code: ", ".join(sorted(set(rows.office))) for code, rows in there.groupby("regency_code")}


def coverage_by_regency(selection: Selection) -> pd.DataFrame:
    """One row per regency and segment: active of potential workers, as of the latest day known."""
    rows = _grid(selection).merge(_latest(selection, selection.sample.lists.coverage), how="left", on=KEY)
    gap = np.maximum(0, rows.target_active - rows.active)
    return rows.assign(coverage=ratio(rows.active, rows.potential), gap_to_target=gap)


def _names(selection: Selection) -> pd.DataFrame:
    return selection.sample.lists.regencies[["regency_code", "regency"]]


def _grid(selection: Selection, *others: str) -> pd.DataFrame:
    filters = selection.filters
    segments = [code for code in COVERED_SEGMENTS if code in (filters.segment or COVERED_SEGMENTS)]
    regencies = pd.concat([_names(selection), pd.DataFrame({"regency_code": others, "regency": ""})])
    grid = regencies.merge(pd.DataFrame({"segment": pd.Series(segments, dtype=str)}), how="cross")
    return grid[grid.regency_code.isin(filters.regency)] if filters.regency else grid


def _latest(selection: Selection, dated: pd.DataFrame) -> pd.DataFrame:
    known = dated[dated.dated <= selection.end].sort_values("dated")
    return known.drop_duplicates(KEY, keep="last")
