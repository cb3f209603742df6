"""Offices: how many workers each brings, against target, and what contribution."""

import streamlit as st

from acquisition import achievement, charts, narrative, ui
from acquisition import formatting as fmt

view = ui.view()
view.invite_if_empty()
_, code = view.gettext, view.language.code

# Filters and figures
totals, offices = view.run("acquisition_total"), view.run("acquisition_by_office")
total = totals.iloc[0]
view.stop_if_nothing(total["acquisitions"] + total["reregistrations"], "acquisition_by_office")
others = total["acquisitions"] - total["pu"] - total["bpu"]

# Charts
finding = narrative.offices(offices, view.period, view.language)
panels = {"acquisitions": _("Workers acquired"), "contribution": _("Contribution per month")}
bars = {measure: charts.offices(offices, measure, view.office_colours, view.language) for measure in panels}

# Show
view.headline(finding, {"acquisition_by_office": offices, "acquisition_total": totals})
numbers = [
    (
        panels["acquisitions"],
        fmt.integer(total["acquisitions"], code),
        *achievement.against_target(offices, "acquisitions", view.language),
    ),
    (
        panels["contribution"],
        fmt.rupiah_compact(total["contribution"], code) if achievement.is_reported(totals) else fmt.NONE,
        *achievement.against_target(
            offices, "contribution", view.language, narrative.in_full(total["contribution"], view.language)
        ),
    ),
    (":blue[●] PU", fmt.integer(total["pu"], code), _("wage earners")),
    (":orange[●] BPU", fmt.integer(total["bpu"], code), _("self-employed")),
    (_("Cadres with acquisitions"), fmt.integer(total["cadres"], code), _("at least one in this selection")),
]
if others:
    numbers.insert(4, ("Jakon, PMI", fmt.integer(others, code), _("construction, migrant workers")))
view.numbers(numbers)
for column, (measure, title) in zip(st.columns(len(panels), gap="large"), panels.items(), strict=True):
    with column:
        st.subheader(title, anchor=False)
        view.chart(bars[measure], finding, f"offices-{measure}")
st.caption(narrative.beside_offices(total, offices, view.language))
