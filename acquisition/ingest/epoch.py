"""Days that a workbook counts from 1904, as those of old Macs do, counted as all others are: from 1900."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from acquisition.contract import Kind
from acquisition.ingest.header import Header

BETWEEN = 1462  # days between the two beginnings
DAY = r"^\d{5}(\.\d+)?$"


def from_1900(batch: pa.RecordBatch, header: Header, kind: Kind) -> pa.RecordBatch:
    """The rows of such a workbook, with the serial numbers in columns of days as other workbooks have them.

    What is formatted as a date was read as a day, and is left as it is.
    """
    texts, bounds = batch["cells"].flatten(), _bounds(batch["cells"])
    place = np.arange(len(texts)) - bounds[:-1].repeat(np.diff(bounds)) + 1
    days = [
        header.columns[column.name]
        for column in kind.columns
        if column.is_day and column.name in header.columns
    ]
    is_number = np.frombuffer("".join(batch["kinds"].to_pylist()).encode(), np.uint8) == ord("n")
    is_serial = pc.match_substring_regex(texts, DAY).to_numpy(zero_copy_only=False)
    is_meant = is_number & is_serial & np.isin(place, days)
    moved = [_moved(text) for text in texts.filter(pa.array(is_meant)).to_pylist()]
    texts = pc.replace_with_mask(texts, pa.array(is_meant), pa.array(moved, pa.string()))
    cells = pa.ListArray.from_arrays(pa.array(bounds), texts)
    return batch.set_column(batch.schema.get_field_index("cells"), "cells", cells)


def _bounds(cells: pa.ListArray) -> np.ndarray:
    """Where each row begins among the cells of all, and the last ends."""
    bounds = cells.offsets.to_numpy()
    return bounds - bounds[0]


def _moved(text: str) -> str:
    whole, point, rest = text.partition(".")
    return f"{int(whole) + BETWEEN}{point}{rest}"
