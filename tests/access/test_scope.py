"""Who sees some offices only is told of no people but theirs, whatever is asked; of all else as everybody."""

from io import BytesIO

import pandas as pd
import pytest

from acquisition import scope as scopes
from acquisition.figures import BY_OFFICE, FIGURES, OWN, SHARED
from acquisition.filters import Filters
from acquisition.ingest import account
from acquisition.ingest.load import import_file
from acquisition.ingest.withdraw import UnknownImportError, find_import, preview, withdraw
from acquisition.store import Store
from tests.access.people import names_of_others
from tests.conftest import IMPORT_DAY, nik

TEBO = ("TBO",)
OTHER = "JMB"


@pytest.fixture(scope="module")
def sample(sample_path):
    opened = Store.open(sample_path)
    opened.hold(opened.snapshot())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def others(sample):
    names = names_of_others(sample, TEBO)
    assert len(names) > 40
    return names


def texts(frame: pd.DataFrame) -> set[str]:
    return {str(value) for name in frame.select_dtypes(["object", "string"]) for value in frame[name]}


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_no_figure_tells_of_the_people_of_others(sample, others, name):
    snapshot = sample.snapshot()
    cadres = sample.run("acquisition_by_cadre", snapshot=snapshot)
    foreign = tuple(code for code in cadres["cadre_code"] if code in others)
    for filters in (
        Filters(),
        Filters(office=(OTHER,)),
        Filters(office=(OTHER, *TEBO)),
        Filters(cadre=foreign),
    ):
        told = texts(sample.within(TEBO).run(name, filters, snapshot))
        assert not others & told, filters


@pytest.mark.parametrize("name", sorted(name for name, figure in FIGURES.items() if figure.scope == SHARED))
def test_what_is_shared_is_the_same_for_everybody(sample, name):
    snapshot = sample.snapshot()
    filters = Filters(office=(OTHER,))
    whole, seen = (one.run(name, filters, snapshot) for one in (sample, sample.within(TEBO)))
    pd.testing.assert_frame_equal(whole, seen)


def test_a_shared_figure_of_cadres_of_others_is_empty(sample, others):
    cadres = sample.run("acquisition_by_cadre")
    foreign = next(code for code in cadres["cadre_code"] if code in others)
    assert sample.run("acquisition_pace", Filters(cadre=(foreign,)))["acquisitions"].sum() > 0
    assert sample.within(TEBO).run("acquisition_pace", Filters(cadre=(foreign,)))["acquisitions"].sum() == 0


def test_each_figure_says_to_whom_it_is_told_in_a_way_that_can_be_held():
    for figure in FIGURES.values():
        if figure.scope == BY_OFFICE or "cadre" in figure.filters:
            assert "office" in figure.filters, figure.name
        assert (figure.scope == OWN) == ("$scope" in figure.sql), figure.name
        if "cadre_code" in figure.grain:
            assert figure.scope != SHARED, figure.name


@pytest.mark.parametrize(
    ("asked", "scope", "left"),
    [
        ((), None, ()),
        (("JMB",), None, ("JMB",)),
        ((), ("TBO", "JMB"), ("JMB", "TBO")),
        (("TBO",), ("TBO", "JMB"), ("TBO",)),
        (("TBO", "MRG"), ("TBO", "JMB"), ("TBO",)),
        (("MRG",), ("TBO", "JMB"), ("-",)),
    ],
)
def test_the_office_filter_is_narrowed(asked, scope, left):
    figure = FIGURES["acquisition_by_cadre"]
    assert scopes.narrowed(figure, Filters(office=asked), scope).office == left


# Of the claims of worker 1, that of the 1st counts: office JMB, cadre KDR-01. Worker 2 is Tebo's alone.
DISPUTED = f"""\
nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader;nama_kader
{nik(1)};01-03-2017;BPU;JMB;KDR-01;Asnawi Alamsyah
{nik(1)};02-03-2017;BPU;TBO;KDR-90;Siti
{nik(2)};02-03-2017;BPU;TBO;KDR-90;Siti
"""


def test_of_a_disputed_worker_the_cadre_of_another_office_is_not_named(store, import_text):
    assert import_text(DISPUTED).accepted == 3
    whole = store.run("disputed_workers")
    assert whole["cadre_code"].tolist() == ["KDR-01", "KDR-90"]
    seen = store.within(TEBO).run("disputed_workers")
    assert seen["office_code"].tolist() == ["JMB", "TBO"]
    assert seen["cadre_code"].tolist() == ["***", "KDR-90"]
    assert seen["cadre"].tolist() == ["***", "Siti"]
    assert seen["rule"].tolist() == whole["rule"].tolist()
    assert store.within(("MRG",)).run("disputed_workers").empty


def test_ranks_at_an_event_are_those_among_all(founding):
    key = ["event_code", "cadre_code"]
    whole, seen = (one.run("event_reward_ranking") for one in (founding, founding.within(TEBO)))
    assert set(seen["office_code"]) == {"TBO"}
    own = whole[whole["office_code"] == "TBO"]
    assert seen[[*key, "rank"]].to_dict() == own[[*key, "rank"]].reset_index(drop=True).to_dict()
    assert seen["rank"].min() > 1


def row(number: int, office: str) -> str:
    return f"{nik(number)};01-03-2017;BPU;{office}\n"


HEADER = "nik;tanggal_kepesertaan;segmen;kode_kantor\n"


@pytest.fixture
def files(store):
    """Three imports: of Tebo, of Jambi, of both."""
    contents = (row(1, "TBO"), row(2, "JMB"), row(3, "TBO") + row(4, "JMB"))
    return [
        import_file(store, BytesIO((HEADER + text).encode()), f"{place}.csv", today=IMPORT_DAY)
        for place, text in enumerate(contents)
    ]


def test_a_file_is_seen_by_those_who_see_all_its_offices(store, files):
    def seen(scope):
        return sorted(store.within(scope).run("imports")["file"])

    assert seen(None) == ["0.csv", "1.csv", "2.csv"]
    assert seen(TEBO) == ["0.csv"]
    assert seen(("TBO", "JMB")) == ["0.csv", "1.csv", "2.csv"]
    assert seen(("MRG",)) == []


def test_receipts_and_remarks_of_others_are_not_there(store, files):
    own, foreign, both = (str(one.number) for one in files)
    tebo = store.within(TEBO)
    assert account.receipt_of(tebo, own).file == "0.csv"
    for name in (foreign, both):
        with pytest.raises(LookupError):
            account.receipt_of(tebo, name)
    assert account.remarks(tebo, files[1].import_id, 10).empty


def test_what_is_of_others_cannot_be_withdrawn(store, files):
    tebo = store.within(TEBO)
    for one in files[1:]:
        with pytest.raises(UnknownImportError):
            find_import(tebo, str(one.number))
        for attempt in (withdraw, preview):
            with pytest.raises(UnknownImportError):
                attempt(tebo, one.import_id)
    assert len(store.run("imports")) == 3
    withdraw(tebo, find_import(tebo, str(files[0].number)).import_id)
    assert store.run("imports")["withdrawn_at"].notna().sum() == 1


def test_rows_of_other_offices_are_refused_with_their_file(store):
    tebo = store.within(TEBO)
    text = HEADER + row(1, "TBO") + row(2, "JMB")
    receipt = import_file(tebo, BytesIO(text.encode()), "a.csv", today=IMPORT_DAY)
    assert receipt.refusal == {"code": "office_of_others", "offices": ["JMB"], "lines": [3]}
    assert store.is_empty()
    assert (
        import_file(tebo, BytesIO((HEADER + row(1, "TBO")).encode()), "b.csv", today=IMPORT_DAY).accepted == 1
    )


def test_a_list_for_all_is_refused_from_who_sees_some(store):
    text = "kode_kantor,bulan,segmen,target\nTBO,03-2017,BPU,10\n"
    receipt = import_file(store.within(TEBO), BytesIO(text.encode()), "target.csv", today=IMPORT_DAY)
    assert receipt.refusal == {"code": "list_for_all", "kind": "targets"}
    spelling = "kode_kantor;ejaan;kode_kader\nTBO;Sity;KDR-90\n"
    assert (
        import_file(store.within(TEBO), BytesIO(spelling.encode()), "ejaan.csv", today=IMPORT_DAY).accepted
        == 1
    )
    foreign = "kode_kantor;ejaan;kode_kader\nJMB;Asnawy;KDR-01\n"
    refused = import_file(store.within(TEBO), BytesIO(foreign.encode()), "ejaan2.csv", today=IMPORT_DAY)
    assert refused.refusal["code"] == "office_of_others"


def test_rows_that_name_cadres_of_other_offices_are_refused_with_their_file(store):
    """Their names would come with them."""
    text = f"nik;tanggal_kepesertaan;segmen;kode_kantor;kode_kader\n{nik(1)};01-03-2017;BPU;TBO;JMB-01\n"
    receipt = import_file(store.within(TEBO), BytesIO(text.encode()), "a.csv", today=IMPORT_DAY)
    assert receipt.refusal == {"code": "office_of_others", "offices": ["JMB"], "lines": [2]}
    spelling = "kode_kantor;ejaan;kode_kader\nTBO;Sity;JMB-01\n"
    refused = import_file(store.within(TEBO), BytesIO(spelling.encode()), "ejaan.csv", today=IMPORT_DAY)
    assert refused.refusal["code"] == "office_of_others"
    assert import_file(store, BytesIO(text.encode()), "a.csv", today=IMPORT_DAY).accepted == 1
