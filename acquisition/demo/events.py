"""The events from the founding training to December 2017: when, where, by whom, and how many they brought."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise

import numpy as np

from acquisition.demo import cadres, chance, homes, timeline
from acquisition.reference import SHIPPED, read_reference

# Events of each office from 19 November 2016, besides the founding two.
HELD = {"JMB": 22, "MJB": 10, "TBO": 9, "TJB": 9, "BTH": 9}
OPENING, CLOSING = timeline.index("2016-11-19"), timeline.index("2017-12-17")
# Taken in turn.
TYPES = ("grebeg pasar", "sosialisasi") * 2 + ("pelatihan", "sosialisasi", "grebeg pasar")
CODES = {"grebeg pasar": "GRB", "sosialisasi": "SOS", "pelatihan": "PEL"}
NAMES = {
    "grebeg pasar": "Grebeg Pasar {district}",
    "sosialisasi": "Sosialisasi BPU {district}",
    "pelatihan": "Pelatihan Kader {district}",
}
VENUES = {
    "grebeg pasar": "Pasar {district}",
    "sosialisasi": "Aula Kantor Camat {district}",
    "pelatihan": "Aula Kantor Camat {district}",
}
MONTH_NAMES = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
    "November", "Desember",
)  # fmt: skip
HOURS = {"grebeg pasar": (2, 3, 4), "sosialisasi": (2, 3), "pelatihan": (8,)}
# Rupiah, from and to; workers, the median.
COSTS = {"grebeg pasar": (1_500_000, 5_000_000), "sosialisasi": (2_000_000, 8_000_000),
         "pelatihan": (8_000_000, 30_000_000)}  # fmt: skip
BROUGHT = {"grebeg pasar": 85, "sosialisasi": 45, "pelatihan": 3}
NOTHING = 0.1
# In the exports, but in no list of events.
UNLISTED = "GRB-20170908-MJB"


@dataclass(frozen=True)
class Event:
    """An event; `cadres` are those on its attendance list, `brought` the workers enrolled there."""

    code: str
    name: str
    type: str
    venue: str
    regency: str
    office: str
    started_at: datetime
    ended_at: datetime
    cost: int | None
    cadres: tuple[str, ...]
    brought: int
    place: int = homes.NOWHERE

    @property
    def listed(self) -> bool:
        return self.code != UNLISTED


def founding_events() -> Iterator[Event]:
    """The training of November 2016 and its market sweep, as in the reference data, but for their workers."""
    reference = read_reference(SHIPPED)
    attendance = reference["attendance"].to_pylist()
    for row in reference["events"].to_pylist():
        present = (each["cadre_code"] for each in attendance if each["event_code"] == row["event_code"])
        yield Event(
            row["event_code"],
            row["event"],
            row["type"],
            row["venue"],
            row["regency_code"],
            row["office_code"],
            datetime.fromisoformat(row["started_at"]),
            datetime.fromisoformat(row["ended_at"]),
            None,
            tuple(present),
            0,
        )


@cache
def later_events() -> tuple[Event, ...]:
    """The events after the founding day, by day; one of them is not `listed`."""
    random = chance.of("events")
    days = sorted((day, office) for office in HELD for day in _days(random, office))
    return tuple(
        _event(random, timeline.DAYS[day], office, TYPES[number % len(TYPES)])
        for number, (day, office) in enumerate(days)
    )


def _days(random: np.random.Generator, office: str) -> Iterator[int]:
    """Days on which an office held events: spread over the time, weekends included, holidays not."""
    busy = timeline.busyness()
    bounds = np.linspace(OPENING, CLOSING, HELD[office] + 1).astype(int)
    for first, end in pairwise(bounds):
        free = [day for day in range(first, end - 3) if busy[day] > 0]
        yield int(random.choice(free))


def _event(random: np.random.Generator, day: date, office: str, type_: str) -> Event:
    regency = next(iter(homes.AREAS[office]))
    home = int(homes.drawn_in(random, regency, 1)[0])
    district = homes.PLACES[home][1]
    started = datetime(day.year, day.month, day.day, int(random.integers(7, 10)))
    lowest, highest = COSTS[type_]
    nothing = random.random() < NOTHING
    brought = int(random.lognormal(np.log(BROUGHT[type_]), 0.5))
    cost = int(random.integers(lowest // 50_000, highest // 50_000)) * 50_000
    return Event(
        f"{CODES[type_]}-{day:%Y%m%d}-{office}",
        f"{NAMES[type_].format(district=district)} {day.day} {MONTH_NAMES[day.month - 1]} {day.year}",
        type_,
        VENUES[type_].format(district=district),
        regency,
        office,
        started,
        started
        + timedelta(hours=int(random.choice(HOURS[type_])))
        + (timedelta(days=1) if type_ == "pelatihan" else timedelta()),
        None if random.random() < 0.15 else cost,
        _present(random, office),
        0 if nothing else brought,
        home,
    )


def _present(random: np.random.Generator, office: str) -> tuple[str, ...]:
    """Cadres at an event: those who produce come more often."""
    there = cadres.of_office(office)
    weights = np.array([cadres.RATES[cadre] + 3 for cadre in there], dtype=float)
    count = int(random.integers(2, min(len(there), 6) + 1))
    return tuple(sorted(random.choice(there, size=count, replace=False, p=weights / weights.sum()).tolist()))
