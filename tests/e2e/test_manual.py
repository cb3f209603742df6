"""The manual in a browser: it fits the screen, its pictures and templates are there, and it leads on."""

from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from tests.e2e.screen import expect_no_scrolling, headline, link, option, settle


def test_the_manual_shows_and_hands_out_what_it_speaks_of(dashboard, visit):
    page = visit(f"{dashboard}/bantuan?lang=en")
    with page.expect_download() as download:
        page.get_by_role("button", name="Template for an export").click()
    book = CalamineWorkbook.from_path(download.value.path())
    cells = {
        cell for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row
    }
    assert {"nik", "tanggal_kepesertaan", "segmen"} <= cells

    for part, title, count in (
        ("Hand in an export", "How to hand in an export", 3),
        ("Read the pages", "How to read the pages", 2),
        ("Hold a meeting", "How to hold a meeting", 2),
    ):
        option(page, part).click()
        expect(headline(page)).to_have_text(title)
        settle(page)
        expect_no_scrolling(page)
        shown = page.locator(".st-key-manual img")
        expect(shown).to_have_count(count)
        for picture in shown.all():  # it may still be on its way
            expect(picture).to_have_js_property("complete", True)
        assert shown.evaluate_all("all => all.every(one => one.naturalWidth > 300)"), part
        expect(page.get_by_text("The pictures show synthetic sample data.")).to_be_visible()

    page.get_by_role("main").get_by_role("link", name="Meeting").click()
    expect(link(page, "Meeting")).to_have_attribute("aria-current", "page")


def test_the_page_of_data_leads_to_the_manual(dashboard, visit):
    page = visit(f"{dashboard}/data?section=upload")
    page.get_by_role("link", name="Cara menyerahkan ekspor").click()
    expect(headline(page)).to_have_text("Cara menyerahkan ekspor")
    expect(link(page, "Bantuan")).to_have_attribute("aria-current", "page")
