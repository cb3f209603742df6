"""Whom to call: cadres from whom nothing comes any more, in words and as a list."""

import pandas as pd

from acquisition import formatting as fmt
from acquisition.i18n import Language

TO_CALL = ("lapsing", "idle")
SHOWN = [
    "activity",
    "cadre",
    "office",
    "supervisor",
    "cadre_group",
    "last_on",
    "days_without",
    "acquisitions",
    "months_missing",
]


def finding(frame: pd.DataFrame, language: Language) -> str:
    """How many of the cadres of cadre_activity are lapsing, and how many are idle."""
    counts = frame["activity"].value_counts()
    lapsing, idle = (int(counts.get(state, 0)) for state in TO_CALL)
    words = {
        name: fmt.integer(count, language.code)
        for name, count in (("lapsing", lapsing), ("idle", idle), ("cadres", len(frame)))
    }
    if frame.empty:
        return language.gettext("No cadre is registered by then")
    if not lapsing and not idle:
        return language.gettext("Every cadre has acquired somebody within the last month, or is starting")
    said = language.gettext(
        "Cadres empty for three months: {lapsing} of {cadres}; for one or two: {idle}", **words
    )
    doubtful = int((frame["activity"].isin(TO_CALL) & (frame["months_missing"] > 0)).sum())
    if not doubtful:
        return said
    return f"{said}; " + language.ngettext(
        "the office of {count} of them has not sent all the months",
        "the offices of {count} of them have not sent all the months",
        doubtful,
        count=fmt.integer(doubtful, language.code),
    )


def to_call(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of cadre_activity to call, those without an acquisition for longest first."""
    return frame.loc[frame["activity"].isin(TO_CALL), SHOWN]
