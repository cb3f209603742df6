"""RESULTS.md, of which each benchmark writes a section of its own."""

import os
import platform
import re
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

FILE = Path(__file__).with_name("RESULTS.md")
_TITLE = "# What the dashboard costs"
_MEASURED_WITH = ("duckdb", "pyarrow", "pandas", "streamlit", "python-calamine")


def keep(title: str, *parts: str) -> None:
    """Print a section, and put it in the place of the earlier one of that title."""
    versions = ", ".join(f"{name} {version(name)}" for name in _MEASURED_WITH)
    machine = (
        f"{platform.machine()}, {len(os.sched_getaffinity(0))} cores, Python {platform.python_version()}"
    )
    section = "\n\n".join([f"## {title}", *parts, f"{date.today()}, {machine}, {versions}."])
    print(section)
    written = FILE.read_text(encoding="utf-8") if FILE.exists() else ""
    sections = {
        part.splitlines()[0]: part.strip() for part in re.split(r"^## ", written, flags=re.MULTILINE)[1:]
    }
    sections[title] = section.removeprefix("## ")
    whole = "\n\n".join([_TITLE, *(f"## {sections[name]}" for name in sorted(sections))])
    FILE.write_text(f"{whole}\n", encoding="utf-8")


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells as a Markdown table."""
    return "\n".join("| " + " | ".join(row) + " |" for row in (heads, ("---",) * len(heads), *rows))


def judged(value: float, most: float) -> str:
    """Whether a value is within its limit."""
    return f"at most {most:,}: {'ok' if value <= most else 'over'}"
