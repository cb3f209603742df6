"""The figures of the page Kantor."""

import numpy as np
import pandas as pd

from tests.oracle.selection import Selection, three_months_before
from tests.oracle.submissions import submissions, unsent
from tests.oracle.tables import distinct, per, ratio
from tests.oracle.targets import against_target

TRAITS = ("segment", "package", "funding", "occupation")

UNKNOWN_WITHOUT_FILES = [
    "acquisitions", "reregistrations", "contribution", "pu", "bpu", "active_cadres", "active_unregistered",
    "active_of_others", "against_target",
    "contribution_against_target", "achievement", "contribution_achievement",
]  # fmt: skip


def office_names(selection: Selection) -> pd.DataFrame:
    """One row per office."""
    return selection.offices[["office_code", "office"]]


def acquisition_by_office(selection: Selection) -> pd.DataFrame:
    """One row per office chosen; what is counted is missing where nothing was sent."""
    offices = selection.offices.set_index("office_code")[["office"]]
    codes, acquired = offices.index, selection.acquired
    months = unsent(selection, "office_code", codes)
    credited = acquired.astype({"cadre": str, "office": str})
    home = credited.cadre.map(selection.sample.lists.cadres.set_index("cadre_code").office_code)
    counted = pd.DataFrame(
        {
            **per(selection.claims, "office").reindex(codes, fill_value=0),
            "pu": _per_office(acquired[acquired.segment == "PU"]),
            "bpu": _per_office(acquired[acquired.segment == "BPU"]),
            "active_cadres": distinct(acquired, "office", "cadre"),
            "active_unregistered": distinct(credited[home.isna()], "office", "cadre"),
            "active_of_others": distinct(
                credited[home.notna() & (home != credited.office)], "office", "cadre"
            ),
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


def acquisition_by_office_segment(selection: Selection) -> pd.DataFrame:
    """One row per office and segment with acquisitions or a target; missing where nothing was sent."""
    acquired = selection.acquired.groupby(["office", "segment"], observed=True).size()
    cells = selection.cells[["office", "segment"]].drop_duplicates()
    codes = acquired.index.union(pd.MultiIndex.from_frame(cells)).rename(["office_code", "segment"])
    codes = codes[codes.get_level_values("office_code").isin(selection.offices.office_code)]
    targets = against_target(selection, ["office", "segment"], codes)
    shown = pd.DataFrame({"acquisitions": acquired.reindex(codes, fill_value=0)}).join(targets)
    shown = shown[["acquisitions", "target", "against_target", "achievement", "target_partial"]]
    months = unsent(selection, "office_code", codes.get_level_values("office_code").unique())
    silent = months.index[months.missing == months.there]
    nothing = codes.get_level_values("office_code").isin(silent)
    shown.loc[nothing, ["acquisitions", "against_target", "achievement"]] = float("nan")
    return shown.reset_index().merge(selection.offices[["office_code", "office"]])


def acquisition_by_office_month(selection: Selection) -> pd.DataFrame:
    """One row per office and month, from the office's first month on; missing where nothing was sent."""
    sent, targets = selection.of_offices(selection.sample.sent), selection.sample.lists.targets
    first_sent = sent[sent.row_count > 0].groupby("office_code").month.min()
    first = pd.concat([first_sent, targets.groupby("office").month.min()]).groupby(level=0).min()
    rows = sent[sent.month.isin(selection.months)]
    rows = rows[rows.month >= rows.office_code.map(first).fillna(rows.month)]
    rows = rows[["office_code", "office", "month", "status"]].set_index(["office_code", "month"])
    acquired = selection.acquired.groupby(["office", "month"], observed=True).size()
    cells = selection.cells.groupby(["office", "month"])[["workers", "won"]].sum().reindex(rows.index)
    month = rows.index.get_level_values("month")
    late = (month < selection.start) & selection.begins_late
    early = (month + pd.offsets.MonthEnd(0) > selection.end) & selection.ends_early
    there = rows.status != "missing"
    against = cells.won.where(there)
    return rows.assign(
        acquisitions=acquired.reindex(rows.index, fill_value=0).where(there),
        target=cells.workers,
        against_target=against,
        achievement=ratio(against, cells.workers),
        target_partial=(late | early) & cells.workers.notna(),
    ).reset_index()


def mix_by_office(selection: Selection) -> pd.DataFrame:
    """One row per office, trait and part that has acquisitions."""
    parts = [
        selection.acquired.groupby(["office", trait], observed=True)
        .size()
        .rename_axis(["office_code", "part"])
        for trait in TRAITS
    ]
    rows = pd.concat(parts, keys=TRAITS, names=["trait"]).rename("acquisitions").reset_index()
    whole = rows.groupby(["office_code", "trait"]).acquisitions.transform("sum")
    told = rows.acquisitions.where(rows.part != "")
    known = told.groupby([rows.office_code, rows.trait]).transform("sum")
    names = selection.sample.lists.offices.set_index("office_code").office
    shares = {"share": rows.acquisitions / whole, "share_of_known": told / known}
    return rows.assign(**shares).join(names, on="office_code")


def productivity_by_office(selection: Selection) -> pd.DataFrame:
    """One row per office chosen: acquired by its own cadres, and their months, registered and active."""
    sent = submissions(selection)
    sent = sent[sent.row_count > 0][["office_code", "month"]]
    sent = sent.assign(until=(sent.month + pd.offsets.MonthEnd(0)).clip(upper=selection.end))
    sent = sent.assign(active_after=sent.until.map(three_months_before))
    pairs = sent.merge(selection.cadres[["office_code", "cadre_code", "since"]], on="office_code")
    pairs = pairs[pairs.since <= pairs.until]
    claims = selection.sample.claims
    with_cadre = claims[(claims.standing == "acquisition") & (claims.cadre != "")]
    days = with_cadre[["cadre", "day"]].drop_duplicates().astype({"cadre": str})
    days = pairs.reset_index().merge(days, left_on="cadre_code", right_on="cadre")
    lately = (days.day > days.active_after) & (days.day <= days.until)
    active = days[lately].drop_duplicates("index")
    home = selection.cadres.set_index("cadre_code").office_code
    own = selection.acquired[selection.acquired.cadre.map(home).astype(object) == selection.acquired.office]
    offices = selection.offices.set_index("office_code")[["office"]]
    counted = pd.DataFrame(
        {
            "months_sent": sent.groupby("office_code").size(),
            "acquisitions": _per_office(selection.acquired),
            "acquisitions_by_cadres": _per_office(own),
            "cadre_months": pairs.groupby("office_code").size(),
            "active_cadre_months": active.groupby("office_code").size(),
        },
        index=offices.index,
    ).fillna(0)
    unknown = counted.months_sent == 0
    counted.loc[unknown, ["acquisitions", "acquisitions_by_cadres"]] = np.nan
    rate = ratio(counted.acquisitions_by_cadres, counted.cadre_months)
    return (
        offices.join(counted)
        .assign(
            acquisitions_per_cadre_month=rate,
            acquisitions_per_active_cadre_month=ratio(
                counted.acquisitions_by_cadres, counted.active_cadre_months
            ),
            rank=rate.rank(method="min", ascending=False),
        )
        .reset_index()
    )
