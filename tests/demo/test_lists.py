"""The lists beside the exports: cadres, events, attendance, targets, coverage, and who is active."""

import csv

import pandas as pd

from acquisition.store import DEFAULT_STORE
from tests.demo.reading import amount, records

REFERENCE = DEFAULT_STORE.parent / "reference"


def reference(name):
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {next(iter(row.values())): row for row in csv.DictReader(file)}


def listed(files, name, *header):
    return records(name, files[name], header)


def cadre_list(files):
    return listed(files, "kader_penggerak.xlsx", "kode_kader", "nama_kader")


def test_the_25_cadres_are_those_of_the_reference_data(files):
    cadres = cadre_list(files)
    known = reference("cadres")
    assert dict(zip(cadres.kode_kader, cadres.nama_kader, strict=True)) == {
        code: row["cadre"] for code, row in known.items()
    }
    assert set(cadres.sejak) == {"12-11-2016"}
    assert set(cadres.kecamatan) <= {row["district"] for row in reference("districts").values()}
    assert cadres.pembina.value_counts().to_dict() == {
        "Pembina JMB": 5, "Pembina JMB-2": 5, "Pembina MJB": 4, "Pembina TBO": 4, "Pembina TJB": 4,
        "Pembina BTH": 3,
    }  # fmt: skip
    assert (cadres.wadah == "").sum() == 1 and cadres.wadah.nunique() == 7


def test_cadres_differ(acquired, files):
    after = acquired[(acquired.enrolled_on.dt.year == 2017) & (acquired.cadre != "")]
    self_paid = after[~after.funding.isin(["Desa", "BKBK"])]
    months = self_paid.groupby(["cadre", self_paid.enrolled_on.dt.month]).size().unstack(fill_value=0)
    yearly = months.sum(axis=1)
    assert yearly.idxmax() == "MJB-02" and yearly.max() > 1.5 * yearly.nlargest(2).iloc[1]
    assert "JMB-10" not in yearly  # idle since the founding day
    assert months.loc["JMB-09", 6:].sum() == months.loc["TJB-04", 9:].sum() == 0  # gave up
    assert months.loc["MJB-04"].gt(0).tolist() == [True] * 5 + [False] * 3 + [True] * 4
    assert "TJB-05" in yearly and "TJB-05" not in set(cadre_list(files).kode_kader)


def test_60_events_and_one_that_nobody_listed(files, acquired):
    events = listed(files, "kegiatan.csv", "kode_kegiatan")
    assert len(events) == 60 and events.kode_kegiatan.is_unique and events.nama_kegiatan.is_unique
    assert set(reference("events")) <= set(events.kode_kegiatan)
    assert events.jenis.value_counts().min() >= 8
    started, ended = (
        pd.to_datetime(events[column], format="%d-%m-%Y %H:%M") for column in ("mulai", "selesai")
    )
    assert (ended > started).all() and started.is_monotonic_increasing
    assert started.min() == pd.Timestamp("2016-11-11 08:00") and started.max() > pd.Timestamp("2017-11-15")
    assert events.biaya.map(amount).dropna().between(1_500_000, 30_000_000).all()
    enrolled = set(acquired.event) - {""}
    assert len(enrolled - set(events.kode_kegiatan)) == 1
    assert 6 <= len(set(events.kode_kegiatan) - enrolled) <= 12


def test_enrolling_cadres_were_there(files, acquired):
    attendance = listed(files, "kehadiran.csv", "kode_kegiatan", "kode_kader")
    assert not attendance.duplicated().any()
    assert set(attendance.kode_kader) <= set(cadre_list(files).kode_kader)
    events = set(listed(files, "kegiatan.csv", "kode_kegiatan").kode_kegiatan)
    assert set(attendance.kode_kegiatan) < events
    assert len(events - set(attendance.kode_kegiatan)) == 1
    there = set(zip(attendance.kode_kegiatan, attendance.kode_kader, strict=True))
    at_events = acquired[acquired.event.isin(set(attendance.kode_kegiatan)) & (acquired.cadre != "")]
    claims = set(zip(at_events.event, at_events.cadre, strict=True))
    assert len(claims - there) <= 30  # rivals alone


def test_targets_sum_to_the_published_ones(files):
    header = ("kode_kantor", "bulan", "segmen", "target_tk", "target_iuran")
    targets = listed(files, "target_2017.xlsx", *header)
    assert targets.groupby("segmen").target_tk.sum().to_dict() == {"BPU": 24_001, "PU": 47_895}
    assert len(targets) == 5 * 12 * 2 and not targets.duplicated(["kode_kantor", "bulan", "segmen"]).any()
    assert targets.bulan.str.fullmatch(r"(0[1-9]|1[0-2])-2017").all()
    assert (targets.target_iuran > 16_800 * targets.target_tk * 0.99).all()
    before = listed(files, "target_2016.csv", *header)
    assert set(before.kode_kantor) == {"JMB", "MJB", "TJB", "BTH"}
    workers = before.target_tk.map(amount).groupby(before.segmen).sum()
    assert workers.to_dict() == {"BPU": 9_000, "PU": 31_500}


def test_coverage_of_every_regency(files):
    coverage = listed(files, "cakupan.csv", "kabupaten", "segmen", "tanggal", "aktif", "potensi", "sumber")
    regencies = {row["regency"] for row in reference("regencies").values()}
    assert set(coverage.kabupaten) == regencies and len(coverage) == 11 * 2 * 4
    active, potential = coverage.aktif.map(amount), coverage.potensi.map(amount)
    assert (active > 0).all() and (active < potential).all()
    at_the_end = coverage.tanggal == "31-12-2017"
    # The employed, 1,746,840, of whom about 72 % are potential; 39.52 % were covered in August 2024.
    assert 1_250_000 < potential[at_the_end].sum() < 1_300_000
    assert 0.30 < active[at_the_end].sum() / potential[at_the_end].sum() < 0.39


def test_acquired_is_not_active(files, acquired):
    statuses = listed(files, "status_bpu_12_2017.csv", "nik", "blth", "status")
    assert statuses.nik.is_unique and set(statuses.blth) == {"12-2017"}
    of_2017 = acquired[(acquired.enrolled_on.dt.year == 2017) & (acquired.kind == "BPU")]
    told = statuses[statuses.nik.isin(of_2017.nik)]
    assert told.status.value_counts().to_dict() == {"aktif": 10_975, "non aktif": 25_983 - 10_975}
    assert len(statuses) - statuses.nik.isin(acquired.nik).sum() == 15
    by_june = listed(files, "status_bpu_06_2017.csv", "nik", "blth", "status")
    assert set(by_june.blth) == {"06-2017"} and set(by_june.nik) < set(statuses.nik)
