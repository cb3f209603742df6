"""The figures of the page Peta."""

import numpy as np
import pandas as pd

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
    since = rows.dated.mask(rows.regency_code == UNPLACED, latest.dated.max())
    daily = selection.acquired.groupby(["regency", "segment", "day"], observed=True).size()
    daily = daily.rename("acquisitions").rename_axis([*KEY, "day"]).reset_index()
    placed = rows[KEY].assign(since=since).merge(daily.astype({key: str for key in KEY}), on=KEY)
    counted = placed[placed.day > placed.since].groupby(KEY).acquisitions.sum()
    rows = rows.join(counted, on=KEY).fillna({"acquisitions": 0})
    rows = rows.rename(columns={"uncovered": "baseline", "dated": "baseline_date"})
    return rows.assign(uncovered=np.maximum(0, rows.baseline - rows.acquisitions))


def coverage_by_regency(selection: Selection) -> pd.DataFrame:
    """One row per regency and segment: active of potential workers, as of the latest day known."""
    rows = _grid(selection).merge(_latest(selection, selection.sample.lists.coverage), how="left", on=KEY)
    return rows.assign(coverage=ratio(rows.active, rows.potential))


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
