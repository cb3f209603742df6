"""A page of the deck: where headline, body, sentences and stamp stand, on a template or without."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from zipfile import BadZipFile

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import Slide as Page
from pptx.slide import SlideLayout
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches, Pt

from acquisition.i18n import N_
from acquisition.meeting.slides import Slide
from acquisition.meeting.wording import HEADLINE, LETTERS, fitting, legal
from acquisition.reference import REFERENCE

WIDE, HIGH = Inches(40 / 3), Inches(7.5)  # 16:9
TOLERATED = 0.02  # of the shape of a slide
EDGE = Inches(0.5)
STAMP = Inches(0.62)
LINE = Inches(0.27)  # of a sentence
SMALL, TEXT = Pt(14), Pt(16)
INK, MUTED = RGBColor(0x16, 0x22, 0x2E), RGBColor(0x45, 0x51, 0x5C)
TEAL = b"12454F"
_ACCENT = re.compile(rb'(<a:accent1>\s*<a:srgbClr val=")[0-9A-Fa-f]{6}')
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_QUIET = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


@dataclass(frozen=True)
class Area:
    """A rectangle of a page, in EMU."""

    left: int
    top: int
    width: int
    height: int

    def part(self, left: float, width: float) -> "Area":
        """The part that begins at this share of the width, and is that share wide."""
        return Area(self.left + int(self.width * left), self.top, int(self.width * width), self.height)

    @property
    def box(self) -> tuple[Emu, Emu, Emu, Emu]:
        return Emu(self.left), Emu(self.top), Emu(self.width), Emu(self.height)


def template(folder: Path = REFERENCE) -> Path | None:
    """The office's own template: the first PPTX in the folder of the reference data by name, if any."""
    return next(iter(sorted(folder.glob("*.pptx"))), None)


class TemplateError(ValueError):
    """A template that no deck can be made on: a message that says what to do, and its values."""

    def __init__(self, message: str, **values: str) -> None:
        super().__init__(message.format(**values))
        self.message, self.values = message, values


def opened(path: Path | None) -> Deck:
    """An empty deck of 16:9: on the template, without its slides, or without one. Raises TemplateError."""
    deck = _on_template(path) if path else _without_template()
    listed = deck.slides._sldIdLst  # python-pptx has no way to delete a slide
    for one in list(listed):
        deck.part.drop_rel(one.rId)
        listed.remove(one)
    return deck


def _on_template(path: Path) -> Deck:
    try:
        deck = Presentation(path)
    except (OSError, KeyError, ValueError, BadZipFile, PythonPptxError, SyntaxError) as error:
        raise TemplateError(
            N_("{file}: not a presentation that can be read; replace or remove it"), file=path.name
        ) from error
    if abs(deck.slide_width * HIGH - deck.slide_height * WIDE) > WIDE * HIGH * TOLERATED:
        raise TemplateError(
            N_("{file}: its slides are not 16:9; change their size or remove it"), file=path.name
        )
    return deck


def _without_template() -> Deck:
    """16:9, and tables in the colour of the dashboard."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDE, HIGH
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _ACCENT.sub(rb"\g<1>" + TEAL, theme.blob, count=1)  # python-pptx has no way to set it
    return deck


def title_page(deck: Deck, slide: Slide, on_template: bool) -> Page:
    """The opening: the title, what is said of the meeting, the stamp."""
    page = deck.slides.add_slide(_opening_layout(deck))
    width, height = deck.slide_width, deck.slide_height
    title = Area(EDGE * 2, int(height * 0.26), width - 4 * EDGE, int(height * 0.26))
    below = Area(title.left, title.top + title.height + Inches(0.2), title.width, Inches(1.6))
    shape = page.shapes.title or page.shapes.add_textbox(*title.box)
    others = [one for one in page.placeholders if one.shape_id != shape.shape_id]
    under = others[0] if others else page.shapes.add_textbox(*below.box)
    if not on_template:
        _place(shape, title)
        _place(under, below)
    for one in others[1:]:
        one._element.getparent().remove(one._element)
    _write(shape.text_frame, [legal(slide.headline, HEADLINE)], Pt(40), bold=True)
    _write(under.text_frame, [legal(line) for line in slide.said], Pt(22))
    _stamp(page, deck, slide)
    return page


def page_of(deck: Deck, slide: Slide, on_template: bool) -> tuple[Page, Area]:
    """A page with headline, sentences and stamp, and the area that is left for its body."""
    page = deck.slides.add_slide(_plain_layout(deck))
    for one in page.placeholders:
        if one.placeholder_format.type not in _TITLES:
            one._element.getparent().remove(one._element)
    width, height = deck.slide_width, deck.slide_height
    area = Area(EDGE, Inches(0.3), width - 2 * EDGE, Inches(1.2))
    title = page.shapes.title or page.shapes.add_textbox(*area.box)
    if not on_template:
        _place(title, area)
    headline = legal(slide.headline, HEADLINE)
    size = 28 if len(headline) < 110 else 24 if len(headline) < 170 else 20
    _write(title.text_frame, [headline], Pt(size), bold=True)
    title.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    _stamp(page, deck, slide)
    top = title.top + title.height + Inches(0.15)
    bottom = height - EDGE // 2 - STAMP
    if slide.has_body:
        bottom -= _sentences(page, fitting(slide.said), Area(EDGE, top, width - 2 * EDGE, bottom - top))
    else:
        text = page.shapes.add_textbox(*Area(EDGE, top, width - 2 * EDGE, bottom - top).box)
        _write(text.text_frame, [legal(line) for line in slide.said], Pt(22))
    return page, Area(EDGE, top, width - 2 * EDGE, bottom - top - Inches(0.1))


def note(page: Page, slide: Slide) -> None:
    """What the speaker may be asked: all sentences, then each figure with its definition."""
    lines = [*slide.said]
    for result in slide.results:
        lines += ["", result.question, result.definition, result.stamp]
    page.notes_slide.notes_text_frame.text = "\n".join(legal(line, 2_000) for line in lines).strip()


def describe(shape: BaseShape, text: str, name: str = "") -> None:
    """Give a shape its alternative text, and a name."""
    if name:
        shape.name = legal(name, 120)
    shape._element.xpath(".//p:cNvPr")[0].set("descr", legal(text))


def text_box(
    page: Page, area: Area, lines: Sequence[str], size: Pt = SMALL, colour: RGBColor = INK, bold: bool = False
) -> BaseShape:
    """Lines of text, legal ones, that wrap in their area."""
    shape = page.shapes.add_textbox(*area.box)
    _write(shape.text_frame, lines, size, bold, colour)
    return shape


def _opening_layout(deck: Deck) -> SlideLayout:
    """The first layout with a centred title, as title pages have; else the first of all."""
    return next((one for one in deck.slide_layouts if _TITLES[1] in _kinds(one)), deck.slide_layouts[0])


def _plain_layout(deck: Deck) -> SlideLayout:
    """The layout that has a title and, besides what is quiet, the least; the first of these."""
    titled = [one for one in deck.slide_layouts if _TITLES[0] in _kinds(one)]
    return min(titled or deck.slide_layouts, key=lambda one: len(_kinds(one) - {*_TITLES, *_QUIET}))


def _kinds(layout: SlideLayout) -> set[PP_PLACEHOLDER]:
    return {one.placeholder_format.type for one in layout.placeholders}


def _place(shape: BaseShape, area: Area) -> None:
    shape.left, shape.top, shape.width, shape.height = area.box


def _write(
    frame: TextFrame, lines: Sequence[str], size: Pt, bold: bool = False, colour: RGBColor | None = None
) -> None:
    frame.word_wrap = True
    frame.text = "\n".join(lines)
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.font.size, paragraph.font.bold = size, bold
        if colour is not None:
            paragraph.font.color.rgb = colour


def _sentences(page: Page, lines: Sequence[str], area: Area) -> int:
    """Write them at the foot of the area; how high they are."""
    if not lines:
        return 0
    height = LINE * sum(ceil(len(line) / LETTERS) for line in lines) + Inches(0.1)
    text_box(page, Area(area.left, area.top + area.height - height, area.width, height), lines)
    return height


def _stamp(page: Page, deck: Deck, slide: Slide) -> None:
    area = Area(EDGE, deck.slide_height - EDGE // 4 - STAMP, deck.slide_width - 2 * EDGE, STAMP)
    shape = text_box(page, area, [legal(slide.stamp, 2 * LETTERS)], SMALL, MUTED)
    shape.name = "stamp"
