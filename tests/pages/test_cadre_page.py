"""A cadre's own page."""

from acquisition.figures import FIGURES
from tests.pages.test_pages import numbers


def test_a_cadre_is_looked_at_whole_whichever_office_is_chosen(sample_path, open_page):
    app = open_page(
        sample_path, "cadre", profil="TBO-03", period="2017", office="KC Jambi", funding="all", lang="en"
    )
    assert not app.exception
    assert app.title[0].value.startswith("Kader TBO-03: 1,340 workers, 2017, rank 2 of 26; the norm of 25")
    assert numbers(app)["Workers acquired"] == "1,340"
    # What the rank and the last acquisition are is among the definitions.
    defined = f"<dt>{FIGURES['acquisition_by_cadre'].question}</dt>"
    assert any(defined in one.proto.body for one in app.get("html"))
    # 1,198 of them a village paid for.
    own = open_page(sample_path, "cadre", profil="TBO-03", period="2017", lang="en")
    assert numbers(own)["Workers acquired"] == "142"


def test_an_unknown_cadre_is_said_to_be_unknown(sample_path, open_page):
    app = open_page(sample_path, "cadre", profil="<b>X</b>", lang="en")
    assert not app.exception
    (said,) = [caption.value for caption in app.caption if "Not known" in caption.value]
    assert "cadre" in said and "<b>" not in said.replace("\\<b", "")


def test_a_cadre_who_brought_nothing_has_a_page(sample_path, open_page):
    app = open_page(sample_path, "cadre", profil="JMB-10", period="2017", lang="en")
    assert not app.exception
    assert app.title[0].value.startswith(
        "Kader JMB-10 acquired nobody in 2017; the norm of 25 reached in 0 of 12"
    )


def test_choosing_another_cadre_changes_the_address(founding_path, open_page):
    app = open_page(founding_path, "cadre", lang="en")
    (chooser,) = [box for box in app.selectbox if box.key == "profil-cadre"]
    chooser.select("JMB-02").run()
    assert "".join(app.query_params["profil"]) == "JMB-02"
    assert app.title[0].value.startswith("Mailisa: 15 workers")


def test_of_a_month_that_was_not_sent_nothing_is_known(sample_path, open_page):
    # Tebo has not sent June 2017.
    app = open_page(sample_path, "cadre", profil="TBO-03", period="06-2017", lang="en")
    assert not app.exception
    assert app.title[0].value == "Kader TBO-03: not known, as KCP Tebo has sent nothing for June 2017"
    shown = numbers(app)
    assert [shown[name] for name in ("Workers acquired", "Contribution per month", "Disputed workers")] == [
        "–"
    ] * 3
    # Kader TBO-01 was at an event in it: what it brought nobody knows.
    app = open_page(sample_path, "cadre", profil="TBO-01", period="06-2017", lang="en")
    (events,) = [metric for metric in app.metric if metric.label == "Events"]
    assert (events.value, events.delta) == ("1", "1 not known")


def test_the_last_acquisition_of_a_cadre_in_no_list_is_known(sample_path, open_page):
    app = open_page(sample_path, "cadre", profil="TJB-05", period="2017", funding="all", lang="id")
    assert not app.exception
    assert numbers(app)["Akuisisi terakhir"] == "19 Des 2017"
