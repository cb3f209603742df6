"""The server: where it listens, what it sends along, who may upload, how it ends amid an import."""

import asyncio
import logging
import subprocess
import sys
import time
from io import BytesIO

import httpx
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from streamlit.proto.BackMsg_pb2 import BackMsg

from acquisition import import_job
from acquisition.access import gate
from acquisition.ingest.load import import_files
from acquisition.serve import HEADERS, Guard, _log_to, end_log
from tests.conftest import IMPORT_DAY, nik
from tests.e2e.server import ROOT


async def answered(_request):
    return PlainTextResponse("here")


GUARDED = Guard(
    Starlette(
        routes=[
            Route("/{path:path}", answered, methods=["GET", "PUT", "DELETE", "OPTIONS"]),
        ]
    )
)


def ask(path, method="GET"):
    async def asking():
        transport = httpx.ASGITransport(app=GUARDED)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.request(method, path)

    return asyncio.run(asking())


def test_browsers_are_told_what_to_refuse():
    headers = ask("/kader").headers
    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    # No other host may be asked for anything.
    assert "http:" not in headers["Content-Security-Policy"]
    assert "https:" not in headers["Content-Security-Policy"]


def test_what_is_downloaded_is_kept_by_no_cache():
    assert ask("/media/figure.csv").headers["Cache-Control"] == "no-store"
    assert "Cache-Control" not in ask("/kader").headers


def test_files_are_taken_from_those_only_who_may_import(monkeypatch):
    monkeypatch.setattr(gate, "importing_sessions", {"of-an-importer"})
    refused = ask("/_stcore/upload_file/of-a-viewer/1", "PUT")
    assert (refused.status_code, refused.text) == (403, "not yours")
    assert ask("/base/_stcore/upload_file/of-a-viewer/1", "DELETE").status_code == 403
    assert ask("/_stcore/upload_file/of-an-importer/1", "PUT").status_code == 200
    assert ask("/_stcore/upload_file/of-a-viewer/1", "OPTIONS").status_code == 200  # asks what may be asked


def test_what_the_server_knows_of_itself_is_not_told():
    assert ask("/_stcore/metrics").status_code == 403


def test_no_browser_makes_the_server_forget_what_it_keeps():
    clear, rerun = BackMsg(clear_cache=True), BackMsg()
    rerun.rerun_script.query_string = "lang=id"
    said = [
        {"type": "websocket.receive", "bytes": one.SerializeToString()} for one in (clear, rerun, clear)
    ] + [{"type": "websocket.disconnect"}]
    heard = []

    async def app(_scope, receive, _send):
        while (message := await receive())["type"] != "websocket.disconnect":
            heard.append(message["bytes"])

    async def receive():
        return said.pop(0)

    asyncio.run(Guard(app)({"type": "websocket"}, receive, None))
    assert heard == [rerun.SerializeToString()]


def serve(store, *options, **environment):
    command = [sys.executable, "-m", "acquisition", "serve", "--store", str(store), "--port", "0", *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_without_sign_in_it_listens_on_localhost_alone(tmp_path):
    done = serve(tmp_path / "store", "--address", "0.0.0.0")
    assert done.returncode == 2
    assert "anybody who reaches this machine would come in" in done.stderr
    assert "--let-anyone-in" in done.stderr


def test_a_mistake_in_who_may_come_in_refuses_to_start(tmp_path, monkeypatch):
    (tmp_path / "access.toml").write_text(
        "[auth]\nredirect_uri = 3\n[[people]]\nemail = 'a@b.example'\nrole = 'viewer'\noffices = 'all'\n"
    )
    monkeypatch.setenv("ACQUISITION_ACCESS", str(tmp_path / "access.toml"))
    done = serve(tmp_path / "store")
    assert done.returncode == 2
    assert f"{tmp_path / 'access.toml'}, line 2: redirect_uri is missing, or no text" in done.stderr


def test_a_configuration_that_is_gone_does_not_open_the_door(tmp_path, monkeypatch):
    monkeypatch.setenv("ACQUISITION_ACCESS", str(tmp_path / "access.toml"))
    done = serve(tmp_path / "store")
    assert done.returncode == 2
    assert "cannot be read" in done.stderr


def test_an_import_that_is_under_way_is_called_off_without_trace_when_the_server_ends(store):
    rows = "".join(f"{nik(number)};12-11-2016;BPU;TBO\n" for number in range(60_000))
    content = BytesIO(("nik;tanggal_kepesertaan;segmen;kode_kantor\n" + rows).encode())
    before = store.snapshot()
    job = import_job.start(
        [("besar.csv", content)],
        lambda files, watch: import_files(store, files, today=IMPORT_DAY, watch=watch),
    )
    while job.watch.stage is None:
        time.sleep(0.005)
    import_job.end_all(within=30)
    assert job.done.is_set()
    assert [receipt.refusal["code"] for receipt in job.receipts] == ["cancelled"]
    assert store.snapshot() == before
    assert store.is_empty()


def test_the_log_is_written_in_pieces_of_which_the_newest_are_kept(tmp_path):
    file = tmp_path / "logs" / "server.log"
    handler = _log_to(file, size=2_000, kept=3)
    try:
        for number in range(200):
            logging.getLogger("acquisition.test").warning("line %s of many", number)
    finally:
        end_log(handler)
    assert sorted(path.name for path in file.parent.iterdir()) == [
        "server.log",
        "server.log.1",
        "server.log.2",
        "server.log.3",
    ]
    assert "line 199 of many" in file.read_text()
    assert max(path.stat().st_size for path in file.parent.iterdir()) <= 2_000
    assert {path.stat().st_mode & 0o777 for path in file.parent.iterdir()} == {0o600}


def test_what_streamlit_logs_is_in_the_log_too(tmp_path):
    handler = _log_to(tmp_path / "server.log")
    try:
        logging.getLogger("streamlit.error_util").error("Uncaught app execution")
    finally:
        end_log(handler)
    assert "Uncaught app execution" in (tmp_path / "server.log").read_text()
