"""The deck: a page per slide, in the order of the storyline."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from acquisition.deck import page
from acquisition.deck.drawing import draw
from acquisition.deck.listing import draw_numbers, draw_table
from acquisition.deck.mapping import draw_map
from acquisition.i18n import Language
from acquisition.meeting.slides import Slide
from acquisition.meeting.wording import HEADLINE, legal


def deck(slides: Sequence[Slide], language: Language, template: Path | None) -> bytes:
    """The PPTX of these slides, the first of which is the title; on the office's template, if any."""
    made = page.opened(template)
    title, *others = slides
    made.core_properties.title = legal(title.headline, HEADLINE)
    opening = page.title_page(made, title, template is not None)
    page.note(opening, title)
    for slide in others:
        drawn, area = page.page_of(made, slide, template is not None)
        if slide.chart:
            draw(drawn, slide, area, language)
        elif slide.places:
            draw_map(drawn, slide, area, language)
        elif slide.table:
            draw_table(drawn, slide, area)
        elif slide.numbers:
            draw_numbers(drawn, slide.numbers, area)
        page.note(drawn, slide)
    content = BytesIO()
    made.save(content)
    return content.getvalue()
