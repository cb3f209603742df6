"""The page Kader: by cadre, by supervisor, by group."""

import pytest

FIGURES = {"cadre": "cadre_code", "supervisor": "supervisor", "cadre_group": "cadre_group"}


@pytest.mark.parametrize("code", ["id", "en"])
@pytest.mark.parametrize("by", FIGURES)
def test_each_breakdown_has_an_address(founding_path, open_page, by, code):
    app = open_page(founding_path, "cadres", by=by, lang=code)
    assert not app.exception
    assert app.session_state["by"] == by
    assert len(app.title) == 1


def test_active_cadres_are_counted(founding_path, open_page):
    # All 25 acquired somebody on 12 November 2016; the 3 months before its end begin on 13 August.
    app = open_page(founding_path, "cadres", lang="en")
    said = [caption.value for caption in app.caption if caption.value.startswith("Active cadres, in")]
    assert said == [
        "Active cadres, in the list or not: 25 · registered: 25 "
        "(active: an acquisition from 13 Aug 2016 to 12 Nov 2016)"
    ]


def test_a_breakdown_of_nothing_leads_back(founding_path, open_page):
    app = open_page(founding_path, "cadres", by="supervisor", segment="PU", lang="en")
    assert not app.exception
    assert app.title[0].value == "Nothing in this selection"


def test_whom_to_call_is_listed_longest_first(sample_path, open_page):
    app = open_page(sample_path, "cadres", by="calls", lang="en")
    assert not app.exception
    (title,) = app.title
    (table,) = app.dataframe
    listed = table.value["Activity"].value_counts().to_dict()
    lapsing, idle = (listed.get(word, 0) for word in ("empty for three months", "idle for one or two months"))
    assert set(listed) <= {"empty for three months", "idle for one or two months"}
    assert title.value.startswith(f"Cadres empty for three months: {lapsing} of ")
    assert f"; for one or two: {idle}" in title.value
    days = table.value["Days without an acquisition"].astype(int).tolist()
    assert days == sorted(days, reverse=True) and days


def test_sponsored_enrollment_is_left_out_unless_it_is_wanted(sample_path, open_page):
    # The 1,198 of November 2017 that a village paid for lift Kader TBO-03 from rank 20 to rank 2.
    preset = open_page(sample_path, "cadres", period="2017", lang="en")
    assert (
        "Not counted here: 7,013 that APBD, villages or CSR pay for, 1,198 of them by cadres."
        in preset.caption[-1].value
    )
    assert "without those that APBD, villages or CSR pay for" in preset.caption[0].value
    assert preset.title[0].value.endswith(" of all that are not sponsored")
    everything = open_page(sample_path, "cadres", period="2017", funding="all", lang="en")
    assert not [one.value for one in everything.caption if "APBD" in one.value]
    assert everything.title[0].value.endswith(" of all")


def test_the_norm_is_chosen_on_the_page(sample_path, open_page):
    app = open_page(sample_path, "cadres", by="norm", period="2017", lang="en")
    assert not app.exception
    assert app.title[0].value.startswith("On average 25 a month are reached by 14 of 27 cadres")
    app.number_input[0].set_value(50).run()
    assert app.title[0].value.startswith("On average 50 a month are reached by 2 of 27 cadres")
    assert "".join(app.query_params["norm"]) == "50"
    linked = open_page(sample_path, "cadres", by="norm", period="2017", lang="en", norm="50")
    assert linked.title[0].value == app.title[0].value


@pytest.mark.parametrize("norm", ["0", "-1", "abc", "²", "9" * 400, "1e3"])
def test_a_norm_that_is_none_is_25(sample_path, open_page, norm):
    app = open_page(sample_path, "cadres", by="norm", lang="en", norm=norm)
    assert not app.exception
    assert app.number_input[0].value == 25


def test_a_list_is_filtered_and_says_so(sample_path, open_page):
    app = open_page(sample_path, "cadres", by="disputed", lang="en")
    whole = len(app.dataframe[0].value)
    app.text_input[0].set_value("mailisa").run()
    assert not app.exception
    left = app.dataframe[0].value
    assert 0 < len(left) < whole and set(left["Cadre"]) == {"Mailisa"}
    assert f"{len(left)} of" in next(caption.value for caption in app.caption if " rows" in caption.value)
    # What is typed stands in the address, so that a link shows the same.
    assert "".join(app.query_params["filter-disputed"]) == "mailisa"
    linked = open_page(sample_path, "cadres", by="disputed", lang="en", **{"filter-disputed": "mailisa"})
    assert linked.dataframe[0].value.equals(left)
