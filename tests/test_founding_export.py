"""The founding export: an office's workbook that holds exactly what was published about 12 November 2016."""

import csv
import re
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from acquisition.contract import ENROLLMENTS, header_key
from acquisition.demo import FOUNDING_FILE, founding_export, founding_files

DATA = Path(__file__).parents[1] / "data"
COMMITTED = DATA / "sample" / FOUNDING_FILE
HEADER_LINE = 6


@pytest.fixture(scope="module")
def lines() -> list[list]:
    return CalamineWorkbook.from_path(COMMITTED).get_sheet_by_name("Data TK Baru").to_python()


@pytest.fixture(scope="module")
def workers(lines) -> list[dict]:
    header = lines[HEADER_LINE - 1]
    return [dict(zip(header, line, strict=True)) for line in lines[HEADER_LINE : HEADER_LINE + 192]]


def reference(name: str) -> list[dict[str, str]]:
    with (DATA / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def parts(workbook: bytes) -> dict[str, bytes]:
    """The files in an XLSX, unpacked: how they were compressed differs between machines."""
    with zipfile.ZipFile(BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_is_made_the_same_every_time_and_kept_as_made():
    assert founding_export() == founding_export()
    assert parts(founding_export()) == parts(COMMITTED.read_bytes())
    assert list(founding_files()) == [(FOUNDING_FILE, founding_export())]


def test_it_looks_as_an_office_would_send_it(lines):
    assert CalamineWorkbook.from_path(COMMITTED).sheet_names == ["Petunjuk Pengisian", "Data TK Baru", "Kode"]
    titles, header = lines[: HEADER_LINE - 1], lines[HEADER_LINE - 1]
    assert "FIKTIF" in titles[3][0] and not any(titles[4])
    assert header[:4] == ["NO", "NIK", "NAMA_LENGKAP", "TGL_LAHIR"]
    total, *signatures = lines[HEADER_LINE + 192 :]
    sums = dict(zip(header, total, strict=True))
    # 192 workers at an income of 1,000,000; 168 x 16,800 + 24 x 36,800 = 2,822,400 + 883,200.
    assert (sums["NO"], sums["UPAH"], sums["IURAN"]) == ("Jumlah", 192_000_000, 3_705_600)
    assert [cell for line in signatures for cell in line if cell] == [
        "Jambi, 12 November 2016",
        "Mengetahui,",
        "Dibuat oleh,",
        "Kepala Kantor Cabang Jambi",
        "Petugas Pendaftaran",
    ]


def test_each_column_of_the_contract_is_there_once(workers):
    headers = [header_key(header) for header in workers[0]]
    for column in ENROLLMENTS.columns:
        spellings = {header_key(spelling) for spelling in (column.name, *column.aliases)}
        assert len([header for header in headers if header in spellings]) == 1, column.name


def test_no_worker_could_be_a_real_one(workers):
    assert [row["NO"] for row in workers] == list(range(1, 193))
    assert all(re.fullmatch(r"1599\d{12}", row["NIK"]) for row in workers)
    assert len({row["NIK"] for row in workers}) == 192
    assert all(re.fullmatch(r"CTH\d{8}", row["NOMOR KPJ"]) for row in workers)
    assert len({row["NOMOR KPJ"] for row in workers}) == 192
    assert [row["NAMA_LENGKAP"] for row in workers] == [f"Peserta Contoh {n:03}" for n in range(1, 193)]


def test_192_self_employed_on_one_day_with_at_least_two_programs(workers):
    assert Counter((row["SEGMEN"], row["TANGGAL KEPESERTAAN"]) for row in workers) == {
        ("BPU", "12-11-2016"): 192
    }
    assert Counter((row["PAKET PROGRAM"], row["IURAN"], row["UPAH"]) for row in workers) == {
        ("JKK+JKM", 16_800, 1_000_000): 168,
        ("JKK+JKM+JHT", 36_800, 1_000_000): 24,
    }


def test_the_rewarded_three_lead_and_every_cadre_enrolled_somebody(workers):
    enrolled = Counter((row["KODE_KANTOR"], row["NAMA_KADER"]) for row in workers)
    assert enrolled.most_common(4) == [
        (("JMB", "Asnawi Alamsyah"), 20),
        (("BTH", "Laila Jumati"), 17),
        (("JMB", "Mailisa"), 15),
        (("JMB", "Kader JMB-03"), 12),
    ]
    assert len(enrolled) == 25 and min(enrolled.values()) == 1
    # 20 + 15 + 12 + 11 + 9 + 8 + 8 + 6 + 5 + 3 = 97; 10 + 7 + 7 + 4 = 28; 6 + 5 + 3 + 1 = 15;
    # 8 + 5 + 4 + 2 = 19; 17 + 9 + 7 = 33; together 192.
    offices = Counter(row["KODE_KANTOR"] for row in workers)
    assert offices == {"JMB": 97, "MJB": 28, "TBO": 15, "TJB": 19, "BTH": 33}


def test_workers_come_from_four_regencies_and_their_districts(workers):
    assert Counter(row["KABUPATEN"] for row in workers) == {
        "KOTA JAMBI": 168,
        "KAB. MUARO JAMBI": 18,
        "KAB. BATANGHARI": 4,
        "KAB. TANJAB TIMUR": 2,
    }
    spelled = {
        "1571": "KOTA JAMBI",
        "1505": "KAB. MUARO JAMBI",
        "1504": "KAB. BATANGHARI",
        "1506": "KAB. TANJAB TIMUR",
    }
    districts = {(spelled.get(row["regency_code"]), row["district"]) for row in reference("districts")}
    assert {(row["KABUPATEN"], row["KECAMATAN"]) for row in workers} <= districts


def test_codes_and_names_are_those_of_the_reference_data(workers):
    offices = {(row["office_code"], row["office"]) for row in reference("offices")}
    assert {(row["KODE_KANTOR"], row["NAMA_KANTOR"]) for row in workers} == offices
    cadres = {(row["cadre_code"], row["cadre"], row["office_code"]) for row in reference("cadres")}
    assert {(row["KODE_KADER"], row["NAMA_KADER"], row["KODE_KANTOR"]) for row in workers} == cadres
    sweep = [
        (row["event_code"], row["event"]) for row in reference("events") if row["type"] == "grebeg pasar"
    ]
    assert {(row["KODE_KEGIATAN"], row["NAMA_KEGIATAN"]) for row in workers} == set(sweep)
    assert {(row["KODE_KANTOR"], row["PEMBINA"]) for row in workers} == {
        (code, f"Pembina {code}") for code, _ in offices
    }
