"""The dashboard as a server."""

import argparse
import os
import sys
from pathlib import Path

from acquisition.access.audit import CONFIGURED, SERVED
from acquisition.access.configuration import configuration_file
from acquisition.commands.options import (
    DONE,
    WRONG_USAGE,
    Commands,
    audit,
    configured,
    opened,
    operator,
    stored,
)


def add(commands: Commands) -> None:
    """Add this command to the parser."""
    command = commands.add_parser("serve", parents=[stored()], help="serve the dashboard on this machine")
    command.add_argument("--port", type=int, default=8501)
    command.add_argument(
        "--address", default="localhost", help="where it is reached; others than localhost need sign-in"
    )
    command.add_argument(
        "--let-anyone-in",
        action="store_true",
        help="without sign-in, show everything to whoever reaches the address; they can change nothing",
    )
    command.add_argument(
        "--log", type=Path, metavar="FILE", help="write the log here too, and keep the newest"
    )
    command.add_argument(
        "--no-upkeep", action="store_true", help="leave the daily upkeep of the store to somebody else"
    )
    command.set_defaults(run=_serve)


def _serve(options: argparse.Namespace) -> int:
    # Streamlit is slow to import, and no other command needs it.
    from acquisition.serve import UnprotectedError, serve  # noqa: PLC0415

    store = opened(options)
    file = configuration_file()
    access = configured(store) if file else None
    if file and os.name == "posix" and file.stat().st_mode & 0o077:
        print(f"{file}: holds secrets, and others can read it; type: chmod 600 {file}", file=sys.stderr)
    store.close()
    path = options.store.resolve()
    os.environ["ACQUISITION_STORE"] = str(path)
    record = audit(options)
    if access and record.last(CONFIGURED) != (said := access.described()):
        record.note(operator(), CONFIGURED, **said)
    record.note(operator(), SERVED, address=options.address, port=options.port, sign_in=access is not None)
    try:
        kept_up = None if options.no_upkeep else path
        serve(options.port, options.address, access, options.let_anyone_in, options.log, kept_up)
    except UnprotectedError as error:
        print(error, file=sys.stderr)
        return WRONG_USAGE
    return DONE
