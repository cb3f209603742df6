"""Data: who has sent, the way in for files, and what became of each row."""

import streamlit as st

from acquisition import choice, narrative, submissions, ui, uploads
from acquisition import formatting as fmt
from acquisition.figures import FIGURES

SHOWN = 1_000  # rows of a table; its CSV has all

view = ui.view()
_, code = view.gettext, view.language.code
sections = {
    "sent": _("Who has sent"),
    "upload": _("Upload"),
    "files": _("Files"),
    "notes": _("Notes on rows"),
    "unregistered": _("Not registered"),
    "templates": _("Templates"),
    "how": _("How to import"),
}


def show(name, frame, nothing=""):
    """The figure as a table and CSV, or what to say where there is nothing."""
    if frame.empty:
        st.markdown(nothing)
        return
    if len(frame) > SHOWN:
        words = {"shown": fmt.integer(SHOWN, code), "all": fmt.integer(len(frame), code)}
        st.caption(_("The first {shown} of {all} rows; the CSV has all of them.", **words))
    view.table(frame.head(SHOWN))
    with st.container(horizontal=True):
        with st.popover(_("Definition"), type="tertiary", icon=":material/menu_book:", key=f"about-{name}"):
            st.markdown(fmt.escape_markdown(_(FIGURES[name].definition)))
        view.csv(name, frame)


if view.as_of is None:
    st.title(_("No data has been taken in yet"), anchor=False)
    st.space("small")
    del sections["sent"]
else:
    sent = view.run("submissions")
    view.headline(submissions.finding(sent, view.language), {"submissions": sent})
section = choice.one_of(_("Section"), sections, key="section")

if section == "sent":
    st.html(ui.STATIC / "submissions.css")
    st.html(submissions.matrix(sent, view.language))
elif section == "upload":
    uploads.section(view)
elif section == "files":
    imports = view.run("imports")
    st.subheader(fmt.escape_markdown(narrative.imports(imports, view.language)), anchor=False)
    notes = {
        "received": (_("Rows received"), ""),
        "accepted": (_("= taken in"), ""),
        "duplicate": (_("+ duplicates"), _("the same enrollment was there before")),
        "rejected": (_("+ rejected"), _("with reason and line number")),
    }
    numbers = [(label, fmt.integer(imports[name].sum(), code), note) for name, (label, note) in notes.items()]
    view.numbers(numbers, unmarked=[label for label, *_rest in numbers])
    # The rows stand newest first; the clock's date is not the data's.
    show("imports", imports.drop(columns=["import_id", "imported_at"]))
    uploads.files_section(view, imports)
elif section == "notes":
    notes = view.run("import_notes").drop(columns=["import_id", "position"])
    show("import_notes", notes, _("Every row was taken in without remark."))
elif section == "unregistered":
    unknown = view.run("unregistered")
    if len(unknown):
        st.markdown(_("Counted like all others; to name them, upload the lists of cadres and events."))
    show("unregistered", unknown, _("Every cadre and event that the exports name is registered."))
elif section == "templates":
    uploads.templates_section(view)
else:
    view.how_to_import()
