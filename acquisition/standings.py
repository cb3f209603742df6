"""Offices by how far they reached their targets, in words."""

import pandas as pd

from acquisition import achievement, narrative, shortfall
from acquisition import formatting as fmt
from acquisition.i18n import N_, Language
from acquisition.period import Period
from acquisition.shortfall import TOGETHER, BySegment

LISTED = 3  # at either end of a ranking that is too long to be read out
READ_OUT = 6


def finding(frame: pd.DataFrame, shown: Period, language: Language, segments: BySegment = TOGETHER) -> str:
    """Of acquisition_by_office: which office brings most, and which is farthest from its target.

    `segments`: the same of each segment, to say in which of them it falls short.
    """
    if narrative.is_unfair(shown, frame):
        return _leading(frame, language)
    if len(frame) == 1:
        return narrative.sentence(_leading(frame, language), _alone(frame, segments, language))
    return narrative.sentence(_leading(frame, language), farthest(frame, language, segments))


def _leading(frame: pd.DataFrame, language: Language) -> str:
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
        names = narrative.joined(first["office"], language) or language.gettext(
            "{count} offices", count=len(first)
        )
        return language.gettext(
            "{names} share the lead with {lead} workers each, of {total}", names=names, **words
        )
    return language.gettext(
        "{office} brings the most: {lead} of {total} workers ({share})",
        office=first["office"].iloc[0],
        **words,
    )


def _alone(frame: pd.DataFrame, segments: BySegment, language: Language) -> str:
    """How far the one office reached its target, and what it lacks."""
    reached = achievement.of(frame)
    if fmt.missing(reached):
        return ""
    share = language.gettext("{share} of target", share=achievement.percent(reached, language))
    return share if reached >= 1 else f"{share} ({shortfall.said(frame, segments, language)})"


def how_far(frame: pd.DataFrame, language: Language, segments: BySegment) -> str:
    """How far the one office reached its target; of several, the one farthest from it."""
    if len(frame) > 1:
        return farthest(frame, language, segments)
    alone = _alone(frame, segments, language)
    return alone and f"{frame['office'].iloc[0]}, {alone}"


def farthest(frame: pd.DataFrame, language: Language, segments: BySegment = TOGETHER) -> str:
    """The office, of several, that reached the least of its target, and how many workers it lacks."""
    sent = _compared(frame)
    if len(frame) < 2 or sent.empty:
        return ""
    last = sent[sent["achievement"] == sent["achievement"].min()]
    reached = last["achievement"].iloc[0]
    if reached >= 1:
        return language.gettext("every office with a target has reached it")
    words = {
        "offices": narrative.joined(last["office"], language)
        or language.gettext("{count} offices", count=len(last)),
        "share": achievement.percent(reached, language),
        "short": shortfall.said(last, segments, language),
    }
    if len(last) > 1:
        return language.gettext(
            "farthest from their targets: {offices}, each {share} (together {short})", **words
        )
    return language.gettext("farthest from its target: {offices}, {share} ({short})", **words)


def ranked(frame: pd.DataFrame, language: Language) -> str:
    """The ranking by achievement, in words; ties share their rank. Nothing where no two are ranked."""
    ranking = places(frame)
    if len(ranking) < 2:
        return ""
    said = [
        f"{int(row.place)}. {row.office} {achievement.percent(row.achievement, language)}"
        for row in ranking.itertuples()
    ]
    if len(said) > READ_OUT:
        said = [*said[:LISTED], "…", *said[-LISTED:]]
    parts = [language.gettext("By achievement: {offices}", offices=" · ".join(said))]
    for others, words in (
        (frame[frame["acquisitions"].isna()], N_("not sent: {offices}")),
        (frame[frame["acquisitions"].notna() & frame["achievement"].isna()], N_("no target: {offices}")),
    ):
        if len(others):
            named = narrative.joined(others["office"], language)
            named = named or language.gettext("{count} offices", count=len(others))
            parts.append(language.gettext(words, offices=named))
    return "; ".join(parts) + "."


def places(frame: pd.DataFrame) -> pd.DataFrame:
    """Those of acquisition_by_office that sent and have a target, best first, with their `place`."""
    sent = _compared(frame)
    ranked_ = sent.assign(place=sent["achievement"].rank(method="min", ascending=False))
    return ranked_.sort_values(["place", "office_code"])


def _compared(frame: pd.DataFrame) -> pd.DataFrame:
    """Those that sent something and have a target."""
    return frame[frame["acquisitions"].notna() & frame["achievement"].notna()]
