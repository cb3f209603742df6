"""Cadres and events that no list knows, as claims name them."""

import pandas as pd


def unlisted(claims: pd.DataFrame, kind: str, listed: pd.Index) -> pd.DataFrame:
    """Name and office of each code of `kind` (cadre, event) that is not listed, per code."""
    strange = claims[~claims[kind].isin([*listed, ""])].astype({kind: str, "office": str})
    per_code = strange.groupby(kind)
    names = per_code[f"{kind}_name"].max()
    return pd.DataFrame({kind: names.where(names != "", names.index), "office_code": per_code.office.min()})
