"""The upkeep of a store that is served: once a day, in a process of its own, when nothing is imported."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from acquisition.upkeep import is_due

LOOKS_EVERY = 600.0  # seconds; not at once either: who has just started the server wants to see something
_ENDS_WITHIN = 10  # seconds
_LOG = logging.getLogger(__name__)


class DailyUpkeep:
    """Looks every so many seconds whether it is due and all is `quiet`, until it is told to end."""

    def __init__(self, store: Path, quiet: Callable[[], bool], every: float = LOOKS_EVERY):
        self._store, self._quiet, self._every = store, quiet, every
        self._ending = threading.Event()
        self._process: subprocess.Popen | None = None
        self._thread = threading.Thread(target=self._look, name="upkeep", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Look no more; what is under way is called off."""
        self._ending.set()
        if self._process:
            self._process.terminate()
        self._thread.join(_ENDS_WITHIN)

    def _look(self) -> None:
        while not self._ending.wait(self._every):
            if is_due(self._store) and self._quiet():
                self._run()

    def _run(self) -> None:
        # This process has the store open, and may not look into the files of its catalogs: see compaction.
        command = [sys.executable, "-m", "acquisition", "upkeep", "--store", str(self._store)]
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                cwd=Path(__file__).resolve().parent.parent,
            )
        except OSError as error:
            _LOG.warning("No upkeep: %s", error)
            return
        if self._ending.is_set():
            self._process.terminate()
        if hasattr(os, "setpriority"):  # whoever looks at pages goes first
            os.setpriority(os.PRIO_PROCESS, self._process.pid, 10)
        said, _ = self._process.communicate()
        _LOG.log(logging.WARNING if self._process.returncode else logging.INFO, "Upkeep: %s", said.strip())
