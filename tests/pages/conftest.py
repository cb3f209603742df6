"""The pages as app.py runs them, without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

APP = Path(__file__).parents[2] / "app.py"
START = "overview"
Opened = Callable[..., AppTest]


@pytest.fixture(scope="package")
def use_store() -> Callable[[Path], None]:
    """Makes the app, which keeps its store for as long as it runs, forget it when it is to use another."""
    in_use: list[Path] = []

    def run(store: Path) -> None:
        if in_use != [store]:
            st.cache_resource.clear()
            st.cache_data.clear()
            in_use[:] = [store]

    return run


@pytest.fixture
def open_link(monkeypatch: pytest.MonkeyPatch, use_store: Callable[[Path], None]) -> Opened:
    """Opens the start page on the store in a folder, as a link with this address does."""

    def run(store: Path, **address: str | list[str]) -> AppTest:
        monkeypatch.setenv("ACQUISITION_STORE", str(store))
        use_store(store)
        app = AppTest.from_file(APP, default_timeout=60)
        app.query_params.update(address)
        return app.run()

    return run


@pytest.fixture
def open_page(open_link: Opened) -> Opened:
    """Opens a page of the dashboard on the store in a folder, with what stands in the address bar."""

    def run(store: Path, page: str, **address: str | list[str]) -> AppTest:
        app = open_link(store, **address)
        if page == START:
            return app
        # The first run was of the start page, which forgets what only another page knows.
        app.query_params.update(address)
        return app.switch_page(f"pages/{page}.py").run()

    return run
