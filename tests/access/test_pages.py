"""Every page in every role: no word of the people of other offices is sent to the browser."""

import pytest
from streamlit.testing.v1 import AppTest

from acquisition.access import gate
from acquisition.access.person import ADMINISTRATOR, IMPORTER, VIEWER, Person
from acquisition.store import Store
from tests.access.people import names_of_others
from tests.pages.conftest import open_page, registered, use_store  # noqa: F401, fixtures
from tests.pages.test_pages import PAGES

TEBO = ("TBO",)
ROLES = (VIEWER, IMPORTER, ADMINISTRATOR)
VIEWS = [
    *((page, {}) for page in PAGES),
    ("changes", {"level": "cadre"}),
    ("changes", {"level": "cadre", "office": "KC Jambi"}),
    ("office", {"profil": "JMB"}),
    ("office", {"profil": "TBO"}),
    ("cadre", {"profil": "JMB-01"}),
    *(("cadres", {"by": by}) for by in ("supervisor", "cadre_group", "norm", "calls", "disputed")),
    ("cadres", {"office": "KC Jambi"}),
    ("retention", {"retention": "cadre"}),
    *(
        ("imports", {"section": one})
        for one in ("sent", "files", "notes", "lineage", "unregistered", "audit")
    ),
]


@pytest.fixture(scope="module")
def others(sample_path):
    store = Store.open(sample_path)
    names = names_of_others(store, TEBO)
    store.close()
    return {name.encode() for name in names}


@pytest.fixture
def open_as(monkeypatch, open_page, sample_path):  # noqa: F811
    """Opens a page of the sample as somebody."""

    def run(person: Person, page: str, **address: str) -> AppTest:
        monkeypatch.setattr(gate, "enter", lambda *_: person)
        return open_page(sample_path, page, **address)

    return run


def sent(app: AppTest) -> bytes:
    """All that the page sends to the browser."""
    return b"".join(
        element.proto.SerializeToString() for element in app._tree if getattr(element, "proto", None)
    )


@pytest.mark.parametrize(("page", "address"), VIEWS)
def test_a_page_tells_nothing_of_the_people_of_others(open_as, others, page, address):
    for role in ROLES:
        app = open_as(Person("siti@kantor.example", role, TEBO), page, **address)
        assert not app.exception, role
        told = sent(app)
        assert len(told) > 1_000
        asked = {value.encode() for value in address.values()}
        assert [name for name in others - asked if name in told] == [], role


def test_what_is_sent_would_hold_the_names(open_as, others):
    """The check above can fail: whoever sees all offices is told of them."""
    app = open_as(Person("siti@kantor.example", VIEWER, None), "cadres")
    assert [name for name in others if name in sent(app)]


@pytest.mark.parametrize(
    ("role", "scope", "imports", "holds_meetings", "reads_audit"),
    [
        (VIEWER, TEBO, False, False, False),
        (VIEWER, None, False, True, False),
        (IMPORTER, TEBO, True, True, False),
        (ADMINISTRATOR, None, True, True, True),
        ("", None, False, False, False),  # whoever was let in without sign-in
    ],
)
def test_what_a_role_may_do_is_what_its_pages_offer(
    open_as, role, scope, imports, holds_meetings, reads_audit
):
    person = Person("siti@kantor.example", role, scope)
    files = open_as(person, "imports", section="files")
    sections = next(one.options for one in files.button_group if one.key == "section")
    assert ("Unggah" in sections) == imports
    assert ("Jejak audit" in sections) == reads_audit
    assert ("to-withdraw" in {box.key for box in files.selectbox}) == imports
    meeting = open_as(person, "meeting")
    assert ("freeze" in {button.key for button in meeting.button}) == holds_meetings
