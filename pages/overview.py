"""Overview: where the branch stands, in ten seconds."""

import streamlit as st

from acquisition import charts, controls, narrative, overview, profile, trend, ui

view = ui.view()
view.invite_if_empty()
_ = view.gettext

# Filters and figures
segments, offices = view.run("acquisition_by_segment"), view.run("acquisition_by_office")
view.stop_if_nothing(segments["acquisitions"].sum(), "acquisition_by_segment")
shown, before = overview.shown_segments(segments), view.period_before
earlier = before and overview.Earlier(
    before,
    view.run("acquisition_by_segment", from_=before.first, to=before.last),
    any(not view.incomplete(**days).empty for days in ({}, {"from_": before.first, "to": before.last})),
)
single = {name: view.run(name) for name in ("target_outlook", "active_cadres", "participation")}
uncovered, active = view.run("uncovered_by_regency"), single["active_cadres"].iloc[0]
recent = {"from_": active["first_on"].date(), "to": active["last_on"].date()}
course_of = overview.course_of(view.period, view.span.first_on)
months = view.run("acquisition_by_month", from_=course_of.first)
by_target = offices["target"].notna().any()

# Tiles and charts
main = [
    overview.workers(one, earlier, single["participation"], view.language)
    for _segment, one in shown.groupby("segment", sort=False)
]
main.append(overview.contribution(shown, earlier, view.language))
side = [
    overview.needed(
        single["target_outlook"].iloc[0], view.language, overview.whole_months(view.period, view.span)
    ),
    overview.cadres(active, view.incomplete(**recent), view.language),
    overview.uncovered(uncovered, view.incomplete_since_baseline(uncovered), view.language),
]
finding = narrative.overview(view.period, shown, offices, view.language)
course = trend.cumulative(months, view.as_of, view.language)
ranked = charts.achievements if by_target else charts.acquisitions
ordered = charts.by_achievement(offices) if by_target else offices
# Shares of the whole are of all offices.
with_bars = overview.of_both_ends(ordered) if by_target else ordered
by_office = ranked(with_bars, view.office_colours, view.language, trend.HEIGHT)

# Show
figures = {"acquisition_by_segment": segments, **single, "uncovered_by_regency": uncovered}
figures |= {"acquisition_by_month": months, "acquisition_by_office": offices}
view.headline(finding, figures)
if newest := overview.newest_month(view):
    to_month = controls.newest_month(view.span)
    controls.link(newest, ":material/arrow_forward:", "newest-month", "pages/offices.py", to_month)
with view.marked("overview"):
    *columns, last = st.columns([*[1] * len(main), 1.15], gap="small")
    for column, tile in zip(columns, main, strict=True):
        with column:
            view.tile(tile)
    with last:
        view.stack(side)
    left, right = st.columns([3, 2], gap="large")
    with left:
        title = _("Acquired, cumulated, against target") if by_target else _("Acquired, cumulated")
        # A month is shown in the course of its year.
        year = "" if not view.period.is_month else f" · {narrative.period(course_of, view.language)}"
        st.header(f"{title}{year}", anchor=False)
        view.chart(course, finding, "overview-course")
    with right:
        st.header(_("Achievement by office") if by_target else _("Acquired by office"), anchor=False)
        profile.bars(by_office, finding, "overview-offices", "office", list(with_bars["office_code"]))
        if between := overview.between(len(ordered) - len(with_bars), view.language):
            st.caption(between)
if footnotes := overview.footnotes(segments, shown, trend.outside(months), view.language):
    st.caption(footnotes)
