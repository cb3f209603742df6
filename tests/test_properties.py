"""What holds of every store, whatever was imported and in which order."""

import shutil
import tempfile
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from acquisition.filters import Filters
from acquisition.ingest.load import import_file
from acquisition.sql import script
from acquisition.store import Store
from tests.conftest import IMPORT_DAY, nik

HEADER = "nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader;kode_kegiatan;kabupaten;iuran;sumber_iuran\n"
FIRST_DAY = date(2016, 11, 10)
BREAKDOWNS = (
    "acquisition_by_office",
    "acquisition_by_event",
    "acquisition_by_cadre",
    "acquisition_by_supervisor",
    "acquisition_by_cadre_group",
    "acquisition_by_segment",
    "acquisition_by_month",
    "acquisition_by_regency",
)
FIGURES = (
    *BREAKDOWNS,
    "acquisition_total",
    "active_cadres",
    "submissions",
    "uncovered_by_regency",
    "unregistered",
)

# Few workers and days, so that duplicates, re-registrations and rival claims are frequent.
rows = st.tuples(
    st.sampled_from([nik(number) for number in range(5)] + ["damaged"]),
    st.integers(0, 5).map(lambda days: (FIRST_DAY + timedelta(days)).isoformat()),
    st.sampled_from(["BPU", "PU"]),
    st.sampled_from(["JMB", "TBO", "MJB", "unknown"]),
    st.sampled_from(["", "JMB-01", "TBO-02", "NEW-1"]),
    st.sampled_from(["", "GRB-20161112", "NEW-EVENT"]),
    st.sampled_from(["", "Tebo", "Kota Jambi", "Atlantis"]),
    st.sampled_from(["16800", "36800", ""]),
    st.sampled_from(["mandiri", "apbd", ""]),
).map(";".join)
files = st.lists(st.lists(rows, min_size=1, max_size=8).map("\n".join), min_size=1, max_size=3, unique=True)
filters = st.builds(
    Filters,
    from_=st.none() | st.integers(0, 5).map(lambda days: FIRST_DAY + timedelta(days)),
    to=st.none() | st.integers(0, 5).map(lambda days: FIRST_DAY + timedelta(days)),
    office=st.lists(st.sampled_from(["JMB", "TBO", "BTH"]), unique=True, max_size=2).map(tuple),
    segment=st.lists(st.sampled_from(["PU", "BPU"]), unique=True, max_size=1).map(tuple),
    funding=st.lists(st.sampled_from(["mandiri", "apbd", ""]), unique=True, max_size=2).map(tuple),
    regency=st.lists(st.sampled_from(["1508", "1571", ""]), unique=True, max_size=2).map(tuple),
)


def import_all(empty_path: Path, folder: str, texts) -> tuple[Store, list]:
    store = Store.open(shutil.copytree(empty_path, Path(folder) / "store"))
    receipts = [
        import_file(store, BytesIO((HEADER + text).encode()), f"{number}.csv", today=IMPORT_DAY)
        for number, text in enumerate(texts)
    ]
    return store, receipts


@given(texts=files, selections=st.lists(filters, min_size=3, max_size=3))
def test_rows_are_conserved_and_every_breakdown_sums_to_the_total(empty_path, texts, selections):
    with tempfile.TemporaryDirectory() as folder:
        store, receipts = import_all(empty_path, folder, texts)
        for text, receipt in zip(texts, receipts, strict=True):
            assert receipt.received == len(text.splitlines())
            assert receipt.received == receipt.accepted + receipt.duplicate + receipt.rejected
            assert sum(receipt.reasons.values()) == receipt.duplicate + receipt.rejected
        with store.cursor() as cursor:
            for check in script("checks"):
                assert cursor.execute(check).fetchall() == []
        for selection in selections:
            total = store.run("acquisition_total", selection).iloc[0]
            for name in BREAKDOWNS:
                breakdown = store.run(name, selection)
                assert breakdown.acquisitions.sum() == total.acquisitions, name
                assert breakdown.contribution.sum() == total.contribution, name
        store.close()


@given(texts=files)
def test_figures_do_not_depend_on_the_order_of_imports(empty_path, texts):
    results = []
    for order in (texts, texts[::-1], texts[1:] + texts[:1]):
        with tempfile.TemporaryDirectory() as folder:
            store, _ = import_all(empty_path, folder, order)
            results.append([store.run(name) for name in FIGURES])
            store.close()
    for result in results[1:]:
        for figure, expected in zip(result, results[0], strict=True):
            pd.testing.assert_frame_equal(figure, expected)


@given(texts=files)
def test_importing_everything_again_changes_nothing(empty_path, texts):
    with tempfile.TemporaryDirectory() as folder:
        store, receipts = import_all(empty_path, folder, texts)
        before = store.snapshot()
        again = [
            import_file(store, BytesIO((HEADER + text).encode()), "again.csv", today=IMPORT_DAY)
            for text in texts
        ]
        assert [receipt.status for receipt in again] == ["unchanged"] * len(texts)
        assert [receipt.rejected for receipt in again] == [receipt.rejected for receipt in receipts]
        assert store.snapshot() == before
        store.close()
