"""Rows that stand in one cell as a whole: quoted so by Excel, pasted so, or written by another delimiter."""

import re
from collections.abc import Iterable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from acquisition.contract import Kind
from acquisition.ingest.cells import in_lists, listed, texts_at
from acquisition.ingest.dialect import DELIMITERS, Dialect, find_dialects
from acquisition.ingest.header import MORE_ROWS, Header, find_header
from acquisition.ingest.record import read_record

LONG = 18  # bytes that a cell has at least which holds a row; hardly a NIK has as many
FEWEST = 4  # cells of a row, for their number to prove anything
_CODE = re.compile(r"(?=.*\d|[A-Z]+$)[\w./#-]{2,20}")  # no word of a sentence
DIGITS = 8  # of what stands in the column of NIKs, if it is one, however damaged


def find_joined_header(batch: pa.RecordBatch, kinds: Iterable[Kind]) -> tuple[Kind, Header] | None:
    """The header of a sheet in which it stands in one cell, as do rows below it that can be taken apart."""
    top = batch.slice(0, MORE_ROWS)
    rows = in_lists(top["cells"]).to_pylist()
    alone = {
        place: filled[0]
        for place, row in enumerate(rows)
        if len(filled := [cell.strip() for cell in row if cell and cell.strip()]) == 1
    }
    if not any(delimiter in text for text in alone.values() for delimiter in DELIMITERS):
        return None
    dialect = find_dialects("\n".join(alone.values()))[-1].dialect
    for place, text in alone.items():
        rows[place] = read_record(text.split("\n"), 0, dialect)[0]
    spread = top.set_column(top.schema.get_field_index("cells"), "cells", listed(rows))
    if (found := find_header(spread, kinds)) is None:
        return None
    below = batch.slice(np.searchsorted(batch["line"].to_numpy(), found[1].line, side="right"))
    return found if any(_found(below["cells"], found[1])) else None


def taken_apart(batch: pa.RecordBatch, header: Header) -> pa.RecordBatch:
    """The rows, those of which all stands in one cell in cells of their own, where that is certain: where it
    has as many as the header, and in the column of NIKs something like one. Others are left as they are."""
    found = dict(_found(batch["cells"], header))
    if not found:
        return batch
    order = np.arange(batch.num_rows)
    order[list(found)] = batch.num_rows + np.arange(len(found))
    rows = list(found.values())
    letters = pa.array(["".join("t" if cell else "-" for cell in row) for row in rows], pa.string())
    if batch["kinds"].null_count:
        letters = pa.nulls(len(rows), pa.string())
    changed = {"cells": (in_lists(batch["cells"]), listed(rows)), "kinds": (batch["kinds"], letters)}
    for name, pieces in changed.items():
        column = pa.concat_arrays(pieces).take(pa.array(order))
        batch = batch.set_column(batch.schema.get_field_index(name), name, column)
    return batch


def _found(cells: pa.ListArray | pa.StructArray, header: Header) -> Iterator[tuple[int, list[str]]]:
    """The number of each such row, and its cells."""
    first = next(place for place, label in enumerate(header.labels, start=1) if label)
    for position in {1, first}:
        texts = texts_at(cells, position)
        longest = pc.max(pc.binary_length(texts)).as_py() or 0
        if longest < LONG:  # as it is said of almost every file
            continue
        several = pc.match_substring_regex(texts, "[" + "".join(DELIMITERS) + "]")
        is_meant = pc.and_(several, pc.greater_equal(pc.binary_length(texts), LONG))
        places = np.flatnonzero(is_meant.to_numpy(zero_copy_only=False))
        rows = in_lists(cells.take(pa.array(places))).to_pylist()
        for place, row in zip(places.tolist(), rows, strict=True):
            filled = [cell.strip() for cell in row if cell and cell.strip()]
            if len(filled) == 1 and (split := _split(filled[0], header)):
                yield place, split


def _split(text: str, header: Header) -> list[str] | None:
    width = len(header.labels)
    labelled = max(place for place, label in enumerate(header.labels, start=1) if label)
    lines = text.split("\n")
    for delimiter in DELIMITERS:
        row, end, _ = read_record(lines, 0, Dialect(delimiter, width))
        is_whole = end == len(lines) and max(FEWEST, labelled) <= len(row) <= width
        if is_whole and _has_identity(row, header):
            return row
    return None


def _has_identity(row: list[str], header: Header) -> bool:
    """Whether it proves itself a row: by its NIK, or in lists by its code. Some notes have as many commas."""
    if place := header.columns.get("nik"):
        return sum(map(str.isdigit, row[place - 1])) >= DIGITS
    codes = (row[place - 1].strip() for name, place in header.columns.items() if name.startswith("kode_"))
    return any(map(_CODE.fullmatch, codes))
