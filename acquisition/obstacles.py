"""What stands in the way of a store: told by the words of the system, DuckDB and SQLite."""

import re

import duckdb

_NOT_WRITABLE = re.compile(
    r"no space left on device|database or disk is full|file too large|disk quota exceeded"
    r"|permission denied|read-?only file system|readonly database|unable to open database file|disk i/o error"
    r"|input/output error",
    re.IGNORECASE,
)
_PASSING = re.compile(
    r"database (table )?is locked|transaction conflict|could not serialize access|deadlock detected",
    re.IGNORECASE,
)
# What PostgreSQL, libpq and the network say when there is no connection, or no more; first who says why.
_UNREACHABLE = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"FATAL:\s+([^\n]+)",
        r"connection to server [^\n]* failed: ([^\n]+)",
        r"(server closed the connection unexpectedly"
        r"|no connection to the server|could not translate host name"
        r"|could not (?:receive data from|send data to) (?:the )?server|connection reset by peer|broken pipe"
        r"|failed to execute query \"rollback\""
        r"|ssl connection has been closed|ssl syscall error|timeout expired|unable to connect to postgres)",
    )
)


class UnreachableError(duckdb.OperationalError):
    """A catalog in PostgreSQL that does not answer now; whoever asks again later may be answered."""


def not_writable(error: Exception) -> str | None:
    """In what words an error says that nothing can be written; None where it says something else.

    These words alone may be handed on: a whole message may quote data.
    """
    found = _NOT_WRITABLE.search(str(error)) if isinstance(error, OSError | duckdb.Error) else None
    return found[0].lower() if found else None


def is_passing(error: Exception) -> bool:
    """Whether an error is another writer's doing, and gone when what failed is done again."""
    if unreachable(error):
        return False  # what was to be committed may have come into force all the same
    said = isinstance(error, duckdb.Error) and _PASSING.search(str(error))
    return isinstance(error, duckdb.TransactionException) or bool(said)


def unreachable(error: BaseException) -> str | None:
    """In what words an error says that a catalog in PostgreSQL does not answer; None where it is another."""
    if not isinstance(error, duckdb.Error):
        return None
    found = next(filter(None, (words.search(str(error)) for words in _UNREACHABLE)), None)
    return found[1].strip() if found else None
