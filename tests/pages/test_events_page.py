"""The page of events and an event's own page on the two-year sample, without a browser."""

from datetime import date

import pytest

from acquisition.figures import FIGURES
from acquisition.filters import Filters
from acquisition.formatting import WORD_JOINER
from acquisition.store import Store
from tests.filling import filled
from tests.pages.test_pages import headline, numbers

YEAR = {"period": "2017", "lang": "en"}


@pytest.fixture(scope="module")
def of_2017(sample_path):
    """Figures of 2017, by their names."""
    store = Store.open(sample_path)
    year = Filters(from_=date(2017, 1, 1), to=date(2017, 12, 31))
    yield lambda name: store.run(name, year)
    store.close()


@pytest.mark.parametrize(
    ("by", "per", "said"),
    [
        ("type", "acquisitions_per_cadre", "highest per cadre present: "),
        ("venue", "cost_per_acquisition", "lowest cost per worker acquired: "),
        ("weekday", "acquisitions_per_event", "highest per event: "),
    ],
)
def test_each_view_by_each_measure_has_an_address(sample_path, open_page, of_2017, by, per, said):
    app = open_page(sample_path, "events", events=by, per=per, **YEAR)
    assert not app.exception
    assert (app.session_state["events"], app.session_state["per"]) == (by, per)
    total = of_2017("event_share_by_month").event_acquisitions.sum()
    assert f" of {total:,} workers acquired at events (" in headline(app)
    assert said in headline(app)
    assert len(app.get("plotly_chart")) == 2
    # The big numbers are those of the events one by one.
    defined = f"<dt>{FIGURES['acquisition_by_event'].question}</dt>"
    assert any(defined in one.proto.body for one in app.get("html"))


def test_the_share_of_the_whole_stands_on_every_view(sample_path, open_page, of_2017):
    months = of_2017("event_share_by_month")
    at_events, every = months.event_acquisitions.sum(), months.acquisitions.sum()
    said = f"{at_events / every * 100:.1f}".replace(".", ",") + "\u00a0%"
    for by in ("event", "share"):
        app = open_page(sample_path, "events", events=by, period="2017")
        assert numbers(app)["Sumbangan kegiatan"] == said
    assert headline(app).startswith(
        f"Kegiatan menyumbang {said} dari semua akuisisi: ".replace("\u00a0", " ")
    )
    assert len(app.get("plotly_chart")) == 2


def test_events_that_brought_nobody_are_listed(sample_path, open_page, of_2017):
    app = open_page(sample_path, "events", events="nothing", **YEAR)
    assert not app.exception
    events, nothing = of_2017("acquisition_by_event"), of_2017("events_without_acquisitions")
    held = (events.event_code != "").sum()
    # One of them was held in the month that KCP Tebo never sent.
    assert headline(app).startswith(f"{len(nothing) - 1} of {held} events brought nobody: ")
    assert headline(app).endswith("; 1 more in a month that the office has not sent")
    (table,) = app.dataframe
    assert table.value["Event code"].tolist() == nothing.event_code.tolist()
    assert numbers(app)["Events held"] == str(held)


def test_an_event_has_a_page_of_its_own_whatever_is_selected(sample_path, open_page):
    address = {"profil": "GRB-20161112", "office": "KCP Tebo", "segment": "PU", **YEAR}
    app = open_page(sample_path, "event", **address)
    assert not app.exception
    # As published, whatever is selected; some of the 192 are claimed again later.
    assert headline(app).startswith(
        "Grebeg Pasar Angso Duo, 192 workers: 1. Asnawi Alamsyah 20, 2. Laila Jumati 17, 3. Mailisa 15; "
    )
    shown = numbers(app)
    assert (shown["Per hour"], shown["Per cadre present"]) == ("96", "7.68")
    assert any("not affected by office, segment" in caption.value for caption in app.caption)
    assert "12 Nov 2016, 08:00–10:00 · grebeg pasar · Pasar Angso Duo · KC Jambi" in [
        text.value.replace(WORD_JOINER, "") for text in app.markdown
    ]


def test_what_an_event_brought_is_not_known_where_its_office_has_not_sent_the_month(sample_path, open_page):
    app = open_page(sample_path, "event", profil="GRB-20170602-TBO", **YEAR)
    assert not app.exception
    assert headline(app).endswith("what it brought is not known, as the office has not sent the month")
    assert any("KCP Tebo, 06-2017: not sent" in text.value for text in app.markdown)


def test_another_event_is_chosen_and_an_unknown_one_is_said(sample_path, open_page):
    app = open_page(sample_path, "event", profil="GRB-1999", **YEAR)
    assert not app.exception
    assert any("event “GRB-1999”" in caption.value for caption in app.caption)
    (chooser,) = (box for box in app.selectbox if box.label == "Whose page")
    chooser.set_value("GRB-20170908-MJB").run()
    assert headline(app).startswith("Grebeg Pasar Kumpeh 8 September 2017, 126 workers: ")
    assert app.query_params["profil"] == "GRB-20170908-MJB"
    assert any(text.value == "In no list of events: only exports name it" for text in app.markdown)


def test_where_no_event_is_known_the_page_says_so(empty_path, tmp_path, open_page):
    # The events that come with the program were held in November 2016, after these data.
    rows = "nik;tanggal_kepesertaan;segmen;kode_kantor\n1599000000000001;04-01-2016;BPU;TBO"
    with filled(empty_path, tmp_path, enrollments=rows):
        pass
    app = open_page(tmp_path / "store", "event", lang="en")
    assert not app.exception
    assert headline(app) == "No event is known"
    app = open_page(tmp_path / "store", "events", lang="en")
    assert not app.exception
    assert headline(app) == "No worker was acquired at an event; 1 outside events"
    assert numbers(app)["Share of events"] == "0.0\u00a0%"
