"""Help: how offices hand in their exports, and how management reads the pages and holds a meeting."""

from functools import partial

import streamlit as st

from acquisition import choice, manual_panel, ui, uploads
from acquisition.access.person import IMPORT
from acquisition.manual import manual

view = ui.view()
_ = view.gettext
parts = {
    "handing-in": _("Hand in an export"),
    "reading": _("Read the pages"),
    "meeting": _("Hold a meeting"),
}


def way(page: str, label: str, **asked: str) -> partial:
    """What shows the way to a page."""
    return partial(
        st.page_link, f"pages/{page}.py", label=label, icon=":material/arrow_forward:", query_params=asked
    )


def templates() -> None:
    """The template that offices need, and the way to those of lists."""
    uploads.fetch_template(view, "enrollments", _("Template for an export"))
    way("imports", _("All templates"), section="templates")()


ways = {
    "needed": templates,
    "complete": way("imports", _("Who has sent")),
    "projection": way("changes", _("Changes")),
    "disputed": way("cadres", _("Disputed"), by="disputed"),
    "active": way("retention", _("Retention")),
    "freeze": way("meeting", _("Meeting")),
}
if view.person.may(IMPORT):
    ways["upload"] = way("imports", _("Upload"), section="upload")
    ways["mending"] = way("imports", _("Files"), section="files")

head = st.container()
part = choice.one_of(_("Part"), parts, "part", view.language)
manual_panel.show(view, manual(view.language.code)[part], head, ways)
