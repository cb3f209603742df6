"""Every string of the interface has its words in every language."""

import string

import pytest

from acquisition import catalogs
from acquisition.i18n import CATALOGS, LANGUAGES, language

SOURCES = sorted(CATALOGS.glob("*/LC_MESSAGES/*.po"))


def _forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_indonesian_has_a_catalog():
    assert [path.parent.parent.name for path in SOURCES] == ["id"]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.parent.parent.name)
def test_nothing_is_missing_fuzzy_or_stale(path):
    wanted = {message.id for message in catalogs.messages() if message.id}
    there = {message.id: message for message in catalogs.catalog(path) if message.id}
    assert sorted(map(str, wanted - there.keys())) == [], (
        "missing: run python -m acquisition.catalogs, translate"
    )
    assert sorted(map(str, there.keys() - wanted)) == [], "stale: run python -m acquisition.catalogs"
    assert [key for key, message in there.items() if not all(_forms(message.string))] == [], "not translated"
    assert [key for key, message in there.items() if message.fuzzy] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.parent.parent.name)
def test_placeholders_are_those_of_the_message(path):
    for message in catalogs.catalog(path):
        expected = set().union(*map(_placeholders, _forms(message.id)))
        for form in _forms(message.string):
            assert _placeholders(form) == expected, message.id


def test_messages_are_spoken_in_the_language_asked_for():
    assert language("id").gettext("Offices") == "Kantor"
    assert language("en").gettext("Offices") == "Offices"
    assert language("id").gettext("up to {end}", end="12 Nov 2016") == "sampai 12 Nov 2016"


def test_indonesian_has_one_plural_and_english_two():
    forms = ("Besides, {count} re-registration.", "Besides, {count} re-registrations.")
    said = {
        code: [language(code).ngettext(*forms, count, count=count) for count in (1, 2)] for code in LANGUAGES
    }
    assert said == {
        "id": ["Di samping itu 1 pendaftaran ulang.", "Di samping itu 2 pendaftaran ulang."],
        "en": ["Besides, 1 re-registration.", "Besides, 2 re-registrations."],
    }


def test_an_unknown_language_falls_back_to_indonesian():
    assert language("fr").code == language(None).code == "id"


def test_braces_in_data_are_not_placeholders():
    said = language("id").gettext("from {start}", start="{end}")
    assert said == "mulai {end}"
