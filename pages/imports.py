"""Data: who has sent, the way in for files, and what became of each row."""

import streamlit as st

from acquisition import (
    audit_panel,
    choice,
    listing,
    merging,
    narrative,
    provenance,
    submissions,
    ui,
    uploads,
    withdrawals,
)
from acquisition import formatting as fmt
from acquisition.access.person import IMPORT, READ_AUDIT

view = ui.view()
_, code = view.gettext, view.language.code
sections = {
    "sent": _("Who has sent"),
    "upload": _("Upload"),
    "files": _("Files"),
    "notes": _("Notes on rows"),
    "lineage": _("Origin of numbers"),
    "unregistered": _("Not registered"),
    "templates": _("Templates"),
    "how": _("By command"),
}


if not view.person.may(IMPORT):
    del sections["upload"], sections["how"]
if view.person.may(READ_AUDIT):
    sections["audit"] = _("Audit")
if view.as_of is None:
    st.title(_("No data has been taken in yet"), anchor=False)
    st.space("small")
    del sections["sent"], sections["lineage"]
else:
    sent = view.run("submissions")
    view.headline(submissions.finding(sent, view.language), {"submissions": sent})
view.boundaries()
section = choice.one_of(_("Section"), sections, "section", view.language)

if section == "sent":
    st.html(ui.STATIC / "submissions.css")
    st.html(submissions.matrix(sent, view.language))
elif section == "upload":
    uploads.section(view)
elif section == "files":
    imports = view.run("imports")
    held = imports[imports["withdrawn_at"].isna()]
    st.header(fmt.escape_markdown(narrative.imports(held, view.language)), anchor=False)
    notes = {
        "received": (_("Rows received"), ""),
        "accepted": (_("= taken in"), ""),
        "duplicate": (_("+ duplicates"), _("the same enrollment was there before")),
        "rejected": (_("+ rejected"), _("with reason and line number")),
    }
    numbers = [(label, fmt.integer(held[name].sum(), code), note) for name, (label, note) in notes.items()]
    view.numbers(numbers, unmarked=[label for label, *_rest in numbers])
    # The rows stand newest first; the clock's date is not the data's.
    listing.show(view, "imports", imports, leaving_out=("import_id", "imported_at"))
    withdrawals.section(view, imports)
    uploads.files_section(view, imports)
elif section == "notes":
    notes = view.run("import_notes").drop(columns=["import_id", "position"])
    listing.show(view, "import_notes", notes, _("Every row was taken in without remark."))
elif section == "lineage":
    provenance.section(view)
elif section == "unregistered":
    merging.section(view)
    unknown = view.run("unregistered")
    if len(unknown):
        st.markdown(_("Counted like all others; to name them, upload the lists of cadres and events."))
    listing.show(
        view, "unregistered", unknown, _("Every cadre and event that the exports name is registered.")
    )
elif section == "audit":
    audit_panel.section(view)
elif section == "templates":
    uploads.templates_section(view)
else:
    view.how_to_import()
