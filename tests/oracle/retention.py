"""The figures of the page Retensi."""

import numpy as np
import pandas as pd

from tests.oracle.changes import names_of
from tests.oracle.selection import Selection
from tests.oracle.tables import ratio


def retention_by_month(selection: Selection) -> pd.DataFrame:
    """One row per month with acquisitions."""
    return _retained(selection, selection.acquired.day.dt.to_period("M").dt.to_timestamp(), "month")


def retention_by_office(selection: Selection) -> pd.DataFrame:
    """One row per office with acquisitions."""
    names = selection.sample.lists.offices.set_index("office_code").office
    return _retained(selection, selection.acquired.office.astype(str), "office_code").join(
        names, on="office_code"
    )


def retention_by_event(selection: Selection) -> pd.DataFrame:
    """One row per event with acquisitions; '' for those outside events."""
    rows = _retained(selection, selection.acquired.event.astype(str), "event_code")
    return rows.join(names_of(selection, "event"), on="event_code")


def retention_by_cadre(selection: Selection) -> pd.DataFrame:
    """One row per cadre with acquisitions; '' for those without."""
    rows = _retained(selection, selection.acquired.cadre.astype(str), "cadre_code")
    return rows.join(names_of(selection, "cadre"), on="cadre_code")


def first_status_month(selection: Selection) -> pd.DataFrame:
    """One row: the first month of which the status of any worker acquired is known."""
    told = selection.sample.statuses.to_numpy()[selection.acquired.worker]
    told = pd.Series(pd.notna(told).any(axis=0), index=selection.sample.statuses.columns)
    return pd.DataFrame([{"status_month": told[told].index.min() if told.any() else pd.NaT}])


def _retained(selection: Selection, by: pd.Series, key: str) -> pd.DataFrame:
    told = selection.sample.statuses.loc[:, lambda statuses: statuses.columns <= selection.end]
    month = told.columns.max()
    known = pd.notna(month)
    status = told[month].to_numpy()[selection.acquired.worker] if known else np.full(len(by), np.nan)
    counted = pd.DataFrame({key: by.to_numpy(), "active": status == True, "inactive": status == False})  # noqa: E712
    rows = counted.groupby(key).agg(
        acquisitions=("active", "size"), active=("active", "sum"), inactive=("inactive", "sum")
    )
    told_of = rows.active + rows.inactive
    return rows.assign(
        status_month=month,
        active=rows.active if known else np.nan,
        inactive=rows.inactive if known else np.nan,
        unknown=rows.acquisitions - told_of,
        retention=ratio(rows.active, told_of),
    ).reset_index()
