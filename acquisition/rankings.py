"""Cadres, their supervisors and their groups ranked: what is said of them, and rows of bars."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd

from acquisition import formatting as fmt
from acquisition import narrative
from acquisition.charts import ACCENT, BESIDE, FIGURE_SPACE, NEUTRAL, Row
from acquisition.i18n import Language

LEADERS = 3
SHOWN = 13  # bars of a panel: what one screen has room for


@dataclass(frozen=True)
class Ranking:
    """What a ranking says, its panels (title, bars) side by side, and what they leave out.

    `longest` is the scale that the panels share; None where each has its own.
    """

    finding: str
    panels: Sequence[tuple[str, list[Row]]]
    left_out: str
    longest: float | None = None


def cadres(
    frame: pd.DataFrame,
    colours: dict[str, str],
    language: Language,
    is_whole: bool = True,
    incomplete: Collection[str] = (),
) -> Ranking:
    """acquisition_by_cadre; the first three ranks stand out, who is not active is grey.

    `incomplete`: codes of the offices of which months are, which are marked.
    """
    listed = known(frame)
    rows = [_cadre(cadre, colours, incomplete, language) for cadre in listed.head(2 * SHOWN).itertuples()]
    half = -(-len(rows) // 2)
    without = frame[frame["cadre_code"] == ""]["acquisitions"].sum()
    left_out = [narrative.first_of(len(rows), len(listed), language)]
    if without:
        count = fmt.integer(without, language.code)
        left_out.append(language.gettext("{count} acquired without a cadre.", count=count))
    longest = max((row.value for row in rows), default=0)
    finding = narrative.cadres(frame, language, is_whole)
    return Ranking(finding, [("", rows[:half]), ("", rows[half:])], " ".join(filter(None, left_out)), longest)


def known(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of acquisition_by_cadre of cadres of whom it is known what they brought, be it nothing."""
    return frame[(frame["cadre_code"] != "") & frame["acquisitions"].notna()]


def teams(frame: pd.DataFrame, by: str, language: Language, incomplete: Collection[str] = ()) -> Ranking:
    """acquisition_by_supervisor or acquisition_by_cadre_group, `by` that column: in all and per cadre.

    `incomplete`: those with cadres of offices of which months are, which are marked.
    """
    named = frame[frame[by] != ""]
    titles = {
        "acquisitions": language.gettext("Workers acquired"),
        "acquisitions_per_cadre": language.gettext("Workers acquired per cadre"),
    }
    panels = [(title, _teams(named, by, measure, incomplete, language)) for measure, title in titles.items()]
    without = frame[frame[by] == ""]["acquisitions"].sum()
    left_out = [narrative.first_of(len(panels[0][1]), len(named), language)]
    if without:
        count = fmt.integer(without, language.code)
        left_out.append(
            language.gettext("{count} acquired without a supervisor.", count=count)
            if by == "supervisor"
            else language.gettext("{count} acquired outside any cadre group.", count=count)
        )
    return Ranking(_finding(named, by, language), panels, " ".join(filter(None, left_out)))


def activity(active: pd.Series, language: Language) -> str:
    """How many cadres are active, of active_cadres, and what that means."""
    return language.gettext(
        "Active cadres, in the list or not: {active} · registered: {registered} "
        "(active: an acquisition from {first} to {last})",
        active=fmt.integer(active["active"], language.code),
        registered=fmt.integer(active["registered"], language.code),
        first=fmt.day_short(active["first_on"], language.code),
        last=fmt.day_short(active["last_on"], language.code),
    )


def _cadre(cadre: object, colours: dict[str, str], incomplete: Collection[str], language: Language) -> Row:
    said = (
        fmt.marked(fmt.shortened_within(cadre.office, BESIDE), cadre.office_code in incomplete),
        _contribution(cadre.contribution, language),
        _disputed(cadre.disputed, language),
        "" if cadre.registered else language.gettext("not registered"),
        "" if cadre.active else language.gettext("not active"),
    )
    leads = bool(cadre.acquisitions) and cadre.rank <= LEADERS
    return Row(
        lead=_place(cadre.rank, language) if cadre.acquisitions else "",
        name=cadre.cadre,
        value=cadre.acquisitions,
        text=fmt.integer(cadre.acquisitions, language.code),
        aside=" · ".join(filter(None, said)),
        colour=colours.get(cadre.office_code, NEUTRAL) if cadre.active else NEUTRAL,
        muted=not leads or not cadre.active,
        strong=leads,
        code=cadre.cadre_code,
    )


def incomplete_teams(cadres: pd.DataFrame, by: str, offices: Collection[str]) -> set[str]:
    """The supervisors or groups of the cadres, of acquisition_by_cadre, of these offices."""
    return set(cadres.loc[cadres["office_code"].isin(offices), by]) - {""}


def _teams(
    named: pd.DataFrame, by: str, measure: str, incomplete: Collection[str], language: Language
) -> list[Row]:
    known = named[named[measure].notna()]
    ranked = known.assign(place=known[measure].rank(method="min", ascending=False))
    show, about = {
        "acquisitions": (fmt.integer, lambda team: _contribution(team.contribution, language)),
        "acquisitions_per_cadre": (fmt.decimal, lambda team: _cadres(team, language)),
    }[measure]
    return [
        Row(
            lead=_place(team.place, language),
            name=fmt.marked(getattr(team, by), getattr(team, by) in incomplete),
            value=getattr(team, measure),
            text=show(getattr(team, measure), language.code),
            aside=about(team),
            colour=ACCENT,
            muted=team.place > LEADERS,
            strong=team.place <= LEADERS,
        )
        for team in ranked.sort_values(["place", by]).head(SHOWN).itertuples()
    ]


def _finding(named: pd.DataFrame, by: str, language: Language) -> str:
    """Who acquired the most, and who the most per cadre."""
    acquired = named[named["acquisitions"] > 0]
    if acquired.empty:
        return (
            language.gettext("No supervisor is known for these acquisitions")
            if by == "supervisor"
            else language.gettext("No cadre group is known for these acquisitions")
        )
    first = acquired[acquired["acquisitions"] == acquired["acquisitions"].max()]
    lead = fmt.integer(first["acquisitions"].iloc[0], language.code)
    if len(first) > 1:
        count = fmt.integer(len(first), language.code)
        return language.gettext("{count} share first place with {lead} workers each", count=count, lead=lead)
    words = {"name": first[by].iloc[0], "lead": lead}
    rated = acquired[acquired["acquisitions_per_cadre"].notna()]
    if len(rated) < 2:
        return language.gettext("{name} leads with {lead} workers", **words)
    best = rated.loc[rated["acquisitions_per_cadre"].idxmax()]
    words |= {"best": best[by], "rate": fmt.decimal(best["acquisitions_per_cadre"], language.code)}
    if best[by] == words["name"]:
        return language.gettext("{name} leads with {lead} workers, and per cadre with {rate}", **words)
    return language.gettext("{name} leads with {lead} workers; most per cadre: {best}, {rate}", **words)


def _place(rank: float, language: Language) -> str:
    return fmt.integer(rank, language.code).rjust(2, FIGURE_SPACE)


def _cadres(team: object, language: Language) -> str:
    """The registered cadres, and how many cadres acquired somebody."""
    return language.ngettext(
        "{count} cadre, {active} with acquisitions",
        "{count} cadres, {active} with acquisitions",
        team.cadres,
        count=fmt.integer(team.cadres, language.code),
        active=fmt.integer(team.active_cadres, language.code),
    )


def _disputed(count: int, language: Language) -> str:
    if not count:
        return ""
    return language.gettext("{count} disputed", count=fmt.integer(count, language.code))


def _contribution(contribution: float, language: Language) -> str:
    return fmt.rupiah_compact(contribution, language.code) if contribution else ""
