"""Upkeep of a store that several machines share: nothing goes that another one may be reading."""

from contextlib import closing
from io import BytesIO

import pandas as pd

from acquisition.ingest.load import import_file
from acquisition.store import Store
from acquisition.upkeep import keep_up
from tests.conftest import IMPORT_DAY, nik

FIGURES = ("acquisition_total", "acquisition_by_office", "imports")


def test_small_imports_become_one_file_and_figures_stay(machine):
    path = machine("here")
    with closing(Store.open(path)) as store:
        for number in range(1, 6):
            text = f"nik;tanggal_kepesertaan;segmen;kode_kantor\n{nik(number)};1{number}-11-2016;BPU;TBO\n"
            import_file(store, BytesIO(text.encode()), f"{number}.csv", today=IMPORT_DAY)
        told = {name: store.run(name) for name in FIGURES}
    done = keep_up(path, days=0)
    assert done.expired > 0 and done.busy == ()
    assert done.waiting >= 5  # the files that were merged: other machines may be reading them
    with closing(Store.open(path)) as store:
        for name, frame in told.items():
            pd.testing.assert_frame_equal(store.run(name), frame)
        with store.cursor() as cursor:
            (files,) = cursor.execute(
                "select file_count from ducklake_table_info('lake') where table_name = 'enrollments'"
            ).fetchone()
        assert files == 1
