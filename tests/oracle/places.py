"""Regencies as exports and lists name them."""

import re

import pandas as pd

CODE_BEFORE_NAME = r"\d{4} - "
DOTTED = r"\d{2}\.\d{2}"


def regency_codes(written: pd.Series, regencies: pd.DataFrame) -> pd.Series:
    """BPS codes of regencies as written: a name, a name behind a code, or a dotted code; '' where unknown."""
    known = _names(regencies) | dict(zip(regencies.kemendagri_code, regencies.regency_code, strict=True))
    spelled = {text: known.get(_spelling(text), "") for text in written.unique()}
    return written.map(spelled)


def _names(regencies: pd.DataFrame) -> dict[str, str]:
    return {
        _spelling(name): row.regency_code
        for row in regencies.itertuples()
        for name in (row.regency, *row.aliases.split("|"))
    }


def _spelling(text: str) -> str:
    if re.fullmatch(DOTTED, text):
        return text
    return re.sub(r"[^a-z]", "", re.sub(CODE_BEFORE_NAME + r"|kab\.", "", text.lower()))
