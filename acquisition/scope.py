"""Whose cadres one may see: what figures tell of people is narrowed to the offices that are one's own.

Totals of offices are everybody's, as meetings compare them. Cadres, disputed workers, receipts and the rows
of files belong to their office.
"""

from dataclasses import replace

from acquisition.figures import OWN, SHARED, Figure
from acquisition.filters import Filters

Scope = tuple[str, ...] | None  # codes of offices; None: all of them
EVERYTHING: Scope = None
NOWHERE = "-"  # no office has this code


def narrowed(figure: Figure, filters: Filters, scope: Scope) -> Filters:
    """The filters under which a figure tells nothing of the people of other offices.

    A shared figure of chosen cadres is one of people, too.
    """
    of_people = figure.scope != SHARED or bool(filters.cadre and "cadre" in figure.filters)
    if scope is None or not of_people or "office" not in figure.filters:
        return filters
    return replace(filters, office=chosen(filters, scope))


def chosen(filters: Filters, scope: Scope) -> tuple[str, ...]:
    """The offices of the scope that the filters leave."""
    if scope is None:
        return filters.office
    left = sorted(set(filters.office) & set(scope) if filters.office else scope)
    return tuple(left) or (NOWHERE,)


def key(figure: Figure, scope: Scope) -> Scope:
    """What of a scope a result depends on besides its narrowed filters."""
    return scope if figure.scope == OWN else EVERYTHING


def covers(scope: Scope, other: Scope) -> bool:
    """Whether who may see `scope` may see all that `other` holds."""
    return scope is None or (other is not None and set(other) <= set(scope))
