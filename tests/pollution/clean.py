"""The clean export: a dozen rows and what they mean, written down by hand."""

from dataclasses import dataclass
from datetime import date

from tests.conftest import nik

BLOCK = 100  # NIKs of one file; those of different files never meet in the store


@dataclass(frozen=True)
class Record:
    """One enrollment as it must stand in the store. Its `number` makes its NIK, if it has none."""

    number: int
    day: date
    segment: str
    office: str
    cadre: str = ""
    event: str = ""
    program: str = "JKK+JKM"
    regency: str = "1571"
    district: str | None = None
    occupation: str | None = None
    wage: int | None = 1_000_000
    contribution: int | None = 16_800
    funding: str = "mandiri"
    nik: str = ""

    @property
    def claim(self) -> tuple:
        """Rows alike in this are one claim: the later ones are duplicates."""
        return self.number, self.day, self.segment, self.office, self.cadre, self.event


ANGSO_DUO = "GRB-20161112"
RECORDS = (
    Record(
        1,
        date(2016, 11, 12),
        "BPU",
        "JMB",
        "JMB-01",
        ANGSO_DUO,
        district="15.71.04",
        occupation="Pedagang sayur",
    ),
    Record(
        2,
        date(2016, 11, 12),
        "BPU",
        "JMB",
        "JMB-01",
        ANGSO_DUO,
        "JKK+JKM+JHT",
        occupation='Warung "Maju"',
        contribution=36_800,
    ),
    Record(
        3,
        date(2016, 11, 30),
        "PU",
        "TBO",
        "TBO-02",
        "",
        "JKK+JKM+JHT+JP",
        "1508",
        occupation="Ojek; angkot",
        wage=2_500_000,
        contribution=154_000,
    ),
    # Worker 1 again: a re-registration.
    Record(
        1, date(2016, 12, 1), "BPU", "TBO", regency="1508", occupation="Pedagang, keliling", funding="desa"
    ),
    Record(
        4,
        date(2016, 12, 1),
        "PU",
        "MJB",
        "MJB-01",
        regency="1505",
        occupation="Jl. Lintas\nKM 5",
        wage=1_234_567,
        contribution=54_321,
    ),
    Record(
        5, date(2016, 12, 15), "JAKON", "TJB", regency="1507", occupation="Tukang « batu » é", funding="csr"
    ),
    Record(
        6, date(2017, 1, 2), "BPU", "BTH", "BTH-01", regency="1504", occupation="Petani karet", funding="apbd"
    ),
    Record(7, date(2017, 1, 2), "BPU", "BTH", "BTH-01", regency="1504", occupation="Nelayan", wage=None),
    # The same claim as the row before: a duplicate.
    Record(7, date(2017, 1, 2), "BPU", "BTH", "BTH-01", regency="1504", occupation="Nelayan", wage=None),
    Record(8, date(2017, 2, 28), "PMI", "JMB", regency="1572", contribution=370_000, occupation="Perawat"),
    Record(9, date(2017, 3, 31), "BPU", "JMB", "JMB-02", regency="1506", occupation="Guru \\ ngaji"),
    Record(
        10, date(2017, 4, 5), "BPU", "MJB", regency="1571", occupation="Sopir | kernet", funding="mandiri"
    ),
)
OFFICES = {
    "JMB": "KC Jambi", "MJB": "KCP Muaro Jambi", "TBO": "KCP Tebo", "TJB": "KCP Tanjung Jabung Barat",
    "BTH": "KCP Batang Hari",
}  # fmt: skip
REGENCIES = {
    "1571": "Kota Jambi", "1508": "Tebo", "1505": "Muaro Jambi", "1507": "Tanjung Jabung Barat",
    "1504": "Batang Hari", "1572": "Kota Sungai Penuh", "1506": "Tanjung Jabung Timur",
}  # fmt: skip
KEMENDAGRI = {
    "1571": "1571", "1508": "1509", "1505": "1505", "1507": "1506", "1504": "1504", "1572": "1572",
    "1506": "1507",
}  # fmt: skip
FUNDING = {"mandiri": "Mandiri", "apbd": "APBD", "desa": "Desa", "csr": "CSR"}
DISTRICTS = {None: "", "15.71.04": "Pasar Jambi"}
LABELS = (
    "NIK", "TANGGAL_KEPESERTAAN", "SEGMEN", "KODE_KANTOR", "NAMA_KANTOR", "KODE_KADER", "KODE_KEGIATAN",
    "PROGRAM", "KABUPATEN", "KECAMATAN", "PEKERJAAN", "UPAH", "IURAN", "SUMBER_IURAN",
)  # fmt: skip


def cells(record: Record, block: int) -> list[str]:
    """The record as the clean export writes it, in the order of LABELS."""
    return [
        identity(record, block),
        f"{record.day:%d-%m-%Y}",
        record.segment,
        record.office,
        OFFICES[record.office],
        record.cadre,
        record.event,
        record.program,
        REGENCIES[record.regency],
        DISTRICTS[record.district],
        record.occupation or "",
        "" if record.wage is None else str(record.wage),
        "" if record.contribution is None else str(record.contribution),
        FUNDING[record.funding],
    ]


def identity(record: Record, block: int) -> str:
    return record.nik or nik(block * BLOCK + record.number)
