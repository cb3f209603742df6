"""How amounts are written, and what is none that a worker earns or pays."""

from collections.abc import Callable, Iterator

from tests.pollution.draft import Case, Draft
from tests.pollution.makers import changed

WAGE, DUES = "UPAH", "IURAN"


def cases() -> Iterator[Case]:
    yield from amounts()
    yield from low_amounts()


def dotted(number: int, thousands: str = ".") -> str:
    return f"{number:,}".replace(",", thousands)


AMOUNTS: dict[str, Callable[[int], str]] = {
    "1.234.567": dotted,
    "1.234.567,00": lambda n: dotted(n) + ",00",
    "1,234,567": lambda n: f"{n:,}",
    "1,234,567.00": lambda n: f"{n:,}.00",
    "1234567.00": lambda n: f"{n}.00",
    "1234567,00": lambda n: f"{n},00",
    "1234567.0": lambda n: f"{n}.0",
    "1 234 567": lambda n: dotted(n, " "),
    "1\u00a0234\u00a0567": lambda n: dotted(n, "\u00a0"),
    "1\u202f234\u202f567": lambda n: dotted(n, "\u202f"),
    "Rp 16.800": lambda n: f"Rp {dotted(n)}",
    "Rp16.800": lambda n: f"Rp{dotted(n)}",
    "Rp. 16.800": lambda n: f"Rp. {dotted(n)}",
    "Rp16.800,-": lambda n: f"Rp{dotted(n)},-",
    "Rp 16.800,--": lambda n: f"Rp {dotted(n)},--",
    "Rp. 16.800.-": lambda n: f"Rp. {dotted(n)}.-",
    "Rp 16.800,00": lambda n: f"Rp {dotted(n)},00",
    "RP 16.800": lambda n: f"RP {dotted(n)}",
    "Rp\u00a016.800": lambda n: f"Rp\u00a0{dotted(n)}",
    "IDR 16,800.00": lambda n: f"IDR {n:,}.00",
    "16.800 IDR": lambda n: f"{dotted(n)} IDR",
    "16,800 with trailing blanks": lambda n: f"{n:,}   ",
    "+16800": lambda n: f"+{n}",
    "apostrophe": lambda n: f"'{n}",
    "forced to be text": lambda n: f'="{n}"',
}
# What stands for no amount that a worker can pay: null, and said so.
BAD_AMOUNTS = {
    "(16.800)": "contribution_unreadable",
    "-16.800": "contribution_unreadable",
    "enam belas ribu": "contribution_unreadable",
    "16.800.00": "contribution_unreadable",
    "1.68E": "contribution_unreadable",
    "16800 / bulan": "contribution_unreadable",
    "16.800-36.800": "contribution_unreadable",
    "#VALUE!": "contribution_unreadable",
    "########": "contribution_unreadable",
    "1,6,800": "contribution_unreadable",
    "12-11-2016": "contribution_unreadable",
    "1600.800": "contribution_unreadable",
    "99999999999999": "contribution_unreadable",
    "NaN": "contribution_unreadable",
    "inf": "contribution_unreadable",
}


def amounts() -> Iterator[Case]:
    def both(draft: Draft, form: Callable[[int], str]) -> None:
        for label, name in ((WAGE, "wage"), (DUES, "contribution")):
            draft.column(
                label, lambda cell, r, n=name: cell if getattr(r, n) is None else form(getattr(r, n))
            )

    for name, form in AMOUNTS.items():
        yield changed("amount", name, lambda d, f=form: both(d, f))
    for cell, warning in BAD_AMOUNTS.items():
        yield changed(
            "bad amount", cell, lambda d, c=cell, w=warning: d.dull(3, DUES, c, w, contribution=None)
        )
        yield changed("bad amount", f"wage {cell}", lambda d, c=cell: bad_wage(d, c))
    for cell in ("", "-", "--", "#N/A", "NULL", "null"):
        yield changed(
            "bad amount", f"nothing: {cell}", lambda d, c=cell: d.dull(3, DUES, c, None, contribution=None)
        )
    yield changed("amount", "12,5", lambda d: d.dull(3, WAGE, "1000000,5", None, wage=1_000_001))


# So little nobody pays or earns: taken in with a warning.
LOW_DUES = {"16,8": 17, "16.8": 17, "0,5": 1, "17": 17, "Rp 999": 999, "0": 0, "8.399": 8399}


def low_amounts() -> Iterator[Case]:
    for cell, dues in LOW_DUES.items():
        yield changed(
            "low amount",
            cell,
            lambda d, c=cell, n=dues: d.dull(0, DUES, c, "contribution_implausible", contribution=n),
        )
    for cell, dues in {"8.400": 8400, "16800,50": 16801}.items():
        yield changed(
            "low amount",
            f"{cell} is right",
            lambda d, c=cell, n=dues: d.dull(0, DUES, c, None, contribution=n),
        )
    yield changed("low amount", "of a PU", lambda d: d.dull(2, DUES, "1.000", None, contribution=1000))
    for cell, wage in {"1.000": 1000, "2500": 2500, "9.999,4": 9999}.items():
        yield changed(
            "low amount",
            f"wage {cell}",
            lambda d, c=cell, n=wage: d.dull(0, WAGE, c, "wage_implausible", wage=n),
        )
    for cell, wage in {"10.000": 10_000, "0": 0}.items():
        yield changed(
            "low amount", f"wage {cell} is right", lambda d, c=cell, n=wage: d.dull(0, WAGE, c, None, wage=n)
        )


def bad_wage(draft: Draft, cell: str) -> None:
    draft.dull(3, WAGE, cell, "wage_unreadable", wage=None)
