"""Retention: who of the acquired workers is still active, by month, office, event and cadre."""

import streamlit as st

from acquisition import charts, choice, retention, ui

HEIGHT = 640

view = ui.view()
view.invite_if_empty()
_ = view.gettext

# Filters and figures
head = st.container()
names = {"month": _("Month"), "office": _("Office"), "event": _("Event"), "cadre": _("Cadre")}
by = choice.one_of(_("By"), names, "retention", view.language)
name = retention.FIGURES[by]
frame = view.run(name)
with head:
    view.stop_if_nothing(frame["acquisitions"].sum(), name)
    first = view.run("first_status_month")["status_month"].iloc[0]
    finding = retention.finding(frame, first, view.language)
    view.headline(finding, {name: frame})
if not retention.is_known(frame):
    st.markdown(retention.what_is_lacking(first, view.language))
    st.page_link(
        "pages/imports.py", label=_("Templates"), icon=":material/download:",
        query_params={"section": "templates"},
    )  # fmt: skip
    st.stop()

# Charts
rows = retention.bars(frame, by, view.language)
half = -(-len(rows) // 2)
panels = [part for part in (rows[:half], rows[half:]) if part]
row_height = charts.row_height_for(half, HEIGHT)

# Show
for place, (column, part) in enumerate(zip(st.columns(len(panels), gap="large"), panels, strict=True)):
    with column:
        view.chart(charts.ranked_bars(part, row_height, longest=1), finding, f"retention-{by}-{place}")
if said := retention.left_out(frame, by, view.language):
    st.caption(said)
