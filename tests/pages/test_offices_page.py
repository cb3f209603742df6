"""The page of offices, and an office's own page, without a browser."""

import json

import pytest

from tests.pages.test_pages import headline

VIEWS = ("target", "months", "mix", "productivity")
# 33 of BTH-01 to -03; 97 of ten cadres at KC Jambi; 192 of 25. One month of 25 cadres, all of them active.
FOUNDING = {
    "months": "Bulan terbaik sebuah kantor: KC Jambi, November 2016, 97 TK",
    "mix": "BPU: 100,0 % dari semua akuisisi",
}


def charts(app) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


@pytest.mark.parametrize("code", ["id", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_each_view_has_an_address(sample_path, open_page, view, code):
    app = open_page(sample_path, "offices", offices=view, lang=code)
    assert not app.exception
    assert app.session_state["offices"] == view
    assert headline(app) and charts(app)


@pytest.mark.parametrize("view", FOUNDING)
def test_a_view_says_what_was_published(founding_path, open_page, view):
    assert headline(open_page(founding_path, "offices", offices=view)) == FOUNDING[view]


def test_the_ranking_by_achievement_is_said(sample_path, open_page):
    app = open_page(sample_path, "offices", period="2017", lang="en")
    (said,) = [caption.value for caption in app.caption if "By achievement" in caption.value]
    assert [f"{place}." in said for place in range(1, 6)] == [True] * 5
    assert "farthest from its target" in headline(app)


@pytest.mark.parametrize("trait", ["segment", "package", "funding", "occupation"])
def test_each_trait_has_an_address_and_shares_that_sum_to_one(sample_path, open_page, trait):
    app = open_page(sample_path, "offices", offices="mix", trait=trait, period="2017")
    assert not app.exception
    (chart,) = charts(app)
    for place in range(6):  # all offices, and five
        assert sum(trace["x"][place] for trace in chart["data"]) == pytest.approx(1)
