"""Where numbers come from: the files, lines and entries behind what is chosen."""

from dataclasses import replace

import streamlit as st

from acquisition import choice, listing, origin, tables, ui
from acquisition import formatting as fmt
from acquisition.figures import declared
from acquisition.filters import Filters


def section(view: ui.View) -> None:
    """The files behind the acquisitions selected, their rows, and the entries of lists behind the targets."""
    _ = view.gettext
    view = view.of_own()
    filters = _chosen(view)
    files = view.figure("lineage_by_file", filters, view.snapshot)
    if files.empty:
        st.markdown(_("No row of any file stands behind this selection."))
    else:
        st.header(_finding(view, filters, int(files["row_count"].sum()), len(files)), anchor=False)
        listing.show(view, "lineage_by_file", files, leaving_out=("import_id",))
        st.header(_("Row by row"), anchor=False)
        listing.show_first(
            view, "lineage_rows", filters, int(files["row_count"].sum()), leaving_out=("import_id",)
        )
    st.header(_("Entries of lists behind the targets, the coverage and the names"), anchor=False)
    entries = view.figure("lineage_entries", declared("lineage_entries", filters, {}), view.snapshot)
    listing.show(view, "lineage_entries", entries, _("No entry of a list speaks of this selection."))


def _chosen(view: ui.View) -> Filters:
    """The filters of the page, with a cadre, an event, a regency and a standing chosen here."""
    _ = view.gettext
    cadres, events = view.run("acquisition_by_cadre"), view.run("acquisition_by_event")
    regencies = view.run("acquisition_by_regency")
    names = {
        "cadre": _named(cadres, "cadre", _("Without a cadre")),
        "event": _named(events, "event", _("Outside events")),
        "regency": {row.regency_code: row.regency or _("Unplaced") for row in regencies.itertuples()},
        "outcome": {code: _(word) for code, word in tables.WORDS["outcome"].items()},
    }
    labels = {
        "cadre": (_("Cadre"), _("All cadres")),
        "event": (_("Event"), _("All events")),
        "regency": (_("Regency"), _("All regencies")),
        "outcome": (_("Standing"), _("Acquisitions and other claims")),
    }
    chosen = {}
    for (name, (label, placeholder)), column in zip(labels.items(), st.columns(4), strict=True):
        with column:
            code = choice.one_or_none(label, names[name], name, placeholder, view.language)
        chosen[name] = () if code is None else (code,)
    return replace(view.filters, **chosen)


def _named(frame, kind: str, none: str) -> dict[str, str]:
    codes = zip(frame[f"{kind}_code"], frame[kind], strict=True)
    return {code: origin.label(code, name) if code else none for code, name in codes}


def _finding(view: ui.View, filters: Filters, rows: int, files: int) -> str:
    total = view.figure("lineage_total", filters, view.snapshot).iloc[0]
    code = view.language.code
    words = {
        name: fmt.integer(value, code)
        for name, value in (("acquired", total["acquisitions"]), ("rows", rows), ("files", files))
    }
    return view.gettext("{acquired} workers acquired, by {rows} rows of {files} files", **words)
