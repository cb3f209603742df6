"""The page of offices, and an office's own page, without a browser."""

import json

import pytest

from tests.pages.test_pages import headline, numbers

VIEWS = ("target", "months", "mix", "productivity")
# The one month, in which all are self-employed.
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


def test_an_office_has_a_page_of_its_own(founding_path, open_page):
    # Of 192 acquired, 15 by KCP Tebo; its first month, so there is nothing to compare it with.
    app = open_page(founding_path, "office", profil="TBO")
    assert not app.exception
    assert headline(app) == "KCP Tebo: 15 TK pada 2016; 7,8 % dari akuisisi semua kantor"
    assert "KCP Tebo" in app.caption[0].value  # of whom the page speaks, whatever is chosen above
    assert numbers(app)["Kader terdaftar"] == "4"
    # Months, supervisors, cadres and events.
    assert len(charts(app)) == 4
    (cadres,) = [chart for chart in charts(app) if "Kader TBO-01" in str(chart["layout"])]
    assert len(cadres["data"][0]["x"]) == 4


def test_the_page_of_an_office_looks_at_it_alone(sample_path, open_page):
    app = open_page(sample_path, "office", profil="TBO", office="KC Jambi", period="2017", lang="en")
    assert not app.exception
    assert headline(app).startswith("KCP Tebo: 5,550 workers in 2017, 86 % of target (924 short: BPU −")
    assert "months were not sent" in headline(app)
    assert numbers(app)["Place by achievement"] == "5 of 5"
    # Its cadres are ranked as on their own pages: 1,198 that a village paid for put Kader TBO-03 first.
    assert "Kader TBO-01" in first_cadre(app)
    assert any("Not counted here: 1," in caption.value for caption in app.caption)
    (switch,) = (one for one in app.get("button_group") if one.key == "funding")
    assert "Kader TBO-03" in first_cadre(switch.set_value("all").run())


def test_an_office_page_says_in_which_segment_it_is_short(sample_path, open_page):
    app = open_page(sample_path, "office", profil="TBO", period="12-2017", lang="en")
    # Of the sample: 278 of 287 PU and 101 of 360 BPU, 379 of 647 together.
    assert "59 % of target (268 short: BPU −259, PU −9)" in headline(app).replace("\u00a0", " ")
    assert "fewer than in November 2017" in headline(app) and "more than from 1 Dec 2016" in headline(app)
    notes = {metric.label: metric.delta.replace("\u00a0", " ") for metric in app.metric}
    assert notes[":blue[●] PU"] == "≈ 97 % – near, target 287"
    assert notes[":orange[●] BPU"] == "✕ 28 % – behind, target 360"
    assert "To call" in [button.label for button in app.button]


def first_cadre(app) -> str:
    (chart,) = [one for one in charts(app) if "Kader TBO" in str(one["layout"])]
    return chart["layout"]["annotations"][0]["text"]


def test_a_single_office_chosen_above_is_the_one_shown(founding_path, open_page):
    app = open_page(founding_path, "office", office="KCP Tebo", lang="en")
    assert headline(app).startswith("KCP Tebo: 15 workers")
    several = open_page(founding_path, "office", office=["KCP Tebo", "KCP Batang Hari"], lang="en")
    assert headline(several).startswith("KC Jambi: 97 workers")


def test_an_unknown_office_is_said(founding_path, open_page):
    app = open_page(founding_path, "office", profil="<b>XYZ</b>", lang="en")
    assert not app.exception
    assert headline(app).startswith("KC Jambi: 97 workers")
    assert any("XYZ" in caption.value and "Not known" in caption.value for caption in app.caption)


def test_of_a_month_that_was_not_sent_nothing_is_known(sample_path, open_page):
    app = open_page(sample_path, "office", profil="TBO", period="06-2017", lang="en")
    assert not app.exception
    assert headline(app) == "KCP Tebo has sent nothing for June 2017"
    # Its target is drawn beside: that there is none would be wrong. Nor is a zero said of its cadres.
    assert numbers(app)["Place by achievement"] == "–" and not app.header


def test_an_office_s_page_says_that_its_cadres_leave_out_sponsored_enrollment(sample_path, open_page):
    def stamp(**address: str) -> str:
        app = open_page(sample_path, "office", profil="BTH", period="11-2017", lang="id", **address)
        assert not app.exception
        return next(one.value for one in app.caption if one.value.startswith("Data sampai"))

    assert stamp().endswith("semua segmen · kader tanpa yang disponsori")
    assert stamp(funding="all").endswith("semua segmen")
