"""A file as it lies there: opened without waiting, hashed, and held to what it was."""

import io
import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
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
        self._state, opened_at = _state(file), time.time()
        if self._state and self._state.st_size <= _SMALL:
            file, self._state = io.BytesIO(file.read()), None
        self.file = file
        self._hashed = partial(_hash, key, scheme, check)
        self._is_recent = bool(self._state) and self._state.st_mtime > opened_at - _RECENT_SECONDS
        # A file that nobody wrote to of late is hashed while it is read.
        self._is_hashed_beside = bool(self._state) and not self._is_recent and hasattr(os, "pread")
        pool = ThreadPoolExecutor(1)
        if self._is_hashed_beside:
            self._found = pool.submit(self._hashed, _pieces_beside(os.dup(file.fileno())))
        else:
            self._found = pool.submit(self._hashed, _pieces(file))
        pool.shutdown(wait=not self._is_hashed_beside)

    @property
    def hash(self) -> str:
        """The hash of the bytes. Raises OSError."""
        return self._found.result()

    def check_unchanged(self) -> None:
        """Raises Refused (changed_while_read) where the file is no longer what its hash says."""
        before, now = self._state, _state(self.file)
        if before is None:
            return
        same = (before.st_size, before.st_mtime_ns) == (now.st_size, now.st_mtime_ns)
        is_doubtful = self._is_recent or before.st_ctime_ns != now.st_ctime_ns
        if not same or (is_doubtful and not self._is_still_the_same()):
            raise Refused("changed_while_read")

    def _is_still_the_same(self) -> bool:
        # Made while it was read, the hash may be of other bytes than those that were read.
        return not self._is_hashed_beside and self._hashed(_pieces(self.file)) == self.hash


def _state(file: BinaryIO) -> os.stat_result | None:
    """What the system says of the file; None of one that is only in memory."""
    try:
        return os.fstat(file.fileno())
    except (OSError, AttributeError):  # io.UnsupportedOperation is an OSError
        return None


def _hash(key: Key, scheme: str | None, check: Callable[[], None], pieces: Iterable[bytes]) -> str:
    """The keyed hash of a file read under a scheme of regency codes: under another it says something else."""
    digest = key.hasher()
    digest.update((scheme or "").encode())
    for piece in pieces:
        check()
        digest.update(piece)
    return digest.hexdigest()


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    """The bytes of a file, which is at its beginning again afterwards."""
    file.seek(0)
    yield from iter(partial(file.read, _READ_SIZE), b"")
    file.seek(0)


def _pieces_beside(handle: int) -> Iterator[bytes]:
    """The bytes of a file that somebody else reads meanwhile; the handle is closed after the last."""
    place = 0
    try:
        while piece := os.pread(handle, _READ_SIZE, place):
            place += len(piece)
            yield piece
    finally:
        os.close(handle)
