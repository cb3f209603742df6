"""Offices: how many workers each brings, and what contribution."""

import streamlit as st

from acquisition import charts, narrative, ui
from acquisition import formatting as fmt

view = ui.view()
view.invite_if_empty()
_, code = view.gettext, view.language.code

totals = view.run("acquisition_total")
total = totals.iloc[0]
offices = view.run("acquisition_by_office")
view.stop_if_nothing(total["acquisitions"], "acquisition_by_office")
finding = narrative.offices(offices, view.language)

view.headline(finding, {"acquisition_by_office": offices, "acquisition_total": totals})
view.numbers(
    [
        (
            _("Workers acquired"),
            fmt.integer(total["acquisitions"], code),
            narrative.reregistered(total, view.language),
        ),
        (
            _("Contribution per month"),
            fmt.rupiah_compact(total["contribution"], code),
            fmt.rupiah(total["contribution"], code),
        ),
        (":blue[●] PU", fmt.integer(total["pu"], code), _("wage earners")),
        (":orange[●] BPU", fmt.integer(total["bpu"], code), _("self-employed")),
        (_("Active cadres"), fmt.integer(total["cadres"], code), _("with at least one acquisition")),
    ]
)
workers, contribution = st.columns(2, gap="large")
with workers:
    st.subheader(_("Workers acquired"), anchor=False)
    view.chart(
        charts.offices(offices, "acquisitions", view.office_colours, view.language),
        finding,
        "offices-workers",
    )
with contribution:
    st.subheader(_("Contribution per month"), anchor=False)
    view.chart(
        charts.offices(offices, "contribution", view.office_colours, view.language),
        finding,
        "offices-contribution",
    )
