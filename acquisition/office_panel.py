"""The views of the page of offices: against target, by month, their mix, their productivity."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from acquisition import (
    achievement,
    charts,
    choice,
    mix,
    narrative,
    productivity,
    profile,
    shortfall,
    small_multiples,
    standings,
    ui,
)
from acquisition import formatting as fmt
from acquisition.i18n import N_

VIEWS = {
    "target": N_("Target"),
    "months": N_("By month"),
    "mix": N_("Mix"),
    "productivity": N_("Productivity"),
}
BULLETS_HEIGHT = 440  # under the choice of views and the big numbers
RANKING_HEIGHT = 560
_SHARED = {"acquisitions": N_("Workers acquired"), "contribution": N_("Contribution per month")}


def show(view: ui.View) -> None:
    """The choice of VIEWS under the headline of the one chosen, and that one."""
    head = st.container()
    controls = st.container(horizontal=True, vertical_alignment="center")
    names = {name: view.gettext(title) for name, title in VIEWS.items()}
    with controls:
        chosen = choice.one_of(view.gettext("View"), names, "offices", view.language)
        profile.choose("office", view.offices, view.gettext("Open an office's page"))
    if chosen == "mix":
        _mix(view, head, controls)
    else:
        {"target": _target, "months": _months, "productivity": _productivity}[chosen](view, head)


def _target(view: ui.View, head: DeltaGenerator) -> None:
    totals, offices = view.run("acquisition_total"), view.run("acquisition_by_office")
    said = standings.finding(offices, view.period, view.language, shortfall.by_segment(view))
    finding = f"{narrative.period(view.period, view.language)}: {said}"
    codes = list(offices["office_code"])
    with head:
        view.headline(finding, {"acquisition_by_office": offices, "acquisition_total": totals})
    view.numbers(numbers(view, totals, offices))
    for column, (measure, title) in zip(st.columns(2, gap="large"), _SHARED.items(), strict=True):
        with column:
            st.header(view.gettext(title), anchor=False)
            bars = charts.offices(offices, measure, view.office_colours, view.language, BULLETS_HEIGHT)
            profile.bars(bars, finding, f"offices-{measure}", "office", codes)
    ranked = fmt.escape_markdown(standings.ranked(offices, view.language))
    beside = narrative.beside_offices(totals.iloc[0], offices, view.language)
    _caption(ranked, beside)


def numbers(view: ui.View, totals: pd.DataFrame, offices: pd.DataFrame) -> Sequence[tuple[str, ...]]:
    """The big numbers of acquisition_total, against the targets of acquisition_by_office."""
    _, code, total = view.gettext, view.language.code, totals.iloc[0]
    acquired, contribution = (_(title) for title in _SHARED.values())
    whole = narrative.in_full(total["contribution"], view.language)
    shown = [
        (
            acquired,
            fmt.integer(total["acquisitions"], code),
            *achievement.against_target(offices, "acquisitions", view.language),
        ),
        (
            contribution,
            fmt.rupiah_compact(total["contribution"], code) if achievement.is_reported(totals) else fmt.NONE,
            *achievement.against_target(offices, "contribution", view.language, whole),
        ),
        (":blue[●] PU", fmt.integer(total["pu"], code), _("wage earners")),
        (":orange[●] BPU", fmt.integer(total["bpu"], code), _("self-employed")),
    ]
    if others := total["acquisitions"] - total["pu"] - total["bpu"]:
        shown.append(("Jakon, PMI", fmt.integer(others, code), _("construction, migrant workers")))
    cadres = fmt.integer(total["cadres"], code)
    shown.append((_("Cadres with acquisitions"), cadres, _("at least one in this selection")))
    return shown


def _months(view: ui.View, head: DeltaGenerator) -> None:
    name = "acquisition_by_office_month"
    frame = view.run(name)
    finding = small_multiples.finding(frame, view.language)
    with head:
        view.headline(finding, {name: frame})
    # The largest first, as on the other views.
    size = frame.groupby("office_code")["acquisitions"].sum()
    ordered = frame.assign(size=-frame["office_code"].map(size).fillna(0).astype(float))
    ordered = ordered.sort_values(["size", "office_code", "month"]).drop(columns="size")
    panels = small_multiples.panels(ordered, view.office_colours, view.language)
    profile.bars(panels.chart, finding, "office-months", "office", panels.codes)
    _caption(small_multiples.legend(view.language))


def _mix(view: ui.View, head: DeltaGenerator, controls: DeltaGenerator) -> None:
    name = "mix_by_office"
    frame = view.run(name)
    names = {trait: view.gettext(title) for trait, title in mix.TRAITS.items()}
    with controls:
        trait = choice.one_of(view.gettext("Trait"), names, "trait", view.language)
    finding = mix.finding(frame, trait, view.language)
    with head:
        view.headline(finding, {name: frame})
    stacked = mix.stacked(frame, trait, view.language)
    profile.bars(stacked.chart, finding, f"office-mix-{trait}", "office", stacked.codes)
    _caption(mix.not_compared(frame, trait, view.language))


def _productivity(view: ui.View, head: DeltaGenerator) -> None:
    name = "productivity_by_office"
    frame = view.run(name)
    finding = productivity.finding(frame, view.language)
    with head:
        view.headline(finding, {name: frame})
    longest = max((frame[measure].max() for measure in productivity.MEASURES), default=0)
    row_height = charts.row_height_for(len(frame), RANKING_HEIGHT)
    panels = zip(st.columns(2, gap="large"), productivity.MEASURES.items(), strict=True)
    for column, (measure, title) in panels:
        rows, codes = productivity.ranked(frame, measure, view.office_colours, view.language)
        with column:
            st.header(view.gettext(title), anchor=False)
            bars = charts.ranked_bars(rows, row_height, None if fmt.missing(longest) else longest)
            profile.bars(bars, finding, f"office-{measure}", "office", codes)
    _caption(productivity.left_out(frame, view.language))


def _caption(*notes: str) -> None:
    if said := " ".join(filter(None, notes)):
        st.caption(said)
