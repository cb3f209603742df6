"""What each kind of file must hold: its columns and the header names offices use for them, written once."""

import unicodedata
from dataclasses import dataclass, field

from acquisition.i18n import N_


@dataclass(frozen=True)
class Column:
    """A column of a kind of file; `aliases` are header spellings, the stronger ones first.

    `typed`: in a workbook it matters whether a cell holds a text, a number or a date; `amount`: it is a
    number, never in thousands; `is_day`: it is a day or a month. `meaning` is a message of the catalogs;
    `example` a cell that is accepted, together with the other examples of the kind.
    """

    name: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    typed: bool = False
    amount: bool = False
    is_day: bool = False
    meaning: str = field(kw_only=True)
    example: str = field(kw_only=True)


# Every kind of file may have it; no office needs to know it, so no template shows it.
REPAIR = Column(
    "perbaikan_dari",
    meaning=N_("The row of an earlier file that this one mends, as its receipt wrote it"),
    example="0123456789ab/Data TK Baru/17",
)


@dataclass(frozen=True)
class Kind:
    """A kind of file: its columns, and groups of columns of which at least one must be there.

    The first column is the one that a repeated header is known by. `key`: of rows alike in these columns the
    newest counts; none where rows are only added. `sheet` names the sheet of a template; `row` is a message
    of the catalogs that says what a row stands for.
    """

    name: str
    columns: tuple[Column, ...]
    required_any: tuple[tuple[str, ...], ...] = ()
    key: tuple[str, ...] = ()
    sheet: str = field(kw_only=True)
    row: str = field(kw_only=True)

    @property
    def columns_read(self) -> tuple[Column, ...]:
        """The columns, and the one that a receipt gave to rows to be mended."""
        return (*self.columns, REPAIR)

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def requirements(self) -> tuple[tuple[str, ...], ...]:
        """Groups of columns of which one must be there each."""
        required = tuple((column.name,) for column in self.columns if column.required)
        return (*required, *self.required_any)


def header_key(text: str) -> str:
    """The part of a header that identifies it: lower case, without accents, blanks and punctuation."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain.lower() if letter.isascii() and letter.isalnum())
