"""The audit: what is noted stays as it was noted."""

import sqlite3
from contextlib import closing
from multiprocessing.pool import ThreadPool

import pytest

from acquisition.access.audit import DOWNLOADED, FILE, IMPORTED, SIGNED_IN, Audit, details, noted
from acquisition.access.person import LOCAL, VIEWER, Person
from acquisition.audit_panel import said
from acquisition.filters import Filters
from acquisition.i18n import language
from acquisition.ingest.receipt import Receipt

SITI = Person("siti@kantor.example", VIEWER, ("TBO",))


@pytest.fixture
def audit(tmp_path):
    return Audit(tmp_path)


def test_the_newest_comes_first_with_who_and_what(audit):
    audit.note(SITI, SIGNED_IN)
    audit.note(SITI, DOWNLOADED, file="a.csv", **details(Filters(office=("TBO",), norm=None)))
    entries = audit.entries()
    assert entries["number"].tolist() == [2, 1]
    assert entries["who"].tolist() == ["siti@kantor.example"] * 2
    assert entries["what"].tolist() == ["downloaded", "signed_in"]
    assert entries["details"].tolist() == ['{"file": "a.csv", "office": ["TBO"]}', "{}"]
    assert audit.last(DOWNLOADED) == {"file": "a.csv", "office": ["TBO"]}
    assert audit.last(IMPORTED) is None


@pytest.mark.parametrize(
    "change",
    [
        "update audit set who = 'nobody'",
        "delete from audit",
        "insert or replace into audit values (1, '', 'nobody', '', '')",
    ],
)
def test_nothing_that_is_noted_changes(audit, tmp_path, change):
    audit.note(SITI, SIGNED_IN)
    refused = pytest.raises(sqlite3.IntegrityError, match="only added to")
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, refused:
        connection.execute(change)
    assert len(audit.entries()) == 1


def test_many_at_once_lose_nothing(audit):
    with ThreadPool(8) as pool:
        pool.map(lambda number: audit.note(SITI, DOWNLOADED, file=f"{number}.csv"), range(80))
    assert sorted(audit.entries()["number"]) == list(range(1, 81))


def test_receipts_are_noted_as_they_come(audit):
    receipts = [
        Receipt("a.csv", "imported", received=3, accepted=2, rejected=1, number=7),
        Receipt("b.csv", "refused", refusal={"code": "damaged", "line": 3}),
    ]
    assert list(noted(receipts, audit, LOCAL)) == receipts
    refused, imported = audit.entries()["details"]
    assert imported == (
        '{"accepted": 2, "duplicate": 0, "file": "a.csv", "number": 7, "received": 3, "rejected": 1, '
        '"status": "imported"}'
    )
    assert '"refused": "damaged"' in refused
    assert '"status": "refused"' in refused


def test_where_nothing_can_be_written_it_stands_in_the_log(tmp_path, caplog):
    Audit(tmp_path / "nowhere").note(SITI, DOWNLOADED, file="a.csv")
    assert "siti@kantor.example" in caplog.text
    assert "a.csv" in caplog.text


def test_what_is_no_code_is_not_repeated():
    asked = Filters(cadre=("TBO-01", "Siti Rahmawati 1599012307830001", "1599012307830001", "17023456789"))
    assert details(asked) == {"cadre": ["TBO-01", "•••", "•••", "•••"]}


def test_details_are_told_in_words():
    imported = {"file": "a.csv", "status": "imported", "number": 1234, "received": 35398, "refused": None}
    assert said(imported, language("id")) == (
        "berkas: a.csv, keadaan: masuk, nomor impor: 1234, diterima: 35.398"
    )
    assert said({"sign_in": False, "office": ["TBO", "JMB"]}, language("id")) == (
        "perlu masuk: tidak, kantor: TBO JMB"
    )
    assert said({"reason": "signed in too long ago"}, language("id")) == "alasan: masa masuk sudah berakhir"
    assert said({"role": "viewer", "offices": "all"}, language("en")) == "role: Looks, offices: all"
