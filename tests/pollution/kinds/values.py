"""How identities, regencies, segments, programs and offices are written."""

from collections.abc import Callable, Iterator

from tests.pollution.clean import REGENCIES
from tests.pollution.draft import Case, Draft
from tests.pollution.makers import changed

NIK = "NIK"


def cases() -> Iterator[Case]:
    yield from identities()
    yield from births()
    yield from places()
    yield from words()
    yield from repeated()


IDENTITIES: dict[str, Callable[[str], str]] = {
    "apostrophe": lambda n: f"'{n}",
    "backtick": lambda n: f"`{n}",
    "curly apostrophe": lambda n: f"\u2019{n}",
    "blanks around": lambda n: f"  {n}   ",
    "no-break spaces": lambda n: f"{n[:4]}\u00a0{n[4:8]}\u00a0{n[8:12]}\u00a0{n[12:]}\u00a0",
    "narrow no-break spaces": lambda n: f"{n[:6]}\u202f{n[6:]}",
    "groups of four": lambda n: f"{n[:4]} {n[4:8]} {n[8:12]} {n[12:]}",
    "dots": lambda n: f"{n[:2]}.{n[2:4]}.{n[4:6]}.{n[6:12]}.{n[12:]}",
    "dashes": lambda n: f"{n[:6]}-{n[6:12]}-{n[12:]}",
    "en dashes": lambda n: f"{n[:6]}\u2013{n[6:12]}\u2013{n[12:]}",
    "zero-width characters": lambda n: f"\u200b{n[:8]}\u200d{n[8:]}\ufeff",
    "direction marks": lambda n: f"\u202d{n}\u202c",
    "soft hyphens": lambda n: f"{n[:8]}\u00ad{n[8:]}",
    "tab before": lambda n: f"\t{n}",
    "forced to be text": lambda n: f'="{n}"',
    "quotes in the cell": lambda n: f'"{n}"',
}
BAD_IDENTITIES = {
    "1.57E+15": "nik_scientific",
    "1,57E+15": "nik_scientific",
    "1.59901E+15": "nik_scientific",
    "1.5990100000000E15": "nik_scientific",
    "1,59901e+15": "nik_scientific",
    "159900000000001": "nik_not_16_digits",
    "15990000000000011": "nik_not_16_digits",
    "1599": "nik_not_16_digits",
    "15990000O0000001": "nik_not_16_digits",
    "NIK 1599": "nik_not_16_digits",
    "0000000000000000": "nik_implausible",
    "9999999999999999": "nik_implausible",
    "": "nik_missing",
    "-": "nik_missing",
    "tidak ada": "nik_not_16_digits",
    "#REF!": "nik_not_16_digits",
}


# 16 digits that no authority gave: taken in with a warning. Day, month, year and a number end them.
ODD_BIRTHS = {
    "day 00": "1599010001800001",
    "day 32": "1599013201800001",
    "day 40": "1599014001800001",
    "day 72": "1599017201800001",
    "month 00": "1599010100800001",
    "month 13": "1599010113800001",
    "province 10": "1099010101800001",
    "province 01": "0199010101800001",
}
RIGHT_BIRTHS = {
    "day 31": "1599013112800001",
    "day 41, a woman": "1599014101000001",
    "day 71": "1599017110990001",
}


def births() -> Iterator[Case]:
    for name, number in ODD_BIRTHS.items():
        yield changed("identity", name, lambda d, n=number: d.dull(4, NIK, n, "nik_birth_impossible", nik=n))
    for name, number in RIGHT_BIRTHS.items():
        yield changed("identity", name, lambda d, n=number: d.dull(4, NIK, n, None, nik=n))


def identities() -> Iterator[Case]:
    for name, form in IDENTITIES.items():
        yield changed("identity", name, lambda d, f=form: d.column(NIK, lambda cell, _: f(cell)))
    for cell, error in BAD_IDENTITIES.items():
        yield changed("bad identity", cell or "empty", lambda d, c=cell, e=error: d.damage(3, NIK, c, e))

    def rounded(draft: Draft) -> None:
        draft.column(NIK, lambda _, record: f"1599{record.number:011}0")
        draft.refusal = "identities_rounded"

    yield changed("bad identity", "15 digits kept, the last one 0", rounded)

    def scientific(draft: Draft) -> None:
        for index in range(len(draft.rows)):
            draft.damage(index, NIK, "1,599E+15", "nik_scientific")

    yield changed("bad identity", "scientific in every row", scientific)


KEMENDAGRI = {
    "1571": "15.71", "1508": "15.09", "1505": "15.05", "1507": "15.06", "1504": "15.04", "1572": "15.72",
    "1506": "15.07",
}  # fmt: skip
SPELLINGS = {
    "upper case": lambda code: REGENCIES[code].upper(),
    "lower case": lambda code: REGENCIES[code].lower(),
    "two blanks": lambda code: REGENCIES[code].replace(" ", "  "),
    "no blanks": lambda code: REGENCIES[code].replace(" ", ""),
    "underscores": lambda code: REGENCIES[code].replace(" ", "_"),
    "dashes": lambda code: REGENCIES[code].replace(" ", "-"),
    "kind before": lambda code: kind(code, "Kabupaten ", "Kota "),
    "short kind before": lambda code: kind(code, "Kab. ", "Kota "),
    "KAB. without a blank": lambda code: kind(code, "KAB.", "KOTA ").upper(),
    "kind after": lambda code: f"{stem(code)} (Kota)" if code.startswith("157") else f"{stem(code)} (Kab.)",
    "comma and kind": lambda code: f"{stem(code)}, {'Kota' if code.startswith('157') else 'Kab.'}",
    "without kind": lambda code: REGENCIES[code].removeprefix("Kota "),
    "Tanjab": lambda code: REGENCIES[code].replace("Tanjung Jabung", "Tanjab"),
    "Tj. Jabung": lambda code: REGENCIES[code].replace("Tanjung Jabung", "Tj. Jabung"),
    "Tj.Jabung": lambda code: REGENCIES[code].replace("Tanjung Jabung ", "Tj.Jabung "),
    "Tanjung Jabung Bar. and Batanghari": lambda code: (
        REGENCIES[code].replace("Jabung Barat", "Jab. Barat").replace("Batang Hari", "Batanghari")
    ),
    "Muara Jambi": lambda code: REGENCIES[code].replace("Muaro", "Muara"),
    "BPS code and name": lambda code: f"{code} - {REGENCIES[code]}",
    "Kemendagri code and name": lambda code: f"{KEMENDAGRI[code].replace('.', '')} {REGENCIES[code]}",
    "name and BPS code": lambda code: f"{REGENCIES[code]} ({code})",
    "dotted code": lambda code: KEMENDAGRI[code],
    "dotted code and name": lambda code: f"{KEMENDAGRI[code]} - {REGENCIES[code]}",
    "name and province": lambda code: f"{REGENCIES[code]}, Jambi" if code != "1571" else "Kota Jambi, Jambi",
}


def stem(code: str) -> str:
    return REGENCIES[code].removeprefix("Kota ")


def kind(code: str, regency: str, town: str) -> str:
    return (town if code.startswith("157") else regency) + stem(code)


def places() -> Iterator[Case]:
    def spelled(draft: Draft, form: Callable[[str], str]) -> None:
        draft.column("KABUPATEN", lambda _, record: form(record.regency))

    for name, form in SPELLINGS.items():
        yield changed("regency", name, lambda d, f=form: spelled(d, f))
    yield changed("regency", "BPS codes as declared", lambda d: spelled(d, str), "bps")
    yield changed(
        "regency", "Kemendagri codes as declared",
        lambda d: spelled(d, lambda code: KEMENDAGRI[code].replace(".", "")), "kemendagri",
    )  # fmt: skip

    def bare(draft: Draft) -> None:
        ambiguous = ("1506", "1507", "1508", "1509")
        for index, row in enumerate(draft.rows):
            if row.record.regency in ambiguous:
                draft.damage(index, "KABUPATEN", row.record.regency, "regency_code_ambiguous")
            else:
                row.cells[draft.place("KABUPATEN")] = row.record.regency

    yield changed("regency", "bare codes, four of them ambiguous", bare)
    for cell in ("Palembang", "9999", "99.99", "Provinsi Jambi", "Kab. Jambi", "Tanjung Jabung", "???"):
        yield changed("regency", f"unknown: {cell}",
                      lambda d, c=cell: d.dull(9, "KABUPATEN", c, "regency_unknown", regency=""))  # fmt: skip
    yield changed("regency", "missing", lambda d: d.dull(9, "KABUPATEN", "", "regency_missing", regency=""))
    yield changed("regency", "an unknown district",
                  lambda d: d.dull(0, "KECAMATAN", "Antah", "district_unknown", district=None))  # fmt: skip


SEGMENTS = {
    "lower case": str.lower,
    "in words": {
        "PU": "Penerima Upah", "BPU": "Bukan Penerima Upah", "JAKON": "Jasa Konstruksi",
        "PMI": "Pekerja Migran Indonesia",
    }.get,
    "in words, with the letters after": {
        "PU": "Penerima Upah (PU)", "BPU": "Bukan Penerima Upah (BPU)", "JAKON": "Jasa Konstruksi (Jakon)",
        "PMI": "Pekerja Migran Indonesia (PMI)",
    }.get,
    "letters first": {
        "PU": "PU - Penerima Upah", "BPU": "BPU - Bukan Penerima Upah", "JAKON": "Jakon - Jasa Konstruksi",
        "PMI": "PMI - Pekerja Migran Indonesia",
    }.get,
    "dots": lambda segment: ".".join(segment) + ".",
    "blanks": lambda segment: " " + " ".join(segment),
}  # fmt: skip


def words() -> Iterator[Case]:
    for name, form in SEGMENTS.items():
        yield changed("segment", name, lambda d, f=form: d.column("SEGMEN", lambda cell, _: f(cell)))
    yield changed("segment", "unknown", lambda d: d.damage(3, "SEGMEN", "TNI", "segment_unknown"))
    yield changed("segment", "missing", lambda d: d.damage(3, "SEGMEN", "", "segment_missing"))
    programs = {
        "3 letters with commas": lambda p: p.replace("+", ", "),
        "slashes": lambda p: p.replace("+", "/"),
        "lower case": str.lower,
        "in another order": lambda p: "+".join(reversed(p.split("+"))),
        "2P, 3P, 4P": lambda p: f"{p.count('+') + 1}P",
        "2 Program": lambda p: f"{p.count('+') + 1} Program",
    }
    for name, form in programs.items():
        yield changed("program", name, lambda d, f=form: d.column("PROGRAM", lambda cell, _: f(cell)))
    yield changed(
        "program",
        "BPU without JKM",
        lambda d: d.dull(3, "PROGRAM", "JKK", "bpu_without_jkk_jkm", program="JKK"),
    )
    fundings = {"Mandiri": "Sendiri", "Desa": "Dana Desa", "CSR": "Donatur", "APBD": "Pemda"}
    yield changed(
        "program", "other words for who pays", lambda d: d.column("SUMBER_IURAN", lambda c, _: fundings[c])
    )
    yield changed("program", "unknown payer",
                  lambda d: d.dull(3, "SUMBER_IURAN", "Arisan", "funding_unknown", funding=""))  # fmt: skip
    offices = {
        "lower case": lambda draft: draft.column("KODE_KANTOR", lambda cell, _: cell.lower()),
        "only the name": lambda draft: draft.column("KODE_KANTOR", lambda *_: ""),
        "only the code": lambda draft: draft.column("NAMA_KANTOR", lambda *_: ""),
        "other spellings": lambda draft: draft.column(
            "NAMA_KANTOR",
            lambda cell, _: cell.replace("KCP", "Kantor Cabang Perintis").replace("KC ", "Kacab "),
        ),
        "the name in upper case, with blanks": lambda draft: draft.column(
            "NAMA_KANTOR", lambda cell, _: f" {cell.upper().replace(' ', '  ')} "
        ),
    }
    for name, change in offices.items():
        yield changed("office", name, change)
    yield changed("office", "unknown", unknown_office)
    yield changed("office", "missing", missing_office)
    yield changed("office", "name and code contradict each other",
                  lambda d: d.damage(3, "NAMA_KANTOR", "KC Jambi", "office_contradictory"))  # fmt: skip
    yield changed("office", "an unknown code beside a known name",
                  lambda d: d.damage(3, "KODE_KANTOR", "ZZZ", "office_unknown"))  # fmt: skip
    yield changed("office", "an unknown name beside a known code",
                  lambda d: d.dull(3, "NAMA_KANTOR", "KCP Antah", "office_name_unknown"))  # fmt: skip


def repeated() -> Iterator[Case]:
    """Rows 8 and 9 are one claim, and the second says something else. Which of them counts a hash decides: of
    these it is the first."""
    for label, cell, meant in (
        ("IURAN", "", {"contribution": None}),
        ("UPAH", "1.100.000", {"wage": 1_100_000}),
        ("KABUPATEN", "Kota Jambi", {"regency": "1571"}),
        ("PROGRAM", "4P", {"program": "JKK+JKM+JHT+JP"}),
        ("SUMBER_IURAN", "Desa", {"funding": "desa"}),
        ("PEKERJAAN", "Petani", {"occupation": "Petani"}),
    ):
        yield changed(
            "duplicate",
            f"other {label.lower()}: {cell}",
            lambda d, label=label, cell=cell, meant=meant: d.dull(8, label, cell, None, **meant),
        )


def unknown_office(draft: Draft) -> None:
    draft.damage(3, "KODE_KANTOR", "", "office_unknown")
    draft.damage(3, "NAMA_KANTOR", "KCP Antah Berantah", "office_unknown")


def missing_office(draft: Draft) -> None:
    draft.damage(3, "KODE_KANTOR", "", "office_missing")
    draft.damage(3, "NAMA_KANTOR", "", "office_missing")
