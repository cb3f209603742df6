"""Hatching of outlines by lines: Plotly's maps know no patterns, and grey paper shows nothing else."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from acquisition.label_placement import Ring

SPACING = 0.05  # degrees between lines


def hatch(
    rings: Sequence[Ring], rising: bool = True, spacing: float = SPACING
) -> tuple[list[float | None], list[float | None]]:
    """Longitudes and latitudes of parallel lines inside the rings, a None after each."""
    turn = 1 if rising else -1
    # Along each line y - turn * x stays the same.
    edges = np.array(
        [(x0, y0 - turn * x0, x1, y1 - turn * x1) for ring in rings for (x0, y0), (x1, y1) in pairwise(ring)]
    )
    longitudes, latitudes = [], []
    low, high = edges[:, [1, 3]].min(), edges[:, [1, 3]].max()
    for level in np.arange(np.ceil(low / spacing) * spacing + spacing / 7, high, spacing):
        crossed = edges[(edges[:, 1] > level) != (edges[:, 3] > level)]
        share = (level - crossed[:, 1]) / (crossed[:, 3] - crossed[:, 1])
        crossings = np.sort(crossed[:, 0] + share * (crossed[:, 2] - crossed[:, 0]))
        for start, end in zip(crossings[::2], crossings[1::2], strict=True):
            longitudes += [float(start), float(end), None]
            latitudes += [float(level + turn * start), float(level + turn * end), None]
    return longitudes, latitudes
