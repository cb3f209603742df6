"""The synthetic sample that an empty store starts with."""

from collections.abc import Iterator
from io import BytesIO

from acquisition.demo.founding import FOUNDING_FILE, founding_export
from acquisition.demo.two_years import two_years
from acquisition.ingest.load import import_files
from acquisition.ingest.progress import Watch
from acquisition.ingest.receipt import Receipt
from acquisition.store import Store


def founding_files() -> Iterator[tuple[str, bytes]]:
    """Name and content of the export of the founding day, as it lies in data/sample."""
    yield FOUNDING_FILE, founding_export()


def sample_files() -> list[tuple[str, BytesIO]]:
    """The files of the sample, in the order of their sending."""
    return [(name, BytesIO(content)) for name, content in two_years()]


def load_demo(
    store: Store, files: list[tuple[str, BytesIO]] | None = None, watch: Watch | None = None
) -> Iterator[Receipt]:
    """The receipts of the sample's files, imported into a store that has no data of its own."""
    store.clear()  # of what an earlier start has left off halfway
    store.begin_sample()
    is_complete = True
    for receipt in import_files(store, files or sample_files(), watch=watch):
        is_complete &= not receipt.cancelled
        yield receipt
    if is_complete:
        store.end_sample()
