"""Offices in a browser: from an office's bar to its own page, and by link."""

from playwright.sync_api import Page, expect
from pypdf import PdfReader

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

TEBO = "KCP Tebo: 15 TK pada 2016; 7,8 % dari akuisisi semua kantor"


def test_a_click_on_an_office_leads_to_its_own_page(dashboard, visit):
    page = visit(f"{dashboard}/kantor", viewport=PROJECTOR)
    option(page, "Per bulan").click()
    settle(page)
    expect_no_scrolling(page)
    assert cut_off(page) == []
    assert page.url.endswith("/kantor?offices=months")
    click_bar(charts(page).first, 0, "KC Jambi")
    expect(headline(page)).to_contain_text("KC Jambi: 97 TK pada 2016")
    assert page.url.endswith("/profil-kantor?profil=JMB")
    choose(page, "Halaman siapa", "KCP Tebo")
    expect(headline(page)).to_have_text(TEBO)
    settle(page)
    expect(number(page, "Tenaga kerja diakuisisi")).to_have_text("15")
    expect_no_scrolling(page)
    assert cut_off(page) == []
    with page.expect_download() as caught:
        page.get_by_role("button", name="Rekap reward (PDF)").click()
    (recap,) = PdfReader(caught.value.path()).pages
    assert "Rekap reward: KCP Tebo" in recap.extract_text()
    expect(headline(visit(page.url))).to_have_text(TEBO)


def swipe_up(page: Page, x: float, y: float) -> None:
    """Move a finger 150 pixels up."""
    session = page.context.new_cdp_session(page)
    steps = [("touchStart", y), *(("touchMove", y - 15 * step) for step in range(1, 11))]
    for kind, at in steps:
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": at}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_finger_scrolls_over_bars_and_a_tap_on_one_opens_its_page(dashboard, visit):
    for does in ("swipe", "tap"):
        page = visit(f"{dashboard}/kantor", viewport={"width": 390, "height": 844}, has_touch=True)
        chart = charts(page).first
        chart.evaluate("chart => chart.scrollIntoView({ block: 'center' })")
        settle(page)
        bar = chart.locator(".points path").first.bounding_box()
        x, y = bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2
        if does == "tap":
            page.touchscreen.tap(x, y)
            expect(headline(page)).to_contain_text("KC Jambi: 97 TK pada 2016")
        else:
            swipe_up(page, x, y)
            moved = "y => document.querySelector('.points path').getBoundingClientRect().y < y - 50"
            page.wait_for_function(moved, arg=bar["y"])


def test_a_click_on_an_office_of_the_overview_leads_there_too(dashboard, visit):
    page = visit(dashboard, viewport=PROJECTOR)
    click_bar(charts(page).last, 0, "KC Jambi")
    expect(headline(page)).to_contain_text("KC Jambi: 97 TK pada 2016")
