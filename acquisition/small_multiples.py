"""Offices by month: a small panel each, all on one scale, and what they say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from acquisition import achievement, narrative
from acquisition import formatting as fmt
from acquisition.charts import FONT, INK, MUTED, NEUTRAL, RULE, laid_out
from acquisition.i18n import Language

HEIGHT = 610
LEAST = 190  # pixels that a panel is high at least
HEAD, FOOT = 66, 34  # of these for the name above the bars, with a number at their tops; and the months below
DIGIT = 8  # pixels that one on the scale is wide
NUMBER = 22  # pixels that one at the top of a bar is high
LINE = 0.92  # of a month, that the line of its target is wide
NARROW = 1200  # pixels that the chart has on a notebook
GAP = 0.09  # between two panels, of the width of one
COLUMNS = {1: 1, 2: 2, 3: 3, 4: 2}  # of so many panels
SEVERAL, MANY = 3, 4  # columns, of up to a dozen panels and of more
LETTERS = {1: 44, 2: 52, 3: 38, 4: 28}  # of a name that a panel has room for, by columns
MISSING, PARTIAL = "✕", "⚠"


@dataclass(frozen=True)
class Panels:
    """The chart, and the office of each of its bars."""

    chart: go.Figure
    codes: Sequence[str]


def finding(frame: pd.DataFrame, language: Language) -> str:
    """Of acquisition_by_office_month: who reached the target of the month most often, who most seldom.

    A month counts where it has a target, was sent, and is covered whole.
    """
    counted = _counted(frame)
    if counted.empty:
        return _best_month(frame, language)
    if counted["month"].nunique() == 1:
        return _of_one_month(counted, language)
    months = counted.assign(reached=counted["achievement"] >= 1).groupby("office", sort=False)["reached"]
    reached = months.agg(["sum", "count"]).assign(share=lambda rows: rows["sum"] / rows["count"])
    most, least = (reached[reached["share"] == reached["share"].agg(end)] for end in ("max", "min"))
    words = {"most": _named(most, language), "months": _of(most, language)}
    if len(most) == len(reached):
        return language.gettext("{most} reached the target of the month in {months}", **words)
    return language.gettext(
        "{most} reached the target of the month most often, in {months}; {least} most seldom, in {fewer}",
        least=_named(least, language),
        fewer=_of(least, language),
        **words,
    )


def _of_one_month(counted: pd.DataFrame, language: Language) -> str:
    """How many offices reached their target of the one month."""
    reached, month = int((counted["achievement"] >= 1).sum()), counted["month"].iloc[0]
    return language.ngettext(
        "{reached} of {count} office reached its target of {month}",
        "{reached} of {count} offices reached their target of {month}",
        len(counted),
        reached=fmt.integer(reached, language.code),
        count=fmt.integer(len(counted), language.code),
        month=fmt.month_name(month, language.code),
    )


def _counted(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["achievement"].notna() & ~frame["target_partial"].astype(bool)]


def _best_month(frame: pd.DataFrame, language: Language) -> str:
    if not frame["acquisitions"].sum():
        return language.gettext("No worker was acquired in this selection")
    best = frame.loc[frame["acquisitions"].idxmax()]
    return language.gettext(
        "The best month of an office: {office}, {month}, {count} workers",
        office=best["office"],
        month=fmt.month_name(best["month"], language.code),
        count=fmt.integer(best["acquisitions"], language.code),
    )


def _named(rows: pd.DataFrame, language: Language) -> str:
    return narrative.joined(list(rows.index), language) or language.gettext(
        "{count} offices", count=len(rows)
    )


def _of(reached: pd.DataFrame, language: Language) -> str:
    """In how many of how many months; of offices that had not as many, by their share."""
    if len(reached.drop_duplicates(["sum", "count"])) > 1:
        share = fmt.percent_whole(reached["share"].iloc[0], language.code)
        return language.gettext("{share} of their months", share=share)
    first = reached.iloc[0]
    return language.ngettext(
        "{reached} of {count} month",
        "{reached} of {count} months",
        int(first["count"]),
        reached=fmt.integer(first["sum"], language.code),
        count=fmt.integer(first["count"], language.code),
    )


def legend(language: Language) -> str:
    """What the marks of the panels mean."""
    return language.gettext(
        "Line: target of the month · pale: short of it · {missing} not sent · hatched: sent in part",
        missing=MISSING,
    )


def panels(frame: pd.DataFrame, colours: dict[str, str], language: Language, height: int = HEIGHT) -> Panels:
    """acquisition_by_office_month as bars by month, a panel per office in the order of the rows.

    The target of a month is a line across its bar; what falls short of it is paler; a month that was not
    sent has a cross, one sent in part is hatched. An office that joined midway has no bars before.
    """
    offices = list(dict.fromkeys(frame["office_code"]))
    months = sorted(pd.Timestamp(month).date() for month in frame["month"].unique())
    columns = min(COLUMNS.get(len(offices), SEVERAL if len(offices) <= 12 else MANY), max(len(offices), 1))
    lines = -(-len(offices) // columns)
    grid = _Grid(months, columns, lines, max(height // lines, LEAST), _top(frame))
    chart = go.Figure()
    rows = [
        (
            row,
            *grid.corner(offices.index(row["office_code"])),
            months.index(pd.Timestamp(row["month"]).date()),
        )
        for row in frame.to_dict("records")
    ]
    _draw_bars(chart, grid, rows, colours, language)
    _draw_targets(chart, grid, rows)
    _draw_unsent(chart, rows, language)
    # All at once: plotly checks those it has anew with each that is added.
    notes = [*_scale_notes(grid, len(offices), language), *_names(grid, offices, frame, language)]
    chart.update_layout(shapes=list(_scale_lines(grid, len(offices))), annotations=notes)
    chart.update_xaxes(visible=False, range=[0, grid.width], fixedrange=True)
    chart.update_yaxes(visible=False, range=[-grid.pitch * lines, 0], fixedrange=True)
    laid_out(chart, height=grid.line_height * lines)
    longest = fmt.integer(_scale(grid)[-1], language.code)
    left = max(62, DIGIT * len(longest) + 14)
    chart.update_layout(barmode="overlay", margin={"l": left, "r": 4, "t": 0, "b": 0})
    return Panels(chart, [row["office_code"] for row, *_ in rows])


@dataclass(frozen=True)
class _Grid:
    """Panels in one pair of axes: a month is one wide, and the highest value one high."""

    months: list[date]
    columns: int
    lines: int
    line_height: int
    top: float

    @property
    def step(self) -> float:
        """From the left of a panel to that of the next."""
        return len(self.months) * (1 + GAP)

    @property
    def width(self) -> float:
        return self.step * self.columns - len(self.months) * GAP

    @property
    def pixel(self) -> float:
        """The height of one."""
        return 1 / (self.line_height - HEAD - FOOT)

    @property
    def pitch(self) -> float:
        """From the top of a line of panels to that of the next."""
        return self.line_height * self.pixel

    def corner(self, place: int) -> tuple[float, float]:
        """Where the bars of a panel begin: left and bottom."""
        line, column = divmod(place, self.columns)
        return column * self.step, -(line + 1) * self.pitch + FOOT * self.pixel

    def height(self, value: float) -> float:
        return value / self.top


def _top(frame: pd.DataFrame) -> float:
    highest = max((frame[name].fillna(0).max() for name in ("acquisitions", "target")), default=0)
    return float(highest) or 1.0


def _scale(grid: _Grid) -> list[int]:
    step = _round_step(grid.top)
    return [step * place for place in range(int(grid.top // step) + 1)]


def _scale_lines(grid: _Grid, count: int) -> Iterator[dict]:
    """A line below each panel, and a few across it."""
    for place in range(count):
        left, bottom = grid.corner(place)
        for value in _scale(grid):
            y = bottom + grid.height(value)
            yield {
                "type": "line", "x0": left, "x1": left + len(grid.months), "y0": y, "y1": y, "layer": "below",
                "line": {"color": RULE if value else MUTED, "width": 1 if value else 2},
            }  # fmt: skip


def _scale_notes(grid: _Grid, count: int, language: Language) -> Iterator[dict]:
    """The months below each panel, and the numbers of the lines at the left of each line of panels."""
    for place in range(count):
        left, bottom = grid.corner(place)
        yield from _months(grid, left, bottom, language)
        if place % grid.columns == 0:
            for value in _scale(grid):
                yield {
                    "x": 0, "y": bottom + grid.height(value), "xanchor": "right", "yanchor": "middle",
                    "xshift": -8, "showarrow": False, "text": fmt.integer(value, language.code),
                    "font": {"size": 15, "color": MUTED},
                }  # fmt: skip


def _round_step(top: float) -> int:
    """A round number of which two or three, four at most, fit under the top."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if top / step < 4:
                return step
        size *= 10


def _months(grid: _Grid, left: float, bottom: float, language: Language) -> Iterator[dict]:
    """Each month by its name or first letter; of more than a year the years alone."""
    by_year = len(grid.months) > 12
    for place, month in enumerate(grid.months):
        if by_year and place and month.month != 1:
            continue
        name = fmt.month_abbreviated(month, language.code)[:3]  # Sept is wider than a bar
        text = str(month.year) if by_year else name if grid.columns <= SEVERAL else name[:1]
        yield {
            "x": left + place + (0 if by_year else 0.5), "xanchor": "left" if by_year else "center",
            "y": bottom, "yanchor": "top", "showarrow": False, "text": text,
            "font": {"size": 15, "color": MUTED},
        }  # fmt: skip


def _draw_bars(
    chart: go.Figure, grid: _Grid, rows: list[tuple], colours: dict[str, str], language: Language
) -> None:
    values = [0 if fmt.missing(row["acquisitions"]) else row["acquisitions"] for row, *_ in rows]
    chart.add_bar(
        x=[left + place + 0.5 for _row, left, _bottom, place in rows],
        y=[grid.height(value) for value in values],
        base=[bottom for _row, _left, bottom, _place in rows],
        width=0.74,
        marker={
            "color": [colours.get(row["office_code"], NEUTRAL) for row, *_ in rows],
            "opacity": [0.45 if _falls_short(row) else 1 for row, *_ in rows],
            "pattern": {
                "shape": ["/" if row["status"] == "partial" else "" for row, *_ in rows],
                "fgcolor": "white",
                "fillmode": "overlay",
                "size": 7,
            },
        },
        hovertext=[_hover(row, language) for row, *_ in rows],
        hoverinfo="text",
    )


def _draw_targets(chart: go.Figure, grid: _Grid, rows: list[tuple]) -> None:
    xs, ys = [], []
    for row, left, bottom, place in rows:
        if not fmt.missing(row["target"]):
            y = bottom + grid.height(row["target"])
            xs += [left + place + (1 - LINE) / 2, left + place + (1 + LINE) / 2, None]
            ys += [y, y, None]
    chart.add_scatter(x=xs, y=ys, mode="lines", line={"color": INK, "width": 3}, hoverinfo="skip")


def _draw_unsent(chart: go.Figure, rows: list[tuple], language: Language) -> None:
    # An entry for each bar, so that a click on either means the same office.
    chart.add_scatter(
        x=[left + place + 0.5 for _row, left, _bottom, place in rows],
        y=[bottom for _row, _left, bottom, _place in rows],
        mode="text", textposition="top center", cliponaxis=False,
        text=[f"<b>{MISSING}</b>" if row["status"] == "missing" else "" for row, *_ in rows],
        textfont={"family": FONT, "size": 18, "color": achievement.BEHIND.colour},
        hovertext=[_hover(row, language) for row, *_ in rows], hoverinfo="text",
    )  # fmt: skip


def _names(grid: _Grid, offices: list[str], frame: pd.DataFrame, language: Language) -> Iterator[dict]:
    """The office above its panel, and in how many months it reached its target; a number at its best bar."""
    by_office = dict(list(frame.groupby("office_code", sort=False)))
    for place, code in enumerate(offices):
        left, bottom = grid.corner(place)
        yield {
            "x": left, "y": bottom + 1 + HEAD * grid.pixel, "xanchor": "left", "yanchor": "top",
            "showarrow": False, "text": _name(by_office[code], grid.columns, language), "align": "left",
            "font": {"size": 20 if grid.columns <= SEVERAL else 17, "color": INK},
        }  # fmt: skip
        if by_office[code]["acquisitions"].notna().any():
            yield _best(grid, left, bottom, by_office[code], language)


def _name(office: pd.DataFrame, columns: int, language: Language) -> str:
    counted = _counted(office)
    room = LETTERS[min(columns, MANY)]
    name = fmt.shortened_within(office["office"].iloc[0], room)
    aside = ""
    if len(counted) and columns < MANY:
        reached = pd.DataFrame({"sum": [(counted["achievement"] >= 1).sum()], "count": [len(counted)]})
        aside = language.gettext("{months} reached", months=_of(reached, language))
        if len(name) + len(aside) > room:
            aside = "{sum}/{count} ✓".format(**reached.iloc[0])
    text = f"<b>{fmt.escape_plotly(name)}</b>"
    if aside:
        text += f"  <span style='color:{MUTED}'>{fmt.escape_plotly(aside)}</span>"
    return text


def _best(grid: _Grid, left: float, bottom: float, office: pd.DataFrame, language: Language) -> dict:
    best = office.loc[office["acquisitions"].astype(float).idxmax()]
    month = grid.months.index(pd.Timestamp(best["month"]).date())
    text = fmt.integer(best["acquisitions"], language.code)
    targets = {
        grid.months.index(pd.Timestamp(row.month).date()): grid.height(row.target)
        for row in office[office["target"].notna()].itertuples()
    }
    height = _clear(grid, max(grid.height(best["acquisitions"]), targets.get(month, 0)), month, targets, text)
    return {
        "x": left + month + 0.5, "y": bottom + height, "yanchor": "bottom", "showarrow": False,
        "text": f"<b>{text}</b>",
        "font": {"size": 17, "color": INK},
    }  # fmt: skip


def _clear(grid: _Grid, height: float, month: int, targets: dict[int, float], text: str) -> float:
    """From `height` up, where no target of a month beside this one goes through its number."""
    reach = DIGIT * len(text) / 2 * grid.width / NARROW + LINE / 2
    for target in sorted(line for place, line in targets.items() if abs(place - month) < reach):
        if height <= target < height + NUMBER * grid.pixel:
            height = target
    return height


def _falls_short(row: dict) -> bool:
    return not fmt.missing(row["achievement"]) and row["achievement"] < 1


def _hover(row: dict, language: Language) -> str:
    code = language.code
    lines = [f"<b>{fmt.escape_plotly(row['office'])}</b>", fmt.month_name(row["month"], code)]
    if row["status"] == "missing":
        lines.append(f"{MISSING} " + language.gettext("not sent"))
    else:
        lines.append(language.gettext("{count} acquired", count=fmt.integer(row["acquisitions"], code)))
        if row["status"] == "partial":
            lines.append(f"{PARTIAL} " + language.gettext("in part"))
    if not fmt.missing(row["target"]):
        amounts = (row["acquisitions"], row["against_target"], row["target"])
        lines.append(
            language.gettext("target {target}", target=fmt.integer(row["target"], code))
            if row["status"] == "missing"
            else achievement.against("acquisitions", *amounts, language)
        )
    if not fmt.missing(row["achievement"]):
        lines.append(achievement.said(row["achievement"], language))
    return "<br>".join(lines)
