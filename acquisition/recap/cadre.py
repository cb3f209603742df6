"""The rekap reward of a cadre: what was earned, where, in which months, and who is disputed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd
from pandas.api.typing import DataFrameGroupBy

from acquisition import cadre_profile
from acquisition import formatting as fmt
from acquisition.changes import NOWHERE
from acquisition.i18n import Language
from acquisition.recap import disputed
from acquisition.recap.sheet import Column, Sheet
from acquisition.recap.stamp import Stamp

FIGURE = "acquisition_by_cadre"
MONTHS = 12  # the last of them
EVENTS = 16  # lines of their table, which leaves room for the next


@dataclass(frozen=True)
class Earned:
    """Of one cadre: the row of acquisition_by_cadre and that of cadre_norm, where there is one; the rows of
    acquisition_by_cadre_and_event, acquisition_by_cadre_month and, of the workers that are disputed,
    disputed_workers; which months are incomplete, in words."""

    cadre: pd.Series
    norm: pd.Series | None
    events: pd.DataFrame
    months: pd.DataFrame
    disputed: pd.DataFrame
    incomplete: str = ""


def earned(
    cadres: pd.DataFrame,
    events: pd.DataFrame,
    months: pd.DataFrame,
    norms: pd.DataFrame,
    claims: pd.DataFrame,
    incomplete: Mapping[str, str],
) -> Iterator[Earned]:
    """What each of the rows of acquisition_by_cadre earned, of the figures of all cadres.

    `incomplete`: the months that are, in words, by office.
    """
    ours = claims[claims["in_selection"]].groupby("cadre_code")["worker"].unique()
    by_cadre, by_month = events.groupby("cadre_code"), months.groupby("cadre_code")
    for _place, cadre in cadres.iterrows():
        code = cadre["cadre_code"]
        yield Earned(
            cadre=cadre,
            norm=cadre_profile.find(norms, code),
            events=_of(by_cadre, code, events),
            months=_of(by_month, code, months),
            disputed=claims[claims["worker"].isin(ours.get(code, ()))],
            incomplete=incomplete[cadre["office_code"]],
        )


def recap(earned: Iterable[Earned], ranked: int, stamp: Stamp) -> bytes:
    """A PDF with a page for each cadre, and annexes, `ranked` being how many there are in all."""
    title = stamp.language.gettext("Reward recap")
    sheet = Sheet(title, stamp.as_of, stamp.language.code)
    for one in earned:
        _page(sheet, one, ranked, stamp)
    return bytes(sheet.output())


def _of(by_cadre: DataFrameGroupBy, code: str, whole: pd.DataFrame) -> pd.DataFrame:
    return by_cadre.get_group(code) if code in by_cadre.groups else whole.head(0)


def _page(sheet: Sheet, earned: Earned, ranked: int, stamp: Stamp) -> None:
    language, cadre = stamp.language, earned.cadre
    _, code = language.gettext, language.code
    lines = [cadre_profile.about(cadre, earned.norm, language), stamp.selected, earned.incomplete]
    sheet.begin(_("Reward recap: {name}", name=cadre["cadre"]), lines, stamp.sender, stamp.warning)
    place = _("of {count}", count=fmt.integer(ranked, code)) if cadre_profile.place(cadre, language) else ""
    sheet.numbers(
        [
            (_("Workers acquired"), fmt.integer(cadre["acquisitions"], code), ""),
            (_("Contribution per month"), fmt.rupiah_compact(cadre["contribution"], code), ""),
            (_("Rank"), fmt.integer(cadre["rank"], code) if place else fmt.NONE, place),
            (_("Months at the norm"), *cadre_profile.at_norm(earned.norm, language)),
            (_("Disputed workers"), fmt.integer(cadre["disputed"], code), _("counted for this cadre")),
        ]
    )
    sheet.heading(_("Where they were acquired"))
    _events(sheet, earned.events, language)
    if len(earned.months):
        norm = fmt.integer(earned.months["norm"].iloc[0], code)
        sheet.heading(_("Month by month, norm {norm}", norm=norm))
        sheet.months([_month(row, language) for row in earned.months.tail(MONTHS).to_dict("records")])
    is_own = earned.disputed["cadre_code"] == cadre["cadre_code"]
    workers = disputed.workers(earned.disputed, is_own, language)
    are_all = disputed.show(sheet, workers, language)
    signers = [
        (_("Cadre"), cadre["cadre"]),
        (_("Supervisor"), cadre["supervisor"]),
        (_("Head of office"), cadre["office"]),
    ]
    sheet.signatures(signers, _("Place and date:"))
    sheet.foot(stamp.foot(FIGURE))
    if not are_all:
        disputed.annex(sheet, cadre["cadre"], lines, workers, stamp)


def _events(sheet: Sheet, frame: pd.DataFrame, language: Language) -> None:
    _ = language.gettext
    columns = [
        Column(_("Event"), 0.42, number=False),
        Column(_("TK"), 0.09),
        Column("PU", 0.08),
        Column("BPU", 0.08),
        Column(_("Contribution per month"), 0.20),
        Column(_("Disputed"), 0.13),
    ]
    brought = frame[frame["acquisitions"] > 0]
    held, outside = brought[brought["event_code"] != ""], brought[brought["event_code"] == ""]
    held = held.sort_values(["acquisitions", "started_at"], ascending=[False, True], kind="stable")
    shown = held if len(held) <= EVENTS else held.head(EVENTS - 1)
    rows = [_earned(row["event"], row, language) for row in shown.to_dict("records")]
    if rest := len(held) - len(shown):
        name = language.ngettext(
            "{count} other event", "{count} other events", rest, count=fmt.integer(rest, language.code)
        )
        rows.append(_earned(name, held.tail(rest).sum(numeric_only=True), language))
    rows += [_earned(_(NOWHERE["event"]), row, language) for row in outside.to_dict("records")]
    sheet.table(columns, rows, _earned(_("Total"), brought.sum(numeric_only=True), language))


def _earned(name: str, row: dict | pd.Series, language: Language) -> list[str]:
    code = language.code
    counts = [fmt.integer(row[column], code) for column in ("acquisitions", "pu", "bpu")]
    return [name, *counts, fmt.rupiah(row["contribution"], code), fmt.integer(row["disputed"], code)]


def _month(row: dict, language: Language) -> tuple[str, str, bool]:
    month = pd.Timestamp(row["month"])
    name = fmt.month_of_year(month.date(), language.code)
    known = row["month_sent"] or row["acquisitions"]
    return name, fmt.integer(row["acquisitions"], language.code) if known else fmt.NONE, bool(row["at_norm"])
