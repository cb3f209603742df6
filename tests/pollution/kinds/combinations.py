"""Several pollutions at once, drawn by lot with a fixed seed: one of each group, whatever falls together."""

import csv
import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tests.pollution.draft import Case, Draft, Outcome
from tests.pollution.kinds import headers, layouts, values, workbooks
from tests.pollution.kinds.amounts import AMOUNTS
from tests.pollution.kinds.days import DAYS
from tests.pollution.writers import ods, text, xls, xlsx

COUNT = 160
Change = Callable[[Draft], Any]


def cases() -> Iterator[Case]:
    for number in range(COUNT):

        def make(block: int, number: int = number) -> tuple[bytes, Outcome]:
            return combined(random.Random(number), block)

        yield Case(
            "combination", f"number {number}", make, f"export{number}.{'csv' if number % 2 else 'xlsx'}"
        )


def combined(lot: random.Random, block: int) -> tuple[bytes, Outcome]:
    """A file with pollutions of cells, rows and header, in a text or a workbook."""
    draft = Draft.clean(block)
    is_text = lot.random() < 0.6
    for change in [
        lot.choice(identities(is_text)), lot.choice(days(is_text)), lot.choice(amounts(is_text)),
        lot.choice(regencies()), *lot.sample(damages(), lot.randrange(3)),
    ]:  # fmt: skip
        change(draft)
    for lines in lot.sample(list(layouts.LAST.values()), lot.randrange(3)):
        for row in lines:
            draft.insert(len(draft.rows), list(row))
    lot.choice(more_rows())(draft)
    lot.choice(more_columns())(draft)
    above = lot.choice(
        [[], [["DAFTAR TENAGA KERJA BARU"], []], [["Kantor", "KC Jambi"], ["Periode", "2016"]]]
    )
    manner = lot.choice(list(headers.MANNERS.values()))
    draft.labels = [manner(label) if label else "" for label in draft.labels]
    table = [*above, *draft.table]
    data = as_text(lot, table) if is_text else as_workbook(lot, table, draft)
    return data, draft.outcome()


def identities(is_text: bool) -> Sequence[Change]:
    names = ["apostrophe", "blanks around", "groups of four", "dashes", "dots", "zero-width characters"]
    if is_text:
        names.append("forced to be text")
    forms = [lambda cell: cell, *(values.IDENTITIES[name] for name in names)]
    return [lambda draft, form=form: draft.column("NIK", lambda cell, _: form(cell)) for form in forms]


def days(is_text: bool) -> Sequence[Change]:
    forms = [
        lambda draft, form=form: draft.column("TANGGAL_KEPESERTAAN", lambda _, record: form(record.day))
        for form in DAYS.values()
    ]
    native = lambda draft: draft.column("TANGGAL_KEPESERTAAN", lambda _, record: record.day)  # noqa: E731
    return forms if is_text else [*forms, *[native] * len(forms)]


def amounts(is_text: bool) -> Sequence[Change]:
    forms = [form for name, form in AMOUNTS.items() if is_text or name != "forced to be text"]
    return [
        lambda draft, form=form: draft.column("IURAN", lambda _, record: form(record.contribution))
        for form in forms
    ]


def regencies() -> Sequence[Change]:
    return [
        lambda draft, form=form: draft.column("KABUPATEN", lambda _, record: form(record.regency))
        for form in values.SPELLINGS.values()
    ]


def damages() -> Sequence[Change]:
    """Each in a row of its own."""
    return [
        lambda draft: draft.damage(0, "NIK", "1,599E+15", "nik_scientific"),
        lambda draft: draft.damage(1, "NIK", "159900000000001", "nik_not_16_digits"),
        lambda draft: draft.damage(2, "TANGGAL_KEPESERTAAN", "31-02-2017", "date_unreadable"),
        lambda draft: draft.damage(3, "TANGGAL_KEPESERTAAN", "12-11-2106", "date_in_future"),
        lambda draft: draft.damage(4, "SEGMEN", "TNI", "segment_unknown"),
        lambda draft: draft.damage(5, "KODE_KANTOR", "ZZZ", "office_unknown"),
        lambda draft: draft.dull(6, "IURAN", "lunas", "contribution_unreadable", contribution=None),
        lambda draft: draft.dull(9, "KABUPATEN", "Palembang", "regency_unknown", regency=""),
        lambda draft: draft.dull(10, "SUMBER_IURAN", "Arisan", "funding_unknown", funding=""),
    ]


def more_rows() -> Sequence[Change]:
    subtotal = ["Sub Total", *[""] * 11, "1"]
    return [
        lambda draft: None,
        layouts.inserted((6, layouts.LABELS)),
        layouts.inserted((9, subtotal), (4, subtotal)),
        layouts.inserted((5, []), (2, []), counts=False),
    ]


def more_columns() -> Sequence[Change]:
    return [
        lambda draft: None,
        lambda draft: headers.add_column(draft, 0, "", lambda row: ""),
        lambda draft: headers.add_column(draft, 3, "KETERANGAN", lambda row: "ya" if row.record else ""),
        lambda draft: headers.add_column(draft, len(draft.labels), "", lambda row: ""),
    ]


def as_text(lot: random.Random, table: list[list[Any]]) -> bytes:
    delimiter, end = lot.choice(",;\t|"), lot.choice(["\n", "\r\n", "\r"])
    quoting = csv.QUOTE_ALL if end == "\r" else lot.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
    content = text(table, end, delimiter=delimiter, quoting=quoting)
    if lot.random() < 0.2:
        content = f"sep={delimiter}\r\n{content}"
    codec = lot.choice(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
    return content.encode(codec, "ignore")


def as_workbook(lot: random.Random, table: list[list[Any]], draft: Draft) -> bytes:
    guide, codes = {"Petunjuk": workbooks.GUIDE}, {"Kode": workbooks.CODES}
    sheets = {**lot.choice([{}, guide]), "Data": table, **lot.choice([{}, codes])}
    draft.unread_sheets = [name for name in sheets if name != "Data"]
    return lot.choice([xlsx, xls, ods])(sheets)
