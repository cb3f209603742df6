"""How cells are written: days, identities, amounts, regencies, offices, segments, in texts."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from tests.pollution.clean import REGENCIES
from tests.pollution.draft import IMPORT_DAY, Case, Draft, Outcome
from tests.pollution.writers import text

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
DAY, NIK, WAGE, DUES = "TANGGAL_KEPESERTAAN", "NIK", "UPAH", "IURAN"


def changed(kind: str, name: str, change: Callable[[Draft], None], scheme: str | None = None) -> Case:
    """A CSV in which the cells are written as `change` does."""

    def make(block: int) -> tuple[bytes, Outcome]:
        draft = Draft.clean(block)
        change(draft)
        return text(draft.table).encode(), draft.outcome()

    return Case(kind, name, make, scheme=scheme)


def cases() -> Iterator[Case]:
    yield from days()
    yield from bad_days()
    yield from identities()
    yield from amounts()
    yield from places()
    yield from words()


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


def dotted(number: int, thousands: str = ".") -> str:
    return f"{number:,}".replace(",", thousands)


AMOUNTS: dict[str, Callable[[int], str]] = {
    "1.234.567": dotted,
    "1.234.567,00": lambda n: dotted(n) + ",00",
    "1,234,567": lambda n: f"{n:,}",
    "1,234,567.00": lambda n: f"{n:,}.00",
    "1234567.00": lambda n: f"{n}.00",
    "1234567,00": lambda n: f"{n},00",
    "1234567.0": lambda n: f"{n}.0",
    "1 234 567": lambda n: dotted(n, " "),
    "1\u00a0234\u00a0567": lambda n: dotted(n, "\u00a0"),
    "1\u202f234\u202f567": lambda n: dotted(n, "\u202f"),
    "Rp 16.800": lambda n: f"Rp {dotted(n)}",
    "Rp16.800": lambda n: f"Rp{dotted(n)}",
    "Rp. 16.800": lambda n: f"Rp. {dotted(n)}",
    "Rp16.800,-": lambda n: f"Rp{dotted(n)},-",
    "Rp 16.800,--": lambda n: f"Rp {dotted(n)},--",
    "Rp. 16.800.-": lambda n: f"Rp. {dotted(n)}.-",
    "Rp 16.800,00": lambda n: f"Rp {dotted(n)},00",
    "RP 16.800": lambda n: f"RP {dotted(n)}",
    "Rp\u00a016.800": lambda n: f"Rp\u00a0{dotted(n)}",
    "IDR 16,800.00": lambda n: f"IDR {n:,}.00",
    "16.800 IDR": lambda n: f"{dotted(n)} IDR",
    "16,800 with trailing blanks": lambda n: f"{n:,}   ",
    "+16800": lambda n: f"+{n}",
    "apostrophe": lambda n: f"'{n}",
    "forced to be text": lambda n: f'="{n}"',
}
# What stands for no amount that a worker can pay: null, and said so.
BAD_AMOUNTS = {
    "(16.800)": "contribution_unreadable",
    "-16.800": "contribution_unreadable",
    "enam belas ribu": "contribution_unreadable",
    "16.800.00": "contribution_unreadable",
    "1.68E": "contribution_unreadable",
    "16800 / bulan": "contribution_unreadable",
    "16.800-36.800": "contribution_unreadable",
    "#VALUE!": "contribution_unreadable",
    "########": "contribution_unreadable",
    "1,6,800": "contribution_unreadable",
    "12-11-2016": "contribution_unreadable",
    "1600.800": "contribution_unreadable",
    "99999999999999": "contribution_unreadable",
    "NaN": "contribution_unreadable",
    "inf": "contribution_unreadable",
}


def amounts() -> Iterator[Case]:
    def both(draft: Draft, form: Callable[[int], str]) -> None:
        for label, name in ((WAGE, "wage"), (DUES, "contribution")):
            draft.column(
                label, lambda cell, r, n=name: cell if getattr(r, n) is None else form(getattr(r, n))
            )

    for name, form in AMOUNTS.items():
        yield changed("amount", name, lambda d, f=form: both(d, f))
    for cell, warning in BAD_AMOUNTS.items():
        yield changed(
            "bad amount", cell, lambda d, c=cell, w=warning: d.dull(3, DUES, c, w, contribution=None)
        )
        yield changed("bad amount", f"wage {cell}", lambda d, c=cell: bad_wage(d, c))
    for cell in ("", "-", "--", "#N/A", "NULL", "null"):
        yield changed(
            "bad amount", f"nothing: {cell}", lambda d, c=cell: d.dull(3, DUES, c, None, contribution=None)
        )
    yield changed("amount", "12,5", lambda d: d.dull(3, WAGE, "1000000,5", None, wage=1_000_001))


def bad_wage(draft: Draft, cell: str) -> None:
    draft.dull(3, WAGE, cell, "wage_unreadable", wage=None)


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


def unknown_office(draft: Draft) -> None:
    draft.damage(3, "KODE_KANTOR", "", "office_unknown")
    draft.damage(3, "NAMA_KANTOR", "KCP Antah Berantah", "office_unknown")


def missing_office(draft: Draft) -> None:
    draft.damage(3, "KODE_KANTOR", "", "office_missing")
    draft.damage(3, "NAMA_KANTOR", "", "office_missing")
