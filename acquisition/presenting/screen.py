"""Slides as the HTML of whole screens."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from acquisition.formatting import shortened
from acquisition.i18n import Language
from acquisition.meeting.behind import behind, ranked_places
from acquisition.meeting.slides import LINES, Slide, Table
from acquisition.meeting.wording import HEADLINE, LETTERS, fitting, legal
from acquisition.presenting import drawing, mapping

LISTED = 12  # places beside the map
ROWS, FEW = 14, 8  # of a table: more stand beside it, few are written larger
LONG, LONGER = 70, 130  # letters of headlines that take smaller type
BRIEF = 70  # letters of a headline among all
CELL, ALONE, LONG_CELL = 40, 90, 160  # letters of a cell: of few rows each may take several lines


def _shown(value: object) -> object:
    """What a template writes: legal text; images, which it marks as safe, as they are."""
    return legal(value) if type(value) is str else value


_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_shown,
    trim_blocks=True,
    lstrip_blocks=True,
)


def stage(slides: Sequence[Slide], language: Language) -> str:
    """All slides, each with the table behind it, and the overview of them."""
    numbered = [(slide, number, len(slides), language) for number, slide in enumerate(slides, start=1)]
    return _templates.get_template("stage.html").render(
        title=slides[0].headline,
        screens=[(screen(*one), table_screen(*one)) for one in numbered],
        tiles=[(slide.topic, shortened(slide.headline, BRIEF)) for slide in slides],
    )


def screen(slide: Slide, number: int, count: int, language: Language) -> str:
    """The slide of that number: headline, what shows it, sentences that have room, the stamp."""
    parts = {"kind": "words", "said": slide.said}
    if slide.has_body:
        parts = {"said": fitting(slide.said), **_body(slide, language)}
    return _rendered(slide, number, count, **parts)


def table_screen(slide: Slide, number: int, count: int, language: Language) -> str:
    """The values that the slide shows, under its headline."""
    table = behind(slide, language)
    tables = list(_side_by_side(table)) if table else []
    return _rendered(slide, number, count, kind="table", said=(), tables=tables)


def _body(slide: Slide, language: Language) -> dict[str, object]:
    if slide.chart and slide.chart.kind == LINES:
        return {"kind": "lines", "lines": drawing.lines(slide.chart, language)}
    if slide.chart:
        rows, legend = drawing.rows(slide.chart, language), drawing.legend(slide.chart)
        return {"kind": "bars", "rows": rows, "legend": legend}
    if slide.places:
        rows = ranked_places(slide, LISTED, language).rows
        places = slide.places[: len(rows)]
        ranked = [(row, one.colour if row[0] else "") for row, one in zip(rows, places, strict=True)]
        return {"kind": "map", "map": mapping.drawn(slide.places, language), "ranked": ranked}
    if slide.table:
        return {"kind": "table", "tables": list(_side_by_side(slide.table))}
    numbers = [(number.label, number.value, number.note.split(" · ")) for number in slide.numbers]
    return {"kind": "numbers", "numbers": numbers}


def _rendered(slide: Slide, number: int, count: int, **parts: object) -> str:
    headline = legal(slide.headline, HEADLINE)
    size = "short" if len(headline) <= LONG else "long" if len(headline) <= LONGER else "longer"
    return _templates.get_template("slide.html").render(
        headline=headline,
        size=size,
        stamp=legal(slide.stamp, 2 * LETTERS),
        number=number,
        count=count,
        few=FEW,
        **parts,
    )


def _side_by_side(table: Table) -> Iterator[Table]:
    """The table, in parts of as many rows as a screen has room for."""
    parts = -(-len(table.rows) // ROWS)
    alone = ALONE if parts == 1 and len(table.titles) <= 3 else CELL
    most = alone if len(table.rows) > FEW else LONG_CELL
    rows = [tuple(legal(cell, most) for cell in row) for row in table.rows]
    each = -(-len(rows) // parts) if parts else 0
    for place in range(parts):
        yield Table(table.titles, tuple(rows[place * each : (place + 1) * each]), table.is_number)
