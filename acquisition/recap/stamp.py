"""What every recap says of itself: of when the data are, what was selected, what is counted."""

from dataclasses import dataclass
from datetime import date

from acquisition.figures import FIGURES
from acquisition.i18n import Language


@dataclass(frozen=True)
class Stamp:
    """Of a recap: the data's day, what is selected, that with the data's day in words, and its language."""

    as_of: date
    selected: str
    stamp: str
    is_sample: bool
    language: Language

    @property
    def sender(self) -> str:
        return self.language.gettext("BPJS Ketenagakerjaan Jambi · Cadre acquisition")

    @property
    def warning(self) -> str:
        return self.language.gettext("Synthetic sample data") if self.is_sample else ""

    def foot(self, name: str) -> list[str]:
        """The definition of the figure, and the stamp."""
        return [self.language.gettext(FIGURES[name].definition), self.stamp]
