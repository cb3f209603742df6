"""Figures of events as bars: beside each name stands what its number is made of."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd

from acquisition import event_measures, event_narrative, narrative, office_legend
from acquisition import formatting as fmt
from acquisition.charts import ACCENT, NEUTRAL, Row
from acquisition.i18n import N_, Language

SHOWN = 8  # bars of a panel, under numbers and above a caption
MONTHS = 24
# Of a quotient: how many events it is taken of, and its divisor or, of the cost, its dividend.
_PARTS = {
    "acquisitions_per_hour": ("events_with_hours", "hours", N_("{count} hours"), fmt.decimal),
    "acquisitions_per_cadre": (
        "events_with_attendance",
        "attendances",
        N_("{count} attendances"),
        fmt.integer,
    ),
    "cost_per_acquisition": ("events_with_cost", "cost", N_("{count} spent"), fmt.rupiah_compact),
    "acquisitions_per_event": ("events_known", "events_known", N_("{count} events"), fmt.integer),
}


@dataclass(frozen=True)
class Panel:
    """Bars under a title; `longest` is the scale that panels share, None where each has its own."""

    title: str
    rows: Sequence[Row]
    longest: float | None = None


def panels(
    frame: pd.DataFrame,
    by: str,
    measure: str,
    colours: dict[str, str],
    language: Language,
    incomplete: Collection[pd.Timestamp] = (),
) -> list[Panel]:
    """The bars of a view of events: shares by month, or acquisitions and beside them the measure, the first
    of each, weekdays in order; none of events without result, which are listed.

    `incomplete`: the months that are, which are marked.
    """
    if by == "nothing":
        return []
    if by == "share":
        return _shares(frame, incomplete, language)
    rows = _known(frame, by)
    if by == "venue":
        # Its regency is said where it is needed to tell a venue apart.
        alone = ~rows["venue"].duplicated(keep=False) & (rows["venue"] != "")
        rows = rows.assign(regency=rows["regency"].mask(alone, ""))
    known = event_measures.ordered(rows, measure)
    if by == "weekday":
        known = known.sort_index()
    title = event_measures.MEASURES[measure].title
    return [
        _panel(rows, by, "acquisitions", language.gettext("Workers acquired"), colours, language),
        _panel(known, by, measure, language.gettext(title), colours, language),
    ]


def left_out(frame: pd.DataFrame, by: str, measure: str, language: Language) -> str:
    """How many rows the panels do not show, and of how many the measure is not known."""
    if not measure:
        return ""
    rows, code = _known(frame, by), language.code
    said = [narrative.first_of(SHOWN, len(rows), language)]
    unsent = (
        frame["acquisitions"].isna().sum()
        if by == "event"
        else (frame["events"] - frame["events_known"]).sum()
    )
    if unsent:
        count = fmt.integer(unsent, code)
        said.append(
            language.ngettext(
                "Not sent, so not known: what {count} event brought.",
                "Not sent, so not known: what {count} events brought.",
                int(unsent),
                count=count,
            )
        )
    if unknown := int(rows[measure].isna().sum()):
        title = language.gettext(event_measures.MEASURES[measure].title)
        count = fmt.integer(unknown, code)
        said.append(language.gettext("{measure}: not known of {count}.", measure=title, count=count))
    return " ".join(filter(None, said))


def legend(
    frame: pd.DataFrame, panels: Sequence[Panel], offices: dict[str, str], colours: dict[str, str]
) -> str:
    """Whose colours the bars of acquisition_by_event have, as HTML; nothing where all are of one office."""
    drawn = {row.code for panel in panels for row in panel.rows}
    listed = frame[frame["event_code"].isin(drawn) & frame["registered"]]
    return office_legend.as_html(listed["office_code"], offices, colours)


def _known(frame: pd.DataFrame, by: str) -> pd.DataFrame:
    """The events, or kinds of events, of which it is known what they brought."""
    known = frame[frame["acquisitions"].notna()]
    return known[known["event_code"] != ""] if by == "event" else known


def _shares(frame: pd.DataFrame, incomplete: Collection[pd.Timestamp], language: Language) -> list[Panel]:
    """event_share_by_month, the last MONTHS of it, in their order, in two panels of one scale."""
    rows = [
        Row(
            name=fmt.marked(fmt.month_name(row["month"], language.code), row["month"] in incomplete),
            value=row["event_share"],
            text=fmt.percent(row["event_share"], language.code),
            aside=language.gettext(
                "{count} of {total}",
                count=fmt.integer(row["event_acquisitions"], language.code),
                total=fmt.integer(row["acquisitions"], language.code),
            ),
            colour=ACCENT,
        )
        for row in frame.tail(MONTHS).to_dict("records")
    ]
    half, longest = -(-len(rows) // 2), max((row.value for row in rows), default=0)
    return [Panel("", part, longest) for part in (rows[:half], rows[half:]) if part]


def _panel(
    rows: pd.DataFrame, by: str, measure: str, title: str, colours: dict[str, str], language: Language
) -> Panel:
    bars = [_bar(row, by, measure, colours, language) for _place, row in rows.head(SHOWN).iterrows()]
    return Panel(title, bars)


def _bar(row: pd.Series, by: str, measure: str, colours: dict[str, str], language: Language) -> Row:
    show = fmt.integer if measure == "acquisitions" else event_measures.MEASURES[measure].show
    known = row["registered"] if by == "event" else row[by]
    colour = colours.get(row["office_code"], NEUTRAL) if by == "event" else ACCENT
    said = (_of_event if by == "event" else _of_events)(row, measure, language)
    return Row(
        name=event_narrative.name(row, by, language),
        value=row[measure],
        text=show(row[measure], language.code),
        aside=" · ".join(filter(None, (row["office_code"] if by == "event" and known else "", said))),
        colour=colour if known else NEUTRAL,
        code=row["event_code"] if by == "event" else "",
    )


def _of_event(event: pd.Series, measure: str, language: Language) -> str:
    """Beside an event: the day, where its name does not say it, and contribution; or what is divided."""
    _, code = language.gettext, language.code
    if measure in ("acquisitions", "contribution"):
        if not event["registered"]:
            return _("not registered")
        started = event["started_at"]
        day = "" if str(started.year) in event["event"] else fmt.day_short(started, code)
        money = fmt.rupiah_compact(event["contribution"], code) if event["contribution"] else ""
        return " · ".join(filter(None, (day, money if measure == "acquisitions" else "")))
    if measure == "cost_per_acquisition":
        return _("{count} spent", count=fmt.rupiah_compact(event["cost"], code))
    if measure == "acquisitions_per_hour":
        return _("{count} hours", count=fmt.decimal(event["hours"], code))
    return _("{count} cadres", count=fmt.integer(event["cadres"], code))


def _of_events(row: pd.Series, measure: str, language: Language) -> str:
    """Beside a type, venue or weekday: what is divided, and over how many of its events, if not over all."""
    _, code = language.gettext, language.code
    events = fmt.integer(row["events"], code)
    if measure not in _PARTS:
        said = language.ngettext("{count} event", "{count} events", row["events"], count=events)
        without = _("{count} without result", count=fmt.integer(row["events_without"], code))
        return f"{said} · {without}" if row["events_without"] else said
    counted, part, said, show = _PARTS[measure]
    words = _(said, count=show(row[part], code))
    if row[counted] == row["events"]:
        return words
    return f"{words} · " + _("{known} of {all} events", known=fmt.integer(row[counted], code), all=events)
