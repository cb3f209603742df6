"""Slides of what was reached: the numbers against target, their course, the offices, and who has sent."""

import pandas as pd

from acquisition import achievement, charts, narrative, overview, standings, submissions, trend
from acquisition import formatting as fmt
from acquisition.i18n import N_
from acquisition.look import Look
from acquisition.meeting.slides import BARS, LINES, Chart, Number, Series, Slide, Table
from acquisition.meeting.telling import others, rest, slide, whole
from acquisition.overview import Tile
from acquisition.period import Period

OFFICES, SENT_ROWS = 8, 8  # an office has two bars
NAME = 32  # letters of an office, beside how far it came


def standing(look: Look, against: Period | None) -> Slide:
    """Workers and contribution against target and the period before."""
    language = look.language
    segments, offices = look.run("acquisition_by_segment"), look.run("acquisition_by_office")
    shown = overview.shown_segments(segments)
    earlier = against and overview.Earlier(
        against,
        look.run("acquisition_by_segment", from_=against.first, to=against.last),
        any(not look.incomplete(**days).empty for days in ({}, {"from_": against.first, "to": against.last})),
    )
    outlook, active = look.run("target_outlook"), look.run("active_cadres")
    active_of = look.run("participation")
    tiles = [
        overview.workers(one, earlier, active_of, language)
        for _segment, one in shown.groupby("segment", sort=False)
    ]
    tiles.append(overview.contribution(shown, earlier, language))
    of = overview.whole_months(look.period, look.span)
    tiles.append(overview.needed(outlook.iloc[0], language, of))
    tiles.append(overview.cadres(active.iloc[0], look.incomplete().head(0), language))
    return slide(
        look,
        "standing",
        N_("Overview"),
        narrative.overview(look.period, shown, offices, language),
        {"acquisition_by_segment": segments, "target_outlook": outlook, "active_cadres": active},
        said=[overview.footnotes(segments, shown, 0, language).replace(r"\*", "*")],
        numbers=tuple(_number(tile, look) for tile in tiles),
    )


def _number(tile: Tile, look: Look) -> Number:
    label = tile.key if tile.label in overview.DOTS.values() else tile.label
    notes = list(tile.notes)
    if tile.against:
        reached = achievement.said(tile.against.achievement, look.language)
        known = not fmt.missing(tile.against.achievement)
        notes.insert(0, f"{reached}, {tile.against.target}" if known else tile.against.target)
    return Number(label, tile.value, " · ".join(notes))


def course(look: Look) -> Slide | None:
    """The months cumulated, against the steps of the target."""
    period = overview.course_of(look.period, look.span.first_on)
    look = look.of(from_=period.first)
    months, code = look.run("acquisition_by_month"), look.language.code
    if months.empty:
        return None
    targeted = months["cumulative_target"].notna()
    drawn = months[targeted] if targeted.any() else months
    measure = "cumulative_against_target" if targeted.any() else "cumulative_acquisitions"
    categories = tuple(
        fmt.month_of_year(row.month, code) + " ⚠" * bool(row.offices_missing + row.offices_partial)
        for row in drawn.itertuples()
    )
    acquired = Series(look.gettext("acquired"), tuple(map(whole, drawn[measure])), (charts.ACCENT,))
    series = [acquired]
    if targeted.any():
        values = tuple(map(whole, drawn["cumulative_target"]))
        series.append(Series(look.gettext("target"), values, (charts.NEUTRAL,)))
    outside = trend.outside(months)
    beyond = look.gettext(
        "Against the target: without {count} acquired where there is none.", count=fmt.integer(outside, code)
    )
    return slide(
        look,
        "course",
        N_("Trend"),
        trend.finding(months, look.language),
        {"acquisition_by_month": months},
        said=[beyond if outside else ""],
        chart=Chart(LINES, categories, tuple(series)),
    )


def offices(look: Look) -> Slide:
    """The offices by what they acquired, with their targets."""
    frame, language = look.run("acquisition_by_office"), look.language
    ordered = frame.sort_values(
        ["acquisitions", "office_code"], ascending=[False, True], na_position="last", ignore_index=True
    )
    # Those beyond are a sentence: as a bar their sum would leave no length to all others.
    shown = ordered.head(OFFICES)
    targeted = frame["target"].notna().any()
    categories = tuple(_office(shown.iloc[[place]], targeted, look) for place in range(len(shown)))
    colours = tuple(look.office_colours.get(code, charts.NEUTRAL) for code in shown["office_code"])
    series = [Series(look.gettext("acquired"), tuple(map(whole, shown["acquisitions"])), colours)]
    if targeted:
        series.append(Series(look.gettext("target"), tuple(map(whole, shown["target"])), ("#C9D0D6",)))
    total = look.run("acquisition_total").iloc[0]
    return slide(
        look,
        "offices",
        N_("Offices"),
        standings.finding(frame, look.period, language),
        {"acquisition_by_office": frame},
        said=[
            narrative.beside_offices(total, frame, language).replace(r"\*", "*"),
            standings.ranked(frame, language),
            rest(ordered, OFFICES, "acquisitions", language),
            _beyond(frame, look) if targeted else "",
        ],
        chart=Chart(BARS, categories, tuple(series)),
    )


def _beyond(offices: pd.DataFrame, look: Look) -> str:
    """That the achievement leaves out what has no target, which the bars show."""
    outside = offices["acquisitions"].sum() - offices["against_target"].sum()
    if not outside:
        return ""
    return look.gettext(
        "Against the target: without {count} acquired where there is none.",
        count=fmt.integer(outside, look.language.code),
    )


def _office(rows: pd.DataFrame, targeted: bool, look: Look) -> str:
    """An office, how far its target is reached, and whether months are incomplete."""
    is_incomplete = (rows["months_missing"] + rows["months_partial"]).sum() > 0
    name = fmt.marked(fmt.shortened_within(rows["office"].iloc[0], NAME), is_incomplete)
    if rows["acquisitions"].isna().all():
        return f"{name} · {look.gettext('not sent')}"
    if not targeted:
        return name
    reached = achievement.said(achievement.of(rows), look.language) + achievement.footnote(rows)
    return f"{name} · {reached}"


def sending(look: Look) -> Slide | None:
    """Which months the offices have sent, in part or not at all; the worst first."""
    frame, _ = look.run("submissions"), look.gettext
    if frame.empty:
        return None
    states = ["received", "partial", "missing"]
    counts = frame.groupby(["office_code", "office"])["status"].value_counts().unstack(fill_value=0)
    counts = counts.reindex(columns=states, fill_value=0).reset_index()
    counts = counts.sort_values(
        ["missing", "partial", "office_code"], ascending=[False, False, True], ignore_index=True
    )
    shown = counts if len(counts) <= SENT_ROWS else counts.head(SENT_ROWS - 1)
    rows = [(row["office"], *(row[state] for state in states)) for row in shown.to_dict("records")]
    left = counts.iloc[len(shown) :]
    if len(left):
        rows.append((others(len(left), look.language), *(left[state].sum() for state in states)))
    code = look.language.code
    table = Table(
        titles=(_("Office"), _("Months sent"), _("Months sent in part"), _("Months not sent")),
        rows=tuple((name, *(fmt.integer(count, code) for count in sums)) for name, *sums in rows),
        is_number=(False, True, True, True),
    )
    return slide(
        look,
        "sending",
        N_("Who has sent"),
        submissions.finding(frame, look.language),
        {"submissions": frame},
        table=table,
    )
