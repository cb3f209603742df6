"""Combinations of filters, drawn at random but always the same."""

import random
from dataclasses import replace
from datetime import date, timedelta

from acquisition.filters import Filters

SEED = 20_171_231
OFFICES = ("JMB", "MJB", "TBO", "TJB", "BTH")
SEGMENTS = ("PU", "BPU", "JAKON", "PMI")
FUNDINGS = ("mandiri", "apbd", "desa", "csr", "")
# The empty code: without a cadre, outside events.
CADRES = ("JMB-01", "MJB-02", "TBO-03", "TBO-01", "")
EVENTS = ("GRB-20161112", "GRB-20170908-MJB", "GRB-20171003-TBO", "SOS-20170608-JMB", "")
REGENCIES = ("1501", "1502", "1503", "1504", "1505", "1506", "1507", "1508", "1509", "1571", "1572", "")
FIRST_DAY = date(2015, 11, 15)
DAYS = 900  # from FIRST_DAY, half a year beyond the sample at either end
FAR = (date(1977, 12, 5), date(2010, 1, 1), date(2018, 12, 31), date(2030, 6, 30))


# Nothing chosen; each year; months that an office never sent; a day before, and a time after, all data.
CHOSEN = (
    Filters(),
    Filters(from_=date(2016, 1, 1), to=date(2016, 12, 31)),
    Filters(from_=date(2017, 1, 1), to=date(2017, 12, 31)),
    Filters(from_=date(2017, 6, 1), to=date(2017, 6, 30)),
    Filters(from_=date(2017, 8, 1), to=date(2017, 8, 31), office=("BTH",)),
    Filters(to=date(2015, 12, 31)),
    Filters(from_=date(2018, 1, 1)),
    # A month against the one before, and with half a month left to project.
    Filters(
        from_=date(2017, 10, 1),
        to=date(2017, 10, 17),
        against_from=date(2017, 9, 1),
        against_to=date(2017, 9, 17),
    ),
)


def combinations(count: int) -> list[Filters]:
    """`count` combinations: those above, and others drawn."""
    chance = random.Random(SEED)
    return [*CHOSEN, *(_drawn(chance) for _ in range(count - len(CHOSEN)))]


def within_parts(count: int) -> list[Filters]:
    """`count` combinations, most of them within a cadre, an event or several of them."""
    chance = random.Random(SEED)
    return [
        replace(filters, cadre=_some(chance, CADRES, 0.4), event=_some(chance, EVENTS, 0.4))
        for filters in combinations(count)
    ]


def _drawn(chance: random.Random) -> Filters:
    first, last = _day(chance), _day(chance)
    if first and last and first > last and chance.random() < 0.9:
        first, last = last, first
    return Filters(
        from_=first,
        to=last,
        office=_some(chance, OFFICES, 0.5),
        segment=_some(chance, SEGMENTS, 0.4),
        funding=_some(chance, FUNDINGS, 0.25),
        regency=_some(chance, REGENCIES, 0.25),
        against_from=_day(chance),
        against_to=_day(chance),
    )


def _day(chance: random.Random) -> date | None:
    day = FIRST_DAY + timedelta(chance.randrange(DAYS))
    first_of_month = day.replace(day=1)
    edges = (first_of_month, first_of_month - timedelta(1))
    return chance.choice((None, day, day, *edges, *edges, chance.choice(FAR)))


def _some(chance: random.Random, codes: tuple[str, ...], often: float) -> tuple[str, ...]:
    if chance.random() > often:
        return ()
    return tuple(sorted(chance.sample(codes, chance.randint(1, len(codes)))))
