"""A PostgreSQL of the tests' own, on a free port, that can be stopped and started."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER, PASSWORD = "lake", "rahasia-di-mana-pun"
_INSTALLED = Path("/usr/lib/postgresql")  # Debian keeps them off the path, a folder per version


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest there is."""
    found = [path.parent for path in _INSTALLED.glob("*/bin/initdb")]
    on_path = shutil.which("initdb")
    return max(found, key=lambda path: int(path.parent.name)) if found else on_path and Path(on_path).parent


class Postgres:
    """A server with a user, who has a password."""

    def __init__(self, folder: Path):
        self._folder = folder
        with socket.socket() as free:
            free.bind(("localhost", 0))
            self.port = free.getsockname()[1]
        (folder / "password").write_text(PASSWORD)
        self._run("initdb", "--pgdata", "data", "--username", USER, "--pwfile", "password", "--auth",
                  "scram-sha-256", "--no-sync", "--encoding", "UTF8", "--locale", "C")  # fmt: skip

    def start(self) -> None:
        options = f"-p {self.port} -k {self._folder} -c listen_addresses=localhost -c fsync=off"
        self._run("pg_ctl", "start", "-w", "-D", "data", "-l", "log", "-o", options)

    def stop(self, mode: str = "fast") -> None:
        self._run("pg_ctl", "stop", "-w", "-D", "data", "-m", mode)

    def restart(self) -> None:
        """As when the machine fails: nobody is told."""
        self.stop("immediate")
        self.start()

    def make_database(self, name: str) -> None:
        self._run("createdb", "--host", "localhost", "--port", str(self.port), "--username", USER, name)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [programs() / program, *arguments],
            cwd=self._folder,
            env=os.environ | {"PGPASSWORD": PASSWORD},
            stdout=subprocess.DEVNULL,
            check=True,
            **_nobody(),
        )


@contextmanager
def running() -> Iterator[Postgres]:
    """A server that runs."""
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    try:
        if as_ := _nobody():
            shutil.chown(folder, as_["user"], as_["group"])
        postgres = Postgres(folder)
        postgres.start()
        try:
            yield postgres
        finally:
            postgres.stop("immediate")
    finally:
        shutil.rmtree(folder)


def _nobody() -> dict:
    """It refuses to run as root."""
    return {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
