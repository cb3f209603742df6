"""What a change of filters costs beside a hello page: python -m tests.benchmarks.interaction [ROWS]

Prints, and keeps in RESULTS.md, the milliseconds in Chromium from a click on a segment until *Ringkasan*
stands still, each time with another selection, and from the address to the page; as ratios to the rerun and
the first load of a page of one widget on Streamlit alone; and the bytes that a change brings. Of the two-year
sample, or of a store as large as the country with so many enrollments.
"""

import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, WebSocket

from tests.benchmarks.filled import filled
from tests.benchmarks.results import judged, keep, table
from tests.e2e import chromium
from tests.e2e.server import running, started

MOST_RERUN, MOST_LOAD, MOST_BYTES = 3, 2.5, 300_000
SEGMENTS = (
    "PU",
    "BPU",
    "JAKON",
    "PMI",
    "PU",
    "BPU",
    "JAKON",
)  # clicked one after the other: no selection twice
LOADS, GIVES_UP = 5, 120_000  # milliseconds
# When the page last changed, from its address or from the last press on.
_WATCH = """() => {
    window.pressed = 0;
    window.changed = performance.now();
    addEventListener("pointerdown", () => { window.pressed = performance.now(); }, true);
    new MutationObserver(() => { window.changed = performance.now(); }).observe(
        document, { subtree: true, childList: true, attributes: true, characterData: true });
}"""
_STILL = """() => {
    const app = document.querySelector("[data-testid=stApp]");
    return app && app.dataset.testScriptState === "notRunning" && document.querySelector("h1")
        && performance.now() - window.changed > 500;
}"""


def main(rows: int | None) -> None:
    with tempfile.TemporaryDirectory() as folder, chromium.launched() as browser:
        store = filled(Path(folder), rows)
        log = Path(folder) / "server.log"
        with hello(log.with_name("hello.log")) as bare, running(store, log) as dashboard:
            loads = {name: [] for name in (bare, dashboard)}
            for _turn in range(LOADS):
                for address, took in loads.items():
                    took.append(_load(browser, address))
            reruns, _ = _changes(browser, bare, "ABCDABC")
            changes, sizes = _changes(browser, dashboard, SEGMENTS)
    keep(
        "A change of filters beside a hello page",
        "Medians, of *Ringkasan* " + (f"with {rows:,} enrollments." if rows else "of the sample."),
        table(
            ("what", "hello page", "dashboard", "ratio", "limit"),
            [
                _line("after a change", reruns, changes, MOST_RERUN),
                _line("first load", loads[bare], loads[dashboard], MOST_LOAD),
                ("bytes of a change", "", f"{max(sizes):,}", "", judged(max(sizes), MOST_BYTES)),
            ],
        ),
    )


@contextmanager
def hello(log: Path) -> Iterator[str]:
    """The address of a server of the least that Streamlit can show."""
    # As Streamlit comes: its settings beside the dashboard are not its own.
    options = ("--server.headless=true", "--browser.gatherUsageStats=false", "--runner.postScriptGC=true")
    command = [sys.executable, "-m", "streamlit", "run", str(Path(__file__).with_name("hello.py")), *options]
    with started(command, "--server.port", log) as address:
        yield address


def opened(browser: Browser, address: str) -> Page:
    """The page at this address, once it stands still."""
    page = browser.new_page(viewport=chromium.PROJECTOR)
    page.set_default_timeout(GIVES_UP)
    page.add_init_script(f"({_WATCH})()")
    page.goto(address)
    page.wait_for_function(_STILL)
    return page


def _load(browser: Browser, address: str) -> float:
    """Milliseconds from the address to the page that stands still, with nothing kept in the browser."""
    page = opened(browser, address)
    took = page.evaluate("window.changed")
    page.close()
    return took


def _changes(browser: Browser, address: str, names: str | tuple[str, ...]) -> tuple[list[float], list[int]]:
    """Milliseconds from each press to the page that stands still, and the bytes that it brought."""
    took, sizes = [], []
    received = 0

    def listen(socket: WebSocket) -> None:
        def count(frame: str | bytes) -> None:
            nonlocal received
            received += len(frame)

        socket.on("framereceived", count)

    page = browser.new_page(viewport=chromium.PROJECTOR)
    page.on("websocket", listen)
    page.add_init_script(f"({_WATCH})()")
    page.goto(address)
    page.wait_for_function(_STILL)
    for name in names:
        received = 0
        page.get_by_role("checkbox", name=name, exact=True).or_(
            page.get_by_role("button", name=name, exact=True)
        ).first.click()
        page.wait_for_function(_STILL)
        took.append(page.evaluate("window.changed - window.pressed"))
        sizes.append(received)
    page.close()
    return took, sizes


def _line(what: str, hello: list[float], dashboard: list[float], most: float) -> tuple[str, ...]:
    floor, took = statistics.median(hello), statistics.median(dashboard)
    ratio = took / floor
    return (what, f"{floor:,.0f} ms", f"{took:,.0f} ms", f"{ratio:.2f}", judged(round(ratio, 1), most))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else None)
