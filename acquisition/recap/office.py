"""The rekap reward of an office: its cadres with what each earned."""

import pandas as pd

from acquisition import formatting as fmt
from acquisition import rankings
from acquisition.i18n import Language
from acquisition.recap import disputed
from acquisition.recap.sheet import Column, Sheet
from acquisition.recap.stamp import Stamp

FIGURE = "acquisition_by_cadre"
KEPT = 45  # millimetres for a line of disputed workers and what is summed


def recap(
    office: str,
    cadres: pd.DataFrame,
    norms: pd.DataFrame,
    claims: pd.DataFrame,
    stamp: Stamp,
    incomplete: str = "",
) -> bytes:
    """A PDF of one page and an annex, of the office's acquisition_by_cadre, cadre_norm and disputed_workers.

    `incomplete`: which months are, in words.
    """
    language = stamp.language
    _, code = language.gettext, language.code
    sheet = Sheet(_("Reward recap"), stamp.as_of, code)
    lines = [stamp.selected, incomplete]
    sheet.begin(_("Reward recap: {name}", name=office), lines, stamp.sender, stamp.warning)
    known = rankings.known(cadres)
    sheet.numbers(
        [
            (_("Workers acquired"), fmt.integer(cadres["acquisitions"].sum(), code), ""),
            (_("By cadres"), fmt.integer(known["acquisitions"].sum(), code), ""),
            (
                _("Contribution per month"),
                fmt.rupiah_compact(known["contribution"].sum(), code),
                _("by cadres"),
            ),
            (_("Cadres"), fmt.integer((known["acquisitions"] > 0).sum(), code), _("with acquisitions")),
            (_("Disputed workers"), fmt.integer(known["disputed"].sum(), code), _("by cadres")),
        ]
    )
    _cadres(sheet, cadres, norms.set_index("cadre_code"), language)
    workers = disputed.workers(claims, claims["office"] == office, language)
    are_all = disputed.show(sheet, workers, language)
    sheet.signatures([(_("Supervisor"), ""), (_("Head of office"), office)], _("Place and date:"))
    sheet.foot(stamp.foot(FIGURE))
    if not are_all:
        disputed.annex(sheet, office, lines, workers, stamp)
    return bytes(sheet.output())


def _cadres(sheet: Sheet, frame: pd.DataFrame, norms: pd.DataFrame, language: Language) -> None:
    _, code = language.gettext, language.code
    columns = [
        Column(_("Rank"), 0.10),
        Column(_("Cadre"), 0.27, number=False),
        Column(_("TK"), 0.10),
        Column(_("Contribution per month"), 0.18),
        Column(_("Months at the norm"), 0.22),
        Column(_("Disputed"), 0.13),
    ]
    known, without = rankings.known(frame), frame[frame["cadre_code"] == ""]
    room = sheet.room(kept=KEPT)
    shown = known if len(known) <= room else known.head(room - 1)
    rows = [
        [
            fmt.integer(row["rank"], code) if row["acquisitions"] else "",
            row["cadre"] if row["registered"] else f"{row['cadre']} ({_('not registered')})",
            *_earned(row, language),
            _reached(norms, row["cadre_code"], language),
            fmt.integer(row["disputed"], code),
        ]
        for row in shown.to_dict("records")
    ]
    if rest := len(known) - len(shown):
        name = language.ngettext(
            "{count} other cadre", "{count} other cadres", rest, count=fmt.integer(rest, code)
        )
        rows.append(_summed(name, known.tail(rest), language))
    if without["acquisitions"].sum():
        rows.append(_summed(_("Without a cadre"), without, language))
    sheet.table(columns, rows, _summed(_("Total"), frame, language))


def _summed(name: str, frame: pd.DataFrame, language: Language) -> list[str]:
    whole = frame[["acquisitions", "contribution", "disputed"]].sum()
    return ["", name, *_earned(whole, language), "", fmt.integer(whole["disputed"], language.code)]


def _earned(row: dict | pd.Series, language: Language) -> list[str]:
    code = language.code
    return [fmt.integer(row["acquisitions"], code), fmt.rupiah(row["contribution"], code)]


def _reached(norms: pd.DataFrame, cadre_code: str, language: Language) -> str:
    if cadre_code not in norms.index or not norms.loc[cadre_code, "months"]:
        return fmt.NONE
    row = norms.loc[cadre_code]
    reached, months = (fmt.integer(row[name], language.code) for name in ("months_at_norm", "months"))
    return language.gettext("{reached} of {months}", reached=reached, months=months)
