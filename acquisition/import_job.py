"""An import that goes on in the background, whatever becomes of the page that asked for it."""

import logging
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from acquisition.ingest.receipt import Receipt

File = tuple[str, BinaryIO]
Importer = Callable[[Iterable[File]], Iterator[Receipt]]

_LOG = logging.getLogger(__name__)
# Two imports at once would only get into each other's way: each takes its turn.
_TURN = threading.Lock()


@dataclass
class ImportJob:
    """The files handed in together, and the receipts that they have by now, in the same order.

    `reading` is the file looked at, the `begun`th of them. `unfinished` names the files that a failure left
    without a receipt, once the job is done; nothing of them is in the store.
    """

    names: list[str]
    receipts: list[Receipt] = field(default_factory=list)
    reading: str | None = None
    begun: int = 0
    done: threading.Event = field(default_factory=threading.Event)

    @property
    def unfinished(self) -> list[str]:
        return self.names[len(self.receipts) :] if self.done.is_set() else []

    def run(self, files: list[File], importer: Importer) -> None:
        """Import the files; whatever happens, the job is done in the end."""
        try:
            with _TURN:
                for receipt in importer(self._read(files)):
                    self.receipts.append(receipt)
        except Exception as error:
            # Without its message, which may quote what stood in the file.
            where = "".join(traceback.format_tb(error.__traceback__))
            _LOG.error("An import failed with %s\n%s", type(error).__name__, where)
        finally:
            self.reading = None
            self.done.set()

    def _read(self, files: list[File]) -> Iterator[File]:
        for self.begun, (name, file) in enumerate(files, start=1):
            self.reading = name
            yield name, file


def start(files: list[File], importer: Importer) -> ImportJob:
    """The job of importing the files, which has begun."""
    job = ImportJob([name for name, _ in files])
    threading.Thread(target=job.run, args=(files, importer), name="import", daemon=True).start()
    return job
