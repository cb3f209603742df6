"""Where DuckDB puts what does not fit into memory: a folder of its own for each open store.

What a killed process left there goes when the store is opened again; that of a living one is locked. So the
folders tell, too, who has the store open.
"""

import shutil
import uuid
from pathlib import Path

from acquisition.locks import TELLS, let_go, locked


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
        self._lock = locked(draft)
        draft.rename(self.path)

    def is_alone(self) -> bool:
        """Whether it is certain that nobody else has the store open."""
        others = [folder for folder in self.path.parent.iterdir() if folder != self.path]
        return TELLS and not any(map(_is_locked, others))

    def close(self) -> None:
        """Remove the folder and what is in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        let_go(self._lock)
        self._lock = None


def _remove_unless_locked(folder: Path) -> None:
    if folder.name.startswith("."):
        return
    try:
        lock = locked(folder)
    except OSError:  # its process lives; or it is gone already
        return
    shutil.rmtree(folder, ignore_errors=True)
    let_go(lock)


def _is_locked(folder: Path) -> bool:
    try:
        let_go(locked(folder))
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False
