"""What a slide shows, as a table: the values behind its chart, map or numbers, as they are read."""

from acquisition import formatting as fmt
from acquisition.i18n import Language
from acquisition.meeting.slides import BRIDGE, PERCENT, Chart, Slide, Table
from acquisition.meeting.telling import others


def behind(slide: Slide, language: Language) -> Table | None:
    """All values that a slide shows; none of one that is words alone."""
    if slide.chart:
        return _charted(slide.chart, language)
    if slide.places:
        return ranked_places(slide, len(slide.places), language)
    if slide.numbers:
        rows = tuple((number.label, number.value, number.note) for number in slide.numbers)
        return Table(("", slide.topic, ""), rows, (False, True, False))
    return slide.table


def ranked_places(slide: Slide, most: int, language: Language) -> Table:
    """Rank, name and value of the places of a slide; what is beyond `most` rows as one sum without a rank."""
    shown = slide.places if len(slide.places) <= most else slide.places[: most - 1]
    rows = [
        (fmt.integer(rank, language.code), place.name, place.text)
        for rank, place in enumerate(shown, start=1)
    ]
    if left := slide.places[len(shown) :]:
        known = [place.value for place in left if place.value is not None]
        summed = fmt.integer(sum(known) if known else None, language.code)
        rows.append(("", others(len(left), language), summed))
    return Table(("", language.gettext("Regency"), slide.topic), tuple(rows), (False, False, True))


def value_of(chart: Chart, value: float | None, language: Language) -> str:
    """A value of a chart as text; nothing where there is nothing to draw."""
    if value is None:
        return ""
    if chart.kind == BRIDGE:
        return fmt.signed(value, language.code)
    return (fmt.percent_whole if chart.shown_as == PERCENT else fmt.integer)(value, language.code)


def _charted(chart: Chart, language: Language) -> Table:
    values = zip(*(series.values for series in chart.series), strict=True)
    rows = tuple(
        (category, *(value_of(chart, value, language) for value in line))
        for category, line in zip(chart.categories, values, strict=True)
    )
    titles = ("", *(series.name for series in chart.series))
    return Table(titles, rows, (False, *[True] * len(chart.series)))
