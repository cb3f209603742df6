"""What the exports of two years hold, counted with pandas straight from their bytes."""

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from io import BytesIO

import pandas as pd

from acquisition.contract import ENROLLMENTS
from acquisition.demo.founding import founding_export
from acquisition.ingest.child import Workbooks
from acquisition.ingest.header import find_header
from acquisition.ingest.read import read
from acquisition.store import DEFAULT_STORE
from tests.demo import reading

ROOT = DEFAULT_STORE.parent.parent
FOUNDING = "2016-11-12_grebeg_pasar_angso_duo.xlsx"
DIGEST = """
import hashlib
from acquisition.demo.two_years import two_years
print(hashlib.sha256(b"".join(name.encode() + content for name, content in two_years())).hexdigest())
"""


def by_year(frame):
    return Counter(zip(frame.enrolled_on.dt.year, frame.kind, strict=True))


def test_2017_as_published_and_a_plausible_year_before(acquired):
    # Published: 25,983 BPU and 54,557 PU. Made up: all of 2016, construction workers, migrant workers.
    assert by_year(acquired) == {
        (2016, "BPU"): 9_400,
        (2016, "PU"): 31_000,
        (2016, "JAKON"): 310,
        (2017, "BPU"): 25_983,
        (2017, "PU"): 54_557,
        (2017, "JAKON"): 760,
        (2017, "PMI"): 46,
    }


def test_a_worker_s_first_day_tells_year_and_segment(sound):
    first = sound[sound.enrolled_on == sound.groupby("nik").enrolled_on.transform("min")]
    assert first.groupby("nik").kind.nunique().max() == 1


def test_it_is_the_same_every_time(files):
    other = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Jakarta"}
    again = subprocess.run(
        [sys.executable, "-c", DIGEST], cwd=ROOT, env=other, capture_output=True, text=True, check=True
    )
    joined = b"".join(name.encode() + content for name, content in files.items())
    assert again.stdout.strip() == hashlib.sha256(joined).hexdigest()


def test_files_come_as_offices_would_send_them(files):
    names = list(files)
    assert names[:6] == [
        "kader_penggerak.xlsx",
        "kegiatan.csv",
        "kehadiran.csv",
        "target_2016.csv",
        "target_2017.xlsx",
        "cakupan.csv",
    ]
    assert names[-1] == "status_bpu_12_2017.csv"
    assert 80 <= len(names) <= 90
    assert sum(name.endswith(".xlsx") for name in names) <= len(names) / 3
    assert files[FOUNDING] == founding_export()
    assert names.index("TK_BARU_BPU_JMB_201610.csv") < names.index(FOUNDING)
    assert names.index(FOUNDING) < names.index("TK_BARU_BPU_JMB_201611.xlsx")


def test_offices_write_in_their_own_way(files):
    assert files["TK_BARU_BPU_JMB_201601.csv"].startswith(b"\xef\xbb\xbfNO;NIK;NAMA_LENGKAP;")
    assert files["tebo_01_2017.txt"].startswith("\ufeffKCP TEBO\r\n".encode("utf-16-le"))
    assert "Akuisisi TK Baru – KCP".encode("cp1252") in files["Lap. Akuisisi KCP Muaro Jambi 01-02 2017.csv"]
    header, row, *_ = files["EXPORT_TJB_201601_201603.TXT"].decode().splitlines()
    assert header.count(";") == row.count("|") == 12
    assert files["EXPORT_TJB_201604_201606.TXT"].startswith(b"BRANCH|NOMOR_IDENTITAS|")
    header, row, *_ = reading.lines("BTH 01-03 2016.csv", files["BTH 01-03 2016.csv"])[0]
    first = dict(zip(header, row, strict=True))
    assert re.fullmatch(r"42\d{3}", first["Tgl. Pendaftaran"]) and re.fullmatch(r"[\d.]+,-", first["Gaji"])
    sheets = reading.lines("BTH 01-2017.xlsx", files["BTH 01-2017.xlsx"])
    assert [cell for cell in sheets[0][3] if cell] == [
        "IDENTITAS", "KEPESERTAAN", "KADER", "KEGIATAN", "DOMISILI", "IURAN",
    ]  # fmt: skip


def test_the_import_finds_a_header_in_every_kind_of_export(files):
    shapes = {}
    for name in files:
        if not name.startswith(reading.LISTS):
            shapes.setdefault(re.sub(r"\d", "", name), name)
    for name in shapes.values():
        with Workbooks() as workbooks:
            tops = [next(sheet.batches) for sheet in read(BytesIO(files[name]), workbooks)]
        found = [header for top in tops if (header := find_header(top, [ENROLLMENTS]))]
        assert len(found) == 1 and len(found[0][1].columns) >= 10, name


def test_cadres_begin_on_the_founding_day(acquired):
    walked_in = acquired[acquired.enrolled_on < "2016-11-12"]
    assert not walked_in[["cadre", "cadre_name", "event"]].ne("").any(axis=None)
    assert set(walked_in.enrolled_on.dt.month) == set(range(1, 12))
    founding = acquired[acquired.event == "GRB-20161112"]
    assert (len(founding), set(founding.file)) == (192, {FOUNDING})


def test_hardly_anybody_comes_on_weekends_and_nobody_at_lebaran(acquired):
    usual = acquired[acquired.event == ""]
    assert 0.002 < (usual.enrolled_on.dt.day_of_week >= 5).mean() < 0.03
    for first, last in (("2016-07-04", "2016-07-08"), ("2017-06-23", "2017-06-30")):
        assert not usual.enrolled_on.between(first, last).any()
    months = usual.enrolled_on.dt.to_period("M").value_counts()
    assert months["2017-06"] < 0.8 * months["2017-05"]


def test_months_that_were_never_sent(files, rows):
    assert {"tebo_05_2017.txt", "tebo_07_2017.txt", "BTH 07-2017.xlsx", "BTH 09-2017.xlsx"} <= set(files)
    assert not {"tebo_07_09_2016.txt", "tebo_06_2017.txt", "BTH 08-2017.xlsx"} & set(files)
    sent = rows.dropna(subset=["enrolled_on", "sender"])
    months = sent.groupby("sender").enrolled_on.agg(lambda days: days.dt.to_period("M").nunique())
    assert months.to_dict() == {"JMB": 24, "MJB": 24, "TBO": 20, "TJB": 24, "BTH": 23}
    october = sent[(sent.sender == "BTH") & (sent.enrolled_on.dt.to_period("M") == "2017-10")]
    assert october.enrolled_on.max() == pd.Timestamp("2017-10-17")


def test_rows_of_every_kind_are_unreadable(rows):
    assert rows[rows.reason != ""].reason.value_counts().to_dict() == {
        "nik": 12 + 26 + 9 + 21 + 14 + 64,
        "day": 11 + 9 + 7 + 5 + 6,
        "segment": 10 + 13,
        "office": 8 + 12 + 6,
        "regency": 15,
    }
    assert rows.nik.map(lambda nik: isinstance(nik, float)).sum() == 14 + 64


def test_workers_come_again_are_claimed_twice_and_listed_twice(sound):
    claim = ["nik", "enrolled_on", "kind", "sender", "cadre", "cadre_name", "event"]
    codes = sound.assign(cadre_name=sound.cadre_name.where(sound.cadre == "", ""))
    copies = codes.duplicated(claim)
    # 360 in one file, 240 in two; 28 of KCP Muaro Jambi and 33 of KCP Batang Hari out of the founding export.
    assert copies.sum() == 360 + 240 + 28 + 33
    assert codes[copies].duplicated([*claim, "file"]).sum() == 0
    claims = codes[~copies]
    first = claims.groupby("nik").enrolled_on.transform("min")
    assert 2_500 < (claims.enrolled_on > first).sum() < 2_600
    on_first = claims[claims.enrolled_on == first]
    rivals = on_first[on_first.duplicated("nik", keep=False)]
    assert 180 <= len(rivals) / 2 <= 188 and rivals.groupby("nik").sender.nunique().max() == 2


def test_some_workers_cannot_be_placed(sound):
    assert 0.01 < (sound.regency == "").mean() < 0.02
    assert sound.regency.isin(["Musi Banyuasin", "Luar Kota"]).sum() > 400


def test_nobody_in_it_could_be_a_real_person(files, rows):
    written = rows.nik[rows.nik.map(lambda nik: isinstance(nik, str))]
    assert written.str.match(r"1599|1,599|$").all()
    assert rows.name.str.fullmatch(r"(Peserta Contoh \d{3,6})?").all()
    assert rows.kpj.str.fullmatch(r"(CTH\d{7,8})?").all()
    people = {"Asnawi Alamsyah", "Laila Jumati", "Mailisa"}
    coded = rows.cadre_name.str.fullmatch(r"(Kader [A-Z]{3}-\d{1,2}|KADER MJB 03)?")
    assert set(rows.cadre_name[~coded]) == people
    assert rows.supervisor.str.fullmatch(r"(Pembina [A-Z]{3}(-2)?)?").all()


def test_a_worker_has_one_name_and_one_nik(sound):
    named = sound[sound.name != ""].drop_duplicates(["nik", "name"])
    assert not named.nik.duplicated().any() and not named.name.duplicated().any()


def test_contributions_follow_the_rates(sound):
    paid = sound.assign(paid=sound.contribution.map(reading.amount), earned=sound.wage.map(reading.amount))
    own = paid[paid.kind == "BPU"]
    assert set(own.paid.dropna()) == {16_800, 36_800}
    of_jambi = paid[(paid.kind == "PU") & (paid.sender == "JMB")].dropna(subset=["paid", "earned"])
    # JKK 0.24 + JKM 0.30, JHT 5.7 on top, JP 3 on top.
    rates = of_jambi.program.map({"JKK+JKM": 0.54, "JKK+JKM+JHT": 6.24, "JKK+JKM+JHT+JP": 9.24})
    assert ((of_jambi.paid - of_jambi.earned * rates / 100).abs() <= 0.51).all()
    assert of_jambi.earned.min() == 1_906_650 and 2_200_000 < of_jambi.earned.mean() < 2_600_000


def test_sponsors_enroll_many_at_once(acquired):
    sponsored = acquired[
        acquired.funding.isin(["APBD", "Desa", "CSR", "Pemda", "Dana Desa", "Donatur", "BKBK"])
    ]
    days = sponsored.groupby("enrolled_on").size()
    assert len(days) == 10 and days.max() > 2_300
    assert 0.25 < len(sponsored[sponsored.enrolled_on.dt.year == 2017]) / 25_983 < 0.3
