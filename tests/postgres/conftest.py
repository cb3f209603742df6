"""Stores whose catalogs are in a PostgreSQL that the tests start."""

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.postgres.server import PASSWORD, USER, Postgres, programs, running

_NUMBERS = count(1)


@pytest.fixture(scope="package")
def server() -> Iterator[Postgres]:
    """A server that each test leaves running."""
    if programs() is None and "CI" not in os.environ:
        pytest.skip("PostgreSQL is not installed")
    with pytest.MonkeyPatch.context() as patch, running() as postgres:
        patch.setenv("PGPASSWORD", PASSWORD)
        yield postgres


@pytest.fixture
def machine(server: Postgres, tmp_path: Path) -> Callable[..., Path]:
    """Makes the file that says where the store of this test is, on one of the machines that share it."""
    database = f"lake{next(_NUMBERS)}"
    server.make_database(database)

    def configured(name: str, **files: str) -> Path:
        file = tmp_path / name / "store.toml"
        file.parent.mkdir()
        file.write_text(
            f'[catalog]\nhost = "localhost"\nport = {server.port}\ndatabase = "{database}"\n'
            f'user = "{USER}"\n[files]\n'
            + "".join(
                f'{key} = "{value}"\n' for key, value in ({"path": tmp_path / "shared"} | files).items()
            )
        )
        return file

    return configured
