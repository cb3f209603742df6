"""The gettext catalogs: `python -m acquisition.catalogs` brings them up to date with code and figures."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from acquisition.figures import FIGURES
from acquisition.i18n import CATALOGS

ROOT = Path(__file__).parent.parent
ROOMS = ("access", "contract", "deck", "ingest", "meeting", "presenting", "recap")
SOURCES = ("app.py", "pages/*.py", "acquisition/*.py", *(f"acquisition/{room}/*.py" for room in ROOMS))


def messages() -> Catalog:
    """Every string shown: those marked in the code, and the figures' names, questions and definitions."""
    found = Catalog(project="acquisition", fuzzy=False)
    for path in sorted(path for pattern in SOURCES for path in ROOT.glob(pattern)):
        for _line, message, comments, context in extract_from_file("python", path):
            found.add(message, auto_comments=comments, context=context, locations=[(_relative(path), None)])
    for figure in FIGURES.values():
        for message in (figure.called, figure.question, figure.definition):
            found.add(message, locations=[(f"queries/{figure.page}/{figure.name}.sql", None)])
    return found


def catalog(path: Path) -> Catalog:
    """The catalog in a .po file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def update(path: Path) -> None:
    """Add what is new to a .po file, drop what is gone, keep what is translated."""
    brought_up = catalog(path)
    brought_up.update(messages(), no_fuzzy_matching=True, update_header_comment=False)
    brought_up.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, brought_up, width=100, include_lineno=False, sort_output=True, ignore_obsolete=True)


def _relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


if __name__ == "__main__":
    for source in CATALOGS.glob("*/LC_MESSAGES/*.po"):
        update(source)
