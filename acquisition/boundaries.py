"""Outlines of regencies: whichever GeoJSON lies in the folder of the reference data."""

import json
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path

from acquisition.label_placement import Point, Ring
from acquisition.reference import REFERENCE

_CODES = ("bps_code", "regency_code", "code")  # properties that name the regency where a shape has no id


def boundaries_file(folder: Path = REFERENCE) -> Path:
    """The GeoJSON of the folder, the first by name. Raises FileNotFoundError where there is none."""
    for path in sorted(folder.glob("*.geojson")):
        return path
    raise FileNotFoundError(f"no boundaries (*.geojson) in {folder}")


@cache
def boundaries(path: Path) -> dict:
    """The GeoJSON, ids as text, with outer rings clockwise and holes the other way, as Plotly fills them."""
    geojson = json.loads(path.read_text(encoding="utf-8"))
    for feature in geojson["features"]:
        feature["id"] = _code(feature)
        geometry = feature["geometry"]
        many = geometry["type"] == "MultiPolygon"
        polygons = geometry["coordinates"] if many else [geometry["coordinates"]]
        wound = [
            [_wound(ring, clockwise=place == 0) for place, ring in enumerate(rings)] for rings in polygons
        ]
        geometry["coordinates"] = wound if many else wound[0]
    return geojson


def outlines(geojson: dict) -> Iterable[tuple[str, list[Ring]]]:
    """Code and rings of each shape."""
    for feature in geojson["features"]:
        geometry = feature["geometry"]
        polygons = (
            geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        )
        yield feature["id"], [ring for rings in polygons for ring in rings]


def unmatched(codes: Iterable[str], path: Path | None = None) -> tuple[list[str], list[str]]:
    """Codes of shapes that match no regency, and of regencies without a shape."""
    shapes = boundaries(path or boundaries_file())
    drawn, known = {code for code, _rings in outlines(shapes)}, set(codes)
    return sorted(drawn - known), sorted(known - drawn)


def _code(feature: dict) -> str:
    properties = feature.get("properties") or {}
    named = (feature.get("id"), *(properties.get(name) for name in _CODES))
    return next((str(one) for one in named if one not in (None, "")), "")


def _wound(ring: Ring, clockwise: bool) -> list[Point]:
    """The ring in the direction asked for."""
    signed = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))
    return list(ring) if (signed < 0) == clockwise else list(reversed(ring))
