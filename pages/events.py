"""Events: what each brought, by type, venue and weekday; what brought nobody; their share of the whole."""

import streamlit as st

from acquisition import (
    charts,
    choice,
    event_charts,
    event_measures,
    event_narrative,
    listing,
    origin,
    profile,
    ui,
)

HEIGHT = 416  # under a headline of two lines, numbers and the choice, above a caption and the legend

view = ui.view()
view.invite_if_empty()
_ = view.gettext

# Filters and figures
events, share = view.run("acquisition_by_event"), view.run("event_share_by_month")
view.stop_if_nothing(events["acquisitions"].sum(), "acquisition_by_event")
held = events[events["event_code"] != ""].itertuples()
head = st.container()
with st.container(horizontal=True, vertical_alignment="center"):
    views = {key: _(name) for key, name in event_measures.VIEWS.items()}
    by = choice.one_of(_("By"), views, "events", view.language)
    measures = {key: _(name) for key, name in event_measures.offered(by).items()}
    measure = choice.one_of(_("Measure"), measures, "per", view.language) if measures else ""
    if by in ("event", "nothing"):
        names = {event.event_code: origin.label(event.event_code, event.event) for event in held}
        profile.choose("event", names, _("Open an event's page"))
name = event_measures.FIGURES[by]
frame = view.run(name)
finding = event_narrative.finding(by, frame, events, measure, view.language, view.filters.segment)

# Charts
incomplete = set(view.incomplete()["month"])
panels = event_charts.panels(frame, by, measure, view.office_colours, view.language, incomplete)
row_height = charts.row_height_for(max((len(panel.rows) for panel in panels), default=1), HEIGHT)

# Show
with head:
    # The big numbers are of all events and months, whichever view is chosen.
    view.headline(finding, {name: frame} | {"acquisition_by_event": events, "event_share_by_month": share})
    view.numbers(event_narrative.numbers(events, share, view.language))
if by == "nothing":
    listing.rows(view, frame, "nothing")
for place, (column, panel) in enumerate(zip(st.columns(2, gap="large"), panels, strict=False)):
    with column:
        if panel.title:
            st.header(panel.title, anchor=False)
        codes = [row.code for row in panel.rows]
        bars = charts.ranked_bars(panel.rows, row_height, panel.longest)
        profile.bars(bars, finding, f"events-{by}-{place}", "event", codes)
with st.container(horizontal=True, gap="large", key="beneath"):
    if said := event_charts.left_out(frame, by, measure, view.language):
        st.caption(said, width="content")
    if by == "event" and (legend := event_charts.legend(frame, panels, view.offices, view.office_colours)):
        st.html(legend)
