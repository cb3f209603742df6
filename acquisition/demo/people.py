"""The workers of the sample: numbers that belong to nobody.

NIKs begin with 1599, a regency code that was given to none; the founding export holds the first 192 workers.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from acquisition.demo import chance
from acquisition.demo.founding import enrollments as founding_enrollments

# The two digits after 1599 tell the district; that of the founding workers is 01.
FIRST_DISTRICT, DISTRICTS = 2, 40
OLDEST, YOUNGEST = date(1953, 1, 1), date(1998, 12, 31)
WOMEN = 0.42


@dataclass(frozen=True)
class People:
    """NIK and day of birth of every worker; a worker is a position, and the founding ones come first."""

    nik: np.ndarray
    born: np.ndarray

    def name(self, worker: np.ndarray) -> np.ndarray:
        """What stands where an export has a name."""
        return np.array([f"Peserta Contoh {number:03}" for number in (worker + 1).tolist()], dtype=object)

    def kpj(self, worker: np.ndarray) -> np.ndarray:
        """Numbers of participant cards, 11 characters."""
        return np.array([f"CTH{number:08}" for number in (worker + 1).tolist()], dtype=object)


def people(count: int) -> People:
    """The founding workers and `count` others, no two with the same NIK."""
    random = chance.of("people")
    span = (YOUNGEST - OLDEST).days
    offset = random.integers(0, span + 1, count)
    district = random.integers(FIRST_DISTRICT, FIRST_DISTRICT + DISTRICTS, count)
    born = np.datetime64(OLDEST, "D") + offset
    # A woman's day of birth counts from 41, as in every NIK.
    day = _part(born, "D", "M") + 1 + 40 * (random.random(count) < WOMEN)
    month = _part(born, "M", "Y") + 1
    year = born.astype("datetime64[Y]").astype(int) % 100
    head = (((1599 * 100 + district) * 100 + day) * 100 + month) * 100 + year
    nik = head * 10_000 + _serial(head)
    founding = list(founding_enrollments())
    return People(
        np.array([row["NIK"] for row in founding] + nik.astype(str).tolist(), dtype=object),
        np.concatenate(
            [
                np.array([_day(row["TGL_LAHIR"]) for row in founding], dtype="datetime64[D]"),
                born,
            ]
        ),
    )


def _part(days: np.ndarray, unit: str, within: str) -> np.ndarray:
    return (days.astype(f"datetime64[{unit}]") - days.astype(f"datetime64[{within}]")).astype(int)


def _serial(head: np.ndarray) -> np.ndarray:
    """1, 2, 3 ... among those with the same head."""
    order = np.argsort(head, kind="stable")
    ranked = head[order]
    first = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]])
    position = np.arange(len(head)) - np.repeat(first, np.diff(np.r_[first, len(head)]))
    serial = np.empty(len(head), dtype=int)
    serial[order] = position + 1
    return serial


def _day(text: str) -> np.datetime64:
    day, month, year = text.split("-")
    return np.datetime64(f"{year}-{month}-{day}")
