"""How far a target is reached: three lights, each a colour, a sign and a word."""

from dataclasses import dataclass

import pandas as pd

from acquisition import formatting as fmt
from acquisition.i18n import N_, Language


@dataclass(frozen=True)
class Light:
    """One of the lights; its colour stands out on white and is told apart by people who confuse colours.

    `named` is the theme's name of a colour like it.
    """

    name: str
    at_least: float
    sign: str
    word: str
    colour: str
    named: str


LIGHTS = (
    Light("reached", 1.0, "✓", N_("reached"), "#00755A", "green"),
    Light("near", 0.8, "≈", N_("near"), "#8A6100", "yellow"),
    Light("behind", 0.0, "✕", N_("behind"), "#B3261E", "red"),
)
REACHED, NEAR, BEHIND = LIGHTS
SUMS = {
    "acquisitions": ("against_target", "target"),
    "contribution": ("contribution_against_target", "target_contribution"),
}


def light(achievement: float | None) -> Light | None:
    """The light of actual / target; none where there is no target."""
    if fmt.missing(achievement):
        return None
    return next((one for one in LIGHTS if achievement >= one.at_least), BEHIND)


def percent(achievement: float | None, language: Language) -> str:
    """In whole percent, never rounded up to a light that is not reached: 0.996 is 99 %."""
    if fmt.missing(achievement):
        return fmt.NONE
    whole = round(achievement * 100) / 100
    if light(whole) is not light(achievement):
        whole = int(achievement * 100) / 100
    return fmt.percent_whole(whole, language.code)


def word(achievement: float | None, language: Language) -> str:
    """✓ reached; or that there is no target."""
    shown = light(achievement)
    return f"{shown.sign} {language.gettext(shown.word)}" if shown else language.gettext("no target")


def said(achievement: float | None, language: Language) -> str:
    """✓ 112 % – reached; or that there is no target."""
    shown = light(achievement)
    if shown is None:
        return language.gettext("no target")
    reached_ = language.gettext(
        "{share} – {light}", share=percent(achievement, language), light=language.gettext(shown.word)
    )
    return f"{shown.sign} {reached_}"


def against(measure: str, actual: float, counted: float, target: float, language: Language) -> str:
    """The target in words, and what counts against it where that is not all of `actual`."""
    show = fmt.rupiah_compact if measure == "contribution" else fmt.integer
    if fmt.missing(target):
        return language.gettext("no target")
    words = {"target": show(target, language.code), "counted": show(counted, language.code)}
    if actual == counted:
        return language.gettext("target {target}", **words)
    return language.gettext("{counted} of target {target}", **words)


def of(frame: pd.DataFrame, measure: str = "acquisitions") -> float | None:
    """Acquisitions or contribution over their targets, sum over sum of the rows that have one; else none."""
    actual, target = (frame[name].sum(min_count=1) for name in SUMS[measure])
    return ratio(actual, target)


def against_target(
    frame: pd.DataFrame, measure: str, language: Language, without: str = ""
) -> tuple[str, ...]:
    """How far the target of acquisition_by_office is reached, and the light's colour; or `without`."""
    if measure == "contribution" and not is_reported(frame):
        return (language.gettext("not reported"),)
    reached = of(frame, measure)
    shown = light(reached)
    if shown is None:
        return (without,)
    sums = [frame[name].sum() for name in (measure, *SUMS[measure])]
    target = against(measure, *sums, language) + footnote(frame)
    return f"{said(reached, language)}, {target}", shown.named


def is_reported(frame: pd.DataFrame) -> bool:
    """Whether a contribution is known, where workers were acquired."""
    return bool(frame["contribution"].sum() or not frame["acquisitions"].sum())


def footnote(frame: pd.DataFrame) -> str:
    """The mark of targets of whole months that face a part of one."""
    return "*" if frame["target_partial"].fillna(False).any() else ""


def whole_months(frame: pd.DataFrame, language: Language) -> str:
    """What that mark means, where it stands."""
    if not footnote(frame):
        return ""
    return r"\* " + language.gettext("Target of whole months; the data cover a part of the first or last.")


def ratio(actual: float | None, target: float | None) -> float | None:
    """Actual / target; none where either is missing or the target is nothing."""
    return None if fmt.missing(actual) or fmt.missing(target) or not target else actual / target
