"""The norm of cadres: who reaches it and how they are spread around it, in words and as bars."""

import pandas as pd

from acquisition import formatting as fmt
from acquisition import narrative
from acquisition.charts import ACCENT, NEUTRAL, Row
from acquisition.i18n import N_, Language

NORM = 25  # acquisitions a month: PERISAI, since 2022; queries say the same where none is given
# Each level of cadre_norm, the best first, and where it lies as multiples of the norm.
LEVELS = {
    "twice_norm": N_("{twice} a month and more"),
    "at_norm": N_("{norm} to below {twice}"),
    "below_norm": N_("{half} to below {norm}"),
    "below_half": N_("below {half}"),
    "nothing": N_("nothing"),
}
REACHED = ("twice_norm", "at_norm")


def finding(frame: pd.DataFrame, norm: int, language: Language) -> str:
    """How many of the cadres of cadre_norm reach the norm on average, and how few bring half of it all."""
    counted = frame[frame["level"].notna()]
    if counted.empty:
        return language.gettext("No month is whole yet: who reaches the norm shows at its end")
    reached = int(counted["level"].isin(REACHED).sum())
    said = language.ngettext(
        "On average {norm} a month are reached by {reached} of {count} cadre",
        "On average {norm} a month are reached by {reached} of {count} cadres",
        len(counted),
        reached=fmt.integer(reached, language.code),
        count=fmt.integer(len(counted), language.code),
        norm=fmt.integer(norm, language.code),
    )
    few = bringing_half(counted)
    if few is None or len(counted) < 3:
        return said
    half = language.ngettext(
        "{few} brings half of what cadres bring",
        "{few} bring half of what cadres bring",
        few,
        few=fmt.integer(few, language.code),
    )
    return f"{said}; {half}"


def bringing_half(frame: pd.DataFrame) -> int | None:
    """The fewest cadres that bring half of the acquisitions; None where there are none."""
    brought = frame["acquisitions"].sort_values(ascending=False).cumsum()
    if brought.empty or not brought.iloc[-1]:
        return None
    return int((brought * 2 < brought.iloc[-1]).sum()) + 1


def spread(frame: pd.DataFrame, norm: int, language: Language) -> list[Row]:
    """How many cadres of cadre_norm stand at each level, and which share of the acquisitions they bring."""
    counted = frame[frame["level"].notna()]
    whole = counted["acquisitions_of_months"].sum()
    return [_level(level, counted, whole, norm, language) for level in LEVELS]


def _level(level: str, counted: pd.DataFrame, whole: int, norm: int, language: Language) -> Row:
    code = language.code
    there = counted[counted["level"] == level]
    share = there["acquisitions_of_months"].sum() / whole if whole else None
    return Row(
        name=language.gettext(LEVELS[level], **_bounds(norm, code)),
        value=len(there),
        text=fmt.integer(len(there), code),
        aside=language.gettext("{share} of acquisitions", share=fmt.percent(share, code)),
        colour=ACCENT if level in REACHED else NEUTRAL,
        strong=level in REACHED,
    )


def _bounds(norm: int, code: str) -> dict[str, str]:
    return {
        "half": fmt.decimal(norm / 2, code),
        "norm": fmt.integer(norm, code),
        "twice": fmt.integer(2 * norm, code),
    }


def beside(frame: pd.DataFrame, shown: int, language: Language) -> str:
    """Which cadres the page leaves out, and of whom no month counts yet."""
    said = [narrative.first_of(shown, len(frame), language)]
    if young := int(frame["level"].isna().sum()):
        said.append(
            language.ngettext(
                "Of {count} cadre no month counts yet.",
                "Of {count} cadres no month counts yet.",
                young,
                count=fmt.integer(young, language.code),
            )
        )
    return " ".join(filter(None, said))
