"""A real store in a temporary folder, and the exports that tests put into it."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import settings

from acquisition.demo.two_years import two_years
from acquisition.ingest.load import import_file, import_files, import_paths
from acquisition.ingest.receipt import IMPORTED, Receipt
from acquisition.reference import load_reference
from acquisition.store import DEFAULT_STORE, Store

IMPORT_DAY = date(2018, 1, 1)
FOUNDING_EXPORT = DEFAULT_STORE.parent / "sample" / "2016-11-12_grebeg_pasar_angso_duo.xlsx"

settings.register_profile("default", max_examples=6, deadline=None)
settings.register_profile("soak", max_examples=200, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

# What the tests ask is small, and costs DuckDB twice the time with two threads as with one: each opens the
# catalog anew. They have one each, and so have the servers they start, but for those of `all_threads`.
THREADS = "SLURM_CPUS_ON_NODE"

# What takes longest begins first, so that no file is left to run alone at the end.
LONGEST = (
    "tests/oracle",
    "tests/e2e",
    "tests/test_properties.py",
    "tests/ingest/test_import.py",
    "tests/ingest/test_withdraw.py",
    "tests/faults",
    "tests/test_upkeep.py",
    "tests/pollution",
    "tests/meeting",
)


def pytest_configure() -> None:
    os.environ[THREADS] = "1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(
        key=lambda item: next(
            (place for place, path in enumerate(LONGEST) if item.nodeid.startswith(path)), len(LONGEST)
        )
    )


@pytest.fixture(scope="module")
def all_threads() -> Iterator[None]:
    """Stores are opened as they are in use, with a thread for each core: for what happens side by side."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(THREADS)
        yield


@pytest.fixture(scope="session")
def empty_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that holds the reference data and no enrollment; copied, never written to."""
    path = tmp_path_factory.mktemp("empty") / "store"
    opened = Store.open(path)
    load_reference(opened)
    opened.close()
    return path


@pytest.fixture
def store(empty_path: Path, tmp_path: Path) -> Iterator[Store]:
    """A store that holds the reference data and no enrollment."""
    opened = Store.open(shutil.copytree(empty_path, tmp_path / "store"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def founding_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that holds the founding export. Nothing may be imported into it."""
    path = tmp_path_factory.mktemp("founding") / "store"
    opened = Store.open(path)
    list(import_paths(opened, [FOUNDING_EXPORT]))
    opened.close()
    return path


@pytest.fixture
def founding(founding_path: Path) -> Iterator[Store]:
    """The store with the founding export, to read from."""
    opened = Store.open(founding_path)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sample_files() -> dict[str, bytes]:
    """The files of the two-year sample by name, in the order of sending."""
    return dict(two_years())


@pytest.fixture(scope="session")
def sample_path(sample_files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that holds the two-year sample. Nothing may be imported into it."""
    path = tmp_path_factory.mktemp("sample") / "store"
    opened = Store.open(path)
    files = [(name, BytesIO(content)) for name, content in sample_files.items()]
    receipts = list(import_files(opened, files, today=IMPORT_DAY))
    opened.close()
    assert [receipt for receipt in receipts if receipt.status != IMPORTED] == []
    return path


@pytest.fixture
def import_text(store: Store) -> Callable[..., Receipt]:
    """Imports a CSV written down in the test, on 1 January 2018."""

    def run(text: str, name: str = "export.csv", **options) -> Receipt:
        return import_file(store, BytesIO(text.encode()), name, today=IMPORT_DAY, **options)

    return run


def nik(number: int) -> str:
    """A synthetic NIK: its regency prefix, 1599, is assigned to nobody; born on the first of January."""
    return f"1599{number // 1_000_000:02d}0101{number % 1_000_000:06d}"
