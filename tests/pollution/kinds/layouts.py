"""What stands around and between the rows: titles, totals, signatures, empty rows, ragged ones."""

from collections.abc import Callable, Iterator, Sequence

from tests.pollution.clean import LABELS
from tests.pollution.draft import Case, Draft, Row
from tests.pollution.kinds.headers import add_column, grouped, rearranged
from tests.pollution.kinds.texts import plain
from tests.pollution.makers import both, changed, written
from tests.pollution.writers import text


def cases() -> Iterator[Case]:
    yield from preambles()
    yield from empty()
    yield from skipped()
    yield from received()
    yield from ragged()


def preambles() -> Iterator[Case]:
    above = {
        "a title": [["DAFTAR TENAGA KERJA BARU"]],
        "title, office and period": [
            ["LAPORAN AKUISISI"], ["Kantor", "KC Jambi"], ["Periode", "12-11-2016 s.d. 05-04-2017"], [],
        ],
        "thirty lines": [[f"Catatan {number}", "a, b; c"] for number in range(30)],
        "fifty lines": [[f"Catatan {number}"] for number in range(50)],
        "seventy lines": [[f"Catatan {number}"] for number in range(70)],
        "three hundred lines": [[f"Catatan {number}", "a, b; c"] for number in range(300)],
        "words of headers": [["Isi NIK, SEGMEN dan KODE KANTOR"], ["NIK", "16 digit"], ["SEGMEN", "PU/BPU"]],
        "a table of codes": [["KODE KANTOR", "NAMA KANTOR"], ["JMB", "KC Jambi"], ["TBO", "KCP Tebo"], []],
        "filters of a pivot table": [["KANTOR", "(All)"], ["SEGMEN", "(Semua)"], []],
        "filters of all columns": [["(All)"] * 14],
        "place and day": [["Jambi, 12 November 2016"], []],
    }  # fmt: skip
    for name, lines in above.items():
        yield from both("preamble", name, lambda d, each=lines: each)


def empty() -> Iterator[Case]:
    def columns(*places: int) -> Callable[[Draft], None]:
        def change(draft: Draft) -> None:
            for place in places:
                add_column(draft, place, "", lambda row: "")

        return change

    def none(*places: int, cell: str = "", width: int = 0) -> Callable[[Draft], None]:
        return inserted(*((place, [cell] * width) for place in places), counts=False)

    yield from both("empty", "leading column", columns(0))
    yield from both("empty", "five leading columns", columns(*[0] * 5))
    yield from both("empty", "column in the middle", columns(6))
    yield from both("empty", "columns at the end", columns(*range(WIDTH, WIDTH + 9)))
    yield from both("empty", "rows everywhere", none(*range(12, -1, -1)))
    yield from both("empty", "rows of blanks", none(12, 7, 3, 0, cell=" ", width=WIDTH))
    yield from both("empty", "rows of dashes", none(5, cell="-", width=WIDTH))
    yield from both("empty", "a thousand rows at the end", none(*[12] * 1000))


WIDTH = len(LABELS)
LAST = {
    "Total": [["Total", *[""] * 11, "774321", ""]],
    "TOTAL with a count": [["TOTAL", "12 orang", *[""] * 10, "774.321", ""]],
    "Jumlah": [["Jumlah", *[""] * 10, "13734567", "774321", ""]],
    "JUMLAH :": [["JUMLAH :", "", "12"]],
    "Grand Total": [["Grand Total", *[""] * 10, "13734567", "774321", ""]],
    "Sub total": [["Sub total", *[""] * 11, "1"], ["Sub Total", *[""] * 11, "2"], ["TOTAL", *[""] * 11, "3"]],
    "Subtotal per office": [["Subtotal KC Jambi", *[""] * 11, "1"], ["Sub Jumlah KCP Tebo", *[""] * 11, "2"]],
    "Total in another column": [["", "", "", "", "Total", *[""] * 7, "774321", ""]],
    "Totals per segment": [
        ["Jumlah BPU", "", "BPU", *[""] * 9, "16.800", ""],
        ["Total", "", "PU", "JMB", *[""] * 8, "54.000", ""],
    ],
    "a count and a sum without a word": [["12", *[""] * 11, "774321", ""]],
    "words of segments": [
        ["", "", "BPU", "= bukan penerima upah"],
        ["", "", "PU", "Penerima Upah"],
        ["", "", "PMI", ": migran"],
    ],
    "Total Keseluruhan": [["Total Keseluruhan", *[""] * 11, "774321", ""]],
    "Jumlah Peserta": [["Jumlah Peserta", "12"], ["Jumlah Iuran", "774.321"]],
    "sums without a word": [[*[""] * 11, "13734567", "774321", ""]],
    "signature": [["Mengetahui,"], ["Kepala Kantor Cabang Jambi"], ["Budi"], ["NIP 19750101 200001 1 001"]],
    "signature at the right": [
        [*[""] * 11, "Jambi, 12 November 2016"], [*[""] * 11, "Mengetahui,"], [*[""] * 11, "(.............)"],
        [*[""] * 11, "NIP. 197501012000011001"],
    ],
    "two signatures": [
        ["Dibuat oleh,", *[""] * 9, "Mengetahui,"], ["Petugas", *[""] * 9, "Kepala Kantor"],
        ["( Ani )", *[""] * 9, "( Budi )"], ["NIP 1", *[""] * 9, "NIP 2"],
    ],
    "signature under the day": [["", "Jambi, 12 November 2016"], ["", "Kepala Bidang"], ["", "Budi"]],
    "printed by": [["Dicetak oleh: petugas", "", "", "Halaman 1 dari 3"]],
    "lines": [["--------------------"], ["===================="], ["____________________"]],
    "a note": [["Catatan: data sementara, belum diverifikasi"], ["*) wajib diisi"]],
    "filters": [["(All)", *["(Semua)"] * 13], ["(Semua)", *[""] * 12, "(Multiple Items)"]],
    "source": [["Sumber: aplikasi kepesertaan"], ["** akhir laporan **"]],
}  # fmt: skip


def skipped() -> Iterator[Case]:
    for name, lines in LAST.items():

        def at_the_end(draft: Draft, rows: list[list[str]] = lines) -> None:
            for row in rows:
                draft.insert(len(draft.rows), list(row))

        yield from both("skipped", name, at_the_end)

        def after_an_empty_row(draft: Draft, rows: list[list[str]] = lines) -> None:
            draft.insert(len(draft.rows), [], counts=False)
            at_the_end(draft, rows)

        yield from both("skipped", f"{name}, after an empty row", after_an_empty_row)
    subtotal, title = ["Sub Total", *[""] * 11, "1"], ["DAFTAR TENAGA KERJA BARU"]
    lower = [label.lower().replace("_", " ") for label in LABELS]
    for name, change in {
        "header repeated": inserted((6, LABELS)),
        "header on every page": inserted((9, LABELS), (6, LABELS), (3, LABELS)),
        "header repeated in other case": inserted((6, lower)),
        "header repeated, with numbers below": repeated_with_numbers,
        "header over two rows, repeated": repeated_in_two_rows,
        "subtotals within": inserted((9, subtotal), (5, subtotal)),
        "filters below the header": inserted((0, ["(All)"] * WIDTH), (0, ["", *["(Semua)"] * 12])),
        "title repeated": inserted((6, LABELS), (6, title)),
    }.items():
        yield from both("skipped", name, change)


def inserted(*rows: tuple[int, Sequence[str]], counts: bool = True) -> Callable[[Draft], None]:
    """Puts rows that are no enrollments into a draft, the last ones first."""

    def change(draft: Draft) -> None:
        for index, cells in rows:
            draft.insert(index, list(cells), counts=counts)

    return change


def repeated_with_numbers(draft: Draft) -> None:
    draft.insert(6, [str(number) for number in range(1, WIDTH + 1)])
    draft.insert(6, list(draft.labels))


def repeated_in_two_rows(draft: Draft) -> list[list[str]]:
    (above,) = grouped(draft)
    draft.insert(6, list(draft.labels))
    draft.insert(6, list(above))
    return [above]


def received() -> Iterator[Case]:
    """Rows that look like none, and are some."""

    def without(*labels: str) -> Callable[[Draft], None]:
        def change(draft: Draft) -> None:
            for label in labels:
                draft.damage(3, label, "", ERRORS[label])

        return change

    yield from both("received", "without NIK", without("NIK"))
    yield from both("received", "without day and segment", without("SEGMEN", "TANGGAL_KEPESERTAAN"))
    yield from both(
        "received", "without NIK, day and segment", without("SEGMEN", "TANGGAL_KEPESERTAAN", "NIK")
    )
    yield from both("received", "only office, regency and contribution", lambda d: only(d, 3, 8, 12))
    yield from both("received", "only an office, by code and by name", lambda d: only(d, 3, 4))
    yield from both("received", "only office and programs", lambda d: only(d, 3, 7))
    yield from both("received", "only office and regency", lambda d: only(d, 4, 8))
    yield from both(
        "received", "only a damaged NIK", lambda d: only(d, 0, error="nik_not_16_digits", cell="15990001")
    )
    yield from both(
        "received",
        "only a NIK in letters and numbers",
        lambda d: only(d, 0, error="nik_scientific", cell="1,599E+15"),
    )
    yield from both("received", "only an unreadable day", lambda d: only(d, 1, cell="31-02-2017"))
    yield from both("received", "only a sound NIK", lambda d: only(d, 0, error="date_missing"))
    yield from both("received", "only a sound day", lambda d: only(d, 1))
    yield from both("received", "only a segment", lambda d: only(d, 2))
    yield from both(
        "received",
        "Total as an occupation",
        lambda d: d.dull(3, "PEKERJAAN", "Total bangunan", None, occupation="Total bangunan"),
    )
    yield from both("received", "Total as an occupation, NIK damaged", total_worker)
    yield from both("received", "Total as an occupation, NIK, day and segment damaged", total_damaged)


ERRORS = {"NIK": "nik_missing", "TANGGAL_KEPESERTAAN": "date_missing", "SEGMEN": "segment_missing"}


def only(draft: Draft, *places: int, error: str = "nik_missing", cell: str | None = None) -> None:
    row = draft.rows[3]
    row.cells[:] = [each if place in places else "" for place, each in enumerate(row.cells)]
    if cell:
        row.cells[places[0]] = cell
    draft.rows[3] = Row(row.cells, row.record, error)


def total_worker(draft: Draft) -> None:
    draft.rows[3].cells[10] = "Total bangunan"
    draft.damage(3, "NIK", "1599", "nik_not_16_digits")


def total_damaged(draft: Draft) -> None:
    draft.rows[3].cells[10] = "Total bangunan"
    draft.damage(3, "TANGGAL_KEPESERTAAN", "31-02-2017", "")
    draft.damage(3, "SEGMEN", "TNI", "")
    draft.damage(3, "NIK", "1599000000001", "nik_not_16_digits")


def ragged() -> Iterator[Case]:
    """Rows of a text with more or fewer cells than its header."""

    def lines(draft: Draft, change: Callable[[list[str], int], list[str]]) -> str:
        table = plain(draft).table
        return text([table[0], *(change(row, number) for number, row in enumerate(table[1:]))])

    def written_lines(name: str, change: Callable[[list[str], int], list[str]]) -> Case:
        return written("ragged", name, lambda d: lines(d, change))

    yield written_lines("a delimiter at the end of rows", lambda row, _: [*row, ""])
    yield written_lines("delimiters at the end of some rows", lambda row, n: [*row, *[""] * (n % 4)])
    yield written(
        "ragged",
        "delimiters at the end of all",
        lambda d: (
            text([*d.labels, "", ""] for _ in "x") + lines(d, lambda r, _: [*r, "", ""]).partition("\n")[2]
        ),
    )
    yield written("ragged", "a header shorter by a note", noted)
    yield written("ragged", "rows end with their last cell", shortened)

    def broken(name: str, change: Callable[[Draft], None]) -> Case:
        return changed("ragged", name, change)

    yield broken("an unquoted delimiter in the occupation", lambda d: split(d, 10, "Tukang;kayu"))
    yield broken("an unquoted delimiter in the office", lambda d: split(d, 4, "KCP;Tebo"))
    yield broken("an unquoted delimiter in the program", lambda d: split(d, 7, "JKK;JKM"))
    yield broken("decimals split off", lambda d: split(d, 11, "1000000;00"))
    yield broken("a cell too many in the middle", lambda d: split(d, 5, ";"))
    yield broken("a cell lost in the middle", lambda d: joined(d, 5))
    yield broken("a cell lost before the regency", lambda d: joined(d, 7))


def noted(draft: Draft) -> str:
    """A remark beyond the last header, in a row that is else as the header says."""
    for row in plain(draft).rows[2:4]:
        row.cells.append("sudah dicek")
    draft.rows[2:4] = [Row(r.cells, r.record, warning="cells_beyond_header") for r in draft.rows[2:4]]
    return text(draft.table)


def shortened(draft: Draft) -> str:
    rearranged(draft, [*range(5), 7, 8, 10, 11, 12, 13, 5, 6, 9])
    table = plain(draft).table
    return "".join(line.rstrip(";") + "\n" for line in text(table).splitlines())


def split(draft: Draft, place: int, cell: str) -> None:
    row = plain(draft).rows[3]
    row.cells[place : place + 1] = cell.split(";")
    draft.rows[3] = Row(row.cells, row.record, "cells_shifted")


def joined(draft: Draft, place: int) -> None:
    row = plain(draft).rows[3]
    row.cells[place : place + 2] = [row.cells[place] + row.cells[place + 1]]
    draft.rows[3] = Row(row.cells, row.record, "cells_shifted")
