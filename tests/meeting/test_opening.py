"""How a meeting opens: promises against what came of them, and what changed since, counted by hand."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acquisition.filters import Filters
from acquisition.i18n import language
from acquisition.ingest.receipt import IMPORTED
from acquisition.ingest.withdraw import withdraw
from acquisition.look import Look
from acquisition.meeting.decisions import Decision, decide, decided, of_meeting, take_back
from acquisition.meeting.frozen import freeze
from acquisition.meeting.meetings import last_before, meetings
from acquisition.meeting.opening import opening, promised, since
from acquisition.meeting.storyline import storyline
from tests.conftest import nik

ENGLISH = language("en")
HEADER = "nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader\n"
NOVEMBER = Filters(from_=date(2016, 11, 1), to=date(2016, 11, 30))
# Up to 12 November: three workers in Jambi, two in Tebo, one of these in October.
FIRST = HEADER + "".join(
    f"{nik(number)};{day};BPU;{office};{office}-01\n"
    for number, day, office in (
        (1, "10-11-2016", "JMB"), (2, "11-11-2016", "JMB"), (3, "12-11-2016", "JMB"),
        (4, "31-10-2016", "TBO"), (5, "12-11-2016", "TBO"),
    )
)  # fmt: skip
# Worker 6 comes late; 7 and 8 are new, 8 in December; of worker 3 an earlier day in Tebo turns up.
SECOND = HEADER + "".join(
    f"{nik(number)};{day};{segment};{office};{office}-01\n"
    for number, day, segment, office in (
        (6, "05-11-2016", "BPU", "TBO"), (7, "20-11-2016", "PU", "TBO"), (8, "02-12-2016", "BPU", "JMB"),
        (3, "09-11-2016", "BPU", "TBO"),
    )
)  # fmt: skip


@pytest.fixture
def evaluated(store, import_text):
    """A store whose November was evaluated with the data up to the twelfth, and the import behind it."""
    first = import_text(FIRST, "first.csv")
    freeze(store, Look.into(store, NOVEMBER, ENGLISH), "Evaluation")
    return store, first


def last_of(store):
    (last,) = meetings(store, ENGLISH)
    return last


def effects(store):
    last = last_of(store)
    frame = Look.into(store, last.filters, ENGLISH).run("changes_since", since=last.snapshot)
    return frame.set_index("office_code")[
        [
            "came_new",
            "effect_new",
            "effect_late",
            "corrected",
            "effect_corrected",
            "effect_withdrawn",
            "effect",
        ]
    ].T.to_dict("list")


def test_what_came_since_is_new_late_or_a_correction(evaluated, import_text):
    store, _ = evaluated
    assert effects(store) == {}
    import_text(SECOND, "second.csv")
    # New: 7 in November and 8 after it. Late: 6. Worker 3 went from Jambi to Tebo. November: 4 then, 6 now.
    assert effects(store) == {"JMB": [1, 0, 0, 0, -1, 0, -1], "TBO": [1, 1, 1, 1, 1, 0, 3]}
    slide = since(Look.into(store, Filters(), ENGLISH), last_of(store))
    assert slide.headline == (
        "Since the evaluation with data up to 12 November 2016: 4 acquired became 6 (+2)"
    )
    assert slide.table.rows == (
        ("Newly acquired since then", "2", "+1"),
        ("Arrived late, of days before", "1", "+1"),
        ("Corrected", "1", "0"),
        ("Withdrawn", "0", "0"),
        ("Together", "", "+2"),
    )
    assert slide.said[0] == "KCP Tebo +3, KC Jambi −1."


def test_what_was_withdrawn_is_told_and_nothing_where_nothing_changed(evaluated, import_text):
    store, first = evaluated
    look = Look.into(store, Filters(), ENGLISH)
    assert since(look, last_of(store)).headline == (
        "Since the evaluation with data up to 12 November 2016: still 4 acquired"
    )
    import_text(SECOND, "second.csv")
    withdraw(store, first.import_id)
    # Of November 1, 2 and 5 go; worker 3 stays by the other file, in Tebo; 6 and 7 came.
    found = effects(store)
    assert (
        sum(row[-1] for row in found.values())
        == store.run("acquisition_total", NOVEMBER).iloc[0].acquisitions - 4
    )
    assert found["JMB"] == [1, 0, 0, 0, -1, -2, -3]
    assert found["TBO"] == [1, 1, 1, 1, 1, -1, 2]


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.integers(1, 9), st.integers(1, 28), st.sampled_from((10, 11, 12)),
            st.sampled_from(("JMB", "TBO", "BGO")), st.sampled_from(("PU", "BPU")),
        ),
        min_size=1, max_size=12,
    ),
    st.booleans(),
)  # fmt: skip
def test_the_effects_are_the_difference(evaluated, import_text, rows, goes):
    store, _ = evaluated
    last = last_of(store)
    content = HEADER + "".join(
        f"{nik(number)};{day:02}-{month}-2016;{segment};{office};\n"
        for number, day, month, office, segment in rows
    )
    receipt = import_text(content, "more.csv")
    if goes and receipt.status == IMPORTED:
        withdraw(store, receipt.import_id)
    for filters in (Filters(), NOVEMBER, Filters(office=("TBO",), segment=("BPU",))):
        look = Look.into(store, filters, ENGLISH)
        then = store.run("acquisition_total", filters, last.snapshot).iloc[0].acquisitions
        now = store.run("acquisition_total", filters).iloc[0].acquisitions
        assert look.run("changes_since", since=last.snapshot)["effect"].sum() == now - then


DECIDED = (
    Decision(2, "Sweep the market of Tebo", "KCP Tebo", date(2016, 11, 30), "acquisitions", "TBO", 2),
    Decision(2, "Look for employers", "KC Jambi", date(2016, 11, 30), "pu", "", 2),
    Decision(3, "Visit all cadres", "Head of membership", date(2016, 12, 31), "cadres", "JMB", 5),
    Decision(1, "Ask for the list", "KC Jambi", date(2016, 12, 31)),
)


def test_the_next_meeting_opens_with_what_was_promised(evaluated, import_text):
    store, _ = evaluated
    for decision in DECIDED:
        decide(store, last_of(store).meeting_id, decision)
    import_text(SECOND, "second.csv")
    import_text(HEADER + f"{nik(9)};30-11-2016;BPU;TBO;TBO-01\n", "third.csv")
    look = Look.into(store, Filters(), ENGLISH)
    slide = promised(look, last_of(store))
    # From 13 November on: 7 and 9 in Tebo; one PU; in Jambi one cadre, in December, which is not over.
    assert [row[3:] for row in slide.table.rows] == [
        ("2 workers acquired, KCP Tebo", "2", "reached"),
        ("2 PU acquired", "1\u00a0⚠", "still open"),
        ("5 cadres with acquisitions, KC Jambi", "1\u00a0⚠", "still open"),
        ("–", "–", "not measured"),
    ]
    assert slide.headline == (
        "Of 4 decisions of the last evaluation: 1 reached, 2 still open and 1 not measured"
    )
    opened = opening(look, last_of(store))
    assert [one.key for one in storyline(look, opening=opened)][:3] == ["title", "promised", "since"]


def test_what_is_decided_is_told_at_the_end_and_can_be_taken_back(evaluated):
    store, _ = evaluated
    meeting_id = last_of(store).meeting_id
    look = Look.into(store, NOVEMBER, ENGLISH)
    slides = storyline(look)
    assert decided(of_meeting(look.run("decisions"), meeting_id), slides, look.offices, ENGLISH) == slides
    for decision in DECIDED[:2]:
        decide(store, meeting_id, decision)
    *before, last = decided(of_meeting(store.run("decisions"), meeting_id), slides, look.offices, ENGLISH)
    assert tuple(before) == slides
    assert last.headline == "2 decisions, the last due 30 November 2016"
    assert last.table.rows[0] == (
        "2", "Sweep the market of Tebo", "KCP Tebo", "30 Nov 2016", "2 workers acquired, KCP Tebo"
    )  # fmt: skip
    take_back(store, store.run("decisions").iloc[0]["position"])
    assert store.run("decisions")["what"].to_list() == ["Look for employers"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"what": " "}, "what is to be done"),
        ({"who": ""}, "who does it"),
        ({"due_on": date(2016, 11, 12)}, "a day after the data"),
        ({"reach": None}, "how much is to be reached"),
    ],
)
def test_a_decision_that_says_too_little_is_not_noted(changed, said):
    whole = {
        "slide": 1,
        "what": "Call",
        "who": "KC Jambi",
        "due_on": date(2016, 12, 1),
        "measure": "bpu",
        "reach": 3,
    }
    assert Decision(**whole).flaw(date(2016, 11, 12)) is None
    assert said in Decision(**{**whole, **changed}).flaw(date(2016, 11, 12))


def test_a_meeting_looks_back_on_the_newest_of_older_data(evaluated, import_text):
    store, _ = evaluated
    assert last_before(meetings(store, ENGLISH), date(2016, 11, 12)) is None
    assert last_before(meetings(store, ENGLISH), date(2016, 11, 13)).title == "Evaluation"
