"""What goes wrong around an import: a receipt that says so, the store as it was, the next import works."""

import errno
import io
import logging
import os
import resource
import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from acquisition import transactions
from acquisition.ingest import importer, source
from acquisition.ingest.load import import_files, import_paths
from acquisition.ingest.stage import Staging
from acquisition.sql import script, statement
from acquisition.store import DEFAULT_STORE, NotWritableError, Store
from tests.conftest import IMPORT_DAY, nik

pytestmark = pytest.mark.usefixtures("all_threads")

ROOT = DEFAULT_STORE.parent.parent
FOLDERS = ("identity/main/workers", "lake/main/claims")
HEADER = "nik;tanggal_kepesertaan;segmen;kode_kantor"


def export(*workers):
    return "\n".join([HEADER, *(f"{nik(worker)};14-11-2016;BPU;TBO" for worker in workers)]) + "\n"


def take_in(store, **texts):
    files = [(name, io.BytesIO(text.encode())) for name, text in texts.items()]
    return list(import_files(store, files, today=IMPORT_DAY))


def codes(receipts):
    return [receipt.refusal["code"] if receipt.refusal else receipt.status for receipt in receipts]


@pytest.fixture
def written(tmp_path):
    """An export of two workers on the disk."""
    path = tmp_path / "export.csv"
    path.write_text(export(1, 2))
    return path


# The disk


@contextmanager
def no_file_longer_than(size):
    """As on a disk that is full: whoever writes beyond so many bytes fails."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize(
    ("size", "words", "other"),
    [
        (2_000, "disk i/o error", "store_not_writable"),  # not even the catalog can be written
        (300_000, "file too large", "imported"),  # many rows cannot, a few can
    ],
)
def test_a_full_disk(store, size, words, other):
    many = export(*range(20_000))
    before = store.snapshot()
    with no_file_longer_than(size):
        receipts = take_in(store, many=many, few=export(1))
    assert codes(receipts) == ["store_not_writable", other]
    assert receipts[0].refusal["error"] == words
    assert store.snapshot() == before + (other == "imported")
    # Nothing goes on filling the disk.
    assert [file for file in store.path.rglob("*.parquet") if file.stat().st_size == size] == []
    assert take_in(store, many=many)[0].received == 20_000
    assert store.run("acquisition_total").iloc[0].acquisitions == 20_000


def test_an_import_that_fails_when_all_is_written_leaves_neither_files_nor_identities(store, monkeypatch):
    def files_and_identities():
        with store.cursor() as cursor:
            hashes = cursor.execute("select nik_hash from identity.workers order by all").fetchall()
        data = (store.path / "lake" / "main").glob("enrollments/*.parquet")
        return sorted(data), hashes

    def failing(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    take_in(store, a=export(1, 2))
    before = files_and_identities()
    assert (len(before[0]), len(before[1])) == (2, 2)  # a file without rows came with the store
    with monkeypatch.context() as patched:
        patched.setattr(importer.Importer, "_check", failing)
        assert codes(take_in(store, b=export(2, 3, 4))) == ["store_not_writable"]
    assert files_and_identities() == before
    assert codes(take_in(store, b=export(2, 3, 4))) == ["imported"]
    assert store.run("acquisition_total").iloc[0].acquisitions == 4


def test_an_import_that_would_lose_a_row_is_undone(store, monkeypatch):
    enrolled = importer.enrolled
    with monkeypatch.context() as patched:
        patched.setattr(importer, "enrolled", lambda cursor, rows: enrolled(cursor, rows).slice(1))
        (receipt,) = take_in(store, a=export(1, 2, 3))
    assert receipt.refusal == {"code": "failed", "error": "UnsoundError"}
    assert len(store.run("imports")) == 0
    (receipt,) = take_in(store, a=export(1, 2, 3))
    assert (receipt.received, receipt.accepted) == (3, 3)


def as_an_ordinary_user(code, *arguments):
    """What Python prints that may not write where the rights forbid it, as root may."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    if os.geteuid() == 0:
        rights = "-dac_override,-dac_read_search"
        command = ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}", *command]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


IN_A_READ_ONLY_FOLDER = """
import sys
from pathlib import Path
from acquisition.ingest.load import import_paths
from acquisition.store import NotWritableError, Store

folder, export, locked = map(Path, sys.argv[1:])
store = Store.open(folder)
locked.chmod(0)
print([receipt.refusal["code"] for receipt in import_paths(store, [locked])])
places = [folder, *(place for place in folder.rglob("*") if place.is_dir())]
for place in places:
    place.chmod(0o555)
print([receipt.refusal["code"] for receipt in import_paths(store, [export])])
try:
    Store.open(folder)
except NotWritableError as error:
    print(error)
for place in places:
    place.chmod(0o755)
print([receipt.status for receipt in import_paths(store, [export])])
"""


def test_a_read_only_folder_and_a_file_that_may_not_be_read(empty_path, tmp_path, written):
    folder = shutil.copytree(empty_path, tmp_path / "store")
    locked = tmp_path / "locked.csv"
    locked.write_text(export(3))
    unreadable, refused, said, imported = as_an_ordinary_user(IN_A_READ_ONLY_FOLDER, folder, written, locked)
    assert unreadable == "['unreadable_file']"
    assert refused == "['store_not_writable']"
    assert said.startswith(f"nothing can be written in {folder}")
    assert "make room there and give the right to write" in said
    assert imported == "['imported']"


def test_files_that_belong_to_no_snapshot_go_once_they_are_old(store):
    (first,) = take_in(store, many=export(*range(100)))
    take_in(store, more=export(*range(50, 200)))
    for file in store.path.rglob("*.parquet"):
        os.utime(file, (0, 0))
    old, young = (store.path / place / "ducklake-left.parquet" for place in FOLDERS)
    old.write_bytes(b"")
    os.utime(old, (0, 0))
    young.write_bytes(b"")
    assert take_in(store, another=export(500))[0].accepted == 1
    assert (old.exists(), young.exists()) == (False, True)
    assert store.run("acquisition_total").iloc[0].acquisitions == 201
    assert store.run("acquisition_total", snapshot=first.snapshot).iloc[0].acquisitions == 100


# The file


@pytest.fixture
def meanwhile(monkeypatch):
    """Does something to a file after it was hashed and before its rows are all read."""

    def arrange(work):
        take = Staging.take

        def take_and_work(*arguments):
            work()
            return take(*arguments)

        monkeypatch.setattr(Staging, "take", take_and_work)

    return arrange


def rewrite(path):
    """Another worker, the same size, the same time of change."""
    state = path.stat()
    path.write_text(export(1, 3))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


CHANGES = {
    "longer": lambda path: path.write_text(export(1, 2, 3)),
    "shorter": lambda path: path.write_text(export(1)),
    "rewritten": rewrite,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize(
    "seconds_ago", [0, 3600]
)  # of late, or long before: then it is hashed while it is read
def test_a_large_file_that_changes_while_it_is_read(
    store, written, meanwhile, monkeypatch, change, seconds_ago
):
    monkeypatch.setattr(source, "_SMALL", 0)
    changed_at = written.stat().st_mtime - seconds_ago
    os.utime(written, (changed_at, changed_at))
    meanwhile(lambda: change(written))
    before = store.snapshot()
    (receipt,) = import_paths(store, [written])
    assert codes([receipt]) == ["changed_while_read"]
    assert store.snapshot() == before


def test_a_small_file_counts_as_it_was_when_it_was_opened(store, written, meanwhile):
    meanwhile(lambda: written.write_text(export(7, 8, 9)))
    (receipt,) = import_paths(store, [written])
    assert (receipt.status, receipt.accepted) == ("imported", 2)
    (again,) = take_in(store, same=export(1, 2))
    assert again.status == "unchanged"


def test_a_file_that_is_removed_while_it_is_read_is_taken_in_whole(store, written, meanwhile, monkeypatch):
    monkeypatch.setattr(source, "_SMALL", 0)
    meanwhile(written.unlink)
    (receipt,) = import_paths(store, [written])
    assert (receipt.status, receipt.accepted) == ("imported", 2)


def test_what_is_no_file_is_refused_at_once(store, tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "folder.csv").mkdir()
    paths = [tmp_path / "pipe.csv", Path("/dev/zero"), tmp_path / "folder.csv", tmp_path / "nowhere.csv"]
    receipts = list(import_paths(store, paths))
    assert codes(receipts) == ["not_a_file", "not_a_file", "unreadable_file", "unreadable_file"]
    assert [receipt.refusal.get("error") for receipt in receipts[2:]] == [
        "Is a directory", "No such file or directory",
    ]  # fmt: skip


# The unforeseen


@pytest.mark.parametrize("step", ["reading", "writing"])
def test_a_file_that_fails_does_not_fail_those_that_came_with_it(store, monkeypatch, caplog, step):
    def fails():
        raise ValueError(f"could not convert {nik(3)}")

    if step == "reading":
        take = Staging.take
        monkeypatch.setattr(
            Staging,
            "take",
            lambda self, file, *rest: fails() if b"000003" in file.getvalue() else take(self, file, *rest),
        )
    else:
        check = importer.Importer._check
        monkeypatch.setattr(
            importer.Importer,
            "_check",
            lambda self: fails() if any(one.name == "bad" for one in self._arrived()) else check(self),
        )
    with caplog.at_level(logging.ERROR):
        receipts = take_in(store, a=export(1), b="nama;alamat\n", bad=export(3), c=export(2))
    assert [receipt.file for receipt in receipts] == ["a", "b", "bad", "c"]
    assert codes(receipts) == ["imported", "required_column_missing", "failed", "imported"]
    assert receipts[2].refusal["error"] == "ValueError"
    assert store.run("acquisition_total").iloc[0].acquisitions == 2
    assert "ValueError" in caplog.text
    assert nik(3) not in caplog.text


# Others at work


def in_the_way(store, monkeypatch, times):
    """Another writer commits just before this one does, so often."""
    check, left, others = importer.Importer._check, [times], Store.open(store.path)

    def check_and_lose(self):
        check(self)
        if left[0]:
            left[0] -= 1
            with others.cursor() as cursor, transactions.transaction(cursor):
                cursor.execute(statement("store/take_turn"))

    monkeypatch.setattr(importer.Importer, "_check", check_and_lose)
    return left, others


def test_a_lost_commit_is_done_again(store, monkeypatch):
    left, others = in_the_way(store, monkeypatch, times=3)
    (receipt,) = take_in(store, a=export(1, 2))
    assert (receipt.status, receipt.accepted, left) == ("imported", 2, [0])
    assert store.run("acquisition_total").iloc[0].acquisitions == 2
    others.close()


def test_a_commit_that_is_always_lost_is_given_up_and_said(store, monkeypatch):
    monkeypatch.setattr(transactions, "_ATTEMPTS", 3)
    left, others = in_the_way(store, monkeypatch, times=3)
    assert codes(take_in(store, a=export(1, 2))) == ["store_busy"]
    assert len(store.run("imports")) == 0
    assert left == [0]
    assert codes(take_in(store, a=export(1, 2))) == ["imported"]
    others.close()


LOCKING = """
import sqlite3, sys
lock = sqlite3.connect(sys.argv[1], isolation_level=None)
lock.execute("begin immediate")
print("locked", flush=True)
sys.stdin.read()
"""


@contextmanager
def locked(store):
    """Another program writes to the catalog, and takes its time."""
    command = [sys.executable, "-c", LOCKING, str(store.path / "lake.sqlite")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdout.readline() == b"locked\n"
        yield program.stdin.close


def test_a_catalog_that_another_program_has_locked_is_waited_for(store, monkeypatch):
    monkeypatch.setattr(transactions, "_ATTEMPTS", 2)
    with locked(store) as unlock:
        assert codes(take_in(store, a=export(1, 2))) == ["store_busy"]
        assert len(store.run("imports")) == 0
        monkeypatch.setattr(transactions, "_ATTEMPTS", 20)
        threading.Timer(0.5, unlock).start()
        assert codes(take_in(store, a=export(1, 2))) == ["imported"]


def test_readers_see_every_import_whole_while_two_threads_import(store):
    # Each file holds ten workers of its own: whoever counts them at any moment counts tens.
    done = threading.Event()

    def import_some(thread):
        starts = [1000 * thread + 10 * number for number in range(2)]
        # One by one, so that each is a commit of its own.
        return [codes(take_in(store, **{str(start): export(*range(start, start + 10))})) for start in starts]

    def read():
        counts = []
        while not done.wait(0.1):
            total = store.run("acquisition_total").iloc[0].acquisitions
            imports = store.run("imports")
            assert (imports.received == 10).all()
            counts.append(int(total))
        return counts

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read) for _ in range(2)]
        writers = [pool.submit(import_some, thread) for thread in range(2)]
        results = [writer.result() for writer in writers]
        done.set()
        seen = [reader.result() for reader in readers]
    assert results == [[["imported"]] * 2] * 2
    assert all(count % 10 == 0 for counts in seen for count in counts)
    assert all(counts == sorted(counts) for counts in seen)
    assert store.run("acquisition_total").iloc[0].acquisitions == 40
    with store.cursor() as cursor:
        assert [cursor.execute(check).fetchall() for check in script("checks")] == [[]] * len(
            script("checks")
        )


def test_a_folder_without_the_right_to_write_is_no_store(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        Store.open(tmp_path / "file")
    assert issubclass(NotWritableError, OSError)
