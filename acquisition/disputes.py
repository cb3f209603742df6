"""Disputed workers, in words."""

import pandas as pd

from acquisition import formatting as fmt
from acquisition.i18n import Language


def finding(frame: pd.DataFrame, language: Language) -> str:
    """How many workers are claimed by more than one cadre or office, and of how many on one day."""
    count = frame["worker"].nunique()
    if not count:
        return language.gettext("No worker is claimed by more than one cadre or office")
    same_day = frame.loc[frame["disputed_same_day"], "worker"].nunique()
    words = {"count": fmt.integer(count, language.code), "same_day": fmt.integer(same_day, language.code)}
    return language.ngettext(
        "{count} worker is claimed by more than one cadre or office; on the same day: {same_day}",
        "{count} workers are claimed by more than one cadre or office, {same_day} of them on the same day",
        count,
        **words,
    )
