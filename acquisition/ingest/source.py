"""A file as it lies there: opened without waiting, hashed, and held to what it was."""

import io
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from acquisition.identity import Key
from acquisition.ingest.refusal import Refused

_READ_SIZE = 1 << 20
# A file of so many bytes is read at once: then it may change as it likes.
_SMALL = 8 << 20
# Clocks of file systems tick coarsely: a file written to just now may be written to again and not show it.
_RECENT_SECONDS = 10


@contextmanager
def opened(file: BinaryIO | Path) -> Iterator[BinaryIO]:
    """The file, to be read. Raises OSError, and Refused (not_a_file)."""
    if not isinstance(file, Path):
        file.seek(0)
        yield file
        return
    with open(file, "rb", opener=_open_at_once) as handle:
        mode = os.fstat(handle.fileno()).st_mode
        if not stat.S_ISREG(mode):
            raise Refused("not_a_file", found=stat.filemode(mode)[0])
        yield handle


def _open_at_once(path: str, flags: int) -> int:
    # Nobody may be writing into a pipe: to open it would wait for ever.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def unreadable(error: OSError) -> Refused:
    """The refusal of a file that the system does not let one read."""
    return Refused("unreadable_file", error=error.strerror)


class Content:
    """The bytes of an open file, by their hash; `file` reads them."""

    def __init__(self, file: BinaryIO, key: Key, scheme: str | None, check: Callable[[], None]):
        self._state, self._opened_at = _state(file), time.time()
        self._hashing = key, scheme, check
        if self._state and self._state.st_size <= _SMALL:
            file, self._state = io.BytesIO(file.read()), None
        self.file = file
        self.hash = _hash(file, *self._hashing)

    def check_unchanged(self) -> None:
        """Raises Refused (changed_while_read) where the file is no longer what its hash says."""
        before, now = self._state, _state(self.file)
        if before is None:
            return
        same = (before.st_size, before.st_mtime_ns) == (now.st_size, now.st_mtime_ns)
        is_recent = before.st_mtime > self._opened_at - _RECENT_SECONDS
        is_doubtful = is_recent or before.st_ctime_ns != now.st_ctime_ns
        if not same or (is_doubtful and _hash(self.file, *self._hashing) != self.hash):
            raise Refused("changed_while_read")


def _state(file: BinaryIO) -> os.stat_result | None:
    """What the system says of the file; None of one that is only in memory."""
    try:
        return os.fstat(file.fileno())
    except (OSError, AttributeError):  # io.UnsupportedOperation is an OSError
        return None


def _hash(file: BinaryIO, key: Key, scheme: str | None, check: Callable[[], None]) -> str:
    """The keyed hash of a file read under a scheme of regency codes: under another it says something else."""
    digest = key.hasher()
    digest.update((scheme or "").encode())
    file.seek(0)
    while chunk := file.read(_READ_SIZE):
        check()
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
