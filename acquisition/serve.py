"""The web server of the dashboard: who may reach it, what it sends along, and how it ends."""

import gc
import importlib
import logging
import os
import pkgutil
import re
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from functools import partial
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO
from urllib.parse import urlsplit

import streamlit as st
from google.protobuf.message import DecodeError
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.pages_manager import PagesManager

import acquisition
from acquisition import import_job, results
from acquisition.access import gate
from acquisition.access.configuration import Access
from acquisition.daily_upkeep import DailyUpkeep
from acquisition.index_page import IndexPage

APP = Path(__file__).resolve().parent.parent / "app.py"
# What browsers are told to refuse, whatever a page may come to hold: other hosts, frames, plugins, forms.
# Streamlit and Plotly write styles into the page, Streamlit's components load their code from it.
HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/")
_METRICS = "/_stcore/metrics"  # sessions and names of modules
_KEPT_BY_NOBODY = "/media/"
_LOG_SIZE, _LOGS = 10 * 2**20, 5
_OWNER_ONLY = 0o600
_ENDS_WITHIN = 30  # seconds for an import that is under way


class UnprotectedError(Exception):
    """Whoever reaches the machine would come in, and nobody said that this is wanted."""


def serve(
    port: int,
    address: str,
    access: Access | None,
    let_anyone_in: bool,
    log: Path | None,
    kept_up: Path | None = None,
) -> None:
    """Serve the dashboard until stopped. Raises UnprotectedError rather than let anybody in by mistake.

    `kept_up`: the store that is served, where its upkeep is to be done each day.
    """
    if address not in gate.HERE and access is None and not let_anyone_in:
        raise UnprotectedError(
            f"at {address} anybody who reaches this machine would come in: configure sign-in in"
            " data/access.toml, or say --let-anyone-in"
        )
    gate.guard(access)
    os.environ.pop(gate.OPEN, None)
    if let_anyone_in and access is None:
        os.environ[gate.OPEN] = "yes"
    # Streamlit would serve pages/x.py by its old convention, around app.py, to whoever asks first for a page.
    PagesManager.uses_pages_directory = False
    app = st.App(
        APP,
        secrets={"auth": dict(access.provider)} if access else None,
        middleware=[Middleware(Guard), Middleware(IndexPage)],
        lifespan=partial(_living, log, kept_up),
    )
    options = {
        "server.address": address,
        "server.port": port,
        "server.headless": True,
        "browser.gatherUsageStats": False,
    }
    if access:
        # Where browsers reach it, by way of a proxy: others may not open its WebSocket.
        options["browser.serverAddress"] = urlsplit(access.provider["redirect_uri"]).hostname
    app.run(config=options)


class Guard:
    """Adds headers to whatever is sent, and takes no files from those who may not import."""

    def __init__(self, app: ASGIApp):
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._app(scope, _without_clearing(receive), send)
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                if _KEPT_BY_NOBODY in scope["path"]:
                    headers["Cache-Control"] = "no-store"
            await send(message)

        answer = self._app if _may_pass(scope) else PlainTextResponse("not yours", status_code=403)
        await answer(scope, receive, send_with_headers)


def _without_clearing(receive: Receive) -> Receive:
    """What a browser says, but that all caches be forgotten: Streamlit would do so for anybody."""

    async def received() -> Message:
        while True:
            message = await receive()
            if not message.get("bytes"):
                return message
            said = BackMsg()
            try:
                said.ParseFromString(message["bytes"])
            except DecodeError:
                return message
            if said.WhichOneof("type") != "clear_cache":
                return message

    return received


def _may_pass(scope: Scope) -> bool:
    if scope["path"].endswith(_METRICS):
        return False
    upload = _UPLOAD.search(scope["path"])
    return upload is None or scope["method"] == "OPTIONS" or upload[1] in gate.importing_sessions


@asynccontextmanager
async def _living(log: Path | None, kept_up: Path | None, _app: st.App) -> AsyncIterator[None]:
    handler = _log_to(log) if log else None
    upkeep = DailyUpkeep(kept_up, lambda: not import_job.is_under_way()) if kept_up else None
    _load_pages()
    ready = threading.Thread(target=_make_ready, name="ready", daemon=True)
    ready.start()
    yield
    ready.join(_ENDS_WITHIN)
    if upkeep:
        upkeep.end()
    import_job.end_all(_ENDS_WITHIN)
    if handler:
        end_log(handler)


def _make_ready() -> None:
    """Have the data at hand before somebody looks."""
    results.make_ready()
    # What is there now stays: who collects garbage, with all sessions waiting, need not look through it.
    gc.collect()
    gc.freeze()


def _load_pages() -> None:
    """Load what pages take, before any of them does: two threads that load the same could meet half of it."""
    for module in pkgutil.iter_modules(acquisition.__path__, "acquisition."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


class _Private(RotatingFileHandler):
    """Writes files that nobody else can read."""

    def _open(self) -> TextIO:
        def private(path: str, flags: int) -> int:
            return os.open(path, flags, _OWNER_ONLY)

        return open(self.baseFilename, self.mode, encoding=self.encoding, opener=private)


def _log_to(file: Path, size: int = _LOG_SIZE, kept: int = _LOGS) -> RotatingFileHandler:
    """Write the log of server and program to a file, too, of which the newest pieces are kept."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handler = _Private(file, maxBytes=size, backupCount=kept, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    for logger in _loggers():
        logger.addHandler(handler)
    return handler


def end_log(handler: RotatingFileHandler) -> None:
    """Write no more to that file."""
    for logger in _loggers():
        logger.removeHandler(handler)
    handler.close()


def _loggers() -> Iterator[logging.Logger]:
    """The root, and those that pass nothing on to it, as all of Streamlit's and its server's."""
    known = [logging.getLogger(name) for name in list(logging.root.manager.loggerDict)]
    yield logging.root
    yield from (one for one in known if not one.propagate)
