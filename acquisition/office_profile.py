"""What an office's own page says: its finding, its numbers, and rows of those who belong to it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from acquisition import achievement, narrative, rankings, shortfall, standings
from acquisition import formatting as fmt
from acquisition.charts import NEUTRAL, Row
from acquisition.i18n import N_, Language
from acquisition.period import Period
from acquisition.shortfall import TOGETHER, BySegment

SHOWN = {"supervisor": 3, "cadre": 8, "event": 8}  # bars of each panel
LETTERS = 44  # of a name that a panel has room for


@dataclass(frozen=True)
class Earlier:
    """The period that this one is compared with, and the office's row of acquisition_by_office in it."""

    period: Period
    office: pd.DataFrame


def finding(
    office: pd.DataFrame,
    everybody: float,
    earlier: Earlier | None,
    shown: Period,
    language: Language,
    segments: BySegment = TOGETHER,
    year_ago: Earlier | None = None,
) -> str:
    """What the office acquired of its target, the change since the period before, and since a year before;
    else its share of the whole.

    `office`: its row of acquisition_by_office, `segments` the same of each segment. `everybody`:
    acquisitions of all offices.
    """
    row, code = office.iloc[0], language.code
    words = {"office": row["office"], "period": narrative.period(shown, language)}
    if fmt.missing(row["acquisitions"]):
        return language.gettext("{office} has sent nothing for {period}", **words)
    count = int(row["acquisitions"])
    words["count"] = fmt.integer(count, code)
    said = language.ngettext(
        "{office}: {count} worker in {period}", "{office}: {count} workers in {period}", count, **words
    )
    reached = achievement.of(office)
    if not fmt.missing(reached):
        share = achievement.percent(reached, language)
        said += ", " + (
            language.gettext("{share} of the target of whole months", share=share)
            if narrative.is_unfair(shown, office)
            else language.gettext("{share} of target", share=share)
        )
        if reached < 1 and not narrative.is_unfair(shown, office):
            said += f" ({shortfall.said(office, segments, language)})"
    parts = [said]
    changes = [
        changed + _lacking(one, language)
        for one in (earlier, year_ago)
        if one and (changed := _changed(count, one, language))
    ]
    if changes:
        parts.append(", ".join(changes) + _lacking_now(row, words["period"], language))
    if everybody and everybody != count and not year_ago:
        share = fmt.percent(count / everybody, code)
        parts.append(language.gettext("{share} of all offices' acquisitions", share=share))
    return "; ".join(filter(None, parts))


def is_known(office: pd.DataFrame) -> bool:
    """Whether the office has sent anything of the period, of its row of acquisition_by_office."""
    return not fmt.missing(office["acquisitions"].iloc[0])


def _changed(now: int, earlier: Earlier, language: Language) -> str:
    """The change since the earlier period, where it is known."""
    before = earlier.office["acquisitions"].iloc[0]
    if fmt.missing(before):
        return ""
    words = {"within": narrative.within(earlier.period, language)}
    if not before:
        return language.gettext("none {within}", **words) if now else ""
    if now == before:
        return language.gettext("as many as {within}", **words)
    words["share"] = fmt.percent(abs(now / before - 1), language.code)
    more = N_("{share} more than {within}") if now > before else N_("{share} fewer than {within}")
    return language.gettext(more, **words)


def _lacking(earlier: Earlier, language: Language) -> str:
    """How many months of the earlier period were not sent, and how many in part; goes on from its name."""
    row, first, last = earlier.office.iloc[0], earlier.period.first, earlier.period.last
    missing, partial = (int(row[f"months_{state}"]) for state in ("missing", "partial"))
    words = {"count": fmt.integer(partial, language.code)}
    if missing:
        said = language.ngettext(
            ", of which {count} month was not sent",
            ", of which {count} months were not sent",
            missing,
            count=fmt.integer(missing, language.code),
        )
        return said + language.gettext(" and {count} in part only", **words) if partial else said
    if not partial:
        return ""
    if (first.year, first.month) == (last.year, last.month):
        return language.gettext(", of which not all was sent")
    return language.ngettext(
        ", of which {count} month was sent in part only",
        ", of which {count} months were sent in part only",
        partial,
        **words,
    )


def _lacking_now(row: pd.Series, period: str, language: Language) -> str:
    """That the period looked at is not complete either."""
    if not (row["months_missing"] or row["months_partial"]):
        return ""
    return language.gettext(", but not all of {period} was sent", period=period)


def place(everyone: pd.DataFrame, code: str, language: Language) -> str:
    """The office's place by achievement among those of acquisition_by_office that have one; or none."""
    ranked = standings.places(everyone)
    mine = ranked[ranked["office_code"] == code]
    if mine.empty or len(ranked) < 2:
        return fmt.NONE
    return language.gettext(
        "{place} of {count}",
        place=fmt.integer(mine["place"].iloc[0], language.code),
        count=fmt.integer(len(ranked), language.code),
    )


def supervisors(frame: pd.DataFrame, colour: str, language: Language) -> list[Row]:
    """acquisition_by_supervisor as bars, each with its cadres."""
    named = frame[frame["supervisor"] != ""].head(SHOWN["supervisor"])
    return [
        Row(
            name=fmt.shortened(row.supervisor, LETTERS),
            hover=row.supervisor,
            value=row.acquisitions,
            text=fmt.integer(row.acquisitions, language.code),
            aside=language.ngettext(
                "{count} cadre, {active} with acquisitions",
                "{count} cadres, {active} with acquisitions",
                int(row.cadres),
                count=fmt.integer(row.cadres, language.code),
                active=fmt.integer(row.active_cadres, language.code),
            ),
            colour=colour,
        )
        for row in named.itertuples()
    ]


def cadres(frame: pd.DataFrame, colour: str, language: Language) -> tuple[list[Row], list[str]]:
    """acquisition_by_cadre as ranked bars, and the cadres' codes."""
    listed = rankings.known(frame).head(SHOWN["cadre"])
    rows = [
        Row(
            lead=fmt.integer(row.rank, language.code) if row.acquisitions else "",
            name=fmt.shortened(row.cadre, LETTERS),
            hover=row.cadre,
            value=row.acquisitions,
            text=fmt.integer(row.acquisitions, language.code),
            aside=" · ".join(
                filter(
                    None,
                    (
                        "" if row.registered else language.gettext("not registered"),
                        "" if row.active else language.gettext("not active"),
                    ),
                )
            ),
            colour=colour if row.active else NEUTRAL,
        )
        for row in listed.itertuples()
    ]
    return rows, list(listed["cadre_code"])


def events(frame: pd.DataFrame, colour: str, language: Language) -> tuple[list[Row], list[str]]:
    """acquisition_by_event as bars, and the events' codes."""
    known = frame[(frame["event_code"] != "") & frame["acquisitions"].notna()]
    shown = known.head(SHOWN["event"])
    rows = [
        Row(
            name=fmt.shortened(row.event, LETTERS),
            value=row.acquisitions,
            text=fmt.integer(row.acquisitions, language.code),
            aside=_day(row, language),
            hover=row.event,
            colour=colour,
        )
        for row in shown.itertuples()
    ]
    return rows, list(shown["event_code"])


def _day(event: object, language: Language) -> str:
    """When it was, unless its name says so or has taken its room."""
    if fmt.missing(event.started_at) or str(event.started_at.year) in event.event:
        return ""
    return fmt.day_short(event.started_at, language.code) if len(event.event) < LETTERS - 12 else ""


def left_out(frame: pd.DataFrame, by: str, language: Language) -> str:
    """How many cadres or events have no bar, and what was acquired without any of them."""
    code, of_none = language.code, frame[f"{by}_code"] == ""
    count, without = int((~of_none).sum()), int(frame.loc[of_none, "acquisitions"].sum())
    said = [narrative.first_of(SHOWN[by], count, language)]
    if without:
        words = {"count": fmt.integer(without, code)}
        said.append(
            language.gettext("{count} acquired without a cadre.", **words)
            if by == "cadre"
            else language.gettext("{count} acquired outside events.", **words)
        )
    return " ".join(filter(None, said))


def brought(office: pd.Series, language: Language) -> str:
    """Of acquisition_by_office: how many cadres brought somebody, and who of them is not the office's own."""
    counts = (
        (office["active_cadres"], N_("{count} acquired somebody")),
        (office["active_unregistered"], N_("{count} not registered")),
        (office["active_of_others"], N_("{count} of other offices")),
    )
    said = [
        language.gettext(words, count=fmt.integer(count, language.code))
        for place_, (count, words) in enumerate(counts)
        if count or not place_
    ]
    return ", ".join(said)


def numbers(
    office: pd.DataFrame,
    productivity: pd.Series,
    place_: str,
    brought_: str,
    language: Language,
    segments: BySegment = TOGETHER,
) -> Sequence[tuple[str, ...]]:
    """The big numbers of one office; `place_` and `brought_` are those above.

    `segments`: its row of acquisition_by_office of each segment, to say how far each reached its target.
    """
    _, code, row = language.gettext, language.code, office.iloc[0]
    known = is_known(office)
    whole = narrative.in_full(row["contribution"], language) if known else ""
    rate = fmt.decimal_one(productivity["acquisitions_per_cadre_month"], code)
    pu = _of_segment(segments, "PU", _("wage earners"), language)
    bpu = _of_segment(segments, "BPU", _("self-employed"), language)
    return [
        (
            _("Workers acquired"),
            fmt.integer(row["acquisitions"], code),
            *achievement.against_target(office, "acquisitions", language),
        ),
        (
            _("Contribution per month"),
            fmt.rupiah_compact(row["contribution"], code) if known else fmt.NONE,
            *achievement.against_target(office, "contribution", language, whole),
        ),
        (
            _("Place by achievement"),
            place_,
            _("no target") if fmt.missing(row["target"]) else "",
        ),
        (":blue[●] PU", fmt.integer(row["pu"], code), *pu),
        (":orange[●] BPU", fmt.integer(row["bpu"], code), *bpu),
        (_("Registered cadres"), fmt.integer(row["cadres"], code), brought_ if known else ""),
        (_("Per cadre and month"), rate, _("by its registered cadres")),
    ]


def _of_segment(segments: BySegment, name: str, meaning: str, language: Language) -> tuple[str, ...]:
    """How far a segment's target is reached, and its light's colour; else what the segment means."""
    if name not in segments:
        return (meaning,)
    return achievement.against_target(segments[name], "acquisitions", language, meaning)
