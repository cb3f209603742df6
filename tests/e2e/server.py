"""The dashboard as an office runs it: a server in a process of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 60  # seconds, on a slow machine
ENDS_WITHIN = 10


@contextmanager
def running(store: Path, log: Path, *options: str, **environment: str) -> Iterator[str]:
    """The address of a fresh server on `store`. Raises RuntimeError where it does not start."""
    command = [sys.executable, "-m", "acquisition", "serve", "--store", str(store), *options]
    with started(command, "--port", log, **environment) as address:
        yield address


@contextmanager
def started(command: list[str], port_option: str, log: Path, **environment: str) -> Iterator[str]:
    """The address of a server of Streamlit that this command starts. Raises RuntimeError."""
    with process(command, port_option, log, **environment) as (_server, address):
        yield address


@contextmanager
def process(
    command: list[str], port_option: str, log: Path, **environment: str
) -> Iterator[tuple[subprocess.Popen, str]]:
    """The process of such a server, and its address."""
    port = _free_port()
    with log.open("wb") as output:
        server = subprocess.Popen(
            [*command, port_option, str(port)],
            cwd=ROOT,
            env=_environment() | environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        address = f"http://localhost:{port}"
        _wait_until_healthy(server, address, log)
        yield server, address
    finally:
        _end(server)


def _environment() -> dict[str, str]:
    # The store is the one on the command line, whatever the shell of the tests says.
    return {name: value for name, value in os.environ.items() if name != "ACQUISITION_STORE"}


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("localhost", 0))
        return found.getsockname()[1]


def _wait_until_healthy(server: subprocess.Popen, address: str, log: Path) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while server.poll() is None and time.monotonic() < deadline:
        try:
            # This opens no page: the first page asked for is the test's own.
            with urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except (OSError, HTTPException):
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start at {address}:\n{log.read_text(errors='replace')}")


def _end(server: subprocess.Popen) -> None:
    server.terminate()
    try:
        server.wait(ENDS_WITHIN)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
