"""A process that reads as an app server does, until its input ends: python -m tests.postgres.reading STORE.

Prints the acquisitions that it saw, as they rise.
"""

import sys
import threading

from acquisition.store import Store

PAUSE = 0.5  # seconds; a page looks again less often


def _main() -> None:
    ended = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
    store = Store.open(sys.argv[1])
    is_last = False
    while not is_last:
        is_last = ended.wait(PAUSE)
        snapshot = store.snapshot()
        store.hold(snapshot)
        print(store.run("acquisition_total", snapshot=snapshot).iloc[0].acquisitions, flush=True)
    store.close()


if __name__ == "__main__":
    _main()
