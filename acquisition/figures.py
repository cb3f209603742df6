"""The figures: one SELECT each, in queries/<page>/<name>.sql, declared by the comments at its head."""

import re
from dataclasses import dataclass

from acquisition.filters import Filters
from acquisition.sql import QUERIES

# These folders hold statements of the store and of the import, not figures.
_NOT_FIGURES = {
    "audit",
    "checks",
    "erasure",
    "ingest",
    "macros",
    "meeting",
    "reference",
    "schema",
    "store",
    "upkeep",
}
_HEADING = re.compile(r"^-- (Question|Definition|Grain|Filters|Scope): *(.*)$")
# To whom a figure is told: to everybody; of one's own offices, by the filter `office`; or as its query says,
# which then takes the codes of these offices as $scope.
SHARED, BY_OFFICE, OWN = "shared", "office", "own"


@dataclass(frozen=True)
class Figure:
    """A figure: what it answers, its definition, what a row of it is, its filters, whom it is for."""

    name: str
    page: str
    question: str
    definition: str
    grain: str
    filters: tuple[str, ...]
    scope: str
    sql: str

    @property
    def called(self) -> str:
        """Its name in words, as a message: what its files are called."""
        return self.name.replace("_", " ")


def parse_figure(name: str, page: str, sql: str) -> Figure:
    """The figure that a query file declares. Raises ValueError where its head is incomplete."""
    head: dict[str, str] = {}
    heading = None
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        if match := _HEADING.match(line):
            heading = match[1]
            head[heading] = match[2].strip()
        elif heading:
            head[heading] = f"{head[heading]} {line.removeprefix('--').strip()}".strip()
    missing = {"Question", "Definition", "Grain", "Filters", "Scope"} - head.keys()
    if missing:
        raise ValueError(f"queries/{page}/{name}.sql: no {', '.join(sorted(missing))} at its head")
    filters = tuple(name.strip() for name in head["Filters"].split(",") if name.strip() != "none")
    unknown = set(filters) - set(Filters.names())
    if unknown:
        raise ValueError(f"queries/{page}/{name}.sql: unknown filter {', '.join(sorted(unknown))}")
    if head["Scope"] not in (SHARED, BY_OFFICE, OWN):
        raise ValueError(f"queries/{page}/{name}.sql: unknown scope {head['Scope']}")
    return Figure(
        name, page, head["Question"], head["Definition"], head["Grain"], filters, head["Scope"], sql
    )


def _read_figures() -> dict[str, Figure]:
    paths = sorted(path for path in QUERIES.glob("*/*.sql") if path.parent.name not in _NOT_FIGURES)
    return {
        path.stem: parse_figure(path.stem, path.parent.name, path.read_text(encoding="utf-8"))
        for path in paths
    }


FIGURES = _read_figures()


def declared(name: str, filters: Filters, changed: dict[str, object]) -> Filters:
    """The filters that the figure declares, some changed: so that equal results are kept once."""
    given = {f"{key}_" if key == "from" else key: filters.value(key) for key in FIGURES[name].filters}
    return Filters(**{**given, **changed})
