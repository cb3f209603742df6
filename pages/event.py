"""An event's own page: when and where it was held, what it brought, and who earned its reward."""

import streamlit as st

from acquisition import charts, event_rewards, origin, profile, ui
from acquisition import formatting as fmt

HEIGHT = 450  # under a headline of two lines, numbers and the chooser

view = ui.view()
view.invite_if_empty()
st.html(ui.STATIC / "event.css")
_ = view.gettext

# Figures: of the whole event, whatever is selected above
whole = view.of(from_=None, to=None, office=(), segment=())
events = whole.run("acquisition_by_event")
held = events[events["event_code"] != ""].sort_values("started_at", ascending=False, kind="stable")
if held.empty:
    view.headline(_("No event is known"), {"acquisition_by_event": held})
    st.stop()
names = {row.event_code: origin.label(row.event_code, row.event) for row in held.itertuples()}
head = st.container()
chooser = st.container(horizontal=True, vertical_alignment="center")
with chooser:
    code = profile.shown(view, "event", names)
about = held[held["event_code"] == code]
event = about.iloc[0]
ranking = whole.run("event_reward_ranking", event=(code,))
incomplete = whole.incomplete(**event_rewards.concerned(event, ranking))
finding = event_rewards.finding(ranking, event, view.language)

# Charts
rows = event_rewards.bars(ranking, view.office_colours, view.language)
half = max(-(-len(rows) // 2), 5)
row_height = charts.row_height_for(half, HEIGHT)
longest = max((row.value for row in rows), default=0) or 1

# Show
with head:
    shown = {"event_reward_ranking": ranking, "acquisition_by_event": about}
    view.headline(finding, shown, incomplete)
    view.numbers(event_rewards.numbers(event, view.language), incomplete)
chooser.markdown(
    fmt.escape_markdown(event_rewards.facts(event, view.offices, view.language)), width="content"
)
profile.choose_by_keyboard("cadre", [row.code for row in rows], rows, _("Open a cadre's page"))
for place, column in enumerate(st.columns(2, gap="large")):
    part = slice(place * half, (place + 1) * half)
    if rows[part]:
        bars = charts.ranked_bars(rows[part], row_height, longest)
        with column:
            codes = [row.code for row in rows[part]]
            profile.bars(bars, finding, f"reward-{code}-{place}", "cadre", codes)
if said := event_rewards.left_out(ranking, view.language):
    st.caption(said)
