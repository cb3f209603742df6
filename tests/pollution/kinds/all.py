"""All pollutions."""

from collections.abc import Iterator

from tests.pollution.draft import Case
from tests.pollution.kinds import texts, values

GROUPS = (texts, values)


def cases() -> Iterator[Case]:
    for group in GROUPS:
        yield from group.cases()
