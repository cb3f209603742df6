"""The course of a cadre: acquisitions month by month since the beginning, against the norm."""

import pandas as pd
import plotly.graph_objects as go

from acquisition import formatting as fmt
from acquisition.charts import ACCENT, FONT, INK, MUTED, NEUTRAL, RULE, laid_out
from acquisition.i18n import Language
from acquisition.period import Period

HEIGHT = 400
ALL_NAMED = 18  # months up to which each has its number and its name


def trajectory(frame: pd.DataFrame, shown: Period, norm: int, language: Language) -> go.Figure:
    """acquisition_by_cadre_month of one cadre as bars; those of the period stand out, the norm is a line.

    A month that towers over the others is cut off above the rest of them, and says its number.
    """
    months = [pd.Timestamp(month).date() for month in frame["month"]]
    counts = frame["acquisitions"].astype(int).tolist()
    top = _top(counts, norm)
    inside = [_is_inside(month, shown) for month in months]
    chart = go.Figure(
        go.Bar(
            x=list(range(len(months))),
            y=[min(count, top) for count in counts],
            marker={
                "color": [ACCENT if count >= norm else NEUTRAL for count in counts],
                "opacity": [1 if one else 0.4 for one in inside],
                "cornerradius": 3,
            },
            hovertext=[_hover(row, language) for row in frame.to_dict("records")],
            hoverinfo="text",
        )
    )  # fmt: skip
    for place, count in enumerate(counts):
        sent = frame["month_sent"].iloc[place]
        text = _text(count, top, len(months), language) if sent or count else "✕"
        if frame["month_in_part"].iloc[place] and count < norm:
            text = fmt.marked(text, True).strip()
        if text:
            chart.add_annotation(
                x=place, y=min(count, top), yanchor="bottom", yshift=2, showarrow=False, text=text,
                font={"size": 17, "color": INK}, bgcolor="rgba(255,255,255,0.9)", borderpad=0,
            )  # fmt: skip
    chart.add_hline(y=norm, line={"color": MUTED, "width": 2, "dash": "6px,4px"}, layer="below")
    chart.add_annotation(
        x=1, xref="paper", y=norm, xanchor="left", xshift=6, showarrow=False,
        text=language.gettext("norm {norm}", norm=fmt.integer(norm, language.code)),
        font={"size": 18, "color": MUTED},
    )  # fmt: skip
    chart.update_xaxes(
        fixedrange=True, showgrid=False, zeroline=False, ticks="", tickvals=list(range(len(months))),
        ticktext=[_name(month, place, len(months), language) for place, month in enumerate(months)],
        tickfont={"family": FONT, "size": 16, "color": INK}, tickangle=0, linecolor=RULE, showline=True,
    )  # fmt: skip
    chart.update_yaxes(range=[0, top * 1.12], fixedrange=True, visible=False)
    laid_out(chart, height=HEIGHT)
    return chart.update_layout(margin={"t": 12, "b": 52, "l": 12, "r": 92}, bargap=0.25)


def cut(frame: pd.DataFrame, norm: int, language: Language) -> str:
    """That a month is cut off, where one is."""
    counts = frame["acquisitions"].astype(int).tolist()
    if max(counts, default=0) <= _top(counts, norm):
        return ""
    return language.gettext("↑ Cut off: this month stands far above all others.")


def _top(counts: list[int], norm: int) -> int:
    """The height of the chart: a single month of bulk enrollment does not flatten all others."""
    highest = sorted([*counts, norm], reverse=True)
    second = highest[1] if len(highest) > 1 else highest[0]
    return highest[0] if highest[0] <= 4 * second else 2 * second


def _text(count: int, top: int, months: int, language: Language) -> str:
    if not count or (months > ALL_NAMED and count <= top):
        return ""
    return f"<b>{fmt.integer(count, language.code)}</b>" + (" ↑" if count > top else "")


def _hover(row: dict, language: Language) -> str:
    code = language.code
    return "<br>".join(
        (
            f"<b>{fmt.month_name(row['month'], code)}</b>",
            *([] if row["month_sent"] else [language.gettext("not sent")]),
            *([language.gettext("sent in part")] if row["month_in_part"] else []),
            language.gettext("{count} acquired", count=fmt.integer(row["acquisitions"], code)),
            language.gettext(
                "{count} since the beginning", count=fmt.integer(row["cumulative_acquisitions"], code)
            ),
        )
    )


def _name(month: object, place: int, count: int, language: Language) -> str:
    """The month's short name, the year under the first of each."""
    step = 1 if count <= ALL_NAMED else 3 if count <= 3 * ALL_NAMED else 12
    first = place == 0 or month.month == 1
    if not first and (month.month - 1) % step:
        return ""
    name = fmt.month_abbreviated(month, language.code)
    return f"{name}<br>{month.year}" if first else name


def _is_inside(month: object, shown: Period) -> bool:
    """Whether the period touches the month."""
    return (not shown.first or month >= shown.first.replace(day=1)) and (
        not shown.last or month <= shown.last
    )
