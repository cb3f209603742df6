"""The map of a deck: a shape per regency in one group, and the regencies as a list beside it."""

from collections.abc import Callable, Sequence
from math import cos, radians

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.shapes.group import GroupShape
from pptx.slide import Slide as Page
from pptx.util import Emu, Inches, Pt

from acquisition import formatting as fmt
from acquisition.deck.listing import add_table, write_cell
from acquisition.deck.page import INK, Area, describe
from acquisition.i18n import Language
from acquisition.label_placement import Label, Point, place_labels
from acquisition.meeting.behind import ranked_places
from acquisition.meeting.slides import Place, Slide
from acquisition.uncovered_map import letters_on

MAP = 0.57  # of the width
LISTED = 12
SIGN = Inches(0.36)  # the room of a rank on the map
WHITE = RGBColor(0xFF, 0xFF, 0xFF)
ToPage = Callable[[Point], tuple[int, int]]


def draw_map(page: Page, slide: Slide, area: Area, language: Language) -> None:
    """The regencies in their colours, with their ranks; beside them the same ranks with names and numbers."""
    drawn = [place for place in slide.places if place.rings]
    if drawn:
        _shapes(page, slide, drawn, area.part(0, MAP), language)
    _list(page, slide, area.part(MAP + 0.02, 0.98 - MAP) if drawn else area, language)


def _shapes(page: Page, slide: Slide, drawn: Sequence[Place], area: Area, language: Language) -> None:
    to_page, per_degree = _projection(drawn, area)
    group = page.shapes.add_group_shape()
    for place in drawn:
        _outline(group, place, to_page)
    sizes = {place.code: (SIGN / per_degree, SIGN / per_degree) for place in drawn}
    labels = place_labels({place.code: place.rings for place in drawn}, sizes)
    for rank, place in enumerate(slide.places, start=1):
        if place.code in labels:
            _sign(group, fmt.integer(rank, language.code), place, labels[place.code], to_page)
    describe(group, f"{slide.topic}: {slide.headline}", slide.topic)


def _projection(drawn: Sequence[Place], area: Area) -> tuple[ToPage, float]:
    """From longitude and latitude to the page, as large as the area allows; EMU of a degree."""
    points = [point for place in drawn for ring in place.rings for point in ring]
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    narrow = cos(radians((south + north) / 2))
    room = 2 * SIGN  # for ranks beside the land
    per_degree = min(
        (area.width - room) / ((east - west) * narrow or 1), (area.height - room) / ((north - south) or 1)
    )

    def to_page(point: Point) -> tuple[int, int]:
        x = area.left + SIGN + (point[0] - west) * narrow * per_degree
        y = area.top + SIGN + (north - point[1]) * per_degree
        return round(x), round(y)

    return to_page, per_degree


def _outline(group: GroupShape, place: Place, to_page: ToPage) -> None:
    """The regency as one shape that has its name, all its rings in one path."""
    first, *more = ([to_page(point) for point in ring] for ring in place.rings if len(ring) > 2)
    builder = group.shapes.build_freeform(*first[0], scale=1.0)
    builder.add_line_segments(first[1:], close=True)
    for ring in more:
        builder.move_to(*ring[0])
        builder.add_line_segments(ring[1:], close=True)
    shape = builder.convert_to_shape()
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(place.colour[1:])
    shape.line.color.rgb, shape.line.width = WHITE, Pt(1)
    shape.shadow.inherit = False
    describe(shape, f"{place.name}: {place.text}", place.name)


def _sign(group: GroupShape, rank: str, place: Place, label: Label, to_page: ToPage) -> None:
    x, y = to_page(label.at)
    if label.leads_to:
        line = group.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *map(Emu, (x, y, *to_page(label.leads_to))))
        line.line.color.rgb, line.line.width = INK, Pt(1.25)
    box = group.shapes.add_textbox(Emu(x - SIGN // 2), Emu(y - SIGN // 2), SIGN, SIGN)
    frame = box.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.vertical_anchor = False, MSO_ANCHOR.MIDDLE
    frame.text = rank
    (paragraph,) = frame.paragraphs
    paragraph.alignment = PP_ALIGN.CENTER
    paragraph.font.size, paragraph.font.bold = Pt(16), True
    if label.leads_to:
        box.fill.solid()
        box.fill.fore_color.rgb = WHITE
        paragraph.font.color.rgb = INK
    else:
        paragraph.font.color.rgb = RGBColor.from_string(letters_on(place.colour)[1:])


def _list(page: Page, slide: Slide, area: Area, language: Language) -> None:
    """Ranks in the regencies' colours, names and numbers; what is beyond a page as one sum."""
    table = ranked_places(slide, LISTED, language)
    drawn = add_table(
        page, table, area, f"{slide.topic}: {slide.headline}", f"{slide.topic}, 2", Inches(0.36)
    )
    for line, place in enumerate(slide.places[: len(table.rows)], start=1):
        if not table.rows[line - 1][0]:
            continue
        cell = drawn.cell(line, 0)
        cell.fill.solid()
        cell.fill.fore_color.rgb = RGBColor.from_string(place.colour[1:])
        write_cell(cell, table.rows[line - 1][0], False, RGBColor.from_string(letters_on(place.colour)[1:]))
