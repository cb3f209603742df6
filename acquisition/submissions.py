"""Who has sent: offices by months, as a table to be read from afar and as one sentence."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from itertools import groupby

import pandas as pd

from acquisition import formatting as fmt
from acquisition import tables
from acquisition.i18n import Language

# A state is told by its sign and its word; its colour is in static/submissions.css.
SIGNS = {"received": "✓", "partial": "◐", "missing": "✕"}
NAMED = 3  # so many offices are named in the finding, and so many months of an office


def finding(frame: pd.DataFrame, language: Language) -> str:
    """The finding of submissions: which offices have not sent, and for which months."""
    missing = frame[frame["status"] == "missing"]
    if missing.empty:
        return _all_sent(frame, language)
    gaps = [(office, sorted(cells["month"])) for office, cells in missing.groupby("office", sort=False)]
    # The largest gap first; of equal ones that which is still open.
    by_office = sorted(gaps, key=lambda gap: (len(gap[1]), gap[1][-1]), reverse=True)
    named = [_gap(office, months, language) for office, months in by_office[:NAMED]]
    words = {"offices": ", ".join(named), "others": fmt.integer(len(by_office) - NAMED, language.code)}
    if len(by_office) <= NAMED:
        return language.gettext("Not sent: {offices}", **words)
    return language.ngettext(
        "Not sent: {offices} and {others} more office",
        "Not sent: {offices} and {others} more offices",
        len(by_office) - NAMED,
        **words,
    )


def matrix(frame: pd.DataFrame, language: Language) -> str:
    """The figure submissions as an HTML table: a row per office, a column per month, the newest last."""
    months = sorted(frame["month"].unique())
    rows = "".join(
        _row(office, cells.set_index("month"), months, language)
        for office, cells in frame.groupby(["office_code", "office"], sort=False)
    )
    caption = escape(language.gettext("Who has sent, by office and month"))
    return (
        f'{legend(frame, language)}<div class="submissions" tabindex="0" style="--months: {len(months)}">'
        f"<table><caption>{caption}</caption><thead>{_head(months, language)}</thead><tbody>{rows}</tbody>"
        "</table></div>"
    )


def legend(frame: pd.DataFrame, language: Language) -> str:
    """What the signs mean, and how often each state is there, as HTML."""
    counts = frame["status"].value_counts()
    states = "".join(
        f'<span class="{state}"><b>{sign}</b> {escape(_word(state, language))} '
        f"<strong>{fmt.integer(counts.get(state, 0), language.code)}</strong></span>"
        for state, sign in SIGNS.items()
    )
    return f'<p class="submission-states">{states}</p>'


def _all_sent(frame: pd.DataFrame, language: Language) -> str:
    partial = int((frame["status"] == "partial").sum())
    if not partial:
        return language.gettext("Every office has sent every month")
    return language.ngettext(
        "Every office has sent, but {count} monthly report is incomplete",
        "Every office has sent, but {count} monthly reports are incomplete",
        partial,
        count=fmt.integer(partial, language.code),
    )


def _gap(office: str, months: Sequence[date], language: Language) -> str:
    """An office and the months it has not sent: by name where they are few."""
    if len(months) < NAMED:
        return f"{office} ({', '.join(fmt.month_short(month, language.code) for month in months)})"
    count = language.ngettext(
        "{count} month", "{count} months", len(months), count=fmt.integer(len(months), language.code)
    )
    return f"{office} ({count})"


def _head(months: Iterable[date], language: Language) -> str:
    by_year = [(year, list(group)) for year, group in groupby(months, key=lambda month: month.year)]
    years = "".join(
        f'<th scope="colgroup" colspan="{len(group)}"><span>{year}</span></th>' for year, group in by_year
    )
    columns = "".join(
        f'<th scope="col">{escape(fmt.month_abbreviated(month, language.code))}</th>'
        for _, group in by_year
        for month in group
    )
    office = escape(language.gettext("Office"))
    return f'<tr><th scope="col" rowspan="2">{office}</th>{years}</tr><tr>{columns}</tr>'


def _row(office: tuple[str, str], cells: pd.DataFrame, months: Iterable[date], language: Language) -> str:
    _, name = office
    told = "".join(
        _cell(name, month, cells.loc[month], language) if month in cells.index else "<td></td>"
        for month in months
    )
    return f'<tr><th scope="row">{escape(name)}</th>{told}</tr>'


def _cell(office: str, month: date, cell: pd.Series, language: Language) -> str:
    lines = [f"<b>{SIGNS[cell['status']]}</b>"]
    if cell["status"] != "missing":
        lines.append(f"<strong>{fmt.integer(cell['row_count'], language.code)}</strong>")
    lines.append(f"<span>{escape(_word(cell['status'], language))}</span>")
    if cell["lacking"]:
        without = language.gettext("without {lacking}", lacking=cell["lacking"])
        lines.append(f"<span>{escape(without)}</span>")
    elif cell["status"] != "missing":
        until = language.gettext("to {day}", day=pd.Timestamp(cell["last_on"]).day)
        lines.append(f"<span>{escape(until)}</span>")
    told = escape(_told(office, month, cell, language))
    return f'<td class="{cell["status"]}" title="{told}">{"".join(lines)}</td>'


def _word(state: str, language: Language) -> str:
    return language.gettext(tables.WORDS["status"][state])


def _told(office: str, month: date, cell: pd.Series, language: Language) -> str:
    """All that is known of an office's month, for those who point at it."""
    known = [office, fmt.month_name(month, language.code), _word(cell["status"], language)]
    if cell["status"] != "missing":
        rows = language.ngettext(
            "{count} row",
            "{count} rows",
            int(cell["row_count"]),
            count=fmt.integer(cell["row_count"], language.code),
        )
        known += [rows, fmt.days(cell["first_on"], cell["last_on"], language.code)]
    return " · ".join(known)
