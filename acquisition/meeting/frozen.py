"""Frozen meetings: what each showed is kept in the store, in every language, and never told anew."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

import msgspec

from acquisition.figures import FIGURES, SHARED
from acquisition.i18n import LANGUAGES, Language, language
from acquisition.look import Look
from acquisition.meeting.meetings import Meeting, UnknownMeetingError
from acquisition.meeting.opening import opening
from acquisition.meeting.slides import Slide
from acquisition.meeting.storyline import chosen, storyline
from acquisition.scope import covers
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
        "scope": None if look.scope is None else list(look.scope),
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
    """The slides of a meeting as they were frozen. Raises UnknownMeetingError.

    Who sees some offices only is not shown those of people, unless they speak of these offices alone.
    """
    asked = {"meeting_id": meeting_id, "language": spoken.code}
    with store.cursor() as cursor:
        rows = cursor.execute(statement("meeting/slides"), asked).fetchall()
    if not rows:
        raise UnknownMeetingError(meeting_id)
    sees_all = covers(store.scope, rows[0][1])
    slides = (read(text) for text, _scope in rows)
    return tuple(one if sees_all or not _is_of_people(one) else _withheld(one, spoken) for one in slides)


def _is_of_people(slide: Slide) -> bool:
    """Whether something stands behind a slide that is told to the people's own offices only."""
    return any(one.figure not in FIGURES or FIGURES[one.figure].scope != SHARED for one in slide.results)


def _withheld(slide: Slide, spoken: Language) -> Slide:
    said = spoken.gettext("Cadres are shown to their own office, and to whoever sees all offices.")
    return Slide(
        slide.key, slide.topic, spoken.gettext("Not shown: cadres of other offices"), slide.stamp, (said,)
    )


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
