"""The figures of the page Kader."""

import numpy as np
import pandas as pd

from tests.oracle.selection import Selection
from tests.oracle.sending import DAY
from tests.oracle.tables import distinct, per, ratio

NORM = 25  # where none is chosen


def acquisition_by_cadre(selection: Selection) -> pd.DataFrame:
    """One row per cadre listed at the offices chosen or named by a claim chosen; '' for those without."""
    claims, listed = selection.claims, selection.sample.lists.cadres.set_index("cadre_code")
    counted = per(claims, "cadre").rename_axis("cadre_code")
    named = pd.concat([listed, selection.sample.unlisted["cadre"]])
    named = named.assign(office=named.office_code.map(_office_names(selection)))
    codes = counted.index.union(selection.cadres.cadre_code)
    rows = counted.reindex(codes, fill_value=0).rename_axis("cadre_code").join(named)
    active = set(selection.acquired_lately.cadre)
    acquired = selection.acquired
    disputed = (
        acquired[acquired.worker.isin(disputed_workers(selection))].groupby("cadre", observed=True).size()
    )
    rows = rows.assign(
        events=distinct(selection.acquired, "cadre", "event").reindex(rows.index, fill_value=0),
        disputed=disputed.reindex(rows.index, fill_value=0),
        last_on=acquired.groupby("cadre", observed=True).day.max().reindex(rows.index),
    )
    sent = selection.sent
    sent = sent[(sent.status != "missing") & sent.month.isin(selection.months)].office_code
    empty = ["acquisitions", "reregistrations", "contribution", "events", "disputed"]
    rows[empty] = rows[empty].where(rows.index.isin(counted.index) | rows.office_code.isin(sent))
    return rows.assign(
        rank=rows.acquisitions[(codes != "") & (rows.acquisitions > 0)].rank(method="min", ascending=False),
        registered=rows.index.isin(listed.index),
        active=rows.index.isin(active - {""}),
    ).reset_index()


def _unsent(selection: Selection) -> pd.Series:
    """Months that each office has not sent, of those that the three months up to the period's end touch."""
    sent, first = selection.sample.sent, (selection.three_months_before + DAY).replace(day=1)
    missing = sent[(sent.status == "missing") & (sent.month >= first) & (sent.month <= selection.end)]
    return missing.groupby("office_code").size()


def disputed_workers(selection: Selection) -> pd.Index:
    """Workers of claims by more than one office, or by more than one cadre, whatever is selected."""
    claims = selection.sample.claims
    offices = claims.groupby("worker").office.nunique()
    cadres = claims[claims.cadre != ""].groupby("worker").cadre.nunique()
    return offices.index[offices > 1].union(cadres.index[cadres > 1])


def acquisition_by_cadre_month(selection: Selection) -> pd.DataFrame:
    """One row per cadre and month of the period, from the month in which the cadre began."""
    rows = _cadre_months(selection)
    names = _named(selection).cadre
    return rows.assign(
        cadre=rows.cadre_code.map(names),
        office=rows.office_code.map(_office_names(selection)),
        cumulative_acquisitions=rows.groupby("cadre_code").acquisitions.cumsum(),
    ).drop(columns=["registered", "begun_on"])


def cadre_norm(selection: Selection) -> pd.DataFrame:
    """One row per cadre with a month in the period."""
    months = _cadre_months(selection)
    by_cadre = months.groupby("cadre_code")
    rows = by_cadre[["office_code", "registered", "begun_on", "norm"]].first()
    counted = months[months.month_counts].groupby("cadre_code").acquisitions
    brought = counted.sum().reindex(rows.index, fill_value=0)
    count = counted.size().reindex(rows.index, fill_value=0)
    average = ratio(brought, count)
    bounds = [-1, 0, NORM / 2 - 1e-9, NORM - 1e-9, 2 * NORM - 1e-9, float("inf")]
    level = pd.cut(average, bounds, labels=["nothing", "below_half", "below_norm", "at_norm", "twice_norm"])
    return rows.assign(
        cadre=_named(selection).cadre.reindex(rows.index),
        office=rows.office_code.map(_office_names(selection)),
        acquisitions=by_cadre.acquisitions.sum(),
        months=count,
        months_at_norm=by_cadre.at_norm.sum(),
        acquisitions_of_months=brought,
        monthly_acquisitions=average,
        level=level.astype(object),
    ).reset_index()


def _named(selection: Selection) -> pd.DataFrame:
    return pd.concat(
        [selection.sample.lists.cadres.set_index("cadre_code"), selection.sample.unlisted["cadre"]]
    )


def _cadre_months(selection: Selection) -> pd.DataFrame:
    acquired = selection.acquired[selection.acquired.cadre != ""]
    listed = selection.sample.lists.cadres.set_index("cadre_code")
    ever = selection.sample.claims
    ever = ever[(ever.standing == "acquisition") & (ever.cadre != "")]
    first_on = ever.groupby(ever.cadre.astype(str)).day.min()
    office = ever.groupby(ever.cadre.astype(str)).office.agg(lambda codes: min(map(str, codes)))
    codes = selection.of_offices(selection.sample.lists.cadres).cadre_code.tolist()
    codes = sorted({*codes, *acquired.cadre.astype(str)})
    begun_on = pd.concat([listed.since.reindex(codes), first_on.reindex(codes)], axis=1).min(axis=1)
    counted = acquired.groupby([acquired.cadre.astype(str), acquired.day.dt.to_period("M")])
    counts, paid = counted.size(), counted.contribution.sum()
    submitted = selection.sample.sent
    states = dict(
        zip(zip(submitted.office_code, submitted.month, strict=True), submitted.status, strict=True)
    )
    rows = []
    for code in codes:
        for month in selection.months[selection.months >= begun_on[code].replace(day=1)]:
            key = (code, month.to_period("M"))
            count = int(counts.get(key, 0))
            office_code = listed.office_code.get(code, office.get(code))
            state = states.get((office_code, month), "missing")
            whole = (
                state == "received"
                and begun_on[code] <= month
                and not (month < selection.start and selection.begins_late)
                and not (month + pd.offsets.MonthEnd(0) > selection.end and selection.ends_early)
            )
            rows.append(
                {
                    "cadre_code": code,
                    "office_code": office_code,
                    "registered": code in listed.index,
                    "begun_on": begun_on[code],
                    "month": month,
                    "acquisitions": count,
                    "contribution": float(paid.get(key, 0)),
                    "norm": NORM,
                    "at_norm": count >= NORM,
                    "month_sent": state != "missing",
                    "month_in_part": state == "partial",
                    "month_counts": whole or count >= NORM,
                }
            )
    types = {"acquisitions": int, "contribution": float, "norm": int}
    types |= {"at_norm": bool, "month_sent": bool, "month_in_part": bool, "month_counts": bool}
    columns = ["cadre_code", "office_code", "registered", "begun_on", "month", *types]
    return pd.DataFrame(rows, columns=columns).astype(types)


def acquisition_by_cadre_and_event(selection: Selection) -> pd.DataFrame:
    """One row per cadre and event at which they acquired somebody or were present in the period."""
    acquired = selection.acquired[selection.acquired.cadre != ""]
    acquired = acquired.assign(
        pu=acquired.segment == "PU",
        bpu=acquired.segment == "BPU",
        is_disputed=acquired.worker.isin(disputed_workers(selection)),
        cadre=acquired.cadre.astype(str),
        event=acquired.event.astype(str),
    )
    keys = ["cadre_code", "event_code"]
    counted = acquired.groupby(["cadre", "event"]).agg(
        acquisitions=("worker", "size"),
        pu=("pu", "sum"),
        bpu=("bpu", "sum"),
        contribution=("contribution", "sum"),
        disputed=("is_disputed", "sum"),
    )
    counted.index.names = keys
    lists = selection.sample.lists
    events = lists.events.set_index("event_code")
    there = lists.attendance.merge(selection.of_offices(lists.cadres)[["cadre_code"]], on="cadre_code")
    there = there.join(events[["started_at", "ended_at"]], on="event_code")
    begun = there.started_at < selection.chosen_end + DAY
    held = pd.MultiIndex.from_frame(there[begun & (there.ended_at >= selection.start)][keys])
    attended = pd.MultiIndex.from_frame(there[keys])
    rows = counted.reindex(counted.index.union(held), fill_value=0)
    offices = lists.cadres.set_index("cadre_code").office_code
    unheard = [
        pair not in counted.index
        and not _is_sent(selection, *events.loc[pair[1]][["started_at", "ended_at"]], offices.get(pair[0]))
        for pair in rows.index
    ]
    rows = rows.astype(float)
    rows.loc[np.array(unheard, dtype=bool)] = np.nan
    codes = rows.index.get_level_values("event_code")
    names = pd.concat([events.event, selection.sample.unlisted["event"].event])
    return rows.assign(
        cadre=rows.index.get_level_values("cadre_code").map(_named(selection).cadre),
        event=codes.map(names).where(codes != "", ""),
        started_at=codes.map(events.started_at),
        attended=rows.index.isin(attended),
    ).reset_index()


def _is_sent(selection: Selection, first: pd.Timestamp, last: pd.Timestamp, office: str | None) -> bool:
    """Whether the office has sent a month that the time from the first to the last moment touches."""
    sent = selection.sample.sent
    months = sent[(sent.office_code == office) & (sent.status != "missing")].month
    return bool(((months <= last) & (months + pd.offsets.MonthEnd(0) + DAY > first)).any())


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
        months_missing=rows.office_code.map(_unsent(selection)).fillna(0).astype(int),
    ).reset_index()
