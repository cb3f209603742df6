"""Amounts that a file gives in thousands or millions: nothing here multiplies, so that it is refused."""

import re
from collections.abc import Iterable

SHOWN = 60  # letters of a cell that says so
_WORD = r"(?:rb|ribu|ribuan|jt|juta|jutaan|miliar|milyar|miliaran|milyaran|thousands?|millions?|billions?)\b"
_MONEY = r"(?:rp\.?|idr|rupiah)"
# "000", "Rp.000", "x 1.000"
_ZEROS = r"(?:[x×*] ?(?:rp\.? ?)?1[.,]?000(?:[.,]?000)?|(?<![\d.,])[.,'’]?000(?:[.,]000)?(?!\d))"
_UNIT = rf"(?:\b{_WORD}|{_ZEROS})"
_IN_UNITS = re.compile(rf"{_UNIT}|[(\[] ?(?:{_MONEY} ?)?1[.,]?000(?:[.,]000)? ?[)\]]", re.IGNORECASE)
# How a unit is joined to what it measures: "Iuran dalam ribuan rupiah", "Iuran Rp juta".
_JOINED = re.compile(
    rf"(?:\b(?:dalam|dlm|in)\b)? ?(?:{_MONEY})? ?{_UNIT} ?(?:of )?(?:{_MONEY})?", re.IGNORECASE
)
_CURRENCY = re.compile(rf"\b{_MONEY}", re.IGNORECASE)
# A cell that speaks of all amounts: "(dalam ribuan rupiah)", "Satuan: Rp juta".
_STATEMENT = re.compile(
    rf"\b(?:dalam|dlm|in) (?:{_MONEY} ?)?\(?{_UNIT}"
    rf"|^\W*(?:satuan|unit)?\W*(?:{_MONEY})?\W*{_UNIT}\W*(?:of )?(?:{_MONEY})?\W*$",
    re.IGNORECASE,
)
_DENIAL = re.compile(r"\b(?:bukan|tidak|jangan|tanpa|not)\b", re.IGNORECASE)


def measured(label: str) -> str:
    """What a label measures, without its currency and its unit: "Iuran" of "Iuran dalam ribuan rupiah"."""
    return _CURRENCY.sub(" ", _JOINED.sub(" ", _plain(label)))


def in_units(labels: Iterable[str], cells: Iterable[str]) -> list[str]:
    """What says that amounts are given in thousands or millions: of their labels, and of the cells around."""
    said = [label for label in map(_plain, labels) if _IN_UNITS.search(label)]
    said += [cell for cell in map(_plain, cells) if _STATEMENT.search(cell) and not _DENIAL.search(cell)]
    return [one[:SHOWN] for one in said]


def _plain(text: str) -> str:
    return " ".join(text.replace("_", " ").split())
