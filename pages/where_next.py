"""Where next: which regencies and kecamatan cadres should go to, and the figures behind the ranks."""

import streamlit as st

from acquisition import choice, district_map, map_narrative, priority_list, ui

DISTRICT = [
    "rank", "district", "cadres", "regency", "acquisitions", "acquisitions_per_month", "events",
    "acquisitions_per_event",
]  # fmt: skip

view = ui.view()
view.invite_if_empty()
_ = view.gettext

# Filters and figures
regencies, districts = view.run("priority_by_regency"), view.run("acquisition_by_district")
heading = st.container()
names = {"regency": _("Regencies"), "district": _("Kecamatan"), "empty": _("No cadre yet")}
by = choice.one_of(_("By"), names, "by", view.language)
figures = {"priority_by_regency": regencies, "acquisition_by_district": districts}
if by != "regency":  # whose CSV stands beside the headline
    figures = dict(reversed(figures.items()))

# Show
finding = map_narrative.priorities(regencies, districts, view.language)
with heading:
    view.headline(finding, figures)
st.html(ui.STATIC / "priorities.css")
if by == "regency":
    st.html(priority_list.regencies(regencies, view.language))
    st.caption(
        _(
            "Ranked by months to cover: not yet covered, divided by the acquisitions per month of the last "
            "3 whole months; not reached where nobody was acquired in these months. ≈: estimated baseline."
        )
    )
elif by == "empty":
    st.html(priority_list.without_cadre(districts, regencies["regency_code"], view.language))
else:
    map_side, list_side = st.columns([5, 4], gap="large")
    with map_side:
        outlines = view.boundaries()
        view.chart(district_map.figure(districts, view.language, outlines), finding, "districts")
        st.html(priority_list.signs(view.language))
        if outlines:
            st.caption(map_narrative.borders(outlines, view.language))
    with list_side:
        view.table(districts.loc[districts["district_code"] != "", DISTRICT])
        st.caption(
            _(
                "No baseline says how many are uncovered in a kecamatan. First those where no cadre lives "
                "yet, then by the workers uncovered in their regency, then by the fewest acquisitions."
            )
        )
