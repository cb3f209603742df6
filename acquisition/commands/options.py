"""What commands have in common: their options, who runs them, and the store they work on."""

import argparse
import getpass
import sys
from datetime import date
from pathlib import Path

import duckdb

from acquisition.access.audit import Audit
from acquisition.access.configuration import Access, MisconfiguredError, configuration_file, read_access
from acquisition.access.person import ADMINISTRATOR, ForbiddenError, Person
from acquisition.filters import Filters
from acquisition.scope import EVERYTHING
from acquisition.store import OutdatedStoreError, Store
from acquisition.store_address import StoreAddress, named_store

Commands = argparse._SubParsersAction
DONE, REFUSED, WRONG_USAGE, CANCELLED = 0, 1, 2, 130


def stored() -> argparse.ArgumentParser:
    """The options of every command that works on a store."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument(
        "--store",
        type=Path,
        metavar="STORE",
        default=named_store(),
        help="folder of the store, or file *.toml that says where it is"
        " (default: $ACQUISITION_STORE, else data/store.toml, else data/store)",
    )
    return parser


def personal() -> argparse.ArgumentParser:
    """The options of every command that may be run for somebody who does not see everything."""
    parser = argparse.ArgumentParser(add_help=False, parents=[stored()])
    parser.add_argument(
        "--as",
        dest="as_",
        metavar="EMAIL",
        help="see and do only what this person may, according to the configuration of access",
    )
    return parser


def selected() -> argparse.ArgumentParser:
    """The filters of a figure, and the snapshot to look at."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--from", dest="from_", type=day, metavar="DATE", help="first day, yyyy-mm-dd")
    parser.add_argument("--to", type=day, metavar="DATE", help="last day, yyyy-mm-dd")
    parser.add_argument(
        "--against-from", type=day, metavar="DATE", help="first day of the period compared with"
    )
    parser.add_argument("--against-to", type=day, metavar="DATE", help="its last day")
    parser.add_argument(
        "--norm", type=count, metavar="N", help="acquisitions a month that a cadre should reach (25)"
    )
    parser.add_argument(
        "--since", type=int, metavar="N", help="changes from snapshot N on: that of a frozen meeting"
    )
    for name in Filters.codes():
        parser.add_argument(f"--{name}", action="append", default=[], metavar="CODE", help="may be repeated")
    parser.add_argument("--snapshot", type=int, metavar="N", help="the store as it was at snapshot N")
    return parser


def opened(options: argparse.Namespace) -> Store:
    """The store of the command, whole. Ends the program where there is none to be had."""
    try:
        return Store.open(options.store)
    except (OSError, duckdb.Error, OutdatedStoreError) as error:
        print(f"the store {options.store} cannot be opened: {error}", file=sys.stderr)
        sys.exit(WRONG_USAGE)


def audit(options: argparse.Namespace) -> Audit:
    return Audit(StoreAddress.of(options.store).folder)


def operator() -> Person:
    """Whoever types commands has the store's files, and so sees and may do everything."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in containers
        name = "operator"
    return Person(f"operator {name}", ADMINISTRATOR, EVERYTHING)


def person(options: argparse.Namespace, store: Store, may: str | None = None) -> Person:
    """For whom the command runs. Ends the program where that person may not do what it does."""
    if options.as_ is None:
        return operator()
    found = configured(store).person(options.as_)
    try:
        if found is None:
            raise ForbiddenError(f"{options.as_} is not in {configuration_file()}")
        if may:
            found.require(may)
    except ForbiddenError as error:
        print(error, file=sys.stderr)
        sys.exit(WRONG_USAGE)
    return found


def configured(store: Store) -> Access:
    """Who may come in. Ends the program where nobody wrote it down, or with a mistake."""
    path = configuration_file()
    try:
        if path is None:
            raise MisconfiguredError(
                "nobody may come in yet: copy data/access.example.toml to data/access.toml"
            )
        return read_access(path, store.known_codes("office"))
    except MisconfiguredError as error:
        print(error, file=sys.stderr)
        sys.exit(WRONG_USAGE)


def filters(options: argparse.Namespace) -> Filters:
    return Filters(
        from_=options.from_,
        to=options.to,
        against_from=options.against_from,
        against_to=options.against_to,
        norm=options.norm,
        since=options.since,
        **{name: tuple(getattr(options, name)) for name in Filters.codes()},
    )


def mistake(chosen: Filters, snapshot: int | None, store: Store) -> str | None:
    """What is wrong with the filters, if anything."""
    if chosen.from_ and chosen.to and chosen.from_ > chosen.to:
        return f"--from {chosen.from_} lies after --to {chosen.to}"
    if chosen.against_from and chosen.against_to and chosen.against_from > chosen.against_to:
        return f"--against-from {chosen.against_from} lies after --against-to {chosen.against_to}"
    for number in (snapshot, chosen.since):
        if number is not None and not store.has_snapshot(number):
            return f"there is no snapshot {number}; the newest is {store.snapshot()}"
    for name in Filters.codes():
        known = store.known_codes(name)
        if known and (unknown := set(chosen.value(name)) - set(known)):
            choices = ", ".join(code or repr("") for code in known)
            return f"unknown {name} {', '.join(sorted(unknown))}; known: {choices}"
    return None


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2016-11-12") from None


def count(text: str) -> int:
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1")
