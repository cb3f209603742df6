"""Receipts in words: every outcome, every reason, nothing read as markup."""

import re
from html import unescape

import pandas as pd
import pytest

from acquisition import receipts, tables
from acquisition.contract import KINDS
from acquisition.i18n import language
from acquisition.ingest.receipt import IMPORTED, REFUSED, UNCHANGED, Receipt
from acquisition.ingest.refusal import REMEDIES

ENGLISH = language("en")
GOOD = Receipt(
    "a.csv", IMPORTED, received=10, accepted=6, duplicate=1, rejected=3, skipped=2,
    unread_sheets=["Petunjuk"],
    reasons={"duplicate": 1, "nik_missing": 1, "office_unknown": 2}, warnings={"bpu_without_jkk_jkm": 4},
)  # fmt: skip
HOSTILE = "<script>alert(1)</script> **x** [y](http://z) $1$.csv"


def refused(code, name="b.csv", **details):
    return Receipt(name, REFUSED, reasons={code: 1}, refusal={"code": code, **details})


def text(*given):
    """What is read, tags and surplus blanks left out."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", receipts.as_html(given, ENGLISH))).split())


def test_the_account_adds_up():
    assert "Received 10 = taken in 6 + duplicates 1 + rejected 3" in text(GOOD)


def test_reasons_stand_in_words_the_most_frequent_first():
    assert "Rejected: 2 unknown office 1 no NIK Taken in with a warning: 4 BPU without JKK and JKM" in text(
        GOOD
    )


def test_what_is_no_data_is_said():
    said = "2 rows are no data (totals, repeated headers, signatures) · Sheets not read: Petunjuk"
    assert said in text(GOOD)


def test_every_refusal_has_words_and_a_remedy():
    assert receipts.REFUSALS.keys() == REMEDIES.keys()
    assert all(why and remedy for why, remedy in receipts.REFUSALS.values())


@pytest.mark.parametrize("code", sorted(REMEDIES.keys() - {"cancelled"}))
def test_a_refusal_says_why_and_what_to_do(code):
    why, remedy = receipts.REFUSALS[code]
    assert f"✕ b.csv refused whole: nothing of it was taken in {why}. {remedy}" in text(refused(code))


def test_what_was_cancelled_is_not_called_refused():
    assert text(refused("cancelled")) == (
        "– b.csv cancelled: nothing of it was taken in The import was cancelled. "
        "Upload the file again when you wish."
    )
    assert receipts.summary([GOOD, refused("cancelled")], ENGLISH) == "✓ 1 file taken in · – 1 file cancelled"


def test_missing_columns_are_named_with_the_headers_found_and_the_nearest():
    facts = {
        "kind": "cadres",
        "missing": ["nik", "kode_kantor/nama_kantor"],
        "found": ["Nomor", "Kantr"],
        "nearest": {"nama_kantor": "Kantr"},
    }
    said = text(refused("required_column_missing", **facts))
    assert "It looks most like: List of cadres" in said
    assert "Missing columns: nik, kode_kantor/nama_kantor" in said
    assert "Found: Nomor, Kantr" in said
    assert "Perhaps meant: Kantr → nama_kantor" in said


def test_a_reason_without_words_is_shown_as_it_is():
    receipt = Receipt("a.csv", IMPORTED, received=1, rejected=1, reasons={"of_tomorrow": 1})
    assert "1 of_tomorrow" in text(receipt)
    assert text(refused("of_tomorrow")).endswith("taken in of_tomorrow.")


def test_no_name_is_read_as_markup():
    shown = receipts.as_html(
        [refused("unknown_format", HOSTILE, found="<b>"), Receipt(HOSTILE, IMPORTED, unread_sheets=["<i>"])],
        ENGLISH,
    )
    assert "<script" not in shown and "<i>" not in shown and "<b><b>" not in shown
    assert HOSTILE in unescape(shown)


def test_what_asks_for_something_to_be_done_comes_first():
    shown = text(GOOD, refused("empty_file"))
    assert shown.index("b.csv") < shown.index("a.csv")


def test_the_summary_counts_outcomes():
    unchanged = Receipt("c.csv", UNCHANGED)
    assert receipts.summary([GOOD], ENGLISH) == "✓ 1 file taken in"
    assert (
        receipts.summary([GOOD, GOOD, unchanged, refused("damaged")], ENGLISH)
        == "✓ 2 files taken in · = 1 file unchanged · ✕ 1 file refused"
    )


def test_every_kind_of_file_has_a_name():
    assert KINDS.keys() <= tables.WORDS["kind"].keys()
    assert "✓ a.csv Targets · taken in" in text(Receipt("a.csv", IMPORTED, kind="targets", accepted=1))


def test_a_file_of_which_nothing_was_taken_in_is_no_success():
    again = Receipt("a.csv", IMPORTED, received=3, duplicate=3, reasons={"duplicate": 3})
    unusable = Receipt("b.csv", IMPORTED, received=3, duplicate=1, rejected=2, reasons={"nik_missing": 2})
    assert "○ a.csv nothing new in it" in text(again)
    assert "! b.csv no row could be taken in" in text(unusable)
    assert receipts.summary([GOOD, again, unusable], ENGLISH) == (
        "✓ 1 file taken in · ○ 1 file with nothing new · ! 1 file without a usable row"
    )


def test_duplicates_that_say_something_else_are_not_called_nothing_new():
    differing = Receipt("a.csv", IMPORTED, received=3, duplicate=3, reasons={"duplicate_differs": 1})
    assert "! a.csv nothing new in it, but some rows say something else than before" in text(differing)
    said = receipts.summary([GOOD, differing], ENGLISH)
    assert said == "✓ 1 file taken in · ! 1 file that says something else than before"
    assert receipts.ordered([GOOD, differing])[0] is differing


NO_REMARKS = pd.DataFrame({"class": [], "reason": []})
WARNED = pd.DataFrame({"class": ["warning"], "reason": ["contribution_unreadable"]})
DIFFERS = pd.DataFrame({"class": ["duplicate", "duplicate"], "reason": ["duplicate_differs", "duplicate"]})
SKIPPED = pd.DataFrame({"class": ["duplicate", "skipped"], "reason": ["duplicate", "skipped_total"]})


@pytest.mark.parametrize(
    ("rejected", "remarks", "steps"),
    [
        (0, NO_REMARKS, ["Nothing"]),
        (0, SKIPPED, ["Nothing"]),
        (0, WARNED, ["Look at the rows"]),
        (0, DIFFERS, ["Look at the rows"]),
        (2, NO_REMARKS, ["Correct the rows"]),
        (2, WARNED, ["Correct the rows", "Look at the rows"]),
    ],
)
def test_what_to_do_agrees_with_what_is_remarked(rejected, remarks, steps):
    receipt = Receipt("a.csv", UNCHANGED, received=3, duplicate=3 - rejected, rejected=rejected)
    said = receipts.next_step(receipt, remarks, ENGLISH)
    assert [step for step in ("Nothing", "Correct the rows", "Look at the rows") if step in said] == steps
