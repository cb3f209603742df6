"""Figures on the command line."""

import argparse
import sys

from acquisition.access.audit import READ, details
from acquisition.commands.options import (
    DONE,
    Commands,
    audit,
    filters,
    mistake,
    opened,
    person,
    personal,
    selected,
    stored,
)
from acquisition.figures import FIGURES, Figure
from acquisition.filters import Filters
from acquisition.output import write_csv, write_json


def add(commands: Commands) -> None:
    """Add these commands to the parser."""
    command = commands.add_parser("figures", parents=[stored()], help="list all figures")
    command.set_defaults(run=_figures)

    command = commands.add_parser("figure", parents=[personal(), selected()], help="print one figure")
    command.add_argument("name", choices=sorted(FIGURES), metavar="NAME", help="see: figures")
    command.add_argument("--format", choices=("csv", "json"), default="csv")
    command.set_defaults(run=_figure, usage_error=command.error)


def _figures(options: argparse.Namespace) -> int:
    print("\n\n".join(_described(figure) for figure in FIGURES.values()))
    return DONE


def _described(figure: Figure) -> str:
    filters = ", ".join(figure.filters) or "none"
    return f"{figure.name}\n  question: {figure.question}\n  grain:    {figure.grain}\n  filters:  {filters}"


def _figure(options: argparse.Namespace) -> int:
    figure, asked, store = FIGURES[options.name], filters(options), opened(options)
    who = person(options, store)
    store = store.within(who.scope)
    if store.is_empty():
        print(f"note: nothing has been imported into {options.store} yet", file=sys.stderr)
    if wrong := _undeclared(figure, asked) or mistake(asked, options.snapshot, store):
        options.usage_error(wrong)
    audit(options).note(who, READ, figure=options.name, snapshot=options.snapshot, **details(asked))
    with store.figure(options.name, asked, options.snapshot) as result:
        (write_json if options.format == "json" else write_csv)(result, sys.stdout)
    return DONE


def _undeclared(figure: Figure, asked: Filters) -> str | None:
    """Which of the filters the figure does not take, if any."""
    undeclared = set(asked.given()) - set(figure.filters)
    if not undeclared:
        return None
    allowed = ", ".join(figure.filters) or "no filter"
    return f"{figure.name} does not take {', '.join(sorted(undeclared))}; it takes: {allowed}"
