"""The rankings of where to go next as lists to be read from the back row."""

from collections.abc import Iterable
from html import escape

import pandas as pd

from acquisition import formatting as fmt
from acquisition import map_measures
from acquisition.i18n import N_, Language

NO_CADRE = N_("no cadre yet")
TITLES = (
    N_("Regency"), N_("Not yet covered"), N_("Acquired per month"), N_("Months to cover"),
    N_("Per event"), N_("Cadres who live there"),
)  # fmt: skip
_TITLES_OF_NAMES = (
    N_("Regency"), N_("No cadre yet"), N_("Kecamatan, and how many were acquired there in the period"),
)  # fmt: skip


def regencies(frame: pd.DataFrame, language: Language) -> str:
    """priority_by_regency as an HTML table: rank, the figures behind it, a bar for the uncovered."""
    most = frame["uncovered"].max()
    rows = [
        _row(
            [
                fmt.integer(row.rank, language.code),
                _place(row.regency, row.offices or language.gettext("outside every territory")),
                _barred(row.uncovered, most, "≈" if row.estimated else "", language),
                pace(row.acquisitions_per_month, language),
                f"<b>{escape(months(row, language))}</b>",
                _per_event(row, language),
                fmt.integer(row.cadres, language.code) if row.cadres else _badge(language),
            ]
        )
        for row in frame.itertuples()
    ]
    rank = f'<span class="unseen">{escape(language.gettext("Rank"))}</span>'
    return _table([rank, *(escape(language.gettext(title)) for title in TITLES)], rows)


def without_cadre(districts: pd.DataFrame, ranked: Iterable[str], language: Language) -> str:
    """The kecamatan of acquisition_by_district where no cadre lives, by regency in the order `ranked`."""
    listed = districts[districts["district_code"] != ""]
    rows = []
    for code in ranked:
        here = listed[listed["regency_code"] == code]
        empty = here[here["cadres"] == 0]
        if empty.empty:
            continue
        acquired = empty.set_index("district")["acquisitions"]
        names = ", ".join(f"{escape(name)}{_acquired(count, language)}" for name, count in acquired.items())
        share = language.gettext(
            "{count} of {all}",
            count=fmt.integer(len(empty), language.code),
            all=fmt.integer(len(here), language.code),
        )
        rows.append(_row([f"<b>{escape(here['regency'].iloc[0])}</b>", f"<b>{share}</b>", names]))
    return _table([escape(language.gettext(title)) for title in _TITLES_OF_NAMES], rows, "names")


def signs(language: Language) -> str:
    """What the symbols of district_map mean."""
    lived_in = language.gettext("cadres live there; the larger, the more acquired in the period")
    empty = language.gettext(NO_CADRE)
    return (
        f'<p class="district-signs"><span><i></i>{escape(lived_in)}</span>'
        f'<span><i class="empty"></i>{escape(empty)}</span></p>'
    )


def months(row: object, language: Language) -> str:
    """How long it would take to cover a row of priority_by_regency, in words."""
    if fmt.missing(row.uncovered) or fmt.missing(row.acquisitions_per_month):
        return fmt.NONE
    if fmt.missing(row.months_to_cover):
        return language.gettext("not reached")
    return map_measures.MEASURES["months"].show(row.months_to_cover, language.code)


def pace(monthly: float, language: Language) -> str:
    """Acquisitions per month: fractions matter only where they are few."""
    return (fmt.decimal if fmt.missing(monthly) or monthly < 10 else fmt.integer)(monthly, language.code)


def _per_event(row: object, language: Language) -> str:
    if not row.events:
        nothing = language.gettext("no event")
        return f"{fmt.NONE}<small>{escape(nothing)}</small>"
    held = language.ngettext(
        "{count} event", "{count} events", row.events, count=fmt.integer(row.events, language.code)
    )
    return f"{fmt.decimal(row.acquisitions_per_event, language.code)}<small>{escape(held)}</small>"


def _acquired(count: int, language: Language) -> str:
    """How many were acquired there, beside the name on the same line; nothing where nobody was."""
    return f"{fmt.NBSP}<small>{fmt.integer(count, language.code)}</small>" if count else ""


def _place(name: str, below: str) -> str:
    return f"<b>{escape(name)}</b><small>{escape(below)}</small>"


def _barred(count: float, most: float, sign: str, language: Language) -> str:
    if fmt.missing(count):
        return escape(language.gettext("no data"))
    share = 100 * count / most if most else 0
    return f'{sign}{fmt.integer(count, language.code)}<i style="width:{share:.1f}%"></i>'


def _badge(language: Language) -> str:
    return f"<em>{escape(language.gettext(NO_CADRE))}</em>"


def _row(cells: list[str]) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _table(titles: list[str], rows: list[str], look: str = "") -> str:
    head = "".join(f'<th scope="col">{title}</th>' for title in titles)
    return (
        f'<div class="priorities {look}" tabindex="0"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )
