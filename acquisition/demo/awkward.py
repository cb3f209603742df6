"""What makes exports awkward: workers enrolled again, claimed twice, listed twice, and rows nobody can read.

None of it changes which workers were acquired in a year and segment: a worker comes again only on a later
day, a second claim has the day and segment of the first, and a row that is to be rejected is a copy of a
sound one or belongs to a worker of whom there is no other.
"""

import numpy as np
import pandas as pd

from acquisition.demo import cadres, chance, habits, timeline
from acquisition.demo.flaws import REJECTING, WARNING

REREGISTERED = 2_600
EARLIEST_AGAIN = 21  # days after the first enrollment
RIVALS = {"same office": 150, "other office": 14, "without cadre": 24}
LISTED_TWICE = {"in one file": 360, "in two files": 240}
# Rows that offices copied from the founding export into their own.
COPIED_BY = ("MJB", "BTH")
# Into one file NIKs came as numbers, as Excel makes them.
NUMERIC_NIKS = ("JMB", "2017-07-17", 64)


def with_warnings(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows, some with what an import warns about and takes in all the same."""
    random = chance.of("warnings")
    flaw = np.full(len(rows), "", dtype=object)
    for kind, warning in WARNING.items():
        fits = np.flatnonzero(warning.fits(rows))
        flaw[fits[random.random(len(fits)) < warning.share]] = kind
    return rows.assign(flaw=flaw)


def enrolled_again(rows: pd.DataFrame, founding: pd.DataFrame) -> pd.DataFrame:
    """Rows by which workers enrolled earlier are enrolled anew, here or elsewhere."""
    random = chance.of("enrolled again")
    again = rows.iloc[np.sort(random.choice(len(rows), REREGISTERED, replace=False))]
    everybody = pd.concat([founding, rows]).sort_values("day", kind="stable")
    earlier = np.searchsorted(everybody.day.to_numpy(), again.day.to_numpy() - EARLIEST_AGAIN)
    again, earlier = again[earlier > 0], earlier[earlier > 0]
    chosen = (random.random(len(again)) * earlier).astype(int)
    return again.assign(worker=everybody.worker.to_numpy()[chosen], flaw="")


def claimed_twice(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows by which another cadre, or the office itself, claims a worker on the day of the first one."""
    random = chance.of("claimed twice")
    registered = rows.cadre.isin(list(cadres.CADRES)) & (rows.flaw == "") & (rows.funding == "mandiri")
    candidates = rows[registered & rows.office.isin(["JMB", "MJB", "TJB", "BTH"])]
    taken = candidates.iloc[random.choice(len(candidates), sum(RIVALS.values()), replace=False)].copy()
    kinds = np.repeat(list(RIVALS), list(RIVALS.values()))
    rivals = [_rival(random, row, kind) for row, kind in zip(taken.itertuples(), kinds, strict=True)]
    taken["cadre"] = rivals
    taken["office"] = [cadre[:3] or office for cadre, office in zip(rivals, taken.office, strict=True)]
    sent = [timeline.is_sent(office)[day] for office, day in zip(taken.office, taken.day, strict=True)]
    return taken[sent]


def _rival(random: np.random.Generator, row: tuple, kind: str) -> str:
    if kind == "without cadre":
        return ""
    offices = {"same office": (row.office,), "other office": {"JMB", "MJB", "TJB"} - {row.office}}[kind]
    there = sorted(
        cadre
        for office in offices
        for cadre in cadres.of_office(office)
        if cadre != row.cadre and cadres.monthly_rates(cadre)[timeline.MONTH_OF[row.day]] > 0
    )
    return str(random.choice(there))


def listed_twice(rows: pd.DataFrame, founding: pd.DataFrame) -> pd.DataFrame:
    """Copies of rows: in the same file, in the next one, and of the founding export in two offices' own."""
    random = chance.of("listed twice")
    files = habits.files_of(rows)
    next_files = habits.files_of(rows.assign(filed=np.minimum(rows.filed + 8, len(timeline.DAYS) - 1)))
    late = np.flatnonzero((files != next_files) & np.isin(next_files, files))
    same = rows.iloc[random.choice(len(rows), LISTED_TWICE["in one file"], replace=False)]
    again = rows.iloc[random.choice(late, LISTED_TWICE["in two files"], replace=False)]
    return pd.concat([same, again.assign(filed=again.filed + 8), founding[founding.office.isin(COPIED_BY)]])


def unreadable(rows: pd.DataFrame, first_new_worker: int) -> pd.DataFrame:
    """Rows each rejected for one reason; half are of workers with no other, from `first_new_worker` on."""
    random = chance.of("unreadable")
    sound = rows[rows.flaw == ""]
    spoiled = []
    for kind, flaw in REJECTING.items():
        fits = sound[flaw.fits(sound)]
        spoiled.append(fits.iloc[random.choice(len(fits), flaw.rows, replace=False)].assign(flaw=kind))
    office, day, count = NUMERIC_NIKS
    there = sound[(sound.office == office) & (sound.segment == "BPU") & (sound.day >= timeline.index(day))]
    spoiled.append(there.iloc[:count].assign(flaw="nik_numeric"))
    frame = pd.concat(spoiled)
    new = random.random(len(frame)) < 0.5
    worker = np.where(new, first_new_worker + np.cumsum(new) - 1, frame.worker)
    return frame.assign(worker=worker)
