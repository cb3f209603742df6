"""What comes out of the printer, read back from PDF: every page, an opened table, the slides of a meeting."""

import io
import re
import shutil
import unicodedata
from dataclasses import dataclass

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PageObject, PdfReader

from acquisition.filters import Filters
from acquisition.i18n import language
from acquisition.look import Look
from acquisition.meeting.frozen import freeze
from acquisition.store import Store
from tests.e2e.chromium import NOTEBOOK, PROJECTOR
from tests.e2e.conftest import serving
from tests.e2e.screen import PATHS, follow, headline, link, settle

A4 = (842, 595)  # points, landscape
EDGE = 20  # points that no printer reaches
OWN = (
    "/bantuan?part=reading",
    "/profil-kantor?profil=JMB",
    "/profil-kegiatan",
    "/profil-kader?profil=JMB-01",
    "/kader?by=norm",
    "/kader?office=KCP+Tebo&period=11-2016",
    "/peta?regency=1571",
)
# The page of a meeting has no figures of its own, and no stamp of one; nor has the manual.
UNSTAMPED = ("/rapat", "/bantuan", "/istilah")
PICTURES = {"/bantuan": 3, "/bantuan?part=reading": 2}  # of pixels; charts and maps are drawn
# What is clicked or typed into has no place on paper.
_CONTROLS = "button, input, textarea, nav, [role=combobox], [role=radiogroup], [data-testid=stToolbar]"
# The words of each chart.
_CHARTS = """charts => charts.map(chart => [...chart.querySelectorAll("text")]
    .filter(text => !text.closest(".hoverlayer") && getComputedStyle(text).display !== "none")
    .flatMap(text => text.querySelector("tspan.line")
        ? [...text.querySelectorAll("tspan.line")].map(line => line.textContent) : [text.textContent])
    .filter(text => text.trim()))"""


@pytest.fixture(scope="module")
def own_store(founding_path, tmp_path_factory):
    """The path of a store with the founding figures, and the identity of a meeting that was frozen there."""
    folder = tmp_path_factory.mktemp("paper")
    path = shutil.copytree(founding_path.parent, folder / "own") / founding_path.name
    store = Store.open(path)
    meeting = freeze(store, Look.into(store, Filters(), language("id")), "Evaluasi di atas kertas")
    store.close()
    return path, meeting


@pytest.fixture(scope="module")
def address(own_store, tmp_path_factory):
    with serving(own_store[0], tmp_path_factory.mktemp("log") / "server.log") as address:
        yield address


def test_every_page_prints_whole_on_a4(address, own_store, visit):
    page = visit(address)
    for place, (title, path) in enumerate(PATHS.items()):
        page.set_viewport_size(NOTEBOOK if place % 2 else PROJECTOR)
        link(page, title).click()
        expect(link(page, title)).to_have_attribute("aria-current", "page")
        settle(page)
        assert_prints_whole(page, path)
    for view in (*OWN, f"/rapat?meeting={own_store[1]}"):
        follow(page, view)
        assert_prints_whole(page, view)


def assert_prints_whole(page: Page, view: str) -> None:
    """A few sheets of A4, each with title, stamp and number; charts with all their words; no controls."""
    title, stamp = headline(page).inner_text(), "Data sampai 12 November 2016 · snapshot"
    if not view.startswith(UNSTAMPED):
        stamp = page.locator(".st-key-stamp p").first.inner_text()
        assert stamp.startswith("Data sampai 12 November 2016 · snapshot")
    charts = page.locator(".js-plotly-plot").evaluate_all(_CHARTS)

    sheets = printed(page)
    assert len(sheets) <= 3, view
    assert_in_margins(sheets, title, stamp, view)
    for words in charts:
        assert_on_one_sheet(words, sheets, view)
    assert sum(sheet.images for sheet in sheets) == PICTURES.get(view, 0), view
    assert controls(page) == [], view


def test_a_table_prints_as_text_with_all_of_its_rows(address, own_store, visit):
    store = Store.open(own_store[0])
    files = [*store.run("imports", Filters())["file"]]
    cadres = store.run("acquisition_by_cadre", Filters()).to_dict("records")
    store.close()
    page = visit(f"{address}/data?section=files")
    (sheet,) = printed(page)
    assert files
    assert [file for file in files if bare(file) not in sheet.text] == []

    page.goto(f"{address}/kader")
    settle(page)
    title = headline(page).inner_text()
    page.get_by_role("button", name="Tabel").click()
    expect(page.get_by_role("dialog").locator("canvas").first).to_be_visible()
    # An opened table is what goes on paper, with the title of its page on each sheet.
    sheets = printed(page)
    assert len(sheets) > 1
    for sheet in sheets:
        assert bare(title) in sheet.text
    assert len(cadres) == 25
    for cadre in cadres:
        row = bare(f"{cadre['cadre_code']}{cadre['cadre']}{cadre['office_code']}{cadre['office']}")
        assert any(row in sheet.text for sheet in sheets), cadre


def test_slides_print_one_a_sheet_whichever_is_on(address, own_store, visit):
    page = visit(address)
    page.goto(f"{address}/tayangan?meeting={own_store[1]}")
    page.locator(".stage .on .front .slide").wait_for()
    slides = page.locator(".front .slide")
    told = [
        [line for line in text.splitlines() if line.strip()]
        for text in slides.evaluate_all("slides => slides.map(slide => slide.textContent)")
    ]
    assert len(told) > 8
    page.keyboard.press("b")
    expect(page.locator(".stage .black")).to_be_visible()

    sheets = printed(page)
    assert len(sheets) == len(told)
    for number, (lines, sheet) in enumerate(zip(told, sheets, strict=True), start=1):
        missing = [line for line in lines if bare(line) not in sheet.text]
        assert missing == [], number
        assert bare(f"{number}/{len(told)}") in sheet.text
        assert "Datasampai12November2016·snapshot" in sheet.text
        assert sheet.images == 0
    assert controls(page) == []
    assert_dark_on_white(page)


def test_paper_is_white_where_a_browser_likes_it_dark(address, visit):
    page = visit(f"{address}/kantor", color_scheme="dark")
    assert_dark_on_white(page)


@dataclass(frozen=True)
class Sheet:
    """What a sheet says, without blanks; where its texts begin, in points from the lower left; its images."""

    text: str
    places: list[tuple[float, float]]
    images: int


def printed(page: Page) -> list[Sheet]:
    """The sheets, as the browser's own print makes them; of A4, every one."""
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert {tuple(round(side) for side in sheet.mediabox[2:]) for sheet in sheets} == {A4}
    return [_read(sheet) for sheet in sheets]


def _read(sheet: PageObject) -> Sheet:
    places = []

    def note(text: str, ours: list[float], theirs: list[float], *_font: object) -> None:
        if text.strip():
            x, y = theirs[4], theirs[5]
            places.append((x * ours[0] + y * ours[2] + ours[4], x * ours[1] + y * ours[3] + ours[5]))

    text = sheet.extract_text(visitor_text=note)
    return Sheet(bare(text), places, _images(sheet.get("/Resources", {})))


def _images(resources: dict) -> int:
    """How many images of pixels stand there, however deep."""
    count = 0
    for one in resources.get_object().get("/XObject", {}).values():
        thing = one.get_object()
        count += thing["/Subtype"] == "/Image"
        count += _images(thing.get("/Resources", {})) if "/Resources" in thing else 0
    return count


def bare(text: str) -> str:
    """Letters and signs alone: a PDF sets blanks as it likes."""
    return re.sub(r"[\s\u200b\ufe0e\ufe0f]", "", unicodedata.normalize("NFKC", text))


def assert_in_margins(sheets: list[Sheet], title: str, stamp: str, view: str) -> None:
    """Every sheet says what it is, of when and of what its data are, and its number."""
    for number, sheet in enumerate(sheets, start=1):
        for told in (title, stamp, f"{number} / {len(sheets)}"):
            assert bare(told) in sheet.text, (view, told)


def assert_on_one_sheet(words: list[str], sheets: list[Sheet], view: str) -> None:
    """A chart is not torn: there is a sheet with all of its words, none beyond its edge."""
    found = [[word for word in words if bare(word) not in sheet.text] for sheet in sheets]
    assert [] in found, (view, found)
    for sheet in sheets:
        assert all(EDGE < x < A4[0] - EDGE and EDGE < y < A4[1] - EDGE for x, y in sheet.places), view


def controls(page: Page) -> list[str]:
    """What could be clicked on paper."""
    page.emulate_media(media="print")
    found = page.locator(_CONTROLS).evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => one.outerHTML)"
    )
    page.emulate_media(media="null")
    return found


def assert_dark_on_white(page: Page) -> None:
    """Of what is printed, most is white, and nothing that is not charts or letters is dark."""
    page.emulate_media(media="print")
    shades = Image.open(io.BytesIO(page.screenshot())).convert("L").histogram()
    page.emulate_media(media="null")
    assert sum(shades[255:]) > 0.6 * sum(shades)
