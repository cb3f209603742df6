"""What the keys of a presentation do."""

from dataclasses import dataclass, replace

SLIDE, OVERVIEW, TABLE, BLACK = "slide", "overview", "table", "black"
NEXT, PREVIOUS, FIRST, LAST, LEAVE = "next", "previous", "first", "last", "leave"
# By the names that Streamlit has for keys. Those who hold a presenter's remote press PageUp and PageDown.
KEYS = {
    "ArrowRight": NEXT, "PageDown": NEXT, "Space": NEXT,
    "ArrowLeft": PREVIOUS, "PageUp": PREVIOUS,
    "Home": FIRST, "End": LAST,
    "O": OVERVIEW, "T": TABLE, "B": BLACK, "Enter": SLIDE,
    "Escape": LEAVE,
}  # fmt: skip


@dataclass(frozen=True)
class Showing:
    """Which slide is on, from 1, and how: itself, among all others, as a table, or nothing at all."""

    slide: int = 1
    mode: str = SLIDE

    @classmethod
    def asked(cls, slide: str | None, mode: str | None, count: int) -> "Showing":
        """What an address asks for, as far as there is such a slide and such a way."""
        number = int(slide) if slide and slide.isascii() and slide.isdecimal() and len(slide) < 5 else 1
        return cls(min(max(number, 1), count), mode if mode in (OVERVIEW, TABLE, BLACK) else SLIDE)

    def after(self, action: str, count: int) -> "Showing":
        """What is on after a key. A way of showing ends with the key that began it, or by turning on."""
        if action in (OVERVIEW, TABLE, BLACK):
            return replace(self, mode=SLIDE if self.mode == action else action)
        if action == SLIDE:
            return replace(self, mode=SLIDE)
        turned = {NEXT: self.slide + 1, PREVIOUS: self.slide - 1, FIRST: 1, LAST: count}[action]
        kept = self.mode if self.mode == OVERVIEW else SLIDE
        return Showing(min(max(turned, 1), count), kept)
