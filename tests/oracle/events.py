"""The figures of the page Kegiatan."""

import pandas as pd

from tests.oracle.selection import Selection
from tests.oracle.tables import per, ratio

DAY, HOUR = pd.Timedelta(days=1), pd.Timedelta(hours=1)


def acquisition_by_event(selection: Selection) -> pd.DataFrame:
    """One row per event held or named by a claim chosen; '' for what was acquired outside any."""
    counted = per(selection.claims, "event")
    listed = selection.sample.lists.events.set_index("event_code")
    listed = listed.assign(hours=_hours(listed), cadres=_present(selection))
    codes = counted.index.union(_held(selection, listed)).rename("event_code")
    named = pd.concat([listed, selection.sample.unlisted["event"][["event"]]])
    events = counted.reindex(codes, fill_value=0).join(named)
    return events.assign(
        registered=codes.isin(listed.index),
        acquisitions_per_hour=ratio(events.acquisitions, events.hours),
        acquisitions_per_cadre=ratio(events.acquisitions, events.cadres),
        cost_per_acquisition=ratio(events.cost, events.acquisitions),
    ).reset_index()


def _held(selection: Selection, listed: pd.DataFrame) -> pd.Index:
    here = selection.of_offices(listed)
    begun = here.started_at < selection.chosen_end + DAY
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
