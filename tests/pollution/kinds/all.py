"""All pollutions."""

from collections.abc import Iterator

from tests.pollution.draft import Case
from tests.pollution.kinds import (
    amounts,
    combinations,
    containers,
    days,
    headers,
    joined,
    layouts,
    texts,
    values,
    workbooks,
)

GROUPS = (texts, days, values, amounts, headers, layouts, joined, workbooks, containers, combinations)


def cases() -> Iterator[Case]:
    for group in GROUPS:
        yield from group.cases()
