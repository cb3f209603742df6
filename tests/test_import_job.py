"""Imports in the background: receipts in order, and no file forgotten."""

import logging
import threading
import weakref
from io import BytesIO

from acquisition import import_job
from acquisition.ingest.receipt import IMPORTED, Receipt

IDENTITY = "1599000000000001"


def files(*names):
    return [(name, BytesIO(name.encode())) for name in names]


def finished(job):
    assert job.done.wait(10)
    return job


def received(given, _watch):
    for name, _ in given:
        yield Receipt(name, IMPORTED)


def test_each_file_gets_its_receipt_in_order():
    job = finished(import_job.start(files("b", "a", "c"), received))
    assert [receipt.file for receipt in job.receipts] == ["b", "a", "c"]
    assert job.unfinished == []


def test_a_failure_names_the_files_without_receipt_and_quotes_nothing(caplog):
    def failing(given, _watch):
        given = iter(given)
        yield Receipt(next(given)[0], IMPORTED)
        raise ValueError(f"could not convert {IDENTITY}")

    with caplog.at_level(logging.ERROR):
        job = finished(import_job.start(files("a", "b", "c"), failing))
    assert job.unfinished == ["b", "c"]
    assert "ValueError" in caplog.text
    assert IDENTITY not in caplog.text


def test_after_a_failure_the_next_import_has_its_turn():
    def failing(given, _watch):
        raise RuntimeError

    finished(import_job.start(files("a"), failing))
    assert len(finished(import_job.start(files("a"), received)).receipts) == 1


def test_two_imports_take_turns():
    first_may_end, order = threading.Event(), []

    def slow(given, _watch):
        for name, _ in given:
            order.append(f"{name} begins")
            assert first_may_end.wait(10)
            order.append(f"{name} ends")
            yield Receipt(name, IMPORTED)

    def quick(given, _watch):
        for name, _ in given:
            order.append(name)
            yield Receipt(name, IMPORTED)

    first = import_job.start(files("first"), slow)
    while not order:
        pass
    second = import_job.start(files("second"), quick)
    assert (order, second.done.is_set()) == (["first begins"], False)
    while not second.waits:
        pass
    first_may_end.set()
    finished(first), finished(second)
    assert order == ["first begins", "first ends", "second"]


def test_an_import_called_off_waits_for_no_turn():
    may_end, begun = threading.Event(), threading.Event()

    def slow(given, _watch):
        begun.set()
        assert may_end.wait(10)
        yield Receipt(next(given)[0], IMPORTED)

    def cancelled(given, watch):
        for name, _ in given:
            yield Receipt(name, IMPORTED, refusal={"code": "cancelled"} if watch.cancelled else None)

    first = import_job.start(files("first"), slow)
    assert begun.wait(10)
    second = import_job.start(files("second"), cancelled)
    second.watch.cancel()
    assert [receipt.cancelled for receipt in finished(second).receipts] == [True]
    may_end.set()
    finished(first)
    assert len(finished(import_job.start(files("third"), received)).receipts) == 1


def test_the_bytes_of_a_file_are_not_kept_once_it_is_taken_in():
    sent = files("a", "b")
    left = [weakref.ref(file) for _, file in sent]
    gone = []

    def importer(given, _watch):
        for name, file in given:
            del file
            gone.append([one() is None for one in left])
            yield Receipt(name, IMPORTED)

    finished(import_job.start(sent, importer))
    assert gone[1][0]
    assert [one() for one in left] == [None, None]
