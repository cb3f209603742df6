"""A frozen meeting before those who see some offices only: slides of people are not shown to them."""

import shutil

import pytest

from acquisition.filters import Filters
from acquisition.i18n import language
from acquisition.look import Look
from acquisition.meeting.frozen import freeze, slides_of
from acquisition.meeting.storyline import of_newest_year
from acquisition.store import Store
from tests.access.people import names_of_others

TEBO, JAMBI = ("TBO",), ("JMB",)
INDONESIAN = language("id")
OF_PEOPLE = {"reward", "cadres", "calls"}
WITHHELD = "Tidak ditampilkan: kader kantor lain"


@pytest.fixture(scope="module")
def store(sample_path, tmp_path_factory):
    opened = Store.open(shutil.copytree(sample_path, tmp_path_factory.mktemp("meetings") / "store"))
    yield opened
    opened.close()


def frozen(store):
    return freeze(store, of_newest_year(Look.into(store, Filters(), INDONESIAN)))


def withheld(slides):
    return {slide.key for slide in slides if slide.headline == WITHHELD}


def test_who_sees_some_offices_is_not_shown_the_people_of_a_meeting_of_all(store):
    meeting = frozen(store)
    whole, seen = slides_of(store, meeting, INDONESIAN), slides_of(store.within(TEBO), meeting, INDONESIAN)
    assert withheld(whole) == set()
    assert withheld(seen) == OF_PEOPLE
    assert [one for one in seen if one.key not in OF_PEOPLE] == [
        one for one in whole if one.key not in OF_PEOPLE
    ]
    assert not [name for name in names_of_others(store, TEBO) if name in str(seen)]


def test_a_meeting_of_ones_own_offices_is_shown_whole(store):
    meeting = frozen(store.within(TEBO))
    own = slides_of(store.within(TEBO), meeting, INDONESIAN)
    assert withheld(own) == set()
    assert not [name for name in names_of_others(store, TEBO) if name in str(own)]
    assert slides_of(store, meeting, INDONESIAN) == own
    assert slides_of(store.within((*TEBO, *JAMBI)), meeting, INDONESIAN) == own
    assert withheld(slides_of(store.within(JAMBI), meeting, INDONESIAN)) == OF_PEOPLE
