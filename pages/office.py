"""One office: how far it came, and its months, supervisors, cadres and events."""

import streamlit as st

from acquisition import (
    cadre_panel,
    change_gaps,
    charts,
    comparison,
    controls,
    norm,
    office_profile,
    profile,
    recap_button,
    shortfall,
    small_multiples,
    ui,
)

MONTHS_HEIGHT, SUPERVISOR_HEIGHT, ROW_HEIGHT = 280, 50, 45

view = ui.view()
view.invite_if_empty()
_ = view.gettext

# Filters and figures: all of the office's alone, but for those it is compared with
head = st.container()
with st.container(horizontal=True, vertical_alignment="center"):
    code = profile.shown(view, "office", view.offices, view.filters.office)
    own, against = view.of(office=(code,)), view.period_before
    st.caption(_("Cadres and supervisors"), width="content")
    ranked = cadre_panel.without_sponsored(own)
    st.space("stretch")
    handed_out = st.container(width="content")
    st.page_link("pages/offices.py", label=_("All offices"), icon=":material/arrow_back:", width="content")
name = "acquisition_by_office"
everybody = view.run(name, office=())
office = everybody[everybody["office_code"] == code]
months, productivity = (own.run(one) for one in ("acquisition_by_office_month", "productivity_by_office"))
supervisors, cadres = (ranked.run(f"acquisition_by_{one}") for one in ("supervisor", "cadre"))
events = own.run("acquisition_by_event")
earlier, year_ago = (
    one and office_profile.Earlier(one, own.run(name, from_=one.first, to=one.last))
    for one in (against, comparison.month_a_year_earlier(view))
)
segments = shortfall.by_segment(own)

# Charts
colour = view.office_colours[code]
everyone = everybody["acquisitions"].sum()
finding = office_profile.finding(office, everyone, earlier, view.period, view.language, segments, year_ago)
place = office_profile.place(everybody, code, view.language)
panel = small_multiples.panels(months, view.office_colours, view.language, MONTHS_HEIGHT)
by_supervisor = office_profile.supervisors(supervisors, colour, view.language)
by_cadre, cadre_codes = office_profile.cadres(cadres, colour, view.language)
by_event, event_codes = office_profile.events(events, colour, view.language)

# Show
with head:
    shown = {name: office, "acquisition_by_office_month": months, "productivity_by_office": productivity}
    shown |= {"acquisition_by_supervisor": supervisors, "acquisition_by_cadre": cadres}
    incomplete = change_gaps.of(own, against).both if against else own.incomplete()
    besides = _("cadres without sponsored enrollment") if ranked.filters.funding else ""
    own.headline(finding, shown | {"acquisition_by_event": events}, incomplete, besides)
brought = ""
if view.person.sees(code) and office_profile.is_known(office):
    brought = office_profile.brought(office.iloc[0], view.language)
own.numbers(office_profile.numbers(office, productivity.iloc[0], place, brought, view.language, segments))
left, middle, right = st.columns([33, 31, 36], gap="large")
with left:
    view.chart(panel.chart, finding, "own-months")
if not office_profile.is_known(office):
    st.stop()  # nor is it known what its cadres and events brought
sees = view.person.sees(code)
if sees:
    with handed_out:
        recap_button.of_office(ranked, _("Reward recap (PDF)"), norm.NORM, code)
with left:
    st.header(_("Supervisors"), anchor=False)
    if not sees:
        st.caption(_("Cadres are shown to their own office, and to whoever sees all offices."))
    elif by_supervisor:
        view.chart(charts.ranked_bars(by_supervisor, SUPERVISOR_HEIGHT), finding, "office-supervisors")
    else:
        st.caption(_("No supervisor is known for these acquisitions"))
with middle:
    with st.container(horizontal=True, vertical_alignment="center", key="cadres-head"):
        st.header(_("Cadres"), anchor=False, width="stretch")
        if sees:
            own_office, calls = {"office": [code]}, {"by": "calls"}
            controls.link(_("To call"), ":material/call:", "to-call", "pages/cadres.py", own_office, calls)
    if sees:
        open_cadre = _("Open a cadre's page")
        profile.ranked("cadre", cadre_codes, by_cadre, ROW_HEIGHT, finding, "office-cadres", open_cadre)
        said = (office_profile.left_out(cadres, "cadre", view.language), cadre_panel.left_out(ranked))
        st.caption(" ".join(filter(None, said)))
with right:
    st.header(_("Events"), anchor=False)
    open_event = _("Open an event's page")
    profile.ranked("event", event_codes, by_event, ROW_HEIGHT, finding, "office-events", open_event)
    st.caption(office_profile.left_out(events, "event", view.language))
