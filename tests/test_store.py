"""The store as a thing of its own: snapshots, moving, several at once, and what SQL may reach."""

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import duckdb
import pytest

from acquisition.store import DEFAULT_STORE, OutdatedStoreError, Store
from tests.conftest import nik

pytestmark = pytest.mark.usefixtures("all_threads")

ROOT = DEFAULT_STORE.parent.parent
HEADER = "nik,tanggal_kepesertaan,segmen,kode_kantor\n"


def test_opening_a_store_again_makes_no_snapshot(store):
    before = store.snapshot()
    again = Store.open(store.path)
    assert again.snapshot() == before
    again.close()


def test_a_store_can_be_moved(store, import_text, tmp_path):
    # More than the few rows that the catalog would hold itself.
    import_text(HEADER + "".join(f"{nik(number)},2016-11-12,BPU,TBO\n" for number in range(30)))
    then = store.snapshot()
    store.close()
    moved = Store.open(shutil.move(store.path, tmp_path / "elsewhere"))
    assert moved.run("acquisition_total").iloc[0].acquisitions == 30
    assert moved.run("acquisition_total", snapshot=then).iloc[0].acquisitions == 30
    assert len(moved.run("imports")) == 1
    moved.close()


def test_sql_reaches_no_file_outside_the_store(store, tmp_path):
    outside = tmp_path / "outside.csv"
    outside.write_text("secret\n1\n")
    with store.cursor() as cursor:
        for query in ("from read_csv($path)", "from read_text($path)"):
            with pytest.raises(duckdb.PermissionException):
                cursor.execute(query, {"path": str(outside)})
        with pytest.raises(duckdb.Error):
            cursor.execute("set enable_external_access = true")


def test_two_importing_processes_lose_nothing(store, tmp_path):
    # Each process imports ten files of three workers, one of whom is in all files of both.
    for process in range(2):
        for number in range(10):
            workers = (nik(1), nik(1000 + number), nik(2000 + process * 100 + number))
            rows = "".join(f"{worker},2016-11-{12 + number},BPU,TBO\n" for worker in workers)
            folder = tmp_path / str(process)
            folder.mkdir(exist_ok=True)
            (folder / f"{number}.csv").write_text(HEADER + rows + f"Jumlah,,,{process}\n")
    commands = [
        [
            sys.executable,
            "-m",
            "acquisition",
            "import",
            str(tmp_path / str(process)),
            "--store",
            str(store.path),
        ]
        for process in range(2)
    ]
    with ThreadPoolExecutor() as pool:
        runs = list(
            pool.map(
                lambda command: subprocess.run(command, cwd=ROOT, capture_output=True, check=False), commands
            )
        )
    assert [run.returncode for run in runs] == [0, 0], [run.stderr for run in runs]
    total = store.run("acquisition_total").iloc[0]
    # The common worker, ten that both name on the same day, and ten of each process.
    assert total.acquisitions == 1 + 10 + 20
    imports = store.run("imports")
    assert len(imports) == 20
    assert imports.received.sum() == 60
    assert (imports.accepted.sum(), imports.duplicate.sum()) == (10 + 10 + 20, 20)


def test_figures_are_read_from_many_threads_at_once(founding):
    with ThreadPoolExecutor(8) as pool:
        totals = list(pool.map(lambda _: founding.run("acquisition_total").iloc[0].acquisitions, range(40)))
    assert totals == [192] * 40


def test_processes_that_start_a_store_together_all_get_in(tmp_path):
    commands = []
    for process in range(3):
        path = tmp_path / f"{process}.csv"
        path.write_text(HEADER + f"{nik(process)},2016-11-12,BPU,TBO\n")
        new = str(tmp_path / "new")
        commands.append([sys.executable, "-m", "acquisition", "import", str(path), "--store", new])
    with ThreadPoolExecutor() as pool:
        runs = list(
            pool.map(
                lambda command: subprocess.run(command, cwd=ROOT, capture_output=True, check=False), commands
            )
        )
    assert [run.returncode for run in runs] == [0, 0, 0], [run.stderr for run in runs]
    started = Store.open(tmp_path / "new")
    assert started.run("acquisition_total").iloc[0].acquisitions == 3
    assert len(started.run("acquisition_by_office")) == 5
    started.close()


def test_the_store_takes_half_of_the_memory_that_duckdb_would_take(store):
    def gigabytes(cursor):
        amount, unit = cursor.execute("select current_setting('memory_limit')").fetchone()[0].split()
        return float(amount) * {"MiB": 1 / 1024, "GiB": 1, "TiB": 1024}[unit]

    with store.cursor() as cursor, duckdb.connect() as usual:
        assert gigabytes(cursor) == pytest.approx(gigabytes(usual) / 2, rel=0.02)


@pytest.mark.parametrize(
    "made_earlier", ["drop table withdrawn_imports", "insert into facts values ('key', '0123456789abcdef')"]
)
def test_a_store_of_an_earlier_version_is_refused_with_what_to_do(store, made_earlier):
    with store.cursor() as cursor:
        cursor.execute(made_earlier)
    store.close()
    with pytest.raises(OutdatedStoreError, match="import the files anew"):
        Store.open(store.path)
