"""The synthetic sample that an empty store starts with."""

from collections.abc import Iterator
from io import BytesIO

from acquisition.demo.founding import FOUNDING_FILE, founding_export
from acquisition.ingest.load import import_file
from acquisition.ingest.receipt import Receipt
from acquisition.store import Store


def sample_files() -> Iterator[tuple[str, bytes]]:
    """Name and content of each export of the sample, in the order in which offices sent them."""
    yield FOUNDING_FILE, founding_export()


def load_demo(store: Store) -> list[Receipt]:
    """The receipts of the sample's exports, imported into an empty store that is then marked as a sample."""
    receipts = [import_file(store, BytesIO(content), name) for name, content in sample_files()]
    if all(receipt.taken_in for receipt in receipts):
        store.add_fact("sample", "synthetic")
    return receipts
