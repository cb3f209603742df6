"""Imports in processes of their own that can be killed: python -m tests.faults.importing.

Loads everything once and then forks, so that each import starts at once. Reads on stdin a line of JSON for
each import: store, paths, and before which of its SQL statements it is to kill itself (the number of it, or
its name; null: never); or which import it is to withdraw instead, or that it is to do the upkeep. Answers
with a line that holds the number of the process, which leads a session of its own, and with one that holds
how it ended.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from acquisition import compaction, upkeep
from acquisition.ingest import withdraw
from acquisition.ingest.load import import_paths
from acquisition.ingest.progress import WatchedCursor
from acquisition.sql import statement
from acquisition.store import DEFAULT_STORE, Store
from tests.conftest import IMPORT_DAY  # noqa: F401, what tests load is loaded before the first fork

ROOT = DEFAULT_STORE.parent.parent


class Importing:
    """The process that forks, as tests use it."""

    def __init__(self, process: subprocess.Popen):
        self._process = process

    def begin(self, store: Path, paths: list[Path], dies_at: int | str | None = None) -> int:
        """The number of a process that has begun to import."""
        order = {"store": str(store), "paths": [str(path) for path in paths], "dies_at": dies_at}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def begin_to_withdraw(self, store: Path, import_id: str, dies_at: int) -> int:
        """The number of a process that has begun to withdraw."""
        order = {"store": str(store), "paths": [], "dies_at": dies_at, "withdrawn": import_id}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def begin_upkeep(self, store: Path, dies_at: int | None = None) -> int:
        """The number of a process that has begun the upkeep, and lets all snapshots expire that may."""
        order = {"store": str(store), "paths": [], "dies_at": dies_at, "kept_up": True}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def end(self) -> int:
        """How the process ended, once it has: 0, or the signal that killed it, below 0."""
        return self._answer()

    def _answer(self) -> int:
        return int(self._process.stdout.readline())


@contextmanager
def started() -> Iterator[Importing]:
    """A process that imports on demand."""
    command = [sys.executable, "-m", "tests.faults.importing"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Importing(process)
        process.stdin.close()


def _main() -> None:
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            os.setsid()
            _import(**order)
            os._exit(0)
        while os.getsid(child) != child:
            os.sched_yield()
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _import(
    store: str,
    paths: list[str],
    dies_at: int | str | None,
    withdrawn: str | None = None,
    kept_up: bool = False,
) -> None:
    if kept_up:
        _keep_up(store, dies_at)
        return
    if withdrawn:
        _withdraw(store, withdrawn, dies_at)
        return
    if dies_at is not None:
        _die_at(statement(dies_at) if isinstance(dies_at, str) else dies_at)
    opened = Store.open(store)
    list(import_paths(opened, map(Path, paths)))
    opened.close()


def _dying(dies_at: int | None) -> Callable[[str], str]:
    """What statement returns, until it is asked for so many times: then this process is killed."""
    count = 0

    def counted(name: str) -> str:
        nonlocal count
        count += 1
        if count == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return statement(name)

    return counted


def _withdraw(store: str, import_id: str, dies_at: int) -> None:
    counted, forget_workers = _dying(dies_at), withdraw.forget_workers

    def counted_too(cursor: duckdb.DuckDBPyConnection) -> None:
        counted("store/forget_workers")
        forget_workers(cursor)

    withdraw.statement, withdraw.forget_workers = counted, counted_too
    opened = Store.open(store)
    withdraw.withdraw(opened, import_id)
    opened.close()


def _keep_up(store: str, dies_at: int | None) -> None:
    upkeep.statement = compaction.statement = _dying(dies_at)
    upkeep.keep_up(Path(store), days=0)


def _die_at(last: int | str) -> None:
    execute, count = WatchedCursor.execute, 0

    def counted(cursor, text, *arguments):
        nonlocal count
        count += 1
        if last in (count, text):
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(cursor, text, *arguments)

    WatchedCursor.execute = counted


if __name__ == "__main__":
    _main()
