"""The manual says the same in both languages, and calls things as the interface does."""

import re

import pytest

from acquisition import catalogs
from acquisition.i18n import CATALOGS, LANGUAGES, language
from acquisition.manual import GLOSSARY, manual, pictures
from acquisition.ui import STATIC

KILOBYTES = 400  # of all pictures: they are part of the repository
WORDS = (
    *("kader", "akuisisi", "PU", "BPU", "Jakon", "PMI", "JKK", "JKM", "JHT", "JP", "JKP", "2P", "iuran"),
    *("norma", "TK", "angka dasar", "kegiatan", "pembina", "wadah", "PERISAI", "realisasi", "target", "RKAT"),
    *("capaian", "peserta aktif", "pendaftaran ulang", "potensi", "cakupan", "UCJ", "belum terlindungi"),
    *("gap ke target", "sumber iuran", "pekerja rentan", "diperebutkan", "NPP", "KPJ", "NIK", "BLTH"),
    *("wilayah kerja", "bukan wilayah kerja", "estimasi", "grebeg pasar", "KCP", "snapshot", "produktivitas"),
)


def test_both_languages_have_the_same_parts_sections_and_pictures():
    def outline(code):
        sections = {key: [*part.sections] for key, part in manual(code).items()}
        return sections, [name for name, _alt in pictures(code)]

    sections, _pictures = outline("id")
    assert outline("id") == outline("en")
    assert [*sections] == ["handing-in", "reading", "meeting", GLOSSARY]
    assert sum(map(len, sections.values())) > 15


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_picture_is_there_small_and_told_in_words(code):
    named = pictures(code)
    assert {f"{name}.webp" for name, _alt in named} == {
        path.name for path in (STATIC / "manual" / code).iterdir()
    }
    assert min(len(alt) for _name, alt in named) > 30
    told = [alt for name, alt in named if name not in ("upload", "decision")]  # empty forms show no data
    assert [alt for alt in told if not re.search("data contoh|sample data", alt)] == []
    size = sum(path.stat().st_size for path in (STATIC / "manual").rglob("*.webp"))
    assert size < KILOBYTES * 1024


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_of_the_office_is_explained(code):
    entries = manual(code)[GLOSSARY].text.splitlines()
    assert [entry for entry in entries if not re.match(r"- \*\*[^*]+\*\*.*: .+\.$", entry)] == []
    heads = ", ".join(entry.partition(":")[0] for entry in entries).casefold()
    assert [word for word in WORDS if not re.search(rf"\b{word.casefold()}\b", heads)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_it_names_is_called_so_on_the_screen(code):
    (path,) = CATALOGS.glob("id/LC_MESSAGES/*.po")
    spoken = language(code)
    shown = {spoken.gettext(message.id) for message in catalogs.catalog(path) if isinstance(message.id, str)}
    shown.add("CSV")
    for key, part in manual(code).items():
        if key == GLOSSARY:  # there foreign words are set apart
            continue
        for section in part.sections.values():
            for named in re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", section.text):
                for one in named.removesuffix(" …").split(" → "):
                    assert any(text == one or text.startswith(f"{one} {{") for text in shown), one
