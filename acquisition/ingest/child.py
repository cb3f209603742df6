"""The process that reads workbooks: started when one comes, and again after one brought it down."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer
from typing import BinaryIO

import pyarrow as pa

from acquisition.ingest.progress import Watch
from acquisition.ingest.refusal import Refused

MEMORY = 4 << 30  # bytes that reading a workbook may take
SECONDS = 300  # it may take in all, by the processor, and between two batches, by the clock
WORKBOOK = 512 << 20  # bytes of a workbook file
LARGE = 16 << 20  # after a file of so many bytes the process has grown, and is not used again
LENGTH = 8  # bytes before each file that hold its length

# How a process ends that gets no memory: by itself, or by the system, and on Windows.
OUT_OF_MEMORY = (-signal.SIGABRT, -9, 0xC0000409)


@dataclass(frozen=True)
class Sheet:
    """A sheet and its rows; `name` is '' for a text file. `from_1904`: it counts days from then.

    batches: line (1-based, where the record starts; blank rows are left out), cells (texts), kinds (for each
    cell a letter: t text, n number, d date or time, b bool, e error, - empty; null for text files).
    """

    name: str
    hidden: bool
    batches: Iterator[pa.RecordBatch]
    from_1904: bool = False


class Workbooks:
    """Reads one workbook after the other; to be closed, as a context, when there are no more."""

    def __init__(self, watch: Watch | None = None):
        self._watch = watch or Watch()
        self._child: _Child | None = None

    def __enter__(self) -> "Workbooks":
        return self

    def __exit__(self, *_exception) -> None:
        self._stop()

    def sheets(self, file: BinaryIO) -> Iterator[Sheet]:
        """The sheets of a workbook; the rows of one must be taken before the next is asked for."""
        size = file.seek(0, 2)
        if size > WORKBOOK:
            raise Refused("too_large", limit_mb=WORKBOOK >> 20)
        file.seek(0)
        is_spent = True  # until all of this file is read
        try:
            child = self._living_child()
            child.feed(file, size)
            while True:
                stream = child.answer(lambda: pa.ipc.open_stream(child.output))
                facts = json.loads(stream.schema.metadata[b"facts"])
                if "end" in facts:
                    list(_rows(child, stream))  # takes the mark that closes the stream
                    if facts["end"]:
                        raise Refused(facts["end"]["refused"], **facts["end"]["details"])
                    is_spent = size > LARGE
                    return
                rows = _rows(child, stream)
                yield Sheet(facts["sheet"], facts["hidden"], rows, facts["from_1904"])
                for _ in rows:
                    pass
        finally:
            if is_spent:
                self._stop()

    def _living_child(self) -> "_Child":
        if self._child and self._child.process.poll() is not None:
            self._stop()
        self._child = self._child or _Child(self._watch)
        return self._child

    def _stop(self) -> None:
        if self._child:
            self._child.stop()
            self._child = None


def _rows(child: "_Child", stream: pa.RecordBatchReader) -> Iterator[pa.RecordBatch]:
    while (batch := child.answer(lambda: next(stream, None))) is not None:
        yield batch


class _Child:
    """The process that reads a workbook, ended when it is silent for too long or the import is called off."""

    def __init__(self, watch: Watch):
        self._watch = watch
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "acquisition.ingest.workbook", str(MEMORY), str(SECONDS)],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},  # it finds what this process found
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.output = self.process.stdout
        self.timed_out = False

    def feed(self, file: BinaryIO, size: int) -> None:
        with suppress(BrokenPipeError):  # it ended early; why, its answer or its return code tells
            self.process.stdin.write(size.to_bytes(LENGTH))
            self._watched(lambda: shutil.copyfileobj(file, self.process.stdin, 1 << 20))
            self.process.stdin.flush()

    def answer(self, ask: Callable):
        try:
            return self._watched(ask)
        except (pa.ArrowInvalid, OSError) as error:
            self._watch.check()
            raise self._fate() from error

    def stop(self) -> None:
        self.process.kill()
        with suppress(BrokenPipeError):  # where not all of the file was fed
            self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()

    def _watched(self, ask: Callable):
        timer = Timer(SECONDS, self._time_out)
        timer.start()
        try:
            with self._watch.stopping(self.process.kill):
                return ask()
        finally:
            timer.cancel()

    def _time_out(self) -> None:
        self.timed_out = True
        self.process.kill()

    def _fate(self) -> Refused:
        """Why there was no answer: its limits ended it, or the file brought it down."""
        try:
            code = self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:  # it lives, and talks nonsense
            self.process.kill()
            return Refused("damaged")
        if self.timed_out or code == -getattr(signal, "SIGXCPU", 0):
            return Refused("timeout", seconds=SECONDS)
        return Refused("too_large" if code in OUT_OF_MEMORY else "damaged")
