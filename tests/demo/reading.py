"""The sample's files read back with little of the project's own code: pandas, and a plain list of headers."""

import re
from datetime import date, timedelta
from functools import cache
from itertools import zip_longest

import pandas as pd

from tests.oracle.cells import lines

LISTS = ("kader_penggerak", "kegiatan", "kehadiran", "target", "cakupan", "status")
COLUMNS = {
    "nik": ("NIK", "NIK KTP", "No KTP", "NOMOR_IDENTITAS", "Nomor Induk Kependudukan", "IDENTITAS NIK"),
    "name": ("NAMA_LENGKAP", "Nama", "Nama Peserta", "IDENTITAS NAMA"),
    "kpj": ("NOMOR KPJ", "No Peserta", "NOMOR_PESERTA", "No. KPJ", "IDENTITAS NO KPJ"),
    "day": ("TANGGAL KEPESERTAAN", "Tgl Daftar", "Tanggal Daftar", "TGL_KEPESERTAAN", "Tgl. Pendaftaran",
            "KEPESERTAAN TANGGAL PENDAFTARAN"),
    "segment": ("SEGMEN", "Segmen Peserta", "JENIS_KEPESERTAAN", "Jenis Kepesertaan", "SEGMENTASI",
                "KEPESERTAAN SEGMEN"),
    "program": ("PAKET PROGRAM", "Paket", "PAKET_PROGRAM", "Program", "KODE_PAKET", "Jenis Program",
                "KEPESERTAAN PROGRAM"),
    "office_code": ("KODE_KANTOR", "Kode Kacab", "KODE_KACAB", "Kode Kantor", "KEPESERTAAN KODE KANTOR"),
    "office": ("NAMA_KANTOR", "Kacab", "Unit Kerja", "BRANCH"),
    "cadre": ("KODE_KADER", "ID Kader", "KODE_AGEN", "KODE_PERISAI", "No. Kader", "KADER KODE"),
    "cadre_name": ("NAMA_KADER", "Kader Penggerak", "Kader", "KADER NAMA"),
    "event": ("KODE_KEGIATAN", "Kd Kegiatan", "Kode Event", "EVENT_CODE", "Id Kegiatan", "KEGIATAN KODE"),
    "event_name": ("NAMA_KEGIATAN", "Kegiatan", "Nama Event", "KEGIATAN NAMA"),
    "regency": ("KABUPATEN", "Kab/Kota", "Kabupaten Kota", "LOKASI_PEKERJAAN", "DOMISILI KABUPATEN"),
    "district": ("KECAMATAN", "Kec.", "DOMISILI KECAMATAN"),
    "occupation": ("PEKERJAAN", "JENIS_PEKERJAAN", "JENIS_PEKERJAAN_1", "Profesi"),
    "wage": ("UPAH", "Penghasilan", "UPAH_DILAPORKAN", "Gaji", "IURAN UPAH"),
    "contribution": ("IURAN", "Jumlah Iuran", "TOTAL_IURAN", "Iuran per Bulan", "BESAR_IURAN",
                     "Nominal Iuran", "IURAN JUMLAH IURAN"),
    "funding": ("SUMBER IURAN", "Sumber Dana", "Pendanaan", "FUNDING", "IURAN SUMBER DANA"),
    "supervisor": ("PEMBINA", "Nama Pembina"),
}  # fmt: skip
COLUMN_OF = {header.upper(): column for column, headers in COLUMNS.items() for header in headers}
OFFICES = {
    "KC Jambi": "JMB", "Kacab Jambi": "JMB", "KCP Muaro Jambi": "MJB", "KCP Muara Jambi": "MJB",
    "KCP Tebo": "TBO", "KCP Muara Tebo": "TBO", "KCP Tanjung Jabung Barat": "TJB",
    "Kantor Cabang Perintis Tanjab Barat": "TJB", "KCP Batang Hari": "BTH",
} | {code: code for code in ("JMB", "MJB", "TBO", "TJB", "BTH")}  # fmt: skip
SEGMENTS = {
    "BPU": "BPU", "bpu": "BPU", "Bukan Penerima Upah": "BPU", "BPU (Bukan Penerima Upah)": "BPU",
    "PU": "PU", "pu": "PU", "Penerima Upah": "PU", "PU (Penerima Upah)": "PU",
    "JAKON": "JAKON", "jakon": "JAKON", "Jasa Konstruksi": "JAKON", "PMI": "PMI",
}  # fmt: skip
MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nop", "des")
ENGLISH = {"may": 5, "aug": 8, "oct": 10, "nov": 11, "dec": 12}
MONTH_OF = {name: number for number, name in enumerate(MONTHS, start=1)} | ENGLISH


def records(name: str, content: bytes, header: tuple[str, ...]) -> pd.DataFrame:
    """The rows below a header that begins with these labels."""
    for sheet in lines(name, content):
        for number, row in enumerate(sheet):
            if tuple(row[: len(header)]) == header:
                return pd.DataFrame([below[: len(row)] for below in sheet[number + 1 :]], columns=row)
    raise AssertionError(f"{name}: no header {header}")


def enrollments(name: str, content: bytes) -> pd.DataFrame:
    """The rows of an export that have a NIK, a day or a segment, as written, under our own column names."""
    for sheet in lines(name, content):
        for number in range(len(sheet)):
            columns = [COLUMN_OF.get(label.upper()) for label in _labels(sheet, number)]
            if {"nik", "day", "segment"} <= set(columns):
                cells = zip_longest(*sheet[number + 1 :], fillvalue="")
                named = {column: cell for column, cell in zip(columns, cells, strict=False) if column}
                frame = pd.DataFrame(named, dtype=object).reindex(columns=list(COLUMNS), fill_value="")
                written = frame[["day", "segment"]].ne("").any(axis=1) | frame.nik.map(_is_nik)
                return frame[written].assign(file=name)
    raise AssertionError(f"{name}: no header of enrollments")


def _labels(sheet: list[list], number: int) -> list[str]:
    labels = [str(label) for label in sheet[number]]
    if number and "IDENTITAS" in sheet[number - 1]:
        groups = pd.Series(sheet[number - 1]).replace("", None).ffill()
        return [f"{group} {label}" for group, label in zip(groups, labels, strict=True)]
    return labels


def typed(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with `enrolled_on`, `kind` (segment), `sender` (office) and `reason`, '' when sound."""
    unreadable = pd.DataFrame(
        {
            "nik": ~rows.nik.map(_is_nik),
            "day": (enrolled_on := rows.day.map(day)).isna(),
            "segment": (kind := rows.segment.map(SEGMENTS)).isna(),
            "office": (sender := _sender(rows)).isna(),
            "regency": rows.regency.isin(["1506", "1507", "1508", "1509"]),
        }
    )
    reason = unreadable.idxmax(axis=1).where(unreadable.any(axis=1), "")
    return rows.assign(enrolled_on=pd.to_datetime(enrolled_on), kind=kind, sender=sender, reason=reason)


def _is_nik(cell) -> bool:
    return isinstance(cell, str) and re.fullmatch(r"\d{16}", cell) is not None


def _sender(rows: pd.DataFrame) -> pd.Series:
    by_code, by_name = rows.office_code.map(OFFICES), rows.office.map(OFFICES)
    unknown = ((rows.office_code != "") & by_code.isna()) | ((rows.office != "") & by_name.isna())
    contradictory = by_code.notna() & by_name.notna() & (by_code != by_name)
    return by_code.fillna(by_name).mask(unknown | contradictory)


@cache
def day(cell) -> date | None:
    """The day of a cell, day first; None where it is none between 1977 and the end of 2017."""
    found = cell if isinstance(cell, date) else _day(cell)
    return found if found and date(1977, 1, 1) <= found <= date(2017, 12, 31) else None


def _day(text: str) -> date | None:
    if re.fullmatch(r"\d{5}", text):
        return date(1899, 12, 30) + timedelta(days=int(text))
    parts = re.split(r"[-/ ]", text)
    if len(parts) != 3:
        return None
    if len(parts[0]) == 4:
        parts.reverse()
    month = MONTH_OF.get(parts[1][:3].lower()) or MONTH_OF.get(parts[1][:3].lower().replace("nov", "nop"))
    try:
        return date(int(parts[2]), month or int(parts[1]), int(parts[0]))
    except ValueError:
        return None


def amount(cell) -> int | None:
    """Rupiah of a cell; None where it holds none."""
    if not isinstance(cell, str):
        return int(cell)
    digits = re.sub(r"(Rp|\.00$|,-$|[ .,])", "", cell)
    return int(digits) if digits.isdigit() else None
