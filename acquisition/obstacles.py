"""What stands in the way of a store: told by the words of the system, DuckDB and SQLite."""

import re

import duckdb

_NOT_WRITABLE = re.compile(
    r"no space left on device|database or disk is full|file too large|disk quota exceeded"
    r"|permission denied|read-?only file system|readonly database|unable to open database file|disk i/o error"
    r"|input/output error",
    re.IGNORECASE,
)
_PASSING = re.compile(r"database (table )?is locked|transaction conflict", re.IGNORECASE)


def not_writable(error: Exception) -> str | None:
    """In what words an error says that nothing can be written; None where it says something else.

    These words alone may be handed on: a whole message may quote data.
    """
    found = _NOT_WRITABLE.search(str(error)) if isinstance(error, OSError | duckdb.Error) else None
    return found[0].lower() if found else None


def is_passing(error: Exception) -> bool:
    """Whether an error is another writer's doing, and gone when what failed is done again."""
    said = isinstance(error, duckdb.Error) and _PASSING.search(str(error))
    return isinstance(error, duckdb.TransactionException) or bool(said)
