"""Real servers, and a real browser that tells of everything that must not happen in it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.e2e import chromium, screen
from tests.e2e.server import running

Visit = Callable[..., Page]

# Under a deep link Streamlit looks for its server at these addresses first, and finds it above them.
_LOOKED_FOR_BELOW = ("/_stcore/health", "/_stcore/host-config")
_SAID_OF_A_WRONG_ADDRESS = "The page that you have requested does not seem to exist."


@contextmanager
def serving(store: Path, log: Path) -> Iterator[str]:
    """The address of a server that must not have failed in any run of any page when it ends."""
    with running(store, log) as address:
        yield address
    assert "Traceback" not in log.read_text(encoding="utf-8"), log.read_text(encoding="utf-8")


@pytest.fixture(scope="package")
def dashboard(founding_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard with the founding figures."""
    with serving(founding_path, tmp_path_factory.mktemp("dashboard") / "server.log") as address:
        yield address


@pytest.fixture(scope="package")
def empty_dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard that was started where there is no store yet."""
    folder = tmp_path_factory.mktemp("empty_dashboard")
    with serving(folder / "store", folder / "server.log") as address:
        yield address


@pytest.fixture
def fresh_dashboard(founding_path: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a dashboard with the founding figures that was never asked for a page before."""
    with serving(founding_path, tmp_path / "server.log") as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium.launched() as browser:
        yield browser


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens an address in a browser of its own, an English one, and waits until the page stands still.

    The test fails if any page asked a host other than its server, or met an error.
    """
    contexts, strayed, errors = [], [], []

    def run(address: str, **options) -> Page:
        context = browser.new_context(**{"viewport": chromium.PROJECTOR, "locale": "en-US", **options})
        contexts.append(context)
        own = urlsplit(address).netloc

        def note(url: str) -> None:
            if _is_foreign(url, own):
                strayed.append(url)

        context.on("request", lambda request: note(request.url))
        context.on("page", lambda page: page.on("websocket", lambda socket: note(socket.url)))
        context.on("weberror", lambda error: errors.append(str(error.error)))
        context.on("console", lambda message: errors.append(message.text) if _is_error(message) else None)
        page = context.new_page()
        page.goto(address)
        screen.settle(page)
        return page

    yield run
    for context in contexts:
        context.close()
    assert strayed == []
    assert errors == []


def _is_foreign(url: str, own: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme not in ("data", "blob") and parts.netloc != own


def _is_error(message: ConsoleMessage) -> bool:
    expected = message.location["url"].endswith(_LOOKED_FOR_BELOW) or message.text.startswith(
        _SAID_OF_A_WRONG_ADDRESS
    )
    return message.type == "error" and not expected
