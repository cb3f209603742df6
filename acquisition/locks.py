"""Locks of files and folders, which the system lets go of when their process ends, however it ends."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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


@contextmanager
def shared(path: Path) -> Iterator[None]:
    """While the block runs, nobody has the file for himself."""
    if fcntl is None:
        yield
        return
    handle = os.open(path, os.O_RDONLY | os.O_CREAT, 0o666)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH)
        yield
    finally:
        os.close(handle)


@contextmanager
def exclusive(path: Path, within: float) -> Iterator[None]:
    """While the block runs, nobody shares the file. Raises TimeoutError where others do so long."""
    until, handle = time.monotonic() + within, None
    path.touch()
    while handle is None and TELLS:
        with suppress(BlockingIOError):
            handle = locked(path)
        if handle is None:
            if time.monotonic() > until:
                raise TimeoutError("others use the store without a pause")
            time.sleep(0.002)
    try:
        yield
    finally:
        let_go(handle)
