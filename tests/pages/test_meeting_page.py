"""The page Rapat: what a meeting is called, what it says, and what it hands out."""

import shutil
from datetime import date
from io import BytesIO

from acquisition.ingest.load import import_file
from acquisition.store import Store
from tests.conftest import IMPORT_DAY, nik


def test_a_meeting_has_a_title_a_day_and_a_message(founding_path, open_page):
    app = open_page(founding_path, "meeting", lang="en")
    app.text_input(key="meeting-title").set_value("Evaluation *2016*").run()
    app.date_input(key="meeting-day").set_value(date(2016, 12, 5)).run()
    assert not app.exception
    (title,) = app.title
    assert title.value == r"Evaluation \*2016\*"
    (message,) = app.code
    assert message.value.splitlines()[:2] == ["*Evaluation ∗2016∗*", "5 December 2016"]
    assert "2016: 192 workers acquired" in message.value and len(message.value) < 1_000
    (contents,) = (one.value for one in app.markdown if one.value.startswith("1. "))
    assert contents.count("\n") >= 8


def test_a_frozen_meeting_is_shown_as_it_was_and_says_what_came_since(founding_path, open_page, tmp_path):
    path = shutil.copytree(founding_path.parent, tmp_path / "own") / founding_path.name
    app = open_page(path, "meeting", lang="en")
    app.button(key="freeze").click().run()
    assert not app.exception
    asked = app.query_params["meeting"]
    (said,) = (one.value for one in app.info)
    assert said.startswith("Frozen with the data up to 12 November 2016") and "Newer" not in said

    store = Store.open(path)
    rows = f"nik;tanggal_kepesertaan;segmen;kode_kantor\n{nik(1)};20-11-2016;BPU;TBO\n"
    assert import_file(store, BytesIO(rows.encode()), "more.csv", today=IMPORT_DAY).accepted == 1
    store.close()
    app = open_page(path, "meeting", lang="en", meeting=asked)
    assert "2016: 192 workers acquired" in app.code[0].value
    assert app.info[0].value.endswith("Newer data are there: since then 1 file came in.")
    assert not app.text_input  # what it is called is settled

    # Who wants to present what is no meeting gets to the page of all of them.
    live = open_page(path, "presenting", lang="en", meeting="none")
    assert not live.exception
    assert "2016: 193 workers acquired" in live.code[0].value
    assert any("Meeting “none”" in caption.value for caption in live.caption)


def test_slides_that_are_left_out_stand_in_the_link_and_are_not_frozen(founding_path, open_page, tmp_path):
    path = shutil.copytree(founding_path.parent, tmp_path / "own") / founding_path.name
    whole = slides(open_page(path, "meeting", lang="en"))
    app = open_page(path, "meeting", lang="en", without=["reward", "sending", "nonsense"])
    left = slides(app)
    assert not app.exception
    assert [topic for topic in whole if topic not in left] == ["Reward ranking", "Who has sent"]
    assert any("Slides “nonsense”" in caption.value for caption in app.caption)
    assert app.query_params["without"] == ["reward", "sending"]
    app.button(key="freeze").click().run()
    assert slides(app) == left


def test_behind_a_frozen_meeting_are_the_pages_with_the_data_of_then(founding_path, open_page, tmp_path):
    path = shutil.copytree(founding_path.parent, tmp_path / "own") / founding_path.name
    app = open_page(path, "meeting", lang="en", office="KCP Tebo")
    app.button(key="freeze").click().run()
    asked = app.query_params["meeting"]
    store = Store.open(path)
    rows = f"nik;tanggal_kepesertaan;segmen;kode_kantor\n{nik(1)};12-11-2016;BPU;TBO\n"
    assert import_file(store, BytesIO(rows.encode()), "more.csv", today=IMPORT_DAY).accepted == 1
    store.close()

    app = open_page(path, "meeting", lang="en", meeting=asked)
    app.button(key="behind").click().run()
    assert not app.exception
    assert "15 workers acquired" in app.title[0].value
    (said,) = (one.value for one in app.info)
    assert said.startswith("The data as they were at snapshot") and "up to 12 November 2016" in said
    link = {name: app.query_params[name] for name in ("snapshot", "office")}
    again = open_page(path, "overview", lang="en", **link)
    assert again.title[0].value == app.title[0].value
    again.button(key="newest").click().run()
    assert "16 workers acquired" in again.title[0].value and not again.info

    unknown = open_page(path, "overview", lang="en", snapshot="9999")
    assert any("Snapshot “9999”" in caption.value for caption in unknown.caption)


def slides(app) -> list[str]:
    """What the slides are about, the title left out."""
    (contents,) = (one.value for one in app.markdown if one.value.startswith("1. "))
    return [line.split("**")[1] for line in contents.splitlines()[1:]]
