"""The command line: python -m acquisition VERB, of which --help lists all."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import duckdb

from acquisition.backup import BackupError, back_up, restore
from acquisition.boundaries import BoundariesError, boundaries_file, unmatched
from acquisition.demo import load_demo, sample_files
from acquisition.figures import FIGURES, Figure
from acquisition.filters import Filters
from acquisition.i18n import DEFAULT, LANGUAGES, Language, language
from acquisition.ingest import account
from acquisition.ingest.load import import_paths
from acquisition.ingest.progress import Watch
from acquisition.ingest.receipt import Receipt, as_json, as_text
from acquisition.ingest.withdraw import DependentImportsError, UnknownImportError, find_import, withdraw
from acquisition.output import write_csv, write_json
from acquisition.receipt_files import write_receipt, write_receipts
from acquisition.reference import REFERENCE, SHIPPED
from acquisition.sql import statement
from acquisition.store import DEFAULT_STORE, OutdatedStoreError, Store
from acquisition.terminal import Progress, cancelled_by_interrupt

_CONFIDENTIAL = "their rows to be mended hold identities in full: hand them to their office only"
DONE, REFUSED, WRONG_USAGE, CANCELLED = 0, 1, 2, 130


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 0 done, 1 a file was refused or not withdrawn, 2 wrong usage, 130 cancelled."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except BrokenPipeError:  # whoever reads the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m acquisition", description="Cadre acquisition dashboard.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    stored = argparse.ArgumentParser(add_help=False)
    stored.add_argument(
        "--store",
        type=Path,
        metavar="DIR",
        default=Path(os.environ.get("ACQUISITION_STORE") or DEFAULT_STORE),
        help="folder of the store (default: $ACQUISITION_STORE, else data/store)",
    )

    selected = argparse.ArgumentParser(add_help=False)
    selected.add_argument("--from", dest="from_", type=_day, metavar="DATE", help="first day, yyyy-mm-dd")
    selected.add_argument("--to", type=_day, metavar="DATE", help="last day, yyyy-mm-dd")
    selected.add_argument(
        "--against-from", type=_day, metavar="DATE", help="first day of the period compared with"
    )
    selected.add_argument("--against-to", type=_day, metavar="DATE", help="its last day")
    selected.add_argument(
        "--norm", type=_count, metavar="N", help="acquisitions a month that a cadre should reach (25)"
    )
    selected.add_argument(
        "--since", type=int, metavar="N", help="changes from snapshot N on: that of a frozen meeting"
    )
    for name in Filters.codes():
        selected.add_argument(
            f"--{name}", action="append", default=[], metavar="CODE", help="may be repeated"
        )
    selected.add_argument("--snapshot", type=int, metavar="N", help="the store as it was at snapshot N")

    command = commands.add_parser(
        "import", parents=[stored], help="take in export files, with a receipt each"
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

    command = commands.add_parser(
        "receipt", parents=[stored], help="write the receipt of an import once more, without its rows"
    )
    command.add_argument("import_", metavar="IMPORT", help="number or beginning of the identity of an import")
    command.add_argument("--out", type=Path, required=True, metavar="FILE", help="an XLSX, not there yet")
    command.set_defaults(run=_receipt)

    command = commands.add_parser(
        "withdraw", parents=[stored], help="take imports back, as if their files had never come"
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
        parents=[stored],
        help="empty a store that holds the synthetic sample, and take in your own files",
    )
    command.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a file, or a folder of files")
    command.add_argument("--json", action="store_true", help="receipts as JSON")
    command.add_argument("--regency-codes", choices=("bps", "kemendagri"), help="as with import")
    command.set_defaults(run=_start_over, receipts=None)

    _add_backup(commands, stored)

    command = commands.add_parser("figures", parents=[stored], help="list all figures")
    command.set_defaults(run=_figures)

    command = commands.add_parser("figure", parents=[stored, selected], help="print one figure")
    command.add_argument("name", choices=sorted(FIGURES), metavar="NAME", help="see: figures")
    command.add_argument("--format", choices=("csv", "json"), default="csv")
    command.set_defaults(run=_figure, usage_error=command.error)

    _add_meeting_commands(commands, stored, selected)

    command = commands.add_parser(
        "demo", parents=[stored], help="load the synthetic sample into an empty store"
    )
    command.set_defaults(run=_demo)

    command = commands.add_parser("serve", parents=[stored], help="serve the dashboard on this machine")
    command.add_argument("--port", type=int, default=8501)
    command.set_defaults(run=_serve)
    return parser


def _add_meeting_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    stored: argparse.ArgumentParser,
    selected: argparse.ArgumentParser,
) -> None:
    command = commands.add_parser(
        "deck",
        parents=[stored, selected],
        help="write the slides of a meeting, of the newest year by default",
    )
    command.add_argument(
        "--out",
        type=_handout,
        required=True,
        metavar="FILE",
        help="slides (.pptx), appendix (.xlsx) or message (.txt); what is there is replaced",
    )
    command.add_argument("--title", default="", help="what the meeting is called")
    command.add_argument("--date", type=_day, metavar="DATE", help="the day of the meeting, yyyy-mm-dd")
    command.add_argument(
        "--without", action="append", default=[], metavar="SLIDE", help="e.g. reward; may be repeated"
    )
    command.add_argument("--lang", choices=tuple(LANGUAGES), default=DEFAULT)
    command.add_argument(
        "--meeting",
        metavar="ID",
        help="a frozen meeting, as it was; see: meetings",
    )
    command.set_defaults(run=_deck, usage_error=command.error)

    command = commands.add_parser("meetings", parents=[stored], help="list the frozen meetings as CSV")
    command.add_argument("--lang", choices=tuple(LANGUAGES), default=DEFAULT)
    command.set_defaults(run=_meetings)


def _add_backup(commands: argparse._SubParsersAction, stored: argparse.ArgumentParser) -> None:
    command = commands.add_parser(
        "backup", parents=[stored], help="write the store and its key into one file, also while it is in use"
    )
    command.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="a file that is not there yet"
    )
    command.set_defaults(run=_backup)

    command = commands.add_parser(
        "restore", parents=[stored], help="make the store out of a backup, where no store is yet"
    )
    command.add_argument("backup", type=Path, metavar="FILE", help="what backup wrote")
    command.set_defaults(run=_restore)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2016-11-12") from None


def _handout(text: str) -> Path:
    from acquisition.meeting.handouts import HANDOUTS  # noqa: PLC0415, see _deck

    path = Path(text)
    if path.suffix in HANDOUTS:
        return path
    raise argparse.ArgumentTypeError(f"{text!r} does not end in {' or '.join(HANDOUTS)}")


def _count(text: str) -> int:
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1")


def _open(options: argparse.Namespace) -> Store:
    try:
        return Store.open(options.store)
    except (OSError, duckdb.Error, OutdatedStoreError) as error:
        print(f"the store {options.store} cannot be opened: {error}", file=sys.stderr)
        sys.exit(WRONG_USAGE)


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
    return _take_in(_open(options), files, options)


def _imported_with(receipts: Path | None, paths: Iterable[Path]) -> Path | None:
    """The imported folder that the one for receipts lies in, if any."""
    if receipts is None:
        return None
    folders = (path for path in paths if path.is_dir())
    return next((path for path in folders if receipts.resolve().is_relative_to(path.resolve())), None)


def _take_in(store: Store, files: list[Path], options: argparse.Namespace) -> int:
    receipts, status = _watched(
        lambda watch: import_paths(store, files, options.regency_codes, watch), len(files)
    )
    _print_receipts(receipts, options.json)
    if options.receipts:
        written = write_receipts(store, receipts, options.receipts)
        print(f"{len(written)} receipts in {options.receipts}; {_CONFIDENTIAL}", file=sys.stderr)
    _say_unmatched(store)
    return status


def _receipt(options: argparse.Namespace) -> int:
    store = _open(options)
    try:
        write_receipt(store, account.receipt_of(store, options.import_), options.out)
    except (LookupError, OSError) as error:
        print(f"no receipt was written: {error}", file=sys.stderr)
        return WRONG_USAGE
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
    store = _open(options)
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
        print("\n".join(f"{other.number} {other.file}: withdrawn" for other in gone))
    print(f"snapshot {store.snapshot()}")
    return DONE


def _start_over(options: argparse.Namespace) -> int:
    store = _open(options)
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
    print(f"{options.store} is empty now, of the sample and of meetings frozen from it.", file=sys.stderr)
    return _take_in(store, files, options) if files else DONE


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


def _backup(options: argparse.Namespace) -> int:
    try:
        snapshot = back_up(options.store, options.out)
    except (BackupError, OSError) as error:
        print(f"no backup was made: {error}", file=sys.stderr)
        return WRONG_USAGE
    print(f"{options.out}: {options.store} at snapshot {snapshot}, with its key; keep it from others")
    return DONE


def _restore(options: argparse.Namespace) -> int:
    try:
        snapshot = restore(options.backup, options.store)
    except (BackupError, OSError) as error:
        print(f"nothing was restored: {error}", file=sys.stderr)
        return WRONG_USAGE
    print(f"{options.store}: restored at snapshot {snapshot}, checked, with its key")
    return DONE


def _figures(options: argparse.Namespace) -> int:
    print("\n\n".join(_described(figure) for figure in FIGURES.values()))
    return DONE


def _described(figure: Figure) -> str:
    filters = ", ".join(figure.filters) or "none"
    return f"{figure.name}\n  question: {figure.question}\n  grain:    {figure.grain}\n  filters:  {filters}"


def _figure(options: argparse.Namespace) -> int:
    figure, filters = FIGURES[options.name], _filters(options)
    store = _open(options)
    if store.is_empty():
        print(f"note: nothing has been imported into {options.store} yet", file=sys.stderr)
    if mistake := _undeclared(figure, filters) or _mistake(filters, options.snapshot, store):
        options.usage_error(mistake)
    with store.figure(options.name, filters, options.snapshot) as result:
        (write_json if options.format == "json" else write_csv)(result, sys.stdout)
    return DONE


def _filters(options: argparse.Namespace) -> Filters:
    return Filters(
        from_=options.from_,
        to=options.to,
        against_from=options.against_from,
        against_to=options.against_to,
        norm=options.norm,
        since=options.since,
        **{name: tuple(getattr(options, name)) for name in Filters.codes()},
    )


def _undeclared(figure: Figure, filters: Filters) -> str | None:
    """Which of the filters the figure does not take, if any."""
    undeclared = set(filters.given()) - set(figure.filters)
    if not undeclared:
        return None
    allowed = ", ".join(figure.filters) or "no filter"
    return f"{figure.name} does not take {', '.join(sorted(undeclared))}; it takes: {allowed}"


def _deck(options: argparse.Namespace) -> int:
    # All that draws is slow to import, and no other command needs it.
    from acquisition.meeting.handouts import HANDOUTS  # noqa: PLC0415

    spoken, store = language(options.lang), _open(options)
    slides = (_frozen_slides if options.meeting else _told_slides)(store, spoken, options)
    if not slides:
        print(f"nothing has been imported into {options.store} yet", file=sys.stderr)
        return WRONG_USAGE
    try:
        options.out.write_bytes(HANDOUTS[options.out.suffix](slides, spoken))
    except OSError as error:
        print(f"{options.out} was not written: {error}", file=sys.stderr)
        return WRONG_USAGE
    print(options.out)
    return DONE


def _told_slides(store: Store, spoken: Language, options: argparse.Namespace) -> tuple:
    """The slides that the data tell under the filters; none of an empty store."""
    from acquisition.look import Look  # noqa: PLC0415
    from acquisition.meeting.meetings import last_before, meetings  # noqa: PLC0415
    from acquisition.meeting.opening import opening  # noqa: PLC0415
    from acquisition.meeting.storyline import chosen, of_newest_year, storyline  # noqa: PLC0415

    filters = _filters(options)
    if mistake := _mistake(filters, options.snapshot, store):
        options.usage_error(mistake)
    look = Look.into(store, filters, spoken, options.snapshot)
    if not look.as_of:
        return ()
    look, last = of_newest_year(look), last_before(meetings(store, spoken), look.as_of)
    told = storyline(look, options.title, options.date, opening(look, last))
    keys = [slide.key for slide in told[1:]]
    if unknown := set(options.without) - set(keys):
        options.usage_error(f"unknown slide {', '.join(sorted(unknown))}; there are: {', '.join(keys)}")
    return chosen(told, options.without)


def _frozen_slides(store: Store, spoken: Language, options: argparse.Namespace) -> tuple:
    """The slides of the meeting named, which has filters, title and date of its own."""
    from acquisition.look import Look  # noqa: PLC0415
    from acquisition.meeting.decisions import decided, of_meeting  # noqa: PLC0415
    from acquisition.meeting.frozen import slides_of  # noqa: PLC0415
    from acquisition.meeting.meetings import UnknownMeetingError  # noqa: PLC0415

    given = (_filters(options).given(), options.snapshot is not None, options.title, options.date)
    if any((*given, options.without)):
        options.usage_error("a frozen meeting has filters, snapshot, title, date and slides of its own")
    try:
        slides = slides_of(store, options.meeting, spoken)
    except UnknownMeetingError:
        options.usage_error(f"there is no meeting {options.meeting}; see: python -m acquisition meetings")
    look = Look.into(store, Filters(), spoken)
    return decided(of_meeting(look.run("decisions"), options.meeting), slides, look.offices, spoken)


def _meetings(options: argparse.Namespace) -> int:
    with _open(options).cursor() as cursor:
        write_csv(cursor.execute(statement("meeting/frozen"), {"language": options.lang}), sys.stdout)
    return DONE


def _mistake(filters: Filters, snapshot: int | None, store: Store) -> str | None:
    """What is wrong with the filters, if anything."""
    if filters.from_ and filters.to and filters.from_ > filters.to:
        return f"--from {filters.from_} lies after --to {filters.to}"
    if filters.against_from and filters.against_to and filters.against_from > filters.against_to:
        return f"--against-from {filters.against_from} lies after --against-to {filters.against_to}"
    for number in (snapshot, filters.since):
        if number is not None and not store.has_snapshot(number):
            return f"there is no snapshot {number}; the newest is {store.snapshot()}"
    for name in Filters.codes():
        known = store.known_codes(name)
        if known and (unknown := set(filters.value(name)) - set(known)):
            choices = ", ".join(code or repr("") for code in known)
            return f"unknown {name} {', '.join(sorted(unknown))}; known: {choices}"
    return None


def _demo(options: argparse.Namespace) -> int:
    if REFERENCE != SHIPPED:
        print("ACQUISITION_REFERENCE names other regencies: the sample, which is of Jambi, was not loaded.")
        return DONE
    store = _open(options)
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


def _serve(options: argparse.Namespace) -> int:
    # Streamlit is slow to import, and no other command needs it.
    from acquisition.serve import serve  # noqa: PLC0415

    _open(options).close()
    os.environ["ACQUISITION_STORE"] = str(options.store.resolve())
    serve(options.port)
    return DONE


if __name__ == "__main__":
    sys.exit(main())
