"""Events: what each brought, by the hour and by the cadre present."""

import streamlit as st

from acquisition import charts, narrative, ui
from acquisition import formatting as fmt

SHOWN = 6

view = ui.view()
view.invite_if_empty()
_, code = view.gettext, view.language.code

# Filters and figures
events = view.run("acquisition_by_event")
view.stop_if_nothing(events["acquisitions"].sum(), "acquisition_by_event")
held, outside = events[events["event_code"] != ""], events[events["event_code"] == ""]
first = held.head(SHOWN)

# Charts
finding = narrative.events(events, view.language)
panels = {
    "acquisitions": _("Workers acquired"),
    "acquisitions_per_hour": _("Per hour"),
    "acquisitions_per_cadre": _("Per cadre present"),
}
bars = {measure: charts.events(first, measure, view.office_colours, view.language) for measure in panels}

# Show
view.headline(finding, {"acquisition_by_event": events})
view.numbers(
    [
        (_("Acquired at events"), fmt.integer(held["acquisitions"].sum(), code), ""),
        (
            _("Contribution per month"),
            fmt.rupiah_compact(held["contribution"].sum(), code),
            _("from acquisitions at events"),
        ),
        (_("Acquired outside events"), fmt.integer(outside["acquisitions"].sum(), code), _("counted apart")),
        (_("Events held"), fmt.integer(len(held), code), ""),
        (_("Event hours"), fmt.decimal(held["hours"].sum(), code), ""),
    ]
)
columns = st.columns([35, 31, 34], gap="large")  # by what stands beside the names
for column, (measure, title) in zip(columns, panels.items(), strict=True):
    with column:
        st.subheader(title, anchor=False)
        view.chart(bars[measure], finding, f"events-{measure}")
if len(held) > SHOWN:
    st.caption(
        _(
            "The {shown} events with the most acquisitions, of {all}; the rest are in the table.",
            shown=SHOWN,
            all=fmt.integer(len(held), code),
        )
    )
