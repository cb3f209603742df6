"""Where the workers of an office live and work."""

import numpy as np

from acquisition.reference import SHIPPED, read_reference

_REFERENCE = read_reference(SHIPPED)
# Regency code and district of every place; a worker's home is its position here.
PLACES = [
    (row["regency_code"], row["district"])
    for row in sorted(_REFERENCE["districts"].to_pylist(), key=lambda row: row["district_code"])
]
REGENCIES = {row["regency_code"]: row for row in _REFERENCE["regencies"].to_pylist()}
DISTRICT_CODES = {row["district_code"]: row["district"] for row in _REFERENCE["districts"].to_pylist()}
# Regencies of an office's workers, in per cent; some lie outside every territory.
AREAS = {
    "JMB": {"1571": 80, "1506": 12, "1505": 8},
    "MJB": {"1505": 93, "1571": 7},
    "TBO": {"1508": 92, "1509": 6, "1502": 2},
    "TJB": {"1507": 94, "1506": 6},
    "BTH": {"1504": 94, "1505": 5, "1503": 1},
}
NOWHERE = -1


def places_of(regency: str) -> np.ndarray:
    """The places in a regency."""
    return np.array([place for place, (code, _) in enumerate(PLACES) if code == regency])


def place(district_code: str) -> int:
    """The place of a district."""
    codes = sorted(DISTRICT_CODES)
    return codes.index(district_code)


def drawn(random: np.random.Generator, office: str, count: int) -> np.ndarray:
    """Homes of `count` workers of an office."""
    regencies = random.choice(list(AREAS[office]), size=count, p=np.array(list(AREAS[office].values())) / 100)
    homes = np.empty(count, dtype=int)
    for regency in AREAS[office]:
        there = regencies == regency
        homes[there] = drawn_in(random, regency, there.sum())
    return homes


def drawn_in(random: np.random.Generator, regency: str, count: int) -> np.ndarray:
    """Homes of `count` workers within a regency: most in few of its districts."""
    places = places_of(regency)
    weights = 1 / np.arange(2, len(places) + 2)
    return random.choice(places, size=count, p=weights / weights.sum())
