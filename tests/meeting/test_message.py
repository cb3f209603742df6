"""The message: short, its markup its own, what did not fit counted."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acquisition.i18n import language
from acquisition.meeting.message import message
from acquisition.meeting.slides import Slide
from acquisition.meeting.storyline import storyline

ENGLISH = language("en")
LINK = "http://dasbor:8501/rapat?period=2017"
text = st.text(max_size=400)


@pytest.fixture(scope="module")
def slides(november):
    return storyline(november, "Rapat *Desember*")


def test_findings_stand_in_the_order_of_the_slides(slides):
    lines = message(slides, LINK, ENGLISH).splitlines()
    assert lines[:2] == ["*Rapat ∗Desember∗*", "November 2016 · all offices · all segments"]
    topics = [line.split("*")[1] for line in lines if line.startswith("- *")]
    assert topics == [slide.topic for slide in slides if slide.topic in topics]
    assert "Overview" in topics and lines[-1] == LINK
    left = len(slides) - 1 - len(topics)
    assert f"{left} more in the slides" in lines


def test_a_link_that_has_no_room_is_left_out_whole(slides):
    assert "http" not in message(slides, "http://dasbor/" + "x" * 400, ENGLISH)


@given(st.lists(st.tuples(text, text), max_size=20), text, text)
def test_no_text_makes_it_too_long_or_bold_elsewhere(parts, title, link):
    slides = [Slide("title", "", title, title, (title, title))]
    slides += [Slide(str(place), topic, said, "") for place, (topic, said) in enumerate(parts)]
    said = message(slides, link, ENGLISH)
    assert len(said) < 1_000
    own = said.removesuffix(link) if 0 < len(link) <= 300 else said
    bold = sum(line.startswith("- *") for line in own.split("\n"))
    assert own.count("*") == 2 + 2 * bold and not set("_~`") & set(own)


def test_a_message_needs_no_finding(slides):
    alone = message([replace(slides[0], said=())], "", ENGLISH)
    assert alone.splitlines()[0] == "*Rapat ∗Desember∗*"
