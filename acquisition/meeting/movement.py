"""Slides of what moves: what changed against another period, and where month and year will end."""

from acquisition import change_gaps, changes, charts, comparison, projections, waterfall
from acquisition.i18n import N_
from acquisition.look import Look
from acquisition.meeting.slides import BRIDGE, Chart, Number, Series, Slide
from acquisition.meeting.telling import slide
from acquisition.period import Period

STEPS = 8


def change(look: Look, against: Period | None) -> Slide | None:
    """The bridge from the period compared with, by office; of one office alone by event."""
    if against is None:
        return None
    level = "event" if len(look.filters.office or look.offices) == 1 else "office"
    figure, language = changes.FIGURES[level], look.language
    frame, gaps = look.run(figure, **comparison.days(against)), change_gaps.of(look, against)
    before, now = changes.totals(frame)
    if not (before or now):
        return None
    shown = comparison.closed(look.period, look.span.first_on, look.span.as_of)
    reached = comparison.reached(look.period, look.span.first_on, look.span.as_of)
    steps = changes.steps(frame, level, STEPS, language)
    ends = changes.ends(look, against, before, now)
    colours = [waterfall.GAIN if step.change > 0 else waterfall.LOSS for step in steps]
    values = (*(step.change for step in steps), int(frame["change"].sum()))
    return slide(
        look,
        "change",
        N_("Changes"),
        changes.finding(frame, level, shown, against, language, changes.subject(look), changes.senders(look)),
        {figure: frame},
        gaps.both,
        said=[
            change_gaps.warning(gaps, shown, against, language),
            " → ".join(ends),
            comparison.lengths(against, reached, language),
            changes.appeared(frame, level, language),
        ],
        chart=Chart(
            BRIDGE,
            (*(_named(step, look) for step in steps), look.gettext("Change")),
            (Series(look.gettext("Change"), values, (*colours, charts.ACCENT)),),
        ),
    )


def _named(step: changes.Step, look: Look) -> str:
    """A step's name, and of which period nothing was sent."""
    return " · ".join(filter(None, (step.name, changes.unsent(step.before, step.now, look.language))))


def outlook(look: Look) -> Slide | None:
    """Where month and year will end, or why that is not said; nothing where both have ended."""
    frame = look.run("projection")
    if (frame["silence"] == "no_days_left").all():
        return None
    unsent = projections.incomplete(look, frame)
    numbers = [
        Number(one.label, one.value, " · ".join(one.notes))
        for one in projections.outlooks(frame, unsent, look.language)
    ]
    return slide(
        look,
        "outlook",
        N_("Where it will end"),
        projections.finding(frame, unsent, look.language),
        {"projection": frame},
        unsent,
        numbers=tuple(numbers),
    )
