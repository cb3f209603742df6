"""Acquisitions that no regency has: how many, and the way to their rows, files and receipts."""

from datetime import timedelta

import pandas as pd
import streamlit as st

from acquisition import formatting as fmt
from acquisition import origin
from acquisition.ui import View

PAGE = "pages/imports.py"
_ASKED = "unplaced-asked"


def follow() -> None:
    """Go on to the rows where they were asked for: before the page shows what is bound to the address."""
    if st.session_state.pop(_ASKED, False):
        st.switch_page(PAGE, query_params=origin.parameters({"regency_code": ""}))


def show(view: View, unplaced: pd.DataFrame, since: pd.Timestamp) -> None:
    """Links to the rows behind the unplaced of uncovered_by_regency, which counts after a day, and to why."""
    count = int(unplaced["acquisitions"].sum())
    label = view.ngettext(
        "{count} acquired without a regency: its row and file",
        "{count} acquired without a regency: their rows and files",
        count,
        count=fmt.integer(count, view.language.code),
    )
    if count:
        st.button(
            label, key="unplaced", type="tertiary", icon=":material/account_tree:",
            on_click=st.session_state.update, kwargs=_counted(view, unplaced, since),
        )  # fmt: skip
    reasons = view.gettext("Rows without a known regency, and why")
    st.page_link(PAGE, label=reasons, icon=":material/arrow_forward:", query_params={"section": "notes"})


def _counted(view: View, unplaced: pd.DataFrame, since: pd.Timestamp) -> dict[str, object]:
    """The controls above the page as the count has them: from the day after the baseline, of every office."""
    until = min(filter(None, (view.filters.to, view.as_of)))
    return {
        "from": since.date() + timedelta(days=1),
        "to": until,
        "office": [],
        "segment": sorted(unplaced["segment"].unique()),
        _ASKED: True,
    }
