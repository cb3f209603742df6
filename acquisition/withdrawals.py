"""Taking an import back in the browser: what would change, a word of confirmation, done."""

from contextlib import suppress

import pandas as pd
import streamlit as st

from acquisition import formatting as fmt
from acquisition import ui
from acquisition.access.audit import WITHDRAWN as WITHDRAWN_IMPORTS
from acquisition.access.person import IMPORT
from acquisition.ingest.withdraw import DependentImportsError, UnknownImportError, preview, withdraw

WITHDRAWN = "withdrawn"


def section(view: ui.View, imports: pd.DataFrame) -> None:
    """Choose an import; a dialog shows what its withdrawal changes, and does it."""
    _ = view.gettext
    if done := st.session_state.pop(WITHDRAWN, None):
        st.success(_("Withdrawn: {files}", files=fmt.escape_markdown(done)), icon=":material/undo:")
    held = imports[imports["withdrawn_at"].isna()]
    if held.empty or not view.person.may(IMPORT):
        return
    named = {row.import_id: f"{row.number} · {row.file}" for row in held.itertuples()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            _("Withdraw a file"), list(named), index=None, format_func=lambda one: named.get(one, one),
            placeholder=_("Choose a file"), key="to-withdraw",
        )  # fmt: skip
        ask = _("See what would change")
        if st.button(ask, disabled=chosen is None, icon=":material/undo:", key="ask-to-withdraw"):
            _dialog(view, chosen)


def _dialog(view: ui.View, import_id: str) -> None:
    _ = view.gettext

    @st.dialog(_("Withdraw a file"), width="large")
    def dialog() -> None:
        try:
            if WITHDRAWN in st.session_state:
                st.rerun()
            _ask(view, import_id)
        except UnknownImportError:
            st.error(_("Somebody has withdrawn this file meanwhile."))
        except DependentImportsError as error:
            files = "\n".join(f"- {number} · {fmt.escape_markdown(file)}" for number, file in error.files)
            said = _(
                "Later files were read by the offices in this list. "
                "Withdraw them first, then import them again:"
            )
            st.error(said)
            st.markdown(files)

    dialog()


def _ask(view: ui.View, import_id: str) -> None:
    _ = view.gettext
    with st.spinner(_("Working out what would change …")):
        gone, offices = preview(view.store, import_id)
    if len(gone) > 1:
        st.markdown(_("This list came in more than once; all its imports are withdrawn together:"))
    st.markdown("\n".join(f"- {one.number} · {fmt.escape_markdown(one.file)}" for one in gone))
    before, after = (
        offices[["acquisitions", "contribution"]].fillna(0),
        offices[["acquisitions_after", "contribution_after"]].fillna(0),
    )
    changed = offices[(before.to_numpy() != after.to_numpy()).any(axis=1)]
    if changed.empty:
        st.markdown(_("Workers and contribution of no office change; targets, names or coverage may."))
    else:
        columns = ["office", "acquisitions", "acquisitions_after", "contribution", "contribution_after"]
        view.table(changed[columns])
    st.caption(_("The file can be imported again at any time. Earlier snapshots stay as they were."))
    st.button(
        _("Withdraw"), type="primary", icon=":material/undo:", key="withdraw", on_click=_withdraw,
        args=(view, import_id),
    )  # fmt: skip


def _withdraw(view: ui.View, import_id: str) -> None:
    view.person.require(IMPORT)
    # What came in its way since the preview, the next one says.
    with suppress(UnknownImportError, DependentImportsError):
        gone = withdraw(view.store, import_id)
        view.note(WITHDRAWN_IMPORTS, numbers=[one.number for one in gone])
        st.session_state[WITHDRAWN] = ", ".join(f"{one.number} {one.file}" for one in gone)
