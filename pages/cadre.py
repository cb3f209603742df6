"""One cadre: the place reached, month by month since the beginning, and the events."""

import streamlit as st

from acquisition import cadre_panel, cadre_profile, charts, profile, recap_button, trajectory, ui
from acquisition import formatting as fmt

EVENT_HEIGHT = 400

view = ui.view()
view.invite_if_empty()
_, code = view.gettext, view.language.code

# Filters: a cadre is looked at whole, whichever office is chosen
head = st.container()
with st.container(horizontal=True, vertical_alignment="center", key="cadre-controls"):
    everybody = view.of(from_=None, to=None, office=(), segment=()).run("acquisition_by_cadre")
    if not cadre_profile.names(everybody):
        head.title(_("No cadre is known"), anchor=False)
        st.stop()
    chosen = profile.shown(view, "cadre", cadre_profile.names(everybody))
    view = cadre_panel.without_sponsored(view.of(office=()))
    wanted = cadre_panel.chosen_norm(view)
    about = st.container(width="stretch", key="cadre-about")
    handed_out = st.container(width="content")

# Figures
ranking = view.run("acquisition_by_cadre")
cadre, ranked = cadre_profile.cadre(ranking, everybody, chosen), int(ranking["rank"].count())
norms = view.run("cadre_norm", cadre=(chosen,), norm=wanted)
months = view.run("acquisition_by_cadre_month", from_=None, cadre=(chosen,), norm=wanted)
events = view.run("acquisition_by_cadre_and_event", cadre=(chosen,))
norm = cadre_profile.find(norms, chosen)
incomplete = view.incomplete(office=(cadre["office_code"],))
cadre = cadre_profile.as_known(cadre, view.run("submissions", office=(cadre["office_code"],)))
ever = view.of(from_=None, segment=(), funding=()).run("acquisition_by_cadre")
until = min(filter(None, (view.period.last, view.as_of)))
last = cadre_profile.last(cadre_profile.find(ever, chosen), until, view.language)

# Charts
finding = cadre_profile.finding(cadre, ranked, norm, view.period, view.language, view.filters.segment)
bars = cadre_profile.events(events, view.office_colours.get(cadre["office_code"]), view.language)

# Show
with head:
    shown = {
        "acquisition_by_cadre_and_event": events,
        "acquisition_by_cadre_month": months,
        "cadre_norm": norms,
        "acquisition_by_cadre": ranking,
    }
    view.headline(finding, shown, incomplete)
with handed_out:
    recap_button.of_cadre(view, _("Reward recap (PDF)"), wanted, chosen, cadre, ranked)
about.caption(fmt.escape_markdown(cadre_profile.about(cadre, norm, view.language)), text_alignment="right")
view.numbers(
    [
        (
            _("Workers acquired"),
            fmt.integer(cadre["acquisitions"], code),
            cadre_profile.place(cadre, view.language),
        ),
        (_("Contribution per month"), fmt.rupiah_compact(cadre["contribution"], code), ""),
        (_("Months at the norm"), *cadre_profile.at_norm(norm, view.language)),
        (_("Events"), *cadre_profile.attended(events, view.language)),
        (_("Disputed workers"), fmt.integer(cadre["disputed"], code), _("claimed by others as well")),
        (_("Last acquisition"), *last),
    ],
    incomplete,
    unmarked={_("Last acquisition")},
)
left, right = st.columns([11, 9], gap="large")
with left:
    st.header(_("Month by month since the beginning"), anchor=False)
    if len(months):
        view.chart(trajectory.trajectory(months, view.period, wanted, view.language), finding, "trajectory")
with right:
    st.header(_("Where they were acquired"), anchor=False)
    if bars:
        codes = [row.code for row in bars]
        row_height = charts.row_height_for(len(bars), EVENT_HEIGHT)
        open_event = _("Open an event's page")
        profile.ranked("event", codes, bars, row_height, finding, "events", open_event)
said = (
    cadre_profile.left_out(events, view.language),
    trajectory.cut(months, wanted, view.language),
    cadre_panel.left_out_of(view, chosen),
)
st.caption(" ".join(filter(None, said)))
