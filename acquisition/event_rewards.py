"""The reward ranking of an event: what is said of it, its bars, and the event's own facts."""

from datetime import date

import pandas as pd

from acquisition import formatting as fmt
from acquisition import narrative
from acquisition.changes import NOWHERE
from acquisition.charts import BESIDE, FIGURE_SPACE, NEUTRAL, Row
from acquisition.i18n import Language

REWARDED = 3  # ranks that are rewarded, as on the founding day
NAMED = 5  # more names than these are counted in a sentence
SHOWN = 10  # bars of each of two panels, under numbers


def finding(ranking: pd.DataFrame, event: pd.Series, language: Language) -> str:
    """The finding of event_reward_ranking of one event: the first three ranks, and how many are disputed.

    Where only cadres of some offices are in it, the first three of these, with their ranks among all.
    """
    _, code, named = language.gettext, language.code, {"event": event["event"]}
    if fmt.missing(event["acquisitions"]):
        return _("{event}: what it brought is not known, as the office has not sent the month", **named)
    total = int(event["acquisitions"])
    if not total:
        return _("{event} brought nobody", **named)
    first = ranking[(ranking["rank"] <= REWARDED).fillna(False)]
    count = language.ngettext("{count} worker", "{count} workers", total, count=fmt.integer(total, code))
    if ranking["acquisitions"].sum() < total:
        own = ranking[ranking["rank"].notna()].head(REWARDED)
        if own.empty:
            return _("{event}, {count}: none of them by cadres of your offices", count=count, **named)
        ranked = _ranked(own, code)
        return _("{event}, {count}; of your offices: {ranked}", count=count, ranked=ranked, **named)
    if first.empty:
        said = _("{event}, {count}: all of them without a cadre", count=count, **named)
    elif len(first) > NAMED:
        words = named | {"count": count, "cadres": fmt.integer(len(first), code)}
        said = _("{event}, {count}: {cadres} cadres share the first three ranks", **words)
    else:
        said = _("{event}, {count}: {ranked}", count=count, ranked=_ranked(first, code), **named)
    if disputed := int(ranking["disputed"].sum()):
        said += "; " + _("{count} of them disputed", count=fmt.integer(disputed, code))
    return said


def _ranked(cadres: pd.DataFrame, code: str) -> str:
    return ", ".join(
        fmt.NBSP.join((f"{row.rank}.", row.cadre, fmt.integer(row.acquisitions, code)))
        for row in cadres.itertuples()
    )


def facts(event: pd.Series, offices: dict[str, str], language: Language) -> str:
    """When, of what type, where and by which office an event was held, of its row of acquisition_by_event."""
    _, code = language.gettext, language.code
    if not event["registered"]:
        return _("In no list of events: only exports name it")
    started, ended = event["started_at"], event["ended_at"]
    held = fmt.days(started.date(), ended.date(), code)
    if event["hours"]:
        held += f", {fmt.clock(started, code)}–{fmt.clock(ended, code)}"
    office = offices.get(event["office_code"], event["office_code"])
    return " · ".join(filter(None, (held, event["type"], event["venue"], office)))


def numbers(event: pd.Series, language: Language) -> list[tuple[str, str, str]]:
    """Big numbers of an event's row of acquisition_by_event: label, number, what it is made of."""
    _, code = language.gettext, language.code
    timed = not fmt.missing(event["hours"]) and event["hours"] > 0
    hours = _("{count} hours", count=fmt.decimal(event["hours"], code)) if timed else ""
    there, again = event["cadres"], event["reregistrations"]
    cadres = "" if fmt.missing(there) else _("{count} cadres", count=fmt.integer(there, code))
    cost = event["cost"]
    spent = (
        _("cost not known") if fmt.missing(cost) else _("{count} spent", count=fmt.rupiah_compact(cost, code))
    )
    return [
        (
            _("Workers acquired"),
            fmt.integer(event["acquisitions"], code),
            _("re-registrations: {count}", count=fmt.integer(again, code))
            if not fmt.missing(again) and again
            else "",
        ),
        (_("Contribution per month"), fmt.rupiah_compact(event["contribution"], code), ""),
        (_("Per hour"), fmt.decimal(event["acquisitions_per_hour"], code), hours or _("hours not known")),
        (
            _("Per cadre present"),
            fmt.decimal(event["acquisitions_per_cadre"], code),
            cadres or _("no attendance list"),
        ),
        (_("Cost per worker acquired"), fmt.rupiah(event["cost_per_acquisition"], code), spent),
    ]


def bars(ranking: pd.DataFrame, colours: dict[str, str], language: Language) -> list[Row]:
    """The first of event_reward_ranking as bars, in its order."""
    return [_bar(row, colours, language) for row in ranking.head(2 * SHOWN).to_dict("records")]


def concerned(event: pd.Series, ranking: pd.DataFrame) -> dict[str, object]:
    """The filters of whom an event depends on: its whole months; its own office, and those of the cadres.

    Of an event in no list the day is not known: no month is chosen, but one before all data.
    """
    codes = tuple(sorted({event["office_code"], *ranking["office_code"]} - {""}))
    if not event["registered"]:
        return {"to": date.min, "office": codes}
    first, last = event["started_at"], event["ended_at"] + pd.offsets.MonthEnd(0)
    return {"from_": first.date().replace(day=1), "to": last.date(), "office": codes}


def left_out(ranking: pd.DataFrame, language: Language) -> str:
    """How many rows have no bar."""
    return narrative.first_of(2 * SHOWN, len(ranking), language)


def _bar(row: dict, colours: dict[str, str], language: Language) -> Row:
    _, code = language.gettext, language.code
    known, ranked = not fmt.missing(row["acquisitions"]), not fmt.missing(row["rank"])
    said = [fmt.shortened_within(row["office"], BESIDE)]
    if known and row["disputed"]:
        said.append(_("{count} disputed", count=fmt.integer(row["disputed"], code)))
    if not fmt.missing(row["present"]) and not row["present"]:
        said.append(_("not on the list"))
    others = fmt.integer(row["credited_to_others"], code)
    rewarded = ranked and row["rank"] <= REWARDED
    return Row(
        lead=(fmt.integer(row["rank"], code) if ranked else "").rjust(2, FIGURE_SPACE),
        name=row["cadre"] if row["cadre_code"] else _(NOWHERE["cadre"]),
        value=row["acquisitions"] if known else 0,
        text=fmt.integer(row["acquisitions"], code),
        aside=" · ".join(filter(None, said)),
        hover=_("{count} credited to others", count=others) if known and row["credited_to_others"] else "",
        colour=colours.get(row["office_code"], NEUTRAL),
        code=row["cadre_code"],
        muted=not rewarded,
        strong=rewarded,
    )
