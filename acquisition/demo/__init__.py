"""The synthetic sample that an empty store starts with."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO

from acquisition.demo.founding import FOUNDING_FILE, founding_export
from acquisition.demo.two_years import two_years
from acquisition.ingest.load import import_files
from acquisition.ingest.receipt import Receipt
from acquisition.store import Store

Files = Sequence[tuple[str, BytesIO]]


def founding_files() -> Iterator[tuple[str, bytes]]:
    """Name and content of the export of the founding day, as it lies in data/sample."""
    yield FOUNDING_FILE, founding_export()


def load_demo(store: Store, watched: Callable[[Files], Iterable] = iter) -> list[Receipt]:
    """The receipts of the sample's files, imported into a store that has no data of its own.

    `watched` hands on the files one by one, and may say so.
    """
    store.clear()  # of what an earlier start has left off halfway
    store.begin_sample()
    files = [(name, BytesIO(content)) for name, content in two_years()]
    receipts = list(import_files(store, watched(files)))
    store.end_sample()
    return receipts
