"""How days are written, and what is none."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from tests.pollution.draft import IMPORT_DAY, Case, Draft
from tests.pollution.makers import changed

DAY = "TANGGAL_KEPESERTAAN"
MONTHS = [
    "Januari",
    "Pebruari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "Nopember",
    "Desember",
]
NEW_MONTHS = ["Januari", "Februari", *MONTHS[2:10], "November", "Desember"]
SHORT = ["JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGU", "SEP", "OKT", "NOV", "DES"]
ENGLISH = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jum'at", "Sabtu", "Minggu"]


def cases() -> Iterator[Case]:
    yield from days()
    yield from bad_days()


def serial(day: date) -> int:
    return (day - date(1899, 12, 30)).days


DAYS: dict[str, Callable[[date], str]] = {
    "dd-mm-yyyy": lambda d: f"{d:%d-%m-%Y}",
    "dd/mm/yyyy": lambda d: f"{d:%d/%m/%Y}",
    "dd.mm.yyyy": lambda d: f"{d:%d.%m.%Y}",
    "dd mm yyyy": lambda d: f"{d:%d %m %Y}",
    "d/m/yyyy": lambda d: f"{d.day}/{d.month}/{d.year}",
    "yyyy-mm-dd": lambda d: f"{d:%Y-%m-%d}",
    "yyyy/mm/dd": lambda d: f"{d:%Y/%m/%d}",
    "yyyy-mm-dd hh:mm:ss": lambda d: f"{d:%Y-%m-%d} 00:00:00",
    "yyyy-mm-ddThh:mm:ss": lambda d: f"{d:%Y-%m-%d}T08:30:00",
    "yyyy-mm-ddThh:mm:ss.000Z": lambda d: f"{d:%Y-%m-%d}T08:30:00.000Z",
    "dd-mm-yyyy hh:mm:ss": lambda d: f"{d:%d-%m-%Y} 14:05:09",
    "dd/mm/yyyy hh:mm": lambda d: f"{d:%d/%m/%Y} 7:30",
    "dd/mm/yyyy hh.mm": lambda d: f"{d:%d/%m/%Y} 07.30",
    "dd/mm/yyyy hh:mm:ss AM": lambda d: f"{d:%d/%m/%Y} 07:30:00 AM",
    "dd/mm/yyyy hh:mm WIB": lambda d: f"{d:%d/%m/%Y} 07:30 WIB",
    "d Month yyyy": lambda d: f"{d.day} {NEW_MONTHS[d.month - 1]} {d.year}",
    "dd Month yyyy, old spelling": lambda d: f"{d:%d} {MONTHS[d.month - 1]} {d.year}",
    "dd MONTH yyyy": lambda d: f"{d:%d} {NEW_MONTHS[d.month - 1].upper()} {d.year}",
    "d  Month  yyyy, two blanks": lambda d: f"{d.day}  {NEW_MONTHS[d.month - 1]}  {d.year}",
    "dd-MON-yyyy": lambda d: f"{d:%d}-{SHORT[d.month - 1]}-{d.year}",
    "dd-Mon-yyyy, English": lambda d: f"{d:%d}-{ENGLISH[d.month - 1]}-{d.year}",
    "dd Mon. yyyy": lambda d: f"{d:%d} {SHORT[d.month - 1].title()}. {d.year}",
    "Dayname, d Month yyyy": lambda d: f"{WEEKDAYS[d.weekday()]}, {d.day} {NEW_MONTHS[d.month - 1]} {d.year}",
    "serial number": lambda d: str(serial(d)),
    "serial number with time": lambda d: f"{serial(d)}.5",
    "serial number with a comma": lambda d: f"{serial(d)},25",
    "apostrophe before": lambda d: f"'{d:%d-%m-%Y}",
    "blanks around": lambda d: f"  {d:%d/%m/%Y} ",
}


def days() -> Iterator[Case]:
    for name, form in DAYS.items():
        yield changed("day", name, lambda d, f=form: d.column(DAY, lambda _, record: f(record.day)))

    def mixed(draft: Draft) -> None:
        forms = [
            DAYS[name] for name in ("dd-mm-yyyy", "yyyy-mm-dd", "d Month yyyy", "serial number", "dd/mm/yyyy")
        ]
        draft.column(DAY, lambda _, record: forms[record.number % len(forms)](record.day))

    yield changed("day", "a form for each worker", mixed)

    def lone_month_first(draft: Draft) -> None:
        draft.damage(3, DAY, "12/31/2016", "date_unreadable")

    yield changed("day", "one month first among days beyond 12", lone_month_first)


BAD_DAYS = {
    "31-02-2017": "date_unreadable",
    "30-02-2017": "date_unreadable",
    "29-02-2017": "date_unreadable",
    "00-01-2017": "date_unreadable",
    "12-13-2016": "date_unreadable",
    "12-11-16": "date_with_short_year",
    "12/11": "date_unreadable",
    "Nopember 2016": "date_unreadable",
    "12 Novembre 2016": "date_unreadable",
    "12-11-2016 s.d. 14-11-2016": "date_unreadable",
    "########": "date_unreadable",
    "kemarin": "date_unreadable",
    "1/0/1900": "date_unreadable",
    "0": "date_unreadable",
    "#VALUE!": "date_unreadable",
    "": "date_missing",
    "-": "date_missing",
    "#N/A": "date_missing",
    "31-12-1976": "date_before_1977",
    "12-11-1916": "date_before_1977",
    "27000": "date_before_1977",
    f"{IMPORT_DAY + timedelta(days=1):%d-%m-%Y}": "date_in_future",
    "12-11-2106": "date_in_future",
    "2999-12-31": "date_in_future",
    "99999": "date_in_future",
}


def bad_days() -> Iterator[Case]:
    for cell, error in BAD_DAYS.items():
        yield changed("bad day", cell or "empty", lambda d, c=cell, e=error: d.damage(3, DAY, c, e))

    def month_first(draft: Draft) -> None:
        draft.column(DAY, lambda _, record: f"{record.day:%m/%d/%Y}")
        draft.refusal = "dates_month_first"

    yield changed("bad day", "month first", month_first)

    def mostly_month_first(draft: Draft) -> None:
        month_first(draft)
        draft.rows[2].cells[1] = "30/11/2016"

    yield changed("bad day", "month first, but for one", mostly_month_first)

    def half_month_first(draft: Draft) -> None:
        draft.column(DAY, lambda _, r: f"{r.day:%m/%d/%Y}" if r.number in (3, 8) else f"{r.day:%d/%m/%Y}")
        draft.refusal = "dates_mixed"

    yield changed("bad day", "half of them month first", half_month_first)

    def words_and_month_first(draft: Draft) -> None:
        draft.column(DAY, lambda _, r: f"{r.day:%m/%d/%Y}" if r.number > 2 else f"{r.day:%Y-%m-%d}")
        draft.refusal = "dates_month_first"

    yield changed("bad day", "month first, or else the year first", words_and_month_first)

    def month_first_with_time(draft: Draft) -> None:
        draft.column(
            DAY, lambda _, record: f"{record.day.month}/{record.day.day}/{record.day.year} 12:00:00 AM"
        )
        draft.refusal = "dates_month_first"

    yield changed("bad day", "month first with time", month_first_with_time)

    def today(draft: Draft) -> None:
        draft.dull(3, DAY, f"{IMPORT_DAY:%d-%m-%Y}", None, day=IMPORT_DAY)

    yield changed("bad day", "the day of import itself is right", today)
    yield changed("bad day", "1 January 1977 is right", first_day)


def first_day(draft: Draft) -> None:
    draft.dull(11, DAY, "01-01-1977", "date_far_from_others", day=date(1977, 1, 1))
