"""The bridge between two periods as a waterfall, from the earlier one to the difference."""

from collections.abc import Sequence

import plotly.graph_objects as go

from acquisition import achievement
from acquisition import formatting as fmt
from acquisition.changes import Step, count, cumulated
from acquisition.charts import ACCENT, INK, MUTED, NAME_SIZE, RULE, VALUE_SIZE, laid_out, row_height_for
from acquisition.i18n import Language

GAIN, LOSS = achievement.REACHED.colour, achievement.BEHIND.colour
HEIGHT = 500
ROOM = 0.3  # of the whole width, to the right of the bars, for their numbers


def waterfall(
    steps: Sequence[Step], ends: tuple[str, str], language: Language, height: int = HEIGHT
) -> go.Figure:
    """The steps one under the other, each from where the last one led; then what they sum to.

    `ends`: what the earlier period and the one shown are called, with their numbers. The axis is the change:
    its zero is the earlier period, so that small steps between large numbers are seen. A step's place in the
    chart's data is its place in `steps`.
    """  # fmt: skip
    spans = cumulated(0, steps)
    total = spans[-1][1] if spans else 0
    rows = [*spans, (0, total)]
    low, high = min((*map(min, rows), 0)), max((*map(max, rows), 0))
    width = (high - low) or 1
    colours = [*(GAIN if step.change > 0 else LOSS for step in steps), ACCENT]
    texts = [*(fmt.signed(step.change, language.code) for step in steps), fmt.signed(total, language.code)]
    row_height = row_height_for(len(rows) + 1, height)
    chart = go.Figure(
        go.Bar(
            orientation="h",
            base=[min(span) for span in rows],
            x=[abs(end - start) for start, end in rows],
            y=[place + 1.2 for place in range(len(rows))],
            width=0.4,
            marker={"color": colours, "cornerradius": 3},
            hovertext=[*(_hover(step, language) for step in steps), fmt.escape_plotly(ends[1])],
            hoverinfo="text",
        )
    )
    chart.add_scatter(
        x=[max(span) for span in rows], y=[place + 1.2 for place in range(len(rows))], mode="text",
        text=[f" <b>{text}</b>" for text in texts], textposition="middle right", cliponaxis=False,
        textfont={"size": min(VALUE_SIZE, round(row_height * 0.4)), "color": INK}, hoverinfo="skip",
    )  # fmt: skip
    names = [f"<b>{fmt.escape_plotly(ends[0])}</b>", *(_heading(step, language) for step in steps)]
    names.append(f"<b>{fmt.escape_plotly(ends[1])}</b>")
    for place, name in enumerate(names):
        chart.add_annotation(
            x=0, xref="paper", y=place - 0.3, xanchor="left", yanchor="middle", showarrow=False, text=name,
            align="left", font={"size": max(17, min(NAME_SIZE, round(row_height * 0.4))), "color": INK},
            bgcolor="white", borderpad=0, xshift=6,
        )  # fmt: skip
    chart.add_shape(
        type="line", x0=0, x1=0, y0=0.1, y1=len(rows) + 0.5, line={"color": RULE, "width": 3}, layer="below"
    )
    for place, (_start, end) in enumerate(spans):
        chart.add_shape(
            type="line", x0=end, x1=end, y0=place + 1.2, y1=place + 2.2, layer="below",
            line={"color": MUTED, "width": 1, "dash": "2px,3px"},
        )  # fmt: skip
    chart.update_xaxes(visible=False, range=[low, high + width * ROOM], fixedrange=True)
    chart.update_yaxes(visible=False, range=[len(rows) + 0.5, -0.65], fixedrange=True)
    return laid_out(chart, height=(len(rows) + 1) * row_height + 8)


def _heading(step: Step, language: Language) -> str:
    return f"{fmt.escape_plotly(step.name)}  <span style='color:{MUTED}'>{_from_to(step, language)}</span>"


def _hover(step: Step, language: Language) -> str:
    return f"<b>{fmt.escape_plotly(step.name)}</b><br>{_from_to(step, language)}"


def _from_to(step: Step, language: Language) -> str:
    return f"{count(step.before, language)} → {count(step.now, language)}"
