"""The map on the screen: regencies in their colours, and where their ranks stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, radians
from xml.etree import ElementTree as Xml

from acquisition import formatting as fmt
from acquisition.i18n import Language
from acquisition.label_placement import Label, Point, place_labels
from acquisition.meeting.slides import Place
from acquisition.presenting.vectors import blank, image

WIDE, HIGH = 34, 19  # letters of the room on the screen
RANK = 1.7  # letters that a rank takes
EDGE = 1.0
WHITE, INK = "#FFFFFF", "#16222E"


@dataclass(frozen=True)
class Rank:
    """The rank of a regency, and where it stands in percent from the left and from above."""

    text: str
    left: float
    top: float


@dataclass(frozen=True)
class Map:
    """The regencies as an image of that width to its height, and their ranks."""

    image: str
    ratio: float
    ranks: tuple[Rank, ...]


def drawn(places: Sequence[Place], language: Language) -> Map | None:
    """The map of those that have outlines; none without any."""
    outlined = {place.code: place.rings for place in places if place.rings}
    if not outlined:
        return None
    points = [point for rings in outlined.values() for ring in rings for point in ring]
    narrow = cos(radians((min(y for _x, y in points) + max(y for _x, y in points)) / 2))
    degree = _degree(points, narrow)
    labels = place_labels(outlined, dict.fromkeys(outlined, (RANK / degree / narrow, RANK / degree)))
    points += [label.at for label in labels.values()]
    west, north = min(x for x, _y in points), max(y for _x, y in points)

    def on_screen(point: Point) -> Point:
        return EDGE + (point[0] - west) * narrow * degree, EDGE + (north - point[1]) * degree

    width, height = on_screen((max(x for x, _y in points), min(y for _x, y in points)))
    width, height = width + EDGE, height + EDGE
    svg = blank(f"0 0 {width:.3f} {height:.3f}")
    for place in places:
        path = "".join(_path([on_screen(point) for point in ring]) for ring in place.rings)
        Xml.SubElement(svg, "path", d=path, fill=place.colour, stroke=WHITE, **{"stroke-width": "0.08"})
    ranks = []
    for rank, place in enumerate(places, start=1):
        if label := labels.get(place.code):
            x, y = on_screen(label.at)
            _tie(svg, label, on_screen)
            text = fmt.integer(rank, language.code)
            ranks.append(Rank(text, round(100 * x / width, 2), round(100 * y / height, 2)))
    return Map(image(svg), round(width / height, 4), tuple(ranks))


def _degree(points: Sequence[Point], narrow: float) -> float:
    """How many letters a degree of latitude takes."""
    wide = max(x for x, _y in points) - min(x for x, _y in points)
    high = max(y for _x, y in points) - min(y for _x, y in points)
    return min((WIDE - 2 * RANK) / (wide * narrow or 1), (HIGH - 2 * RANK) / (high or 1))


def _path(ring: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.3f} {y:.3f}" for x, y in ring) + "Z"


def _tie(svg: Xml.Element, label: Label, on_screen: Callable[[Point], Point]) -> None:
    if label.leads_to:
        (x0, y0), (x1, y1) = on_screen(label.leads_to), on_screen(label.at)
        path = f"M{x0:.3f} {y0:.3f}L{x1:.3f} {y1:.3f}"
        Xml.SubElement(svg, "path", d=path, stroke=INK, **{"stroke-width": "0.1"})
