"""How many workers of a regency are active, of how many that could be; made up, near published figures."""

from collections.abc import Iterator

from acquisition.demo import exports, homes
from acquisition.demo.habits import indonesian

# Potential workers among the employed (2021), and the part of them that earn wages.
POTENTIAL = 0.72
WAGE_EARNERS = {"1571": 0.62, "1504": 0.52, "1572": 0.55}
USUAL_WAGE_EARNERS = 0.45
# Coverage at the end of 2016 in per cent: towns and plantations first.
COVERED = {"1571": 39, "1504": 40, "1508": 25, "1506": 21, "1505": 33, "1507": 36, "1572": 30}
USUALLY_COVERED = 26
COVERED_SELF_EMPLOYED = 4
# Growth of what is covered, PU and BPU, and of what is possible since the end of 2016, in per cent.
COVERAGE_DATES = {
    "31-12-2015": (94, 55, 98),
    "31-12-2016": (100, 100, 100),
    "30-06-2017": (104, 160, 101),
    "31-12-2017": (109, 215, 102),
}
COVERAGE_SOURCE = "Data contoh (sintetis)"


def coverage() -> bytes:
    """CSV of active and potential workers by regency, segment and date."""
    header = ("kabupaten", "segmen", "tanggal", "aktif", "potensi", "sumber")
    rows = (
        (row["regency"], segment, day, indonesian(active), indonesian(potential), COVERAGE_SOURCE)
        for day, growth in COVERAGE_DATES.items()
        for regency, row in homes.REGENCIES.items()
        for segment, active, potential in _covered(regency, *growth)
    )
    return exports.plain([header, *rows])


def _covered(
    regency: str, wage_growth: int, own_growth: int, potential_growth: int
) -> Iterator[tuple[str, int, int]]:
    """Segment, active and potential workers of a regency."""
    potential = int(homes.REGENCIES[regency]["employed"]) * POTENTIAL
    wage_earners = potential * WAGE_EARNERS.get(regency, USUAL_WAGE_EARNERS)
    own = potential - wage_earners
    own_active = own * COVERED_SELF_EMPLOYED / 100
    wage_active = potential * COVERED.get(regency, USUALLY_COVERED) / 100 - own_active
    yield "PU", round(wage_active * wage_growth / 100), round(wage_earners * potential_growth / 100)
    yield "BPU", round(own_active * own_growth / 100), round(own * potential_growth / 100)
