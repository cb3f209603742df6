"""A file's bytes to rows of text cells, told by content and not by name. Nothing is written to disk."""

from collections.abc import Iterator
from typing import BinaryIO

from acquisition.ingest.child import Sheet, Workbooks
from acquisition.ingest.refusal import Refused
from acquisition.ingest.text import read_text

OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


def read(file: BinaryIO, workbooks: Workbooks) -> Iterator[Sheet]:
    """The sheets of a file, in order; the rows of one must be taken before the next is asked for.

    Raises Refused, also while rows are taken: empty_file, unknown_format, not_a_table, encrypted, damaged,
    too_large, too_many_cells, timeout.
    """
    file.seek(0)
    head = file.read(8)
    if not head:
        raise Refused("empty_file")
    if head.startswith(ZIP) or head == OLE2:
        yield from workbooks.sheets(file)
    else:
        yield Sheet("", False, read_text(file))
