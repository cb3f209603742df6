"""Sums and ratios as the figures show them."""

import numpy as np
import pandas as pd


def ratio(above: pd.Series | float, below: pd.Series | float) -> pd.Series | float:
    """One sum over another; missing where the lower one is nothing."""
    if isinstance(below, pd.Series):
        return (above / below.where(below != 0)).astype(float)
    return above / below if below else np.nan


def per(claims: pd.DataFrame, key: str | list[str]) -> pd.DataFrame:
    """Claims per key: acquisitions, reregistrations, and the acquisitions' contribution."""
    acquired = claims.standing == "acquisition"
    counted = claims.assign(
        acquisitions=acquired.astype(int),
        reregistrations=(claims.standing == "reregistration").astype(int),
        contribution=claims.contribution.where(acquired, 0).fillna(0),
    )
    return counted.groupby(key, observed=True)[["acquisitions", "reregistrations", "contribution"]].sum()


def distinct(claims: pd.DataFrame, key: str, column: str) -> pd.Series:
    """How many codes of a column each key has, no code left out."""
    named = claims[claims[column] != ""]
    return named.drop_duplicates([key, column]).groupby(key, observed=True).size()
