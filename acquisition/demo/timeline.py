"""The two years of the sample as working days: weekends, holidays, the month of fasting, files never sent."""

from datetime import date, timedelta

import numpy as np

FIRST = date(2016, 1, 1)
DAYS = tuple(FIRST + timedelta(days=number) for number in range(366 + 365))
YEAR_OF = np.array([day.year for day in DAYS])
# Months count from January 2016 = 0.
MONTH_OF = np.array([(day.year - 2016) * 12 + day.month - 1 for day in DAYS])
MONTHS = 24

SATURDAY, SUNDAY = 0.05, 0.012
HOLIDAYS = (
    "2016-01-01", "2016-02-08", "2016-03-09", "2016-03-25", "2016-05-05", "2016-05-06", "2016-08-17",
    "2016-09-12", "2016-12-12", "2016-12-26", "2017-01-02", "2017-02-15", "2017-03-28", "2017-04-14",
    "2017-04-24", "2017-05-01", "2017-05-11", "2017-05-25", "2017-06-01", "2017-08-17", "2017-09-01",
    "2017-09-21", "2017-12-01", "2017-12-25", "2017-12-26",
)  # fmt: skip
# Stretches of days and how busy they are beside other days. Lebaran: 6 July 2016, 25 June 2017.
SEASONS = (
    ("2016-06-06", "2016-07-01", 0.7),
    ("2016-07-02", "2016-07-10", 0),
    ("2016-07-11", "2016-07-20", 0.45),
    ("2017-05-27", "2017-06-22", 0.7),
    ("2017-06-23", "2017-07-02", 0),
    ("2017-07-03", "2017-07-12", 0.45),
    ("2016-12-27", "2016-12-31", 0.5),
)
# Enrollments that offices never sent: a quarter, two months, and a month that breaks off.
UNSENT = {
    "TBO": (("2016-07-01", "2016-09-30"), ("2017-06-01", "2017-06-30")),
    "BTH": (("2017-08-01", "2017-08-31"), ("2017-10-18", "2017-10-31")),
}


def index(day: date | str) -> int:
    """The number of a day, 1 January 2016 being 0."""
    return ((date.fromisoformat(day) if isinstance(day, str) else day) - FIRST).days


def busyness() -> np.ndarray:
    """How much work each day sees: 1 on a plain working day."""
    busy = np.array([{5: SATURDAY, 6: SUNDAY}.get(day.weekday(), 1.0) for day in DAYS])
    for first, last, level in SEASONS:
        busy[index(first) : index(last) + 1] *= level
    busy[[index(day) for day in HOLIDAYS]] = 0
    return busy


def is_sent(office: str) -> np.ndarray:
    """Whether the enrollments of each day were ever sent by the office."""
    sent = np.ones(len(DAYS), dtype=bool)
    for first, last in UNSENT.get(office, ()):
        sent[index(first) : index(last) + 1] = False
    return sent


def drawn(
    random: np.random.Generator, busy: np.ndarray, first: np.ndarray | int, end: np.ndarray | int, count: int
) -> np.ndarray:
    """`count` days, each from its `first` up to and without its `end`, the busier the likelier.

    -1 where no day between them sees work.
    """
    mass = np.concatenate([[0], np.cumsum(busy)])
    low, high = mass[first], mass[end]
    days = np.searchsorted(mass, low + random.random(count) * (high - low), side="right") - 1
    return np.where(high > low, days, -1)
