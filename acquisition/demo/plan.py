"""What the five offices were to achieve and what they achieved: workers a year, by segment and office.

Of 2017 the sums are published (moneter.co.id): 25,983 BPU for a target of 24,001, 54,557 PU for 47,895.
All else is made up.
"""

import numpy as np

from acquisition.apportion import largest_remainders
from acquisition.demo.timeline import FIRST, MONTH_OF, YEAR_OF, busyness, index

ACQUIRED = {
    (2016, "BPU"): {"JMB": 4_700, "MJB": 1_450, "TBO": 1_180, "TJB": 1_060, "BTH": 1_010},
    (2016, "PU"): {"JMB": 20_600, "MJB": 4_500, "TBO": 1_300, "TJB": 3_100, "BTH": 1_500},
    (2016, "JAKON"): {"JMB": 310},
    (2017, "BPU"): {"JMB": 12_700, "MJB": 4_350, "TBO": 2_850, "TJB": 2_560, "BTH": 3_523},
    (2017, "PU"): {"JMB": 35_007, "MJB": 8_100, "TBO": 2_700, "TJB": 5_750, "BTH": 3_000},
    (2017, "JAKON"): {"JMB": 640, "TJB": 120},
    (2017, "PMI"): {"JMB": 46},
}
# Yearly targets and how they are split over the offices. KCP Tebo had none in 2016.
TARGETS = {
    (2016, "BPU"): (9_000, {"JMB": 52, "MJB": 18, "TJB": 15, "BTH": 15}),
    (2016, "PU"): (31_500, {"JMB": 65, "MJB": 17, "TJB": 11, "BTH": 7}),
    (2017, "BPU"): (24_001, {"JMB": 44, "MJB": 17, "TBO": 15, "TJB": 12, "BTH": 12}),
    (2017, "PU"): (47_895, {"JMB": 60, "MJB": 16, "TBO": 6, "TJB": 11, "BTH": 7}),
}
# Rupiah a month that a new worker is planned to bring.
PLANNED_CONTRIBUTION = {"BPU": 19_000, "PU": 190_000}
# The year's target by month: little in January and around Lebaran, most before the year ends.
MONTH_SHARES = {
    2016: (5, 7, 8, 9, 9, 7, 5, 9, 9, 10, 11, 11),
    2017: (5, 7, 9, 9, 9, 6, 6, 9, 9, 10, 11, 10),
}
# How the months of a year really went for those who came by themselves; holidays come on top.
MONTH_PACE = (0.7, 0.85, 1, 1, 1, 1, 1, 1, 1, 1.05, 1.2, 1.25)
# Growth of an office's own enrollments within two years, as an exponent.
TRENDS = {"JMB": 0.5, "MJB": 0.7, "TBO": -0.4, "TJB": 0.1, "BTH": 0.4}
# The first day on which a segment can be enrolled, where it is not the first of all.
BEGINS = {"PMI": "2017-08-01"}


def pace(office: str, segment: str, year: int) -> np.ndarray:
    """How much of the office's own enrollments falls on each day of `year`; zero outside it."""
    trend = np.exp(TRENDS[office] * np.linspace(0, 1, len(YEAR_OF)))
    possible = (year == YEAR_OF) & (np.arange(len(YEAR_OF)) >= index(BEGINS.get(segment, FIRST)))
    return busyness() * trend * np.array(MONTH_PACE)[MONTH_OF % 12] * possible


def monthly_targets(year: int) -> list[tuple[str, int, str, int, int]]:
    """Office, month, segment, workers and rupiah of each target of a year; they sum to the yearly ones."""
    rows = []
    for segment in ("PU", "BPU"):
        total, offices = TARGETS[year, segment]
        weights = {
            f"{office} {month:02}": weight * share
            for office, weight in offices.items()
            for month, share in enumerate(MONTH_SHARES[year], start=1)
        }
        for key, workers in largest_remainders(total, weights).items():
            office, month = key.split()
            rows.append(
                (office, int(month), segment, workers, round(workers * PLANNED_CONTRIBUTION[segment], -3))
            )
    return rows
