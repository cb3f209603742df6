"""Workbooks: three formats, sheets of all sorts, cells as spreadsheets keep them."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from tests.pollution.draft import Case, Draft, Outcome
from tests.pollution.kinds.amounts import BAD_AMOUNTS
from tests.pollution.kinds.days import BAD_DAYS, serial
from tests.pollution.kinds.values import BAD_IDENTITIES, SPELLINGS
from tests.pollution.writers import Formula, ods, text, xls, xlsx

Sheets = dict[str, list[list[Any]]]
WRITERS: dict[str, Callable[..., bytes]] = {"XLSX": xlsx, "XLS": xls, "ODS": ods}


def saved(
    kind: str, name: str, change: Callable[[Draft], Sheets | None], writers: str = "XLSX XLS ODS", **options
) -> Iterator[Case]:
    """A workbook in each format; `change` may return its sheets, else there is one with the table."""
    for writer in writers.split():

        def make(block: int, write: Callable[..., bytes] = WRITERS[writer]) -> tuple[bytes, Outcome]:
            draft = Draft.clean(block)
            sheets = change(draft) or {"Data TK Baru": draft.table}
            return write(sheets, **options), draft.outcome()

        yield Case(kind, f"{name}, {writer}", make, f"export.{writer.lower()}")


def cases() -> Iterator[Case]:
    yield from formats()
    yield from native_days()
    yield from native_amounts()
    yield from native_identities()
    yield from artefacts()
    yield from sheets()


def listed(forms: str) -> list[str]:
    return [form for line in forms.strip().splitlines() for form in line.split(" | ")]


def in_turn(*changes: Callable[[Draft], Any]) -> Callable[[Draft], None]:
    def change(draft: Draft) -> None:
        for each in changes:
            each(draft)

    return change


def formats() -> Iterator[Case]:
    yield from saved("format", "as it is", lambda draft: None)
    yield from saved("format", "all native", native)
    for writer in ("XLSX", "XLS", "ODS"):
        for extension in ("csv", "txt", "xls", "xlsx", "ods", "tsv", ""):
            (case,) = saved("format", f"named .{extension}", lambda draft: None, writer)
            yield Case(case.kind, case.name, case.make, f"export.{extension}")
    for extension in ("xls", "xlsx", "ods"):
        yield Case("format", f"a CSV named .{extension}", delimited, f"export.{extension}")


def delimited(block: int) -> tuple[bytes, Outcome]:
    draft = Draft.clean(block)
    return text(draft.table).encode(), draft.outcome()


def native(draft: Draft) -> None:
    """Days and amounts as spreadsheets keep them."""
    draft.column("TANGGAL_KEPESERTAAN", lambda _, record: record.day)
    draft.column("UPAH", lambda _, record: "" if record.wage is None else record.wage)
    draft.column("IURAN", lambda _, record: record.contribution)


DATE_FORMATS = r"""
dd/mm/yyyy | dd-mm-yyyy | mm/dd/yyyy | m/d/yyyy | yyyy-mm-dd | d-mmm-yy | dd mmmm yyyy | [$-421]dd mmmm yyyy;@
[$-3809]dd/mm/yyyy;@ | [$-409]d-mmm-yyyy | dddd, dd mmmm yyyy | dd/mm/yyyy hh:mm | dd\/mm\/yyyy | General | 0
"Tgl "dd/mm/yyyy | [$-F800]dddd, mmmm dd, yyyy | yyyy | mmm-yy
"""


def native_days() -> Iterator[Case]:
    def days(draft: Draft) -> None:
        draft.column("TANGGAL_KEPESERTAAN", lambda _, record: record.day)

    for form in listed(DATE_FORMATS):
        yield from saved("native day", f"shown as {form}", days, "XLSX", date_format=form)
    yield from saved("native day", "counted from 1904", days, "XLSX", date_1904=True)

    def with_time(draft: Draft) -> None:
        draft.column("TANGGAL_KEPESERTAAN", lambda _, r: dt.datetime.combine(r.day, dt.time(23, 59, 59)))

    yield from saved("native day", "with time", with_time, "XLSX XLS ODS")

    def serials(draft: Draft) -> None:
        draft.column("TANGGAL_KEPESERTAAN", lambda _, record: serial(record.day))

    yield from saved("native day", "serial numbers", serials)

    def formulas(draft: Draft) -> None:
        draft.column("TANGGAL_KEPESERTAAN", lambda _, r: Formula(f"=DATE({r.day:%Y,%m,%d})", serial(r.day)))

    yield from saved("native day", "formulas", formulas, "XLSX")

    def mixed(draft: Draft) -> None:
        draft.column("TANGGAL_KEPESERTAAN", lambda cell, record: record.day if record.number % 2 else cell)

    yield from saved("native day", "mixed with texts", mixed)

    def swapped(draft: Draft) -> None:
        """As Excel in its American form reads day-first texts: it swaps what it can, and leaves the rest."""
        draft.column("TANGGAL_KEPESERTAAN", lambda cell, r: americanised(cell, r.day))
        draft.refusal = "dates_swapped"

    yield from saved("native day", "swapped by Excel", swapped)
    yield from swapped_otherwise()
    yield from saved("native day", "serial numbers from 1904", serials_from_1904, "XLSX XLS", date_1904=True)
    for cell, error in list(BAD_DAYS.items())[::4]:

        def bad(draft: Draft, cell: str = cell, error: str = error) -> None:
            draft.damage(3, "TANGGAL_KEPESERTAAN", cell, error)

        yield from saved("native day", f"text {cell or 'empty'} among them", in_turn(days, bad), "XLSX")

    def future(draft: Draft) -> None:
        days(draft)
        draft.damage(3, "TANGGAL_KEPESERTAAN", dt.date(2018, 1, 2), "date_in_future")
        draft.damage(5, "TANGGAL_KEPESERTAAN", dt.date(1976, 12, 31), "date_before_1977")

    yield from saved("native day", "in the future and before 1977", future)


def swapped_otherwise() -> Iterator[Case]:
    """The same with serial numbers instead of dates, or with the texts that were left in other words."""

    def change(native: Callable[[dt.date], Any], form: str) -> Callable[[Draft], None]:
        def swap(draft: Draft) -> None:
            draft.column(
                "TANGGAL_KEPESERTAAN",
                lambda cell, r: native(americanised(cell, r.day)) if r.day.day <= 12 else f"{r.day:{form}}",
            )
            draft.refusal = "dates_swapped"

        return swap

    for name, form in {"dd/mm/yyyy": "%d/%m/%Y", "yyyy-mm-dd": "%Y-%m-%d", "words": "%d %B %Y"}.items():
        yield from saved("native day", f"swapped, {name} beyond", change(lambda day: day, form))
        yield from saved("native day", f"swapped as serial numbers, {name} beyond", change(serial, form))
    yield from saved("native day", "swapped, short years beyond", change(lambda day: day, "%d/%m/%y"))


def serials_from_1904(draft: Draft) -> None:
    draft.column("TANGGAL_KEPESERTAAN", lambda _, record: serial(record.day) - 1462)


def americanised(cell: str, day: dt.date) -> Any:
    return day.replace(day=day.month, month=day.day) if day.day <= 12 else cell


NUMBER_FORMATS = r"""
#,##0 | #,##0.00 | "Rp"#,##0 | "Rp "#,##0.00 | [$Rp-421] #,##0 | _-"Rp"* #,##0_-;-"Rp"* #,##0_- | "IDR" #,##0
[Red]#,##0 | [Black]#,##0;[Red]-#,##0 | #,##0 "per bulan" | #,##0" hari" | @ | 0.00E+00 | 0 "d" | #,##0\ \d
_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_) | 0% | # ?/?
"""


def native_amounts() -> Iterator[Case]:
    for form in listed(NUMBER_FORMATS):
        yield from saved("native amount", f"shown as {form}", native, "XLSX", number_format=form)

    def floats(draft: Draft) -> None:
        draft.column("IURAN", lambda _, record: float(record.contribution) + 0.0000001)

    yield from saved("native amount", "with rounding errors", floats)

    def formulas(draft: Draft) -> None:
        draft.column("IURAN", lambda _, r: Formula(f"={r.contribution}*1", r.contribution))

    yield from saved("native amount", "formulas", formulas, "XLSX")

    def uncomputed(draft: Draft) -> None:
        for index in range(len(draft.rows)):
            draft.dull(index, "IURAN", Formula("=A1*1", None), "contribution_unreadable", contribution=None)

    yield from saved("native amount", "formulas never computed", uncomputed, "XLSX")
    bad_cells = {f"text {cell}": cell for cell in list(BAD_AMOUNTS)[::3]}
    for name, cell in (bad_cells | {"a negative one": -16_800, "one beyond all bounds": 1e15}).items():

        def bad(draft: Draft, cell: Any = cell) -> None:
            draft.dull(3, "IURAN", cell, "contribution_unreadable", contribution=None)

        yield from saved("native amount", f"{name} among them", in_turn(native, bad), "XLSX")


def native_identities() -> Iterator[Case]:
    def numeric(draft: Draft, rows: range) -> None:
        for index in rows:
            draft.damage(index, "NIK", int(draft.rows[index].cells[0]), "nik_numeric")

    yield from saved("native identity", "one a number", lambda d: numeric(d, range(3, 4)))
    yield from saved("native identity", "all numbers", lambda d: numeric(d, range(12)))
    yield from saved(
        "native identity",
        "all numbers, shown with all digits",
        lambda d: numeric(d, range(12)),
        "XLSX",
        number_format="0",
    )
    number = Formula("=1599*1", 1599000000000000)
    yield from saved(
        "native identity",
        "a formula that makes a number",
        lambda d: d.damage(3, "NIK", number, "nik_numeric"),
        "XLSX",
    )

    def formulas(draft: Draft) -> None:
        draft.column("NIK", lambda cell, _: Formula(f'=""&"{cell}"', cell))

    yield from saved("native identity", "formulas that make texts", formulas, "XLSX")
    for cell, error in BAD_IDENTITIES.items():
        yield from saved(
            "native identity",
            f"text {cell or 'empty'}",
            lambda d, c=cell, e=error: d.damage(3, "NIK", c, e),
            "XLSX",
        )
    yield from saved(
        "native identity", "line breaks after", lambda d: d.column("NIK", lambda cell, _: f"{cell}\n")
    )
    yield from saved(
        "native identity", "line breaks before", lambda d: d.column("NIK", lambda cell, _: f"\n{cell}")
    )


def artefacts() -> Iterator[Case]:
    errors = ("#REF!", "#VALUE!", "#DIV/0!", "#NAME?")
    for error in errors:
        cell = Formula("=1/0", error)

        def contribution(draft: Draft, cell: Formula = cell) -> None:
            draft.dull(3, "IURAN", cell, "contribution_unreadable", contribution=None)

        def day(draft: Draft, cell: Formula = cell) -> None:
            draft.damage(3, "TANGGAL_KEPESERTAAN", cell, "date_unreadable")

        def identity(draft: Draft, cell: Formula = cell) -> None:
            draft.damage(3, "NIK", cell, "nik_not_16_digits")

        for place in (contribution, day, identity):
            yield from saved("artefact", f"{error} in the {place.__name__}", place, "XLSX")
    yield from saved("artefact", "table in the middle of the sheet", lambda d: None, "XLSX", top=(20, 6))
    yield from saved("artefact", "table far below", lambda d: None, "XLSX", top=(40, 30))
    yield from saved(
        "artefact",
        "sums of formulas",
        lambda d: d.insert(12, ["Jumlah", *[""] * 11, Formula("=SUM(M2:M13)", 1), ""]),
        "XLSX",
    )
    yield from saved(
        "artefact",
        "names of regencies",
        lambda d: d.column("KABUPATEN", lambda _, r: SPELLINGS["short kind before"](r.regency)),
    )

    def merged_office(draft: Draft) -> Sheets:
        """The last two rows of worker 7 share their office: the second has none of its own."""
        draft.rows[8].cells[3] = draft.rows[8].cells[4] = ""
        return {"Data": draft.table}

    yield from saved(
        "artefact", "offices merged over rows", merged_office, "XLSX", merged=("D9:D10", "E9:E10")
    )

    def merged_cadre(draft: Draft) -> Sheets:
        draft.rows[7].cells[5] = draft.rows[8].cells[5] = ""
        return {"Data": draft.table}

    yield from saved("artefact", "cadres merged over rows", merged_cadre, "XLSX", merged=("F8:F10",))
    yield from saved(
        "artefact",
        "a title merged over all",
        lambda d: {"Data": [["DAFTAR TENAGA KERJA BARU"], [], *d.table]},
        "XLSX",
        merged=("A1:N1",),
    )

    def stray(draft: Draft) -> Sheets:
        return {"Data": [*draft.table, *[[] for _ in range(900)], [*[""] * 250, " "]]}

    yield from saved("artefact", "a stray blank far away", stray, "XLSX XLS")
    yield from saved("artefact", "remarks beside the table", beside)
    yield from saved("artefact", "line breaks in cells", broken_cells)


def beside(draft: Draft) -> None:
    for index in (2, 5):
        draft.rows[index].cells.extend(["", "sudah dicek"])


def broken_cells(draft: Draft) -> None:
    draft.column("NAMA_KANTOR", lambda cell, _: cell.replace(" ", "\n"))
    draft.column("KABUPATEN", lambda cell, _: cell.replace(" ", "\n"))


GUIDE = [
    ["Petunjuk Pengisian"],
    ["Isi NIK, SEGMEN dan KODE KANTOR"],
    ["NIK", "16 digit"],
    ["SEGMEN", "PU atau BPU"],
]
CODES = [
    ["KODE KANTOR", "NAMA KANTOR", "KABUPATEN"],
    ["JMB", "KC Jambi", "Kota Jambi"],
    ["TBO", "KCP Tebo", "Tebo"],
]


def sheets() -> Iterator[Case]:
    def among(before: Sheets, after: Sheets, halves: int = 1) -> Callable[[Draft], Sheets]:
        def arranged(draft: Draft) -> Sheets:
            draft.unread_sheets = [*before, *after]
            size = -(-len(draft.rows) // halves)
            data = {
                f"data_tk_baru ({number + 1})": [
                    draft.labels, *(row.cells for row in draft.rows[number * size : (number + 1) * size])
                ]
                for number in range(halves)
            }  # fmt: skip
            return {**before, **data, **after}

        return arranged

    guide, codes = {"Petunjuk Pengisian": GUIDE}, {"Kode": CODES}
    yield from saved("sheets", "instructions first", among(guide, {}))
    yield from saved("sheets", "codes after", among({}, codes))
    yield from saved("sheets", "instructions first, codes after", among(guide, codes))
    yield from saved("sheets", "data over two", among({}, {}, 2))
    yield from saved("sheets", "data over five", among({}, {}, 5))
    yield from saved("sheets", "data over two between others", among(guide, codes, 2))
    yield from saved("sheets", "codes hidden", among({}, codes), "XLSX XLS", hidden=("Kode",))
    yield from saved(
        "sheets", "the second half hidden", among({}, {}, 2), "XLSX XLS", hidden=("data_tk_baru (2)",)
    )
    yield from saved(
        "sheets", "a sheet without anything", lambda d: {"Sheet1": [], "Data": d.table, "Sheet3": []}
    )
    yield from saved("sheets", "columns in another order on the second", other_order)
    yield from saved("sheets", "a second one of workers without a header", headless_second)
    yield from saved("sheets", "a second one that lacks a column", lacking_second)
    yield from saved("sheets", "a pivot table beside", pivot)


def other_order(draft: Draft) -> Sheets:
    def turned(row: list[Any]) -> list[Any]:
        return list(reversed(row))

    rows = [row.cells for row in draft.rows]
    return {"a": [draft.labels, *rows[:6]], "b": [turned(draft.labels), *map(turned, rows[6:])]}


def headless_second(draft: Draft) -> Sheets:
    draft.refusal = "sheet_without_header"
    return {"a": draft.table[:7], "b": draft.table[7:]}


def lacking_second(draft: Draft) -> Sheets:
    draft.refusal = "required_column_missing"
    place = draft.place("SEGMEN")
    second = [row[:place] + row[place + 1 :] for row in [draft.labels, *draft.table[7:]]]
    return {"a": draft.table[:7], "b": second}


def pivot(draft: Draft) -> Sheets:
    draft.unread_sheets = ["Rekap"]
    return {
        "Data": draft.table,
        "Rekap": [["Kantor", "Jumlah TK"], ["KC Jambi", 4], ["KCP Tebo", 2], ["Total", 12]],
    }
