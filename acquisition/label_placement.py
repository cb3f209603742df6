"""Where labels stand on a map: inside their outline where they fit, beside the land where they do not."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

import numpy as np

GRID = 0.04  # degrees between the places tried for a label
FITS = 0.48  # of a label from its middle to the nearest border; type is a little narrower than its box
CLEAR = 0.55  # the same for a label beside the land
BATCH = 200  # places tried at once

Point = tuple[float, float]
Ring = Sequence[Point]
Size = tuple[float, float]


@dataclass(frozen=True)
class Label:
    """Where a regency's label stands; where it does not fit inside, the two ends of the line that ties it."""

    at: Point
    leads_to: Point | None = None
    tied_at: Point | None = None


def place_labels(rings: dict[str, Sequence[Ring]], sizes: dict[str, Size]) -> dict[str, Label]:
    """A label per code: inside its outline where its size (degrees) fits, else the nearest free place."""
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


def _roomiest(rings: Sequence[Ring], size: Size) -> tuple[Point, float]:
    """The place inside farthest from any border, measured in labels of that size, and how far."""
    places = _grid(rings)
    places = places[_within(places, rings)]
    if not len(places):
        return rings[0][0], 0.0
    room = _room(places, size, rings)
    return _point(places[room.argmax()]), float(room.max())


def _nearest_free(
    anchor: Point, size: Size, land: Sequence[Ring], taken: Sequence[tuple[Point, Size]]
) -> Point:
    """The place nearest to the anchor where a label lies outside every outline and on no other label."""
    places = _grid(land, margin=max(size))
    nearest_first = places[((places - anchor) ** 2).sum(axis=1).argsort()]
    for batch in np.array_split(nearest_first, ceil(len(places) / BATCH)):
        free = ~_within(batch, land)
        for at, other in taken:
            free &= (np.abs(batch - at) >= (np.array(size) + other) / 2).any(axis=1)
        free[free] = _room(batch[free], size, land) >= CLEAR
        if free.any():
            return _point(batch[free.argmax()])
    return anchor


def _room(places: np.ndarray, size: Size, rings: Sequence[Ring]) -> np.ndarray:
    """Distance of each place to the nearest border in labels: from 0.5 on, one centred there touches none."""
    room = np.full(len(places), np.inf)
    for ring in rings:
        away = np.abs(places[:, None, :] - _dense(ring)[None, :, :]) / size
        room = np.minimum(room, away.max(axis=2).min(axis=1))
    return room


def _within(places: np.ndarray, rings: Sequence[Ring]) -> np.ndarray:
    """Whether a ray from each place crosses the rings an odd number of times."""
    x, y = places.T
    odd = np.zeros(len(places), dtype=bool)
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise(ring):
            if y0 != y1:
                odd ^= ((y0 > y) != (y1 > y)) & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)
    return odd


def _grid(rings: Sequence[Ring], margin: float = 0) -> np.ndarray:
    points = np.concatenate([np.asarray(ring, dtype=float) for ring in rings])
    low, high = points.min(axis=0) - margin + GRID / 2, points.max(axis=0) + margin
    columns, rows = (np.arange(start, end, GRID) for start, end in zip(low, high, strict=True))
    return np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2)


def _dense(ring: Ring) -> np.ndarray:
    """The ring with points on its long edges too, so that distances to its points are distances to it."""
    edges = [
        np.linspace(
            start, end, max(1, ceil(max(abs(end[0] - start[0]), abs(end[1] - start[1])) / GRID)), False
        )
        for start, end in pairwise(ring)
    ]
    return np.concatenate(edges)


def _edge(at: Point, size: Size, towards: Point) -> Point:
    """Where a line from the label's middle towards a point leaves the label."""
    (x, y), (dx, dy) = at, (towards[0] - at[0], towards[1] - at[1])
    share = min([1.0, *(half / abs(way) for half, way in ((size[0] / 2, dx), (size[1] / 2, dy)) if way)])
    return x + dx * share, y + dy * share


def _point(place: np.ndarray) -> Point:
    return float(place[0]), float(place[1])
