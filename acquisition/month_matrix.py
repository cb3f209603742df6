"""Cadres by months as a table of colours: which months reached the norm, which stayed empty."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from acquisition import formatting as fmt
from acquisition.charts import ACCENT, FONT, INK, MUTED, laid_out
from acquisition.i18n import N_, Language

SHOWN = 16  # cadres
MONTHS = 18  # the last of them
ROW_HEIGHT = 34
TOP = 40
CELL_WIDTH, CELL_HEIGHT = 0.95, 0.91  # of the room of a cell
NOTHING, SOMETHING, REACHED = "#F6E3D3", "#E4EBEE", ACCENT


def month_matrix(frame: pd.DataFrame, order: list[str], language: Language) -> go.Figure:
    """acquisition_by_cadre_month: a row for each of the first SHOWN codes in this order, a column a month."""
    shown = order[:SHOWN]
    months = sorted(frame["month"].unique())[-MONTHS:]
    drawn = _drawn(frame, order)
    names = drawn.groupby("cadre_code")["cadre"].first()
    places = {code: place for place, code in enumerate(shown)}
    columns = {month: place for place, month in enumerate(months)}
    cells = drawn.to_dict("records")
    # Bars, as browsers print them sharp: Plotly draws its own tables of colours as images of pixels.
    chart = go.Figure(
        go.Bar(
            orientation="h",
            base=[columns[cell["month"]] - CELL_WIDTH / 2 for cell in cells],
            x=[CELL_WIDTH] * len(cells),
            y=[places[cell["cadre_code"]] for cell in cells],
            width=CELL_HEIGHT,
            marker={"color": [_colour(cell) for cell in cells], "line": {"width": 0}},
            hoverinfo="skip",
        )
    )
    chart.add_scatter(
        x=[columns[cell["month"]] for cell in cells],
        y=[places[cell["cadre_code"]] for cell in cells],
        mode="text",
        text=[_text(cell, language) for cell in cells],
        textfont={"size": 17, "color": ["white" if cell["at_norm"] else INK for cell in cells]},
        hovertext=[_hover(cell, language) for cell in cells],
        hoverinfo="text",
    )
    chart.update_xaxes(
        side="top", range=[-0.5, len(months) - 0.5], fixedrange=True, showgrid=False, zeroline=False,
        ticks="",
        tickvals=list(range(len(months))),
        ticktext=[_month(month, place, months, language) for place, month in enumerate(months)],
        tickfont={"family": FONT, "size": 16, "color": MUTED}, tickangle=0,
    )  # fmt: skip
    chart.update_yaxes(
        range=[len(shown) - 0.5, -0.5], fixedrange=True, showgrid=False, zeroline=False, ticks="",
        tickvals=list(range(len(shown))),
        ticktext=[fmt.escape_plotly(names.get(code, code)) + "  " for code in shown],
        tickfont={"family": FONT, "size": 18, "color": INK}, automargin=True,
    )  # fmt: skip
    laid_out(chart, height=TOP + ROW_HEIGHT * max(len(shown), 1))
    return chart.update_layout(margin={"t": TOP})


def _colour(cell: dict) -> str:
    if cell["at_norm"]:
        return REACHED
    is_known = cell["month_sent"] and not cell["month_in_part"]
    return SOMETHING if cell["acquisitions"] or not is_known else NOTHING


def _text(cell: dict, language: Language) -> str:
    """The number, bold at the norm, else with what makes it count for nothing; ✕: nothing was sent."""
    if not cell["month_sent"] and not cell["acquisitions"]:
        return "✕"
    said = fmt.integer(cell["acquisitions"], language.code)
    if cell["at_norm"]:
        return f"<b>{said}</b>"
    if cell["month_in_part"]:
        return f"{said}\u2009⚠"
    return said if cell["month_counts"] else f"({said})"


def _drawn(frame: pd.DataFrame, order: list[str]) -> pd.DataFrame:
    months = sorted(frame["month"].unique())[-MONTHS:]
    return frame[frame["cadre_code"].isin(order[:SHOWN]) & frame["month"].isin(months)]


def legend(frame: pd.DataFrame, order: list[str], language: Language) -> str:
    """What the signs mean that stand in the table of these rows, as far as they do."""
    frame = _drawn(frame, order)
    sent, in_part = frame["month_sent"], frame["month_in_part"]
    below, brought = ~frame["at_norm"], frame["acquisitions"] > 0
    shown = (
        (frame["at_norm"], N_("dark: at the norm")),
        (sent & ~in_part & ~brought & below, N_("orange: nobody acquired")),
        (sent & ~in_part & below & ~frame["month_counts"], N_("(n): a part of the month, not counted")),
        (sent & in_part & below, N_("n ⚠: sent in part, not counted")),
        (~sent & ~brought, N_("✕: not sent")),
    )
    return " · ".join(language.gettext(words) for there, words in shown if there.any())


def _hover(cell: dict, language: Language) -> str:
    lines = [
        f"<b>{fmt.escape_plotly(cell['cadre'])}</b>",
        fmt.month_name(cell["month"], language.code),
        language.gettext("{count} acquired", count=fmt.integer(cell["acquisitions"], language.code)),
    ]
    if not cell["month_sent"]:
        lines.append(language.gettext("not sent"))
    elif cell["month_in_part"]:
        lines.append(language.gettext("sent in part"))
    elif not cell["month_counts"]:
        lines.append(language.gettext("not counted: a part of the month"))
    return "<br>".join(lines)


def _month(month: date, place: int, months: list, language: Language) -> str:
    name = fmt.month_abbreviated(pd.Timestamp(month).date(), language.code)
    first = place == 0 or pd.Timestamp(month).month == 1
    several = pd.Timestamp(months[0]).year != pd.Timestamp(months[-1]).year
    return f"{name}<br>{pd.Timestamp(month).year}" if several and first else name
