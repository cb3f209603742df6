"""An import that goes on in the background, whatever becomes of the page that asked for it."""

import logging
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO
from weakref import WeakSet

from acquisition.ingest.progress import Watch
from acquisition.ingest.receipt import Receipt

File = tuple[str, BinaryIO]
Importer = Callable[[Iterable[File], Watch], Iterator[Receipt]]

_LOG = logging.getLogger(__name__)
# Two imports at once would only get into each other's way: each takes its turn.
_TURN = threading.Lock()
_JOBS: "WeakSet[ImportJob]" = WeakSet()
_LOOKS_EVERY = 0.1  # seconds between two looks whether an import that waits is called off


@dataclass(eq=False)
class ImportJob:
    """The files handed in together, and the receipts that they have by now, in the same order.

    `watch` says how far it is, and may call it off: then the rest gets receipts that say so. It `waits` while
    another one is under way. `unfinished` names the files that a failure left without a receipt, once the job
    is done.
    """

    names: list[str]
    receipts: list[Receipt] = field(default_factory=list)
    watch: Watch = field(default_factory=Watch)
    waits: bool = False
    done: threading.Event = field(default_factory=threading.Event)

    @property
    def unfinished(self) -> list[str]:
        return self.names[len(self.receipts) :] if self.done.is_set() else []

    @property
    def share(self) -> float:
        """How much of the job lies behind, from 0 to 1."""
        return self.watch.overall(len(self.receipts), len(self.names))

    def run(self, files: list[File], importer: Importer) -> None:
        """Import the files; whatever happens, the job is done in the end."""
        try:
            with self._turn():
                for receipt in importer(_handed_over(files), self.watch):
                    self.receipts.append(receipt)
        except Exception as error:
            # Without its message, which may quote what stood in the file.
            where = "".join(traceback.format_tb(error.__traceback__))
            _LOG.error("An import failed with %s\n%s", type(error).__name__, where)
        finally:
            files.clear()
            self.done.set()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """The turn of this import; what is called off has nothing to wait for."""
        taken = _TURN.acquire(blocking=False)
        self.waits = not taken
        while not taken and not self.watch.cancelled:
            taken = _TURN.acquire(timeout=_LOOKS_EVERY)
        self.waits = False
        try:
            yield
        finally:
            if taken:
                _TURN.release()


def _handed_over(files: list[File]) -> Iterator[File]:
    """The files one by one; nothing here holds on to the bytes of those that are gone."""
    files.reverse()
    while files:
        yield files.pop()


def is_under_way() -> bool:
    """Whether an import is."""
    return _TURN.locked()


def end_all(within: float) -> None:
    """Call off all imports that are under way, and wait so many seconds for them to leave no trace."""
    deadline = time.monotonic() + within
    for job in list(_JOBS):
        job.watch.cancel()
    for job in list(_JOBS):
        job.done.wait(max(deadline - time.monotonic(), 0))


def start(files: list[File], importer: Importer) -> ImportJob:
    """The job of importing the files, which has begun; the list of them is emptied on the way."""
    job = ImportJob([name for name, _ in files])
    _JOBS.add(job)
    threading.Thread(target=job.run, args=(files, importer), name="import", daemon=True).start()
    return job
