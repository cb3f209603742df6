"""What a meeting hands out, by the ending of the file."""

from collections.abc import Callable, Sequence

from acquisition.deck.page import template
from acquisition.deck.pptx import deck
from acquisition.i18n import Language
from acquisition.meeting.slides import Slide


def pptx(slides: Sequence[Slide], language: Language) -> bytes:
    """The deck, on the office's template where there is one."""
    return deck(slides, language, template())


HANDOUTS: dict[str, Callable[[Sequence[Slide], Language], bytes]] = {".pptx": pptx}
