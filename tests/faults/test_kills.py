"""An import killed at any moment: nothing lost, nothing half done, and all figures right in the end."""

import io
import os
import random
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from unittest.mock import Mock

import pytest
import xlsxwriter

from acquisition.ingest import withdraw as withdrawing
from acquisition.ingest.load import import_paths
from acquisition.ingest.progress import WatchedCursor
from acquisition.ingest.receipt import IMPORTED
from acquisition.sql import script, statement
from acquisition.store import Store
from tests.conftest import nik
from tests.faults import importing
from tests.filling import OF_IMPORTS, all_figures

pytestmark = pytest.mark.usefixtures("all_threads")

KILLS = int(os.environ.get("KILLS", "20"))
HEADER = ["nik", "tanggal_kepesertaan", "segmen", "kode_kantor", "nama_kader"]
ROWS = 300
SPARE = 10  # seconds in which an orphan may end


def export(number: int) -> list[list[str]]:
    """330 rows, 30 of which are in the file before, too; one of the very first is damaged."""
    workers = range(number * ROWS - ROWS // 10, (number + 1) * ROWS)
    rows = [[nik(10_000 + one), f"{one % 28 + 1}-11-2016", "BPU", "TBO", "Kader Tebo"] for one in workers]
    if number == 0:
        rows[0][1] = "31-02-2017"
    return [HEADER, *rows]


def files_of_a_round(folder: Path, number: int) -> dict[Path, int]:
    """An export as text, and now and then one as a workbook and a list of cadres; how many rows each has."""
    text, sheet, cadres = (folder / f"{number}{ending}" for ending in (".csv", ".xlsx", "-kader.csv"))
    text.write_text("".join(";".join(row) + "\n" for row in export(2 * number)))
    rows = {text: 330}
    if number % 8 in (1, 2):
        with xlsxwriter.Workbook(sheet) as workbook:
            page = workbook.add_worksheet("Data")
            for line, row in enumerate(export(2 * number + 1)):
                page.write_row(line, 0, row)
        rows[sheet] = 330
    if number % 8 == 1:
        # From the first of these lists on, the name stands for a cadre, in every earlier row as well.
        header = "kode_kader;nama_kader;kode_kantor;tanggal_mulai;desa"
        cadres.write_text(f"{header}\nTBO-77;Kader Tebo;TBO;01-01-2016;Desa {number}\n")
        rows[cadres] = 1
    return rows


def figures(store: Store) -> dict[str, list]:
    """All figures that do not speak of the imports themselves."""
    shown = all_figures(store, without=OF_IMPORTS)
    return {name: frame.astype(str).values.tolist() for name, frame in shown.items()}


def assert_whole(store: Store, expected: dict[str, int]) -> None:
    """Each import is there with all rows of its file, and no invariant is broken."""
    found = store.run("imports")
    assert found.file.is_unique
    assert {file: rows for file, rows in expected.items() if file in set(found.file)} == dict(
        zip(found.file, found.received, strict=True)
    )
    with store.cursor() as cursor:
        assert [cursor.execute(check).fetchall() for check in script("checks")] == [[]] * len(
            script("checks")
        )


def session(leader: int) -> list[int]:
    """The living processes of a session."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, its_session = stat.read_text().rpartition(")")[2].split()[:4]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(its_session) == leader and state != "Z":
            found.append(int(stat.parent.name))
    return found


def assert_nobody_is_left(leader: int) -> None:
    until = time.monotonic() + SPARE
    while session(leader) and time.monotonic() < until:
        time.sleep(0.02)
    assert session(leader) == []


@pytest.fixture(scope="module")
def importer() -> Iterator[importing.Importing]:
    with importing.started() as started:
        yield started


def statements_of(store: Store, paths: list[Path]) -> int:
    """How many statements can be broken off in an import of the files."""
    execute, executed = WatchedCursor.execute, 0

    def counted(*arguments):
        nonlocal executed
        executed += 1
        return execute(*arguments)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(WatchedCursor, "execute", counted)
        list(import_paths(store, paths))
    return executed


def test_killed_imports_leave_nothing_half_done(empty_path, tmp_path, importer):
    chance = random.Random(1599)
    store = Store.open(shutil.copytree(empty_path, tmp_path / "killed"))
    expected: dict[str, int] = {}
    paths: list[Path] = []

    def next_round(number: int) -> list[Path]:
        files = files_of_a_round(tmp_path, number)
        expected.update({path.name: rows for path, rows in files.items()})
        paths.extend(files)
        return list(files)

    statements = statements_of(store, next_round(0))
    usual = 1.0  # seconds; then as long as the last one took that nobody killed
    kills, rounds = 0, count(1)
    while kills < KILLS:
        files = next_round(next(rounds))
        dies_at = chance.choice((None, chance.randint(1, statements)))
        begun = time.monotonic()
        leader = importer.begin(store.path, files, dies_at)
        if dies_at is None:
            time.sleep(chance.uniform(0, usual))
            with suppress(ProcessLookupError):
                os.kill(leader, signal.SIGKILL)
        if importer.end() == 0:
            usual = time.monotonic() - begun
        else:
            kills += 1
        assert_nobody_is_left(leader)
        assert_whole(store, expected)
        # The next import, in which one file of the killed one is sent again.
        assert all(receipt.taken_in for receipt in import_paths(store, files[:1]))
    assert all(receipt.taken_in for receipt in import_paths(store, paths))
    assert_whole(store, expected)
    undisturbed = Store.open(shutil.copytree(empty_path, tmp_path / "undisturbed"))
    assert {receipt.status for receipt in import_paths(undisturbed, paths)} == {IMPORTED}
    assert figures(store) == figures(undisturbed)
    store.close()
    undisturbed.close()


def test_a_killed_withdrawal_is_done_or_not_begun(empty_path, tmp_path, importer):
    path = shutil.copytree(empty_path, tmp_path / "store")
    store = Store.open(path)
    text, sheet, _ = files_of_a_round(tmp_path, 1)
    _, second = import_paths(store, [text, sheet])
    before = figures(store)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(withdrawing, "statement", counted := Mock(wraps=statement))
        withdrawing.preview(store, second.import_id)
    last = counted.call_count + 1  # once the withdrawal is in the store
    for dies_at in (*range(1, last, max(1, 100 // KILLS)), last):
        importer.begin_to_withdraw(path, second.import_id, dies_at)
        assert importer.end() == -signal.SIGKILL
        assert_whole(store, {text.name: 330, sheet.name: 330})
        assert store.run("imports").withdrawn_at.notna().sum() == (dies_at == last)
        assert dies_at == last or figures(store) == before
    # Whom it did not come to forget the next import forgets.
    list(import_paths(store, [sheet]))
    with store.cursor() as cursor:
        known = cursor.execute("select worker from identity.workers order by worker").fetchall()
        assert known == cursor.execute("select distinct worker from enrollments order by worker").fetchall()
    store.close()


def test_what_a_killed_import_leaves_is_cleared_away_and_holds_no_identity(empty_path, tmp_path, importer):
    path = shutil.copytree(empty_path, tmp_path / "store")
    # The workers have their numbers, and no enrollment yet.
    importer.begin(path, list(files_of_a_round(tmp_path, 0)), dies_at="ingest/enrollments/classify")
    assert importer.end() == -signal.SIGKILL
    (spilled,) = (path / "spill").iterdir()
    (spilled / "duckdb_temp_storage.tmp").write_bytes(b"x")
    contents = [file.read_bytes() for file in path.rglob("*") if file.is_file()]
    assert not [True for content in contents if nik(10_000).encode() in content]
    first, second = Store.open(path), Store.open(path)
    # Each that is open has a folder of its own, which the other one leaves alone.
    assert spilled not in (left := set((path / "spill").iterdir()))
    assert len(left) == 2
    first.close()
    second.close()
    assert list((path / "spill").iterdir()) == []


def test_the_process_that_reads_a_workbook_ends_with_the_one_that_asked(empty_path, tmp_path, importer):
    large = io.BytesIO()
    with xlsxwriter.Workbook(large) as workbook:
        page = workbook.add_worksheet("Data")
        for line, row in enumerate([HEADER, *(export(1)[1:] * 60)]):
            page.write_row(line, 0, row)
    path = tmp_path / "large.xlsx"
    path.write_bytes(large.getvalue())
    leader = importer.begin(shutil.copytree(empty_path, tmp_path / "store"), [path])
    while len(session(leader)) < 2:  # it and its reader
        assert session(leader)
    os.kill(leader, signal.SIGKILL)
    assert importer.end() == -signal.SIGKILL
    assert_nobody_is_left(leader)
