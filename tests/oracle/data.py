"""The figures of the page Data."""

import pandas as pd

from tests.oracle.selection import Selection
from tests.oracle.tables import per


def imports(selection: Selection) -> pd.DataFrame:
    """One row per file of enrollments: what became of its rows. None of them was mended since."""
    receipts = selection.sample.receipts.rename_axis("file").reset_index()
    return receipts.assign(still_open=receipts.rejected)


def unregistered(selection: Selection) -> pd.DataFrame:
    """One row per cadre or event that claims name and no list knows."""
    sample = selection.sample
    counted = [
        frame.rename(columns={kind: "name"})
        .rename_axis("code")
        .join(per(sample.claims, kind).acquisitions)
        .reset_index()
        .assign(kind=kind)
        for kind, frame in sample.unlisted.items()
    ]
    return pd.concat(counted, ignore_index=True)
