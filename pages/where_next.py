"""Where next: which regencies and kecamatan cadres should go to, and the figures behind the ranks."""

import streamlit as st

from acquisition import choice, map_narrative, ui

REGENCY = [
    "rank", "regency", "uncovered", "months_to_cover", "acquisitions_per_month", "events",
    "acquisitions_per_event", "cadres", "offices",
]  # fmt: skip
DISTRICT = [
    "rank", "district", "regency", "cadres", "acquisitions_per_month", "acquisitions", "events",
    "acquisitions_per_event",
]  # fmt: skip

view = ui.view()
view.invite_if_empty()
_ = view.gettext

# Filters and figures
regencies, districts = view.run("priority_by_regency"), view.run("acquisition_by_district")

# Show
heading = st.container()
by = choice.one_of(
    _("By"), {"regency": _("Regencies"), "district": _("Kecamatan"), "empty": _("No cadre yet")}, key="by"
)
figures = {"priority_by_regency": regencies, "acquisition_by_district": districts}
if by != "regency":  # whose CSV stands beside the headline
    figures = dict(reversed(figures.items()))
with heading:
    view.headline(map_narrative.priorities(regencies, districts, view.language), figures)
if by == "regency":
    view.table(regencies[REGENCY])
    st.caption(
        _(
            "Ranked by months to cover: not yet covered, divided by the acquisitions per month of the last "
            "3 whole months. An empty cell: not reached, since nobody was acquired there in these months."
        )
    )
else:
    listed = districts[districts["district_code"] != ""]
    shown = listed[listed["cadres"] == 0] if by == "empty" else listed
    view.table(shown[DISTRICT])
    st.caption(
        _(
            "No baseline says how many are uncovered in a kecamatan. First those where no cadre lives yet, "
            "then by the workers uncovered in their regency, then by the fewest acquisitions."
        )
    )
