"""Upkeep again and again, until a line comes in: python -m tests.faults.upkeep_again STORE."""

import sys
import threading
from pathlib import Path

from acquisition.upkeep import keep_up


def main(store: Path) -> None:
    """Prints that it begins, and in the end how many times it was done."""
    end = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.readline(), end.set()), daemon=True).start()
    print("begins", flush=True)
    times = 0
    while not end.is_set():
        keep_up(store, days=0)
        times += 1
    print(times)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
