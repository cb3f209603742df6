"""Upkeep changes no figure, of no meeting and of no time that is kept, whoever is at work meanwhile."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest

from acquisition import backup
from acquisition.__main__ import main
from acquisition.backup import back_up, restore
from acquisition.commands.options import DONE, WRONG_USAGE
from acquisition.daily_upkeep import DailyUpkeep
from acquisition.erasure import erase
from acquisition.figures import FIGURES
from acquisition.filters import Filters
from acquisition.i18n import language
from acquisition.identity import key_path
from acquisition.ingest.load import import_file
from acquisition.ingest.withdraw import find_import, withdraw
from acquisition.locks import let_go, locked
from acquisition.look import Look
from acquisition.meeting.frozen import freeze, since, slides_of
from acquisition.reference import load_reference
from acquisition.sql import script
from acquisition.store import Store
from acquisition.upkeep import Upkeep, is_due, keep_up
from tests.conftest import IMPORT_DAY, nik
from tests.faults import importing

pytestmark = pytest.mark.usefixtures("all_threads")

INDONESIAN = language("id")
HEADER = "nik;tanggal_kepesertaan;segmen;kode_kantor;nama_kader\n"
CADRES = "kode_kader;nama_kader;kode_kantor;tanggal_mulai;desa\nTBO-77;Kader Tebo;TBO;01-01-2016;Desa Tebo\n"


def export(first: int, last: int, day: int, office: str = "TBO") -> str:
    return HEADER + "".join(
        f"{nik(one)};{day}-11-2016;BPU;{office};Kader Tebo\n" for one in range(first, last + 1)
    )


def take(store: Store, name: str, text: str) -> str:
    receipt = import_file(store, BytesIO(text.encode()), f"{name}.csv", today=IMPORT_DAY)
    assert receipt.accepted == len(text.splitlines()) - 1, receipt
    return receipt.import_id


@dataclass(frozen=True)
class Kept:
    """A store with two meetings, and everything that it tells: of each of them, and of now."""

    path: Path
    meetings: tuple[str, str]
    snapshots: tuple[int, int]
    told: dict[str, pd.DataFrame]


def told(store: Store, meetings: tuple[str, str], snapshots: tuple[int, int]) -> dict[str, pd.DataFrame]:
    """All figures at both meetings and now, each with what changed since; and the slides."""
    found = {}
    for called, at in ((snapshots[0], snapshots[0]), (None, store.snapshot())):
        store.hold(at)
        for name in FIGURES:
            found[f"{name} at {called}"] = store.run(name, Filters(since=snapshots[0]), at)
    found["acquisition_by_cadre at the second"] = store.run("acquisition_by_cadre", snapshot=snapshots[1])
    found["changes since the second"] = store.run("changes_since", Filters(since=snapshots[1]))
    for one in meetings:
        slides = [repr(slide) for slide in slides_of(store, one, INDONESIAN)]
        found[f"slides of {one}"] = pd.DataFrame({"slides": slides, "since": repr(since(store, one))})
    return found


def assert_told(found: dict[str, pd.DataFrame], expected: dict[str, pd.DataFrame]) -> None:
    assert found.keys() == expected.keys()
    for name, frame in expected.items():
        pd.testing.assert_frame_equal(found[name], frame, obj=name)


@pytest.fixture(scope="module")
def filled(empty_path, tmp_path_factory) -> Kept:
    """Acquired at the first meeting: workers 1 to 9; at the second 20 to 22 besides; then 40 to 44."""
    path = shutil.copytree(empty_path, tmp_path_factory.mktemp("upkeep") / "store")
    store = Store.open(path)
    take(store, "a", export(1, 6, 10))
    take(store, "b", export(4, 9, 5, "JMB"))  # earlier: 4 to 6 become acquisitions of Jambi
    snapshots, meetings = [store.snapshot()], [freeze(store, Look.into(store, Filters(), INDONESIAN))]
    c = take(store, "c", export(20, 22, 12))
    withdraw(store, take(store, "d", export(30, 31, 12)))
    take(store, "kader", CADRES)  # from here on the name stands for a cadre, in all claims
    snapshots.append(store.snapshot())
    meetings.append(freeze(store, Look.into(store, Filters(), INDONESIAN)))
    withdraw(store, c)
    take(store, "e", export(40, 44, 8))
    kept = Kept(path, tuple(meetings), tuple(snapshots), told(store, tuple(meetings), tuple(snapshots)))
    store.close()
    return kept


@pytest.fixture
def copied(filled, tmp_path) -> Kept:
    """The same, to write to."""
    path = shutil.copytree(filled.path, tmp_path / "store")
    shutil.copy(key_path(filled.path), key_path(path))
    return Kept(path, filled.meetings, filled.snapshots, filled.told)


@pytest.fixture(scope="module")
def worker():
    with importing.started() as started:
        yield started


def kept_up(path: Path) -> Upkeep:
    """Twice: what has to wait for the first to be through goes with the second."""
    keep_up(path, days=0)
    return keep_up(path, days=0)


def snapshots_of(store: Store) -> list[int]:
    with store.cursor() as cursor:
        rows = cursor.execute("select snapshot_id from ducklake_snapshots('lake')").fetchall()
    return sorted(number for (number,) in rows if number > 0)


def test_no_figure_changes_at_a_meeting_since_it_or_now(copied):
    first, second = copied.snapshots
    totals = {at: copied.told[f"acquisition_total at {at}"].acquisitions[0] for at in (first, None)}
    assert totals == {first: 9, None: 14}
    assert copied.told["acquisition_by_cadre at the second"].acquisitions.sum() == 12
    assert copied.told["changes_since at None"].effect.sum() == 14 - 9
    before = len(list((copied.path / "lake").rglob("*.parquet")))
    kept_up(copied.path)
    store = Store.open(copied.path)
    # The meetings, what came right after them, and the newest.
    assert snapshots_of(store) == [first, first + 1, second, second + 1, store.snapshot()]
    assert len(list((copied.path / "lake").rglob("*.parquet"))) < before
    assert_told(told(store, copied.meetings, copied.snapshots), copied.told)
    store.close()


def test_afterwards_imports_are_withdrawn_workers_erased_and_the_store_backed_up(copied, tmp_path):
    kept_up(copied.path)
    store = Store.open(copied.path)
    withdraw(store, find_import(store, "1").import_id)  # workers 1 to 3 go; 4 to 6 are Jambi's anyway
    take(store, "f", export(3, 4, 4))  # 3 is back, 4 becomes Tebo's
    store.close()
    kept_up(copied.path)
    assert erase(copied.path, nik(9))
    back_up(copied.path, tmp_path / "backup.tar")
    restore(tmp_path / "backup.tar", tmp_path / "elsewhere" / "store")
    for path in (copied.path, tmp_path / "elsewhere" / "store"):
        store = Store.open(path)
        offices = store.run("acquisition_by_office").set_index("office_code").acquisitions
        assert (offices.sum(), offices["JMB"], offices["TBO"]) == (12, 5, 7)
        assert store.run("acquisition_total", snapshot=copied.snapshots[0]).acquisitions[0] == 9
        with store.cursor() as cursor:
            assert cursor.execute("select count(*) from identity.workers").fetchone() == (11,)
            assert [cursor.execute(check).fetchall() for check in script("checks")] == [[]] * len(
                script("checks")
            )
        store.close()


def test_snapshots_of_the_last_days_stay_while_files_merge(copied, capsys):
    store = Store.open(copied.path)
    numbers = snapshots_of(store)[3:]
    then = {number: store.run("acquisition_by_office", snapshot=number) for number in numbers}
    store.close()
    assert main(["upkeep", "--store", str(copied.path)]) == DONE
    said = capsys.readouterr().out
    assert "snapshots: 0 expired" in said and "wait for a day" not in said
    store = Store.open(copied.path)
    assert len(then) > 7
    for number, frame in then.items():
        pd.testing.assert_frame_equal(store.run("acquisition_by_office", snapshot=number), frame)
    store.close()


def test_what_imports_tallied_one_by_one_becomes_one_row(tmp_path, capsys):
    store = Store.open(tmp_path / "store")
    load_reference(store)
    for one in range(1, 4):  # three workers of one month, office, cadre and segment, one import each
        take(store, f"file {one}", export(one, one, 10 + one))
    expected = store.run("acquisition_by_cadre")
    store.close()
    assert main(["upkeep", "--store", str(tmp_path / "store")]) == DONE
    store = Store.open(tmp_path / "store")
    with store.cursor() as cursor:
        rows = cursor.execute("select acquisitions, first_on, last_on from tally_changes").fetchall()
        assert rows == [(3, date(2016, 11, 11), date(2016, 11, 13))]
        assert not [row for check in script("checks") for row in cursor.execute(check).fetchall()]
    pd.testing.assert_frame_equal(store.run("acquisition_by_cadre"), expected)
    store.close()


def test_files_wait_while_others_have_the_store_open(copied):
    def kept_up_by_another() -> str:
        command = [sys.executable, "-m", "acquisition", "upkeep", "--store", str(copied.path)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def files() -> set[Path]:
        return set((copied.path / "lake").rglob("*.parquet"))

    before = files()
    store = Store.open(copied.path)
    assert "wait for a day" in kept_up_by_another()
    assert before < files()
    store.close()
    assert "wait for a day" not in kept_up_by_another()
    assert not before <= files()


def test_files_wait_for_a_backup_under_way(copied, tmp_path, monkeypatch, capsys):
    write = backup._write

    def write_after_upkeep(*arguments) -> None:
        assert main(["upkeep", "--store", str(copied.path)]) == DONE
        write(*arguments)

    monkeypatch.setattr(backup, "_write", write_after_upkeep)
    snapshot = back_up(copied.path, tmp_path / "backup.tar")
    assert "wait for a day" in capsys.readouterr().out
    assert restore(tmp_path / "backup.tar", tmp_path / "elsewhere" / "store") == snapshot


def test_one_upkeep_at_a_time(copied, capsys):
    (copied.path / "upkeep").touch()
    lock = locked(copied.path / "upkeep")
    assert main(["upkeep", "--store", str(copied.path)]) == WRONG_USAGE
    assert "another upkeep" in capsys.readouterr().err
    let_go(lock)
    assert is_due(copied.path)
    assert main(["upkeep", "--store", str(copied.path)]) == DONE
    assert not is_due(copied.path)


def test_an_importer_and_a_reader_at_work_notice_nothing(copied, tmp_path, worker):
    paths = []
    for number in range(3):  # each worker again, one day earlier each time: all claims are renewed
        paths.append(tmp_path / f"{number}.csv")
        paths[-1].write_text(export(1, 50, 28 - number))
    undisturbed = Store.open(shutil.copytree(copied.path, tmp_path / "undisturbed"))
    shutil.copy(key_path(copied.path), key_path(undisturbed.path))
    stop, failures, readings = threading.Event(), [], 0

    def read() -> None:
        nonlocal readings
        store = Store.open(copied.path)
        expected = copied.told[f"acquisition_by_office at {copied.snapshots[0]}"]
        while not stop.is_set():
            try:
                found = store.run("acquisition_by_office", snapshot=copied.snapshots[0])
                pd.testing.assert_frame_equal(found, expected)
                assert store.run("acquisition_total").acquisitions[0] >= 14
            except Exception as error:
                failures.append(error)
            readings += 1
        store.close()

    reader = threading.Thread(target=read)
    reader.start()
    command = [sys.executable, "-m", "tests.faults.upkeep_again", str(copied.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as keeper:
        keeper.stdout.readline()  # it has begun
        for path in paths:
            worker.begin(copied.path, [path])
            assert worker.end() == 0
        times, _ = keeper.communicate("\n")
    stop.set()
    reader.join()
    assert keeper.returncode == 0 and int(times) >= 1
    assert failures == [] and readings > 1
    store = Store.open(copied.path)
    for path in paths:
        take(undisturbed, path.stem, path.read_text())
    for name in ("acquisition_by_office", "acquisition_by_cadre", "disputed_workers"):
        pd.testing.assert_frame_equal(store.run(name), undisturbed.run(name))
    store.close()
    undisturbed.close()


def test_killed_at_any_moment_it_leaves_a_sound_store(filled, tmp_path, worker):
    dies_at = 1
    while True:
        path = shutil.copytree(filled.path, tmp_path / str(dies_at) / "store")
        worker.begin_upkeep(path, dies_at)
        if (ended := worker.end()) == 0:
            break
        assert ended == -signal.SIGKILL
        assert_sound(path, filled)
        dies_at += 12
    assert dies_at > 30
    for milliseconds in (50, 200, 500):
        path = shutil.copytree(filled.path, tmp_path / f"after {milliseconds}" / "store")
        leader = worker.begin_upkeep(path)
        time.sleep(milliseconds / 1000)
        os.kill(leader, signal.SIGKILL)
        assert worker.end() in (0, -signal.SIGKILL)
        assert_sound(path, filled)


def assert_sound(path: Path, filled: Kept) -> None:
    """The next one goes on, and everything is there."""
    keep_up(path, days=0)
    store = Store.open(path)
    for at in (filled.snapshots[0], None):
        name = f"acquisition_by_cadre at {at}"
        found = store.run("acquisition_by_cadre", Filters(since=filled.snapshots[0]), at)
        pd.testing.assert_frame_equal(found, filled.told[name], obj=name)
    changed = store.run("changes_since", Filters(since=filled.snapshots[0]))
    pd.testing.assert_frame_equal(changed, filled.told["changes_since at None"])
    store.close()


def test_a_server_does_it_when_it_is_due_and_nothing_is_imported(copied):
    quiet = threading.Event()
    daily = DailyUpkeep(copied.path, quiet.is_set, every=0.02)
    time.sleep(0.2)
    assert not (copied.path / "upkeep").exists()
    quiet.set()
    until = time.monotonic() + 60
    while is_due(copied.path) and time.monotonic() < until:
        time.sleep(0.05)
    daily.end()
    assert not is_due(copied.path)
