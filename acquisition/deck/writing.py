"""What may be written into a deck: text that every office program opens, and formats of numbers."""

import re

from acquisition import formatting as fmt
from acquisition.meeting.slides import PERCENT
from acquisition.meeting.wording import legal

NAME = 36  # letters of a name beside a bar that says more
BESIDE = 56  # letters beside a bar
# Formats of the viewer's own language would turn with the machine: these separators stand as they are.
_INTEGER = {
    "id": r"[>=1000000]#\.###\.##0;[>=1000]#\.##0;0",
    "en": r"[>=1000000]#\,###\,##0;[>=1000]#\,##0;0",
}
_PERCENT = r"0\ %"
# What the embedded workbook would take for a formula or a link.
_ACTIVE = re.compile(r"\{?=|(https?|ftps?)://|mailto:|(in|ex)ternal:", re.IGNORECASE)


def label(text: str, most: int = NAME) -> str:
    """A legal name that no workbook takes for a formula or a link; the end of a long one stays."""
    name = fmt.shortened_within(legal(text), most)
    return f"'{name}" if _ACTIVE.match(name) else name


def number_format(shown_as: str, code: str) -> str:
    """How a chart writes its values, the same on every machine."""
    return _PERCENT if shown_as == PERCENT else _INTEGER[code]
