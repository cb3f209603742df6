"""A backup, restored at another place: the same figures, whatever happened meanwhile."""

import re
import shutil
import subprocess
import sys
import threading
from datetime import date
from io import BytesIO

import pandas as pd
import pytest

from acquisition.__main__ import main
from acquisition.access.audit import FROZEN, Audit
from acquisition.access.person import LOCAL
from acquisition.backup import BackupError, back_up, restore
from acquisition.commands.options import DONE, WRONG_USAGE
from acquisition.filters import Filters
from acquisition.i18n import language
from acquisition.identity import key_path
from acquisition.ingest.load import import_file, import_paths
from acquisition.ingest.receipt import UNCHANGED
from acquisition.ingest.withdraw import withdraw
from acquisition.look import Look
from acquisition.meeting.decisions import Decision, decide
from acquisition.meeting.frozen import freeze, slides_of
from acquisition.store import Store
from tests.conftest import FOUNDING_EXPORT, IMPORT_DAY, nik
from tests.filling import all_figures

pytestmark = pytest.mark.usefixtures("all_threads")

INDONESIAN = language("id")
HEADER = "nik;tanggal_kepesertaan;segmen;kode_kantor\n"


def test_a_restored_store_gives_the_same_figures_and_knows_its_workers(founding_path, tmp_path):
    here, elsewhere = tmp_path / "store", tmp_path / "machine" / "store"
    shutil.copytree(founding_path, here)
    shutil.copy(key_path(founding_path), key_path(here))
    snapshot = back_up(here, tmp_path / "backup.tar")
    shutil.rmtree(here)
    assert restore(tmp_path / "backup.tar", elsewhere) == snapshot
    before, after = Store.open(founding_path), Store.open(elsewhere)
    expected = all_figures(before)
    for name, frame in all_figures(after).items():
        pd.testing.assert_frame_equal(frame, expected[name], obj=name)
    # By the same key: what was imported before is known again.
    assert [one.status for one in import_paths(after, [FOUNDING_EXPORT])] == [UNCHANGED]
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "backup.tar", key_path(elsewhere))} == {0o600}
    before.close()
    after.close()


def test_meetings_decisions_and_the_audit_come_back(founding_path, tmp_path):
    here, elsewhere = tmp_path / "store", tmp_path / "elsewhere" / "store"
    shutil.copytree(founding_path, here)
    shutil.copy(key_path(founding_path), key_path(here))
    opened = Store.open(here)
    meeting = freeze(opened, Look.into(opened, Filters(), INDONESIAN))
    decide(opened, meeting, Decision(2, "Datangi Tebo", "KCP Tebo", date(2016, 12, 31), "bpu", "TBO", 10))
    shown, decided = slides_of(opened, meeting, INDONESIAN), opened.run("decisions")
    opened.close()
    Audit(here).note(LOCAL, FROZEN, meeting=meeting)
    noted = Audit(here).entries()
    back_up(here, tmp_path / "backup.tar")
    restore(tmp_path / "backup.tar", elsewhere)
    restored = Store.open(elsewhere)
    assert slides_of(restored, meeting, INDONESIAN) == shown
    pd.testing.assert_frame_equal(restored.run("decisions"), decided)
    restored.close()
    pd.testing.assert_frame_equal(Audit(elsewhere).entries(), noted)
    assert len(noted) > 0


def test_a_backup_is_whole_while_files_come_and_go(store, tmp_path):
    stop = threading.Event()

    def keep_writing() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            rows = "".join(f"{nik(10 * number + one)};12-11-2016;BPU;TBO\n" for one in range(3))
            receipt = import_file(store, BytesIO((HEADER + rows).encode()), f"{number}.csv", today=IMPORT_DAY)
            if number % 3 == 0:
                withdraw(store, receipt.import_id)

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        snapshots = [backed_up(store.path, tmp_path / f"{place}.tar") for place in range(3)]
    finally:
        stop.set()
        writer.join()
    for place, snapshot in enumerate(snapshots):
        restore(tmp_path / f"{place}.tar", tmp_path / f"restored-{place}")
        restored = Store.open(tmp_path / f"restored-{place}")
        assert restored.snapshot() == snapshot
        then = store.run("acquisition_by_office", snapshot=snapshot)
        pd.testing.assert_frame_equal(restored.run("acquisition_by_office"), then)
        with restored.cursor() as cursor:
            unknown = "select count(*) from enrollments anti join identity.workers using (worker)"
            assert cursor.execute(unknown).fetchone() == (0,)
        restored.close()


def backed_up(store, target):
    """The snapshot of a backup that another process made."""
    command = [sys.executable, "-m", "acquisition", "backup", "--store", str(store), "--out", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(re.search(r"at snapshot (\d+)", done.stdout)[1])


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda content: content[:-20_000], "not a whole"),
        (lambda content: content.replace(b"PAR1", b"PAR2"), "damaged"),
        (lambda content: b"", "not a backup"),
        (lambda content: b"nik;segmen\n" * 100, "not a backup"),
    ],
)
def test_a_damaged_backup_is_not_restored(founding_path, tmp_path, damage, said):
    back_up(founding_path, tmp_path / "whole.tar")
    (tmp_path / "backup.tar").write_bytes(damage((tmp_path / "whole.tar").read_bytes()))
    with pytest.raises(BackupError, match=said):
        restore(tmp_path / "backup.tar", tmp_path / "store")
    assert {path.name for path in tmp_path.iterdir()} == {"whole.tar", "backup.tar"}


def test_nothing_that_is_there_is_written_over(founding_path, tmp_path, capsys):
    out, there = tmp_path / "backup.tar", tmp_path / "store"
    made = ["backup", "--store", str(founding_path), "--out", str(out)]
    assert main(made) == DONE
    assert main(made) == WRONG_USAGE
    assert main(["restore", str(out), "--store", str(there)]) == DONE
    assert main(["restore", str(out), "--store", str(there)]) == WRONG_USAGE
    assert (
        main(["backup", "--store", str(tmp_path / "none"), "--out", str(tmp_path / "b.tar")]) == WRONG_USAGE
    )
    said = capsys.readouterr()
    assert "with its key" in said.out and "checked" in said.out
    assert said.err.count("is there already") == 2 and "no store is here" in said.err
