"""The first remarks of a receipt as an HTML table: where, what was found, what was expected, what to do."""

from html import escape

import pandas as pd

from acquisition import formatting as fmt
from acquisition.i18n import Language
from acquisition.remarks import told

SHOWN = 5


def remark_table(remarks: pd.DataFrame, kind: str, language: Language) -> str:
    """HTML of the first rows not accepted, each reason's first before its second; '' where there are none.

    `remarks`: see acquisition/ingest/account.py.
    """
    _ = language.gettext
    rejected = remarks[remarks["class"] == "rejected"]
    turn = rejected.groupby("reason").cumcount()
    first = rejected.assign(turn=turn).sort_values("turn", kind="stable").head(SHOWN)
    if first.empty:
        return ""
    titles = (_("Line"), _("Column"), _("Found"), _("Expected"), _("What to do"))
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    body = "".join(_row(row, kind, language) for row in first.itertuples())
    caption = escape(_("The first rows to be mended"))
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(row, kind: str, language: Language) -> str:
    name, label, found = (_text(row.column_name), _text(row.label), _text(row.found))
    remark = told(row.reason, kind, name, language)
    where = f"<b>{fmt.integer(row.line, language.code)}</b>"
    if row.sheet:
        where += f"<small>{escape(row.sheet)}</small>"
    contract = f"<small>{escape(name)}</small>" if label and label != name else ""
    shown = f"<code>{escape(found)}</code>" if found else escape(language.gettext("(empty)"))
    return (
        f"<tr><td>{where}</td><td>{escape(label or name)}{contract}</td>"
        f"<td>{shown}<small>{escape(remark.wrong)}</small></td>"
        f"<td>{escape(remark.expected)}</td><td>{escape(remark.to_do)}</td></tr>"
    )


def _text(value: object) -> str:
    return "" if fmt.missing(value) else str(value)
