"""Workbooks to rows, in a process of its own: what a hostile file brings down is only this process.

`python -m acquisition.ingest.workbook MEMORY SECONDS` takes files on stdin, each after its length (8 bytes,
the highest first), and answers each on stdout by Arrow IPC streams: one for each sheet, with its name in the
schema's metadata, and a last one without rows whose metadata say that all is read or why the file is refused.
Nothing touches the disk.
"""

import ctypes
import datetime as dt
import gc
import io
import json
import math
import re
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, islice, takewhile
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum
from python_calamine import SheetVisibleEnum as Visible

from acquisition.ingest.cells import SCHEMA, offsets
from acquisition.ingest.package import NEAR, Gaps, counts_from_1904, repaired
from acquisition.ingest.refusal import Refused

try:
    import resource
except ImportError:  # Windows has no such limits; the reader's clock remains
    resource = None

LENGTH = 8
PR_SET_PDEATHSIG = 1
CELLS_AT_ONCE = 300_000
CELLS = 100_000_000
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
STREAMS = tuple(f"{name}\0".encode("utf-16-le") for name in ("Workbook", "Book", "WORKBOOK", "BOOK"))
# A FILEPASS record after the globals' BOF and maybe a WRITEPROT: calamine reads what it cannot decrypt.
PASSWORD = re.compile(
    rb"\x09\x08[\x08\x10]\0\0[\x05\x06]\x05\0(?:.{4}|.{12})(?:\x86\0\0\0)?\x2f\0", re.DOTALL
)
# A DATEMODE record that says so, before a PRECISION record.
FROM_1904 = b"\x22\0\x02\0\x01\0\x0e\0\x02\0"
OPEN_DOCUMENT = b"opendocument.spreadsheet"
ERRORS = pa.array(["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"])
TEXT, NOTHING, ERROR = (ord(letter) for letter in "t-e")


def main(memory: int, seconds: int) -> None:
    _end_with_parent()
    _limit_memory(memory)
    gc.disable()
    sys.modules["pandas"] = None  # pyarrow would load it for a courtesy not needed here
    while length := int.from_bytes(sys.stdin.buffer.read(LENGTH)):
        _limit_time(seconds)
        _answer(sys.stdin.buffer.read(length))


def _answer(data: bytes) -> None:
    end = {}
    try:
        for facts, batches in _sheets(data):
            _write(facts, batches)
    except Refused as refused:
        end = {"refused": refused.code, "details": refused.details}
    except (PasswordError, MemoryError, pa.ArrowCapacityError) as error:
        end = {"refused": "encrypted" if isinstance(error, PasswordError) else "too_large", "details": {}}
    except BrokenPipeError:
        sys.exit(1)
    except BaseException:  # calamine's panics are no Exception
        end = {"refused": "damaged", "details": {}}
    _write({"end": end}, ())


def _end_with_parent() -> None:
    """Whatever ends the process that asks ends this one, at once on Linux, elsewhere when it next answers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that asks: it decides
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _limit_memory(memory: int) -> None:
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: int) -> None:
    """So many seconds from now on by the processor; then SIGXCPU ends the process, which tells why."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        until = math.ceil(used.ru_utime + used.ru_stime) + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _write(facts: dict, batches: Sequence[pa.RecordBatch] | Iterator[pa.RecordBatch]) -> None:
    schema = SCHEMA.with_metadata({"facts": json.dumps(facts)})
    with pa.ipc.new_stream(sys.stdout.buffer, schema) as stream:
        for batch in batches:
            stream.write_batch(batch)
    sys.stdout.buffer.flush()


def _sheets(data: bytes) -> Iterator[tuple[dict, Iterator[pa.RecordBatch]]]:
    """What is to be known of each sheet, and its rows."""
    gaps = {}
    if data.startswith(b"PK"):
        data, gaps = repaired(data)
        from_1904 = counts_from_1904(data)
    else:
        _check_container(data)
        from_1904 = FROM_1904 in data
    workbook = _opened(data)
    del data
    for place, about in enumerate(workbook.sheets_metadata):
        if about.typ == SheetTypeEnum.WorkSheet:
            sheet = workbook.get_sheet_by_index(place)
            facts = {
                "sheet": about.name,
                "hidden": about.visible != Visible.Visible,
                "from_1904": from_1904,
            }
            yield facts, _batches(sheet, gaps.get(about.name))


def _opened(data: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except CalamineError as error:
        if OPEN_DOCUMENT in data[:200]:  # proved whole before; calamine fails on a far cell, and says no more
            raise Refused("too_many_cells", limit=CELLS) from error
        raise


def _check_container(data: bytes) -> None:
    """Refuses an OLE2 container that is encrypted or holds no workbook."""
    if ENCRYPTED in data or PASSWORD.search(data):
        raise Refused("encrypted")
    if not any(stream in data for stream in STREAMS):
        raise Refused("unknown_format", found="OLE2")


def _batches(sheet: CalamineSheet, gaps: Gaps | None) -> Iterator[pa.RecordBatch]:
    """The filled rows of a sheet, each up to its last filled cell, in their true lines and columns."""
    if sheet.start is None:
        return
    lead = [""] * sheet.start[1]
    lines = iter(gaps.rows) if gaps else count(1)
    merged = _merged_down(sheet)
    rows_at_once = max(1, CELLS_AT_ONCE // (len(lead) + sheet.width))
    source = sheet.iter_rows()
    cells = 0
    while rows := list(islice(source, rows_at_once)):
        if lead:
            rows = [lead + row for row in rows]
        if gaps:
            rows = [_spread(row, gaps.columns) for row in rows]
        numbers = list(islice(lines, len(rows)))
        if merged:
            _fill(rows, numbers, merged)
        batch = _batch(numbers, rows)
        cells += len(batch["cells"].values)
        if cells > CELLS:
            raise Refused("too_many_cells", sheet=sheet.name, limit=CELLS)
        if batch.num_rows:
            yield batch


@dataclass
class _Merged:
    """Cells that are merged over several lines of one column, and what they hold."""

    first: int
    last: int
    column: int
    content: Any = ""


def _merged_down(sheet: CalamineSheet) -> list[_Merged]:
    """What is merged over lines, in order: of what is merged over columns nobody knows which one is meant."""
    areas = sheet.merged_cell_ranges or ()
    down = [(top, bottom, left) for (top, left), (bottom, right) in areas if left == right and top < bottom]
    return [_Merged(top + 1, bottom + 1, left) for top, bottom, left in sorted(down)]


def _fill(rows: list[list], lines: Sequence[int], merged: list[_Merged]) -> None:
    """Write what merged cells hold into each of their lines that holds something else too.

    Those that begin in a line without numbers or days belong to the header, which is read as it is.
    """
    for row, line in zip(rows, lines, strict=True):
        while merged and merged[0].last < line:
            del merged[0]
        is_filled = None
        for area in takewhile(lambda area: area.first <= line, merged):  # noqa: B023
            if area.column >= len(row):
                continue
            if line == area.first:
                area.content = row[area.column] if any(map(_is_data, row)) else ""
            elif area.last >= line and row[area.column] == "":
                is_filled = any(cell != "" for cell in row) if is_filled is None else is_filled
                if is_filled:
                    row[area.column] = area.content


def _is_data(cell: Any) -> bool:
    """Whether a cell is a number or a day, or as a text has digits as no header has."""
    return sum(map(str.isdigit, cell)) > 5 if isinstance(cell, str) else True


def _spread(row: list, columns: Sequence[int]) -> list:
    """The row with the cells after NEAR at their true columns."""
    far = {column: cell for column, cell in zip(columns, row[NEAR:], strict=False) if cell != ""}
    row = row[:NEAR]
    if far:
        row += [""] * (max(far) - len(row))
        for column, cell in far.items():
            row[column - 1] = cell
    return row


def _batch(lines: Sequence[int], rows: Sequence[Sequence]) -> pa.RecordBatch:
    lengths = np.fromiter(map(len, rows), np.int32, len(rows))
    row = np.repeat(np.arange(len(rows)), lengths)
    place = np.arange(len(row)) - offsets(lengths, len(rows))[row]
    cells, kinds = _texts(list(chain.from_iterable(rows)))
    filled = np.flatnonzero(kinds != NOTHING)
    used = np.zeros(len(rows), np.int32)
    used[row[filled]] = place[filled] + 1
    kept = place < used[row]
    used, lines = used[used > 0], np.array(lines, np.int32)[used > 0]
    bounds = offsets(used, len(used))
    return pa.RecordBatch.from_arrays(
        [
            pa.array(lines),
            pa.ListArray.from_arrays(pa.array(bounds), cells.filter(pa.array(kept))),
            pa.StringArray.from_buffers(len(used), pa.py_buffer(bounds), pa.py_buffer(kinds[kept])),
        ],
        schema=SCHEMA,
    )


def _texts(values: list) -> tuple[pa.StringArray, np.ndarray]:
    """The texts of cells and the letters of their kinds."""
    kinds = np.fromiter(map(KINDS.__getitem__, map(type, values)), np.uint8, len(values))
    for place in np.flatnonzero(kinds != TEXT).tolist():
        value = values[place]
        values[place] = RENDERERS[type(value)](value)
    texts = pa.array(values, pa.string())
    kinds[pc.equal(texts, "").to_numpy(zero_copy_only=False)] = NOTHING
    kinds[pc.is_in(texts, ERRORS).to_numpy(zero_copy_only=False)] = ERROR
    return texts, kinds


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 1e21 else repr(value)


def _moment(value: dt.datetime) -> str:
    if value.microsecond:
        value = (value + dt.timedelta(milliseconds=500)).replace(microsecond=0)
    return value.isoformat() if value.time() != dt.time() else value.date().isoformat()


def _duration(value: dt.timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"


RENDERERS: dict[type, Callable[..., str]] = {
    float: _number,
    int: str,
    bool: lambda value: "TRUE" if value else "FALSE",
    dt.date: dt.date.isoformat,
    dt.datetime: _moment,
    dt.time: lambda value: value.isoformat("seconds"),
    dt.timedelta: _duration,
}
KINDS = {
    kind: ord(letter)
    for letter, kinds in {
        "t": (str,),
        "n": (float, int),
        "b": (bool,),
        "d": (dt.date, dt.datetime, dt.time, dt.timedelta),
    }.items()
    for kind in kinds
}

if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
