"""What the server sends to browsers while files come in: no identity, whatever went wrong with its row."""

import shutil

import pytest
from playwright.sync_api import expect

from tests.access.test_privacy import DAMAGED, HEADER, ROWS, SECRETS, forms
from tests.e2e.chromium import PROJECTOR
from tests.e2e.conftest import serving
from tests.e2e.screen import settle

SECTIONS = ("files", "notes", "lineage", "unregistered", "sent", "audit")


@pytest.fixture
def own_dashboard(founding_path, tmp_path):
    shutil.copytree(founding_path.parent, tmp_path / "own")
    with serving(tmp_path / "own" / founding_path.name, tmp_path / "server.log") as address:
        yield address


def test_nothing_of_who_a_worker_is_is_sent_to_a_browser(own_dashboard, browser, tmp_path):
    received = bytearray()
    context = browser.new_context(viewport=PROJECTOR)
    page = context.new_page()

    def keep(frame):
        received.extend(frame if isinstance(frame, bytes) else frame.encode())

    page.on("websocket", lambda socket: socket.on("framereceived", keep))
    page.goto(f"{own_dashboard}/data?section=upload")
    settle(page)
    files = {"ekspor.csv": "\n".join([HEADER, *ROWS]) + "\n", "rusak.csv": DAMAGED}
    page.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "text/csv", "buffer": text.encode()} for name, text in files.items()]
    )
    expect(page.get_by_test_id("stFileChip")).to_have_count(2)
    page.get_by_role("button", name="Impor", exact=True).click()
    expect(page.get_by_role("article").first).to_be_visible()
    settle(page)
    for section in SECTIONS:
        page.goto(f"{own_dashboard}/data?section={section}")
        settle(page)
    for path in ("/kader?by=disputed", "/kader", "/kegiatan"):
        page.goto(f"{own_dashboard}{path}")
        settle(page)
    log = (tmp_path / "server.log").read_bytes()
    context.close()
    assert b"ekspor.csv" in received
    assert len(received) > 100_000
    for secret in SECRETS:
        for form in forms(secret):
            assert form not in received, secret
            assert form not in log, secret
