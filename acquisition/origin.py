"""The way from a number to the files and lines behind it: which link leads there."""

from collections.abc import Mapping

from acquisition import formatting as fmt

SECTION = "lineage"
# Columns of figures whose codes choose what a number is made of, and the filter that each stands for.
CODES = {"cadre_code": "cadre", "event_code": "event", "regency_code": "regency"}


def label(code: str, name: str | None) -> str:
    """How a cadre or an event is called in a list to choose from, and in a link: no two alike."""
    return f"{name} · {code}" if name and name != code else code


def parameters(row: Mapping[str, object], current: Mapping[str, list[str]]) -> dict[str, object]:
    """The query parameters that show the rows behind a row of a figure, under what else is chosen."""
    chosen = {
        filter_: _label(filter_, column, row)
        for column, filter_ in CODES.items()
        if not fmt.missing(row.get(column)) and row[column] != ""
    }
    if "office" in row and "cadre_code" not in row and row.get("office"):
        chosen["office"] = row["office"]
    return {**current, "section": SECTION, **chosen}


def has_codes(columns) -> bool:
    """Whether rows of a figure with these columns lead to rows of files of their own."""
    return any(column in columns for column in (*CODES, "office_code"))


def _label(filter_: str, column: str, row: Mapping[str, object]) -> str:
    name = row.get(column.removesuffix("_code"))
    return (
        str(name)
        if filter_ == "regency"
        else label(str(row[column]), None if fmt.missing(name) else str(name))
    )
