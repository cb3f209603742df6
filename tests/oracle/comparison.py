"""Two frames of one figure set side by side."""

import math
from collections.abc import Iterator

import pandas as pd


def differences(computed: pd.DataFrame, shown: pd.DataFrame, keys: list[str]) -> Iterator[str]:
    """Each key and column in which the figure shown is not the one computed."""
    left, right = _by_key(computed, keys), _by_key(shown, keys)
    yield from (f"{key}: not shown, but computed" for key in left.keys() - right.keys())
    yield from (f"{key}: shown, but not computed" for key in right.keys() - left.keys())
    for key in left.keys() & right.keys():
        for column, value in right[key].items():
            expected = left[key].get(column, "no such column")
            if not _same(expected, value):
                yield f"{key} {column}: shown {value!r}, computed {expected!r}"


def _by_key(frame: pd.DataFrame, keys: list[str]) -> dict[tuple, dict]:
    rows = frame.astype(object).to_dict("records")
    return {tuple(str(row[key]) for key in keys): row for row in rows}


def _same(expected: object, shown: object) -> bool:
    missing, absent = _missing(expected), _missing(shown)
    if missing or absent:
        return missing and absent
    if isinstance(expected, str) or isinstance(shown, str):
        return expected == shown
    if hasattr(expected, "year") or hasattr(shown, "year"):
        return pd.Timestamp(expected) == pd.Timestamp(shown)
    return math.isclose(expected, shown, rel_tol=1e-9)


def _missing(value: object) -> bool:
    return value == "" or bool(pd.isna(value))
