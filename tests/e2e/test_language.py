"""Each page in both languages, in browsers set to the other one: every word, number and day on it."""

import pytest
from playwright.sync_api import expect

from tests.e2e import screen
from tests.e2e.spoken import spoken_otherwise

BROWSERS = {"id": "en-US", "en": "id-ID"}
OWN_PAGES = ("/profil-kantor", "/profil-kegiatan", "/profil-kader")
SECTIONS = 8  # of the page Data, besides its first


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
        # The English glossary is one of Indonesian words.
        foreign[path] = [] if (path, code) == ("/istilah", "en") else spoken_otherwise(page, code)
    page.get_by_role("navigation").locator("a[href*='/data']").click()
    screen.settle(page)
    sections = page.get_by_role("radiogroup", name={"id": "Bagian", "en": "Section"}[code]).get_by_role(
        "radio"
    )
    expect(sections).to_have_count(SECTIONS + 1)
    for section in sections.all()[1:]:
        section.click()
        expect(section).to_be_checked()
        screen.settle(page)
        foreign[section.inner_text()] = spoken_otherwise(page, code)
    for path in OWN_PAGES:
        screen.follow(page, f"{path}?lang={code}")
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
