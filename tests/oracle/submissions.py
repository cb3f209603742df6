"""Which office has sent which month, of those chosen."""

import pandas as pd

from tests.oracle.selection import Selection


def submissions(selection: Selection) -> pd.DataFrame:
    """Rows, first and last day, and status of each office chosen in each month that the period touches."""
    sent = selection.of_offices(selection.sent)
    return sent[sent.month.isin(selection.months)]


def incomplete_months(selection: Selection) -> pd.DataFrame:
    """Those of them that are missing or partial."""
    sent = submissions(selection)
    return sent[sent.status != "received"]


def unsent(selection: Selection, key: str, codes: pd.Index) -> pd.DataFrame:
    """How many of the submissions chosen are there, missing and partial, per code of `key`."""
    sent = submissions(selection)
    states = sent.assign(there=1, missing=sent.status == "missing", partial=sent.status == "partial")
    return states.groupby(key)[["there", "missing", "partial"]].sum().reindex(codes, fill_value=0)
