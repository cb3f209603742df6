"""What of a text has room on a slide, wherever it is shown, and what of it may be written at all."""

import re
import unicodedata
from collections.abc import Sequence
from math import ceil

from acquisition import formatting as fmt

HEADLINE = 220
SENTENCE = 600
LETTERS = 118  # of a line at the smallest size
MOST_LINES = 4
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


def fitting(said: Sequence[str]) -> list[str]:
    """The sentences, legal ones, that have room under what a slide shows."""
    kept, lines = [], 0
    for sentence in map(legal, said):
        needed = ceil(len(sentence) / LETTERS)
        if lines + needed <= MOST_LINES:
            kept.append(sentence)
            lines += needed
    return kept
