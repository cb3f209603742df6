"""All pollutions."""

from collections.abc import Iterator

from tests.pollution.draft import Case
from tests.pollution.kinds import combinations, containers, layouts, texts, values, workbooks

GROUPS = (texts, values, layouts, workbooks, containers, combinations)


def cases() -> Iterator[Case]:
    for group in GROUPS:
        yield from group.cases()
