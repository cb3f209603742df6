"""Cadres written in more than one way: proposals to take two for one, each confirmed at a click."""

import csv
import io

import streamlit as st

from acquisition import formatting as fmt
from acquisition import listing, results, tables, ui
from acquisition.access.audit import noted
from acquisition.access.person import IMPORT
from acquisition.ingest.load import import_file

SHOWN = 20  # proposals with a button; their table has all
COLUMNS = ("kode_kantor", "ejaan", "kode_kader")


def section(view: ui.View) -> None:
    """The proposals, most rows first, each with its button."""
    _ = view.gettext
    proposals = view.run("cadre_merge_proposals")
    if proposals.empty:
        return
    st.header(_("Are these the same cadre?"), anchor=False)
    st.markdown(_("Nothing is merged before you say so. To undo it, withdraw its file under Files."))
    for row in proposals.head(SHOWN).itertuples():
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.markdown(_said(view, row), width="stretch")
            if view.person.may(IMPORT):
                st.button(
                _("Merge"), key=f"merge-{row.office_code}-{row.spelling}", icon=":material/merge:",
                on_click=merge, args=(view, row.office_code, row.spelling, row.cadre_code),
            )  # fmt: skip
    listing.show(view, "cadre_merge_proposals", proposals)


def merge(view: ui.View, office_code: str, spelling: str, cadre_code: str) -> None:
    """Import a list of one spelling, as if somebody had handed it in."""
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([COLUMNS, (office_code, spelling, cadre_code)])
    name = f"ejaan_kader_{office_code}_{cadre_code}.csv".replace("/", "-")
    view.person.require(IMPORT)
    receipt = import_file(view.store, io.BytesIO(text.getvalue().encode()), name)
    list(noted([receipt], results.audit(), view.person))


def _said(view: ui.View, row) -> str:
    why = tables.WORDS["likeness"][row.likeness]
    words = {
        "office": fmt.escape_markdown(row.office or row.office_code),
        "spelling": fmt.escape_markdown(row.spelling),
        "cadre": fmt.escape_markdown(row.cadre),
        "code": fmt.escape_markdown(row.cadre_code),
        "why": view.gettext(why),
        "rows": fmt.integer(row.row_count, view.language.code),
    }
    return view.gettext("{office}: **{spelling}** ({rows} rows) → **{cadre}** ({code}): {why}", **words)
