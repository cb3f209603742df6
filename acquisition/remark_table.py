"""The first remarks of a receipt as HTML tables: where, what was found, what was expected, what to do."""

from html import escape

import pandas as pd

from acquisition import formatting as fmt
from acquisition.i18n import N_, Language
from acquisition.remarks import told

SHOWN = 5
CAPTIONS = {
    "rejected": N_("The first rows to be mended"),
    "warning": N_("The first rows taken in with a warning"),
    "duplicate": N_("The first duplicates that say something else"),
    "skipped": N_("The first rows that are no data"),
}


def remark_tables(remarks: pd.DataFrame, kind: str, language: Language) -> str:
    """HTML of the first rows that somebody should look at, by what became of them; '' where there are none.

    `remarks`: see acquisition/ingest/account.py.
    """
    telling = remarks[remarks["reason"] != "duplicate"]
    return "".join(
        _table(telling[telling["class"] == outcome], language.gettext(caption), kind, language)
        for outcome, caption in CAPTIONS.items()
    )


def _table(remarks: pd.DataFrame, caption: str, kind: str, language: Language) -> str:
    """The first of them, each reason's first before its second."""
    _ = language.gettext
    turn = remarks.groupby("reason").cumcount()
    first = remarks.assign(turn=turn).sort_values("turn", kind="stable").head(SHOWN)
    if first.empty:
        return ""
    titles = (_("Line"), _("Column"), _("Found"), _("Expected"), _("What to do"))
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    body = "".join(_row(row, kind, language) for row in first.itertuples())
    caption = f"<caption>{escape(caption)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(row, kind: str, language: Language) -> str:
    name, label, found = (_text(row.column_name), _text(row.label), _text(row.found))
    remark = told(row.reason, kind, name, language)
    where = f"<b>{fmt.integer(row.line, language.code)}</b>"
    if row.sheet:
        where += f"<small>{escape(row.sheet)}</small>"
    contract = f"<small>{escape(name)}</small>" if label and label != name else ""
    shown = f"<code>{escape(found)}</code>" if found else escape(language.gettext("(empty)") if name else "")
    return (
        f"<tr><td>{where}</td><td>{escape(label or name)}{contract}</td>"
        f"<td>{shown}<small>{escape(remark.wrong)}</small></td>"
        f"<td>{escape(remark.expected)}</td><td>{escape(remark.to_do)}</td></tr>"
    )


def _text(value: object) -> str:
    return "" if fmt.missing(value) else str(value)
