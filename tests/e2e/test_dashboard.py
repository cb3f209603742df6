"""The dashboard in a browser: links, filters, languages, files, screens."""

import csv
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from acquisition.filters import Filters
from acquisition.store import Store
from acquisition.ui import LOOK_AGAIN
from tests.e2e.chromium import PROJECTOR
from tests.e2e.screen import (
    PATHS,
    choose,
    choose_office,
    cut_off,
    expect_no_scrolling,
    headline,
    link,
    number,
    option,
    settle,
)

HEADLINES = {
    "Ringkasan": "2016: 192 TK (PU + BPU) diakuisisi; terbanyak KC Jambi, 97",
    "Perubahan": "Tidak ada pembanding untuk 2016: data mulai 12 November 2016",
    "Kantor": "2016: KC Jambi teratas: 97 dari 192 tenaga kerja (50,5 %)",
    "Kegiatan": "Grebeg Pasar Angso Duo: 192 tenaga kerja dalam 2 jam, 96 per jam dan 7,68 per kader",
    "Kader": "Asnawi Alamsyah teratas dengan 20 tenaga kerja; "
    "3 kader teratas dari 25 menyumbang 27,1 % dari semua akuisisi",
    "Retensi": "TK yang diakuisisi belum tentu aktif, "
    "dan pada pilihan ini tidak seorang pun diketahui statusnya",
    "Peta": "809.808 tenaga kerja belum terlindungi; terbanyak di Kota Jambi, 121.771 (15,0 %)",
    "Ke mana berikutnya": "Urutan belum dapat disusun: tidak ada angka dasar, "
    "atau data belum mencakup 3 bulan penuh",
    "Rapat": "Evaluasi akuisisi kader 2016",
    "Data": "Semua kantor sudah mengirim, tetapi 5 laporan bulanan belum lengkap",
    "Bantuan": "Cara menyerahkan ekspor",
    "Istilah": "Istilah",
}
HELP = ("Bantuan", "Istilah")  # which are of use before there are data
PHONE = {"width": 390, "height": 844}

# What is added, faded or restyled on the page.
_NOTE_CHANGES = """() => {
    window.changes = [];
    const note = changes => window.changes.push(...changes.map(one => one.type + one.attributeName));
    const seen = {subtree: true, childList: true, attributes: true, attributeFilter: ["data-stale", "style"]};
    new MutationObserver(note).observe(document.body, seen);
}"""


def go(page: Page, title: str) -> None:
    """Change to another page by clicking."""
    link(page, title).click()
    expect(link(page, title)).to_have_attribute("aria-current", "page")
    settle(page)


def given(page: Page) -> dict[str, list[str]]:
    """What stands in the address bar after the question mark."""
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/peta", "Peta"),
        ("/kantor", "Kantor"),
        # Where Streamlit's old convention would serve pages/cadres.py without app.py around it.
        ("/cadres", "Ringkasan"),
        ("/ringkasan", "Ringkasan"),
    ],
)
def test_a_deep_link_as_the_first_request_shows_what_clicks_show(fresh_dashboard, visit, path, title):
    page = visit(fresh_dashboard + path)
    expect(headline(page)).to_have_text(HEADLINES[title])
    expect(link(page, title)).to_have_attribute("aria-current", "page")
    linked = whole(page)
    page.goto(fresh_dashboard)
    go(page, "Data")
    go(page, title)
    assert whole(page) == linked


def whole(page: Page) -> str:
    """All that a page says, navigation included, as it is told to those who do not see it."""
    settle(page)
    return page.get_by_role("banner").inner_text() + page.get_by_role("main").aria_snapshot()


def test_offices_chosen_one_after_the_other_add_up(dashboard, visit):
    page = visit(f"{dashboard}/kantor")
    acquired = number(page, "Tenaga kerja diakuisisi")
    expect(acquired).to_have_text("192")
    for office, together in {
        "KC Jambi": 97,
        "KCP Muaro Jambi": 97 + 28,
        "KCP Tebo": 97 + 28 + 15,
        "KCP Tanjung Jabung Barat": 97 + 28 + 15 + 19,
        "KCP Batang Hari": 97 + 28 + 15 + 19 + 33,
    }.items():
        choose_office(page, office)
        expect(acquired).to_have_text(str(together))


def test_a_filter_follows_from_page_to_page_and_with_the_link(dashboard, visit):
    page = visit(f"{dashboard}/kantor")
    choose_office(page, "KCP Tebo")
    expect(headline(page)).to_have_text("2016: KCP Tebo mengakuisisi 15 tenaga kerja")
    filtered = given(page)
    assert list(filtered) == ["office"]

    go(page, "Kader")
    # Of its four cadres, 6 + 5 + 3 of 15 = 93.3 %.
    ranking = "Kader TBO-01 teratas dengan 6 tenaga kerja; "
    ranking += "3 kader teratas dari 4 menyumbang 93,3 % dari semua akuisisi"
    expect(headline(page)).to_have_text(ranking)
    assert given(page) == filtered

    go(page, "Kegiatan")
    expect(number(page, "Akuisisi di kegiatan")).to_have_text("15")
    assert given(page) == filtered

    elsewhere = visit(page.url)
    expect(headline(elsewhere)).to_have_text(headline(page).inner_text())
    expect(number(elsewhere, "Akuisisi di kegiatan")).to_have_text("15")
    assert given(elsewhere) == filtered


def test_a_period_and_a_segment_follow_with_the_link(dashboard, visit):
    page = visit(f"{dashboard}/kader?from=2016-11-12&to=2016-11-12&segment=BPU")
    expect(headline(page)).to_have_text(HEADLINES["Kader"])
    expect(page.get_by_text("12 Nov 2016 · semua kantor · BPU")).to_be_visible()
    go(page, "Kantor")
    expect(number(page, "Tenaga kerja diakuisisi")).to_have_text("192")
    assert given(page) == {"from": ["2016-11-12"], "to": ["2016-11-12"], "segment": ["BPU"]}


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/kader?from=2016-11-13", "Kader"),
        ("/?from=2016-11-13&to=2016-11-30", "Ringkasan"),
        ("/?segment=PU", "Ringkasan"),
    ],
)
def test_a_selection_of_nothing_leads_back_to_everything(dashboard, visit, address, title):
    page = visit(dashboard + address)
    expect(headline(page)).to_have_text("Tidak ada data pada pilihan ini")
    page.get_by_role("button", name="Tampilkan semua").click()
    expect(headline(page)).to_have_text(HEADLINES[title])
    assert given(page) == {}


def test_a_month_is_chosen_and_follows_with_the_link(dashboard, visit):
    page = visit(dashboard)
    choose(page, "Periode", "11-2016")
    expect(headline(page)).to_have_text(f"November {HEADLINES['Ringkasan']}")
    assert given(page) == {"period": ["11-2016"]}
    go(page, "Kantor")
    expect(headline(page)).to_have_text(f"November {HEADLINES['Kantor']}")
    assert given(page) == {"period": ["11-2016"]}


def test_a_tile_leads_to_the_page_that_explains_it_under_the_same_filters(dashboard, visit):
    page = visit(dashboard)
    choose_office(page, "KCP Tebo")
    expect(number(page, "Kader aktif")).to_have_text("4")
    tile = page.locator(".st-key-tile-cadres")
    tile.get_by_role("link", name="Kader").click()
    expect(link(page, "Kader")).to_have_attribute("aria-current", "page")
    expect(headline(page)).to_contain_text("Kader TBO-01")
    assert given(page) == {"office": ["KCP Tebo"]}


def test_nothing_on_screen_says_the_year_of_the_clock(dashboard, visit):
    page = visit(dashboard)
    page.get_by_role("button", name="Tanggal", exact=False).click()
    page.get_by_test_id("stDateInput").first.get_by_role("button").first.click()
    expect(page.get_by_role("grid")).to_be_visible()
    assert str(date.today().year) not in page.locator("body").inner_text()


def test_looking_for_new_data_does_not_flicker(dashboard, visit):
    page = visit(dashboard)
    page.evaluate(_NOTE_CHANGES)
    page.wait_for_timeout(LOOK_AGAIN * 2 * 1000 + 500)
    assert page.evaluate("window.changes") == []


def test_nonsense_in_the_address_bar_shows_everything(dashboard, visit):
    page = visit(
        f"{dashboard}/peta?from=abc&office=<script>alert(1)</script>&segment=XX&regency=9999&lang=zz"
    )
    expect(headline(page)).to_have_text(HEADLINES["Peta"])
    expect(number(page, "Semua kabupaten/kota")).to_have_text("809.808")


def test_the_csv_holds_the_figure_under_the_filters(dashboard, founding_path, visit):
    page = visit(f"{dashboard}/kader")
    choose_office(page, "KC Jambi")
    expect(headline(page)).to_contain_text("dari 10")
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    with download.value.path().open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file, delimiter=";")

    store = Store.open(founding_path)
    frame = store.run("acquisition_by_cadre", Filters(office=("JMB",)))
    store.close()
    for name in ("registered", "active"):
        frame[name] = frame[name].map({True: "ya", False: "tidak"})
    assert len(header) == len(frame.columns)
    assert rows == frame.astype(str).values.tolist()
    assert len(rows) == 10


def test_indonesian_comes_first_even_to_an_english_browser(dashboard, visit):
    page = visit(f"{dashboard}/kantor")
    assert page.evaluate("new Intl.NumberFormat().resolvedOptions().locale") == "en-US"
    assert page.evaluate("navigator.language") == "id-ID"  # what the page is told instead
    expect(headline(page)).to_have_text(HEADLINES["Kantor"])
    expect(option(page, "id")).to_be_checked()

    option(page, "en").click()
    expect(headline(page)).to_have_text("2016: KC Jambi brings the most: 97 of 192 workers (50.5 %)")
    assert given(page) == {"lang": ["en"]}
    go(page, "Map")
    expect(headline(page)).to_have_text(
        "809,808 workers not yet covered; most in Kota Jambi, 121,771 (15.0 %)"
    )
    assert given(page) == {"lang": ["en"]}
    expect(headline(visit(page.url))).to_have_text(headline(page).inner_text())

    option(page, "id").click()
    expect(headline(page)).to_have_text(HEADLINES["Peta"])


def test_an_empty_store_invites_to_import_on_every_page(empty_dashboard, visit):
    page = visit(empty_dashboard)
    for title in PATHS:
        go(page, title)
        if title in HELP:
            expect(headline(page)).to_have_text(HEADLINES[title])
        else:
            assert_invited(page, "Belum ada data")
    go(page, "Ringkasan")
    page.get_by_role("link", name="Cara menyerahkan ekspor").click()
    expect(headline(page)).to_have_text(HEADLINES["Bantuan"])
    option(page, "en").click()
    for title in ("Map", "Offices"):
        go(page, title)
        assert_invited(page, "No data has been taken in yet")


def assert_invited(page: Page, invitation: str) -> None:
    expect(headline(page)).to_have_text(invitation)
    expect(page.get_by_text("python -m acquisition import data/exports")).to_be_visible()
    shown = page.locator("body").inner_text()
    assert "Traceback" not in shown and "Exception" not in shown


def test_a_projector_shows_each_page_whole(dashboard, visit):
    page = visit(dashboard, viewport=PROJECTOR)
    for title in PATHS:
        go(page, title)
        assert_no_wider_than_the_screen(page, title)
        expect_no_scrolling(page)
        assert cut_off(page) == []


def assert_no_wider_than_the_screen(page: Page, title: str) -> None:
    expect(headline(page)).to_have_text(HEADLINES[title])
    # Streamlit scrolls its main part within the document.
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), title
    assert page.get_by_role("main").evaluate("main => main.scrollWidth <= main.clientWidth"), title
