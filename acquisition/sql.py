"""The SQL files of the project, read once."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

QUERIES = Path(__file__).resolve().parent.parent / "queries"


@cache
def statement(name: str) -> str:
    """The text of queries/<name>.sql."""
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")


@cache
def script(folder: str) -> tuple[str, ...]:
    """The texts of all files in queries/<folder>, in the order of their names."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted((QUERIES / folder).glob("*.sql")))


def parameters_of(text: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Those of `values` that a statement names: it takes no others."""
    named = set(re.findall(r"\$(\w+)", text))
    return {name: value for name, value in values.items() if name in named}


def literal(value: str | int | list[str]) -> str:
    """`value` as an SQL literal, for the statements that take no parameters (attach, set)."""
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


def filled(name: str, **values: str | int | list[str]) -> str:
    """The text of queries/<name>.sql with each $name replaced by its value as a literal."""
    text = statement(name)
    for key in sorted(values, key=len, reverse=True):
        text = text.replace(f"${key}", literal(values[key]))
    return text
