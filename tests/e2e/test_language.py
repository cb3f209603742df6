"""Each page in both languages, in browsers set to the other one: every word, number and day on it."""

import re

import pytest
from playwright.sync_api import Page, expect

from acquisition.catalogs import catalog
from acquisition.contract import KINDS
from acquisition.i18n import CATALOGS
from tests.e2e import screen

BROWSERS = {"id": "en-US", "en": "id-ID"}
OWN_PAGES = ("/profil-kantor", "/profil-kegiatan", "/profil-kader")
SECTIONS = 8  # of the page Data, besides its first
# Columns of files are called alike in both languages.
COLUMNS = {name for kind in KINDS.values() for name in kind.column_names}
MESSAGES = [
    (own, said)
    for message in catalog(CATALOGS / "id" / "LC_MESSAGES" / "acquisition.po")
    if message.id
    for own, said in zip(
        *((one if isinstance(one, tuple) else (one,)) for one in (message.id, message.string)), strict=False
    )
]
ENGLISH, INDONESIAN = {own for own, _ in MESSAGES}, {said for _, said in MESSAGES}
# Said whole in the other language, as Streamlit's own words are, or in part.
OTHERS = {"id": ENGLISH - INDONESIAN, "en": INDONESIAN - ENGLISH}
PARTS = {
    "id": r"\b(the|of|and|with|from|not|all|are|is|to|for|available|selected|per file)\b"
    r"|\b(January|February|March|May|June|July|August|October|December|Aug|Oct|Dec)\b|day\b",
    "en": r"\b(yang|dari|dan|belum|tidak|dengan|untuk|oleh|sampai|semua|bulan|tenaga|iuran|berkas)\b"
    r"|\b(Januari|Februari|Maret|Mei|Juni|Juli|Agustus|Oktober|Desember|Agu|Okt|Des|Senin|Selasa|Minggu)\b",
}
# A comma between thousands or a point before decimals, and the other way round; a share without its blank.
NOTATION = {"id": r"\d,\d{3}\b|\d\.\d{1,2}(?!\d|\.\d)|\d%", "en": r"\d\.\d{3}\b|\d,\d{1,2}(?!\d)|\d%"}
# A licence; times of the day; what data are called; commands.
NAMES = re.compile(
    r"CC BY 4\.0|\d\d\.\d\d–\d\d\.\d\d|(?<=\d{4} )\d\d\.\d\d\b|(Grebeg|Pasar|Sosialisasi|Pelatihan)[^:;,()]*"
)


@pytest.mark.parametrize("code", BROWSERS)
def test_every_page_speaks_the_language_of_the_link(visit, dashboard, code):
    page = visit(f"{dashboard}/?lang={code}", locale=BROWSERS[code])
    foreign = {}
    titles = page.get_by_role("navigation").get_by_role("link").all_inner_texts()
    for place, path in enumerate(screen.PATHS.values()):
        if place:  # by the link as people do: the language stays
            page.get_by_role("navigation").locator(f"a[href*='{path}']").click()
            expect(page).to_have_title(titles[place])
            screen.settle(page)
        foreign[path] = spoken_otherwise(page, code)
    sections = page.get_by_role("radiogroup", name={"id": "Bagian", "en": "Section"}[code]).get_by_role(
        "radio"
    )
    for section in sections.all()[1:]:
        section.click()
        expect(section).to_be_checked()
        screen.settle(page)
        foreign[section.inner_text()] = spoken_otherwise(page, code)
    for path in OWN_PAGES:
        page.goto(f"{dashboard}{path}?lang={code}")
        screen.settle(page)
        foreign[path] = spoken_otherwise(page, code)
    assert {path: said for path, said in foreign.items() if said} == {}
    assert len(foreign) == len(screen.PATHS) + SECTIONS + len(OWN_PAGES)


def test_what_streamlit_says_by_itself_is_said_in_indonesian(visit, dashboard):
    page = visit(dashboard, locale="en-US")
    page.get_by_role("button", name="Tanggal").click()
    page.get_by_role("button", name="Pilih tanggal").first.click()
    expect(page.get_by_role("dialog").last).to_contain_text("Desember 2016")
    expect(page.get_by_label("Sabtu, 3 Desember 2016").first).to_be_visible()
    assert spoken_otherwise(page, "id") == []
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    office = page.get_by_role("combobox", name="Kantor", exact=True)
    office.fill("tidak ada kantor begini")
    expect(page.get_by_text("Tidak ditemukan")).to_be_visible()
    page.goto(f"{dashboard}/kader")
    screen.settle(page)
    page.get_by_role("button", name="Tabel").first.click()
    table = page.get_by_role("dialog").get_by_test_id("stDataFrame").first
    table.hover()
    page.get_by_role("button", name="Cari", exact=True).first.click()
    expect(page.get_by_text("Ketik untuk mencari").first).to_be_visible()
    assert spoken_otherwise(page, "id") == []


def test_a_wrong_address_is_answered_in_the_language_of_the_link(visit, dashboard):
    page = visit(f"{dashboard}/tidak-ada?lang=id")
    expect(page.get_by_role("dialog")).to_contain_text("Halaman tidak ditemukan")
    expect(page.get_by_role("button", name="Tutup").last).to_be_visible()
    assert spoken_otherwise(page, "id") == []


def test_the_switch_of_languages_takes_all_of_it_along(visit, dashboard):
    page = visit(dashboard, locale="id-ID")
    expect(page.get_by_label("Keterangan: ", exact=False).first).to_be_attached()
    screen.option(page, "en").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_label("Help for ", exact=False).first).to_be_attached()
    screen.settle(page)
    assert spoken_otherwise(page, "en") == []
    screen.option(page, "id").click()
    expect(page.locator("html")).to_have_attribute("lang", "id")
    expect(page.get_by_label("Keterangan: ", exact=False).first).to_be_attached()


def test_words_of_the_other_language_would_be_found(visit, dashboard):
    page = visit(f"{dashboard}/data?section=how")
    planted = ["Choose an option", "12 of 15", "1,234", "8.4 %", "84%", "1 Oct 2016", "Offices"]
    page.evaluate(
        "planted => planted.forEach(one => document.querySelector('section, main').append("
        "Object.assign(document.createElement('p'), {textContent: `${one} `})))",
        planted[1:],
    )
    assert sorted(spoken_otherwise(page, "id")) == sorted(planted[1:])


def spoken_otherwise(page: Page, code: str) -> list[str]:
    """What is on the page, or said of it to those who do not see it, and is not in this language."""
    expect(page.locator("html")).to_have_attribute("lang", code)
    found = []
    for said in page.evaluate(_SAID):
        words = NAMES.sub("", said)
        if set(re.findall(r"\w+", said)) <= COLUMNS:
            continue
        if said in OTHERS[code] or re.search(f"{PARTS[code]}|{NOTATION[code]}", words):
            found.append(said)
    return found


_SAID = """() => {
    const said = new Set([document.title]);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const silent = "script, style, noscript, canvas, code, [data-testid=stIconMaterial]";
    while (texts.nextNode()) {
        if (!texts.currentNode.parentElement.closest(silent)) said.add(texts.currentNode.data.trim());
    }
    for (const name of ["aria-label", "aria-valuetext", "aria-description", "title", "placeholder", "alt"]) {
        for (const one of document.querySelectorAll(`[${name}]`)) {
            if (!one.closest("canvas")) said.add(one.getAttribute(name).trim());
        }
    }
    said.delete("");
    return [...said];
}"""
