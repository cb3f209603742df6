"""The file of a catalog written anew by SQLite: nothing is left in it of what was deleted.

For a process that does not have the store open: two SQLites in one undo each other's locks.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from acquisition.sql import statement

_WAITS = 60  # seconds for others who write


def compact(catalog: Path) -> None:
    """Write the catalog anew."""
    with closing(sqlite3.connect(catalog, timeout=_WAITS)) as connection:
        connection.execute(statement("erasure/compact"))
        connection.execute("pragma wal_checkpoint(truncate)")


def emptiness(catalog: Path) -> float:
    """Which share of the catalog's file is empty."""
    with closing(sqlite3.connect(catalog, timeout=_WAITS)) as connection:
        return connection.execute(statement("upkeep/emptiness")).fetchone()[0]
