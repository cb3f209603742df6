"""What a meeting hands out as a file, by its ending."""

from collections.abc import Callable, Sequence

from acquisition.deck.page import template
from acquisition.deck.pptx import deck
from acquisition.i18n import Language
from acquisition.meeting.appendix import appendix
from acquisition.meeting.slides import Slide


def _deck(slides: Sequence[Slide], language: Language) -> bytes:
    """On the office's template, where there is one."""
    return deck(slides, language, template())


HANDOUTS: dict[str, Callable[[Sequence[Slide], Language], bytes]] = {".pptx": _deck, ".xlsx": appendix}
