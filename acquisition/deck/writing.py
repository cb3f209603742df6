"""What may be written into a deck: text that every office program opens, and formats of numbers."""

import re
import unicodedata

from acquisition import formatting as fmt
from acquisition.meeting.slides import PERCENT

NAME = 36  # letters of a name beside a bar that says more
BESIDE = 56  # letters beside a bar
HEADLINE = 220
SENTENCE = 600
# Formats of the viewer's own language would turn with the machine: these separators stand as they are.
_INTEGER = {
    "id": r"[>=1000000]#\.###\.##0;[>=1000]#\.##0;0",
    "en": r"[>=1000000]#\,###\,##0;[>=1000]#\,##0;0",
}
_PERCENT = r"0\ %"
# What the embedded workbook would take for a formula or a link.
_ACTIVE = re.compile(r"\{?=|(https?|ftps?)://|mailto:|(in|ex)ternal:", re.IGNORECASE)
_DIRECTIONS = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)), "\u200e", "\u200f"}
_SPACES = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")


def legal(text: str, most: int = SENTENCE) -> str:
    """The text without what XML forbids or what turns the direction of reading, in one line, shortened."""
    kept = (
        letter
        for letter in _SPACES.sub(" ", text)
        if unicodedata.category(letter) not in ("Cc", "Cs", "Cn") and letter not in _DIRECTIONS
    )
    return fmt.shortened("".join(kept).strip(), most)


def label(text: str, most: int = NAME) -> str:
    """A legal name that no workbook takes for a formula or a link."""
    name = legal(text, most)
    return f"'{name}" if _ACTIVE.match(name) else name


def number_format(shown_as: str, code: str) -> str:
    """How a chart writes its values, the same on every machine."""
    return _PERCENT if shown_as == PERCENT else _INTEGER[code]
