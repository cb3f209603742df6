"""Hostile names in a real browser: they are text on every page and slide, and run nowhere."""

import pytest

from tests.access.hostile import FILES, HARM
from tests.e2e.conftest import serving
from tests.e2e.screen import PATHS, follow, settle
from tests.filling import filled


@pytest.fixture(scope="module")
def hostile_dashboard(empty_path, tmp_path_factory):
    """The address of a dashboard full of hostile names."""
    folder = tmp_path_factory.mktemp("hostile_dashboard")
    with filled(empty_path, folder, **FILES) as store:
        path = store.path
    with serving(path, folder / "server.log") as address:
        yield address


VIEWS = (
    *PATHS.values(),
    *(f"/profil-{one}" for one in ("kantor", "kegiatan", "kader")),
    *(f"/kader?by={one}" for one in ("supervisor", "cadre_group", "norm", "calls", "disputed")),
    *(f"/data?section={one}" for one in ("files", "lineage", "unregistered")),
)


_TEXTS = "all => all.map(one => one.textContent)"


def test_names_are_text_on_every_page(hostile_dashboard, visit):
    page = visit(hostile_dashboard)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    for view in VIEWS:
        if view.startswith("/data?"):
            page.goto(f"{hostile_dashboard}{view}")
            settle(page)
        else:
            follow(page, view)
        assert page.title() != "harmed", view
        assert page.locator("img[onerror], a[href^=javascript]").count() == 0, view
        assert not any(HARM in script for script in page.locator("script").evaluate_all(_TEXTS)), view
        # A name of ten thousand letters makes no page wider than the screen.
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view


def test_names_are_text_on_every_slide(hostile_dashboard, visit):
    page = visit(f"{hostile_dashboard}/rapat")
    page.get_by_role("button", name="Bekukan rapat").click()
    page.get_by_role("button", name="Tayangkan").first.click()
    page.locator(".stage .on .front .slide").wait_for()
    for _turn in range(12):
        assert page.title() != "harmed"
        page.keyboard.press("t")
        page.keyboard.press("t")
        page.keyboard.press("ArrowRight")
    assert page.locator(".stage img[onerror], .stage a, .stage script").count() == 0
