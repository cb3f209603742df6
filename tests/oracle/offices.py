"""The figures of the page Kantor."""

import pandas as pd

from tests.oracle.selection import Selection
from tests.oracle.submissions import unsent
from tests.oracle.tables import distinct, per
from tests.oracle.targets import against_target

UNKNOWN_WITHOUT_FILES = [
    "acquisitions", "reregistrations", "contribution", "pu", "bpu", "active_cadres", "against_target",
    "contribution_against_target", "achievement", "contribution_achievement",
]  # fmt: skip


def acquisition_by_office(selection: Selection) -> pd.DataFrame:
    """One row per office chosen; what is counted is missing where nothing was sent."""
    offices = selection.offices.set_index("office_code")[["office"]]
    codes, acquired = offices.index, selection.acquired
    months = unsent(selection, "office_code", codes)
    counted = pd.DataFrame(
        {
            **per(selection.claims, "office").reindex(codes, fill_value=0),
            "pu": _per_office(acquired[acquired.segment == "PU"]),
            "bpu": _per_office(acquired[acquired.segment == "BPU"]),
            "active_cadres": distinct(acquired, "office", "cadre"),
            "cadres": selection.cadres.groupby("office_code").size(),
            "months_missing": months.missing,
            "months_partial": months.partial,
        },
        index=codes,
    ).fillna(0)
    nothing = (months.missing == months.there) & (counted.acquisitions == 0)
    shown = offices.join([counted, against_target(selection, "office", codes)])
    shown.loc[nothing, UNKNOWN_WITHOUT_FILES] = float("nan")
    return shown.reset_index()


def _per_office(claims: pd.DataFrame) -> pd.Series:
    return claims.groupby("office", observed=True).size()
