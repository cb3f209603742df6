"""What the deck of a meeting costs: python -m tests.benchmarks.deck

Prints, and keeps in RESULTS.md, the median of the seconds from an open store of the two-year sample to the
deck of its newest year, per twelve slides, and what it may be at most.
"""

import statistics
import tempfile
import time
from pathlib import Path

from acquisition.deck.pptx import deck
from acquisition.demo import load_demo
from acquisition.filters import Filters
from acquisition.i18n import language
from acquisition.look import Look
from acquisition.meeting.storyline import of_newest_year, storyline
from acquisition.store import Store
from tests.benchmarks.results import keep

TURNS = 5
SLIDES, MOST = 12, 3.0


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "store")
        list(load_demo(store))
        turns = [_turn(store) for _ in range(TURNS)]
        store.close()
    seconds = statistics.median(spent * SLIDES / slides for spent, slides in turns)
    verdict = "ok" if seconds <= MOST else "over"
    keep("The deck of a meeting", f"{seconds:.2f} s per {SLIDES} slides, at most {MOST:.0f}: {verdict}.")


def _turn(store: Store) -> tuple[float, int]:
    """Seconds of one deck, and how many slides it has; no result of an earlier one is used."""
    begun = time.perf_counter()
    look = of_newest_year(Look.into(store, Filters(), language("id")))
    slides = storyline(look)
    deck(slides, look.language, None)
    return time.perf_counter() - begun, len(slides)


if __name__ == "__main__":
    main()
