"""How workers come to be enrolled: at events, by cadres, in sponsored sweeps, by employers, by themselves.

Every function returns a frame with one row per worker and the columns day, office, segment, cadre, event,
funding, home and batch (workers of one batch come from one employer; -1: none).
"""

import numpy as np
import pandas as pd

from acquisition.demo import cadres, chance, events, homes, plan, timeline

# Sponsored sweeps: day, office, who pays, regency, workers, the cadre who gets the credit.
SWEEPS = (
    ("2016-09-21", "MJB", "csr", "1505", 180, ""),
    ("2016-12-07", "JMB", "apbd", "1571", 620, ""),
    ("2017-03-15", "MJB", "csr", "1505", 450, ""),
    ("2017-04-19", "JMB", "apbd", "1571", 2_400, ""),
    ("2017-05-17", "BTH", "desa", "1504", 1_050, ""),
    ("2017-08-09", "TJB", "csr", "1507", 600, ""),
    ("2017-09-08", "JMB", "csr", "1571", 320, ""),
    ("2017-10-18", "MJB", "desa", "1505", 500, ""),
    ("2017-11-22", "TBO", "desa", "1508", 1_200, "TBO-03"),
    ("2017-12-06", "JMB", "apbd", "1506", 500, ""),
)
# Of the workers that a cadre enrolls, those who earn wages in small shops.
WAGE_EARNERS = 0.06
# At events, workers whom the staff of the office enrolled.
BY_STAFF = 0.08
# Workers of an event or cadre who live near it.
NEARBY = 0.75
# Employers have about so many new workers at a time.
EMPLOYEES = 18


def at_events() -> pd.DataFrame:
    """The workers enrolled at events, by the cadres present or the staff."""
    random = chance.of("workers at events")
    frames = []
    for event in events.later_events():
        day = timeline.index(event.started_at.date())
        month = timeline.MONTH_OF[day]
        # Cadres who are idle in that month were there and enrolled nobody.
        rates = np.array([*(cadres.monthly_rates(cadre)[month] for cadre in event.cadres), 0.0])
        rates[rates > 0] += 4
        rates[-1] = max(rates.sum(), 1) * BY_STAFF / (1 - BY_STAFF)
        credited = random.choice([*event.cadres, ""], size=event.brought, p=rates / rates.sum())
        frames.append(
            _workers(
                np.full(event.brought, day),
                event.office,
                "BPU",
                cadre=credited,
                event=event.code,
                home=_near(random, event.office, event.place, event.brought),
            )
        )
    return _sent(frames)


def by_cadres() -> pd.DataFrame:
    """The workers whom cadres enrolled outside events."""
    random = chance.of("workers of cadres")
    busy = timeline.busyness()
    busy[: timeline.index("2016-11-14")] = 0
    per_month = np.bincount(timeline.MONTH_OF, weights=busy, minlength=timeline.MONTHS)
    counts = {
        cadre: random.poisson(cadres.monthly_rates(cadre) * np.minimum(per_month / 21, 1.1))
        for cadre in cadres.RATES
    }
    starts = np.searchsorted(timeline.MONTH_OF, np.arange(timeline.MONTHS + 1))
    frames = []
    for cadre, months in counts.items():
        month = np.repeat(np.arange(timeline.MONTHS), months)
        office = cadres.office_of(cadre)
        days = timeline.drawn(random, busy, starts[month], starts[month + 1], len(month))
        segment = np.where(random.random(len(month)) < WAGE_EARNERS, "PU", "BPU")
        district = cadres.CADRES.get(cadre, {}).get("district_code")
        near = homes.place(district) if district else int(homes.drawn(random, office, 1)[0])
        home = _near(random, office, near, len(month))
        frames.append(_workers(days, office, segment, cadre=cadre, home=home))
    return _sent(frames)


def sponsored() -> pd.DataFrame:
    """The workers enrolled many at once, at the cost of a regency, villages or donors."""
    random = chance.of("sponsored workers")
    return _sent(
        [
            _workers(
                np.full(count, timeline.index(day)),
                office,
                "BPU",
                cadre=cadre,
                funding=funding,
                home=homes.drawn_in(random, regency, count),
            )
            for day, office, funding, regency, count, cadre in SWEEPS
        ]
    )


def by_themselves(others: pd.DataFrame) -> pd.DataFrame:
    """The workers who came by themselves or by their employer: as many as the plan lacks beside `others`."""
    years = timeline.YEAR_OF[others.day]
    there = others.groupby([years, "segment", "office"], observed=True).size()
    frames = []
    batches = 0
    for (year, segment), offices in plan.ACQUIRED.items():
        for office, planned in offices.items():
            random = chance.of(f"workers by themselves {year} {segment} {office}")
            count = planned - int(there.get((year, segment, office), 0))
            busy = plan.pace(office, segment, year) * timeline.is_sent(office)
            if segment == "BPU":
                days = np.repeat(np.arange(len(busy)), random.multinomial(count, busy / busy.sum()))
                frames.append(_workers(days, office, segment, home=homes.drawn(random, office, count)))
            else:
                employed = _employed(random, busy, office, segment, count)
                employed["batch"] += batches
                batches = employed["batch"].max() + 1
                frames.append(employed)
    return _sent(frames)


def _employed(
    random: np.random.Generator, busy: np.ndarray, office: str, segment: str, count: int
) -> pd.DataFrame:
    """Workers in batches by employer: most employers are small, few are large."""
    employers = max(1, count // EMPLOYEES)
    sizes = random.lognormal(0, 1.3, employers)
    batch = np.repeat(np.arange(employers), random.multinomial(count, sizes / sizes.sum()))
    days = timeline.drawn(random, busy, 0, len(busy), employers)[batch]
    home = homes.drawn(random, office, employers)[batch]
    return _workers(days, office, segment, home=home, batch=batch)


def _near(random: np.random.Generator, office: str, place: int, count: int) -> np.ndarray:
    return np.where(random.random(count) < NEARBY, place, homes.drawn(random, office, count))


def _workers(
    day: np.ndarray,
    office: str,
    segment: str | np.ndarray,
    *,
    home: np.ndarray,
    cadre: str | np.ndarray = "",
    event: str = "",
    funding: str = "mandiri",
    batch: int | np.ndarray = -1,
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "day": day,
            "office": office,
            "segment": segment,
            "cadre": cadre,
            "event": event,
            "funding": funding,
            "home": home,
            "batch": batch,
        }
    )


def _sent(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """The rows of the frames that their office sent."""
    frame = pd.concat(frames, ignore_index=True)
    sent = np.zeros(len(frame), dtype=bool)
    for office in frame.office.unique():
        mine = (frame.office == office).to_numpy()
        sent[mine] = timeline.is_sent(office)[frame.day[mine]]
    return frame[sent & (frame.day >= 0)]
