"""Data: what was taken in, what was not, and why."""

import streamlit as st

from acquisition import formatting as fmt
from acquisition import narrative, ui

view = ui.view()
view.invite_if_empty()
_, code = view.gettext, view.language.code

imports, notes, unregistered = (view.run(name) for name in ("imports", "import_notes", "unregistered"))
unplaced = view.run("acquisition_total")["unplaced"].iloc[0]

view.headline(narrative.imports(imports, view.language), {"imports": imports})
received, accepted, duplicate, rejected = (
    fmt.integer(imports[column].sum(), code) for column in ("received", "accepted", "duplicate", "rejected")
)
view.numbers(
    [
        (_("Rows received"), received, ""),
        (_("= taken in"), accepted, ""),
        (_("+ duplicates"), duplicate, _("the same enrollment was there before")),
        (_("+ rejected"), rejected, _("with reason and line number")),
        (_("Unplaced"), fmt.integer(unplaced, code), _("acquired, regency not known")),
        (_("Not registered"), fmt.integer(len(unregistered), code), _("cadres and events")),
    ]
)
files, left_out, unknown, how = st.tabs(
    [_("Files"), _("Rows not taken in, and warnings"), _("Not registered"), _("How to import")]
)
with files:
    view.table(imports.drop(columns="import_id"))
with left_out:
    if notes.empty:
        st.markdown(_("Every row was taken in without remark."))
    else:
        view.table(notes.drop(columns=["import_id", "position"]))
        view.csv("import_notes", notes)
with unknown:
    if unregistered.empty:
        st.markdown(_("Every cadre and event that the exports name is registered."))
    else:
        st.markdown(
            _(
                "Counted like all others; add them to the master lists in {folder}.",
                folder="`data/reference/`",
            )
        )
        view.table(unregistered)
        view.csv("unregistered", unregistered)
with how:
    view.how_to_import()
