"""What figures say: results turned into one plain sentence each, in the language asked for."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from acquisition import formatting as fmt
from acquisition.filters import Filters
from acquisition.i18n import N_, Language

FILTERS = {
    "from": N_("start date"),
    "to": N_("end date"),
    "office": N_("office"),
    "segment": N_("segment"),
    "funding": N_("source of contribution"),
    "regency": N_("regency"),
}
MANY = 3  # beyond this many that share first place, a count says more than their names


def offices(frame: pd.DataFrame, language: Language) -> str:
    """The finding of acquisition_by_office: which office brings most, and its share."""
    total = int(frame["acquisitions"].sum())
    if total == 0:
        return language.gettext("No worker was acquired in this selection")
    first = frame[frame["acquisitions"] == frame["acquisitions"].max()]
    lead = int(first["acquisitions"].iloc[0])
    words = {
        "lead": fmt.integer(lead, language.code),
        "total": fmt.integer(total, language.code),
        "share": fmt.percent(lead / total, language.code),
    }
    if len(frame) == 1:
        return language.ngettext(
            "{office} acquired {total} worker",
            "{office} acquired {total} workers",
            total,
            office=first["office"].iloc[0],
            **words,
        )
    if len(first) > 1:
        names = _names(first["office"], language) or language.gettext("{count} offices", count=len(first))
        return language.gettext(
            "{names} share the lead with {lead} workers each, of {total}", names=names, **words
        )
    return language.gettext(
        "{office} brings the most: {lead} of {total} workers ({share})",
        office=first["office"].iloc[0],
        **words,
    )


def events(frame: pd.DataFrame, language: Language) -> str:
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


def cadres(frame: pd.DataFrame, language: Language) -> str:
    """The finding of acquisition_by_cadre: who ranks first, and what the first three ranks bring."""
    ranked = frame[frame["rank"].notna() & (frame["acquisitions"] > 0)]
    if ranked.empty:
        return language.gettext("No cadre acquired a worker in this selection")
    first = ranked[ranked["rank"] == ranked["rank"].min()]
    lead = fmt.integer(first["acquisitions"].iloc[0], language.code)
    if len(first) > 1:
        names = _names(first["cadre"], language) or language.gettext("{count} cadres", count=len(first))
        return language.gettext("{names} share first place with {lead} workers each", names=names, lead=lead)
    top = ranked[ranked["rank"] <= 3]
    if len(ranked) <= len(top):
        return language.gettext("{cadre} leads with {lead} workers", cadre=first["cadre"].iloc[0], lead=lead)
    return language.gettext(
        "{cadre} leads with {lead} workers; the top {top} of {cadres} cadres bring {share}",
        cadre=first["cadre"].iloc[0],
        lead=lead,
        top=fmt.integer(len(top), language.code),
        cadres=fmt.integer(len(ranked), language.code),
        share=fmt.percent(top["acquisitions"].sum() / frame["acquisitions"].sum(), language.code),
    )


def uncovered(frame: pd.DataFrame, segment: str | None, language: Language) -> str:
    """The finding of uncovered workers by regency, of one segment or both: how many, where most live."""
    workers = (
        language.gettext("{segment} workers", segment=segment) if segment else language.gettext("workers")
    )
    regencies = (
        frame[frame["regency_code"] != ""]
        .groupby(["regency_code", "regency"], as_index=False)["uncovered"]
        .sum(min_count=1)
        .dropna()
    )
    if regencies.empty:
        return language.gettext("No baseline on or before this date: how many are uncovered is not known")
    total = regencies["uncovered"].sum()
    if total == 0:
        return language.gettext("No worker is known to be uncovered")
    most = regencies.loc[regencies["uncovered"].idxmax()]
    return language.gettext(
        "{total} {workers} not yet covered; most in {regency}, {count} ({share})",
        workers=workers,
        total=fmt.integer(total, language.code),
        regency=most["regency"],
        count=fmt.integer(most["uncovered"], language.code),
        share=fmt.percent(most["uncovered"] / total, language.code),
    )


def baseline(frame: pd.DataFrame, language: Language) -> str:
    """What uncovered_by_regency counts down from: the baseline's date, whether estimated; whose borders."""
    known = frame[frame["baseline_date"].notna()]
    borders = language.gettext("Boundaries: {source}", source="geoBoundaries (CC BY 4.0)")
    if known.empty:
        said = language.gettext("No baseline on or before this date")
        return f"{said} · {borders}"
    dates = sorted(known["baseline_date"].unique())
    dated = " / ".join(fmt.day(one, language.code) for one in dates)
    said = (
        language.gettext("Baseline {date}, estimated", date=dated)
        if known["estimated"].any()
        else language.gettext("Baseline {date}", date=dated)
    )
    return f"{said} · {borders}"


def imports(frame: pd.DataFrame, language: Language) -> str:
    """The finding of imports: how many rows of how many files were taken in."""
    received, accepted = int(frame["received"].sum()), int(frame["accepted"].sum())
    words = {
        "files": fmt.integer(len(frame), language.code),
        "received": fmt.integer(received, language.code),
        "accepted": fmt.integer(accepted, language.code),
        "left": fmt.integer(received - accepted, language.code),
    }
    if received == accepted:
        return language.ngettext(
            "All {received} rows of {files} file were taken in",
            "All {received} rows of {files} files were taken in",
            len(frame),
            **words,
        )
    return language.ngettext(
        "{accepted} of {received} rows of {files} file were taken in; {left} were not",
        "{accepted} of {received} rows of {files} files were taken in; {left} were not",
        len(frame),
        **words,
    )


def reregistered(total: pd.Series, language: Language) -> str:
    """How many re-registrations stand beside the acquisitions of acquisition_total, if any."""
    count = int(total["reregistrations"])
    if count == 0:
        return ""
    return language.ngettext(
        "and {count} re-registration",
        "and {count} re-registrations",
        count,
        count=fmt.integer(count, language.code),
    )


def contribution(total: pd.Series, language: Language) -> str:
    """Beside the contribution of acquisition_total: whose is not known, or else the whole amount."""
    unknown = int(total["without_contribution"])
    if unknown:
        return language.gettext("not known of {count} workers", count=fmt.integer(unknown, language.code))
    whole = fmt.rupiah(total["contribution"], language.code)
    return "" if whole == fmt.rupiah_compact(total["contribution"], language.code) else whole


def selection(
    filters: Filters, offices_by_code: dict[str, str], applied: Sequence[str], language: Language
) -> str:
    """The filters that a figure applies, in words, and those set that do not touch it."""
    parts = []
    if "to" in applied:
        parts.append(_period(filters.from_ if "from" in applied else None, filters.to, language))
    if "office" in applied:
        names = [offices_by_code.get(code, code) for code in filters.office]
        parts.append(", ".join(names) or language.gettext("all offices"))
    if "segment" in applied:
        parts.append(", ".join(filters.segment) or language.gettext("all segments"))
    if others := [language.gettext(FILTERS[name]) for name in filters.given() if name not in applied]:
        parts.append(language.gettext("not affected by {filters}", filters=", ".join(others)))
    return " · ".join(parts)


def _period(start: date | None, end: date | None, language: Language) -> str:
    if start and end and start <= end:
        return fmt.days(start, end, language.code)
    words = {"start": fmt.day_short(start, language.code), "end": fmt.day_short(end, language.code)}
    if start and end:
        return language.gettext("{start} to {end}", **words)
    if start:
        return language.gettext("from {start}", **words)
    if end:
        return language.gettext("up to {end}", **words)
    return language.gettext("whole period")


def _names(names: Sequence[str], language: Language) -> str:
    """Names joined as in a sentence; nothing where they are too many to be read out."""
    if len(names) > MANY:
        return ""
    *before, last = names
    return language.gettext("{first} and {last}", first=", ".join(before), last=last)
