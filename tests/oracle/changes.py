"""The figures of the page Perubahan."""

import math
from collections.abc import Iterable

import holidays
import numpy as np
import pandas as pd

from tests.oracle.selection import CODES, Selection
from tests.oracle.sending import DAY, within, working_days

WINDOW = 60  # working days whose pace is projected
PARTS = ("cadre", "event")  # filters that few figures know


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
    parts, end = selection.filters, selection.end
    acquired = selection.chosen(selection.acquired, PARTS)
    offices = selection.offices.office_code
    if parts.cadre or parts.event:
        ever = selection.sample.claims[selection.sample.claims.standing == "acquisition"]
        offices = selection.chosen(ever, ("office", *PARTS)).office.astype(str)
    is_sent = together(states_of(selection.sent, selection.months), set(offices)) != "missing"
    start = max(selection.start, selection.sample.first_on)
    worked = _working(selection, start, end)
    return pd.DataFrame(
        [
            {
                "first_day": start,
                "last_day": end,
                "working_days": worked,
                "acquisitions": len(acquired) if is_sent else None,
                "contribution": acquired.contribution.sum() if is_sent else None,
                "acquisitions_per_working_day": len(acquired) / worked if worked and is_sent else None,
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
    acquired = selection.chosen(claims[claims.standing == "acquisition"], (*CODES, *PARTS))
    now = selection.chosen(selection.acquired, PARTS)
    if not is_compared(selection):
        return now, acquired.head(0)
    first, last = pd.Timestamp(filters.against_from), pd.Timestamp(filters.against_to)
    return now, acquired[acquired.day.between(first, last)]


def is_compared(selection: Selection) -> bool:
    """Whether a period to compare with is given."""
    return bool(selection.filters.against_from and selection.filters.against_to)


def states_of(sent: pd.DataFrame, months: pd.DatetimeIndex) -> dict[str, set[str]]:
    """By office, the states of these months among the submissions."""
    return sent[sent.month.isin(months)].groupby("office_code").status.agg(set).to_dict()


def together(states: dict[str, set[str]], offices: Iterable[str]) -> str:
    """What these offices have sent, together."""
    found = set().union(*(states.get(office, set()) for office in offices))
    if found <= {"missing"}:
        return "missing"
    return "received" if found == {"received"} else "partial"


def _changed(selection: Selection, by: str, key: str) -> pd.DataFrame:
    periods = two_periods(selection)
    counts = [rows[by].astype(str).value_counts(sort=False) for rows in periods]
    codes = counts[0][counts[0] > 0].index.union(counts[1][counts[1] > 0].index)
    now, before = (count.reindex(codes, fill_value=0).astype(float) for count in counts)
    both = pd.concat(periods)
    offices = both.office.astype(str).groupby(both[by].astype(str)).unique()
    # Anybody could have acquired more of a segment, or of what has no cadre or no event.
    everybody = selection.offices.office_code
    concerned = [everybody if by == "segment" or code == "" else offices[code] for code in codes]
    states, states_before = (
        [together(sent, some) for some in concerned]
        for sent in (states_of(selection.sent, selection.months), _states_before(selection))
    )
    change = now - before
    if not is_compared(selection):
        before[:], change[:], states_before = np.nan, np.nan, [None] * len(codes)
    return pd.DataFrame(
        {
            key: codes,
            "before": before.where([one != "missing" for one in states_before], np.nan).values,
            "acquisitions": now.where([one != "missing" for one in states], np.nan).values,
            "change": change.values,
            "status_before": states_before,
            "status": states,
        }
    )


def _states_before(selection: Selection) -> dict[str, set[str]]:
    """By office, the states of the months that the period compared with touches, as far as the data go."""
    if not is_compared(selection):
        return {}
    first = max(pd.Timestamp(selection.filters.against_from), selection.sample.first_on)
    last = min(pd.Timestamp(selection.filters.against_to), selection.sample.as_of)
    if first > last:
        return {}
    months = pd.date_range(first.replace(day=1), last, freq="MS")
    return states_of(within(selection.sample.sent, first, last), months)


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
    of_all = int((acquired.day >= first).sum())
    cells = selection.cells_of(pd.date_range(first, last, freq="MS"))
    # What has a target in each of its months.
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    cells = cells[cells.groupby(["office", "segment"]).month.transform("size") == months]
    if len(cells):
        counted = set(zip(cells.office, cells.segment, strict=True))
        keys = list(zip(acquired.office.astype(str), acquired.segment.astype(str), strict=True))
        acquired = acquired[[key in counted for key in keys]]
    days = pd.date_range(start, end)
    # A month that nobody counted has sent is none in which anybody worked.
    offices = set(cells.office) if len(cells) else set(selection.offices.office_code)
    sent = selection.sample.sent
    known = set(sent[sent.office_code.isin(offices) & (sent.status != "missing")].month)
    is_working = np.isin(days.values, selection.sample.lists.working_days)
    is_working &= np.array([day.replace(day=1) in known for day in days])
    is_sent = any(first <= month <= end for month in known)
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
    silence = "not_sent" if not is_sent else silence
    silence = silence or ("few_tests" if len(said) < 2 * left else "")
    enough = silence == ""
    so_far = int((acquired.day >= first).sum())
    low, high = np.quantile(said, [0.1, 0.9]) if enough else (None, None)
    return {
        "horizon": horizon,
        "ends_on": last,
        "last_day": end,
        "so_far": so_far if is_sent else None,
        "without_target": of_all - so_far if is_sent else None,
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
