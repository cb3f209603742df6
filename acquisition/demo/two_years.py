"""January 2016 to December 2017 as five offices would have sent it: every file made up, always the same."""

from collections.abc import Iterator
from datetime import date

from acquisition.demo import coverage, masters, statuses, targets
from acquisition.demo.founding import FOUNDING_FILE, founding_export
from acquisition.demo.sample import enrollment_files, sample


def two_years() -> Iterator[tuple[str, bytes]]:
    """Name and content of each file in the order of sending: the lists first, then the exports by month.

    The same bytes at every call: nothing in them depends on the clock.
    """
    yield "kader_penggerak.xlsx", masters.cadre_list()
    yield "kegiatan.csv", masters.event_list()
    yield "kehadiran.csv", masters.attendance_list()
    yield "target_2016.csv", targets.text(2016)
    yield "target_2017.xlsx", targets.workbook(2017)
    yield "cakupan.csv", coverage.coverage()
    for _, name, content in sorted(_monthly(), key=lambda file: file[0]):
        yield name, content


def _monthly() -> Iterator[tuple[date, str, bytes]]:
    """Month, name and content of the founding export, all others, and the statuses."""
    yield date(2016, 11, 1), FOUNDING_FILE, founding_export()
    made = sample()
    yield from enrollment_files(made)
    for month in (date(2017, 6, 1), date(2017, 12, 1)):
        yield month, f"status_bpu_{month:%m_%Y}.csv", statuses.statuses(made, f"{month:%m-%Y}")
