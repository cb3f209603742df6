"""An import watched from a terminal: a line that says how far it is, and Ctrl-C to call it off."""

import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from acquisition.ingest.progress import Watch

BAR = 20  # characters
_DRAWN_EVERY = 0.1  # seconds


class Progress:
    """Draws the line on stderr while that is a terminal; in pipes and files it has no place."""

    def __init__(self, count: int):
        self._count, self._receipts, self._drawn_at = count, 0, 0.0
        self._is_shown = sys.stderr.isatty()

    def draw(self, watch: Watch) -> None:
        """Show where the import is, but not so often that it would take time."""
        now = time.monotonic()
        if self._is_shown and now - self._drawn_at >= _DRAWN_EVERY:
            self._drawn_at = now
            width = shutil.get_terminal_size().columns - 1
            print(f"\r\033[K{self.line(watch)[:width]}", end="", file=sys.stderr, flush=True)

    def line(self, watch: Watch) -> str:
        """A bar, the stage and its rows, and the file."""
        share = watch.overall(self._receipts, self._count)
        full = round(share * BAR)
        name = "".join(letter if letter.isprintable() else "?" for letter in watch.file)
        return (
            f"[{'#' * full}{'-' * (BAR - full)}] {share:4.0%}  {watch.stage} {watch.rows:,} rows"
            f"  file {watch.number} of {self._count}: {name}"
        )

    def count_receipt(self) -> None:
        """One more file has its receipt."""
        self._receipts += 1

    def clear(self) -> None:
        """Take the line away."""
        if self._is_shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


@contextmanager
def cancelled_by_interrupt(watch: Watch) -> Iterator[None]:
    """While the block runs, Ctrl-C calls the import off; a second one ends the program as usual."""

    def call_off(_signal: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        watch.cancel()

    before = signal.signal(signal.SIGINT, call_off)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
