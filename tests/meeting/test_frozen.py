"""Frozen meetings: whatever happens to the data, they say what they said."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acquisition.__main__ import main
from acquisition.filters import Filters
from acquisition.i18n import language
from acquisition.ingest.withdraw import withdraw
from acquisition.look import Look
from acquisition.meeting import frozen
from acquisition.meeting.frozen import Since, freeze, since, slides_of
from acquisition.meeting.meetings import UnknownMeetingError, meetings
from acquisition.meeting.slides import BARS, Chart, Column, Place, Result, Series, Slide
from acquisition.meeting.storyline import storyline
from tests.conftest import nik
from tests.meeting.conftest import ENROLLMENTS, NOVEMBER, TARGETS

INDONESIAN, ENGLISH = language("id"), language("en")
MORE = f"nik;tanggal_kepesertaan;segmen;kode_kantor\n{nik(77)};20-11-2016;BPU;TBO\n"


def test_a_frozen_meeting_stays_whatever_comes_and_goes(store, import_text):
    import_text(TARGETS, "targets.csv")
    first = import_text(ENROLLMENTS)
    look = Look.into(store, NOVEMBER, ENGLISH)
    told = {code: storyline(replace(look, language=language(code)), "Rapat") for code in ("id", "en")}
    meeting_id = freeze(store, look, "Rapat")
    assert freeze(store, look, "Rapat") == meeting_id
    assert since(store, meeting_id) == Since(came=0, withdrawn=0)

    import_text(MORE, "more.csv")
    withdraw(store, first.import_id)
    assert store.run("acquisition_total", NOVEMBER).iloc[0].acquisitions == 1
    assert since(store, meeting_id) == Since(came=1, withdrawn=1)
    assert slides_of(store, meeting_id, INDONESIAN) == told["id"]
    assert slides_of(store, meeting_id, ENGLISH) == told["en"]
    # What lies behind a slide can still be asked for: 5 in November.
    (one,) = meetings(store, ENGLISH)
    assert (one.title, one.held_on, one.as_of, one.filters) == ("Rapat", None, date(2016, 11, 15), NOVEMBER)
    assert store.run("acquisition_total", one.filters, one.snapshot).iloc[0].acquisitions == 5

    store.clear()
    with pytest.raises(UnknownMeetingError):
        slides_of(store, meeting_id, ENGLISH)
    assert not list(meetings(store, ENGLISH))


def test_the_newest_meeting_is_listed_first_in_each_language(store, import_text, tmp_path, capsys):
    import_text(ENROLLMENTS)
    year = Filters(from_=date(2016, 1, 1), to=date(2016, 12, 31))
    november = freeze(store, Look.into(store, NOVEMBER, ENGLISH), day=date(2016, 12, 5))
    freeze(store, Look.into(store, year, ENGLISH))
    listed = [(one.title, one.held_on) for one in meetings(store, INDONESIAN)]
    assert listed == [
        ("Evaluasi akuisisi kader 2016", None),
        ("Evaluasi akuisisi kader November 2016", date(2016, 12, 5)),
    ]

    def run(*arguments):
        return main([*map(str, arguments), "--store", str(store.path), "--lang", "en"])

    assert run("meetings") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["title"] for row in rows] == [
        "Evaluation of cadre acquisition 2016",
        "Evaluation of cadre acquisition November 2016",
    ]
    assert rows[1]["meeting_id"] == november and rows[1]["held_on"] == "2016-12-05"
    assert run("deck", "--meeting", november, "--out", tmp_path / "rapat.txt") == 0
    assert "November 2016: 5 workers acquired" in (tmp_path / "rapat.txt").read_text()
    for wrong in (("--meeting", "none"), ("--meeting", november, "--office", "JMB")):
        with pytest.raises(SystemExit) as stopped:
            run("deck", *wrong, "--out", tmp_path / "rapat.txt")
        assert stopped.value.code == 2


# What JSON can say: numbers that are finite, and whole ones of 64 bits.
numbers = st.floats(allow_nan=False, allow_infinity=False)
whole = st.integers(-(2**63), 2**63 - 1)
cells = st.none() | st.booleans() | whole | numbers | st.text()
values = st.lists(st.none() | whole | numbers).map(tuple)
texts = st.lists(st.text()).map(tuple)
results = st.builds(
    Result, columns=st.lists(st.from_type(Column)).map(tuple), rows=st.lists(st.tuples(cells)).map(tuple)
)
charts = st.builds(
    Chart, categories=texts, series=st.lists(st.builds(Series, values=values, colours=texts)).map(tuple)
)
places = st.builds(
    Place,
    value=st.none() | whole,
    rings=st.lists(st.lists(st.tuples(numbers, numbers)).map(tuple)).map(tuple),
)


@given(
    st.builds(
        Slide,
        said=texts,
        chart=st.none() | charts,
        places=st.lists(places).map(tuple),
        results=st.lists(results).map(tuple),
    )
)
def test_a_slide_is_read_as_it_was_written(slide):
    back = frozen.read(frozen.written(slide))
    assert back == slide
    assert [[type(cell) for cell in row] for result in back.results for row in result.rows] == [
        [type(cell) for cell in row] for result in slide.results for row in result.rows
    ]


def test_a_slide_of_another_version_is_read():
    # Written down once: what stores hold stays readable. `mood` is of a version that is not known here.
    text = """{"key": "offices", "topic": "Offices", "headline": "KC Jambi leads", "stamp": "Data up to …",
        "mood": 1, "chart": {"kind": "bars", "categories": ["KC Jambi"], "shown_as": "integer",
                  "series": [{"name": "acquired", "values": [97, null], "colours": ["#8A959F"]}]}}"""
    series = Series("acquired", (97, None), ("#8A959F",))
    assert frozen.read(text) == Slide(
        "offices", "Offices", "KC Jambi leads", "Data up to …", chart=Chart(BARS, ("KC Jambi",), (series,))
    )
