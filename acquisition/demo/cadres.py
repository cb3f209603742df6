"""The 25 cadres: how many workers each enrolls in a month, who looks after them, and in which group they are.

The three real persons among them are known by what was published about one day; all their later figures are
made up and kept steady. The extremes, idle ones and a very strong one, are cadres with a code for a name.
"""

import numpy as np

from acquisition.demo.timeline import MONTHS
from acquisition.reference import SHIPPED, read_reference

CADRES = {row["cadre_code"]: row for row in read_reference(SHIPPED)["cadres"].to_pylist()}
# Enrolls, but is in no list of cadres.
UNREGISTERED = "TJB-05"
# Self-employed workers in a plain month, outside events.
RATES = {
    "JMB-01": 46, "JMB-02": 40, "JMB-03": 34, "JMB-04": 30, "JMB-05": 26, "JMB-06": 22, "JMB-07": 18,
    "JMB-08": 12, "JMB-09": 24, "JMB-10": 0, "MJB-01": 28, "MJB-02": 112, "MJB-03": 16, "MJB-04": 20,
    "TBO-01": 22, "TBO-02": 18, "TBO-03": 6, "TBO-04": 9, "TJB-01": 26, "TJB-02": 20, "TJB-03": 12,
    "TJB-04": 16, "BTH-01": 38, "BTH-02": 24, "BTH-03": 14, UNREGISTERED: 9,
}  # fmt: skip
# Months without any enrollment, as first and end, counted from January 2016.
PAUSES = {
    "JMB-09": (17, 24),  # gave up after May 2017
    "MJB-04": (17, 20),  # June to August 2017, then came back
    "TBO-04": (13, 24),  # idle after January 2017
    "TJB-04": (20, 24),  # lapsed in September 2017
    "BTH-03": (14, 17),  # March to May 2017
    UNREGISTERED: (10, 18),  # appears in July 2017
}
# November and December 2016, then 2017: they had to learn it first.
RAMP = (0.3, 0.5, 0.6, 0.75, 0.9, 1, 1, 1, 1, 1.05, 1.1, 1.1, 1.15, 1.1)
TRAINED_IN = 10  # November 2016
GROUPS = {
    "JMB": ("Wadah Pasar Kota Jambi", "Wadah Seberang Kota Jambi"),
    "MJB": ("Wadah Muaro Jambi",),
    "TBO": ("Wadah Tebo",),
    "TJB": ("Wadah Tungkal",),
    "BTH": ("Wadah Batang Hari",),
}
WITHOUT_GROUP = "TBO-04"


def office_of(cadre: str) -> str:
    return cadre[:3]


def name_of(cadre: str) -> str:
    return CADRES[cadre]["cadre"] if cadre in CADRES else f"Kader {cadre}"


def of_office(office: str) -> list[str]:
    """The registered cadres of an office."""
    return [cadre for cadre in CADRES if office_of(cadre) == office]


def supervisor_of(cadre: str) -> str:
    """The officer who looks after a cadre; KC Jambi has two, one for each half of its cadres."""
    office = office_of(cadre)
    return f"Pembina {office}-2" if office == "JMB" and cadre > "JMB-05" else f"Pembina {office}"


def group_of(cadre: str) -> str:
    groups = GROUPS[office_of(cadre)]
    if cadre == WITHOUT_GROUP:
        return ""
    return groups[-1] if supervisor_of(cadre).endswith("-2") else groups[0]


def monthly_rates(cadre: str) -> np.ndarray:
    """Workers whom the cadre can be expected to enroll in each of the 24 months, outside events."""
    rates = np.zeros(MONTHS)
    rates[TRAINED_IN:] = RATES[cadre] * np.array(RAMP)
    first, end = PAUSES.get(cadre, (0, 0))
    rates[first:end] = 0
    return rates
