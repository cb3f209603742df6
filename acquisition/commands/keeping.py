"""The store kept safe and in order: backup and restore, upkeep, the audit, and whom it is to forget."""

import argparse
import getpass
import sys
from pathlib import Path

import duckdb

from acquisition.access.audit import BACKED_UP, COPIED, ERASED, RESTORED, Audit
from acquisition.access.person import READ_AUDIT
from acquisition.backup import BackupError, back_up, restore
from acquisition.commands.options import (
    DONE,
    REFUSED,
    WRONG_USAGE,
    Commands,
    audit,
    count,
    opened,
    operator,
    person,
    personal,
    stored,
)
from acquisition.copying import CopyError, copy_store
from acquisition.erasure import NoNikError, erase
from acquisition.identity import KeyMissingError
from acquisition.output import write_rows
from acquisition.store import OutdatedStoreError
from acquisition.store_address import StoreAddress, named_store
from acquisition.upkeep import DAYS, BusyError, Size, keep_up


def add(commands: Commands) -> None:
    """Add these commands to the parser."""
    command = commands.add_parser(
        "backup",
        parents=[stored()],
        help="write the store and its key into one file, also while it is in use",
    )
    command.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="a file that is not there yet"
    )
    command.set_defaults(run=_backup)

    command = commands.add_parser(
        "restore", parents=[stored()], help="make the store out of a backup, where no store is yet"
    )
    command.add_argument("backup", type=Path, metavar="FILE", help="what backup wrote")
    command.set_defaults(run=_restore)

    command = commands.add_parser(
        "copy", help="copy a store from a folder to PostgreSQL, or back, and compare all figures"
    )
    command.add_argument(
        "--from", dest="from_", type=Path, metavar="STORE", default=named_store(), help="see --store"
    )
    command.add_argument("--to", type=Path, required=True, metavar="STORE", help="where no store is yet")
    command.set_defaults(run=_copy)

    command = commands.add_parser(
        "upkeep",
        parents=[stored()],
        help="merge files, let old snapshots expire and clear away leftovers, also while it is in use",
    )
    command.add_argument(
        "--keep",
        type=count,
        default=DAYS,
        metavar="DAYS",
        help="for how long each snapshot is kept; those of meetings are for good (default: %(default)s)",
    )
    command.set_defaults(run=_upkeep)

    command = commands.add_parser(
        "audit", parents=[personal()], help="who did what and when, as CSV, newest first"
    )
    command.set_defaults(run=_audit)

    command = commands.add_parser(
        "erase", parents=[stored()], help="forget who a worker is, by the NIK asked for; no figure changes"
    )
    command.set_defaults(run=_erase)


def _backup(options: argparse.Namespace) -> int:
    try:
        snapshot = back_up(options.store, options.out)
    except (BackupError, OSError) as error:
        print(f"no backup was made: {error}", file=sys.stderr)
        return WRONG_USAGE
    audit(options).note(operator(), BACKED_UP, snapshot=snapshot)
    print(f"{options.out}: {options.store} at snapshot {snapshot}, with its key; keep it from others")
    return DONE


def _restore(options: argparse.Namespace) -> int:
    try:
        snapshot = restore(options.backup, options.store)
    except (BackupError, OSError) as error:
        print(f"nothing was restored: {error}", file=sys.stderr)
        return WRONG_USAGE
    audit(options).note(operator(), RESTORED, snapshot=snapshot)
    print(f"{options.store}: restored at snapshot {snapshot}, checked, with its key")
    return DONE


def _copy(options: argparse.Namespace) -> int:
    try:
        source, target = StoreAddress.of(options.from_), StoreAddress.of(options.to)
        snapshot = copy_store(source, target)
    except (CopyError, KeyMissingError, OutdatedStoreError, OSError, duckdb.Error) as error:
        print(f"nothing was copied: {error}", file=sys.stderr)
        return WRONG_USAGE
    Audit(target.folder).note(operator(), COPIED, snapshot=snapshot, store=str(source))
    print(f"{target}: a copy of {source} at snapshot {snapshot}; every figure and all rows are the same")
    return DONE


def _upkeep(options: argparse.Namespace) -> int:
    try:
        done = keep_up(options.store, options.keep)
    except (BusyError, OutdatedStoreError, OSError, duckdb.Error) as error:
        print(f"the upkeep came to no end: {error}", file=sys.stderr)
        return WRONG_USAGE
    print(f"{options.store}: {_told(done.before)} before, {_told(done.after)} after")
    print(f"snapshots: {done.expired:,} expired, {done.kept:,} kept")
    if done.waiting:
        print(f"{done.waiting:,} files wait for a day, as others have the store open and may be reading them")
    if done.busy:
        print(f"left as they were, as others kept writing to them: {', '.join(done.busy)}")
    return DONE


def _told(size: Size) -> str:
    return f"{size.files:,} files and {size.bytes / 1e6:,.1f} MB"


def _audit(options: argparse.Namespace) -> int:
    person(options, opened(options), may=READ_AUDIT)
    entries = audit(options).entries()
    write_rows(list(entries.columns), entries.itertuples(index=False), sys.stdout)
    return DONE


def _erase(options: argparse.Namespace) -> int:
    # Never as an argument: others on the machine can read those, and shells keep them.
    nik = getpass.getpass("NIK: ") if sys.stdin.isatty() else sys.stdin.readline()
    try:
        known = erase(options.store, nik)
    except (NoNikError, KeyMissingError, OutdatedStoreError, OSError, duckdb.Error) as error:
        print(f"nothing was erased: {error}", file=sys.stderr)
        return WRONG_USAGE
    if not known:
        print("nobody is known by this NIK", file=sys.stderr)
        return REFUSED
    audit(options).note(operator(), ERASED)
    print("erased: nobody is known by this NIK any more; backups made before still know it")
    return DONE
