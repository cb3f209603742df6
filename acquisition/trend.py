"""The course of a period: acquisitions cumulated day by day of the months, against the target's steps."""

from calendar import monthrange
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from acquisition import achievement
from acquisition import formatting as fmt
from acquisition.charts import ACCENT, FONT, INK, MUTED, RULE, figure
from acquisition.i18n import Language

HEIGHT = 345
LABEL_HEIGHT = 62  # of a number with its word under it
LINE_HEIGHT = 28  # of one more word
RIGHT = 118  # room for these
EVERY_MONTH = 12  # up to which each month has its name
ALL_MONTHS = 24  # up to which every third has
WARNING = "⚠"


def cumulative(frame: pd.DataFrame, as_of: date, language: Language, height: int = HEIGHT) -> go.Figure:
    """acquisition_by_month as a line that climbs, month by month, to the steps of the cumulated target.

    Where months have targets, the line counts what was acquired against them; incomplete months are open
    circles with a warning at their name.
    """
    targeted = frame[frame["cumulative_target"].notna()]
    drawn = frame if targeted.empty else targeted
    measure = "cumulative_acquisitions" if targeted.empty else "cumulative_against_target"
    starts = [pd.Timestamp(month).date() for month in drawn["month"]]
    ends = [start.replace(day=monthrange(start.year, start.month)[1]) for start in starts]
    reached = [min(end, as_of) for end in ends]
    incomplete = (drawn["offices_missing"] + drawn["offices_partial"] > 0).tolist()
    values, targets = drawn[measure].astype(float).tolist(), drawn["cumulative_target"].tolist()
    steps = {
        "x": [*starts, ends[-1]], "y": [*targets, targets[-1]], "mode": "lines", "hoverinfo": "skip",
        "line": {"color": MUTED, "width": 3, "shape": "hv", "dash": "6px,4px"},
    }  # fmt: skip
    course = {
        "x": [starts[0], *reached], "y": [0, *values], "mode": "lines+markers",
        "line": {"color": ACCENT, "width": 5},
        "marker": {
            "size": [0, *[13] * len(values)],
            "color": ["white" if one else ACCENT for one in (False, *incomplete)],
            "line": {"color": ACCENT, "width": 3},
            "opacity": 1,
        },
        "hovertext": ["", *(_hover(row, language) for row in drawn.itertuples())],
        "hoverinfo": "text",
        "cliponaxis": False,
    }  # fmt: skip
    top = max([*values, *targeted["cumulative_target"].astype(float), 1]) * 1.08
    target = targeted["cumulative_target"].tolist()[-1:]
    acquired = language.gettext("acquired")
    words = [acquired, language.gettext("with target")] if outside(frame) else [acquired]
    names = [_name(start, place, starts, language) for place, start in enumerate(starts)]
    ticks = [name + f"<br>{WARNING}" * one for name, one in zip(names, incomplete, strict=True)]
    above, below = 6 + LINE_HEIGHT * len(words), 34 + 24 * max(tick.count("<br>") for tick in ticks)
    return figure(
        [course] if targeted.empty else [steps, course],
        height,
        annotations=_at_ends(ends[-1], values[-1], words, target, top, height - above - below, language),
        margin={"l": 4, "r": RIGHT, "t": above, "b": below},
        separators=fmt.separators(language.code),
        xaxis={
            "range": [starts[0], ends[-1]], "fixedrange": True, "showgrid": False, "zeroline": False,
            "tickvals": [start.replace(day=15) for start in starts],
            "ticks": "", "ticktext": ticks, "tickangle": 0,
            "tickfont": {"family": FONT, "size": 18, "color": INK}, "linecolor": RULE, "showline": True,
        },
        yaxis={
            "range": [0, top], "fixedrange": True, "nticks": 5, "showgrid": True, "gridcolor": RULE,
            "zeroline": False, "tickfont": {"family": FONT, "size": 16, "color": MUTED},
            "tickformat": fmt.AXIS, "ticks": "", "automargin": True,
        },
    )  # fmt: skip


def finding(frame: pd.DataFrame, language: Language) -> str:
    """How far acquisition_by_month has come in its last month, and which month brought most."""
    _, code, last = language.gettext, language.code, frame.iloc[-1]
    most = frame[frame["acquisitions"] == frame["acquisitions"].max()]
    words = {
        "month": fmt.month_name(last["month"], code),
        "total": fmt.integer(last["cumulative_acquisitions"], code),
        "counted": fmt.integer(last["cumulative_against_target"], code),
        "target": fmt.integer(last["cumulative_target"], code),
        "share": achievement.percent(last["achievement"], language),
    }
    said = (
        _("{total} acquired up to {month}", **words)
        if fmt.missing(last["achievement"])
        else _("Up to {month} {counted} acquired of target {target} ({share})", **words)
    )
    if len(frame) < 2 or len(most) != 1:
        return said
    best = {
        "best": fmt.month_name(most["month"].iloc[0], code),
        "count": fmt.integer(most["acquisitions"].iloc[0], code),
    }
    return f"{said}; " + _("most in {best}, {count}", **best)


def outside(frame: pd.DataFrame) -> int:
    """How many of the acquired in acquisition_by_month stand against no target, where others do."""
    if frame["cumulative_target"].isna().all():
        return 0
    last = frame.iloc[-1]
    return int(last["cumulative_acquisitions"] - last["cumulative_against_target"])


def _at_ends(
    x: date,
    value: float,
    words: list[str],
    target: list[float],
    top: float,
    height: int,
    language: Language,
) -> list[dict[str, object]]:
    """Numbers at the right ends of the lines, words under them, kept apart; `height` is the axis's."""
    labels = [(value, ACCENT, "<br>".join(map(fmt.escape_plotly, words)))]
    labels += [(one, MUTED, fmt.escape_plotly(language.gettext("target"))) for one in target]
    labels.sort(reverse=True)
    apart = (LABEL_HEIGHT + LINE_HEIGHT / 2 * (len(words) - 1)) * top / height
    places = [label[0] for label in labels]
    if len(places) == 2 and places[0] - places[1] < apart:
        # Plotly draws no label outside the axis.
        upper = min(max(sum(places) / 2 + apart / 2, apart), top)
        places = [upper, upper - apart]
    return [
        {
            "x": x, "y": place, "xanchor": "left", "xshift": 14, "yanchor": "middle", "showarrow": False,
            "align": "left", "text": f"<b>{fmt.integer(number, language.code)}</b><br>{word}",
            "font": {"size": 22, "color": colour},
        }
        for place, (number, colour, word) in zip(places, labels, strict=True)
    ]  # fmt: skip


def _name(start: date, place: int, starts: list[date], language: Language) -> str:
    """The month's short name, the year under the first; of longer periods not all, or the year alone."""
    several = starts[0].year != starts[-1].year
    if len(starts) > ALL_MONTHS:
        return str(start.year) if place == 0 or start.month == 1 else ""
    step = 1 if len(starts) <= EVERY_MONTH else 3
    if place % step:
        return ""
    first = place == 0 or start.month <= step
    name = fmt.month_abbreviated(start, language.code)
    return f"{name}<br>{start.year}" if several and first else name


def _hover(row: object, language: Language) -> str:
    """The month's own numbers, the cumulated ones, and who has not sent."""
    code = language.code
    lines = [
        f"<b>{fmt.escape_plotly(fmt.month_name(row.month, code))}</b>",
        language.gettext("{count} acquired", count=fmt.integer(row.acquisitions, code)),
    ]
    if not fmt.missing(row.target):
        lines.append(language.gettext("of target {target}", target=fmt.integer(row.target, code)))
    missing, partial = row.offices_missing, row.offices_partial
    if missing:
        lines.append(f"{WARNING} " + language.gettext("{count} offices not sent", count=missing))
    if partial:
        lines.append(f"{WARNING} " + language.gettext("{count} offices sent in part", count=partial))
    return "<br>".join(lines)
