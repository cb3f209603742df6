"""What the overview says, tile by tile: each a number with its target, its comparison and where it leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from acquisition import achievement, narrative, shortfall, standings
from acquisition import formatting as fmt
from acquisition.i18n import N_, Language
from acquisition.look import Look
from acquisition.period import Period, Span, month

MEANINGS = {"PU": N_("wage earners"), "BPU": N_("self-employed")}
BARS = 6  # of offices
DOTS = {"PU": ":blue[●] PU", "BPU": ":orange[●] BPU"}


@dataclass(frozen=True)
class Against:
    """How far a target is reached, none where there is none; and the target in words."""

    achievement: float | None
    target: str


@dataclass(frozen=True)
class Earlier:
    """The period that this one is compared with, and whether months of either are incomplete."""

    period: Period
    segments: pd.DataFrame
    is_incomplete: bool


@dataclass(frozen=True)
class Tile:
    """A number: its label (may hold Markdown), what stands under it, its figure, and the page it leads to.

    `meaning`: what its label stands for. `incomplete`: whether months that it looks at are, where these are
    not those of the period chosen.
    """

    key: str
    label: str
    value: str
    figure: str
    page: str
    notes: tuple[str, ...] = ()
    against: Against | None = None
    meaning: str = ""
    incomplete: bool | None = None


def shown_segments(segments: pd.DataFrame) -> pd.DataFrame:
    """PU and BPU, which have targets; the other segments where only these are selected."""
    main = segments[segments["segment"].isin(list(DOTS))]
    return segments if main.empty else main


def workers(
    one: pd.DataFrame, earlier: Earlier | None, participation: pd.DataFrame, language: Language
) -> Tile:
    """Workers acquired of one segment, its row of acquisition_by_segment; how many of them are active."""
    segment, acquired = one["segment"].iloc[0], one["acquisitions"].iloc[0]
    change = _change(acquired, "acquisitions", [segment], earlier, language)
    notes = (change, _active(participation[participation["segment"] == segment], language))
    return Tile(
        key=segment,
        label=DOTS.get(segment, segment),
        value=fmt.integer(acquired, language.code),
        figure="acquisition_by_segment",
        page="offices",
        notes=tuple(filter(None, notes)),
        against=_against(one, "acquisitions", language),
        meaning=f"{segment}: {language.gettext(MEANINGS[segment])}." if segment in MEANINGS else "",
    )


def contribution(segments: pd.DataFrame, earlier: Earlier | None, language: Language) -> Tile:
    """The contribution per month that the acquisitions of these segments bring."""
    total, reported = segments["contribution"].sum(), achievement.is_reported(segments)
    change = _change(total, "contribution", list(segments["segment"]), earlier, language)
    return Tile(
        key="contribution",
        label=language.gettext("Contribution per month"),
        value=fmt.rupiah_compact(total, language.code) if reported else fmt.NONE,
        figure="acquisition_by_segment",
        page="offices",
        notes=tuple(filter(None, (change if reported else language.gettext("not reported"),))),
        against=_against(segments, "contribution", language) if reported else None,
    )


def whole_months(shown: Period, span: Span) -> Period | None:
    """The whole months that the targets of a period are of, where it is a part of these."""
    first, last = month(shown.first or span.first_on).first, month(shown.last or span.as_of).last
    is_whole = shown.first in (None, first) and shown.last in (None, last)
    return None if is_whole else Period(first, last)


def needed(outlook: pd.Series, language: Language, of: Period | None = None) -> Tile:
    """What target_outlook still asks of each working day; `of`: for which months, as whole_months says."""
    _, code = language.gettext, language.code
    words = {
        "needed": fmt.integer(outlook["needed"], code),
        "days": fmt.integer(outlook["working_days_left"], code),
        "end": fmt.day_short(outlook["period_end"], code),
    }
    if fmt.missing(outlook["target_whole"]):
        value, note = fmt.NONE, _("no target")
    elif outlook["needed"] == 0:
        reached = _("target reached")
        value, note = fmt.integer(0, code), f"{achievement.REACHED.sign} {reached}"
    elif fmt.missing(outlook["needed_per_working_day"]):
        value, note = fmt.NONE, _("{needed} short; no working days left", **words)
    else:
        value = fmt.integer(-(-outlook["needed"] // outlook["working_days_left"]), code)
        note = _("{needed} more in {days} working days until {end}", **words)
    if of and not fmt.missing(outlook["target_whole"]):
        note = f"{narrative.period(of, language)}: {note}"
    return Tile("needed", _("Needed per working day"), value, "target_outlook", "offices", (note,))


def cadres(active: pd.Series, incomplete: pd.DataFrame, language: Language) -> Tile:
    """How many of the registered cadres acquired somebody in the last three months; which are incomplete."""
    _, code = language.gettext, language.code
    # Not "of": one who is not registered may be active too.
    registered = _("{count} registered", count=fmt.integer(active["registered"], code))
    note = f"{registered} · {fmt.days(active['first_on'], active['last_on'], code)}"
    value = fmt.integer(active["active"], code)
    return Tile(
        "cadres",
        _("Active cadres"),
        value,
        "active_cadres",
        "cadres",
        (note,),
        incomplete=not incomplete.empty,
    )


def uncovered(frame: pd.DataFrame, incomplete: pd.DataFrame, language: Language) -> Tile:
    """How many workers are left to cover, and since when that is counted; incomplete months since then."""
    placed = frame[frame["regency_code"] != ""]
    return Tile(
        key="uncovered",
        label=language.gettext("Not yet covered"),
        value=fmt.integer(placed["uncovered"].sum(min_count=1), language.code),
        figure="uncovered_by_regency",
        page="uncovered_map",
        notes=(narrative.baseline_date(placed, language),),
        incomplete=not incomplete.empty,
    )


def of_both_ends(ordered: pd.DataFrame) -> pd.DataFrame:
    """The offices that have a bar here: all, or of many the first and the last."""
    if len(ordered) <= BARS:
        return ordered
    return pd.concat([ordered.head(BARS // 2), ordered.tail(BARS // 2)])


def between(count: int, language: Language) -> str:
    """That so many offices have none."""
    if not count:
        return ""
    return language.ngettext(
        "{count} office between these is under Offices.",
        "{count} offices between these are under Offices.",
        count,
        count=fmt.integer(count, language.code),
    )


def newest_month(look: Look) -> str:
    """Which office is farthest from its target of the newest month of the data, and in which segment.

    Nothing where that month is the period looked at, or nobody has a target of it.
    """
    newest = month(look.as_of)
    if newest == look.period:
        return ""
    of_month = look.of(from_=newest.first, to=newest.last)
    offices = shortfall.together(of_month)
    said = standings.how_far(offices, look.language, shortfall.by_segment(of_month))
    return said and look.gettext(
        "The newest month, {month}, data up to {day}: {finding}",
        month=narrative.period(newest, look.language),
        day=fmt.day_short(look.as_of, look.language.code),
        finding=said,
    )


def course_of(shown: Period, first_on: date) -> Period:
    """What the course is shown of: of a month, its year so far; nothing before the data begin."""
    if shown.first is None:
        return shown
    start = shown.first.replace(month=1) if shown.is_month else shown.first
    return Period(max(start, first_on.replace(day=1)), shown.last)


def footnotes(segments: pd.DataFrame, shown: pd.DataFrame, outside: int, language: Language) -> str:
    """What a target of whole months is, where it faces a part of one; the segments without a tile; whose
    contribution is unknown; and how many stand outside the targets of the course."""
    left = segments[~segments["segment"].isin(shown["segment"])]
    counts = [f"{row.segment} {fmt.integer(row.acquisitions, language.code)}" for row in left.itertuples()]
    besides = language.gettext("Acquired besides: {segments}.", segments=", ".join(counts)) if counts else ""
    beyond = (
        language.gettext(
            "Against the target: without {count} acquired where there is none.",
            count=fmt.integer(outside, language.code),
        )
        if outside
        else ""
    )
    unknown = narrative.without_contribution(int(segments["without_contribution"].sum()), language)
    return " ".join(filter(None, (achievement.whole_months(segments, language), besides, unknown, beyond)))


def _against(rows: pd.DataFrame, measure: str, language: Language) -> Against:
    sums = [rows[name].sum(min_count=1) for name in (measure, *achievement.SUMS[measure])]
    words = achievement.against(measure, *sums, language) + achievement.footnote(rows)
    return Against(achievement.of(rows, measure), words)


def _change(
    now: float, measure: str, segments: Sequence[str], earlier: Earlier | None, language: Language
) -> str:
    if earlier is None:
        return ""
    before = earlier.segments[earlier.segments["segment"].isin(segments)]
    if measure == "contribution" and not achievement.is_reported(before):
        return ""
    said = narrative.change(now, before[measure].sum(), earlier.period, language)
    return fmt.marked(said, bool(said) and earlier.is_incomplete)


def _active(participation: pd.DataFrame, language: Language) -> str:
    """Acquired is not active: how many are, by the latest statuses; nothing where nobody's is known."""
    _, code = language.gettext, language.code
    if participation.empty:
        return ""
    told = participation.iloc[0]
    if fmt.missing(told["month"]) or told["unknown"] == told["acquisitions"]:
        return ""
    words = {
        "active": fmt.integer(told["active"], code),
        "acquired": fmt.integer(told["acquisitions"], code),
        "month": fmt.month(told["month"], code),
        "unknown": fmt.integer(told["unknown"], code),
    }
    said = _("{active} of {acquired} active per {month}", **words)
    unknown = _("{unknown} not known", **words)
    return f"{said}, {unknown}" if told["unknown"] else said
