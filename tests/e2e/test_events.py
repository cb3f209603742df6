"""Events in a browser: from an event's bar to its own page, and by link."""

from playwright.sync_api import expect

from tests.e2e.chromium import PROJECTOR
from tests.e2e.screen import (
    charts,
    choose,
    click_bar,
    cut_off,
    expect_no_scrolling,
    headline,
    number,
    option,
    settle,
)

REWARDS = "Grebeg Pasar Angso Duo, 192 tenaga kerja: 1. Asnawi Alamsyah 20, 2. Laila Jumati 17, 3. Mailisa 15"


def test_a_click_on_an_event_leads_to_its_rewards(dashboard, visit):
    page = visit(f"{dashboard}/kegiatan", viewport=PROJECTOR)
    click_bar(charts(page).first, 0, "Grebeg Pasar Angso Duo")
    expect(headline(page)).to_have_text(REWARDS)
    assert page.url.endswith("/profil-kegiatan?profil=GRB-20161112")
    settle(page)
    expect(number(page, "Per kader yang hadir")).to_have_text("7,68")
    # It is looked at whole: periods and segments are not offered.
    expect(page.locator(".st-key-filters")).to_be_hidden()
    expect_no_scrolling(page)
    assert cut_off(page) == []
    choose(page, "Halaman siapa", "Pelatihan Kader Penggerak · PEL-20161111")
    expect(headline(page)).to_have_text("Pelatihan Kader Penggerak tidak membawa hasil")
    assert page.url.endswith("profil=PEL-20161111")
    page.go_back()
    expect(headline(page)).to_have_text(REWARDS)
    click_bar(charts(page).first, 0, "Asnawi Alamsyah")
    expect(page).to_have_url(f"{dashboard}/profil-kader?profil=JMB-01")
    expect(headline(page)).to_contain_text("Asnawi Alamsyah")


def test_each_view_of_events_is_a_link(dashboard, visit):
    page = visit(f"{dashboard}/kegiatan?events=nothing")
    expect(headline(page)).to_have_text("1 dari 2 kegiatan tanpa hasil: 25 kehadiran kader")
    option(page, "Hari").click()
    option(page, "Per kader yang hadir").click()
    expect(headline(page)).to_have_text("Sabtu teratas: 192 dari 192 tenaga kerja di kegiatan (100,0 %)")
    settle(page)
    elsewhere = visit(page.url)
    assert "events=weekday" in page.url and "per=acquisitions_per_cadre" in page.url
    expect(elsewhere.get_by_role("heading", name="Per kader yang hadir")).to_be_visible()
    assert cut_off(elsewhere) == []
