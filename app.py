"""The dashboard: its navigation, and the controls that all pages share."""

import streamlit as st

from acquisition import ui

st.set_page_config(layout="wide", page_icon=str(ui.STATIC / "icon.svg"))
st.logo(str(ui.STATIC / "wordmark.svg"), size="large")

with ui.looking() as view:
    _ = view.gettext
    # A default page answers to no path but the root: this one has a second entry, of which one is shown.
    named = (st.context.url or "").rstrip("/").endswith("/ringkasan")
    page = st.navigation(
        [
            st.Page(
                "pages/overview.py",
                title=_("Overview"),
                default=True,
                visibility="hidden" if named else "visible",
            ),
            st.Page(
                "pages/overview.py",
                title=_("Overview"),
                url_path="ringkasan",
                visibility="visible" if named else "hidden",
            ),
            st.Page("pages/changes.py", title=_("Changes"), url_path="perubahan"),
            st.Page("pages/offices.py", title=_("Offices"), url_path="kantor"),
            st.Page("pages/office.py", title=_("Office"), url_path="profil-kantor", visibility="hidden"),
            st.Page("pages/events.py", title=_("Events"), url_path="kegiatan"),
            st.Page("pages/event.py", title=_("Event"), url_path="profil-kegiatan", visibility="hidden"),
            st.Page("pages/cadres.py", title=_("Cadres"), url_path="kader"),
            st.Page("pages/cadre.py", title=_("Cadre"), url_path="profil-kader", visibility="hidden"),
            st.Page("pages/retention.py", title=_("Retention"), url_path="retensi"),
            st.Page("pages/uncovered_map.py", title=_("Map"), url_path="peta"),
            st.Page("pages/where_next.py", title=_("Where next"), url_path="ke-mana"),
            st.Page("pages/meeting.py", title=_("Meeting"), url_path="rapat"),
            st.Page("pages/presenting.py", title=_("Meeting"), url_path="tayangan", visibility="hidden"),
            st.Page("pages/imports.py", title=_("Data"), url_path="data"),
            st.Page("pages/help.py", title=_("Help"), url_path="bantuan"),
            st.Page("pages/glossary.py", title=_("Glossary"), url_path="istilah"),
        ],
        position="top",
    )
    page.run()
