"""A page of A4 to be printed and signed: title, numbers, tables that end where the page does, signatures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import MethodReturnValue, XPos, YPos

FONTS = Path(__file__).parent / "fonts"
FONT = "Open Sans"
INK, MUTED, RULE, SHADE, ACCENT = (22, 34, 46), (86, 99, 111), (213, 220, 226), (242, 245, 246), (18, 69, 79)
MARGIN, WIDTH = 16, 178  # millimetres
LINE = 5.4
SIGNED = 36  # height that signatures take
FOOT = 31  # and the foot
FOOT_SIZES = (7, 6.5, 6, 5.5)  # points, the first that has room
UNPRINTED = 6  # below what printers print
SMALLEST = 6.5  # points of text that would be too wide
ROUNDING = 0.01  # millimetres


@dataclass(frozen=True)
class Column:
    """A column of a table: its title, its share of the width, and whether it holds numbers."""

    title: str
    share: float
    number: bool = True


class Sheet(FPDF):
    """Pages of A4, each of which stands alone; `as_of`, the data's day, is also that of the document."""

    def __init__(self, title: str, as_of: date, language: str) -> None:
        super().__init__(format="A4", unit="mm")
        for style, name in (("", "Regular"), ("B", "Bold")):
            self.add_font(FONT, style, FONTS / f"OpenSans-{name}.ttf")
        self.set_margins(MARGIN, 14, MARGIN)
        self.set_auto_page_break(False)
        self.set_title(title)
        self.set_lang(language)
        self.set_creation_date(datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC))

    def begin(self, title: str, lines: Sequence[str], sender: str, warning: str) -> None:
        """A new page: who sends it, a warning across it where there is one, title and what it speaks of."""
        self.add_page()
        self._write(8.5, MUTED)
        self.cell(WIDTH / 2, 5, sender)
        if warning:
            self._write(8.5, (179, 38, 30), "B")
            self.cell(WIDTH / 2, 5, warning, align="R")
        self.ln(8)
        self._write(19, INK, "B")
        self._fitted(WIDTH, 9, title, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self._write(9.5, MUTED)
        for line in filter(None, lines):
            self._fitted(WIDTH, LINE, line, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(2.5)

    def numbers(self, numbers: Sequence[tuple[str, str, str]]) -> None:
        """Big numbers side by side: label, number, a word under it."""
        width, top = WIDTH / len(numbers), self.get_y()
        for place, (label, value, note) in enumerate(numbers):
            self.set_xy(MARGIN + place * width, top)
            for size, colour, style, text, height in (
                (8, MUTED, "", label, 4.5),
                (15, INK, "B", value, 7.5),
                (8, MUTED, "", note, 4.5),
            ):
                self._write(size, colour, style)
                self._fitted(width - 2, height, text)
                self.set_xy(MARGIN + place * width, self.get_y() + height)
        self.ln(4)

    def heading(self, text: str) -> None:
        """The title of a table."""
        self._write(11, ACCENT, "B")
        self.cell(WIDTH, 7, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def room(self, kept: float = 0, signed: bool = True) -> int:
        """How many lines of a table fit above the signatures or the foot, `kept` millimetres left free."""
        return max(int((self.h - signed * SIGNED - FOOT - kept - self.get_y()) / LINE), 0)

    def table(
        self, columns: Sequence[Column], rows: Sequence[Sequence[str]], total: Sequence[str] = ()
    ) -> None:
        """Rows of text under their titles, a total in bold."""
        self._line(columns, [column.title for column in columns], MUTED, size=8)
        for row in rows:
            self._line(columns, row, INK)
        if total:
            self._line(columns, total, INK, "B", SHADE)
        self.ln(3)

    def note(self, text: str) -> None:
        """A quieter line under a table."""
        self._write(8.5, MUTED)
        self._fitted(WIDTH, LINE, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def months(self, months: Sequence[tuple[str, str, bool]]) -> None:
        """Cells side by side: a month, its number, and whether it stands out."""
        width = WIDTH / max(len(months), 12)
        for row in (0, 1):
            for name, count, reached in months:
                self._write(
                    8 if row == 0 else 9.5, MUTED if row == 0 else INK, "B" if row and reached else ""
                )
                self.set_fill_color(*((201, 220, 221) if reached else SHADE))
                self.cell(
                    width - 1, 5 if row == 0 else 6.5, name if row == 0 else count, align="C", fill=row == 1
                )
                self.set_x(self.get_x() + 1)
            self.ln(5 if row == 0 else 6.5)
        self.ln(3)

    def signatures(self, signers: Sequence[tuple[str, str]], dated: str) -> None:
        """Room for those who sign: their role and their name, or a line for it."""
        top = self.h - SIGNED - FOOT + 2
        width = WIDTH / max(len(signers), 3)
        for place, (role, name) in enumerate(signers):
            left = MARGIN + place * width
            self.set_xy(left, top)
            self._write(8.5, MUTED)
            self.cell(width - 6, 4.5, dated, new_x=XPos.LEFT, new_y=YPos.NEXT)
            self._write(9.5, INK, "B")
            self._fitted(width - 6, 5, role)
            self.set_draw_color(*MUTED)
            self.line(left, top + 27, left + width - 8, top + 27)
            self.set_xy(left, top + 27.5)
            self._write(9, INK)
            self._fitted(width - 6, 5, name)

    def foot(self, lines: Sequence[str]) -> None:
        """What stands at the end of the page: definitions and the stamp, as large as they have room."""
        text = "\n".join(lines)
        for size in FOOT_SIZES:
            self.set_xy(MARGIN, self.h - FOOT + 3)
            self._write(size, MUTED)
            height = size * 0.47  # millimetres a line
            told = self.multi_cell(WIDTH, height, text, dry_run=True, output=MethodReturnValue.LINES)
            if len(told) * height <= FOOT - 3 - UNPRINTED:
                break
        self.multi_cell(WIDTH, height, text, align="L")

    def _fitted(self, width: float, height: float, text: str, **how: object) -> None:
        """A cell whose text is smaller where it is too wide, and cut where it still is at SMALLEST."""
        size, room = self.font_size_pt, width - 2 * self.c_margin
        if (wide := self.get_string_width(text)) > room:
            self.set_font_size(max(size * room / wide, min(size, SMALLEST)))
        if self.get_string_width(text) > room + ROUNDING:
            while text and self.get_string_width(text + "…") > room:
                text = text[:-1]
            text = text.rstrip() + "…"
        self.cell(width, height, text, **how)
        self.set_font_size(size)

    def _line(
        self,
        columns: Sequence[Column],
        cells: Sequence[str],
        colour: tuple,
        style: str = "",
        fill: tuple | None = None,
        size: float = 9,
    ) -> None:
        self._write(size, colour, style)
        self.set_draw_color(*RULE)
        if fill:
            self.set_fill_color(*fill)
        for column, text in zip(columns, cells, strict=True):
            align = "R" if column.number else "L"
            self._fitted(WIDTH * column.share, LINE, text, border="B", align=align, fill=fill is not None)
        self.ln(LINE)

    def _write(self, size: float, colour: tuple, style: str = "") -> None:
        self.set_font(FONT, style, size)
        self.set_text_color(*colour)
