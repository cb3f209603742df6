"""The figures of the page Kader."""

import pandas as pd

from tests.oracle.selection import Selection
from tests.oracle.sending import DAY
from tests.oracle.tables import distinct, per, ratio


def acquisition_by_cadre(selection: Selection) -> pd.DataFrame:
    """One row per cadre listed at the offices chosen or named by a claim chosen; '' for those without."""
    claims, listed = selection.claims, selection.sample.lists.cadres.set_index("cadre_code")
    counted = per(claims, "cadre").rename_axis("cadre_code")
    named = pd.concat([listed, selection.sample.unlisted["cadre"]])
    named = named.assign(office=named.office_code.map(_office_names(selection)))
    codes = counted.index.union(selection.cadres.cadre_code)
    rows = counted.reindex(codes, fill_value=0).rename_axis("cadre_code").join(named)
    active = set(selection.acquired_lately.cadre)
    return rows.assign(
        rank=rows.acquisitions[codes != ""].rank(method="min", ascending=False),
        events=distinct(selection.acquired, "cadre", "event").reindex(rows.index, fill_value=0),
        registered=rows.index.isin(listed.index),
        active=rows.index.isin(active - {""}),
    ).reset_index()


def _office_names(selection: Selection) -> pd.Series:
    return selection.sample.lists.offices.set_index("office_code").office


def acquisition_by_supervisor(selection: Selection) -> pd.DataFrame:
    """One row per supervisor listed or named by a claim chosen; '' for those without."""
    return _by(selection, "supervisor")


def acquisition_by_cadre_group(selection: Selection) -> pd.DataFrame:
    """One row per cadre group listed; '' for those without."""
    return _by(selection, "cadre_group")


def _by(selection: Selection, name: str) -> pd.DataFrame:
    counted, looked_after = per(selection.claims, name), selection.cadres.groupby(name).size()
    rows = counted.reindex(counted.index.union(looked_after.index), fill_value=0).rename_axis(name)
    cadres = looked_after.reindex(rows.index, fill_value=0)
    return rows.assign(
        cadres=cadres,
        active_cadres=distinct(selection.acquired, name, "cadre").reindex(rows.index, fill_value=0),
        acquisitions_per_cadre=ratio(rows.acquisitions, cadres.where(rows.index != "")),
    ).reset_index()


def cadre_activity(selection: Selection) -> pd.DataFrame:
    """One row per cadre registered by the period's end at the offices chosen."""
    end, claims = selection.end, selection.sample.claims
    acquired = claims[(claims.standing == "acquisition") & (claims.day <= end)]
    days = acquired.groupby(acquired.cadre.astype(str)).day
    lately = (acquired.day > selection.three_months_before).groupby(acquired.cadre.astype(str)).sum()
    rows = selection.cadres.set_index("cadre_code")
    last_on = days.max().reindex(rows.index)
    month_before = end.replace(day=1) - DAY if end.is_month_end else end - pd.DateOffset(months=1)
    activity = pd.Series("lapsing", rows.index)
    activity[last_on.isna() & (rows.since > selection.three_months_before)] = "starting"
    activity[last_on > selection.three_months_before] = "idle"
    activity[last_on > month_before] = "active"
    return rows.assign(
        office=rows.office_code.map(_office_names(selection)),
        last_on=last_on,
        days_without=(end - last_on.fillna(rows.since)).dt.days,
        acquisitions=days.size().reindex(rows.index, fill_value=0),
        acquisitions_of_three_months=lately.reindex(rows.index, fill_value=0),
        activity=activity,
    ).reset_index()
