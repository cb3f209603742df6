"""Decisions of meetings: what, who, until when, which figure should reach what; and what came of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from acquisition import formatting as fmt
from acquisition import tables
from acquisition.filters import Filters
from acquisition.i18n import N_, Language
from acquisition.look import Look
from acquisition.meeting.slides import Slide, Table
from acquisition.meeting.telling import result_of
from acquisition.sql import statement
from acquisition.store import Store
from acquisition.transactions import write

FIGURE = "acquisition_total"  # whose columns the measures are
MEASURES = ("acquisitions", "bpu", "pu", "cadres", "events", "contribution")
REACHED, MISSED, OPEN, UNMEASURED = "reached", "missed", "open", "unmeasured"
MOST, LETTERS = 10**12, 200
KEY = "decisions"


@dataclass(frozen=True)
class Decision:
    """What is to be done by whom until when; where it can be measured, which figure is to reach what.

    slide: from 1, of which it was said. office: code whose figure counts, '' for all.
    """

    slide: int
    what: str
    who: str
    due_on: date
    measure: str | None = None
    office: str = ""
    reach: int | None = None

    def flaw(self, as_of: date) -> str | None:
        """What keeps it from being noted at a meeting with data up to a day, as a message of the catalogs."""
        if not self.what.strip():
            return N_("Say what is to be done.")
        if not self.who.strip():
            return N_("Say who does it: an office or a role.")
        if self.due_on <= as_of:
            return N_("Choose a day after the data of the meeting.")
        if self.measure and not self.reach:
            return N_("Say how much is to be reached.")
        return None


def decide(store: Store, meeting_id: str, decision: Decision) -> None:
    """Note the decision at a meeting that is there."""
    measured = decision.measure is not None
    noted = {
        "meeting_id": meeting_id,
        "place": decision.slide,
        "what": decision.what.strip()[:LETTERS],
        "who": decision.who.strip()[:LETTERS],
        "due_on": decision.due_on,
        "measure": decision.measure,
        "measured_office": decision.office if measured else None,
        "reach": decision.reach if measured else None,
    }
    with store.cursor() as cursor:
        write(cursor, lambda: cursor.execute(statement("meeting/decide"), noted))


def take_back(store: Store, number: int) -> None:
    """Delete the decision of that number."""
    with store.cursor() as cursor:
        write(
            cursor, lambda: cursor.execute(statement("meeting/take_back_decision"), {"number": int(number)})
        )


def of_meeting(decisions: pd.DataFrame, meeting_id: str) -> pd.DataFrame:
    """Those noted at a meeting, in the order of the slides."""
    own = decisions[decisions["meeting_id"] == meeting_id]
    return own.sort_values(["slide", "position"], ignore_index=True)


def followed(decisions: pd.DataFrame, look: Look) -> pd.DataFrame:
    """The same with what came of each: so_far (None where nothing is measured), promise, months_missing."""
    came = [_came_of(decision, look) for decision in decisions.to_dict("records")]
    counts, states, missing = zip(*came, strict=True) if came else ((), (), ())
    return decisions.assign(
        so_far=pd.array(counts, "Int64"),
        promise=pd.array(states, "string"),
        months_missing=pd.array(missing, "Int64"),
    )


def _came_of(decision: dict, look: Look) -> tuple[int | None, str, int]:
    """What was reached, whether that is enough, and how many months of it are incomplete."""
    if fmt.missing(decision["measure"]):
        return None, UNMEASURED, 0
    first, due = (pd.Timestamp(decision[name]).date() for name in ("counted_from", "due_on"))
    office = (decision["measured_office"],) if decision["measured_office"] else ()
    counted = Filters(from_=first, to=due, office=office)
    achieved = int(look.figure(FIGURE, counted, look.snapshot).iloc[0][decision["measure"]])
    incomplete = len(look.figure("incomplete_months", counted, look.snapshot))
    if achieved >= decision["reach"]:
        return achieved, REACHED, incomplete
    is_final = look.as_of >= due and not incomplete
    return achieved, MISSED if is_final else OPEN, incomplete


def decided(
    decisions: pd.DataFrame, slides: Sequence[Slide], offices: dict[str, str], language: Language
) -> tuple[Slide, ...]:
    """The slides of a frozen meeting, with one of what was decided there, where anything was."""
    if decisions.empty:
        return tuple(slides)
    _, code = language.gettext, language.code
    rows = tuple(
        (
            fmt.integer(row.slide, code),
            row.what,
            row.who,
            fmt.day_short(row.due_on, code),
            promise(row, offices, language),
        )
        for row in decisions.itertuples()
    )
    count = len(decisions)
    titles = (_("Slide"), _("What"), _("Who"), _("Until"), _("To reach"))
    stamp = slides[0].stamp
    return (
        *slides,
        Slide(
            key=KEY,
            topic=_("Decisions"),
            headline=language.ngettext(
                "{count} decision, due {last}", "{count} decisions, the last due {last}", count,
                count=fmt.integer(count, code), last=fmt.day(decisions["due_on"].max(), code),
            ),
            stamp=stamp,
            table=Table(titles, rows, (True, False, False, False, False)),
            results=(result_of(KEY, decisions, stamp, language),),
        ),
    )  # fmt: skip


def promise(decision: tuple, offices: dict[str, str], language: Language) -> str:
    """What is to be reached: 120 Workers acquired, KCP Tebo; a dash where nothing is measured."""
    if fmt.missing(decision.measure):
        return fmt.NONE
    where = offices.get(decision.measured_office, decision.measured_office)
    return ", ".join(filter(None, (_amount(decision.measure, decision.reach, language), where)))


def reached(decision: tuple, language: Language) -> str:
    """What was reached, with a sign where it is not final."""
    if fmt.missing(decision.measure):
        return fmt.NONE
    amount = fmt.rupiah if decision.measure == "contribution" else fmt.integer
    return fmt.marked(amount(decision.so_far, language.code), bool(decision.months_missing))


def _amount(measure: str, reach: int, language: Language) -> str:
    if measure == "contribution":
        return f"{fmt.rupiah(reach, language.code)} {language.gettext('contribution a month')}"
    return f"{fmt.integer(reach, language.code)} {named(measure, language)}"


def named(measure: str, language: Language) -> str:
    """What a measure is called."""
    names = tables.WORDS["measure"]
    return language.gettext(names[measure])
