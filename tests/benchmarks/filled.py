"""A store to measure: the two-year sample, or one as large as the country."""

import os
from pathlib import Path

from acquisition.demo import load_demo
from acquisition.store import Store
from tests.benchmarks import national


def filled(folder: Path, rows: int | None) -> Path:
    """The path of a new store with the sample, or with so many enrollments of the country."""
    if rows is None:
        store = Store.open(folder / "store")
        list(load_demo(store))
    else:
        store = national.founded(folder)
        national.fill(store, folder, rows)
        os.environ["ACQUISITION_REFERENCE"] = str(folder / "reference")
    store.close()
    return folder / "store"
