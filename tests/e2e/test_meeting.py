"""A meeting by keyboard: frozen, put before its audience, handed out; and months later still the same."""

import re
import shutil
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from acquisition.ingest.load import import_file
from acquisition.ingest.withdraw import find_import, withdraw
from acquisition.store import Store
from tests.conftest import IMPORT_DAY, nik
from tests.e2e.chromium import PROJECTOR
from tests.e2e.conftest import serving
from tests.e2e.screen import choose, settle
from tests.e2e.spoken import spoken_otherwise

SMALL_PROJECTOR = {"width": 1280, "height": 720}
LEAST_LETTER, LEAST_CONTRAST = 20, 7


@pytest.fixture
def own_path(founding_path, tmp_path):
    """The folder of a store with the founding figures that may be written to."""
    return shutil.copytree(founding_path.parent, tmp_path / "own") / founding_path.name


def test_a_meeting_is_frozen_presented_and_stays(own_path, tmp_path, visit):
    with serving(own_path, tmp_path / "server.log") as address:
        page = visit(f"{address}/rapat?lang=en", viewport=PROJECTOR, locale="id-ID")
        press(page, "Freeze the meeting")
        expect(page.get_by_text("this link shows the same for ever")).to_be_visible()
        settle(page)
        link, told = page.url, contents(page)
        press(page, "Present")
        screens = presented(page)
        assert len(screens) == told.count("\n") + 1 > 8
        assert "2016: 192 workers acquired" in screens[1]
        assert spoken_otherwise(page, "en") == []

        _decide(page, "Sweep the market of Tebo")
        count = len(screens) + 1
        expect(page.locator("section.slide:visible footer")).to_contain_text(f"{len(screens)} / {count}")
        page.keyboard.press("End")
        expect(page.locator("section.slide:visible")).to_contain_text("KCP Tebo")
        screens.append(page.locator("section.slide:visible").inner_text())

        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="Present")).to_be_visible()
        told = contents(page)
        with page.expect_download() as download:
            press(page, "Slides (PPTX)")
        assert len(Presentation(download.value.path()).slides) == len(screens)

        change_all(own_path)
        again = visit(link)
        expect(again.get_by_text("since then 1 file came in, 1 was withdrawn")).to_be_visible()
        assert contents(again) == told
        press(again, "Present")
        # Of every slide the number of all of them has changed with the decision.
        before = [re.sub(r"\d+$", str(len(screens)), screen) for screen in screens]
        assert presented(again) == before

        following = visit(f"{address}/rapat?lang=en")
        told = contents(following)
        assert "Of 1 decision of the last evaluation: 1 not measured" in told
        assert "Since the evaluation with data up to 12 November 2016: 192 acquired became 1 (−191)" in told
        # No page asks a server that is gone whether there are new data.
        for one in (page, again, following):
            one.context.close()


def _decide(page: Page, what: str) -> None:
    """Note a decision over the slide that is on, by keys alone."""
    page.keyboard.press("d")
    form = page.get_by_role("dialog")
    field = form.get_by_label("What is to be done")
    field.fill(what)
    choose(page, "Who: an office or a role, no person", "KCP Tebo")
    form.get_by_role("button", name="Note it").press("Enter")
    expect(form).to_be_hidden()


def press(page: Page, name: str) -> None:
    """Press a button the way a keyboard does."""
    button = page.get_by_role("button", name=name)
    button.focus()
    button.press("Enter")


def contents(page: Page) -> str:
    """What the slides say in short."""
    settle(page)
    return page.get_by_role("list").filter(has_text="Overview").inner_text()


def presented(page: Page) -> list[str]:
    """What each slide says, turned by keys: nothing else is on the screen, all of it can be read."""
    slide = page.locator("section.slide:visible")
    expect(slide).to_have_count(1)
    count = int(slide.locator("footer").inner_text().rpartition("/")[2])
    page.keyboard.press("End")
    expect(slide.locator("footer")).to_contain_text(f"{count} / {count}")
    page.keyboard.press("Home")
    seen = []
    for number in range(1, count + 1):
        expect(slide.locator("footer")).to_contain_text(re.compile(rf"\b{number} / {count}"))
        for size in (SMALL_PROJECTOR, PROJECTOR):
            page.set_viewport_size(size)
            assert page.evaluate(_UNREADABLE, [LEAST_LETTER, LEAST_CONTRAST]) == []
            assert page.evaluate(_BESIDES) == []
        seen.append(slide.inner_text())
        if number == 2:  # the only way to the table and back, the dark, and all slides at once
            _turn_through_modes(page)
        page.keyboard.press("ArrowRight")
    return seen


def _turn_through_modes(page: Page) -> None:
    page.keyboard.press("t")
    expect(page.locator("section.slide.table:visible td").first).to_be_visible()
    page.keyboard.press("t")
    expect(page.locator("section.slide.numbers:visible")).to_be_visible()
    page.keyboard.press("b")
    expect(page.locator(".black:visible")).to_be_visible()
    page.keyboard.press("b")
    expect(page.locator("section.slide.numbers:visible")).to_be_visible()
    page.keyboard.press("o")
    expect(page.get_by_role("heading", level=1)).to_have_text("Evaluation of cadre acquisition 2016")
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "Enter", "PageDown", "PageUp", "PageUp"):
        page.keyboard.press(key)  # as fast as it goes: none is lost
    expect(page).to_have_url(re.compile(r"slide=2\b"))
    # A finger turns as well: the left third back, the rest on.
    page.mouse.click(50, 500)
    expect(page).to_have_url(re.compile(r"slide=1\b"))
    page.mouse.click(1000, 500)
    expect(page.locator("section.slide.numbers:visible")).to_be_visible()


def change_all(path) -> None:
    """A worker comes in, and the founding file is withdrawn."""
    store = Store.open(path)
    rows = f"nik;tanggal_kepesertaan;segmen;kode_kantor\n{nik(1)};20-11-2016;BPU;TBO\n"
    assert import_file(store, BytesIO(rows.encode()), "more.csv", today=IMPORT_DAY).accepted == 1
    withdraw(store, find_import(store, "1").import_id)
    assert store.run("acquisition_total").iloc[0].acquisitions == 1
    store.close()


# Texts of the slide whose letters are too small, or too pale for what they stand on.
_SHOWN = """
    const shown = [...document.querySelectorAll(".slide")].find(one => one.checkVisibility());"""
_UNREADABLE = (
    f"([least, contrast]) => {{{_SHOWN}"
    + """
    const luminance = colour => {
        const [red, green, blue] = colour.match(/[\\d.]+/g).map(Number).map(one => one / 255)
            .map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ground = element => {
        const own = getComputedStyle(element).backgroundColor;
        return own !== "rgba(0, 0, 0, 0)" ? own : ground(element.parentElement);
    };
    const against = (letters, paper) => {
        const [light, dark] = [luminance(letters), luminance(paper)].sort((one, other) => other - one);
        return (light + 0.05) / (dark + 0.05);
    };
    const texts = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
    const wrong = [];
    while (texts.nextNode()) {
        const text = texts.currentNode, style = getComputedStyle(text.parentElement);
        const found = [parseFloat(style.fontSize), against(style.color, ground(text.parentElement))];
        if (text.data.trim() && (found[0] < least || found[1] < contrast)) wrong.push([text.data, ...found]);
    }
    return wrong;
}"""
)

# What has no room, what can be scrolled, and what of the dashboard is seen or lies over the slide.
_BESIDES = (
    f"() => {{{_SHOWN}"
    + """
    const slide = shown, whole = slide.getBoundingClientRect();
    const stamp = slide.querySelector("footer").getBoundingClientRect().top;
    const beyond = (one, bottom) => {
        const box = one.getBoundingClientRect();
        return box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > bottom + 1;
    };
    const wrong = [
        ...[...slide.querySelectorAll("h1, p, footer span")].filter(one => beyond(one, innerHeight)),
        ...[...slide.querySelectorAll(".body, .body *, .said")].filter(one => beyond(one, stamp)),
    ].map(one => `no room for ${one.textContent}`);
    if (whole.left || whole.top || whole.width !== innerWidth || whole.height !== innerHeight) {
        wrong.push("the slide is not the screen");
    }
    for (const one of [document.documentElement, document.querySelector("[data-testid=stMain]")]) {
        const scrolls = getComputedStyle(one).overflowY !== "hidden" && one.scrollHeight > one.clientHeight;
        if (scrolls) wrong.push("scrolls");
    }
    const [right, low] = [innerWidth - 3, innerHeight - 3];
    for (const [x, y] of [[2, 2], [right, 2], [2, low], [right, low]]) {
        const top = document.elementFromPoint(x, y);
        if (!slide.contains(top)) wrong.push(`over it: ${top.outerHTML.slice(0, 80)}`);
    }
    return wrong;
}"""
)
