"""Imports that are called off: what has a receipt is in the store, of all else there is no trace."""

import io
import threading

import duckdb
import pytest
import xlsxwriter

from acquisition.ingest import child
from acquisition.ingest.child import Workbooks
from acquisition.ingest.load import import_files
from acquisition.ingest.progress import CHECKING, READING, WRITING, Cancelled, Watch, WatchedCursor
from acquisition.transactions import transaction
from tests.conftest import IMPORT_DAY, nik

pytestmark = pytest.mark.usefixtures("all_threads")

HEADER = "nik;tanggal_kepesertaan;segmen;kode_kantor"
CADRES = "kode_kader;nama_kader;kode_kantor;tanggal_mulai\nTBO-77;Kader Tebo;TBO;01-01-2016\n"


def export(*workers):
    return "\n".join([HEADER, *(f"{nik(worker)};14-11-2016;BPU;TBO" for worker in workers)]) + "\n"


def files(**texts):
    return [(name, io.BytesIO(text.encode())) for name, text in texts.items()]


def workbook(workers):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page = book.add_worksheet("Data")
        for line, row in enumerate([HEADER, *export(*workers).splitlines()[1:]]):
            page.write_row(line, 0, row.split(";"))
    content.seek(0)
    return content


def identities(store):
    with store.cursor() as cursor:
        return cursor.execute("select nik_hash from identity.workers order by all").fetchall()


def cancelling(when):
    """A watch that calls the import off as soon as `when` holds of it."""
    return Watch(lambda watch: watch.cancel() if when(watch) else None)


def test_an_import_called_off_leaves_no_trace(store):
    list(import_files(store, files(first=export(1, 2)), today=IMPORT_DAY))
    before = store.run("imports").values.tolist(), identities(store)
    for stage in (READING, CHECKING, WRITING):
        watch = cancelling(lambda watch, stage=stage: watch.stage == stage and (watch.share or 0) > 0)
        (receipt,) = import_files(store, files(second=export(3, 4)), today=IMPORT_DAY, watch=watch)
        assert (receipt.status, receipt.refusal) == ("refused", {"code": "cancelled"})
        assert watch.stage == stage
        assert (store.run("imports").values.tolist(), identities(store)) == before
    (receipt,) = import_files(store, files(second=export(3, 4)), today=IMPORT_DAY)
    assert (receipt.status, receipt.accepted) == ("imported", 2)
    assert store.run("acquisition_total").iloc[0].acquisitions == 4


def test_what_has_its_receipt_stays(store):
    sent = files(cadres=CADRES, a=export(1), b=export(2), c=export(3))
    watch = cancelling(lambda watch: watch.file == "b")
    receipts = list(import_files(store, sent, today=IMPORT_DAY, watch=watch))
    assert [(receipt.file, receipt.status, receipt.cancelled) for receipt in receipts] == [
        ("cadres", "imported", False), ("a", "refused", True), ("b", "refused", True), ("c", "refused", True),
    ]  # fmt: skip
    assert store.run("imports").file.tolist() == ["cadres"]
    assert store.run("acquisition_total").iloc[0].acquisitions == 0


def test_a_statement_that_runs_is_broken_off(store):
    watch = Watch()
    with store.cursor() as cursor:
        threading.Timer(0.2, watch.cancel).start()
        with pytest.raises(Cancelled), transaction(cursor):
            WatchedCursor(cursor, watch).execute(
                "select sum(a.range * b.range) from range(10_000_000) as a, range(10_000_000) as b"
            )
        assert cursor.execute("select 1").fetchone() == (1,)


def test_an_interruption_that_nobody_asked_for_is_no_cancellation(store):
    with store.cursor() as cursor:
        threading.Timer(0.2, cursor.interrupt).start()
        with pytest.raises(duckdb.InterruptException):
            WatchedCursor(cursor, Watch()).execute(
                "select sum(a.range * b.range) from range(10_000_000) as a, range(10_000_000) as b"
            )


def test_the_process_that_reads_a_workbook_is_stopped(store, monkeypatch):
    watch = Watch()
    feed, readers = child._Child.feed, []

    def feed_and_cancel(reader, *arguments):
        feed(reader, *arguments)
        readers.append(reader.process)
        watch.cancel()

    monkeypatch.setattr(child._Child, "feed", feed_and_cancel)
    before = store.snapshot()
    (receipt,) = import_files(store, [("a.xlsx", workbook([1, 2]))], today=IMPORT_DAY, watch=watch)
    assert (receipt.cancelled, store.snapshot()) == (True, before)
    assert [reader.poll() is not None for reader in readers] == [True]


def test_a_reader_that_is_waited_for_is_stopped():
    # It never hears of a file, and so would never answer.
    watch = Watch()
    with Workbooks(watch) as workbooks:
        reader = workbooks._living_child()
        threading.Timer(0.2, watch.cancel).start()
        with pytest.raises(Cancelled):
            reader.answer(lambda: reader.output.read(1) or watch.check())


def test_progress_tells_rows_and_shares_that_never_fall(store):
    told = []

    def note(watch):
        told.append((watch.number, watch.stage, watch.rows, watch.overall(0, 2)))

    sent = [*files(a=export(1, 2, 3)), ("b.xlsx", workbook([4, 5]))]
    list(import_files(store, sent, today=IMPORT_DAY, watch=Watch(note)))
    assert (1, READING, 3) in [one[:3] for one in told]
    assert (2, READING, 2) in [one[:3] for one in told]
    assert next(one[:3] for one in told if one[1] == CHECKING) == (2, CHECKING, 5)
    assert {stage for _, stage, *_ in told} == {READING, CHECKING, WRITING}
    shares = [share for *_, share in told]
    assert shares == sorted(shares)
    assert 0 <= shares[0] < shares[-1] <= 1
