"""The figures of the page Ringkasan."""

import numpy as np
import pandas as pd

from tests.oracle.selection import Selection
from tests.oracle.sending import DAY, working_days
from tests.oracle.submissions import unsent
from tests.oracle.tables import per, ratio
from tests.oracle.targets import against_target


def data_as_of(selection: Selection) -> pd.DataFrame:
    """One row."""
    sample = selection.sample
    return pd.DataFrame(
        [{"first_on": sample.first_on, "as_of": sample.as_of, "enrollments": len(sample.claims)}]
    )


def acquisition_total(selection: Selection) -> pd.DataFrame:
    """One row."""
    acquired = selection.acquired
    return pd.DataFrame(
        [
            {
                "acquisitions": len(acquired),
                "reregistrations": len(selection.reregistered),
                "contribution": acquired.contribution.sum(),
                "pu": (acquired.segment == "PU").sum(),
                "bpu": (acquired.segment == "BPU").sum(),
                "cadres": acquired.cadre[acquired.cadre != ""].nunique(),
                "events": acquired.event[acquired.event != ""].nunique(),
                "without_contribution": acquired.contribution.isna().sum(),
                "unplaced": (acquired.regency == "").sum(),
                "first_on": acquired.day.min(),
                "last_on": acquired.day.max(),
            }
        ]
    )


def acquisition_by_segment(selection: Selection) -> pd.DataFrame:
    """One row per segment: PU and BPU where chosen, others that have any."""
    counted = per(selection.claims, "segment")
    unknown = selection.acquired[selection.acquired.contribution.isna()]
    named = selection.acquired[selection.acquired.cadre != ""]
    counted["without_contribution"] = unknown.groupby("segment", observed=True).size()
    counted["by_cadres"] = named.groupby("segment", observed=True).size()
    counted = counted.fillna(0)
    chosen = [code for code in ("PU", "BPU") if code in (selection.filters.segment or ("PU", "BPU"))]
    codes = pd.Index(sorted({*counted.index, *chosen}), name="segment")
    targets = against_target(selection, "segment", codes)
    return counted.reindex(codes, fill_value=0).join(targets).reset_index()


def acquisition_by_month(selection: Selection) -> pd.DataFrame:
    """One row per month that the period touches."""
    months, acquired = selection.months, selection.acquired
    cells = selection.cells.groupby("month")[["workers", "won"]].sum().reindex(months)
    summed = cells.cumsum().ffill()
    sent = unsent(selection, "month", months)

    def monthly(rows: pd.DataFrame) -> pd.Series:
        return rows.groupby("month").size().reindex(months, fill_value=0)

    acquisitions = monthly(acquired)
    return pd.DataFrame(
        {
            "month": months,
            "acquisitions": acquisitions,
            "pu": monthly(acquired[acquired.segment == "PU"]),
            "bpu": monthly(acquired[acquired.segment == "BPU"]),
            "contribution": acquired.groupby("month").contribution.sum().reindex(months, fill_value=0),
            "target": cells.workers,
            "against_target": cells.won,
            "cumulative_acquisitions": acquisitions.cumsum(),
            "cumulative_target": summed.workers,
            "cumulative_against_target": summed.won,
            "achievement": ratio(summed.won, summed.workers),
            "offices_missing": sent.missing,
            "offices_partial": sent.partial,
        }
    )


def target_outlook(selection: Selection) -> pd.DataFrame:
    """One row: what is still needed until the chosen period's last month ends."""
    sample, months = selection.sample, selection.months_until(selection.chosen_end)
    whole = selection.of_whole_months.cells_of(months)
    target, won = whole.workers.sum(min_count=1), whole.won.sum(min_count=1)
    segments = whole.groupby("segment")
    missed = np.maximum(0, segments.workers.sum() - segments.won.sum()).sum()
    last = selection.chosen_end + pd.offsets.MonthEnd(0)
    first = max(sample.as_of + DAY, selection.start)
    left = int(working_days(sample.lists.working_days, first, last))
    needed = missed if len(whole) else np.nan
    return pd.DataFrame(
        [
            {
                "target_whole": target,
                "against_target": won,
                "needed": needed,
                "working_days_left": left,
                "needed_per_working_day": ratio(needed, left),
                "period_end": selection.chosen_end,
                "as_of": sample.as_of,
            }
        ]
    )


def active_cadres(selection: Selection) -> pd.DataFrame:
    """One row: cadres registered, and those who acquired in the last three months."""
    lately = selection.acquired_lately
    lately = lately[lately.office.isin(selection.offices.office_code)]
    return pd.DataFrame(
        [
            {
                "registered": len(selection.cadres),
                "active": lately.cadre[lately.cadre != ""].nunique(),
                "first_on": selection.three_months_before + DAY,
                "last_on": selection.end,
            }
        ]
    )


def participation(selection: Selection) -> pd.DataFrame:
    """One row per segment acquired: its workers by their status in the latest month known."""
    told = selection.sample.statuses.loc[:, lambda statuses: statuses.columns <= selection.end]
    month, acquired = told.columns.max(), selection.acquired
    known = pd.notna(month)
    status = pd.Series(told[month].to_numpy()[acquired.worker] if known else None, acquired.index, object)
    counted = pd.DataFrame(
        {"acquisitions": 1, "active": status == True, "inactive": status == False}  # noqa: E712
    )
    rows = counted.astype(int).groupby(acquired.segment, observed=True).sum()
    rows["unknown"] = rows.acquisitions - rows.active - rows.inactive
    if not known:
        rows[["active", "inactive"]] = np.nan
    return rows.assign(month=month).reset_index()
