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
def open_page(
    monkeypatch: pytest.MonkeyPatch, use_store: Callable[[Path], None], registered: dict[str, dict]
) -> Opened:
    """Opens a page of the dashboard on the store in a folder, with what stands in the address bar."""

    def run(store: Path, page: str, **address: str | list[str]) -> AppTest:
        monkeypatch.setenv("ACQUISITION_STORE", str(store))
        use_store(store)
        app = AppTest.from_file(APP, default_timeout=60)
        app.query_params.update(address)
        if page != START:
            # An app knows its pages after its first run: that would be of the start page, each time.
            app._registered_pages = registered
            app.switch_page(f"pages/{page}.py")
        return app.run()

    return run


@pytest.fixture(scope="package")
def registered(founding_path: Path, use_store: Callable[[Path], None]) -> dict[str, dict]:
    """The pages as the app registers them when it runs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACQUISITION_STORE", str(founding_path))
        use_store(founding_path)
        return AppTest.from_file(APP, default_timeout=60).run()._registered_pages
