"""A store that leaves little room: 40 offices with long names, and figures of seven digits."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from acquisition.store import Store
from tests.conftest import nik
from tests.filling import filled

# Five offices come with every store.
OFFICES = {
    f"P{place:02}": f"Kantor Cabang Perintis Kabupaten Tanjung Jabung Timur {place:02}"
    for place in range(1, 36)
}
CODES = ("JMB", *OFFICES)
CADRES = 3  # of an office
MONTHS = [(2015, month) for month in range(7, 13)] + [(2016, month) for month in range(1, 13)]
EVENTS = {
    f"E{place:02}": f"Grebeg Pasar Induk Talang Gulo dan Pasar Angso Duo Baru Putaran {place:02}"
    for place in range(1, 15)
}
REGENCIES = (
    "Kerinci", "Merangin", "Sarolangun", "Batang Hari", "Muaro Jambi", "Tanjung Jabung Timur",
    "Tanjung Jabung Barat", "Tebo", "Bungo", "Kota Jambi", "Kota Sungai Penuh",
)  # fmt: skip
SEGMENTS = ("BPU", "PU", "JAKON", "PMI")
FUNDINGS = ("mandiri", "mandiri", "APBD", "desa", "CSR")
OCCUPATIONS = ("Pedagang sayur", "Tukang ojek", "Nelayan", "Petani", "Guru honorer", "Sopir", "Buruh", "Lain")
# Of each row of the first cadre of the first office, of that of the event among them, and of any other.
COPIES, COPIES_AT_EVENT, COPIES_OF_OTHERS = 2_000, 1_000_000, 10


def _text(header: str, rows: Iterable[tuple]) -> str:
    return "\n".join([header.replace(" ", ";"), *(";".join(map(str, row)) for row in rows)]) + "\n"


def _cadre(office: str, place: int) -> str:
    return f"{office}-{70 + place}"


def _enrollments() -> Iterator[tuple]:
    number = 0
    for at, office in enumerate(CODES):
        for place in range(CADRES):
            for year, month in MONTHS:
                number += 1
                is_event = (year, month) == (2016, 11) and place == 0 and at < len(EVENTS)
                day = "12" if is_event else f"{1 + 9 * place:02}"
                yield (
                    nik(number), f"{day}-{month:02}-{year}", SEGMENTS[(number + 1) % 7 % 4], office,
                    _cadre(office, place), f"E{at + 1:02}" if is_event else "",
                    REGENCIES[(9 + at) % len(REGENCIES)], OCCUPATIONS[number % len(OCCUPATIONS)],
                    f"{1 + number % 4}P", 16_800 + 1_000 * (number % 9), FUNDINGS[number % 5],
                )  # fmt: skip


FILES = {
    "offices": _text(
        "kode_kantor nama_kantor jenis_kantor",
        ((code, name, "Kantor Cabang Perintis") for code, name in OFFICES.items()),
    ),
    "cadres": _text(
        "kode_kader nama_kader kode_kantor sejak pembina wadah",
        (
            (
                _cadre(office, place), f"Kader Penggerak Kelurahan Rawasari {office}-{place}", office,
                "01-07-2015",
                f"Pembina Kader Wilayah Kerja {office} dan Sekitarnya",
                f"Wadah Pedagang Pasar dan Nelayan {office}",
            )
            for office in CODES
            for place in range(CADRES)
        ),
    ),
    "events": _text(
        "kode_kegiatan nama_kegiatan jenis lokasi kabupaten kode_kantor mulai selesai biaya",
        (
            (
                code, name, ("grebeg pasar", "sosialisasi", "pelatihan")[place % 3],
                f"Pasar Induk Talang Gulo {place % 4}", REGENCIES[place % 11], CODES[place],
                "12-11-2016 08:00", "12-11-2016 10:00", 1_234_567,
            )
            for place, (code, name) in enumerate(EVENTS.items())
        ),
    ),
    "attendance": _text(
        "kode_kegiatan kode_kader",
        (
            (event, _cadre(CODES[place], cadre))
            for place, event in enumerate(EVENTS)
            for cadre in range(CADRES)
        ),
    ),
    "targets": _text(
        "kode_kantor bulan segmen target_tk target_iuran",
        (
            (office, f"{month:02}-2016", segment, 110_000 if office == "JMB" else 2_345, 34_567_890)
            for office in CODES
            for month in range(1, 13)
            for segment in ("PU", "BPU")
        ),
    ),
    "baselines": _text(
        "kabupaten segmen tanggal belum_terlindungi estimasi sumber",
        (
            (regency, segment, "01-01-2016", 2_345_678 + 111_111 * place, "ya", "Sumber yang namanya panjang")
            for place, regency in enumerate(REGENCIES)
            for segment in ("PU", "BPU")
        ),
    ),
    "coverage": _text(
        "kabupaten segmen tanggal aktif potensi target_aktif",
        (
            (regency, segment, "31-10-2016", 1_234_567, 2_345_678, 2_100_000)
            for regency in REGENCIES
            for segment in ("PU", "BPU")
        ),
    ),
    "enrollments": _text(
        "nik tanggal_kepesertaan segmen kode_kantor kode_kader kode_kegiatan kabupaten pekerjaan program"
        " iuran sumber_iuran",
        _enrollments(),
    ),
    "statuses": _text(
        "nik blth status",
        (
            (row[0], f"{month:02}-2016", "tidak aktif" if place % 6 == month % 6 else "aktif")
            for place, row in enumerate(_enrollments())
            if place < 400
            for month in (10, 11, 12)
        ),
    ),
    # Workers of the first cadre, whom another one claims on the same day.
    "disputed": _text(
        "nik tanggal_kepesertaan segmen kode_kantor kode_kader",
        ((*row[:4], _cadre("P01", 1)) for row in list(_enrollments())[:16]),
    ),
}  # fmt: skip


@contextmanager
def crowded(empty_path: Path, folder: Path) -> Iterator[Store]:
    """The store, in `folder`: lists and rows are taken in, and claims copied for as many new workers."""
    with filled(empty_path, folder, **FILES) as store:
        with store.cursor() as cursor:
            cursor.execute(_COPY, {"cadre": _cadre("JMB", 0)})
        yield store


_COPY = f"""
insert into claims
select claims.* replace (1000000 + row_number() over () as worker)
from claims
cross join lateral (
    select unnest(range(
        case
            when cadre_code != $cadre then {COPIES_OF_OTHERS}
            when event_code != '' then {COPIES_AT_EVENT}
            else {COPIES}
        end
    ))
) as copies
where standing = 'acquisition'
"""
