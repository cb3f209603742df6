"""The command line: python -m acquisition VERB, of which --help lists all."""

import argparse
import os
import sys

from acquisition.commands import figures, importing, keeping, meetings, serving
from acquisition.commands.options import DONE


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
    for room in (importing, figures, meetings, keeping, serving):
        room.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
