"""Outlines of regencies: whichever GeoJSON lies in the folder of the reference data."""

import json
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path

from acquisition.i18n import N_
from acquisition.label_placement import Point, Ring
from acquisition.reference import REFERENCE

_CODES = ("bps_code", "regency_code", "code")  # properties that name the regency where a shape has no id


class BoundariesError(Exception):
    """Boundaries that are not there or not to be read: a message to translate, and its values."""

    def __init__(self, message: str, **values: str) -> None:
        super().__init__(message.format(**values))
        self.message, self.values = message, values


def boundaries_file(folder: Path = REFERENCE) -> Path:
    """The GeoJSON of the folder, the first by name. Raises BoundariesError where there is none."""
    for path in sorted(folder.glob("*.geojson")):
        return path
    raise BoundariesError(
        N_(
            "No boundaries (*.geojson) in {folder}: there is no map. "
            "Put a GeoJSON there whose shapes have the regencies' codes."
        ),
        folder=str(folder),
    )


@cache
def boundaries(path: Path) -> dict:
    """The GeoJSON, ids as text, each shape a MultiPolygon of points without height, its outer rings clockwise
    and holes the other way, as Plotly fills them.

    Raises BoundariesError where the file is no GeoJSON of polygons.
    """
    try:
        return _drawable(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BoundariesError(
            N_("{file} is no GeoJSON with the polygons of regencies: {found}. Replace it by one that is."),
            file=path.name,
            found=f"{type(error).__name__} {error}",
        ) from error


def attribution(path: Path) -> str:
    """Whom the boundaries are owed to, as the file itself says it; else the name of the file."""
    return boundaries(path).get("attribution") or path.name


def _drawable(geojson: dict) -> dict:
    for feature in geojson["features"]:
        feature["id"] = _code(feature)
        geometry = feature["geometry"]
        many = geometry["type"] == "MultiPolygon"
        polygons = geometry["coordinates"] if many else [geometry["coordinates"]]
        geometry["type"] = "MultiPolygon"
        geometry["coordinates"] = [
            [_wound(ring, clockwise=place == 0) for place, ring in enumerate(rings)] for rings in polygons
        ]
        if not any(ring for rings in geometry["coordinates"] for ring in rings):
            raise ValueError(f"a shape without an outline, {feature['id']}")
    return geojson


def outlines(geojson: dict) -> Iterable[tuple[str, list[Ring]]]:
    """Code and rings of each shape."""
    for feature in geojson["features"]:
        yield feature["id"], [ring for rings in feature["geometry"]["coordinates"] for ring in rings]


def unmatched(codes: Iterable[str], path: Path) -> tuple[list[str], list[str]]:
    """Codes of shapes that match no regency, and of regencies without a shape."""
    drawn, known = {code for code, _rings in outlines(boundaries(path))}, set(codes)
    return sorted(drawn - known), sorted(known - drawn)


def _code(feature: dict) -> str:
    properties = feature.get("properties") or {}
    named = (feature.get("id"), *(properties.get(name) for name in _CODES))
    return next((str(one) for one in named if one not in (None, "")), "")


def _wound(ring: Ring, clockwise: bool) -> list[Point]:
    """The ring in the direction asked for, of longitudes and latitudes alone."""
    points = [[longitude, latitude] for longitude, latitude, *_height in ring]
    signed = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(points))
    return points if (signed < 0) == clockwise else points[::-1]
