"""Acquisitions against target: sums over target cells."""

import pandas as pd

from tests.oracle.selection import Selection
from tests.oracle.tables import ratio

COLUMNS = [
    "target", "target_contribution", "against_target", "contribution_against_target", "achievement",
    "contribution_achievement", "target_partial",
]  # fmt: skip


def against_target(selection: Selection, key: str | list[str], codes: pd.Index) -> pd.DataFrame:
    """Targets, what was acquired in their cells, and achievement, per code of `key`."""
    cells = selection.cells.groupby(key)
    summed = cells.agg(
        target=("workers", "sum"),
        target_contribution=("contribution", "sum"),
        against_target=("won", "sum"),
        contribution_against_target=("won_contribution", "sum"),
        first=("month", "min"),
        last=("month", "max"),
    ).reindex(codes)
    last_day = summed["last"] + pd.offsets.MonthEnd(0)
    late, early = selection.begins_late, selection.ends_early
    partial = ((summed["first"] < selection.start) & late) | ((last_day > selection.end) & early)
    return summed.assign(
        achievement=ratio(summed.against_target, summed.target),
        contribution_achievement=ratio(summed.contribution_against_target, summed.target_contribution),
        target_partial=partial,
    )[COLUMNS]
