"""Rows of enrollments to the cells that an office would write, column by column."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from acquisition.demo import cadres, events, homes, timeline
from acquisition.demo.flaws import REJECTING, WARNING
from acquisition.demo.habits import Habit
from acquisition.demo.people import People
from acquisition.demo.work import NO_AMOUNT

_EVENT_NAMES = {event.code: event.name for event in (*events.founding_events(), *events.later_events())}
_FLAWS = REJECTING | WARNING


def cells(rows: pd.DataFrame, habit: Habit, people: People) -> dict[str, np.ndarray]:
    """What stands in each column of the habit; a cell is a text, and in workbooks also a number or a day.

    The column "number" is left to the file.
    """
    written = {column: WRITERS[column](rows, habit, people) for column in habit.columns if column != "number"}
    for kind in rows.flaw.unique():
        if kind:
            spoiled = np.flatnonzero(rows.flaw == kind)
            for column, change in _FLAWS[kind].changes.items():
                if column in written:
                    written[column][spoiled] = [change(cell) for cell in written[column][spoiled]]
    return written


def _named(names: dict[str, str] | Callable[[str], str], codes: pd.Series) -> np.ndarray:
    """Each code by its name; the names are worked out once for each."""
    numbers, distinct = pd.factorize(codes)
    name = names if callable(names) else lambda code: names.get(code, code)
    return _looked_up([name(code) for code in distinct], numbers)


def _looked_up(values: Sequence, positions: np.ndarray) -> np.ndarray:
    table = np.empty(len(values), dtype=object)
    table[:] = values
    return table[positions]


def _amounts(habit: Habit, amounts: pd.Series) -> np.ndarray:
    return _named(lambda amount: "" if amount == NO_AMOUNT else habit.amount(int(amount)), amounts)


def _regency(habit: Habit, place: int) -> str:
    if place == homes.NOWHERE:
        return ""
    row = homes.REGENCIES[homes.PLACES[place][0]]
    kind = "Kota" if row["kind"] == "Kota" else "Kab."
    bare = row["regency"].removeprefix("Kota ")
    return habit.regency_form.format(
        regency=row["regency"],
        kind=kind,
        bare=bare,
        capitals=f"{kind} {bare}".upper(),
        bps=row["regency_code"],
        dotted=row["kemendagri_code"],
    )


def _supervisor(cadre: str) -> str:
    return cadres.supervisor_of(cadre) if cadre else ""


WRITERS: dict[str, Callable[[pd.DataFrame, Habit, People], np.ndarray]] = {
    "nik": lambda rows, habit, people: people.nik[rows.worker],
    "name": lambda rows, habit, people: people.name(rows.worker.to_numpy()),
    "born": lambda rows, habit, people: _named(
        lambda day: f"{day:%d-%m-%Y}", pd.Series(people.born[rows.worker])
    ),
    "kpj": lambda rows, habit, people: people.kpj(rows.worker.to_numpy()),
    "day": lambda rows, habit, people: _looked_up([habit.day(day) for day in timeline.DAYS], rows.day),
    "segment": lambda rows, habit, people: _named(habit.segment_names, rows.segment),
    "program": lambda rows, habit, people: _named(habit.program_names, rows.program),
    "office_code": lambda rows, habit, people: rows.office.to_numpy(dtype=object, copy=True),
    "office": lambda rows, habit, people: np.full(len(rows), habit.office_name, dtype=object),
    "cadre_code": lambda rows, habit, people: rows.cadre.to_numpy(dtype=object, copy=True),
    "cadre_name": lambda rows, habit, people: _named(
        lambda cadre: cadres.name_of(cadre) if cadre else "", rows.cadre
    ),
    "event_code": lambda rows, habit, people: rows.event.to_numpy(dtype=object, copy=True),
    "event_name": lambda rows, habit, people: _named(_EVENT_NAMES, rows.event),
    "regency": lambda rows, habit, people: _named(lambda place: _regency(habit, place), rows.home),
    "district": lambda rows, habit, people: _looked_up([district for _, district in homes.PLACES], rows.home),
    "occupation": lambda rows, habit, people: rows.occupation.to_numpy(dtype=object, copy=True),
    "wage": lambda rows, habit, people: _amounts(habit, rows.wage),
    "contribution": lambda rows, habit, people: _amounts(habit, rows.contribution),
    "funding": lambda rows, habit, people: _named(habit.funding_names, rows.funding),
    "supervisor": lambda rows, habit, people: _named(_supervisor, rows.cadre),
}
