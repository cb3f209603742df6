"""The parts of the page of changes: what is compared, the way down the bridge, and where it will end."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from acquisition import changes, charts, choice, comparison, narrative, origin, projections, ui
from acquisition import formatting as fmt
from acquisition.changes import Step
from acquisition.i18n import N_
from acquisition.period import Period

LEVELS = {"office": N_("Office"), "event": N_("Event"), "cadre": N_("Cadre"), "segment": N_("Segment")}
# What a click on a part leads to: that part alone, by the next level.
BELOW = dict(zip(LEVELS, [*LEVELS][1:], strict=False))
_CHOSEN_ABOVE = {"cadre": ("event",), "segment": ("event", "cadre")}
_ALL = {"event": N_("All events"), "cadre": N_("All cadres")}


def levels(view: ui.View) -> dict[str, str]:
    """What the bridge may be made of, from the whole down."""
    return {level: view.gettext(name) for level, name in LEVELS.items()}


def narrowed(view: ui.View, against: Period, level: str) -> ui.View:
    """The view of the event and the cadre that are chosen above this level."""
    for above in _CHOSEN_ABOVE.get(level, ()):
        frame = view.run(changes.FIGURES[above], **comparison.days(against))
        names = {
            code: origin.label(code, name) if code else name
            for code, name in changes.codes(frame, above, view.language).items()
        }
        label, everything = view.gettext(LEVELS[above]), view.gettext(_ALL[above])
        code = choice.one_or_none(label, names, above, everything, view.language)
        if code is not None:
            view = view.of(**{above: (code,)})
    return view


def clickable(view: ui.View, bridge: go.Figure, alt: str, steps: Sequence[Step], level: str) -> None:
    """The bridge; a click on a part leads to that part alone, by the next level."""
    key = f"bridge-{level}"

    def take() -> None:
        places = [point["point_index"] for point in st.session_state[key]["selection"]["points"]]
        step = next((steps[place] for place in places if place < len(steps)), None)
        if step is None or step.code is None or level not in BELOW:
            return
        if level == "office":
            st.session_state[level] = [step.code]
        else:
            choice.write(level, step.code)
        st.session_state["level"] = BELOW[level]

    st.plotly_chart(
        bridge.update_layout(charts.CLICKABLE), theme=None, config=charts.CONFIG,
        alt=charts.alternative(bridge, alt), key=key, on_select=take, selection_mode="points",
    )  # fmt: skip


def comparisons(view: ui.View, periods: dict[str, Period | None]) -> None:
    """Each comparison: raw, per working day, and by which rule."""
    _, language = view.gettext, view.language
    shown = comparison.reached(view.period, view.span.first_on, view.span.as_of)
    aligned = comparison.alignment(shown, comparison.lebarans(view))
    is_part = view.period.last is not None and shown.last < view.period.last
    now = view.run("acquisition_pace").iloc[0]
    st.header(_("Compared"), anchor=False)
    for name, against in periods.items():
        title = _(comparison.NAMES[name])
        if against is None:
            _line(title, fmt.NONE, [_("The data do not reach back that far.")])
            continue
        before = view.run("acquisition_pace", from_=against.first, to=against.last).iloc[0]
        counts = [one["acquisitions"] for one in (before, now)]
        share = None if any(map(fmt.missing, counts)) or not counts[0] else counts[1] / counts[0] - 1
        raw = " → ".join(changes.count(one, language) for one in counts)
        notes = [
            " · ".join(filter(None, (raw, changes.by_working_days(now, before, language)))),
            comparison.rule(name, against, shown, aligned, is_part, language),
        ]
        if not (gaps := view.incomplete(from_=against.first, to=against.last)).empty:
            title = fmt.marked(title, True)
            notes.append(f"⚠ {narrative.lacking(gaps, language)}")
        _line(title, fmt.signed_percent(share, language.code), notes)


def outlook(view: ui.View, projection: pd.DataFrame) -> None:
    """Where month and year will end, of the whole that the filters above the page leave."""
    st.header(view.gettext("Where it will end"), anchor=False)
    if view.filters.event or view.filters.cadre:
        st.caption(fmt.escape_markdown(view.selected("projection")))
    unsent = projections.incomplete(view, projection)
    for one in projections.outlooks(projection, unsent, view.language):
        _line(one.label, one.value, one.notes)


def nothing_earlier(view: ui.View, projection: pd.DataFrame) -> None:
    """Where the data hold nothing to compare with: say so, and still where it will end."""
    said = view.gettext(
        "Nothing to compare {period} with: the data begin on {day}",
        period=narrative.period(
            comparison.closed(view.period, view.span.first_on, view.span.as_of), view.language
        ),
        day=fmt.day(view.span.first_on, view.language.code),
    )
    view.headline(said, {"projection": projection})
    outlook(view, projection)


def _line(label: str, value: str, notes: Sequence[str]) -> None:
    """A number with its words beside it, a line each."""
    number, words = st.columns([3, 7], vertical_alignment="bottom", gap="small")
    number.metric(label, value)
    words.caption("  \n".join(map(fmt.escape_markdown, notes)))
