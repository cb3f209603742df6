"""Shapes as images: Streamlit shows no SVG within HTML, but images of it."""

from base64 import b64encode
from xml.etree import ElementTree as Xml


def blank(box: str, **look: str) -> Xml.Element:
    """An empty drawing whose units are those of the box."""
    return Xml.Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=box, **look)


def image(svg: Xml.Element) -> str:
    """The address of an image that is part of the address itself."""
    return f"data:image/svg+xml;base64,{b64encode(Xml.tostring(svg)).decode()}"
