"""The sample of two years, made once, and its rows as pandas reads them."""

import pandas as pd
import pytest

from tests.demo import reading


@pytest.fixture(scope="session")
def files(sample_files) -> dict[str, bytes]:
    """Content by name, in the order of sending."""
    return sample_files


@pytest.fixture(scope="session")
def rows(files) -> pd.DataFrame:
    """Every row of every export."""
    exports = [reading.enrollments(*file) for file in files.items() if not file[0].startswith(reading.LISTS)]
    return reading.typed(pd.concat(exports, ignore_index=True))


@pytest.fixture(scope="session")
def sound(rows) -> pd.DataFrame:
    """The rows that an import can accept."""
    return rows[rows.reason == ""]


@pytest.fixture(scope="session")
def acquired(sound) -> pd.DataFrame:
    """One row per worker: the earliest, and of those of one day one with a cadre."""
    by_credit = sound.assign(alone=(sound.cadre == "") & (sound.cadre_name == ""))
    by_credit = by_credit.sort_values(["enrolled_on", "alone", "sender", "cadre"], kind="stable")
    return by_credit.drop_duplicates("nik")
