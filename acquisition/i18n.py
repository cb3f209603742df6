"""Languages of the interface: gettext catalogs, compiled in memory from their readable source."""

import gettext
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CATALOGS = Path(__file__).parent / "locales"
LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
DEFAULT = "id"


def N_(message: str) -> str:  # noqa: N802, the name by which extractors know it
    """The message itself: marks a string for the catalogs that is translated where it is shown."""
    return message


@dataclass(frozen=True)
class Language:
    """A language code and its catalog; one per session, never installed process-wide."""

    code: str
    catalog: gettext.NullTranslations = field(compare=False, repr=False)

    def gettext(self, message: str, /, **values: object) -> str:
        """The message in this language, its `{placeholders}` filled in."""
        said = self.catalog.gettext(message) if message else ""
        return said.format(**values) if values else said

    def ngettext(self, singular: str, plural: str, count: float, /, **values: object) -> str:
        """The singular or plural message for `count`, its `{placeholders}` filled in."""
        return self.catalog.ngettext(singular, plural, count).format(**values)


def language(code: str | None) -> Language:
    """The language of a code; Indonesian where the code is unknown."""
    return _load(code if code in LANGUAGES else DEFAULT)


@cache
def _load(code: str) -> Language:
    source = CATALOGS / code / "LC_MESSAGES" / "acquisition.po"
    if not source.exists():  # English: the messages themselves
        return Language(code, gettext.NullTranslations())
    compiled = BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return Language(code, gettext.GNUTranslations(compiled))
