"""Cadres in a browser: from a cadre's bar to the own page, and the rekap reward in hand."""

from io import BytesIO
from pathlib import Path

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.e2e.chromium import NOTEBOOK, PROJECTOR
from tests.e2e.screen import charts, click_bar, cut_off, expect_no_scrolling, headline, number, option, settle

PHONE = {"width": 390, "height": 844}
ASNAWI = "Asnawi Alamsyah: 20 tenaga kerja, 2016, peringkat 1 dari 25"


def pages_of(download) -> list[str]:
    reader = PdfReader(BytesIO(Path(download.path()).read_bytes()))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_a_click_on_a_cadre_leads_to_the_own_page_and_its_recap(dashboard, visit):
    page = visit(f"{dashboard}/kader", viewport=PROJECTOR)
    click_bar(charts(page).first, 0, "Asnawi Alamsyah")
    expect(headline(page)).to_have_text(ASNAWI)
    assert page.url.endswith("/profil-kader?profil=JMB-01")
    settle(page)
    expect(number(page, "Tenaga kerja diakuisisi")).to_have_text("20")
    expect_no_scrolling(page)
    assert cut_off(page) == []
    with page.expect_download() as caught:
        page.get_by_role("button", name="Rekap reward (PDF)").click()
    assert caught.value.suggested_filename == "rekap-reward_JMB-01_2016-11-12.pdf"
    (text,) = pages_of(caught.value)
    assert "Rekap reward: Asnawi Alamsyah" in text and "Grebeg Pasar Angso Duo 20 0 20" in text
    # On to the event, and back.
    click_bar(charts(page).last, 0, "Grebeg Pasar Angso Duo")
    expect(headline(page)).to_contain_text("Grebeg Pasar Angso Duo, 192 tenaga kerja")
    page.go_back()
    expect(headline(page)).to_have_text(ASNAWI)


def test_on_a_notebook_the_recap_stands_beside_the_choices(dashboard, visit):
    page = visit(f"{dashboard}/profil-kader?profil=JMB-01", viewport=NOTEBOOK)
    settle(page)
    button = page.get_by_role("button", name="Rekap reward (PDF)").bounding_box()
    beside = option(page, "Tanpa yang disponsori").bounding_box()
    assert abs(button["y"] + button["height"] / 2 - beside["y"] - beside["height"] / 2) < 10


def test_on_a_phone_months_and_what_stands_beside_bars_keep_their_width(dashboard, visit):
    page = visit(f"{dashboard}/kader", viewport=PHONE)
    assert cut_off(page) == []
    page.goto(f"{dashboard}/kader?by=norm")
    settle(page)
    drawn = page.locator(".st-key-months .main-svg").first.bounding_box()
    assert drawn["width"] > 2 * PHONE["width"]
    assert page.get_by_role("main").evaluate("main => main.scrollWidth <= main.clientWidth")


def test_all_recaps_come_as_one_file_with_a_page_each(dashboard, visit):
    page = visit(f"{dashboard}/kader?office=KCP+Tebo")
    settle(page)
    with page.expect_download() as caught:
        page.get_by_role("button", name="Rekap reward semua kader (PDF)").click()
    assert [text.split("Rekap reward: ")[1][:12] for text in pages_of(caught.value)] == [
        "Kader TBO-01",
        "Kader TBO-02",
        "Kader TBO-03",
        "Kader TBO-04",
    ]


def test_each_view_of_cadres_is_a_link(dashboard, visit):
    page = visit(f"{dashboard}/kader?by=norm&norm=10&funding=all")
    # One day is no whole month; it counts for those who reached ten in it all the same.
    expect(option(page, "Norma")).to_be_checked()
    expect(option(page, "Semua sumber iuran")).to_be_checked()
    expect(page.get_by_role("spinbutton", name="Norma per bulan")).to_have_value("10")
    assert cut_off(page) == []
