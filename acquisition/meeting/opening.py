"""How a meeting opens: what was promised at the last one and what came of it, and what changed since."""

from dataclasses import replace

import pandas as pd

from acquisition import formatting as fmt
from acquisition import narrative, tables
from acquisition.i18n import N_
from acquisition.look import Look
from acquisition.meeting import decisions
from acquisition.meeting.meetings import Meeting
from acquisition.meeting.slides import Slide, Table
from acquisition.meeting.telling import others, slide

ROWS = 8
NAMED = 3  # offices
STATES = tables.WORDS["promise"]
# How each kind of change is called, the column that counts its workers, and that of its effect.
KINDS = (
    (N_("Newly acquired since then"), "came_new", "effect_new"),
    (N_("Arrived late, of days before"), "effect_late", "effect_late"),
    (N_("Corrected"), "corrected", "effect_corrected"),
    (N_("Withdrawn"), "effect_withdrawn", "effect_withdrawn"),
)


def opening(look: Look, last: Meeting | None) -> tuple[Slide, ...]:
    """The slides that a meeting opens with, after its title; none where it looks back on no evaluation."""
    if last is None:
        return ()
    return tuple(filter(None, (promised(look, last), since(look, last))))


def promised(look: Look, last: Meeting) -> Slide | None:
    """What was decided at the last evaluation, or before and not yet due by then; none where nothing was."""
    known = look.run("decisions")
    own = known["meeting_id"] == last.meeting_id
    running = (pd.to_datetime(known["due_on"]) > pd.Timestamp(last.as_of)) & (
        pd.to_datetime(known["counted_from"]) <= pd.Timestamp(last.as_of)
    )
    followed = decisions.followed(known[own | running].sort_values("position"), look)
    if followed.empty:
        return None
    _, language = look.gettext, look.language
    shown = followed if len(followed) <= ROWS else followed.head(ROWS - 1)
    rows = [
        (
            row.what,
            row.who,
            fmt.day_short(row.due_on, language.code),
            decisions.promise(row, look.offices, language),
            decisions.reached(row, language),
            _(STATES[row.promise]),
        )
        for row in shown.itertuples()
    ]
    if left := len(followed) - len(shown):
        rows.append((others(left, language), "", "", "", "", ""))
    titles = (_("What"), _("Who"), _("Until"), _("To reach"), _("So far"), _("State"))
    return slide(
        look.of(from_=None, to=None, office=(), segment=()),
        "promised",
        N_("Promised and reached"),
        _said(followed, look),
        {"decisions": followed},
        table=Table(titles, tuple(rows), (False, False, False, False, True, False)),
    )


def _said(followed: pd.DataFrame, look: Look) -> str:
    counts = followed["promise"].value_counts().to_dict()
    parts = [
        f"{fmt.integer(counts[state], look.language.code)} {look.gettext(name)}"
        for state, name in STATES.items()
        if state in counts
    ]
    words = {
        "count": fmt.integer(len(followed), look.language.code),
        "parts": narrative.joined(parts, look.language),
    }
    return look.ngettext(
        "Of {count} decision of the last evaluation: {parts}",
        "Of {count} decisions of the last evaluation: {parts}",
        len(followed),
        **words,
    )


def since(look: Look, last: Meeting) -> Slide:
    """What came, was corrected or went since the last evaluation, and its effect on what that showed."""
    then = replace(look, filters=last.filters)
    frame = then.run("changes_since", since=last.snapshot)
    code = look.language.code
    now, effect = int(then.run("acquisition_total").iloc[0]["acquisitions"]), int(frame["effect"].sum())
    rows = [
        (
            look.gettext(name),
            fmt.integer(abs(frame[count].sum()), code),
            fmt.signed(frame[changed].sum(), code),
        )
        for name, count, changed in KINDS
    ]
    rows.append((look.gettext("Together"), "", fmt.signed(effect, code)))
    titles = (look.gettext("Change"), look.gettext("Workers"), look.gettext("Effect on what was shown"))
    words = {
        "before": fmt.integer(now - effect, code),
        "now": fmt.integer(now, code),
        "effect": fmt.signed(effect, code),
        "day": fmt.day(last.as_of, code),
    }
    changed = look.gettext(
        "Since the evaluation with data up to {day}: {before} acquired became {now} ({effect})", **words
    )
    same = look.gettext("Since the evaluation with data up to {day}: still {now} acquired", **words)
    return slide(
        then,
        "since",
        N_("Since the last evaluation"),
        changed if effect else same,
        {"changes_since": frame},
        said=[_by_office(frame, look), look.gettext("In the period and selection of that evaluation.")],
        table=Table(titles, tuple(rows), (False, True, True)),
    )


def _by_office(frame: pd.DataFrame, look: Look) -> str:
    """The offices with the largest effects."""
    moved = frame[frame["effect"] != 0]
    moved = moved.reindex(moved["effect"].abs().sort_values(ascending=False, kind="stable").index)
    names = moved["office"].fillna(moved["office_code"])
    effects = [fmt.signed(effect, look.language.code) for effect in moved["effect"]]
    parts = [f"{name} {effect}" for name, effect in zip(names, effects, strict=True)][:NAMED]
    if (left := len(moved) - NAMED) > 0:
        rest = fmt.signed(moved["effect"].iloc[NAMED:].sum(), look.language.code)
        parts.append(f"{others(left, look.language)} {rest}")
    return ", ".join(parts) + "." if parts else ""
