"""Meetings on the command line: their slides as a file, and the list of those frozen."""

import argparse
import sys
from pathlib import Path

from acquisition.access.audit import DECK, details
from acquisition.commands.options import (
    DONE,
    WRONG_USAGE,
    Commands,
    audit,
    day,
    filters,
    mistake,
    opened,
    person,
    personal,
    selected,
    stored,
)
from acquisition.filters import Filters
from acquisition.i18n import DEFAULT, LANGUAGES, Language, language
from acquisition.output import write_csv
from acquisition.sql import statement
from acquisition.store import Store

MESSAGE = ".txt"
ENDINGS = (".pptx", ".xlsx", MESSAGE)
TITLE = 120  # letters, as on the page
UNFIT = {"cadre", "event", "outcome", "norm", "since"}


def add(commands: Commands) -> None:
    """Add these commands to the parser."""
    command = commands.add_parser(
        "deck",
        parents=[personal(), selected()],
        help="write the slides of a meeting, of the newest year by default",
    )
    command.add_argument(
        "--out",
        type=_handout,
        required=True,
        metavar="FILE",
        help="slides (.pptx), appendix (.xlsx) or message (.txt); what is there is replaced",
    )
    command.add_argument("--title", type=_title, default="", help="what the meeting is called")
    command.add_argument("--date", type=day, metavar="DATE", help="the day of the meeting, yyyy-mm-dd")
    command.add_argument(
        "--without", action="append", default=[], metavar="SLIDE", help="e.g. reward; may be repeated"
    )
    command.add_argument("--lang", choices=tuple(LANGUAGES), default=DEFAULT)
    command.add_argument(
        "--meeting",
        metavar="ID",
        help="a frozen meeting, as it was; see: meetings",
    )
    command.add_argument(
        "--address", metavar="URL", help="where the dashboard is reached, for the link in the message"
    )
    command.set_defaults(run=_deck, usage_error=command.error)

    command = commands.add_parser("meetings", parents=[stored()], help="list the frozen meetings as CSV")
    command.add_argument("--lang", choices=tuple(LANGUAGES), default=DEFAULT)
    command.set_defaults(run=_meetings)


def _handout(text: str) -> Path:
    path = Path(text)
    if path.suffix in ENDINGS:
        return path
    raise argparse.ArgumentTypeError(f"{text!r} does not end in {' or '.join(ENDINGS)}")


def _title(text: str) -> str:
    if len(text) <= TITLE:
        return text
    raise argparse.ArgumentTypeError(f"longer than {TITLE} letters")


def _deck(options: argparse.Namespace) -> int:
    # All that draws is slow to import, and no other command needs it.
    from acquisition.deck.page import TemplateError  # noqa: PLC0415

    if unfit := set(filters(options).given()) & UNFIT:
        options.usage_error(
            f"a story is not told of one {' or '.join(sorted(unfit))}: most of its slides do not take that"
            " filter; see: figure"
        )
    spoken, store = language(options.lang), opened(options)
    who = person(options, store)
    store = store.within(who.scope)
    slides = (_frozen_slides if options.meeting else _told_slides)(store, spoken, options)
    if not slides:
        print(f"nothing has been imported into {options.store} yet", file=sys.stderr)
        return WRONG_USAGE
    try:
        options.out.write_bytes(_written(slides, spoken, options))
    except (OSError, TemplateError) as error:
        print(f"{options.out} was not written: {error}", file=sys.stderr)
        return WRONG_USAGE
    kind = options.out.suffix[1:]
    audit(options).note(who, DECK, kind=kind, meeting=options.meeting, **details(filters(options)))
    print(options.out)
    return DONE


def _written(slides: tuple, spoken: Language, options: argparse.Namespace) -> bytes:
    from acquisition.meeting.handouts import HANDOUTS  # noqa: PLC0415
    from acquisition.meeting.message import message  # noqa: PLC0415

    if options.out.suffix != MESSAGE:
        return HANDOUTS[options.out.suffix](slides, spoken)
    return message(slides, _link(options), spoken).encode()


def _link(options: argparse.Namespace) -> str:
    """Where the meeting is to be seen; without the dashboard's address, the identity of a frozen one."""
    if options.address and options.meeting:
        return f"{options.address.rstrip('/')}/rapat?meeting={options.meeting}"
    return options.address or (options.meeting and f"rapat?meeting={options.meeting}") or ""


def _told_slides(store: Store, spoken: Language, options: argparse.Namespace) -> tuple:
    """The slides that the data tell under the filters; none of an empty store."""
    from acquisition.look import Look  # noqa: PLC0415
    from acquisition.meeting.meetings import last_before, meetings  # noqa: PLC0415
    from acquisition.meeting.opening import opening  # noqa: PLC0415
    from acquisition.meeting.storyline import chosen, of_newest_year, storyline  # noqa: PLC0415

    asked = filters(options)
    if wrong := mistake(asked, options.snapshot, store):
        options.usage_error(wrong)
    look = Look.into(store, asked, spoken, options.snapshot)
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

    given = (filters(options).given(), options.snapshot is not None, options.title, options.date)
    if any((*given, options.without)):
        options.usage_error("a frozen meeting has filters, snapshot, title, date and slides of its own")
    try:
        slides = slides_of(store, options.meeting, spoken)
    except UnknownMeetingError:
        options.usage_error(f"there is no meeting {options.meeting}; see: python -m acquisition meetings")
    look = Look.into(store, Filters(), spoken)
    return decided(of_meeting(look.run("decisions"), options.meeting), slides, look.offices, spoken)


def _meetings(options: argparse.Namespace) -> int:
    with opened(options).cursor() as cursor:
        write_csv(cursor.execute(statement("meeting/frozen"), {"language": options.lang}), sys.stdout)
    return DONE
