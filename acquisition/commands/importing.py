"""Files into the store and out of it again: import, receipt, withdraw, start-over, demo."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from acquisition.access.audit import DOWNLOADED, EMPTIED, WITHDRAWN, noted
from acquisition.access.person import IMPORT, Person
from acquisition.boundaries import BoundariesError, boundaries_file, unmatched
from acquisition.commands.options import (
    CANCELLED,
    DONE,
    REFUSED,
    WRONG_USAGE,
    Commands,
    audit,
    opened,
    operator,
    person,
    personal,
    stored,
)
from acquisition.demo import load_demo, sample_files
from acquisition.ingest import account
from acquisition.ingest.load import import_paths
from acquisition.ingest.progress import Watch
from acquisition.ingest.receipt import Receipt, as_json, as_text
from acquisition.ingest.withdraw import DependentImportsError, UnknownImportError, find_import, withdraw
from acquisition.receipt_files import write_receipt, write_receipts
from acquisition.reference import REFERENCE, SHIPPED
from acquisition.store import Store
from acquisition.terminal import Progress, cancelled_by_interrupt

_CONFIDENTIAL = "their rows to be mended hold identities in full: hand them to their office only"


def add(commands: Commands) -> None:
    """Add these commands to the parser."""
    _add_import(commands)
    command = commands.add_parser(
        "receipt", parents=[personal()], help="write the receipt of an import once more, without its rows"
    )
    command.add_argument("import_", metavar="IMPORT", help="number or beginning of the identity of an import")
    command.add_argument("--out", type=Path, required=True, metavar="FILE", help="an XLSX, not there yet")
    command.set_defaults(run=_receipt)

    command = commands.add_parser(
        "withdraw", parents=[personal()], help="take imports back, as if their files had never come"
    )
    command.add_argument(
        "imports",
        nargs="+",
        metavar="IMPORT",
        help="number or beginning of the identity of an import; see: figure imports",
    )
    command.set_defaults(run=_withdraw)

    command = commands.add_parser(
        "start-over",
        parents=[stored()],
        help="empty a store that holds the synthetic sample, and take in your own files",
    )
    command.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a file, or a folder of files")
    command.add_argument("--json", action="store_true", help="receipts as JSON")
    command.add_argument("--regency-codes", choices=("bps", "kemendagri"), help="as with import")
    command.set_defaults(run=_start_over, receipts=None)

    command = commands.add_parser(
        "demo", parents=[stored()], help="load the synthetic sample into an empty store"
    )
    command.set_defaults(run=_demo)


def _add_import(commands: Commands) -> None:
    command = commands.add_parser(
        "import", parents=[personal()], help="take in export files, with a receipt each"
    )
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder of files")
    command.add_argument("--json", action="store_true", help="receipts as JSON")
    command.add_argument(
        "--regency-codes",
        choices=("bps", "kemendagri"),
        help="what bare regency codes mean; undeclared, those that BPS and Kemendagri read differently fail",
    )
    command.add_argument(
        "--receipts",
        type=Path,
        metavar="DIR",
        help="write a workbook per file not wholly accepted; it holds rejected rows with identities in full",
    )
    command.set_defaults(run=_import)


def _import(options: argparse.Namespace) -> int:
    files = list(_files(options.paths))
    if not files:
        print(f"no files in {', '.join(map(str, options.paths))}", file=sys.stderr)
        return WRONG_USAGE
    if within := _imported_with(options.receipts, options.paths):
        print(
            f"--receipts {options.receipts} lies in {within}: the next import would take its workbooks for "
            "exports. Name another folder.",
            file=sys.stderr,
        )
        return WRONG_USAGE
    store = opened(options)
    who = person(options, store, may=IMPORT)
    return _take_in(store.within(who.scope), files, options, who)


def _imported_with(receipts: Path | None, paths: Iterable[Path]) -> Path | None:
    """The imported folder that the one for receipts lies in, if any."""
    if receipts is None:
        return None
    folders = (path for path in paths if path.is_dir())
    return next((path for path in folders if receipts.resolve().is_relative_to(path.resolve())), None)


def _take_in(store: Store, files: list[Path], options: argparse.Namespace, who: Person) -> int:
    receipts, status = _watched(
        lambda watch: noted(import_paths(store, files, options.regency_codes, watch), audit(options), who),
        len(files),
    )
    _print_receipts(receipts, options.json)
    if options.receipts:
        written = write_receipts(store, receipts, options.receipts)
        print(f"{len(written)} receipts in {options.receipts}; {_CONFIDENTIAL}", file=sys.stderr)
    _say_unmatched(store)
    return status


def _receipt(options: argparse.Namespace) -> int:
    store = opened(options)
    who = person(options, store)
    store = store.within(who.scope)
    try:
        write_receipt(store, account.receipt_of(store, options.import_), options.out)
    except (LookupError, OSError) as error:
        print(f"no receipt was written: {error}", file=sys.stderr)
        return WRONG_USAGE
    audit(options).note(who, DOWNLOADED, file="receipt", of=options.import_)
    print(options.out)
    return DONE


def _watched(importing: Callable[[Watch], Iterable[Receipt]], count: int) -> tuple[list[Receipt], int]:
    """The receipts of an import that the terminal follows and Ctrl-C calls off, and the exit status."""
    progress = Progress(count)
    watch = Watch(progress.draw)
    receipts = []
    with cancelled_by_interrupt(watch):
        for receipt in importing(watch):
            receipts.append(receipt)
            progress.count_receipt()
    progress.clear()
    if any(receipt.cancelled for receipt in receipts):
        left = sum(receipt.cancelled for receipt in receipts)
        print(
            f"Cancelled. {count - left} of {count} files were dealt with before, as their receipts say; "
            f"of the other {left} nothing is in the store.",
            file=sys.stderr,
        )
        return receipts, CANCELLED
    return receipts, DONE if all(receipt.taken_in for receipt in receipts) else REFUSED


def _withdraw(options: argparse.Namespace) -> int:
    store = opened(options)
    who = person(options, store, may=IMPORT)
    store = store.within(who.scope)
    try:
        asked = {find_import(store, text) for text in options.imports}
    except UnknownImportError as error:
        print(error, file=sys.stderr)
        return WRONG_USAGE
    withdrawn: set[str] = set()
    # The newest first: none of them depends on one before it.
    for one in sorted(asked, key=lambda one: -one.number):
        if one.import_id in withdrawn:
            continue
        try:
            gone = withdraw(store, one.import_id)
        except (DependentImportsError, UnknownImportError) as error:
            print(f"{one.number} {one.file}: not withdrawn; {error}", file=sys.stderr)
            return REFUSED
        withdrawn.update(other.import_id for other in gone)
        audit(options).note(who, WITHDRAWN, numbers=[other.number for other in gone])
        print("\n".join(f"{other.number} {other.file}: withdrawn" for other in gone))
    print(f"snapshot {store.snapshot()}")
    return DONE


def _start_over(options: argparse.Namespace) -> int:
    store, who = opened(options), operator()
    if store.holds_own_data():
        print(
            f"{options.store} holds data of your own: it is not emptied. Give another folder with --store.",
            file=sys.stderr,
        )
        return WRONG_USAGE
    files = list(_files(options.paths))
    absent = [str(path) for path in options.paths if not path.exists()]
    if absent or (options.paths and not files):
        print(f"no files in {', '.join(absent or map(str, options.paths))}", file=sys.stderr)
        return WRONG_USAGE
    store.keep_for_own_data()
    audit(options).note(who, EMPTIED)
    print(f"{options.store} is empty now, of the sample and of meetings frozen from it.", file=sys.stderr)
    return _take_in(store, files, options, who) if files else DONE


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.is_file() and file.name[0] not in ".~")
        else:
            yield path


def _say_unmatched(store: Store) -> None:
    """Say which shapes of the boundaries match no regency, and which regencies have no shape."""
    try:
        shapes, regencies = unmatched(filter(None, store.known_codes("regency")), boundaries_file())
    except BoundariesError as error:
        print(f"boundaries: {error}", file=sys.stderr)
        return
    if shapes:
        print(f"boundaries: no regency has the code of the shapes {', '.join(shapes)}", file=sys.stderr)
    if regencies:
        print(f"boundaries: no shape for the regencies {', '.join(regencies)}", file=sys.stderr)


def _print_receipts(receipts: list[Receipt], in_json: bool) -> None:
    if in_json:
        print(json.dumps([as_json(receipt) for receipt in receipts], indent=2, ensure_ascii=False))
    else:
        print("\n\n".join(as_text(receipt) for receipt in receipts))


def _demo(options: argparse.Namespace) -> int:
    if REFERENCE != SHIPPED:
        print("ACQUISITION_REFERENCE names other regencies: the sample, which is of Jambi, was not loaded.")
        return DONE
    store = opened(options)
    if not store.lacks_sample():
        print(f"{options.store} already holds data, or is kept for your own: the sample was not loaded.")
        return DONE
    print("Loading the synthetic sample: two years of five offices, once.", file=sys.stderr)
    files = sample_files()
    receipts, status = _watched(lambda watch: load_demo(store, files, watch), len(files))
    received, accepted, duplicate, rejected = (
        sum(getattr(receipt, name) for receipt in receipts)
        for name in ("received", "accepted", "duplicate", "rejected")
    )
    print(
        f"{len(receipts)} files: received {received} = accepted {accepted}"
        f" + duplicate {duplicate} + rejected {rejected}"
    )
    return status
