"""Imports in a terminal: a line that says how far they are, and Ctrl-C."""

import io
import json
import os
import signal
from types import SimpleNamespace

import pytest

from acquisition.__main__ import main
from acquisition.ingest.progress import CHECKING, READING, WRITING, Watch
from acquisition.store import Store
from acquisition.terminal import Progress, cancelled_by_interrupt
from tests.conftest import nik

HEADER = "nik;tanggal_kepesertaan;segmen;kode_kantor\n"


@pytest.fixture(autouse=True)
def interrupts():
    """Ctrl-C works as usual, also where the tests were started in the background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def terminal(monkeypatch):
    """What is printed on stderr, which takes itself for a terminal."""
    screen = io.StringIO()
    screen.isatty = lambda: True
    monkeypatch.setattr("acquisition.terminal.sys", SimpleNamespace(stderr=screen))
    monkeypatch.setenv("COLUMNS", "200")
    return screen


def test_the_line_tells_bar_stage_rows_and_file(terminal):
    watch, progress = Watch(), Progress(2)
    list(watch.counted(["only one of two"]))
    watch.begin("a\x1b[31m.csv")
    watch.read(1_200, 0.5)
    # Half of the reading of the first of two files, and reading is taken for 55 % of the work: 14 %.
    assert progress.line(watch) == "[###-----------------]  14%  reading 1,200 rows  file 1 of 2: a?[31m.csv"
    watch.enter(WRITING, 3_400, 1.0)
    assert progress.line(watch).startswith("[##########----------]  50%  writing 3,400 rows")


def test_the_line_is_drawn_in_a_terminal_and_taken_away(terminal):
    progress = Progress(1)
    Watch(progress.draw).begin("a.csv")
    progress.clear()
    assert terminal.getvalue() == f"\r\033[K[{'-' * 20}]   0%  reading 0 rows  file 0 of 1: a.csv\r\033[K"


def test_in_a_pipe_nothing_is_drawn(capsys):
    Watch(Progress(1).draw).begin("a.csv")
    assert capsys.readouterr().err == ""


def test_a_second_interrupt_ends_the_program_as_usual():
    watch = Watch()
    with pytest.raises(KeyboardInterrupt), cancelled_by_interrupt(watch):
        os.kill(os.getpid(), signal.SIGINT)
        assert watch.cancelled
        os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_interrupt_calls_the_import_off_and_says_what_is_in_the_store(tmp_path, monkeypatch, capsys):
    paths = []
    for number in (1, 2):
        paths.append(tmp_path / f"{number}.csv")
        paths[-1].write_text(f"{HEADER}{nik(number)};14-11-2016;BPU;TBO\n")
    draw = Progress.draw

    def draw_and_interrupt(progress, watch):
        if (watch.stage, watch.file) == (READING, str(paths[1])) and not watch.cancelled:
            os.kill(os.getpid(), signal.SIGINT)
        draw(progress, watch)

    store = tmp_path / "store"
    # The list is in the store before the exports are read.
    cadres = tmp_path / "0.csv"
    cadres.write_text("kode_kader;nama_kader;kode_kantor;tanggal_mulai\nTBO-77;Kader Tebo;TBO;01-01-2016\n")
    with monkeypatch.context() as patched:
        patched.setattr(Progress, "draw", draw_and_interrupt)
        status = main(["import", "--json", "--store", str(store), *map(str, [cadres, *paths])])
    printed = capsys.readouterr()
    assert status == 130
    assert [one["status"] for one in json.loads(printed.out)] == ["imported", "refused", "refused"]
    assert printed.err == (
        "Cancelled. 1 of 3 files were dealt with before, as their receipts say; "
        "of the other 2 nothing is in the store.\n"
    )
    opened = Store.open(store)
    assert opened.run("imports").kind.tolist() == ["cadres"]
    opened.close()
    assert main(["import", "--store", str(store), *map(str, paths)]) == 0


def test_an_interrupted_sample_is_loaded_when_it_is_asked_for_again(tmp_path, monkeypatch, capsys):
    sample = [(f"{number}.csv", f"{HEADER}{nik(number)};01-03-2017;BPU;TBO\n".encode()) for number in (1, 2)]
    monkeypatch.setattr("acquisition.demo.two_years", lambda: iter(sample))
    store = str(tmp_path / "store")

    def interrupt(_progress, watch):
        if watch.stage == CHECKING and not watch.cancelled:
            os.kill(os.getpid(), signal.SIGINT)

    with monkeypatch.context() as patched:
        patched.setattr(Progress, "draw", interrupt)
        assert main(["demo", "--store", store]) == 130
    assert main(["demo", "--store", store]) == 0
    assert capsys.readouterr().out.endswith("2 files: received 2 = accepted 2 + duplicate 0 + rejected 0\n")
