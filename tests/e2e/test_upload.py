"""Files uploaded in one browser: their receipts there, the figures in every other."""

import shutil

import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from acquisition import tables
from acquisition.contract import KINDS
from tests.conftest import nik
from tests.e2e.axe import violations
from tests.e2e.conftest import serving
from tests.e2e.screen import headline, number, settle

pytestmark = pytest.mark.usefixtures("all_threads")

HEADER = "nik;tanggal_kepesertaan;segmen;kode_kantor;paket"
GOOD = "\n".join(
    [
        HEADER,
        f"{nik(9001)};14-11-2016;BPU;TBO;JKK JKM",
        f"{nik(9002)};14-11-2016;BPU;TBO;JKK JKM",
        f"{nik(9002)};14-11-2016;BPU;TBO;JKK JKM",
        "1599;14-11-2016;BPU;TBO;JKK JKM",
    ]
)
HOSTILE = "<img src=x onerror=alert(1)> **x** [y](http z) $1$.csv"


@pytest.fixture
def own_dashboard(founding_path, tmp_path):
    """The address of a dashboard with the founding figures that files may be uploaded to."""
    store = shutil.copytree(founding_path.parent, tmp_path / "own") / founding_path.name
    with serving(store, tmp_path / "server.log") as address:
        yield address


def upload(page, *files):
    """Hand in (name, text) files."""
    page.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "text/csv", "buffer": text.encode()} for name, text in files]
    )
    expect(page.get_by_test_id("stFileChip")).to_have_count(len(files))
    page.get_by_role("button", name="Take in").click()


def receipt(page, file):
    return page.get_by_role("article").filter(has=page.get_by_role("heading", name=file, exact=True))


def test_an_upload_is_answered_and_everybody_sees_the_new_figures(own_dashboard, visit):
    watching = visit(f"{own_dashboard}/kantor?lang=en")
    acquired = number(watching, "Workers acquired")
    expect(acquired).to_have_text("192")

    page = visit(f"{own_dashboard}/data?section=upload&lang=en")
    upload(page, ("tebo.csv", GOOD), (HOSTILE, "nik;segmen;kode_kantor\n1;2;3\n"))
    expect(receipt(page, "tebo.csv")).to_contain_text("Received 4 = taken in 2 + duplicates 1 + rejected 1")
    expect(receipt(page, "tebo.csv")).to_contain_text("NIK does not have 16 digits")
    expect(receipt(page, HOSTILE)).to_contain_text("refused whole: nothing of it was taken in")
    expect(receipt(page, HOSTILE)).to_contain_text("tanggal_kepesertaan")
    settle(page)
    assert violations(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Download receipt (XLSX)").last.click()
    assert download.value.suggested_filename == "receipt_tebo.csv.xlsx"
    sheets = CalamineWorkbook.from_path(download.value.path()).sheet_names
    assert sheets == ["Summary", "Remarks", "To mend"]
    expect(page.get_by_test_id("stFileChip")).to_have_count(0)
    assert nik(9001) not in page.content()

    # Nobody touched the other browser.
    expect(acquired).to_have_text("194")


def test_two_uploads_at_once_are_both_answered(own_dashboard, visit):
    pages = [visit(f"{own_dashboard}/data?section=upload&lang=en") for _ in range(2)]
    for place, page in enumerate(pages):
        rows = [f"{nik(place * 1000 + row)};14-11-2016;BPU;TBO;JKK JKM" for row in range(500)]
        upload(page, (f"office-{place}.csv", "\n".join([HEADER, *rows])))
    for place, page in enumerate(pages):
        expect(receipt(page, f"office-{place}.csv")).to_contain_text("taken in 500")
    watching = visit(f"{own_dashboard}/kantor?lang=en")
    expect(number(watching, "Workers acquired")).to_have_text("1,192")


def test_an_empty_dashboard_is_filled_by_an_upload(empty_own_dashboard, visit):
    page = visit(f"{empty_own_dashboard}/data?lang=en")
    expect(headline(page)).to_have_text("No data has been taken in yet")
    upload(page, ("tebo.csv", GOOD))
    expect(receipt(page, "tebo.csv")).to_contain_text("taken in 2")
    expect(headline(page)).to_contain_text("Not sent: ")


@pytest.fixture
def empty_own_dashboard(tmp_path):
    """The address of a dashboard where there is no store yet, that files may be uploaded to."""
    with serving(tmp_path / "store", tmp_path / "server.log") as address:
        yield address


@pytest.mark.parametrize("remainder", [0, 1])
def test_a_template_is_one_click_away_for_each_kind(dashboard, visit, remainder):
    page = visit(f"{dashboard}/data?section=templates&lang=en")
    # Chromium asks before a page saves its eleventh file: each of two pages saves half of them.
    for kind in list(KINDS)[remainder::2]:
        with page.expect_download() as download:
            page.get_by_role("button", name=tables.WORDS["kind"][kind], exact=True).click()
        assert download.value.path().stat().st_size > 0
