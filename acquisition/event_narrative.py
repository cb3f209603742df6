"""What the figures of events say, in a sentence each."""

from collections.abc import Sequence

import pandas as pd

from acquisition import formatting as fmt
from acquisition import narrative
from acquisition.event_measures import MEASURES, ordered
from acquisition.i18n import N_, Language
from acquisition.tables import WORDS

UNKNOWN = {
    "type": N_("Events in no list"),
    "venue": N_("Venue not known"),
    "weekday": N_("Events in no list"),
}


def name(row: pd.Series, by: str, language: Language) -> str:
    """What a row of a figure of events is called: event, type, venue with its regency, or day of the week."""
    if by == "event":
        return row["event"]
    if by == "weekday" and row["weekday"]:
        day = WORDS["weekday"][row["weekday"]]
        return language.gettext(day)
    if by == "venue" and row["regency"]:
        return f"{row['venue'] or language.gettext(UNKNOWN[by])}, {row['regency']}"
    if by == "weekday" or not row[by]:
        return language.gettext(UNKNOWN[by])
    return row[by][:1].upper() + row[by][1:]


def finding(
    by: str,
    frame: pd.DataFrame,
    events: pd.DataFrame,
    measure: str,
    language: Language,
    segments: Sequence[str] = (),
) -> str:
    """What a view of events says, of its figure; `events`: acquisition_by_event of the same selection.

    `segments`: those looked at, where not all are.
    """
    if by == "event":
        return event(frame, language)
    if by == "nothing":
        return without_result(frame, int((events["event_code"] != "").sum()), language, segments)
    if by == "share":
        return share(frame, language)
    return grouped(frame, by, measure, language)


def event(frame: pd.DataFrame, language: Language) -> str:
    """The finding of acquisition_by_event: the event that brought most, per hour and per cadre present."""
    held = frame[frame["event_code"] != ""]
    outside = int(frame.loc[frame["event_code"] == "", "acquisitions"].sum())
    if held["acquisitions"].sum() == 0:
        return language.gettext(
            "No worker was acquired at an event; {outside} outside events",
            outside=fmt.integer(outside, language.code),
        )
    best = held.loc[held["acquisitions"].idxmax()]
    words = {
        "event": best["event"],
        "count": fmt.integer(best["acquisitions"], language.code),
        "hours": fmt.decimal(best["hours"], language.code),
        "per_hour": fmt.decimal(best["acquisitions_per_hour"], language.code),
        "per_cadre": fmt.decimal(best["acquisitions_per_cadre"], language.code),
    }
    if fmt.missing(best["acquisitions_per_hour"]):
        return language.gettext("{event} acquired the most: {count} workers", **words)
    if fmt.missing(best["acquisitions_per_cadre"]):
        return language.gettext("{event}: {count} workers in {hours} hours, {per_hour} an hour", **words)
    return language.gettext(
        "{event}: {count} workers in {hours} hours, {per_hour} an hour and {per_cadre} per cadre", **words
    )


def grouped(frame: pd.DataFrame, by: str, measure: str, language: Language) -> str:
    """The finding of events by type, venue or weekday: who brings most, and who is first by the measure."""
    total, code = int(frame["acquisitions"].sum()), language.code
    if not total:
        return language.gettext("No worker was acquired at an event in this selection")
    first = frame[frame["acquisitions"] == frame["acquisitions"].max()]
    lead = int(first["acquisitions"].iloc[0])
    words = {
        "names": _named(first, by, language),
        "lead": fmt.integer(lead, code),
        "total": fmt.integer(total, code),
        "share": fmt.percent(lead / total, code),
    }
    said = (
        N_("{names} brings the most: {lead} of {total} workers acquired at events ({share})")
        if len(first) == 1
        else N_("{names} share the lead with {lead} workers each, of {total} acquired at events")
    )
    return "; ".join(filter(None, (language.gettext(said, **words), _first(frame, by, measure, language))))


def _first(frame: pd.DataFrame, by: str, measure: str, language: Language) -> str:
    """Who is first by the measure, where there is a choice."""
    known = ordered(frame[frame["acquisitions"] > 0], measure)
    if len(known) < 2:
        return ""
    best = known[known[measure] == known[measure].iloc[0]]
    value = MEASURES[measure].show(best[measure].iloc[0], language.code)
    return language.gettext(MEASURES[measure].first, name=_named(best, by, language), value=value)


def _named(rows: pd.DataFrame, by: str, language: Language) -> str:
    names = [name(row, by, language) for _place, row in rows.iterrows()]
    return narrative.joined(names, language) or fmt.integer(len(names), language.code)


def without_result(frame: pd.DataFrame, held: int, language: Language, segments: Sequence[str] = ()) -> str:
    """The finding of events_without_acquisitions among so many events held: how many, at what expense.

    `segments`: those looked at, where not all are. What brought none of these may have brought others.
    """
    code = language.code
    unsent = frame["status"] == "missing"
    known, count = frame[~unsent], int(unsent.sum())
    of = " + ".join(segments)
    said = [_brought_nobody_of(known, held, of, language) if of else _brought_nobody(known, held, language)]
    if count:
        said.append(
            language.ngettext(
                "{count} more in a month that the office has not sent",
                "{count} more in months that the offices have not sent",
                count,
                count=fmt.integer(count, code),
            )
        )
    return "; ".join(said)


def _brought_nobody_of(frame: pd.DataFrame, held: int, of: str, language: Language) -> str:
    """The same of some segments only: what the events took is not lost on these."""
    words = {"segments": of, "count": fmt.integer(len(frame), language.code)}
    if not held:
        return language.gettext("No event was held in this selection")
    if frame.empty:
        return language.gettext("No event was without {segments} workers", **words)
    return language.gettext(
        "{count} of {held} events brought no {segments} workers",
        held=fmt.integer(held, language.code),
        **words,
    )


def _brought_nobody(frame: pd.DataFrame, held: int, language: Language) -> str:
    code, count = language.code, fmt.integer(len(frame), language.code)
    if not held:
        return language.gettext("No event was held in this selection")
    if frame.empty:
        return language.gettext("No event was without result")
    said = language.gettext(
        "{count} of {held} events brought nobody", count=count, held=fmt.integer(held, code)
    )
    present, spent, costs = (
        int(one) for one in (frame["cadres"].sum(), frame["cost"].sum(), frame["cost"].count())
    )
    parts = []
    if present:
        attended = fmt.integer(present, code)
        parts.append(
            language.ngettext(
                "{count} attendance of cadres", "{count} attendances of cadres", present, count=attended
            )
        )
    if costs:
        words = {"cost": fmt.rupiah_compact(spent, code), "known": fmt.integer(costs, code), "count": count}
        parts.append(
            language.gettext("{cost} spent", **words)
            if costs == len(frame)
            else language.gettext("{cost} spent, as far as known ({known} of {count})", **words)
        )
    return f"{said}: {', '.join(parts)}" if parts else said


def share(frame: pd.DataFrame, language: Language) -> str:
    """The finding of event_share_by_month: what events bring of all acquisitions, those in no list apart."""
    code = language.code
    total, at_events = int(frame["acquisitions"].sum()), int(frame["event_acquisitions"].sum())
    if not total:
        return language.gettext("No worker was acquired in this selection")
    said = language.gettext(
        "Events bring {share} of all acquisitions: {count} of {total}",
        share=fmt.percent(at_events / total, code),
        count=fmt.integer(at_events, code),
        total=fmt.integer(total, code),
    )
    if not (unlisted := int(frame["unlisted_acquisitions"].sum())):
        return said
    return f"{said}; " + language.gettext(
        "{count} of them at events in no list", count=fmt.integer(unlisted, code)
    )


def numbers(events: pd.DataFrame, months: pd.DataFrame, language: Language) -> list[tuple[str, str, str]]:
    """Big numbers of acquisition_by_event and event_share_by_month: label, number, a word under it."""
    _, code = language.gettext, language.code
    held, outside = events[events["event_code"] != ""], events[events["event_code"] == ""]
    at_events, unlisted = int(months["event_acquisitions"].sum()), int(months["unlisted_acquisitions"].sum())
    part = fmt.percent(at_events / months["acquisitions"].sum(), code)
    return [
        (_("Events held"), fmt.integer(len(held), code), ""),
        (
            _("Acquired at events"),
            fmt.integer(at_events, code),
            _("{count} at events in no list", count=fmt.integer(unlisted, code)) if unlisted else "",
        ),
        (_("Share of events"), part, _("of all acquisitions")),
        (
            _("Contribution per month"),
            fmt.rupiah_compact(held["contribution"].sum(), code),
            _("from acquisitions at events"),
        ),
        (
            _("Acquired outside events"),
            fmt.integer(outside["acquisitions"].sum(), code),
            _("counted apart"),
        ),
    ]
