"""Several processes on one store in PostgreSQL: nothing lost, nothing twice, whoever is killed."""

import os
import subprocess
import sys
import time
from contextlib import ExitStack, closing
from io import BytesIO

import pandas as pd
import pyarrow.parquet as pq
import pytest

from acquisition.erasure import erase
from acquisition.identity import key_path, load_key
from acquisition.ingest.load import import_file, import_paths
from acquisition.ingest.receipt import IMPORTED, UNCHANGED
from acquisition.store import Store
from tests.conftest import IMPORT_DAY, nik
from tests.e2e import server as dashboard
from tests.faults import importing
from tests.filling import OF_IMPORTS, all_figures

pytestmark = pytest.mark.usefixtures("all_threads")

HEADER = "nik;tanggal_kepesertaan;segmen;kode_kantor;nama_kader\n"
IMPORTERS, FILES, ROWS, SHARED = 3, 2, 30, 5
# Each file holds 30 workers, of whom 5 are in the next one, too: 6 files in a row name 6 * 25 + 5 workers.
WORKERS = IMPORTERS * FILES * (ROWS - SHARED) + SHARED


def export(number: int) -> str:
    first = 1_000 + number * (ROWS - SHARED)
    rows = (
        f"{nik(one)};{one % 28 + 1:02}-11-2016;BPU;TBO;Kader Tebo\n" for one in range(first, first + ROWS)
    )
    return HEADER + "".join(rows)


def file(folder, number: int):
    path = folder / f"{number}.csv"
    path.write_text(export(number))
    return path


def take_in(store: Store, text: str):
    return import_file(store, BytesIO(text.encode()), "export.csv", today=IMPORT_DAY)


def test_three_importers_and_two_servers_at_once(machine, tmp_path):
    store = machine("here")
    files = [file(tmp_path, number) for number in range(IMPORTERS * FILES)]
    read = [sys.executable, "-m", "tests.postgres.reading", str(store)]
    # None of them finds a store: one of them makes it.
    with ExitStack() as processes:
        readers = [
            processes.enter_context(
                subprocess.Popen(
                    read, cwd=importing.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
                )
            )
            for _ in range(2)
        ]
        importers = [processes.enter_context(importing.started()) for _ in range(IMPORTERS)]
        for place, importer in enumerate(importers):
            importer.begin(store, files[place::IMPORTERS])
        assert [importer.end() for importer in importers] == [0] * IMPORTERS
        seen = [[int(line) for line in reader.communicate()[0].split()] for reader in readers]
    for rising in seen:
        assert rising == sorted(rising) and rising[-1] == WORKERS
    with closing(Store.open(store)) as shared, closing(Store.open(tmp_path / "embedded")) as embedded:
        assert {receipt.status for receipt in import_paths(embedded, files)} == {IMPORTED}
        expected = all_figures(embedded, without=OF_IMPORTS)
        for name, frame in all_figures(shared, without=OF_IMPORTS).items():
            pd.testing.assert_frame_equal(frame, expected[name], obj=name)
        assert sorted(shared.run("imports").number) == list(range(1, IMPORTERS * FILES + 1))
        assert {receipt.status for receipt in import_paths(shared, files)} == {UNCHANGED}
        with shared.cursor() as cursor:
            known = "select count(distinct nik_hash), count(distinct worker), count(*) from identity.workers"
            assert cursor.execute(known).fetchone() == (WORKERS,) * 3


def test_what_is_killed_leaves_no_harm(machine, tmp_path):
    store = machine("here")
    with closing(Store.open(store)) as opened:
        assert take_in(opened, export(0)).accepted == ROWS
        with importing.started() as importer:
            importer.begin(
                store, [file(tmp_path, 1)], dies_at="ingest/imports_are_conserved"
            )  # all but committed
            assert importer.end() == -9
        with dashboard.running(store, tmp_path / "log"):
            pass  # it answered, and is ended
        assert opened.run("imports").received.tolist() == [ROWS]
        assert take_in(opened, export(1)).accepted == ROWS - SHARED
        assert opened.run("acquisition_total").iloc[0].acquisitions == 2 * ROWS - SHARED


def test_a_machine_without_the_key_imports_nothing(machine):
    with closing(Store.open(machine("here"))) as here, closing(Store.open(machine("there"))) as there:
        take_in(here, export(0))
        assert take_in(there, export(1)).refusal["code"] == "key_missing"
        key_path(there.path).unlink(missing_ok=True)
        key_path(there.path).write_bytes(key_path(here.path).read_bytes())
        assert take_in(there, export(1)).accepted == ROWS - SHARED
        assert here.run("acquisition_total").iloc[0].acquisitions == 2 * ROWS - SHARED


def test_of_two_keys_made_at_once_the_first_that_is_noted_is_the_stores(machine, monkeypatch):
    with closing(Store.open(machine("here"))) as here, closing(Store.open(machine("there"))) as there:
        asked = []

        def fact(store, name):
            if store is there and not asked:
                asked.append(name)  # nothing is noted yet when it looks; by the time it notes its own, it is
                take_in(here, export(0))
                return None
            return read(store, name)

        read = Store.fact
        monkeypatch.setattr(Store, "fact", fact)
        assert take_in(there, export(0)).refusal["code"] == "key_missing"
        with there.cursor() as cursor:
            assert cursor.execute("select count(*) from identity.workers").fetchone() == (ROWS,)


def test_a_machine_that_mounts_the_files_elsewhere_takes_none_for_an_orphan(machine, tmp_path):
    (tmp_path / "mounted").symlink_to(tmp_path / "shared")
    with closing(Store.open(machine("here"))) as here:
        take_in(here, export(0))
        files = here.address.data.files()
        days_ago = time.time() - 3 * 86_400
        for path in files:
            os.utime(path, (days_ago, days_ago))
        with_rows = {path for path in files if pq.read_metadata(path).num_rows}
        orphan = tmp_path / "shared" / "lake" / "main" / "claims" / "ducklake-orphan.parquet"
        orphan.write_bytes(b"")
        os.utime(orphan, (days_ago, days_ago))
        with closing(Store.open(machine("there", path=str(tmp_path / "mounted")))) as there:
            key_path(there.path).write_bytes(key_path(here.path).read_bytes())
            assert take_in(there, export(1)).accepted == ROWS - SHARED
        assert with_rows <= set(here.address.data.files()) and not orphan.exists()
        assert here.run("acquisition_total").iloc[0].acquisitions == 2 * ROWS - SHARED


def test_whom_one_machine_erases_no_machine_knows(machine, tmp_path):
    file = machine("here")
    with closing(Store.open(file)) as store:
        take_in(store, export(0))
        digest = load_key(store.path, store.fact("key")).digest(nik(1_000).encode())
    assert erase(file, nik(1_000)) and not erase(file, nik(1_000))
    with closing(Store.open(file)) as store:
        assert store.run("acquisition_total").iloc[0].acquisitions == ROWS
        assert take_in(store, export(0)).status == UNCHANGED
    left = [pq.read_table(path) for path in (tmp_path / "shared" / "identity").rglob("*.parquet")]
    hashes = [one for rows in left if "nik_hash" in rows.column_names for one in rows["nik_hash"].to_pylist()]
    assert len(hashes) == ROWS - 1 and bytes.fromhex(digest) not in hashes


def test_files_and_catalog_that_do_not_belong_together_are_refused(machine, server, tmp_path):
    store = machine("here")
    Store.open(store).close()
    away = machine("away", path=str(tmp_path / "not-mounted"))
    with pytest.raises(OSError, match=r"is not there: see that .*not-mounted is where the files of"):
        Store.open(away)
    server.make_database("another")
    other = tmp_path / "other.toml"
    other.write_text(store.read_text().replace('database = "lake', 'database = "another" # '))
    two_hours_ago = time.time() - 7_200
    for path in (tmp_path / "shared").rglob("*.parquet"):
        os.utime(path, (two_hours_ago, two_hours_ago))
    with pytest.raises(OSError, match=r"shared holds files, but .*another knows of none"):
        Store.open(other)
