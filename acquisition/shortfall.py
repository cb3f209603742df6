"""Of which segments what an office lacks to its target consists."""

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from acquisition import formatting as fmt
from acquisition.i18n import Language
from acquisition.look import Look

SEGMENTS = ("PU", "BPU")  # those that have targets
BySegment = Mapping[str, pd.DataFrame]
TOGETHER: BySegment = MappingProxyType({})  # what is not told apart by segment


def by_segment(look: Look) -> BySegment:
    """acquisition_by_office_segment of each of these segments, where several are selected."""
    chosen = [one for one in SEGMENTS if one in (look.filters.segment or SEGMENTS)]
    if len(chosen) < 2:
        return TOGETHER
    told = look.run("acquisition_by_office_segment")
    return {one: told[told["segment"] == one] for one in chosen}


def together(look: Look) -> pd.DataFrame:
    """What acquisition_by_office_segment tells of each office selected, its segments summed up."""
    told = look.run("acquisition_by_office_segment")
    summed = told.groupby("office_code")[["acquisitions", "target", "against_target"]].sum(min_count=1)
    offices = {code: look.offices.get(code, code) for code in look.filters.office or look.offices}
    frame = summed.reindex(list(offices)).assign(office=offices)
    reached = frame["against_target"] / frame["target"].where(frame["target"] > 0)
    return frame.assign(achievement=reached).reset_index(names="office_code")


def said(offices: pd.DataFrame, segments: BySegment, language: Language) -> str:
    """268 short: BPU −259, PU −9. `offices`: the rows of acquisition_by_office that lack it together.

    The parts sum to the whole, so a segment that has more than its target is there with what it has more.
    """
    words = {"short": fmt.integer(-beyond(offices), language.code)}
    parts = {
        name: beyond(frame[frame["office_code"].isin(offices["office_code"])])
        for name, frame in segments.items()
    }
    known = {name: value for name, value in parts.items() if not fmt.missing(value)}
    if len(known) < 2:
        return language.gettext("{short} short", **words)
    ordered = sorted(known.items(), key=lambda part: part[1])
    named = ", ".join(f"{name} {fmt.signed(value, language.code)}" for name, value in ordered)
    return language.gettext("{short} short: {parts}", parts=named, **words)


def beyond(offices: pd.DataFrame) -> float | None:
    """Acquired beyond the targets of these rows, negative where short of them; none where none has one."""
    frame = offices[offices["against_target"].notna() & offices["target"].notna()]
    return (frame["against_target"] - frame["target"]).sum() if len(frame) else None
