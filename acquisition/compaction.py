"""The file of a catalog written anew by SQLite: nothing is left in it of what was deleted.

For a process that does not have the store open: two SQLites in one undo each other's locks.
"""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from acquisition.sql import statement

_WAITS = 60  # seconds for others who write
_EMPTY = 0.25  # of the file, that makes it worth while


def compact(catalog: Path) -> None:
    """Write the catalog anew."""
    with closing(sqlite3.connect(catalog, timeout=_WAITS)) as connection:
        connection.execute(statement("erasure/compact"))
        connection.execute("pragma wal_checkpoint(truncate)")


def compact_unless_used(catalog: Path) -> None:
    """Write the catalog anew where much of it is empty, unless somebody else has it open.

    DuckDB asks SQLite for rows by their numbers, which change by this: it would miss some for a moment.
    """
    with closing(sqlite3.connect(catalog, timeout=0)) as connection, suppress(sqlite3.OperationalError):
        connection.execute("pragma locking_mode = exclusive")
        if connection.execute(statement("upkeep/emptiness")).fetchone()[0] > _EMPTY:
            connection.execute(statement("erasure/compact"))
            connection.execute("pragma wal_checkpoint(truncate)")
