"""How long the next slide takes: python -m tests.benchmarks.presenting

Prints, and keeps in RESULTS.md, the median and the worst of the seconds from a key to the frame with the
next slide, in Chromium, of a frozen meeting of the two-year sample, and what they may be at most.
"""

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from acquisition.demo import load_demo
from acquisition.filters import Filters
from acquisition.i18n import language
from acquisition.look import Look
from acquisition.meeting.frozen import freeze
from acquisition.meeting.storyline import of_newest_year
from acquisition.store import Store
from tests.benchmarks.results import keep
from tests.e2e import chromium
from tests.e2e.server import running

MOST = 0.3
ROUNDS = 5
# Milliseconds until the slide after this one has been drawn.
_TURN = """() => new Promise(done => {
    const begun = performance.now(), stage = document.querySelector(".stage"), before = stage.dataset.slide;
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
    const look = () => requestAnimationFrame(() => {
        if (stage.dataset.slide !== before) setTimeout(() => done(performance.now() - begun));
        else look();
    });
    look();
})"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "store")
        list(load_demo(store))
        meeting_id = freeze(store, of_newest_year(Look.into(store, Filters(), language("id"))))
        store.close()
        with running(store.path, Path(folder) / "server.log") as address, chromium.launched() as browser:
            page = browser.new_page(viewport=chromium.PROJECTOR)
            page.goto(f"{address}/tayangan?meeting={meeting_id}")
            page.locator("section.slide:visible").wait_for()
            turns = [seconds for _ in range(ROUNDS) for seconds in _through(page)]
    median, worst = statistics.median(turns), max(turns)
    verdict = "ok" if worst <= MOST else "over"
    keep("The next slide", f"{median:.3f} s, at worst {worst:.3f} s, at most {MOST} s: {verdict}.")


def _through(page: Page) -> list[float]:
    """Seconds of each turn from the first slide to the last."""
    page.keyboard.press("Home")
    count = page.locator(".turn").count()
    return [page.evaluate(_TURN) / 1000 for _ in range(count - 1)]


if __name__ == "__main__":
    main()
