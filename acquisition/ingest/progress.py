"""How far an import is, and whether it is to go on: told by the import, watched by a page or a terminal."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import RLock
from typing import TypeVar

import duckdb

READING, CHECKING, WRITING = "reading", "checking", "writing"
# How far files are when a stage begins and when it ends, as measured with a CSV of a million rows.
_SPANS = {READING: (0.0, 0.55), CHECKING: (0.55, 0.9), WRITING: (0.9, 1.0)}
_T = TypeVar("_T")


class Cancelled(Exception):  # noqa: N818
    """The import was called off: what has no receipt yet is not in the store."""


class Watch:
    """What an import is doing; `changed` is called whenever that is something else.

    number: of the file read last, from 1; 0 before the first. stage: what is done to the files read so far,
    None between two batches of them. rows: of the file, as far as it is read; in the later stages, of all
    files that go into the store together. share: of the file's bytes, or of the stage's steps; None where
    nobody knows.
    """

    def __init__(self, changed: Callable[["Watch"], None] = lambda watch: None):
        self.number = 0
        self.file = ""
        self.stage: str | None = None
        self.rows = 0
        self.share: float | None = None
        self.cancelled = False
        self._changed = changed
        # Reentrant, as a signal may call it off at any moment of the thread that imports.
        self._lock = RLock()
        self._stops: list[Callable[[], object]] = []

    def counted(self, files: Iterable[_T]) -> Iterator[_T]:
        """The files, counted as they are taken."""
        for self.number, file in enumerate(files, start=1):
            yield file

    def begin(self, file: str) -> None:
        """A file is looked at."""
        self.file = file
        self.enter(READING, rows=0)

    def read(self, rows: int, share: float | None) -> None:
        """So many more rows of the file are read. Raises Cancelled."""
        self.rows += rows
        self._move(share)

    def enter(self, stage: str | None, rows: int, share: float | None = None) -> None:
        """Another stage begins, for so many rows. Raises Cancelled."""
        self.stage, self.rows = stage, rows
        self._move(share)

    def step(self, share: float) -> None:
        """So much of the stage is done. Raises Cancelled."""
        self._move(share)

    def _move(self, share: float | None) -> None:
        self.share = share
        self._changed(self)
        self.check()

    def overall(self, done: int, count: int) -> float:
        """How much of an import of `count` files lies behind, `done` of them with receipts; an estimate."""
        if self.stage is None:
            return done / count
        begins, ends = _SPANS[self.stage]
        reached = begins + (ends - begins) * (self.share or 0)
        pending = max(0, self.number - done)
        if self.stage == READING:  # the last of those pending; the others are read
            return min(1.0, (done + max(0, pending - 1) * ends + reached) / count)
        return min(1.0, (done + pending * reached) / count)

    def check(self) -> None:
        """Raises Cancelled once the import is called off."""
        if self.cancelled:
            raise Cancelled

    def cancel(self) -> None:
        """Call the import off; what it is waiting for is stopped."""
        with self._lock:
            self.cancelled = True
            for stop in self._stops:
                stop()

    @contextmanager
    def stopping(self, stop: Callable[[], object]) -> Iterator[None]:
        """While the block runs, calling the import off calls `stop`. Raises Cancelled before and after."""
        with self._lock:
            self._stops.append(stop)
        try:
            self.check()
            yield
        finally:
            with self._lock:
                self._stops.remove(stop)
        self.check()


class WatchedCursor:
    """A cursor whose statements are broken off when the import is called off, which raises Cancelled."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, watch: Watch):
        self._cursor, self._watch = cursor, watch
        self.register, self.unregister = cursor.register, cursor.unregister

    def execute(self, text: str, parameters: object = None) -> duckdb.DuckDBPyConnection:
        with self._watch.stopping(self._cursor.interrupt):
            try:
                return self._cursor.execute(text, parameters)
            except duckdb.InterruptException:
                self._watch.check()
                raise
