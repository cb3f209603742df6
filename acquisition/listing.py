"""Long figures as tables: the first rows on the screen, all of them as CSV, the definition beside."""

import pandas as pd
import streamlit as st

from acquisition import formatting as fmt
from acquisition import results, tables, ui
from acquisition.figures import FIGURES
from acquisition.filters import Filters

SHOWN = 1_000  # rows of a table; its CSV has all


def show(view: ui.View, name: str, frame: pd.DataFrame, nothing: str = "", leaving_out: tuple = ()) -> None:
    """The figure, already run, as a table without some columns and as CSV; or `nothing` where it is empty."""
    if frame.empty:
        st.markdown(nothing)
        return
    shown = rows(view, frame.drop(columns=list(leaving_out)), name)
    with st.container(horizontal=True):
        _define(view, name)
        view.csv(name, shown)


def rows(view: ui.View, frame: pd.DataFrame, key: str) -> pd.DataFrame:
    """The first rows of a frame as a table that filters, for where its CSV and definition stand elsewhere.

    Returns all the rows that the words typed above it leave.
    """
    left = view.filtered(frame, key, is_linked=True)
    _say_how_many(view, len(left))
    view.table(left.head(SHOWN))
    return left


def show_first(view: ui.View, name: str, filters: Filters, count: int, leaving_out: tuple = ()) -> None:
    """The first rows of a figure that has `count`, as it may be too long to be read whole at each look."""
    frame = results.first(name, filters, view.snapshot, view.scope)
    _say_how_many(view, count)
    view.table(frame.drop(columns=list(leaving_out)).head(SHOWN))
    with st.container(horizontal=True):
        _define(view, name)
        view.download(
            "CSV", lambda: _whole(view, name, filters, leaving_out),
            view.csv_name(name), "text/csv", f"csv-{name}", type="tertiary",
            icon=":material/download:",
        )  # fmt: skip


def _whole(view: ui.View, name: str, filters: Filters, leaving_out: tuple) -> bytes:
    whole = view.store.run(name, filters, view.snapshot)
    return tables.csv(whole.drop(columns=list(leaving_out)), view.language)


def _say_how_many(view: ui.View, count: int) -> None:
    if count > SHOWN:
        code = view.language.code
        words = {"shown": fmt.integer(SHOWN, code), "all": fmt.integer(count, code)}
        st.caption(view.gettext("The first {shown} of {all} rows; the CSV has all of them.", **words))


def _define(view: ui.View, name: str) -> None:
    definition = view.gettext("Definition")
    with st.popover(definition, type="tertiary", icon=":material/menu_book:", key=f"about-{name}"):
        st.markdown(fmt.escape_markdown(view.gettext(FIGURES[name].definition)))
