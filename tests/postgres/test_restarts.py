"""PostgreSQL is restarted, between questions and in the middle of them: said clearly, and nothing is lost."""

from contextlib import closing
from io import BytesIO

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from acquisition.ingest.load import import_file
from acquisition.ingest.progress import WatchedCursor
from acquisition.obstacles import UnreachableError
from acquisition.sql import statement
from acquisition.store import Store
from tests.conftest import IMPORT_DAY, nik
from tests.pages.conftest import APP
from tests.postgres.server import PASSWORD

HEADER = "nik;tanggal_kepesertaan;segmen;kode_kantor\n"


def take_in(store: Store, *numbers: int):
    text = HEADER + "".join(f"{nik(number)};12-11-2016;BPU;TBO\n" for number in numbers)
    return import_file(store, BytesIO(text.encode()), "export.csv", today=IMPORT_DAY)


def acquisitions(store: Store) -> int:
    return store.run("acquisition_total").iloc[0].acquisitions


def test_between_questions_a_restart_is_not_noticed(machine, server):
    with closing(Store.open(machine("here"))) as store:
        take_in(store, 1, 2, 3)
        server.restart()
        assert acquisitions(store) == 3
        server.restart()
        assert take_in(store, 4).accepted == 1


# Before workers are numbered, before rows are added, and when all is done but the commit.
@pytest.mark.parametrize("at", ["ingest/number_workers", "ingest/add_imports", "store/describe_commit"])
def test_in_the_middle_of_an_import_nothing_of_it_stays(machine, server, monkeypatch, at):
    with closing(Store.open(machine("here"))) as store:
        take_in(store, 1, 2, 3)
        execute, restarted = WatchedCursor.execute, []

        def execute_after_restart(cursor, text, *arguments):
            if text == statement(at) and not restarted:
                restarted.append(True)
                server.restart()
            return execute(cursor, text, *arguments)

        monkeypatch.setattr(WatchedCursor, "execute", execute_after_restart)
        receipt = take_in(store, 3, 4, 5)
        assert restarted and receipt.refusal == {"code": "store_unreachable"}
        assert acquisitions(store) == 3
        assert take_in(store, 3, 4, 5).accepted == 2
        assert acquisitions(store) == 5


def test_a_catalog_that_does_not_answer_is_named_and_no_password(machine, server):
    file = machine("here")
    with closing(Store.open(file)) as store:
        take_in(store, 1, 2, 3)
        server.stop()
        try:
            said = [failure(lambda: acquisitions(store)), failure(lambda: Store.open(file))]
            assert take_in(store, 4).refusal == {"code": "store_unreachable"}
        finally:
            server.start()
        for words in said:
            assert f"the catalog at localhost:{server.port}/lake" in words
            assert "cannot be reached (Connection refused): try again" in words
            assert PASSWORD not in words
        assert acquisitions(store) == 3


def test_pages_say_so_in_their_language_and_go_on_when_it_answers(machine, server, monkeypatch):
    file = machine("here")
    with closing(Store.open(file)) as store:
        take_in(store, 1, 2, 3)
    monkeypatch.setenv("ACQUISITION_STORE", str(file))
    st.cache_resource.clear()
    st.cache_data.clear()
    server.stop()
    try:
        app = AppTest.from_file(APP, default_timeout=60).run()
        assert [error.value for error in app.error] == [
            "Katalog penyimpanan tidak menjawab. Jika terus begitu, beri tahu pengelola dasbor."
        ]
    finally:
        server.start()
    app.button(key="again").click().run()
    assert not app.error and not app.exception and "3" in app.title[0].value
    server.stop()
    try:
        assert len(app.run().error) == 1 and not app.exception
    finally:
        server.start()
        st.cache_resource.clear()
        st.cache_data.clear()


def test_a_wrong_password_is_said(machine, monkeypatch):
    monkeypatch.setenv("PGPASSWORD", "another")
    said = failure(lambda: Store.open(machine("here")))
    assert 'password authentication failed for user "lake"' in said and "another" not in said


def failure(work) -> str:
    with pytest.raises(UnreachableError) as raised:
        work()
    return str(raised.value)
