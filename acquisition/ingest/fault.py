"""Imports that fail for other reasons than their file: what is to be said of them."""

import logging
import traceback

import duckdb

from acquisition.identity import KeyMissingError
from acquisition.ingest.progress import Cancelled
from acquisition.ingest.refusal import Refused
from acquisition.obstacles import UnreachableError, is_passing, not_writable, unreachable

_LOG = logging.getLogger(__name__)
# Refusals that no other file can have brought about, and that trying each alone would not help.
SHARED = {"cancelled", "key_missing", "store_busy", "store_unreachable"}


def refusal_for(error: Exception) -> Refused:
    """The refusal that says why an import failed; one that nobody foresaw is logged, without its message."""
    match error:
        case Refused():
            return error
        case Cancelled():
            return Refused("cancelled")
        case KeyMissingError():
            return Refused("key_missing", explanation=str(error))
        case MemoryError() | duckdb.OutOfMemoryException():
            return Refused("too_large")
    if isinstance(error, UnreachableError) or unreachable(error):
        return Refused("store_unreachable")
    return _refusal_by_words(error)


def _refusal_by_words(error: Exception) -> Refused:
    if words := not_writable(error):
        return Refused("store_not_writable", error=words)
    if is_passing(error):
        return Refused("store_busy")
    where = "".join(traceback.format_tb(error.__traceback__))
    _LOG.error("An import failed with %s\n%s", type(error).__name__, where)
    return Refused("failed", error=type(error).__name__)
