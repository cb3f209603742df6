"""Retention in a browser: who is still active, in four ways, and what to send where no status came."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.chromium import PROJECTOR
from tests.e2e.conftest import serving
from tests.e2e.screen import charts, cut_off, expect_no_scrolling, headline, option, settle
from tests.filling import filled
from tests.test_cadre_figures import CADRES, ENROLLMENTS, STATUSES

# Of the seven acquired, the latest statuses tell of two that they are active, of two that they are not.
FINDING = "Dari 4 TK diakuisisi yang statusnya per 02-2017 diketahui, 2 aktif (50,0 %)"


@pytest.fixture(scope="module")
def followed(empty_path, tmp_path_factory):
    """The address of a dashboard on cohorts that are worked out by hand."""
    folder = tmp_path_factory.mktemp("followed")
    with filled(empty_path, folder, cadres=CADRES, enrollments=ENROLLMENTS, statuses=STATUSES):
        pass
    with serving(folder / "store", folder / "server.log") as address:
        yield address


def test_cohorts_are_looked_at_in_four_ways(followed, visit):
    page = visit(f"{followed}/retensi?period=2016–2017", viewport=PROJECTOR)
    expect(headline(page)).to_have_text(FINDING)
    assert bars(page) == ["50,0 %", "Desember 2016 1 dari 2 aktif", "50,0 %", "Februari 2017 1 dari 2 aktif"]
    expect(page.get_by_text("Status 3 TK yang diakuisisi tidak diketahui.")).to_be_visible()
    option(page, "Kantor").click()
    expect(charts(page).first).to_contain_text("KC Jambi 1 dari 2 aktif")
    option(page, "Kegiatan").click()
    expect(charts(page).first).to_contain_text("Di luar kegiatan 2 dari 4 aktif")
    option(page, "Kader").click()
    expect(charts(page).first).to_contain_text("Mailisa 2 dari 2 aktif")
    assert {"100,0 %", "Asnawi Alamsyah 0 dari 1 aktif"} <= set(bars(page))
    expect(headline(page)).to_have_text(FINDING)
    expect_no_scrolling(page)
    assert cut_off(page) == []
    elsewhere = visit(page.url)
    expect(option(elsewhere, "Kader")).to_be_checked()
    assert bars(elsewhere) == bars(page)


def test_without_statuses_a_click_leads_to_the_template_to_send(dashboard, visit):
    page = visit(f"{dashboard}/retensi")
    page.get_by_role("main").get_by_role("link", name="Template").click()
    expect(headline(page)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/data\?section=templates"))
    expect(option(page, "Template")).to_be_checked()
    expect(page.get_by_role("button", name="Status kepesertaan", exact=True)).to_be_visible()


def bars(page: Page) -> list[str]:
    """What stands at the bars of all charts."""
    settle(page)
    drawn = [text for chart in charts(page).all() for text in chart.locator("text").all_text_contents()]
    return [" ".join(text.split()) for text in drawn if text.strip()]
