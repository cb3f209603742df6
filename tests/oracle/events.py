"""The figures of the page Kegiatan."""

from collections.abc import Callable

import pandas as pd

from tests.oracle.changes import names_of
from tests.oracle.selection import CODES, Selection
from tests.oracle.tables import per, ratio

RESULTS = ["acquisitions", "reregistrations", "contribution"]
DAY, HOUR = pd.Timedelta(days=1), pd.Timedelta(hours=1)


def acquisition_by_event(selection: Selection) -> pd.DataFrame:
    """One row per event held or named by a claim chosen; '' for what was acquired outside any."""
    counted = per(selection.claims, "event")
    listed = selection.sample.lists.events.set_index("event_code")
    listed = listed.assign(hours=_hours(listed), cadres=_present(selection))
    codes = counted.index.union(_held(selection, listed)).rename("event_code")
    named = pd.concat([listed, selection.sample.unlisted["event"][["event"]]])
    events = counted.reindex(codes, fill_value=0).join(named)
    unheard = ~codes.isin(counted.index) & ~_sent(selection, codes.to_series(), events.office_code)
    events[RESULTS] = events[RESULTS].mask(unheard)
    return events.assign(
        registered=codes.isin(listed.index),
        acquisitions_per_hour=ratio(events.acquisitions, events.hours),
        acquisitions_per_cadre=ratio(events.acquisitions, events.cadres),
        cost_per_acquisition=ratio(events.cost, events.acquisitions),
    ).reset_index()


def acquisition_by_event_type(selection: Selection) -> pd.DataFrame:
    """One row per type of the events held or named by a claim chosen; '' for those in no list."""
    return _by(selection, lambda events: [events.type.fillna("")], ["type"])


def acquisition_by_venue(selection: Selection) -> pd.DataFrame:
    """One row per venue and regency; the sample spells each venue in one way."""
    names = selection.sample.lists.regencies.set_index("regency_code").regency
    return _by(
        selection,
        lambda events: [events.venue.fillna(""), events.regency_code.map(names).fillna("")],
        ["venue", "regency"],
    )


def acquisition_by_event_weekday(selection: Selection) -> pd.DataFrame:
    """One row per day of the week, 1 for Monday; 0 for events in no list."""
    return _by(
        selection,
        lambda events: [events.started_at.dt.day_of_week.add(1).fillna(0).astype(int)],
        ["weekday"],
    )


def _by(selection: Selection, key: Callable, names: list[str]) -> pd.DataFrame:
    """Sums of the events by a key, and of each quotient over the events of which it is known."""
    events = acquisition_by_event(selection)
    events = events[events.event_code != ""].astype({"hours": float, "cadres": float, "cost": float})
    known = {
        "hours": events.hours.where(events.hours > 0),
        "attendances": events.cadres.where(events.cadres > 0),
        "cost": events.cost,
    }
    is_known = events.acquisitions.notna()
    known = {name: values.where(is_known) for name, values in known.items()}
    counted = events[RESULTS].assign(
        events=1, events_known=is_known.astype(int), events_without=(events.acquisitions == 0).astype(int)
    )
    for name, values in known.items():
        counted[name] = values
        counted[f"of_{name}"] = events.acquisitions.where(values.notna(), 0)
        counted[f"with_{name}"] = values.notna().astype(int)
    summed = counted.groupby([one.rename(name) for one, name in zip(key(events), names, strict=True)]).sum()
    summed[RESULTS] = summed[RESULTS].where(summed.events_known > 0)
    for name in known:
        summed[name] = summed[name].where(summed[f"with_{name}"] > 0)
    return summed.assign(
        acquisitions_per_event=ratio(summed.acquisitions, summed.events_known),
        acquisitions_per_hour=ratio(summed.of_hours, summed.hours),
        acquisitions_per_cadre=ratio(summed.of_attendances, summed.attendances),
        cost_per_acquisition=ratio(summed.cost, summed.of_cost),
        events_with_hours=summed.with_hours,
        events_with_attendance=summed.with_attendances,
        events_with_cost=summed.with_cost,
    ).reset_index()


def event_share_by_month(selection: Selection) -> pd.DataFrame:
    """One row per month with acquisitions."""
    acquired, listed = selection.acquired, selection.sample.lists.events.event_code
    counted = acquired.assign(
        acquisitions=1,
        event_acquisitions=(acquired.event != "").astype(int),
        unlisted_acquisitions=(~acquired.event.isin([*listed, ""])).astype(int),
    )
    columns = ["acquisitions", "event_acquisitions", "unlisted_acquisitions"]
    months = counted.groupby("month")[columns].sum()
    return months.assign(event_share=ratio(months.event_acquisitions, months.acquisitions)).reset_index()


def events_without_acquisitions(selection: Selection) -> pd.DataFrame:
    """One row per event held that nobody chosen was acquired at, on any day."""
    listed = selection.sample.lists.events.set_index("event_code")
    counted = per(selection.chosen(selection.sample.claims, CODES), "event")
    names = selection.sample.lists.offices.set_index("office_code").office
    held = (
        listed.loc[_held(selection, listed)].join(counted).fillna({"acquisitions": 0, "reregistrations": 0})
    )
    nothing = held[held.acquisitions == 0]
    unheard = ~nothing.index.isin(counted.index) & ~_sent(
        selection, nothing.index.to_series(), nothing.office_code
    )
    sent = selection.sample.sent.set_index(["office_code", "month"]).status
    months = zip(nothing.office_code, nothing.started_at.dt.to_period("M").dt.to_timestamp(), strict=True)
    return nothing.assign(
        hours=_hours(nothing),
        office=nothing.office_code.map(names),
        cadres=_present(selection).reindex(nothing.index),
        reregistrations=nothing.reregistrations.mask(unheard),
        status=[sent.get(month) for month in months],
    ).reset_index()


def event_reward_ranking(selection: Selection) -> pd.DataFrame:
    """One row per event and cadre who is named at it or was present; '' for workers without a cadre."""
    claims, lists = selection.sample.claims, selection.sample.lists
    at_events = claims[claims.event != ""].astype({"event": str, "cadre": str, "office": str})
    key = ["event", "cadre"]
    counted = per(at_events, key)
    credited = claims[claims.standing == "acquisition"].set_index("worker")[["office", "cadre"]].astype(str)
    of_worker = claims.astype({"cadre": str}).assign(named=lambda rows: rows.cadre.where(rows.cadre != ""))
    offices, cadres = (of_worker.groupby("worker")[name].nunique() for name in ("office", "named"))
    disputed = at_events[at_events.worker.map((offices > 1) | (cadres > 1))]
    mine = disputed.standing == "acquisition"
    winners = disputed.worker.map(credited.office + "|" + credited.cadre)
    theirs = winners != disputed.office + "|" + disputed.cadre
    present = lists.attendance.set_index(["event_code", "cadre_code"]).assign(present=True).present
    everybody = counted.index.union(present.index)
    key_columns = ["event_code", "cadre_code"]
    rows = counted.reindex(everybody, fill_value=0).rename_axis(key_columns)
    named = lists.cadres.set_index("cadre_code")
    rows = rows.assign(
        disputed=disputed[mine].groupby(key).size(),
        credited_to_others=disputed[theirs].groupby(key).worker.nunique(),
        present=present,
    ).reset_index()
    listed = rows.event_code.isin(lists.attendance.event_code) & (rows.cadre_code != "")
    unlisted = selection.sample.unlisted["cadre"].office_code
    office = rows.cadre_code.map(pd.concat([named.office_code, unlisted]))
    unknown = ~rows.set_index(key_columns).index.isin(counted.index) & ~_sent(
        selection, rows.event_code, office
    )
    ranked = rows[(rows.cadre_code != "") & (rows.acquisitions > 0)].groupby("event_code")
    empty = [*RESULTS, "disputed", "credited_to_others"]
    rows[empty] = rows[empty].fillna(0).mask(unknown)
    return rows.assign(
        rank=ranked.acquisitions.rank(method="min", ascending=False),
        cadre=rows.cadre_code.map(names_of(selection, "cadre")),
        office_code=office.where(rows.cadre_code != ""),
        office=office.where(rows.cadre_code != "").map(lists.offices.set_index("office_code").office),
        present=rows.present.fillna(False).where(listed),
    )


def _sent(selection: Selection, events: pd.Series, offices: pd.Series) -> pd.Series:
    """Whether each office has sent a month of the event beside it, where the list has the event."""
    held = selection.sample.lists.events.set_index("event_code")
    sent = selection.sample.sent
    sent = sent[sent.status != "missing"].groupby("office_code").month.agg(set)
    return pd.Series(
        [
            event in held.index
            and any(
                month.to_timestamp() in sent.get(code, set())
                for month in pd.period_range(held.started_at[event], held.ended_at[event], freq="M")
            )
            for event, code in zip(events, offices, strict=True)
        ],
        index=events.index,
    )


def _held(selection: Selection, listed: pd.DataFrame) -> pd.Index:
    here = selection.of_offices(listed)
    begun = here.started_at < selection.end + DAY
    return here.index[begun & (here.ended_at >= selection.start)]


def _hours(events: pd.DataFrame) -> pd.Series:
    days = (events.ended_at.dt.normalize() - events.started_at.dt.normalize()) / DAY
    return days.add(1) * ((events.ended_at - events.started_at - days * DAY) / HOUR)


def _present(selection: Selection) -> pd.Series:
    """Cadres present, of the offices chosen, per event of which an attendance list is known."""
    lists = selection.sample.lists
    there = lists.attendance.merge(lists.cadres, on="cadre_code")
    chosen = there.office_code.isin(selection.offices.office_code)
    return chosen.groupby(there.event_code).sum()
