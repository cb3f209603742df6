"""A server that is stopped while files come in: it ends soon, and nothing half done is left."""

import shutil
import signal
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from acquisition.access.audit import IMPORTED, Audit
from acquisition.store import Store
from tests.conftest import nik
from tests.e2e import server
from tests.e2e.chromium import PROJECTOR
from tests.e2e.screen import settle

pytestmark = pytest.mark.usefixtures("all_threads")

WITHIN, ROWS = 30, 400_000  # seconds, and as many as take some


def test_a_stop_amid_an_import_leaves_the_store_as_it_was(founding_path, tmp_path, browser):
    own = shutil.copytree(founding_path.parent, tmp_path / "own") / founding_path.name
    port = server._free_port()
    command = [sys.executable, "-m", "acquisition", "serve", "--store", str(own), "--port", str(port)]
    log = tmp_path / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=server.ROOT, stdout=output, stderr=subprocess.STDOUT)
    try:
        server._wait_until_healthy(process, f"http://localhost:{port}", log)
        rows = "".join(f"{nik(number)};12-11-2016;BPU;TBO\n" for number in range(ROWS))
        content = f"nik;tanggal_kepesertaan;segmen;kode_kantor\n{rows}".encode()
        page = browser.new_page(viewport=PROJECTOR)
        page.goto(f"http://localhost:{port}/data?section=upload")
        settle(page)
        page.locator("input[type=file]").set_input_files(
            {"name": "besar.csv", "mimeType": "text/csv", "buffer": content}
        )
        expect(page.get_by_test_id("stFileChip")).to_have_count(1)
        page.get_by_role("button", name="Impor", exact=True).click()
        expect(page.get_by_test_id("stProgress")).to_be_visible()
        process.send_signal(signal.SIGTERM)
        assert process.wait(WITHIN) in (0, -signal.SIGTERM)
    finally:
        process.kill()
        page.close()
    assert "Traceback" not in log.read_text()
    store = Store.open(own)
    acquired = store.run("acquisition_total")["acquisitions"].item()
    store.close()
    # Called off without trace; or too late for that, and then whole. The audit says which.
    noted = Audit(own).last(IMPORTED)
    assert (acquired, noted.get("refused"), noted["accepted"]) in (
        (192, "cancelled", 0),
        (192 + ROWS, None, ROWS),
    )
