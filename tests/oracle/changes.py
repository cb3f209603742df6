"""The figures of the page Perubahan."""

import math

import holidays
import numpy as np
import pandas as pd

from tests.oracle.selection import CODES, Selection
from tests.oracle.sending import DAY, working_days

WINDOW = 60  # working days whose pace is projected


def lebarans(_selection: Selection) -> pd.DataFrame:
    """One row per year: the first of the two days of Idul Fitri."""
    days = holidays.country_holidays("ID", years=range(2010, 2041), language="en_US")
    # Two Lebarans may fall into one year: a day is the first where the day before is none.
    eid = {day for day, name in days.items() if "Eid al-Fitr" in name}
    first = sorted(day for day in eid if (pd.Timestamp(day) - DAY).date() not in eid)
    return pd.DataFrame(
        {"day": pd.to_datetime(first), "estimated": ["estimated" in days[day] for day in first]}
    )


def acquisition_pace(selection: Selection) -> pd.DataFrame:
    """One row."""
    acquired, end = selection.acquired, selection.end
    start = max(selection.start, selection.sample.first_on)
    worked = _working(selection, start, end)
    return pd.DataFrame(
        [
            {
                "first_day": start,
                "last_day": end,
                "working_days": worked,
                "acquisitions": len(acquired),
                "contribution": acquired.contribution.sum(),
                "acquisitions_per_working_day": len(acquired) / worked if worked else None,
            }
        ]
    )


def change_by_office(selection: Selection) -> pd.DataFrame:
    """One row per office with acquisitions in either period."""
    names = selection.sample.lists.offices.set_index("office_code").office
    return _changed(selection, "office", "office_code").join(names, on="office_code")


def change_by_segment(selection: Selection) -> pd.DataFrame:
    """One row per segment with acquisitions in either period."""
    return _changed(selection, "segment", "segment")


def change_by_event(selection: Selection) -> pd.DataFrame:
    """One row per event with acquisitions in either period; '' for those outside events."""
    names = names_of(selection, "event")
    return _changed(selection, "event", "event_code").join(names, on="event_code")


def change_by_cadre(selection: Selection) -> pd.DataFrame:
    """One row per cadre with acquisitions in either period; '' for those without."""
    names = names_of(selection, "cadre")
    now, before = two_periods(selection)
    offices = pd.concat([now, before]).astype({"office": str}).groupby("cadre", observed=True).office.min()
    rows = _changed(selection, "cadre", "cadre_code").join(names, on="cadre_code")
    return rows.assign(office_code=rows.cadre_code.map(offices).where(rows.cadre_code != "", ""))


def names_of(selection: Selection, kind: str) -> pd.Series:
    """What cadres or events are called, listed or not, by their codes."""
    listed = getattr(selection.sample.lists, f"{kind}s").set_index(f"{kind}_code")
    return pd.concat([listed, selection.sample.unlisted[kind]])[kind]


def two_periods(selection: Selection) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The acquisitions of the period, and those of the period compared with."""
    filters, claims = selection.filters, selection.sample.claims
    acquired = selection.chosen(claims[claims.standing == "acquisition"], CODES)
    if not (filters.against_from and filters.against_to):
        return selection.acquired, acquired.head(0)
    first, last = pd.Timestamp(filters.against_from), pd.Timestamp(filters.against_to)
    return selection.acquired, acquired[acquired.day.between(first, last)]


def _changed(selection: Selection, by: str, key: str) -> pd.DataFrame:
    counts = [rows[by].astype(str).value_counts(sort=False) for rows in two_periods(selection)]
    codes = counts[0][counts[0] > 0].index.union(counts[1][counts[1] > 0].index)
    now, before = (count.reindex(codes, fill_value=0).astype(float) for count in counts)
    if not (selection.filters.against_from and selection.filters.against_to):
        before[:] = np.nan
    return pd.DataFrame(
        {key: codes, "before": before.values, "acquisitions": now.values, "change": (now - before).values}
    )


def projection(selection: Selection) -> pd.DataFrame:
    """One row each for the month and the year in which the period ends; none before the data begin."""
    end = selection.end
    if end < selection.sample.first_on:
        return pd.DataFrame(columns=["horizon"])
    last = {"month": end + pd.offsets.MonthEnd(0), "year": pd.Timestamp(end.year, 12, 31)}
    first = {"month": end.replace(day=1), "year": pd.Timestamp(end.year, 1, 1)}
    return pd.DataFrame([_projected(selection, name, first[name], last[name]) for name in last])


def _projected(selection: Selection, horizon: str, first: pd.Timestamp, last: pd.Timestamp) -> dict:
    end, start = selection.end, selection.sample.first_on
    acquired = selection.chosen(selection.sample.claims, CODES)
    acquired = acquired[(acquired.standing == "acquisition") & (acquired.day <= end)]
    cells = selection.cells_of(pd.date_range(first, last, freq="MS"))
    # What has a target in each of its months.
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    cells = cells[cells.groupby(["office", "segment"]).month.transform("size") == months]
    if len(cells):
        counted = set(zip(cells.office, cells.segment, strict=True))
        keys = list(zip(acquired.office.astype(str), acquired.segment.astype(str), strict=True))
        acquired = acquired[[key in counted for key in keys]]
    days = pd.date_range(start, end)
    is_working = np.isin(days.values, selection.sample.lists.working_days)
    daily = acquired.day.value_counts().reindex(days, fill_value=0).to_numpy(dtype=float)
    # up_to[k]: acquired up to the eve of working day k + 1.
    ends = np.append(np.flatnonzero(is_working)[1:] - 1, len(days) - 1) if is_working.any() else []
    up_to = [float(daily[: (np.flatnonzero(is_working)[0] if is_working.any() else len(days))].sum())]
    up_to += [float(daily[: one + 1].sum()) for one in ends]
    worked, left = len(up_to) - 1, _working(selection, end + DAY, last)
    # Without a day before the first working day there is nothing to measure the first 60 from.
    starts_at = 0 if not is_working[0] else 1
    pace = (up_to[worked] - up_to[worked - WINDOW]) / WINDOW if worked - WINDOW >= starts_at else None
    said = [
        (up_to[k + left] - up_to[k]) / ((up_to[k] - up_to[k - WINDOW]) / WINDOW * left)
        for k in range(WINDOW + starts_at, worked - left + 1)
        if left and up_to[k] > up_to[k - WINDOW]
    ]
    stretches = max(0, (worked - WINDOW) // left) if left else 0
    silence = "no_days_left" if not left else "short_history" if stretches < 3 else "" if pace else "no_pace"
    silence = silence or ("few_tests" if len(said) < 2 * left else "")
    enough = silence == ""
    so_far = int((acquired.day >= first).sum())
    low, high = np.quantile(said, [0.1, 0.9]) if enough else (None, None)
    return {
        "horizon": horizon,
        "ends_on": last,
        "last_day": end,
        "so_far": so_far,
        "working_days_left": left,
        "pace": pace,
        "target": cells.workers.sum() if len(cells) else None,
        "stretches": stretches,
        "history_needed": WINDOW + 3 * left,
        "silence": silence,
        "tests": len(said),
        "factor_low": low,
        "factor_high": high,
        "low": _rounded(so_far + pace * left * low) if enough else None,
        "high": _rounded(so_far + pace * left * high) if enough else None,
    }


def _working(selection: Selection, first: pd.Timestamp, last: pd.Timestamp) -> int:
    return int(working_days(selection.sample.lists.working_days, first, last))


def _rounded(value: float) -> int:
    return math.floor(value + 0.5)
