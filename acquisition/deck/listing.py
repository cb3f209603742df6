"""Tables of a deck, and big numbers."""

from collections.abc import Sequence

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide as Page
from pptx.table import Table as Drawn
from pptx.table import _Cell as Cell
from pptx.util import Inches, Pt

from acquisition.deck.page import INK, MUTED, TEXT, Area, describe, text_box
from acquisition.meeting.slides import Number, Slide, Table
from acquisition.meeting.wording import legal

ROW = Inches(0.42)
NUMBERS_IN_ROW = 3
LETTER = Pt(9)  # the width of one, on average, in any office font
MARGIN = 2  # letters that the margins of a cell take
SHORTEST = 12  # letters below which no cell is cut
FILLED = 0.85  # of a line that is broken between words


def draw_table(page: Page, slide: Slide, area: Area) -> None:
    """The table of a slide, as a table."""
    add_table(page, slide.table, area, f"{slide.topic}: {slide.headline}", slide.topic)


def add_table(page: Page, table: Table, area: Area, alternative: str, name: str, row: int = ROW) -> Drawn:
    """A table in the look of the template, its columns as wide as what they hold."""
    lines = [table.titles, *table.rows]
    row = min(row, area.height // (len(lines) + 1))  # titles may take two lines
    most_lines = max((area.height // row - 2) // max(len(table.rows), 1), 1)
    frame = page.shapes.add_table(len(lines), len(table.titles), *area.box)
    describe(frame, alternative, name)
    drawn = frame.table
    letters, widest = _widths(table, area.width)
    for column, width in zip(drawn.columns, letters, strict=True):
        column.width = area.width * width // sum(letters)
    for place, line in enumerate(lines):
        told = max(-(-len(text) // max(letters[column] - MARGIN, 1)) for column, text in enumerate(line))
        drawn.rows[place].height = row * min(told, most_lines) if place else row
        room = most_lines * FILLED if most_lines > 1 else 1
        for column, text in enumerate(line):
            most = int(widest * room) if place else len(text)
            write_cell(drawn.cell(place, column), legal(text, most), table.is_number[column])
    return drawn


def write_cell(cell: Cell, text: str, to_the_right: bool, colour: RGBColor | None = None) -> None:
    """A legal text in the size of tables."""
    cell.text = text
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if to_the_right else PP_ALIGN.LEFT
    paragraph.font.size = TEXT
    if colour is not None:
        paragraph.font.color.rgb = colour


def _widths(table: Table, room: int) -> tuple[list[int], int]:
    """The letters that each column has room for, margins included, and those of the longest cell.

    Titles may break between words; the longest cells do so, or are shortened, beyond what has room.
    """
    needed = [
        max(map(len, [*title.split(), *(row[place] for row in table.rows), "-"]))
        for place, title in enumerate(table.titles)
    ]
    widest = max(needed)
    while widest > SHORTEST and sum(min(one, widest) + MARGIN for one in needed) * LETTER > room:
        widest -= 1
    return [min(one, widest) + MARGIN for one in needed], widest


def draw_numbers(page: Page, numbers: Sequence[Number], area: Area) -> None:
    """Big numbers in rows, each with its label above and its note below."""
    across = min(len(numbers), NUMBERS_IN_ROW)
    height = area.height // -(-len(numbers) // across)
    for place, number in enumerate(numbers):
        row, column = divmod(place, across)
        part = area.part(column / across, 0.96 / across)
        top = part.top + row * height
        text_box(page, Area(part.left, top, part.width, Inches(0.4)), [legal(number.label, 60)], TEXT, MUTED)
        value = Area(part.left, top + Inches(0.35), part.width, Inches(0.8))
        text_box(page, value, [legal(number.value, 40)], _size(number.value), INK, bold=True)
        note = Area(part.left, top + Inches(1.15), part.width, height - Inches(1.2))
        text_box(page, note, [legal(line, 200) for line in number.note.split(" · ")], Pt(14), INK)


def _size(value: str) -> Pt:
    """As large as leaves the number on one line."""
    return Pt(40 if len(value) < 10 else 32 if len(value) < 14 else 24)
