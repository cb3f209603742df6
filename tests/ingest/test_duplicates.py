"""Claims that come again: counted once, and said which row they repeat and where they differ from it."""

from io import BytesIO

from acquisition.ingest.load import import_files
from acquisition.ingest.withdraw import withdraw
from tests.conftest import IMPORT_DAY
from tests.ingest.test_import import HEADER, export, notes, row


def test_the_same_claim_is_a_duplicate_within_a_file_and_across_files(store, import_text):
    within = import_text(export(row(1), row(1)))
    assert (within.received, within.accepted, within.duplicate) == (2, 1, 1)
    across = import_text(export(row(1), row(2)))
    assert (across.received, across.accepted, across.duplicate) == (2, 1, 1)
    assert across.reasons == {"duplicate": 1}
    assert store.run("acquisition_total").iloc[0].acquisitions == 2


def test_a_duplicate_names_the_row_that_it_repeats_in_the_same_file_or_an_earlier_one(store, import_text):
    import_text(export(row(1), row(2), row(1)), "januari.csv")
    assert notes(store) == [[4, "duplicate", "duplicate", None, "januari.csv, 2"]]
    again = import_text(export(row(3), row(2), row(3)), "februari.csv")
    assert (again.accepted, again.reasons) == (1, {"duplicate": 2})
    assert notes(store)[:2] == [
        [3, "duplicate", "duplicate", None, "januari.csv, 3"],
        [4, "duplicate", "duplicate", None, "februari.csv, 2"],
    ]


def test_a_duplicate_that_says_something_else_says_what(store, import_text):
    import_text(export(row(1), row(2, fee="36.800"), row(1, regency="Bungo", fee="")), "januari.csv")
    second = import_text(export(row(2), row(4)), "februari.csv")
    assert second.reasons == {"duplicate_differs": 1}
    assert notes(store) == [
        [2, "duplicate", "duplicate_differs", None, "januari.csv, 3"],
        [2, "duplicate", "differs_from_earlier_row", "iuran", "16800 ≠ 36800"],
        [4, "duplicate", "duplicate_differs", None, "januari.csv, 2"],
        [4, "duplicate", "differs_from_earlier_row", "kabupaten", "1509 ≠ 1508"],
        [4, "duplicate", "differs_from_earlier_row", "iuran", "- ≠ 16800"],
    ]
    again = import_text(export(row(2), row(4)), "februari.csv")
    assert (again.status, again.reasons) == ("unchanged", {"duplicate": 2})


def test_duplicates_across_files_of_one_upload_and_after_a_withdrawal(store):
    files = [(f"{n}.csv", BytesIO((HEADER + "\n" + row(1, fee=str(16_800 + n))).encode())) for n in range(3)]
    first, *_ = import_files(store, files, today=IMPORT_DAY)
    found = {(note[2], note[-1]) for note in notes(store)}
    assert found == {
        ("duplicate_differs", "0.csv, 2"),
        ("differs_from_earlier_row", "16801 ≠ 16800"),
        ("differs_from_earlier_row", "16802 ≠ 16800"),
    }
    withdraw(store, first.import_id)
    (later,) = import_files(
        store, [("3.csv", BytesIO(f"{HEADER}\n{row(1, fee='16801')}\n".encode()))], today=IMPORT_DAY
    )
    assert later.reasons == {"duplicate": 1}
    assert notes(store)[0][-1] == "1.csv, 2"


def test_a_file_that_comes_again_beside_a_new_one_leaves_the_claims_of_its_workers_alone(store, import_text):
    mended_never = export(row(1), row(2), row(3).replace("BPU", "?"))  # looked at anew for its rejected row
    assert import_text(mended_never).rejected == 1
    new = f"{HEADER}\n{row(2)}\n{row(4)}\n"
    files = [("again.csv", mended_never), ("new.csv", new)]
    again, other = import_files(
        store, [(name, BytesIO(text.encode())) for name, text in files], today=IMPORT_DAY
    )
    assert again.status == "unchanged" and (other.accepted, other.duplicate) == (1, 1)
    # Of workers 1, 2 and 4.
    assert store.run("acquisition_total").iloc[0].acquisitions == 3
