"""The page of retention on the two-year sample and on the founding figures, without a browser."""

import pytest

from tests.pages.test_pages import headline


def test_the_published_active_of_2017_are_said(sample_path, open_page):
    # Acquired 25,983 self-employed in 2017, of whom 10,975 are active at its end: 42.2 %.
    app = open_page(sample_path, "retention", period="2017", segment="BPU", lang="id")
    assert not app.exception
    assert headline(app) == (
        "Dari 25.983 TK diakuisisi yang statusnya per 12-2017 diketahui, 10.975 aktif (42,2 %)"
    )


@pytest.mark.parametrize("by", ["month", "office", "event", "cadre"])
def test_each_breakdown_says_the_same_whole(sample_path, open_page, by):
    app = open_page(sample_path, "retention", period="2017", segment="BPU", lang="en", retention=by)
    assert not app.exception
    assert headline(app).endswith("10,975 are active (42.2 %)")
    assert len(app.get("plotly_chart")) >= 1


def test_statuses_after_the_period_are_not_asked_for_again(sample_path, open_page):
    app = open_page(sample_path, "retention", period="2016", lang="id")
    assert not app.exception
    assert headline(app) == (
        "TK yang diakuisisi belum tentu aktif; siapa yang aktif pada akhir periode tidak diketahui"
    )
    said = " ".join(text.value for text in app.markdown)
    assert "Status terawal TK ini ialah per 06-2017, sesudah periode ini" in said
    assert "Kirim status" not in said


def test_without_statuses_the_page_says_what_to_send(founding_path, open_page):
    app = open_page(founding_path, "retention", lang="en")
    assert not app.exception
    assert "of nobody in this selection" in headline(app)
    assert any("Send the status of participants" in text.value for text in app.markdown)
    assert not app.get("plotly_chart")
