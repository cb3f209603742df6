"""One cadre, in words: the place reached, the norm, the events, and who looks after them."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from acquisition import formatting as fmt
from acquisition import narrative
from acquisition.changes import NOWHERE
from acquisition.charts import ACCENT, NEUTRAL, Row
from acquisition.i18n import N_, Language
from acquisition.period import Period

SHOWN = 7  # events
LETTERS = 56  # that its bar has room for beside it
_BROUGHT = ("acquisitions", "reregistrations", "contribution", "events", "disputed")


def names(frame: pd.DataFrame) -> dict[str, str]:
    """The cadres of acquisition_by_cadre by code, in the order of their names, each with its office."""
    listed = frame[frame["cadre_code"] != ""].sort_values(["cadre", "cadre_code"])
    return {row.cadre_code: " · ".join(filter(None, (row.cadre, row.office))) for row in listed.itertuples()}


def finding(
    cadre: pd.Series,
    ranked: int,
    norm: pd.Series | None,
    shown: Period,
    language: Language,
    segments: Sequence[str] = (),
) -> str:
    """A row of acquisition_by_cadre, of so many ranked, and its row of cadre_norm, where there is one.

    `segments`: those looked at, where not all are.
    """
    code = language.code
    words = {
        "cadre": cadre["cadre"],
        "count": fmt.integer(cadre["acquisitions"], code),
        "period": ", ".join((narrative.period(shown, language), *segments)),
        "rank": fmt.integer(cadre["rank"], code),
        "ranked": fmt.integer(ranked, code),
    }
    if fmt.missing(cadre["acquisitions"]):
        words["office"] = cadre["office"]
        return language.gettext("{cadre}: not known, as {office} has sent nothing for {period}", **words)
    if not cadre["acquisitions"]:
        said = language.gettext("{cadre} acquired nobody in {period}", **words)
    else:
        said = language.gettext("{cadre}: {count} workers, {period}, rank {rank} of {ranked}", **words)
    if norm is None or not norm["months"]:
        return said
    reached = language.ngettext(
        "the norm of {norm} reached in {reached} of {months} month",
        "the norm of {norm} reached in {reached} of {months} months",
        int(norm["months"]),
        norm=fmt.integer(norm["norm"], code),
        reached=fmt.integer(norm["months_at_norm"], code),
        months=fmt.integer(norm["months"], code),
    )
    return f"{said}; {reached}"


def place(cadre: pd.Series, language: Language) -> str:
    """The rank in a row of acquisition_by_cadre; nothing where it has none."""
    if fmt.missing(cadre["rank"]):
        return ""
    return language.gettext("rank {rank}", rank=fmt.integer(cadre["rank"], language.code))


def at_norm(norm: pd.Series | None, language: Language) -> tuple[str, str]:
    """The months that reached the norm, and of how many, of a row of cadre_norm."""
    if norm is None or not norm["months"]:
        return fmt.NONE, language.gettext("no whole month yet")
    code = language.code
    months = fmt.integer(norm["months"], code)
    whole = language.ngettext("of {months} month", "of {months} months", int(norm["months"]), months=months)
    return fmt.integer(norm["months_at_norm"], code), whole


def about(cadre: pd.Series, norm: pd.Series | None, language: Language) -> str:
    """Office, supervisor, group and beginning; or that the cadre stands in no list."""
    parts = [cadre["office"]]
    if cadre["supervisor"]:
        parts.append(language.gettext("supervisor {name}", name=cadre["supervisor"]))
    if cadre["cadre_group"]:
        parts.append(cadre["cadre_group"])
    if not cadre["registered"]:
        parts.append(language.gettext("not registered"))
    if norm is not None:
        parts.append(language.gettext("since {day}", day=fmt.day_short(norm["begun_on"], language.code)))
    return " · ".join(filter(None, parts))


def last(ever: pd.Series | None, until: date, language: Language) -> tuple[str, str]:
    """The last acquisition of a row of acquisition_by_cadre, and how long before that day it was."""
    if ever is None or fmt.missing(ever["last_on"]):
        return fmt.NONE, ""
    last_on = pd.Timestamp(ever["last_on"]).date()
    days = (until - last_on).days
    ago = language.ngettext(
        "{count} day ago", "{count} days ago", days, count=fmt.integer(days, language.code)
    )
    return fmt.day_short(last_on, language.code), ago


def events(frame: pd.DataFrame, colour: str, language: Language) -> list[Row]:
    """acquisition_by_cadre_and_event of one cadre as bars: the best events, then outside them."""
    shown, _rest = _drawn(frame)
    return [_event(row, colour, language) for row in shown.to_dict("records")]


def left_out(frame: pd.DataFrame, language: Language) -> str:
    """How many events that brought somebody have no bar, and what they brought together."""
    _shown, rest = _drawn(frame)
    if rest.empty:
        return ""
    return language.ngettext(
        "Not drawn: {count} other event, {acquired} acquired.",
        "Not drawn: {count} other events, {acquired} acquired.",
        len(rest),
        count=fmt.integer(len(rest), language.code),
        acquired=fmt.integer(rest["acquisitions"].sum(), language.code),
    )


def _drawn(frame: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows with acquisitions that have a bar, and the events that have none."""
    brought = frame[frame["acquisitions"] > 0]
    ordered = brought.sort_values(
        ["acquisitions", "started_at"], ascending=[False, False], na_position="last"
    )
    outside, held = ordered[ordered["event_code"] == ""], ordered[ordered["event_code"] != ""]
    most = SHOWN - len(outside)
    return pd.concat([held.head(most), outside]), held.iloc[most:]


def _event(row: dict, colour: str, language: Language) -> Row:
    code = language.code
    none = row["event_code"] == ""
    name = language.gettext(NOWHERE["event"]) if none else row["event"]
    money = fmt.rupiah_compact(row["contribution"], code) if row["contribution"] else ""
    # Rewards hang on what is disputed; beside a long name there is no room for more.
    words = {"count": fmt.integer(row["disputed"], code)}
    aside = language.gettext("{count} disputed", **words) if row["disputed"] else ""
    shown = fmt.shortened(name, LETTERS - len(aside))
    return Row(
        name=shown,
        value=row["acquisitions"],
        text=fmt.integer(row["acquisitions"], code),
        aside=aside,
        hover=" · ".join(filter(None, (name if shown != name else "", money))),
        colour=NEUTRAL if none else colour or ACCENT,
        code=row["event_code"],
    )


def attended(frame: pd.DataFrame, language: Language) -> tuple[str, str]:
    """How many events a cadre was at or brought somebody from, and how many of them brought somebody."""
    held = frame[frame["event_code"] != ""]
    brought, unknown = int((held["acquisitions"] > 0).sum()), int(held["acquisitions"].isna().sum())
    said = (
        (len(held) > unknown, brought, N_("{count} with acquisitions")),
        (unknown, unknown, N_("{count} not known")),
    )
    notes = [
        language.gettext(words, count=fmt.integer(count, language.code))
        for is_said, count, words in said
        if is_said
    ]
    return fmt.integer(len(held), language.code), ", ".join(notes)


def cadre(ranking: pd.DataFrame, everybody: pd.DataFrame, code: str) -> pd.Series:
    """The row of acquisition_by_cadre, or that of all time with nothing brought where there is none."""
    there = find(ranking, code)
    if there is not None:
        return there
    brought = find(everybody, code)
    return brought.mask(brought.index.isin(_BROUGHT), 0).mask(brought.index == "rank", None)


def as_known(cadre: pd.Series, submissions: pd.DataFrame) -> pd.Series:
    """The row, without zeros where the office, of its submissions, has sent no month: nobody knows."""
    known = fmt.missing(cadre["acquisitions"]) or cadre["acquisitions"] > 0
    if known or submissions.empty or (submissions["status"] != "missing").any():
        return cadre
    return cadre.mask(cadre.index.isin(_BROUGHT), None)


def find(frame: pd.DataFrame, code: str) -> pd.Series | None:
    """The row of the cadre, if there is one."""
    rows = frame[frame["cadre_code"] == code]
    return None if rows.empty else rows.iloc[0]
