"""The manual: how to hand in, read and present, and what the words mean; a Markdown file per language."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

GLOSSARY = "glossary"
PICTURES = "app/static/manual"  # as a browser asks for them
_PART = re.compile(r"^# (?P<title>.+) \{#(?P<key>[\w-]+)\}\n", re.MULTILINE)
_SECTION = re.compile(r"^## (?P<title>.+) \{#(?P<key>[\w-]+)\}\n", re.MULTILINE)
_PICTURE = re.compile(r"!\[(?P<alt>[^\]]+)\]\((?P<name>[\w-]+)\)")


@dataclass(frozen=True)
class Section:
    """A title, and what stands under it in Markdown."""

    title: str
    text: str


@dataclass(frozen=True)
class Part:
    """A title, the Markdown before the first section, and the sections by their keys."""

    title: str
    text: str
    sections: dict[str, Section]


@cache
def manual(code: str) -> dict[str, Part]:
    """The parts of the manual by their keys, in the language of this code."""
    text = _source(code)
    shown = _PICTURE.sub(rf"![\g<alt>]({PICTURES}/{code}/\g<name>.webp)", text)
    return {key: _part(title, body) for key, title, body in _split(_PART, shown)[1]}


def pictures(code: str) -> list[tuple[str, str]]:
    """Name and alternative text of each picture of the manual."""
    return [(found["name"], found["alt"]) for found in _PICTURE.finditer(_source(code))]


def _source(code: str) -> str:
    return (Path(__file__).parent / f"{code}.md").read_text(encoding="utf-8")


def _part(title: str, body: str) -> Part:
    before, found = _split(_SECTION, body)
    return Part(title, before, {key: Section(head, text) for key, head, text in found})


def _split(heading: re.Pattern, text: str) -> tuple[str, list[tuple[str, str, str]]]:
    """What stands before the first heading, and key, title and text of each."""
    found = list(heading.finditer(text))
    ends = [one.start() for one in found] + [len(text)]
    parts = [
        (one["key"], one["title"], text[one.end() : end].strip())
        for one, end in zip(found, ends[1:], strict=True)
    ]
    return text[: ends[0]].strip(), parts
