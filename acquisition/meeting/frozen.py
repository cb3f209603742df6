"""Frozen meetings: what each showed is kept in the store, in every language, and never told anew."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

import msgspec

from acquisition.i18n import LANGUAGES, Language, language
from acquisition.look import Look
from acquisition.meeting.meetings import Meeting, UnknownMeetingError
from acquisition.meeting.opening import opening
from acquisition.meeting.slides import Slide
from acquisition.meeting.storyline import chosen, storyline
from acquisition.sql import statement
from acquisition.store import Store
from acquisition.transactions import write

ID = 12  # hexadecimal digits


@dataclass(frozen=True)
class Since:
    """How many files came in since the data of a meeting, and how many of those before were withdrawn."""

    came: int
    withdrawn: int


def freeze(
    store: Store,
    look: Look,
    title: str = "",
    day: date | None = None,
    last: Meeting | None = None,
    without: Collection[str] = (),
) -> str:
    """The identity of the meeting that keeps these slides for good; the same slides are the same meeting.

    `last`: the evaluation that it looks back on. `without`: keys of slides that are not wanted.
    """
    spoken = [replace(look, language=language(code)) for code in LANGUAGES]
    told = {
        one.language.code: chosen(storyline(one, title, day, opening(one, last)), without) for one in spoken
    }
    rows = [
        (code, place, slide.headline, written(slide))
        for code, slides in told.items()
        for place, slide in enumerate(slides, start=1)
    ]
    languages, places, headlines, slides = map(list, zip(*rows, strict=True))
    meeting_id = sha256("\n".join(slides).encode()).hexdigest()[:ID]
    meeting = {
        "meeting_id": meeting_id,
        "held_on": day,
        "as_of": look.as_of,
        "snapshot": look.snapshot,
        "filters": msgspec.json.encode(look.filters).decode(),
        **_holdings(store, look.snapshot),
    }
    kept = {
        "meeting_id": meeting_id,
        "languages": languages,
        "places": places,
        "headlines": headlines,
        "slides": slides,
    }
    with store.cursor() as cursor:
        write(
            cursor,
            lambda: (
                cursor.execute(statement("meeting/add"), meeting),
                cursor.execute(statement("meeting/add_slides"), kept),
            ),
        )
    return meeting_id


def slides_of(store: Store, meeting_id: str, spoken: Language) -> tuple[Slide, ...]:
    """The slides of a meeting as they were frozen. Raises UnknownMeetingError."""
    asked = {"meeting_id": meeting_id, "language": spoken.code}
    with store.cursor() as cursor:
        rows = cursor.execute(statement("meeting/slides"), asked).fetchall()
    if not rows:
        raise UnknownMeetingError(meeting_id)
    return tuple(read(text) for (text,) in rows)


def since(store: Store, meeting_id: str) -> Since:
    """What came and went since the data of a meeting that is there."""
    with store.cursor() as cursor:
        return Since(*cursor.execute(statement("meeting/since"), {"meeting_id": meeting_id}).fetchone())


def written(slide: Slide) -> str:
    """The slide as JSON."""
    return msgspec.json.encode(slide).decode()


def read(text: str) -> Slide:
    """The slide that was written, be it by another version: what that lacks has its default, what is unknown
    is left out."""
    return msgspec.json.decode(text, type=Slide)


def _holdings(store: Store, snapshot: int) -> dict[str, int]:
    """The number of the last import up to a snapshot, and how many had been withdrawn."""
    with store.cursor(snapshot) as cursor:
        row = cursor.execute(statement("meeting/holdings")).fetchone()
    return dict(zip(("last_import", "withdrawn"), row, strict=True))
