"""Stores that the tests of a module share, filled once, then only read from; and all that a store shows."""

import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pandas as pd

from acquisition.figures import FIGURES
from acquisition.ingest.load import import_file
from acquisition.store import Store
from tests.conftest import IMPORT_DAY

# Figures that speak of the imports themselves, their order and their time, or number workers as they came.
OF_IMPORTS = {
    "disputed_workers",
    "import_notes",
    "imports",
    "lineage_by_file",
    "lineage_entries",
    "lineage_rows",
}


@contextmanager
def filled(empty_path: Path, folder: Path, **texts: str) -> Iterator[Store]:
    """A copy in `folder` of the store at `empty_path`, with each text imported as a file of its name."""
    store = Store.open(shutil.copytree(empty_path, folder / "store"))
    for name, text in texts.items():
        receipt = import_file(store, BytesIO(text.encode()), f"{name}.csv", today=IMPORT_DAY)
        assert receipt.accepted == len(text.splitlines()) - 1, receipt
    yield store
    store.close()


def all_figures(store: Store, without: Collection[str] = ()) -> dict[str, pd.DataFrame]:
    """Every figure as it is now, but those named."""
    snapshot = store.snapshot()
    store.hold(snapshot)
    return {name: store.run(name, snapshot=snapshot) for name in sorted(FIGURES.keys() - set(without))}
