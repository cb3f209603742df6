"""Names of files and sheets, which may be those of workers: numbers that tell who it is are masked."""

import re

_STAMP = r"20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4}(?:\d\d)?(?!\d)"  # 20161112093000
# A NIK has 16 digits, blanks or signs between them or not; a KPJ 11, a telephone 10 to 13.
_TELLING = re.compile(rf"(?:\d[ .-]?){{15,}}\d|(?<!\d)(?!{_STAMP})\d{{10,15}}(?!\d)")


def masked(name: str) -> str:
    """The name, each digit of such a number as a dot."""
    return _TELLING.sub(lambda number: re.sub(r"\d", "•", number[0]), name)
