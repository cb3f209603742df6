"""Headers of all forms, and those by which no file can be read."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.pollution.clean import LABELS
from tests.pollution.draft import Case, Draft, Row
from tests.pollution.makers import both, changed


def cases() -> Iterator[Case]:
    yield from headers()
    yield from unusable_headers()
    yield from rivals()
    yield from units()


ALIASES = {
    "NIK": ["NOMOR_IDENTITAS", "No. KTP", "nik", "N.I.K.", "Nomor Induk Kependudukan (NIK)", "NO NIK",
            "No. KTP / NIK", "NIK/No KTP", "No. Identitas"],
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


def rivals() -> Iterator[Case]:
    """Two columns that may stand for one."""

    def beside(label: str, cell: Callable[[str], str], refusal: str | None = None, of: str = "NIK"):
        def change(draft: Draft) -> None:
            place = draft.place(of)
            add_column(draft, len(draft.labels), label, lambda row: cell(row.cells[place]))
            draft.refusal = refusal

        return change

    def other(cell: str) -> str:
        return f"{cell[:-4]}{9999 - int(cell[-4:])}"

    for label in ("Nomor Identitas", "No. KTP"):
        for name, cell, refusal in (
            ("the same numbers", str, None),
            ("the same numbers with an apostrophe", lambda cell: f"'{cell}", None),
            ("nothing", lambda cell: "", None),
            ("other numbers", other, "ambiguous_column"),
        ):
            yield from both("rival header", f"{label} beside NIK, {name}", beside(label, cell, refusal))
    day = "TANGGAL_KEPESERTAAN"
    yield from both("rival header", "two days, the same", beside("TGL DAFTAR", str, of=day))
    yield from both(
        "rival header",
        "two days, the same in another order",
        beside("TGL DAFTAR", lambda cell: f"{cell[6:]}-{cell[3:5]}-{cell[:2]}", of=day),
    )
    yield from both(
        "rival header",
        "two days, not the same",
        beside("TGL DAFTAR", lambda cell: f"01{cell[2:]}", "ambiguous_column", of=day),
    )
    yield from both(
        "rival header",
        "a passport beside NIK",
        beside("Nomor Identitas", lambda cell: f"X{cell[-4:]}"),
    )
    yield from both("rival header", "repeated below", rival_repeated)
    segments, codes, names = (
        ("SEGMEN", "JENIS KEPESERTAAN"),
        ("KODE_KANTOR", "KODE KACAB"),
        ("NAMA_KANTOR", "UNIT KERJA"),
    )
    swapped = {"BPU": "PU", "JMB": "TBO", "KC Jambi": "KCP Tebo"}
    long = {"BPU": "Bukan Penerima Upah", "JMB": "kc jambi", "KC Jambi": "Kantor Cabang Jambi"}
    for of, label in (segments, codes, names):
        for name, cell, refusal in (
            ("the same", str, None),
            ("the same in other words", lambda cell: long.get(cell, cell), None),
            ("other words", lambda cell: f"Lain {cell}", None),
            ("not the same", lambda cell: swapped.get(cell, cell), "ambiguous_column"),
        ):
            yield from both("rival header", f"{label}, {name}", beside(label, cell, refusal, of=of))
    other = {"JMB-01": "JMB-02", "JMB-02": "JMB-01"}
    for name, cell, refusal in (
        ("the same", str, None),
        ("not the same", lambda cell: other.get(cell, cell), "ambiguous_column"),
    ):
        yield from both(
            "rival header", f"KODE PERISAI, {name}", beside("KODE PERISAI", cell, refusal, of="KODE_KADER")
        )


def rival_repeated(draft: Draft) -> None:
    add_column(draft, len(draft.labels), "NO KTP", lambda row: row.cells[0])
    draft.insert(5, list(draft.labels))


IN_UNITS = (
    "IURAN (ribuan)", "Iuran (Rp ribu)", "Iuran (Rp. ribuan)", "IURAN dalam ribuan",
    "Iuran dlm ribuan rupiah",
    "iuran_ribuan", "Iuran (juta)", "Iuran (Rp juta)", "Iuran (000)", "Iuran (Rp.000)", "Iuran Rp 000",
    "Iuran (x 1.000)", "Iuran (x1000)", "Iuran (1.000)", "Iuran\n(dalam ribuan rupiah)", "Iuran [jt]",
    "Total Iuran (Rp ribuan)", "Iuran per bulan (ribu rupiah)", "IURAN IN THOUSANDS", "Iuran rb",
)  # fmt: skip
IN_RUPIAH = (
    "Iuran (Rp)", "Iuran Rp", "IURAN RUPIAH", "Iuran (min 16.800)", "Iuran (contoh: 16.000)", "Iuran / bulan",
    "Iuran (rupiah penuh)", "Iuran (mis. 1.000.000)",
)  # fmt: skip
SAID = {
    "above": "(dalam ribuan rupiah)",
    "above, of all": "Angka dalam jutaan Rp",
    "above, as a unit": "Satuan: ribuan rupiah",
    "above, with zeros": "(Rp 000)",
}


def units() -> Iterator[Case]:
    """Amounts in thousands or millions, which nobody is to multiply."""

    def headed(label: str, of: str, refusal: str | None) -> Callable[[Draft], None]:
        def change(draft: Draft) -> None:
            relabel(draft, {of: label})
            draft.refusal = refusal

        return change

    refusal = "amounts_in_thousands"
    for label in IN_UNITS:
        yield from both("unit", label, headed(label, "IURAN", refusal))
    for label in IN_RUPIAH:
        yield from both("unit", label, headed(label, "IURAN", None))
    yield from both("unit", "of wages", headed("Upah (juta)", "UPAH", refusal))
    yield from both("unit", "of a column not read", unread_unit)

    def said(line: str, refusal: str | None) -> Callable[[Draft], list[list[str]]]:
        def change(draft: Draft) -> list[list[str]]:
            draft.refusal = refusal
            return [["Laporan"], [line], []]

        return change

    for name, line in SAID.items():
        yield from both("unit", name, said(line, refusal))
    yield from both("unit", "denied above", said("Isi upah dalam rupiah, bukan dalam ribuan", None))

    def below(draft: Draft) -> None:
        draft.insert(0, [*[""] * 11, "(Rp ribu)", "(Rp ribu)"])
        draft.refusal = refusal

    yield from both("unit", "in a line below", below)


def unread_unit(draft: Draft) -> None:
    add_column(draft, 3, "PENJUALAN (JUTA)", lambda row: "3")
