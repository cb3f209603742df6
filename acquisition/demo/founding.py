"""The founding day, 12 November 2016: the 192 workers of the market sweep, as its office would export them.

Published are 192 enrollments by 25 cadres, the rewarded three and the 20 of the first. All else is made up
within these bounds: workers with no real name, and NIKs under 1599, a regency code that nobody was given.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from acquisition.demo import workbook

FOUNDING_FILE = "2016-11-12_grebeg_pasar_angso_duo.xlsx"

OFFICES = {
    "JMB": "KC Jambi",
    "MJB": "KCP Muaro Jambi",
    "TBO": "KCP Tebo",
    "TJB": "KCP Tanjung Jabung Barat",
    "BTH": "KCP Batang Hari",
}
REWARDED = {"JMB-01": "Asnawi Alamsyah", "BTH-01": "Laila Jumati", "JMB-02": "Mailisa"}
# How many each cadre enrolled: the first of JMB is cadre JMB-01, and so on.
ENROLLED = {
    "JMB": (20, 15, 12, 11, 9, 8, 8, 6, 5, 3),
    "MJB": (10, 7, 7, 4),
    "TBO": (6, 5, 3, 1),
    "TJB": (8, 5, 4, 2),
    "BTH": (17, 9, 7),
}
# Where the traders of the market live: regency as the office spells it, how many, and their districts,
# the more often named the more of them.
HOMES = {
    "KOTA JAMBI": (
        168,
        ("Pasar Jambi",) * 4
        + ("Jambi Timur",) * 4
        + ("Pelayangan",) * 3
        + ("Danau Teluk",) * 3
        + ("Jelutung", "Danau Sipin", "Jambi Selatan") * 2
        + ("Telanaipura", "Paal Merah", "Kota Baru", "Alam Barajo"),
    ),
    "KAB. MUARO JAMBI": (18, ("Jambi Luar Kota", "Kumpeh Ulu", "Maro Sebo", "Sungai Gelam")),
    "KAB. BATANGHARI": (4, ("Pemayung", "Muara Bulian")),
    "KAB. TANJAB TIMUR": (2, ("Mendahara", "Nipah Panjang")),
}
# Monthly rupiah at the lowest declared income: JKK 1 % + JKM 6,800, with JHT 2 % on top.
LOWEST_INCOME = 1_000_000
PROGRAMS = {"JKK+JKM": (168, 16_800), "JKK+JKM+JHT": (24, 36_800)}
OCCUPATIONS = (
    ("Pedagang sayur",) * 5
    + ("Pedagang ikan",) * 4
    + ("Pedagang buah", "Pedagang sembako", "Pedagang bumbu") * 3
    + ("Pedagang ayam potong", "Pedagang makanan", "Pedagang pakaian", "Kuli panggul", "Tukang ojek") * 2
    + ("Pedagang daging", "Penjahit", "Tukang parkir", "Sopir angkot", "Pengrajin tempe")
)
ENROLLED_ON = "12-11-2016"


def founding_export() -> bytes:
    """The XLSX of the founding day: 192 enrollments, among the sheets an office sends with them.

    The same bytes at every call: nothing in it depends on the clock or on chance.
    """
    return workbook.write(list(enrollments()))


def enrollments() -> Iterator[dict[str, str | int]]:
    """One row per worker, by cadre; keys are the headers of the export, amounts are rupiah a month."""
    random = Random(20161112)
    credited = list(_credited())
    homes = _dealt(random, {(regency, districts): count for regency, (count, districts) in HOMES.items()})
    programs = _dealt(random, {(program, iuran): count for program, (count, iuran) in PROGRAMS.items()})
    rows = zip(credited, homes, programs, strict=True)
    for number, ((office, cadre), (regency, districts), (program, iuran)) in enumerate(rows, start=1):
        born = date(1953, 11, 12) + timedelta(days=random.randrange(45 * 365))
        yield {
            "NO": number,
            "NIK": f"159901{born:%d%m%y}{number:04}",
            "NAMA_LENGKAP": f"Peserta Contoh {number:03}",
            "TGL_LAHIR": f"{born:%d-%m-%Y}",
            "NOMOR KPJ": f"CTH{number:08}",
            "TANGGAL KEPESERTAAN": ENROLLED_ON,
            "SEGMEN": "BPU",
            "PAKET PROGRAM": program,
            "KODE_KANTOR": office,
            "NAMA_KANTOR": OFFICES[office],
            "KODE_KADER": cadre,
            "NAMA_KADER": REWARDED.get(cadre, f"Kader {cadre}"),
            "KODE_KEGIATAN": "GRB-20161112",
            "NAMA_KEGIATAN": "Grebeg Pasar Angso Duo",
            "KABUPATEN": regency,
            "KECAMATAN": random.choice(districts),
            "JENIS_PEKERJAAN": random.choice(OCCUPATIONS),
            "UPAH": LOWEST_INCOME,
            "IURAN": iuran,
            "SUMBER IURAN": "Mandiri",
            "PEMBINA": f"Pembina {office}",
        }


def _credited() -> Iterator[tuple[str, str]]:
    """Office and cadre of each enrollment."""
    for office, counts in ENROLLED.items():
        for number, count in enumerate(counts, start=1):
            yield from [(office, f"{office}-{number:02}")] * count


def _dealt(random: Random, counts: dict[tuple, int]) -> list[tuple]:
    """Each key as often as its count says, shuffled."""
    deck = [key for key, count in counts.items() for _ in range(count)]
    random.shuffle(deck)
    return deck
