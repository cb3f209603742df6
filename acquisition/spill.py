"""Where DuckDB puts what does not fit into memory: a folder of its own for each open store.

What a killed process left there goes when the store is opened again; that of a living one is locked.
"""

import os
import shutil
import uuid
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows deletes no file that is open, and so needs no lock
    fcntl = None


class Spill:
    """A folder for one open store; `path` is made by whoever needs it."""

    def __init__(self, folder: Path):
        folder.mkdir(exist_ok=True)
        for left in folder.iterdir():
            _remove_unless_locked(left)
        name = uuid.uuid4().hex
        self.path = folder / name
        # Named so that no other process takes it for a leftover before it is locked.
        draft = folder / f".{name}"
        draft.mkdir()
        self._lock = _locked(draft)
        draft.rename(self.path)

    def close(self) -> None:
        """Remove the folder and what is in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _remove_unless_locked(folder: Path) -> None:
    if folder.name.startswith("."):
        return
    try:
        lock = _locked(folder)
    except OSError:  # its process lives; or it is gone already
        return
    shutil.rmtree(folder, ignore_errors=True)
    if lock is not None:
        os.close(lock)


def _locked(folder: Path) -> int | None:
    """The handle that locks the folder until its process ends. Raises OSError where another one has it."""
    if fcntl is None:
        return None
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise
    return handle
