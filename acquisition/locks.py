"""Locks of files and folders, which the system lets go of when their process ends, however it ends."""

import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows deletes no file that is open, and so needs no lock
    fcntl = None

TELLS = fcntl is not None  # whether the system tells what others have locked


def locked(path: Path) -> int | None:
    """The handle that locks a file or folder until it is closed. Raises OSError where another one has it."""
    if fcntl is None:
        return None
    handle = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise
    return handle


def let_go(handle: int | None) -> None:
    """Lock no more."""
    if handle is not None:
        os.close(handle)
