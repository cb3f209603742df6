"""All pollutions."""

from collections.abc import Iterator

from tests.pollution.draft import Case
from tests.pollution.kinds import layouts, texts, values

GROUPS = (texts, values, layouts)


def cases() -> Iterator[Case]:
    for group in GROUPS:
        yield from group.cases()
