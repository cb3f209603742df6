"""Which meetings were frozen, and which of them another one looks back on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import msgspec

from acquisition.filters import Filters
from acquisition.i18n import Language
from acquisition.sql import statement
from acquisition.store import Store


class UnknownMeetingError(Exception):
    """No meeting has this identity."""


@dataclass(frozen=True)
class Meeting:
    """A frozen meeting: its title in one language, its day, and the data and filters that it speaks of."""

    meeting_id: str
    title: str
    held_on: date | None
    as_of: date
    snapshot: int
    filters: Filters


def meetings(store: Store, spoken: Language) -> Iterator[Meeting]:
    """All frozen meetings, the newest first."""
    with store.cursor() as cursor:
        rows = cursor.execute(statement("meeting/frozen"), {"language": spoken.code}).fetchall()
    for *known, filters in rows:
        yield Meeting(*known, msgspec.json.decode(filters, type=Filters))


def meeting(store: Store, meeting_id: str, spoken: Language) -> Meeting:
    """The meeting of that identity. Raises UnknownMeetingError."""
    for one in meetings(store, spoken):
        if one.meeting_id == meeting_id:
            return one
    raise UnknownMeetingError(meeting_id)


def last_before(known: Iterable[Meeting], as_of: date) -> Meeting | None:
    """The newest of these meetings whose data end before a day; none where there is none."""
    return next((one for one in known if one.as_of < as_of), None)
