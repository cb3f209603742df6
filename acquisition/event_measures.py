"""What events are measured by: titles, formats, and which is best."""

from dataclasses import dataclass

import pandas as pd

from acquisition import formatting as fmt
from acquisition.i18n import N_
from acquisition.tables import Format

FIGURES = {
    "event": "acquisition_by_event",
    "type": "acquisition_by_event_type",
    "venue": "acquisition_by_venue",
    "weekday": "acquisition_by_event_weekday",
    "nothing": "events_without_acquisitions",
    "share": "event_share_by_month",
}
VIEWS = {
    "event": N_("Events"),
    "type": N_("Type"),
    "venue": N_("Venue"),
    "weekday": N_("Weekday"),
    "nothing": N_("Without result"),
    "share": N_("Share of all"),
}
MEASURED = ("event", "type", "venue", "weekday")


@dataclass(frozen=True)
class Measure:
    """A column of figures of events, its title, and what is said of the first by it."""

    title: str
    show: Format
    first: str
    lowest_first: bool = False


MEASURES = {
    "acquisitions_per_hour": Measure(N_("Per hour"), fmt.decimal, N_("highest per hour: {name}, {value}")),
    "acquisitions_per_cadre": Measure(
        N_("Per cadre present"), fmt.decimal, N_("highest per cadre present: {name}, {value}")
    ),
    "cost_per_acquisition": Measure(
        N_("Cost per worker acquired"),
        fmt.rupiah_compact,
        N_("lowest cost per worker acquired: {name}, {value}"),
        lowest_first=True,
    ),
    "contribution": Measure(
        N_("Contribution per month"), fmt.rupiah_compact, N_("highest contribution: {name}, {value}")
    ),
    "acquisitions_per_event": Measure(N_("Per event"), fmt.decimal, N_("highest per event: {name}, {value}")),
}


def offered(view: str) -> dict[str, str]:
    """The titles of the measures that a view is shown by, by their codes; none where it is not."""
    if view not in MEASURED:
        return {}
    # A single event has no number per event.
    left_out = {"acquisitions_per_event"} if view == "event" else set()
    return {code: measure.title for code, measure in MEASURES.items() if code not in left_out}


def ordered(frame: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The rows of which the measure is known, the best first."""
    known = frame[frame[measure].notna()]
    return known.sort_values(measure, ascending=MEASURES[measure].lowest_first, kind="stable")
