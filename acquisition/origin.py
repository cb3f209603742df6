"""The way from a number to the files and lines behind it: which link leads there."""

from collections.abc import Iterable, Mapping

from acquisition import formatting as fmt

SECTION = "lineage"
# Columns of figures whose code chooses what a row is made of, and the filter that each stands for; the first
# one there does. The office and the regency of an event or a cadre are its own, not those of its workers.
CODES = {"cadre_code": "cadre", "event_code": "event", "regency_code": "regency", "office_code": "office"}


def label(code: str, name: str | None) -> str:
    """How a cadre or an event is called in a list to choose from: no two alike."""
    return f"{name} · {code}" if name and name != code else code


def choice(row: Mapping[str, object]) -> tuple[str, str] | None:
    """The filter, and its code, that chooses what a row of a figure is made of."""
    for column, name in CODES.items():
        if column in row:
            return None if fmt.missing(row[column]) else (name, str(row[column]))
    return None


def parameters(row: Mapping[str, object]) -> dict[str, str]:
    """The query parameters that show the rows of files behind a row; offices are chosen elsewhere."""
    chosen = dict(filter(None, [choice(row)]))
    chosen.pop("office", None)
    return {"section": SECTION, **chosen}


def has_codes(columns: Iterable[str]) -> bool:
    """Whether rows of a figure with these columns lead to rows of files of their own."""
    return any(column in columns for column in CODES)
