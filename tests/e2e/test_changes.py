"""What changed, in a browser: from the whole down to a cadre's segments by clicks, and by link."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.chromium import NOTEBOOK
from tests.e2e.conftest import serving
from tests.e2e.screen import charts, click_bar, cut_off, headline, number, option, settle
from tests.filling import filled
from tests.test_change_figures import ENROLLMENTS

NOVEMBER = "/perubahan?lang=en&period=11-2016"


@pytest.fixture(scope="module")
def two_months(empty_path, tmp_path_factory):
    """The address of a dashboard on the two months that are worked out by hand."""
    folder = tmp_path_factory.mktemp("two_months")
    with filled(empty_path, folder, enrollments=ENROLLMENTS):
        pass
    with serving(folder / "store", folder / "server.log") as address:
        yield address


def test_clicks_lead_from_the_whole_down_to_the_segments(two_months, visit):
    page = visit(two_months + NOVEMBER)
    # The data end on the 10th: ten days against ten; all of October's acquisitions lie in them.
    expect(headline(page)).to_have_text(
        "Acquisition in November 2016 fell by 1 (−25.0 %) from 1–10 Oct 2016: "
        "KCP Tebo ⚠ −2 (not sent yet); KCP Muaro Jambi ⚠ +1 (not sent before)"
    )
    click_bar(charts(page), 0, "KCP Tebo")
    # Nothing came of Tebo's November: that is no fall.
    unsent = "For November 2016 nothing was sent by KCP Tebo; 1–10 Oct 2016 brought 2 workers of KCP Tebo{}"
    expect(headline(page)).to_have_text(unsent.format(""))
    expect(page).to_have_url(re.compile(r"office=KCP\+Tebo.*level=event|level=event.*office=KCP\+Tebo"))
    click_bar(charts(page), 0, "Outside events")
    expect(headline(page)).to_have_text(unsent.format(" outside events"))
    expect(page).to_have_url(re.compile("level=cadre"))
    click_bar(charts(page), 0, "Kader TBO-01")
    expect(headline(page)).to_have_text(unsent.format(" outside events by Kader TBO-01"))
    expect(page).to_have_url(re.compile("level=segment"))
    # In another language it is the same part, and so is what the link shows then.
    option(page, "id").click()
    part = "November 2016 belum dikirim oleh KCP Tebo; "
    part += "1–10 Okt 2016 membawa 2 tenaga kerja KCP Tebo di luar kegiatan oleh Kader TBO-01"
    expect(headline(page)).to_have_text(part)
    settle(page)
    expect(headline(visit(page.url, viewport=NOTEBOOK))).to_have_text(part)


def test_a_link_shows_the_same_part(two_months, visit):
    page = visit(f"{two_months}{NOVEMBER}&office=KC+Jambi&level=cadre")
    # Of Jambi: JMB-01 from one to two, JMB-02 from one to none.
    expect(headline(page)).to_have_text(
        "November 2016 brought as many workers of KC Jambi as 1–10 Oct 2016, 2: "
        "Asnawi Alamsyah ⚠ +1; Mailisa ⚠ −1"
    )
    page.get_by_role("radio", name="Segment").click()
    settle(page)
    same = "November 2016 brought as many workers of KC Jambi as 1–10 Oct 2016, 2"
    expect(headline(page)).to_have_text(same)


def test_a_notebook_shows_numbers_and_labels_whole(two_months, visit):
    page = visit(f"{two_months}/perubahan?period=11-2016", viewport=NOTEBOOK)
    expect(number(page, "Tahun, sampai 31 Des 2016")).to_be_visible()
    assert cut_off(page) == []
