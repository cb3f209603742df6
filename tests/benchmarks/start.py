"""How long a server takes to its first page: python -m tests.benchmarks.start [ROWS]...

Prints, and keeps in RESULTS.md, the seconds from the start of the process until *Ringkasan* stands still in
Chromium, beside those of a page of one widget on Streamlit alone; of the two-year sample, and of stores as
large as the country with so many enrollments.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser

from tests.benchmarks.filled import filled
from tests.benchmarks.interaction import hello, opened
from tests.benchmarks.results import judged, keep, table
from tests.e2e import chromium
from tests.e2e.server import running

MOST, TURNS = 5, 3  # seconds more


def main(sizes: list[int]) -> None:
    lines = []
    with chromium.launched() as browser:
        for rows in (None, *sizes):
            with tempfile.TemporaryDirectory() as folder:
                store, log = filled(Path(folder), rows), Path(folder) / "server.log"
                took = [
                    (_started(browser, partial(hello, log)), _started(browser, partial(running, store, log)))
                    for _turn in range(TURNS)
                ]
            bare, dashboard = (statistics.median(of) for of in zip(*took, strict=True))
            more = dashboard - bare
            name = f"{rows:,} enrollments" if rows else "the sample"
            lines.append(
                (name, f"{bare:.1f} s", f"{dashboard:.1f} s", f"{more:.1f} s", judged(round(more, 1), MOST))
            )
    keep(
        "From the start of the server to its first page",
        f"Medians of {TURNS} starts, in Chromium.",
        table(("store", "hello page", "dashboard", "more", "limit, seconds"), lines),
    )


def _started(browser: Browser, server: Callable[[], AbstractContextManager[str]]) -> float:
    """Seconds from the start of the process to the page that stands still."""
    begun = time.time()
    with server() as address:
        page = opened(browser, address)
        stood = page.evaluate("performance.timeOrigin + window.changed") / 1000
        page.close()
    return stood - begun


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]])
