"""Map: where the workers live who are not yet covered."""

import streamlit as st

from acquisition import charts, narrative, ui, uncovered_map
from acquisition import formatting as fmt

view = ui.view()
view.invite_if_empty()
_, code = view.gettext, view.language.code

# Filters: those above the page, and the segments and the regency chosen beside the map.
uncovered, coverage = view.run("uncovered_by_regency"), view.run("coverage_by_regency")
unplaced, placed = uncovered[uncovered["regency_code"] == ""], uncovered[uncovered["regency_code"] != ""]
view.stop_if_nothing(len(placed), "uncovered_by_regency")
names = dict(zip(placed["regency_code"], placed["regency"], strict=True))
heading, map_side, list_side = st.container(), *st.columns([5, 3], gap="large")
with map_side:
    measure = view.measure(set(placed["segment"]))
with list_side:
    chosen = view.choice(
        _("Regency"), names, key="regency", placeholder=_("Click a regency, or choose it here")
    )

# Chart
regencies = uncovered_map.by_regency(placed, measure)
finding = narrative.uncovered(regencies, None if measure == "both" else measure, view.language)
choropleth = uncovered_map.figure(regencies, measure, chosen, view.language)
ranked = charts.regencies(regencies, uncovered_map.BAR_COLOURS[measure], chosen, view.language)

# Show
with heading:
    incomplete = view.incomplete_since_baseline(uncovered)
    figures = {"uncovered_by_regency": uncovered, "coverage_by_regency": coverage}
    view.headline(finding, figures, incomplete)
    measured, here = (
        frame[frame["regency_code"] == chosen] if chosen else frame for frame in (regencies, placed)
    )
    by_segment = here.groupby("segment")["uncovered"].sum(min_count=1)
    covered = coverage[coverage["regency_code"] == chosen] if chosen else coverage
    covered = covered if measure == "both" else covered[covered["segment"] == measure]
    view.numbers(
        [
            (
                fmt.escape_markdown(names.get(chosen, _("All regencies"))),
                fmt.integer(measured["uncovered"].sum(min_count=1), code),
                _("not yet covered"),
            ),
            (":blue[●] PU", fmt.integer(by_segment.get("PU"), code), _("wage earners")),
            (":orange[●] BPU", fmt.integer(by_segment.get("BPU"), code), _("self-employed")),
            (_("Coverage"), *narrative.coverage(covered, view.language)),
            (
                _("Acquired since the baseline"),
                fmt.integer(measured["acquisitions"].sum(), code),
                _("taken off the baseline"),
            ),
            (
                _("Unplaced"),
                fmt.integer(unplaced["acquisitions"].sum(), code),
                _("PU and BPU, regency not known"),
            ),
        ],
        incomplete,
        unmarked=[_("Coverage")],
    )
with map_side:
    view.clickable_map(choropleth, uncovered_map.CONFIG, finding, chosen="regency")
    st.caption(narrative.baseline(placed, view.language))
with list_side:
    view.chart(ranked, finding, "uncovered-ranked")
