"""How each office writes its exports: rows of one file, headers, spellings, dates, numbers, format."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import pandas as pd

from acquisition.demo import timeline
from acquisition.demo.events import MONTH_NAMES

NEW_FORM = timeline.index("2016-11-01")
YEAR_2017 = timeline.index("2017-01-01")
END = len(timeline.DAYS)
EVERYBODY = ("BPU", "PMI", "PU", "JAKON")


def indonesian(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def in_words(day: date) -> str:
    """A date as on letters, November by its old name."""
    return f"{day.day} {MONTH_NAMES[day.month - 1].replace('November', 'Nopember')} {day.year}"


ENGLISH_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def in_english(day: date) -> str:
    """A date as databases print it: 05-OCT-2017."""
    return f"{day:%d}-{ENGLISH_MONTHS[day.month - 1]}-{day:%Y}"


def excel_serial(day: date) -> str:
    return str((day - date(1899, 12, 30)).days)


FUNDING = {"mandiri": "Mandiri", "apbd": "APBD", "desa": "Desa", "csr": "CSR"}


@dataclass(frozen=True)
class Habit:
    """The exports of `segments` of an office between two days, `months` in each file.

    `file` is a template of the file name: {first} and {last} are its months; {month} in `titles` is the
    last. `columns` maps what is written to the office's header for it. `layout` is 'workbook', 'two-row
    workbook' or a delimiter.
    """

    office: str
    segments: tuple[str, ...]
    first: int
    end: int
    months: int
    file: str
    layout: str
    columns: dict[str, str]
    day: Callable[[date], str | date]
    office_name: str
    encoding: str = "utf-8"
    amount: Callable[[int], str | int] = indonesian
    segment_names: dict[str, str] = field(default_factory=dict)
    program_names: dict[str, str] = field(default_factory=dict)
    funding_names: dict[str, str] = field(default_factory=FUNDING.copy)
    regency_form: str = "{regency}"
    titles: tuple[str, ...] = ()
    header_delimiter: str = ""  # where the first file's header has another one
    total: str = ""

    def writes(self, rows: pd.DataFrame) -> np.ndarray:
        """Whether each row is written by this habit."""
        return (
            (rows.office == self.office)
            & rows.segment.isin(self.segments)
            & (rows.filed >= self.first)
            & (rows.filed < self.end)
        ).to_numpy()


PROGRAM_COUNTS = {"JKK": "1P", "JKK+JKM": "2P", "JKK+JKM+JHT": "3P", "JKK+JKM+JHT+JP": "4P"}
TEMPLATE = {
    "number": "NO", "nik": "NIK", "name": "NAMA_LENGKAP", "born": "TGL_LAHIR", "kpj": "NOMOR KPJ",
    "day": "TANGGAL KEPESERTAAN", "segment": "SEGMEN", "program": "PAKET PROGRAM",
    "office_code": "KODE_KANTOR", "office": "NAMA_KANTOR", "cadre_code": "KODE_KADER",
    "cadre_name": "NAMA_KADER", "event_code": "KODE_KEGIATAN", "event_name": "NAMA_KEGIATAN",
    "regency": "KABUPATEN", "district": "KECAMATAN", "occupation": "JENIS_PEKERJAAN", "wage": "UPAH",
    "contribution": "IURAN", "funding": "SUMBER IURAN", "supervisor": "PEMBINA",
}  # fmt: skip
WITHOUT_CADRES = {
    column: header
    for column, header in TEMPLATE.items()
    if column not in ("cadre_code", "cadre_name", "event_code", "event_name", "supervisor", "born")
}
MUARO_JAMBI = {
    "number": "No.", "nik": "No KTP", "name": "Nama Peserta", "kpj": "No Peserta", "day": "Tgl Daftar",
    "segment": "Segmen Peserta", "program": "Paket", "office_code": "Kode Kacab", "office": "Kacab",
    "cadre_code": "ID Kader", "cadre_name": "Kader Penggerak", "event_code": "Kd Kegiatan",
    "event_name": "Kegiatan", "regency": "Kab/Kota", "district": "Kec.", "occupation": "Profesi",
    "wage": "Penghasilan", "contribution": "Jumlah Iuran", "funding": "Sumber Dana",
    "supervisor": "Nama Pembina",
}  # fmt: skip
TEBO = {
    "nik": "NIK KTP", "name": "Nama", "day": "Tanggal Daftar", "segment": "Jenis Kepesertaan",
    "program": "Program", "office": "Unit Kerja", "cadre_name": "Kader", "event_code": "Kode Event",
    "regency": "Kabupaten Kota", "district": "Kecamatan", "contribution": "Iuran per Bulan",
    "funding": "Pendanaan",
}  # fmt: skip
TANJUNG_JABUNG_BARAT = {
    "office": "BRANCH", "nik": "NOMOR_IDENTITAS", "kpj": "NOMOR_PESERTA", "day": "TGL_KEPESERTAAN",
    "segment": "SEGMENTASI", "program": "KODE_PAKET", "cadre_code": "KODE_AGEN", "event_code": "EVENT_CODE",
    "regency": "LOKASI_PEKERJAAN", "occupation": "JENIS_PEKERJAAN_1", "wage": "UPAH_DILAPORKAN",
    "contribution": "BESAR_IURAN", "funding": "FUNDING",
}  # fmt: skip
BATANG_HARI = {
    "nik": "Nomor Induk Kependudukan", "name": "Nama", "kpj": "No. KPJ", "day": "Tgl. Pendaftaran",
    "segment": "Segmen", "program": "Jenis Program", "office_code": "Kode Kantor", "regency": "Kabupaten",
    "district": "Kecamatan", "wage": "Gaji", "contribution": "Nominal Iuran", "funding": "Sumber Dana",
    "cadre_code": "No. Kader", "event_code": "Id Kegiatan",
}  # fmt: skip
# Over two rows: identity, membership, cadre, home, contribution.
BATANG_HARI_TWO_ROWS = {
    "nik": "IDENTITAS|NIK", "name": "IDENTITAS|NAMA", "kpj": "IDENTITAS|NO KPJ",
    "day": "KEPESERTAAN|TANGGAL PENDAFTARAN", "segment": "KEPESERTAAN|SEGMEN",
    "program": "KEPESERTAAN|PROGRAM", "office_code": "KEPESERTAAN|KODE KANTOR", "cadre_code": "KADER|KODE",
    "cadre_name": "KADER|NAMA", "event_code": "KEGIATAN|KODE", "event_name": "KEGIATAN|NAMA",
    "regency": "DOMISILI|KABUPATEN", "district": "DOMISILI|KECAMATAN", "wage": "IURAN|UPAH",
    "contribution": "IURAN|JUMLAH IURAN", "funding": "IURAN|SUMBER DANA",
}  # fmt: skip
EMPLOYERS_LIST = {
    "office_code": "kode_kacab", "office": "kacab", "nik": "nomor_identitas", "kpj": "nomor_peserta",
    "day": "tgl_kepesertaan", "segment": "jenis_kepesertaan", "program": "paket_program",
    "cadre_code": "kode_perisai", "regency": "lokasi_pekerjaan", "occupation": "pekerjaan",
    "wage": "upah_dilaporkan", "contribution": "total_iuran",
}  # fmt: skip

_KC_JAMBI = Habit(
    "JMB", ("BPU", "PMI"), 0, NEW_FORM, 1, "TK_BARU_BPU_JMB_{first:%Y%m}.csv", ";", WITHOUT_CADRES,
    lambda day: f"{day:%d-%m-%Y}", "KC Jambi", "utf-8-sig", regency_form="{capitals}",
)  # fmt: skip
_MUARO_JAMBI = Habit(
    "MJB", EVERYBODY, 0, YEAR_2017, 3, "Lap. Akuisisi KCP Muaro Jambi {first:%m}-{last:%m} {first:%Y}.csv",
    ";", MUARO_JAMBI, lambda day: f"{day:%d/%m/%Y}", "KCP Muara Jambi", "cp1252",
    lambda amount: f"Rp {indonesian(amount)}",
    {"PU": "PU (Penerima Upah)", "BPU": "BPU (Bukan Penerima Upah)"}, PROGRAM_COUNTS,
    {"mandiri": "Bayar sendiri", "apbd": "Pemda", "desa": "Dana Desa", "csr": "Donatur"}, "{kind} {bare}",
    ("Laporan Akuisisi TK Baru – KCP Muaro Jambi", "Data contoh: semua peserta fiktif"), total="Jumlah",
)  # fmt: skip
_TEBO = Habit(
    "TBO", EVERYBODY, 0, YEAR_2017, 3, "tebo_{first:%m}_{last:%m}_{first:%Y}.txt", "\t", TEBO, in_words,
    "KCP Muara Tebo", "utf-16", segment_names={"PU": "Penerima Upah", "BPU": "Bukan Penerima Upah"},
    funding_names=FUNDING | {"desa": "BKBK"}, regency_form="{kind} {bare}",
    titles=("KCP TEBO", "REKAP PENDAFTARAN (DATA CONTOH, SEMUA FIKTIF)"), total="TOTAL",
)  # fmt: skip
HABITS = (
    _KC_JAMBI,
    replace(
        _KC_JAMBI, first=NEW_FORM, end=END, file="TK_BARU_BPU_JMB_{first:%Y%m}.xlsx", layout="workbook",
        columns=TEMPLATE, amount=int, total="Jumlah",
        titles=("DAFTAR TENAGA KERJA BARU BUKAN PENERIMA UPAH (BPU)", "KANTOR CABANG JAMBI", "BULAN {month}",
                "DATA CONTOH: SELURUH TENAGA KERJA DALAM DAFTAR INI FIKTIF"),
    ),
    Habit(
        "JMB", ("PU", "JAKON"), 0, END, 3, "jmb_pu_{first:%Y_%m}_{last:%Y_%m}.csv", ",", EMPLOYERS_LIST,
        lambda day: f"{day:%Y-%m-%d}", "Kacab Jambi", amount=lambda amount: f"{amount:,}.00",
        segment_names={"PU": "Penerima Upah", "JAKON": "Jasa Konstruksi"}, regency_form="{dotted}",
    ),
    _MUARO_JAMBI,
    replace(_MUARO_JAMBI, first=YEAR_2017, end=END, months=2),
    _TEBO,
    replace(_TEBO, first=YEAR_2017, end=END, months=1, file="tebo_{first:%m}_{first:%Y}.txt"),
    Habit(
        "TJB", EVERYBODY, 0, END, 3, "EXPORT_TJB_{first:%Y%m}_{last:%Y%m}.TXT", "|", TANJUNG_JABUNG_BARAT,
        in_english, "Kantor Cabang Perintis Tanjab Barat", amount=str,
        segment_names={"PU": "pu", "BPU": "bpu", "JAKON": "jakon"}, regency_form="{bps} - {regency}",
        header_delimiter=";",
    ),
    Habit(
        "BTH", EVERYBODY, 0, YEAR_2017, 3, "BTH {first:%m}-{last:%m} {first:%Y}.csv", ",", BATANG_HARI,
        excel_serial, "KCP Batang Hari", amount=lambda amount: f"{indonesian(amount)},-",
        program_names=PROGRAM_COUNTS,
    ),
    Habit(
        "BTH", EVERYBODY, YEAR_2017, END, 1, "BTH {first:%m-%Y}.xlsx", "two-row workbook",
        BATANG_HARI_TWO_ROWS, lambda day: day, "KCP Batang Hari", amount=int, regency_form="{kind} {bare}",
        titles=("REALISASI KCP BATANG HARI BULAN {month}", "Data contoh: semua peserta fiktif"),
    ),
)  # fmt: skip


def files_of(rows: pd.DataFrame) -> np.ndarray:
    """For each row the number of the file it falls into: files of one habit are numbered on in time."""
    files = np.full(len(rows), -1)
    month = timeline.MONTH_OF[rows.filed]
    for number, habit in enumerate(HABITS):
        written = habit.writes(rows)
        files[written] = number * timeline.MONTHS + month[written] // habit.months
    return files


def of_file(file: int) -> tuple[Habit, date, date]:
    """The habit of a numbered file, the first day of its first month and of its last."""
    number, period = divmod(int(file), timeline.MONTHS)
    habit = HABITS[number]
    first = period * habit.months
    return habit, _month(first), _month(first + habit.months - 1)


def _month(month: int) -> date:
    return date(2016 + month // 12, month % 12 + 1, 1)
