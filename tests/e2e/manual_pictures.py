"""The pictures of the manual, of the dashboard with the sample: python -m tests.e2e.manual_pictures"""

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page

from acquisition.i18n import LANGUAGES
from acquisition.manual import pictures
from acquisition.ui import STATIC
from tests.conftest import nik
from tests.e2e import chromium, screen
from tests.e2e.screenshots import sample_dashboard

FOLDER = STATIC / "manual"
# As narrow as the page allows, as a picture is shown in a column of the manual; high, as nothing may scroll.
NARROW, BROAD = {"width": 760, "height": 2400}, {"width": 1150, "height": 2400}
SCREEN = {"width": 1000, "height": 563}
WIDTH, QUALITY = 900, 72  # pixels; of WebP
EDGE = 8  # pixels around what is shown
_FIRST = {"id": 700, "en": 800}  # worker of the file that is uploaded
# What is clicked, as it is called in each language.
_TAKE_IN = {"id": "Impor", "en": "Take in"}
_FREEZE = {"id": "Bekukan rapat", "en": "Freeze the meeting"}
_PRESENT = {"id": "Tayangkan", "en": "Present the slides"}


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as scratch,
        sample_dashboard(Path(scratch)) as address,
        chromium.launched() as browser,
    ):
        for code in LANGUAGES:
            taken = dict(_taken(browser, address, code))
            for name, _alt in pictures(code):
                _keep(taken[name], FOLDER / code / f"{name}.webp")


def _taken(browser: Browser, address: str, code: str) -> Iterator[tuple[str, bytes]]:
    """Each picture by its name, as PNG."""
    page = browser.new_page(device_scale_factor=1.5)

    def go(path: str, window: dict) -> None:
        page.set_viewport_size(window)
        page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={code}")
        screen.settle(page)

    go("/", NARROW)
    yield "headline", _around(page, screen.headline(page), page.locator(".st-key-stamp"))
    go("/data?from=2017-07-01&to=2017-12-31", NARROW)
    offices = page.locator(".submissions tbody tr")
    yield "sent", _around(page, page.locator(".submission-states"), offices.nth(1))
    go("/perubahan?from=2017-01-01&to=2017-11-15", BROAD)
    compared = page.locator(".st-key-beside")
    yield "projection", _around(page, compared.get_by_role("heading").last, compared.locator("> *").last)
    go("/rapat", NARROW)
    page.get_by_role("button", name=_FREEZE[code]).click()
    page.wait_for_url("**meeting=*")
    screen.settle(page)
    yield from _presented(page, code)
    go("/data?section=upload", BROAD)
    yield "upload", _around(page, page.get_by_test_id("stForm"))
    file = {"name": "TBO 12-2017.csv", "mimeType": "text/csv", "buffer": _export(_FIRST[code]).encode()}
    page.locator("input[type=file]").set_input_files([file])
    page.get_by_test_id("stFileChip").wait_for()
    page.get_by_role("button", name=_TAKE_IN[code]).click()
    page.get_by_role("article").wait_for()
    screen.settle(page)
    yield "receipt", page.get_by_role("article").screenshot(animations="disabled")
    page.close()


def _presented(page: Page, code: str) -> Iterator[tuple[str, bytes]]:
    page.get_by_role("button", name=_PRESENT[code], exact=True).click()
    page.locator("section.slide:visible").wait_for()
    page.set_viewport_size(SCREEN)
    for _turn in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    yield "slide", page.screenshot(animations="disabled")
    page.keyboard.press("d")
    form = page.get_by_role("dialog")
    form.get_by_role("textbox").first.wait_for()
    page.wait_for_timeout(1500)
    yield "decision", form.screenshot(animations="disabled")


def _export(first: int) -> str:
    """Eight rows: five to be taken in, one of them twice, two to be mended."""
    rows = [f"{nik(first + place)};18-12-2017;BPU;TBO;Tebo" for place in (0, 1, 2, 3, 4, 4)]
    rows += ["1599;18-12-2017;BPU;TBO;Tebo", f"{nik(first + 5)};31-02-2017;BPU;TBO;Tebo"]
    return "\n".join(["nik;tanggal_kepesertaan;segmen;kode_kantor;kabupaten", *rows])


def _around(page: Page, *shown: Locator) -> bytes:
    """What is shown, and a little around it."""
    boxes = [one.bounding_box() for one in shown]
    left, top = (min(box[side] for box in boxes) - EDGE for side in ("x", "y"))
    right = max(box["x"] + box["width"] for box in boxes) + EDGE
    bottom = max(box["y"] + box["height"] for box in boxes) + EDGE
    clip = {"x": max(left, 0), "y": max(top, 0), "width": right - left, "height": bottom - top}
    return page.screenshot(clip=clip, animations="disabled")


def _keep(png: bytes, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.thumbnail((WIDTH, WIDTH))
    picture.save(path, "WEBP", quality=QUALITY, method=6)


if __name__ == "__main__":
    main()
