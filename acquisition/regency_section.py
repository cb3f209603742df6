"""One regency on the screen, below its map: course, kecamatan, and the cadres and events at work there."""

from pathlib import Path

import pandas as pd
import streamlit as st

from acquisition import formatting as fmt
from acquisition import regency_charts
from acquisition.ui import View

DISTRICTS = ["district", "acquisitions", "acquisitions_per_month", "cadres"]
CADRES = ["cadre", "acquisitions", "events", "office"]
EVENTS = ["event", "acquisitions", "acquisitions_per_hour", "started_at"]


def course(view: View, code: str) -> None:
    """Uncovered by segment over time, where there is a baseline."""
    months = view.run("uncovered_by_month", regency=(code,))
    title = view.gettext("Not yet covered, month by month")
    st.header(title, anchor=False)
    if months.empty:
        st.markdown(view.gettext("No baseline on or before this date"))
        return
    view.chart(regency_charts.course(months, view.language), title, "regency-course")


def show(view: View, code: str, name: str, path: Path | None) -> None:
    """Kecamatan, cadres and events of a regency; its shape out of a file of boundaries."""
    _ = view.gettext
    districts = view.run("acquisition_by_district", regency=(code,))
    places, listed = st.columns([5, 4], gap="large")
    cadres, events = st.columns(2, gap="large")
    with places:
        title = _("Acquired in the period by kecamatan, {regency}", regency=name)
        st.header(fmt.escape_markdown(title), anchor=False)
        view.chart(regency_charts.districts(districts, code, view.language, path), title, "regency-districts")
        st.caption(fmt.escape_markdown(regency_charts.without_acquisitions(districts, view.language)))
    with listed:
        most_first = districts.sort_values(["acquisitions", "district"], ascending=[False, True])
        st.header(_("Kecamatan"), anchor=False)
        view.table(most_first.loc[most_first["district_code"] != "", DISTRICTS])
        view.csv("acquisition_by_district", districts)
    with cadres:
        frame = view.run("acquisition_by_cadre", regency=(code,))
        st.header(_("Cadres at work there"), anchor=False)
        _table(view, frame[frame["cadre_code"] != ""], CADRES, _("No cadre acquired anybody here."))
    with events:
        frame = view.run("acquisition_by_event", regency=(code,))
        st.header(_("Events at work there"), anchor=False)
        _table(view, frame[frame["event_code"] != ""], EVENTS, _("No event acquired anybody here."))


def _table(view: View, frame: pd.DataFrame, columns: list[str], nothing: str) -> None:
    """Those that acquired somebody, or that there are none."""
    there = frame.loc[frame["acquisitions"] > 0, columns]
    if there.empty:
        st.markdown(nothing)
    else:
        view.table(there)
