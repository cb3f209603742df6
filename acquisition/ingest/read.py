"""A file's bytes to rows of text cells, told by content and not by name. Nothing is written to disk."""

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

from acquisition.ingest.refusal import Refused
from acquisition.ingest.text import read_text

MEMORY = 4 << 30  # bytes that reading a workbook may take
SECONDS = 300  # it may take in all, by the processor, and between two batches, by the clock
WORKBOOK = 512 << 20  # bytes of a workbook file

# How a process ends that gets no memory: by itself, or by the system, and on Windows.
OUT_OF_MEMORY = (-signal.SIGABRT, -9, 0xC0000409)
OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


@dataclass(frozen=True)
class Sheet:
    """A sheet and its rows; `name` is '' for a text file.

    batches: line (1-based, where the record starts; blank rows are left out), cells (texts), kinds (for each
    cell a letter: t text, n number, d date or time, b bool, e error, - empty; null for text files).
    """

    name: str
    hidden: bool
    batches: Iterator[pa.RecordBatch]


def read(file: BinaryIO, name: str) -> Iterator[Sheet]:
    """The sheets of an export, in order; the rows of one must be taken before the next is asked for.

    Raises Refused, also while rows are taken: empty_file, unknown_format, not_a_table, encrypted, damaged,
    too_large, too_many_cells, timeout.
    """
    file.seek(0)
    head = file.read(8)
    if not head:
        raise Refused("empty_file")
    if head.startswith(ZIP) or head == OLE2:
        yield from _workbook(file)
    else:
        yield Sheet("", False, read_text(file))


def _workbook(file: BinaryIO) -> Iterator[Sheet]:
    size = file.seek(0, 2)
    if size > WORKBOOK:
        raise Refused("too_large", limit_mb=WORKBOOK >> 20)
    file.seek(0)
    child = _Child()
    try:
        child.feed(file)
        while True:
            stream = child.answer(lambda: pa.ipc.open_stream(child.output))
            facts = json.loads(stream.schema.metadata[b"facts"])
            if "end" in facts:
                if facts["end"]:
                    raise Refused(facts["end"]["refused"], **facts["end"]["details"])
                return
            rows = _rows(child, stream)
            yield Sheet(facts["sheet"], facts["hidden"], rows)
            for _ in rows:
                pass
    finally:
        child.stop()


def _rows(child: "_Child", stream: pa.RecordBatchReader) -> Iterator[pa.RecordBatch]:
    while (batch := child.answer(lambda: next(stream, None))) is not None:
        yield batch


class _Child:
    """The process that reads a workbook, ended when it is silent for too long."""

    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "acquisition.ingest.workbook", str(MEMORY), str(SECONDS)],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},  # it finds what this process found
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.output = self.process.stdout
        self.timed_out = False

    def feed(self, file: BinaryIO) -> None:
        with suppress(BrokenPipeError):  # it ended early; why, its answer or its return code tells
            self._watched(lambda: shutil.copyfileobj(file, self.process.stdin, 1 << 20))
            self.process.stdin.close()

    def answer(self, ask: Callable):
        try:
            return self._watched(ask)
        except (pa.ArrowInvalid, OSError) as error:
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
            return ask()
        finally:
            timer.cancel()

    def _time_out(self) -> None:
        self.timed_out = True
        self.process.kill()

    def _fate(self) -> Refused:
        """Why there was no answer: its limits ended it, or the file brought it down."""
        code = self.process.wait()
        if self.timed_out or code == -getattr(signal, "SIGXCPU", 0):
            return Refused("timeout", seconds=SECONDS)
        return Refused("too_large" if code in OUT_OF_MEMORY else "damaged")
