"""The rows of two years, who is new among them, and the exports that hold them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd

from acquisition.demo import awkward, enrollments, exports, habits, timeline
from acquisition.demo.cells import cells
from acquisition.demo.events import MONTH_NAMES
from acquisition.demo.people import People, people


@dataclass(frozen=True)
class Sample:
    """`new` are the workers' first enrollments, the founding ones included; `rows` all rows of the exports
    but the founding one."""

    new: pd.DataFrame
    rows: pd.DataFrame
    people: People


def sample() -> Sample:
    """The sample of the two years, always the same."""
    founding = enrollments.founding_rows()
    first = awkward.with_warnings(enrollments.first_enrollments(founding))
    nobody_yet = len(founding) + len(first)
    rows = pd.concat(
        [
            first,
            awkward.enrolled_again(first, founding),
            awkward.claimed_twice(first),
            awkward.listed_twice(first, founding),
            awkward.unreadable(first, nobody_yet),
        ],
        ignore_index=True,
    )
    others = int(rows.worker.max()) + 1 - len(founding)
    return Sample(pd.concat([founding, first], ignore_index=True), rows, people(others))


def enrollment_files(made: Sample) -> Iterator[tuple[date, str, bytes]]:
    """Last month, name and content of each export, by habit and month; a month that was not sent has none."""
    rows = made.rows.assign(file=habits.files_of(made.rows))
    rows = rows.sort_values(["file", "filed", "day"], kind="stable", ignore_index=True)
    habit_of = rows.file // timeline.MONTHS
    for number, habit in enumerate(habits.HABITS):
        mine = rows[habit_of == number]
        written = cells(mine, habit, made.people)
        bounds = np.flatnonzero(np.diff(mine.file, prepend=-1, append=-1))
        for start, end in pairwise(bounds):
            _, first, last = habits.of_file(mine.file.iloc[start])
            month = f"{MONTH_NAMES[last.month - 1]} {last.year}".upper()
            content = exports.export(
                habit,
                [title.format(month=month) for title in habit.titles],
                {column: values[start:end] for column, values in written.items()},
                is_first=start == 0,
            )
            yield last, habit.file.format(first=first, last=last), content
