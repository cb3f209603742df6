"""Offices: against target, by month, what their acquisitions consist of, and what a cadre brings."""

from acquisition import office_panel, ui

view = ui.view()
view.invite_if_empty()
total = view.run("acquisition_total").iloc[0]
view.stop_if_nothing(total["acquisitions"] + total["reregistrations"], "acquisition_by_office")
office_panel.show(view)
