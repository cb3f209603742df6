"""Map: where the workers live who are not yet covered."""

import streamlit as st

from acquisition import (
    charts,
    choice,
    map_legend,
    map_measures,
    map_narrative,
    ui,
    uncovered_map,
    unplaced,
)
from acquisition import formatting as fmt
from acquisition import regency_section as near

view = ui.view()
view.invite_if_empty()
unplaced.follow()
_ = view.gettext

# Filters: those above the page, and the measure, the segments and the regency chosen beside the map.
uncovered, coverage = view.run("uncovered_by_regency"), view.run("coverage_by_regency")
acquired = view.run("acquisition_by_regency")
nowhere, placed = uncovered[uncovered["regency_code"] == ""], uncovered[uncovered["regency_code"] != ""]
view.stop_if_nothing(len(placed), "uncovered_by_regency")
names = dict(zip(placed["regency_code"], placed["regency"], strict=True))
heading, map_side, list_side = st.container(), *st.columns([5, 3], gap="large")
with map_side, st.container(horizontal=True, key="map-controls"):
    segments = view.measure(set(placed["segment"]))
    measures = {key: _(one.short) for key, one in map_measures.MEASURES.items()}
    measure = map_measures.MEASURES[choice.one_of(_("Measure"), measures, "figure", view.language)]
with list_side:
    chosen = choice.one_or_none(
        _("Regency"), names, "regency", _("Click a regency, or choose it here"), view.language
    )

# Chart
regencies = map_measures.by_regency(placed, segments)
measured = map_measures.measured(regencies, measure, segments, acquired, coverage)
finding = map_narrative.measured(measured, measure, segments, view.language)
texts = [map_measures.said(row, measure, view.language) for row in measured.itertuples()]
ranked = charts.regencies(
    map_measures.drawn(measured, measure), texts, uncovered_map.shades(measure, segments)[-3], chosen
)

# Show
with heading:
    incomplete = view.incomplete_since_baseline(uncovered)
    figures = {"uncovered_by_regency": uncovered, "coverage_by_regency": coverage}
    view.headline(finding, figures | {"acquisition_by_regency": acquired}, incomplete)
    looked_at = coverage[coverage["segment"].isin(map_measures.SEGMENTS[segments])]
    numbers = map_narrative.numbers(regencies, placed, nowhere, looked_at, chosen, view.language)
    view.numbers(numbers, incomplete, unmarked=[_("Coverage"), _("Gap to target")])
with map_side:
    st.html(ui.STATIC / "map.css")
    if outlines := view.boundaries():
        choropleth = uncovered_map.figure(measured, measure, segments, chosen, view.language, outlines)
        with st.container(key="map-with-legend"):
            st.html(map_legend.as_html(measured, measure, segments, view.language))
            view.clickable_map(choropleth, finding, chosen="regency")
        st.caption(map_narrative.baseline(placed, outlines, view.language))
with list_side:
    if chosen:
        st.button(
            _("Back to all regencies"), icon=":material/arrow_back:", on_click=choice.write,
            args=("regency", None),
        )  # fmt: skip
        st.markdown(fmt.escape_markdown(map_narrative.in_charge(regencies, chosen, view.language)))
        near.course(view, chosen)
    else:
        view.chart(ranked, finding, "uncovered-ranked")
    unplaced.show(view, nowhere, placed["baseline_date"].min())
if chosen:
    near.show(view, chosen, names[chosen], outlines)
