"""The header of a sheet of rows to be mended: the office's own words, read as they were read before."""

import pyarrow as pa

from acquisition.contract import KINDS, REPAIR, Kind
from acquisition.ingest.cells import SCHEMA
from acquisition.ingest.header import Header, find_header
from acquisition.ingest.refusal import Refused

COLUMNS = 998  # of the office's; behind them come two more


def mending_header(header: Header, kind: Kind, width: int) -> list[str]:
    """One row of `width` labels that is read as the header was, which may have stood over two rows.

    A label that alone would be read otherwise gives way to the contract's name.
    """
    own = [*header.labels, *[""] * width][:width]
    named = list(own)
    for name, position in header.columns.items():
        if position <= width:
            named[position - 1] = name
    bare = [label if place in header.columns.values() else "" for place, label in enumerate(named, start=1)]
    mended = list(own)
    for name, position in header.columns.items():
        if position <= width and _read(own, kind).get(name) != position:
            mended[position - 1] = name
    wanted = {name: place for name, place in header.columns.items() if name != REPAIR.name}
    return next((row for row in (own, mended, named) if _read(row, kind) == wanted), bare)


def _read(labels: list[str], kind: Kind) -> dict[str, int]:
    """The columns that a row of labels is read as, when the reference of a mended row stands behind it."""
    row = [*labels, REPAIR.name]
    batch = pa.RecordBatch.from_pylist([{"line": 1, "cells": row, "kinds": None}], schema=SCHEMA)
    try:
        found = find_header(batch, KINDS.values())
    except Refused:
        return {}
    if found is None or found[0] is not kind:
        return {}
    return {name: place for name, place in found[1].columns.items() if name != REPAIR.name}
