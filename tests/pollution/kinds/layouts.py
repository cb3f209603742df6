"""What stands around and between the rows: titles, headers of all forms, totals, signatures, ragged rows."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tests.pollution.clean import LABELS
from tests.pollution.draft import Case, Draft, Outcome, Row
from tests.pollution.kinds.texts import plain, written
from tests.pollution.kinds.values import changed
from tests.pollution.writers import text, xlsx


def both(kind: str, name: str, change: Callable[[Draft], Any]) -> Iterator[Case]:
    """The same pollution in a CSV and in a workbook; `change` may return what stands above the header."""

    def table(draft: Draft) -> list[list[Any]]:
        above = change(draft)
        return [*(above or []), *draft.table]

    def in_text(block: int) -> tuple[bytes, Outcome]:
        draft = Draft.clean(block)
        return text(table(draft)).encode(), draft.outcome()

    def in_workbook(block: int) -> tuple[bytes, Outcome]:
        draft = Draft.clean(block)
        return xlsx({"Data": table(draft)}), draft.outcome()

    yield Case(kind, name, in_text)
    yield Case(kind, f"{name}, XLSX", in_workbook, "export.xlsx")


def cases() -> Iterator[Case]:
    yield from preambles()
    yield from headers()
    yield from unusable_headers()
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
        "words of headers": [["Isi NIK, SEGMEN dan KODE KANTOR"], ["NIK", "16 digit"], ["SEGMEN", "PU/BPU"]],
        "a table of codes": [["KODE KANTOR", "NAMA KANTOR"], ["JMB", "KC Jambi"], ["TBO", "KCP Tebo"], []],
        "place and day": [["Jambi, 12 November 2016"], []],
    }  # fmt: skip
    for name, lines in above.items():
        yield from both("preamble", name, lambda d, each=lines: each)


ALIASES = {
    "NIK": ["NOMOR_IDENTITAS", "No. KTP", "nik", "N.I.K.", "Nomor Induk Kependudukan (NIK)", "NO NIK"],
    "TANGGAL_KEPESERTAAN": ["Tgl. Kepesertaan", "TANGGAL DAFTAR", "tgl_pendaftaran", "Tgl Daftar (d/m/y)"],
    "SEGMEN": ["Segmentasi", "JENIS KEPESERTAAN", "segment", "Segmen Peserta"],
    "KODE_KANTOR": ["Kode Kacab", "KD_KANTOR", "kode unit kerja", "Branch Code"],
    "NAMA_KANTOR": ["Kantor Cabang", "KACAB", "unit kerja", "BRANCH"],
    "KODE_KADER": ["ID Kader", "Kode Agen", "No. Kader", "kode perisai"],
    "IURAN": ["Total Iuran (Rp)", "Jumlah Iuran", "BESAR_IURAN", "iuran/bulan"],
    "KABUPATEN": ["Kab/Kota", "Kabupaten / Kota", "LOKASI_PEKERJAAN", "Kota/Kabupaten"],
    "PEKERJAAN": ["JENIS_PEKERJAAN_1", "Profesi", "Jenis Pekerjaan", "occupation"],
}  # fmt: skip
ALIASES["IURAN"][3] = "Nominal Iuran"
MANNERS: dict[str, Callable[[str], str]] = {
    "lower case": str.lower,
    "title case, blanks": lambda label: label.replace("_", " ").title(),
    "no blanks": lambda label: label.replace("_", ""),
    "dots": lambda label: label.replace("_", "."),
    "dashes": lambda label: label.replace("_", "-"),
    "slashes": lambda label: label.replace("_", " / "),
    "two blanks and around": lambda label: f"  {label.replace('_', '  ')} ",
    "no-break spaces": lambda label: label.replace("_", "\u00a0"),
    "stars": lambda label: f"{label}*",
    "colons": lambda label: f"{label} :",
    "quotes": lambda label: f'"{label}"',
    "required in brackets": lambda label: f"{label.replace('_', ' ')} (wajib)",
    "line breaks": lambda label: label.replace("_", "\n"),
    "marks without width": lambda label: f"\ufeff{label}\u200b",
    "accents": lambda label: label.replace("A", "\u00c1").replace("E", "\u00c9"),
}


def headers() -> Iterator[Case]:
    for label, others in ALIASES.items():
        for other in others:
            yield changed("header", f"{label} as {other}", lambda d, a=label, b=other: relabel(d, {a: b}))
    for name, manner in MANNERS.items():
        yield from both("header", name, lambda d, m=manner: relabel(d, {label: m(label) for label in LABELS}))
    yield from both(
        "header", "numbered", lambda d: relabel(d, {a: f"{n}. {a}" for n, a in enumerate(LABELS, start=1)})
    )
    yield from both("header", "columns in another order", reordered)
    yield from both("header", "columns that nobody knows", strange_columns)
    yield from both("header", "names, births and phones beside", personal_columns)
    yield from both("header", "over two rows, in groups", grouped)
    yield from both("header", "over two rows, merged down", merged_down)
    yield from both("header", "over two rows, words broken", broken_words)
    yield from both("header", "the upper row all titles", all_titled)
    yield from both("header", "columns numbered below", numbered_below)
    yield from both("header", "row numbers first", row_numbers)


def relabel(draft: Draft, names: dict[str, str]) -> None:
    draft.labels = [names.get(label, label) for label in draft.labels]


def rearranged(draft: Draft, order: list[int]) -> None:
    draft.labels = [draft.labels[place] for place in order]
    for row in draft.rows:
        row.cells[:] = [row.cells[place] for place in order]


def reordered(draft: Draft) -> None:
    rearranged(draft, list(reversed(range(len(LABELS)))))


def add_column(draft: Draft, place: int, label: str, cell: Callable[[Row], Any]) -> None:
    draft.labels.insert(place, label)
    for row in draft.rows:
        row.cells.insert(place, cell(row))


def strange_columns(draft: Draft) -> None:
    for place, label in ((0, "KETERANGAN"), (5, "STATUS VERIFIKASI"), (9, "X1")):
        add_column(draft, place, label, lambda row: "ya")


def personal_columns(draft: Draft) -> None:
    add_column(draft, 1, "NAMA_LENGKAP", lambda row: "Peserta Contoh")
    add_column(draft, 2, "TGL_LAHIR", lambda row: "31-12-1980")
    add_column(draft, 3, "NO HP", lambda row: "081200000000")


def row_numbers(draft: Draft) -> None:
    add_column(draft, 0, "NO", lambda row: str(draft.rows.index(row) + 1))


UPPER = {"KODE_KANTOR": "KANTOR", "KODE_KADER": "KODE", "UPAH": "DATA UPAH", "IURAN": ""}


def grouped(draft: Draft) -> list[list[str]]:
    above = [""] * len(LABELS)
    above[3], above[0] = "KANTOR", "NIK"
    above[1], above[2] = "TANGGAL KEPESERTAAN", "SEGMEN"
    above[5:] = [label.replace("_", " ") for label in LABELS[5:]]
    draft.labels = ["", "", "", "KODE", "NAMA", *[""] * (len(LABELS) - 5)]
    return [above]


def merged_down(draft: Draft) -> list[list[str]]:
    above = list(draft.labels)
    above[3] = "KANTOR"
    above[4] = ""
    draft.labels = [""] * 3 + ["KODE", "NAMA"] + [""] * (len(LABELS) - 5)
    return [["DAFTAR PESERTA"], [], above]


def broken_words(draft: Draft) -> list[list[str]]:
    parts = [label.partition("_") for label in LABELS]
    draft.labels = [below for _, _, below in parts]
    return [[above for above, _, _ in parts]]


def all_titled(draft: Draft) -> list[list[str]]:
    return [["IDENTITAS", "KEPESERTAAN", "", "KANTOR", "", "KADER", "KEGIATAN", "PAKET", "RUMAH", "", "TK",
             "", "", ""]]  # fmt: skip


def numbered_below(draft: Draft) -> list[list[str]]:
    above = draft.labels
    draft.labels = [f"({number})" for number in range(1, len(LABELS) + 1)]
    return [above]


def unusable_headers() -> Iterator[Case]:
    for label in ("NIK", "TANGGAL_KEPESERTAAN", "SEGMEN"):
        yield from both("refused header", f"without {label}", lambda d, each=label: dropped(d, [each]))
        yield from both("refused header", f"{label} misspelt", lambda d, each=label: misspelt(d, each))
        yield from both("refused header", f"{label} twice", lambda d, each=label: doubled(d, each, each))
        yield from both(
            "refused header", f"{label} twice in different writing",
            lambda d, each=label: doubled(d, each, each.lower().replace("_", " ") + " *"),
        )  # fmt: skip
    yield from both(
        "refused header", "without an office", lambda d: dropped(d, ["KODE_KANTOR", "NAMA_KANTOR"])
    )
    yield from both("refused header", "none", headless)


def dropped(draft: Draft, labels: list[str]) -> None:
    rearranged(draft, [place for place, label in enumerate(draft.labels) if label not in labels])
    draft.refusal = "required_column_missing"


def misspelt(draft: Draft, label: str) -> None:
    relabel(draft, {label: f"XX{label[:-1]}"})
    draft.refusal = "required_column_missing"


def doubled(draft: Draft, label: str, again: str) -> None:
    place = draft.place(label)
    add_column(draft, len(draft.labels), again, lambda row: row.cells[place])
    draft.refusal = "ambiguous_column"


def headless(draft: Draft) -> None:
    draft.labels = draft.rows.pop(0).cells
    draft.refusal = "required_column_missing"


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
