"""Charts of a deck: native ones, whose values can be looked at and changed in the office program."""

from collections.abc import Sequence
from itertools import pairwise

from pptx.chart.axis import CategoryAxis
from pptx.chart.chart import Chart as Drawn
from pptx.chart.data import CategoryChartData
from pptx.chart.series import BarSeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.slide import Slide as Page
from pptx.util import Pt

from acquisition import formatting as fmt
from acquisition.deck.page import INK, MUTED, SMALL, Area, describe
from acquisition.deck.writing import BESIDE, label, number_format
from acquisition.i18n import Language
from acquisition.meeting.slides import BRIDGE, LINES, Chart, Series, Slide

ROOM = 1.28  # of the longest bar: its number stands at its end
LOW = 0.15  # of the highest: below a value that is lower stands the axis
RULE = RGBColor(0xD5, 0xDC, 0xE2)


def draw(page: Page, slide: Slide, area: Area, language: Language) -> None:
    """The chart of a slide, in its area, with the headline as its alternative text."""
    chart = slide.chart
    draw_kind = {BRIDGE: _bridge, LINES: _lines}.get(chart.kind, _bars)
    frame = draw_kind(page, chart, area, language)
    describe(frame, f"{slide.topic}: {slide.headline}", slide.topic)


def _bars(page: Page, chart: Chart, area: Area, language: Language) -> object:
    frame = _added(page, XL_CHART_TYPE.BAR_CLUSTERED, _data(chart, chart.categories, language), area)
    drawn = frame.chart
    _horizontal(drawn)
    known = [value for series in chart.series for value in series.values if value is not None]
    drawn.value_axis.maximum_scale = (max(known, default=0) or 1) * ROOM
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = 45, -5
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = number_format(chart.shown_as, language.code), False
    labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size, labels.font.bold, labels.font.color.rgb = _size(chart), True, INK
    labels._element.find(f".//{qn('a:bodyPr')}").set("wrap", "none")
    for series, told in zip(plot.series, chart.series, strict=True):
        _colour(series, told.colours)
    _legend(drawn, len(chart.series) > 1)
    return frame


def _lines(page: Page, chart: Chart, area: Area, language: Language) -> object:
    frame = _added(page, XL_CHART_TYPE.LINE_MARKERS, _data(chart, chart.categories, language), area)
    drawn = frame.chart
    axis = drawn.value_axis
    axis.minimum_scale, axis.major_gridlines.format.line.color.rgb = 0, RULE
    axis.format.line.fill.background()
    axis.tick_labels.font.size, axis.tick_labels.font.color.rgb = SMALL, MUTED
    drawn.category_axis.tick_labels.font.size = SMALL
    axis.tick_labels.number_format = number_format(chart.shown_as, language.code)
    axis.tick_labels.number_format_is_linked = False
    highest = max(chart.series, key=_last)
    near = LOW * max((value for one in chart.series for value in one.values if value is not None), default=0)
    for series, told in zip(drawn.plots[0].series, chart.series, strict=True):
        colour = RGBColor.from_string(told.colours[0][1:])
        series.smooth = False
        series.format.line.color.rgb, series.format.line.width = colour, Pt(3.5)
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = colour
        series.marker.format.line.color.rgb = colour
        if known := [place for place, value in enumerate(told.values) if value is not None]:
            end = series.points[known[-1]].data_label
            is_above = told is highest or _last(told) < near
            end.position = XL_LABEL_POSITION.ABOVE if is_above else XL_LABEL_POSITION.BELOW
            end.font.size, end.font.bold, end.font.color.rgb = Pt(16), True, INK
    _legend(drawn, True)
    return frame


def _bridge(page: Page, chart: Chart, area: Area, language: Language) -> object:
    """Each change from where the last one led, then their sum from zero, which is the earlier period."""
    (series,) = chart.series
    *changes, total = series.values
    ends = [0]
    for change in changes:
        ends.append(ends[-1] + change)
    spans = [*pairwise(ends), (0, total)]
    names = [
        f"{label(name)}  {fmt.signed(value, language.code)}"
        for name, value in zip(chart.categories, series.values, strict=True)
    ]
    _ = language.gettext
    data = CategoryChartData(number_format=number_format(chart.shown_as, language.code))
    data.categories = names
    titles = (_("up to here (not drawn)"), label(series.name), _("{name}, below zero", name=series.name))
    for title, values in zip(titles, zip(*(floating(*span) for span in spans), strict=True), strict=True):
        data.add_series(label(title, BESIDE), values)
    frame = _added(page, XL_CHART_TYPE.BAR_STACKED, data, area)
    drawn = frame.chart
    _horizontal(drawn, least=None)
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    hidden, above, below = plot.series
    hidden.format.fill.background()
    for one in (above, below):
        _colour(one, series.colours)
    # Names stand beside the chart, not at a zero within it.
    drawn.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    drawn.category_axis.format.line.color.rgb = MUTED
    _legend(drawn, False)
    return frame


def _last(series: Series) -> float:
    """The last value known; nothing known lies below all."""
    return next((value for value in reversed(series.values) if value is not None), -1)


def floating(start: int, end: int) -> tuple[int, int | None, int | None]:
    """How far a bar from start to end is from zero, and its parts above and below it; none without one."""
    low, high = sorted((start, end))
    away = low if low > 0 else min(high, 0)
    return away, (max(high, 0) - max(low, 0)) or None, (min(low, 0) - min(high, 0)) or None


def _data(chart: Chart, categories: Sequence[str], language: Language) -> CategoryChartData:
    data = CategoryChartData(number_format=number_format(chart.shown_as, language.code))
    data.categories = [label(name, BESIDE) for name in categories]
    for series in chart.series:
        data.add_series(label(series.name), series.values)
    return data


def _added(page: Page, kind: XL_CHART_TYPE, data: CategoryChartData, area: Area) -> object:
    frame = page.shapes.add_chart(kind, *area.box, data)
    frame.chart.has_title = False
    frame.chart.font.size, frame.chart.font.color.rgb = SMALL, INK
    return frame


def _horizontal(drawn: Drawn, least: int | None = 0) -> None:
    """The first category above, no axis for the values: they stand at the bars."""
    category, value = drawn.category_axis, drawn.value_axis
    category.reverse_order = True
    category.has_major_gridlines = value.has_major_gridlines = False
    category.tick_labels.font.size = SMALL
    _name_all(category)
    category.format.line.color.rgb = RULE
    value.visible, value.minimum_scale = False, least


def _name_all(axis: CategoryAxis) -> None:
    """Skip no name where they stand close: python-pptx leaves that to the office program."""
    skip = axis._element.makeelement(qn("c:tickLblSkip"), {"val": "1"})
    axis._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def _colour(series: BarSeries, colours: Sequence[str]) -> None:
    # The legend takes the colour of the series.
    series.format.fill.solid()
    if len(colours) == 1:
        series.format.fill.fore_color.rgb = RGBColor.from_string(colours[0][1:])
        return
    series.format.fill.fore_color.rgb = INK
    for place, colour in enumerate(colours):
        fill = series.points[place].format.fill
        fill.solid()
        fill.fore_color.rgb = RGBColor.from_string(colour[1:])


def _legend(drawn: Drawn, is_shown: bool) -> None:
    drawn.has_legend = is_shown
    if is_shown:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        drawn.legend.font.size = SMALL


def _size(chart: Chart) -> Pt:
    return Pt(16) if len(chart.categories) * len(chart.series) <= 12 else SMALL
