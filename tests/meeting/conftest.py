"""Stores that meetings are told from: one to be counted by hand, one of more than a slide can show."""

from collections.abc import Iterator
from datetime import date

import pytest

from acquisition.filters import Filters
from acquisition.i18n import language
from acquisition.look import Look
from acquisition.store import Store
from tests.conftest import nik
from tests.filling import filled

ENROLLMENTS = """nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader;kode_kegiatan;sumber_iuran;kabupaten
1599000000000001;03-10-2016;BPU;JMB;JMB-01;;mandiri;Kota Jambi
1599000000000002;04-10-2016;BPU;TBO;TBO-01;;mandiri;Tebo
1599000000000003;05-10-2016;PU;TBO;TBO-01;;mandiri;Tebo
1599000000000004;12-11-2016;BPU;JMB;JMB-01;GRB-20161112;mandiri;Kota Jambi
1599000000000005;12-11-2016;BPU;JMB;JMB-01;GRB-20161112;mandiri;Kota Jambi
1599000000000006;12-11-2016;BPU;JMB;JMB-02;GRB-20161112;mandiri;Kota Jambi
1599000000000007;14-11-2016;BPU;TBO;TBO-01;;apbd;Tebo
1599000000000008;15-11-2016;BPU;TBO;;;mandiri;Tebo
"""
TARGETS = """kode_kantor;bulan;segmen;target_tk;target_iuran
JMB;11-2016;BPU;2;
TBO;11-2016;BPU;4;
"""
NOVEMBER = Filters(from_=date(2016, 11, 1), to=date(2016, 11, 30))
OFFICES, CADRES = 40, 2_000


@pytest.fixture(scope="package")
def small(empty_path, tmp_path_factory) -> Iterator[Store]:
    """October: 3 workers; November: 3 at the market of Jambi, 2 in Tebo, one of these sponsored."""
    folder = tmp_path_factory.mktemp("small")
    with filled(empty_path, folder, enrollments=ENROLLMENTS, targets=TARGETS) as store:
        yield store


@pytest.fixture(scope="package")
def november(small) -> Look:
    return Look.into(small, NOVEMBER, language("en"))


@pytest.fixture(scope="package")
def large(empty_path, tmp_path_factory) -> Iterator[Store]:
    """40 offices; cadre n of 2,000 acquires one worker, each hundredth another one, all on one day."""
    offices = "\n".join(f"K{place:02};Kantor {place:02};KCP" for place in range(OFFICES))
    rows = [
        f"{nik(number)};2016-11-14;BPU;K{number % OFFICES:02};C{number:04}" for number in range(1, CADRES + 1)
    ]
    rows += [
        f"{nik(5_000 + number)};2016-11-15;BPU;K00;C{number:04}" for number in range(100, CADRES + 1, 100)
    ]
    enrollments = "\n".join(["nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader", *rows])
    folder = tmp_path_factory.mktemp("large")
    lists = f"kode_kantor;nama_kantor;jenis_kantor\n{offices}"
    with filled(empty_path, folder, offices=lists, enrollments=enrollments) as store:
        yield store
