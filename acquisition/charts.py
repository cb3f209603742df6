"""Results as Plotly charts: ranked bars with their names above them and their figures at their ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.basedatatypes import BaseTraceType

from acquisition import achievement
from acquisition import formatting as fmt
from acquisition.achievement import Light
from acquisition.i18n import Language

FONT = "Source Sans, Segoe UI, sans-serif"
INK = "#16222E"
MUTED = "#56636F"
RULE = "#D5DCE2"
NEUTRAL = "#8A959F"
ACCENT = "#12454F"
# Told apart by people who confuse colours and in grey, and darker than their background by 3:1 at least.
SEGMENT_COLOURS = {"PU": "#1F5FA8", "BPU": "#D9640B", "JAKON": "#2C1250", "PMI": "#14532D"}
OFFICE_COLOURS = (
    "#AD8F00", "#2E2A7F", "#E0708A", "#0B7A6E", "#7A1F5C",
    "#4A8DB7", "#6F8F2F", "#A5562F", "#8067B7", "#5F6B73",
)  # fmt: skip
FIGURE_SPACE = "\u2007"  # as wide as a digit
NAME_SIZE = 22
VALUE_SIZE = 26
CHART_HEIGHT = 555  # what one screen of 1080 lines leaves to a chart
ROOM_FOR_LETTER = 0.03  # of the longest bar, to the right of it
BESIDE = 32  # letters of an office beside the name of a cadre
SPOKEN = 12  # values of a chart that its alternative says
_BREAKS, _TAGS = re.compile(r"<br ?/?>"), re.compile(r"<[^>]*>")
_REACHED = {"acquisitions": "achievement", "contribution": "contribution_achievement"}
# Maps get an empty world outline: without it the browser would ask a host on the internet for one.
CONFIG = {
    "displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False,
    "topojsonURL": "app/static/topojson/",
}  # fmt: skip
# What Streamlit sets where a chart takes clicks: set later than here, the chart would be drawn twice.
CLICKABLE = {"clickmode": "event+select", "hovermode": "closest", "dragmode": "pan"}


@dataclass(frozen=True)
class Row:
    """One bar: its name, what is said of it in a lighter voice, its value and the value as text.

    `target` is marked across the bar, `light` and `reached` say how far it is reached, `hover` says more;
    `code` is that of whose page a click on it opens.
    """

    name: str
    value: float
    text: str
    colour: str
    aside: str = ""
    hover: str = ""
    lead: str = ""
    target: float | None = None
    light: Light | None = None
    reached: str = ""
    muted: bool = False
    strong: bool = False
    code: str = ""


def office_colours(codes: Sequence[str]) -> dict[str, str]:
    """A colour per office, by its place among all offices: the same on every page, under any filter."""
    return {code: OFFICE_COLOURS[place % len(OFFICE_COLOURS)] for place, code in enumerate(sorted(codes))}


def ranked_bars(
    rows: Sequence[Row], row_height: int | None = None, longest: float | None = None
) -> go.Figure:
    """Horizontal bars from zero in the order given; `longest` makes several charts share one scale."""
    row_height = row_height or row_height_for(len(rows))
    longest = longest or max((max(row.value, row.target or 0) for row in rows), default=0) or 1
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [row.value for row in rows],
        "y": [place + 0.2 for place in range(len(rows))],
        "width": 0.36,
        "marker": {
            "color": [row.colour for row in rows],
            "opacity": [0.5 if row.muted else 1 for row in rows],
            "cornerradius": 3,
        },
        "hovertext": [_hover(row) for row in rows],
        "hoverinfo": "text",
    }
    values = {
        "type": "scatter",
        # Beyond the bar, and beyond the mark of its target.
        "x": [max(row.value, row.target or 0) for row in rows],
        "y": [place + 0.2 for place in range(len(rows))],
        "mode": "text",
        "text": [f"{_apart(row)}<b>{fmt.escape_plotly(row.text)}</b>" for row in rows],
        "textposition": "middle right",
        "textfont": {"size": _size(VALUE_SIZE, row_height), "color": INK},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    names = [
        {
            "x": 0, "y": place - 0.24, "xanchor": "left", "yanchor": "middle", "showarrow": False,
            "align": "left", "text": _heading(row),
            "font": {"size": _size(NAME_SIZE, row_height), "color": INK},
        }
        for place, row in enumerate(rows)
    ]  # fmt: skip
    targets = [
        {
            "type": "line", "x0": row.target, "x1": row.target, "y0": place - 0.06, "y1": place + 0.46,
            "line": {"color": INK, "width": 4},
        }
        for place, row in enumerate(rows)
        if row.target
    ]  # fmt: skip
    room = 1.15 + ROOM_FOR_LETTER * max((len(row.text) for row in rows), default=0)
    return figure(
        [bars, values],
        height=max(len(rows), 1) * row_height + 8,
        annotations=names,
        shapes=targets,
        xaxis={"visible": False, "range": [0, longest * room], "fixedrange": True},
        yaxis={"visible": False, "range": [len(rows) - 0.5, -0.5], "fixedrange": True},
    )


def offices(
    frame: pd.DataFrame, measure: str, colours: dict[str, str], language: Language, height: int = CHART_HEIGHT
) -> go.Figure:
    """acquisition_by_office as ranked bars of `measure`, acquisitions or contribution, targets marked."""
    counted, target = achievement.SUMS[measure]
    names, reached = (measure, counted, target), _REACHED[measure]
    total, targeted = frame[measure].sum(), frame[target].notna().any()
    ordered = frame.sort_values(
        ["acquisitions", "office_code"], ascending=[False, True], na_position="last"
    ).to_dict("records")
    rows = []
    for office in ordered:
        value, sent = office[measure], not fmt.missing(office[measure])
        share = fmt.percent(value / total, language.code) if sent and total else ""
        rows.append(
            Row(
                name=fmt.marked(office["office"], office["months_missing"] or office["months_partial"]),
                value=value if sent else 0,
                text=_measured(value, measure, language) if sent else language.gettext("not sent"),
                aside=achievement.against(measure, *(office[name] for name in names), language)
                if targeted
                else share,
                colour=colours.get(office["office_code"], NEUTRAL),
                target=None if fmt.missing(office[target]) else office[target],
                light=achievement.light(office[reached]) if sent else None,
                reached=achievement.said(office[reached], language),
            )
        )
    return ranked_bars(rows, row_height=row_height_for(len(rows), height))


def acquisitions(frame: pd.DataFrame, colours: dict[str, str], language: Language, height: int) -> go.Figure:
    """acquisition_by_office as ranked bars of acquisitions, where nothing has a target."""
    return offices(frame, "acquisitions", colours, language, height)


def by_achievement(frame: pd.DataFrame) -> pd.DataFrame:
    """acquisition_by_office in the order of the bars of achievements."""
    # Who has sent nothing has not reached 0 %.
    known = frame.assign(achievement=frame["achievement"].where(frame["acquisitions"].notna()))
    return known.sort_values(
        ["achievement", "acquisitions", "office_code"], ascending=[False, False, True], na_position="last"
    )


def achievements(frame: pd.DataFrame, colours: dict[str, str], language: Language, height: int) -> go.Figure:
    """acquisition_by_office as bars of acquired / target, best first; then those without, and not sent."""
    _ = language.gettext
    rows = []
    for office in by_achievement(frame).to_dict("records"):
        reached, acquired = office["achievement"], office["acquisitions"]
        count = _("{count} acquired", count=fmt.integer(acquired, language.code))
        amounts = (office[name] for name in ("acquisitions", *achievement.SUMS["acquisitions"]))
        target = achievement.against("acquisitions", *amounts, language)
        rows.append(
            Row(
                name=fmt.marked(office["office"], office["months_missing"] or office["months_partial"]),
                value=0 if fmt.missing(reached) else reached,
                text=_("not sent") if fmt.missing(acquired) else _reached(reached, language),
                aside=count if fmt.missing(reached) and not fmt.missing(acquired) else "",
                hover=f"{count}, {target}",
                colour=colours.get(office["office_code"], NEUTRAL),
                target=None if fmt.missing(reached) else 1,
                light=achievement.light(reached),
                reached=achievement.word(reached, language),
            )
        )
    return ranked_bars(rows, row_height=row_height_for(len(rows), height))


def regencies(
    frame: pd.DataFrame, texts: Sequence[str], colour: str, selected: str | None, row_height: int = 43
) -> go.Figure:
    """One row per regency (value or null) and its text as bars, the largest first; no data is said only."""
    ordered = frame.assign(text=texts).sort_values(
        ["value", "regency"], ascending=[False, True], na_position="last"
    )
    rows = [
        Row(
            name=row.regency,
            value=0 if fmt.missing(row.value) else row.value,
            text=row.text,
            colour=colour,
            muted=selected not in (None, row.regency_code),
        )
        for row in ordered.itertuples()
    ]
    return ranked_bars(rows, row_height=row_height)


def alternative(chart: go.Figure, finding: str) -> str:
    """What a chart says to those who do not see it: the finding, and each value as it is said on hovering.

    Of many values the first ones are said: all of them stand in the table.
    """
    said = [text for trace in chart.data for text in _hovered(trace)]
    values = list(dict.fromkeys(filter(None, map(_spoken, said))))
    more = "; …" if len(values) > SPOKEN else ""
    return f"{finding}: {'; '.join(values[:SPOKEN])}{more}" if values else finding


def _hovered(trace: BaseTraceType) -> Sequence[str]:
    texts = getattr(trace, "hovertext", None)
    return (texts,) if isinstance(texts, str) else () if texts is None else texts


def _spoken(hover: str) -> str:
    """One line of what is written for Plotly: KC Jambi, 97 acquired."""
    lines = (unescape(_TAGS.sub("", line)).strip() for line in _BREAKS.split(hover))
    return ", ".join(filter(None, lines))


def figure(traces: Sequence[dict[str, Any]], height: int, **layout: object) -> go.Figure:
    """A chart in the house style, made at once: Plotly checks all that it has by then with each change."""
    return _untemplated(go.Figure({"data": traces, "layout": _house(height) | layout}))


def laid_out(chart: go.Figure, height: int) -> go.Figure:
    """The chart in the house style: its own fonts and colours, no axes, no legend, transparent."""
    return _untemplated(chart.update_layout(_house(height)))


def _untemplated(chart: go.Figure) -> go.Figure:
    # Plotly takes a copy of a template for another one, and draws the whole chart again.
    chart.layout.template = None
    return chart


def _house(height: int) -> dict[str, object]:
    return {
        "height": height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "font": {"family": FONT, "size": NAME_SIZE, "color": INK},
        "hoverlabel": {
            "font": {"family": FONT, "size": 18, "color": INK},
            "bgcolor": "white",
            "bordercolor": RULE,
            "align": "left",
        },
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "dragmode": False,
        # Streamlit hands Plotly a copy of what it has drawn: the same numbers, which need not be drawn again.
        "datarevision": 1,
    }


def _reached(reached: float, language: Language) -> str:
    return language.gettext("no target") if fmt.missing(reached) else achievement.percent(reached, language)


def _measured(value: float, measure: str, language: Language) -> str:
    return (fmt.rupiah_compact if measure == "contribution" else fmt.integer)(value, language.code)


def _heading(row: Row) -> str:
    lead = f"<b>{fmt.escape_plotly(row.lead)}</b>  " if row.lead else ""
    aside = f"  <span style='color:{MUTED}'>{fmt.escape_plotly(row.aside)}</span>" if row.aside else ""
    name, reached = fmt.escape_plotly(row.name), ""
    if row.light:
        reached = f"  <b style='color:{row.light.colour}'>{fmt.escape_plotly(row.reached)}</b>"
    return f"{lead}{f'<b>{name}</b>' if row.strong else name}{reached}{aside}"


def _apart(row: Row) -> str:
    """The space before a number: more beside the mark of a target, which is broader than the end of a bar."""
    return fmt.NBSP * 2 if (row.target or 0) >= row.value else " "


def _hover(row: Row) -> str:
    lines = filter(None, (row.aside, row.reached, row.text, row.hover))
    return "<br>".join([f"<b>{fmt.escape_plotly(row.name)}</b>", *map(fmt.escape_plotly, lines)])


def row_height_for(count: int, height: int = CHART_HEIGHT) -> int:
    """Rows that fill the screen where they are few, and go beyond it only where they are many."""
    return min(max(height // max(count, 1), 44), 110)


def _size(size: int, row_height: int) -> int:
    """Type that fits rows of that height, never below what the back row can read."""
    return max(min(size, round(row_height * 0.4)), 17)
