"""Where labels stand on a map: inside their outline where they fit, beside the land where they do not."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

GRID = 0.045  # degrees between the places tried for a label
FITS = 0.48  # of a label from its middle to the nearest border; type is a little narrower than its box

Point = tuple[float, float]
Ring = Sequence[Point]


@dataclass(frozen=True)
class Label:
    """Where a regency's label stands; where it does not fit inside, the two ends of the line that ties it."""

    at: Point
    leads_to: Point | None = None
    tied_at: Point | None = None


def place_labels(rings: dict[str, Sequence[Ring]], sizes: dict[str, tuple[float, float]]) -> dict[str, Label]:
    """A label per code: inside its outline where its size (degrees) fits, else the nearest free place."""
    rings = {code: [_dense(ring) for ring in own] for code, own in rings.items()}
    labels: dict[str, Label] = {}
    for code, own in rings.items():
        at, room = _roomiest(own, sizes[code])
        if room >= FITS:
            labels[code] = Label(at)
    land = [ring for own in rings.values() for ring in own]
    for code in sorted(rings.keys() - labels.keys()):
        anchor, _ = _roomiest(rings[code], (1, 1))
        taken = [(labels[other].at, sizes[other]) for other in labels]
        at = _nearest_free(anchor, sizes[code], land, taken)
        labels[code] = Label(at, leads_to=anchor, tied_at=_edge(at, sizes[code], anchor))
    return labels


def _roomiest(rings: Sequence[Ring], size: tuple[float, float]) -> tuple[Point, float]:
    """The place inside farthest from any border, measured in labels of that size, and how far."""
    inside = [point for point in _grid(rings) if _within(point, rings)] or [rings[0][0]]
    return max(((point, _room(point, size, rings)) for point in inside), key=lambda found: found[1])


def _room(point: Point, size: tuple[float, float], rings: Sequence[Ring]) -> float:
    """Distance to the nearest border point in labels: from 0.5 on, one centred here touches none."""
    (x, y), (width, height) = point, size
    return min(max(abs(bx - x) / width, abs(by - y) / height) for ring in rings for bx, by in ring)


def _nearest_free(
    anchor: Point,
    size: tuple[float, float],
    land: Sequence[Ring],
    taken: Sequence[tuple[Point, tuple[float, float]]],
) -> Point:
    """The place nearest to the anchor where a label lies outside every outline and on no other label."""
    free = (
        point
        for point in sorted(_grid(land, margin=max(size)), key=lambda point: _distance(point, anchor))
        if not _within(point, land)
        and _room(point, size, land) >= 0.55
        and not any(_overlap(point, size, other, others) for other, others in taken)
    )
    return next(free, anchor)


def _edge(at: Point, size: tuple[float, float], towards: Point) -> Point:
    """Where a line from the label's middle towards a point leaves the label."""
    (x, y), (dx, dy) = at, (towards[0] - at[0], towards[1] - at[1])
    share = min(1.0, *(half / abs(way) for half, way in ((size[0] / 2, dx), (size[1] / 2, dy)) if way))
    return x + dx * share, y + dy * share


def _overlap(point: Point, size: tuple[float, float], other: Point, others: tuple[float, float]) -> bool:
    return all(abs(point[axis] - other[axis]) < (size[axis] + others[axis]) / 2 for axis in (0, 1))


def _dense(ring: Ring) -> list[Point]:
    """The ring with points on its long edges too, so that distances to its points are distances to it."""
    dense = [ring[0]]
    for (x0, y0), (x1, y1) in pairwise(ring):
        steps = max(1, ceil(max(abs(x1 - x0), abs(y1 - y0)) / GRID))
        dense += [
            (x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps) for step in range(1, steps + 1)
        ]
    return dense


def _grid(rings: Sequence[Ring], margin: float = 0) -> list[Point]:
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    columns = ceil((max(xs) - min(xs) + 2 * margin) / GRID)
    rows = ceil((max(ys) - min(ys) + 2 * margin) / GRID)
    return [
        (min(xs) - margin + GRID * (column + 0.5), min(ys) - margin + GRID * (row + 0.5))
        for column in range(columns)
        for row in range(rows)
    ]


def _within(point: Point, rings: Sequence[Ring]) -> bool:
    """Whether a ray from the point crosses the rings an odd number of times."""
    x, y = point
    crossings = sum(
        (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0
        for ring in rings
        for (x0, y0), (x1, y1) in pairwise(ring)
    )
    return crossings % 2 == 1


def _distance(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
