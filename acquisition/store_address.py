"""Where a store lies: in a folder, or in PostgreSQL with its files where several machines reach them."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from acquisition.data_path import Bucket, DataPath, Folder
from acquisition.sql import filled

DEFAULT_STORE = Path(__file__).resolve().parent.parent / "data" / "store"
STORE = "ACQUISITION_STORE"
LAKES = ("lake", "identity")
_KNOWN = {
    "catalog": {"host", "port", "database", "user"},
    "files": {"path", "endpoint", "region"},
}
_BUCKET = re.compile(r"s3://[a-z0-9][a-z0-9.-]+(/[\w./=-]+)?", re.ASCII)
_ENDPOINT = re.compile(r"https?://[\w.-]+(:\d+)?", re.ASCII)
_PORT = 5432


class MisaddressedError(OSError):
    """A mistake in the file that says where a store is; the message says what to write."""


def default_store() -> Path:
    """The file data/store.toml where it is there, else the folder data/store."""
    configured = DEFAULT_STORE.with_suffix(".toml")
    return configured if configured.exists() else DEFAULT_STORE


def named_store() -> Path:
    """The store that $ACQUISITION_STORE names, else the default one."""
    return Path(named) if (named := os.environ.get(STORE)) else default_store()


@dataclass(frozen=True)
class Database:
    """A PostgreSQL database. Password and encryption are libpq's: ~/.pgpass, PGPASSWORD, PGSSLMODE."""

    host: str
    port: int
    name: str
    user: str

    @property
    def connection(self) -> str:
        """How libpq is told; a server that does not answer is given up after ten seconds."""
        told = {"host": self.host, "port": self.port, "dbname": self.name, "user": self.user}
        return " ".join(f"{key}={_quoted(str(value))}" for key, value in told.items()) + " connect_timeout=10"

    def __str__(self) -> str:
        return f"{self.host}:{self.port}/{self.name}"


@dataclass(frozen=True)
class StoreAddress:
    """Where a store lies.

    `folder`: of this machine; the catalogs lie there where there is no database, and the key beside it.
    """

    folder: Path
    data: DataPath
    database: Database | None = None

    @classmethod
    def of(cls, path: str | Path | Self) -> Self:
        """The address that a folder is, or that a file *.toml tells. Raises MisaddressedError."""
        if isinstance(path, StoreAddress):
            return path
        path = Path(path).resolve()
        if path.suffix != ".toml":
            return cls(path, Folder(path))
        return _read(path)

    def attach(self, lake: str) -> str:
        """The statement that makes one of the lakes known."""
        files = self.files(lake)
        if self.database is None:
            return filled(f"store/attach_{lake}", catalog=self.catalog(lake), files=files)
        return filled(f"store/postgres/attach_{lake}", catalog=self.catalog(lake), files=files)

    def catalog(self, lake: str) -> str:
        """The catalog of one of the lakes, as DuckLake calls it."""
        if self.database is None:
            return f"ducklake:sqlite:{self.folder / lake}.sqlite"
        return f"ducklake:postgres:{self.database.connection}"

    def files(self, lake: str) -> str:
        """Where the files of one of the lakes lie."""
        return f"{self.data.url}/{lake}/"

    def tables(self, lake: str) -> str:
        """Where the catalog's own tables are found by SQL, once a lake is attached."""
        return f"__ducklake_metadata_{lake}.{'main' if self.database is None else lake}"

    def reached(self) -> list[str]:
        """All that the store reads and writes."""
        return [str(self.folder)] + ([] if self.data.url == str(self.folder) else [f"{self.data.url}/"])

    def __str__(self) -> str:
        return str(self.folder) if self.database is None else f"PostgreSQL {self.database}"


def _read(path: Path) -> StoreAddress:
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise MisaddressedError(f"{path}: is not there; copy data/store.example.toml to it") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise MisaddressedError(f"{path}: {error}") from error
    try:
        _know(said)
        return StoreAddress(path.with_suffix(""), _data(said["files"]), _database(said["catalog"]))
    except _MistakeError as mistake:
        raise MisaddressedError(f"{path}: {mistake}") from None


class _MistakeError(Exception):
    """What is wrong in the file."""


def _know(said: Mapping[str, Any]) -> None:
    for table in _KNOWN:
        if not isinstance(said.get(table), dict):
            raise _MistakeError(f"[{table}] is missing; data/store.example.toml shows what belongs there")
    for table, entries in said.items():
        if table not in _KNOWN:
            raise _MistakeError(f"{table} is not known; there are: {', '.join(_KNOWN)}")
        for key in entries:
            if key == "password":
                raise _MistakeError("a password stands in no file of the project: write it to ~/.pgpass")
            if key not in _KNOWN[table]:
                known = ", ".join(sorted(_KNOWN[table]))
                raise _MistakeError(f"[{table}] {key} is not known; there are: {known}")


def _database(catalog: Mapping[str, Any]) -> Database:
    port = catalog.get("port", _PORT)
    if isinstance(port, bool) or not isinstance(port, int) or not 0 < port < 2**16:
        raise _MistakeError(f"[catalog] port = {port!r} is no number of a port")
    return Database(_text(catalog, "host"), port, _text(catalog, "database"), _text(catalog, "user"))


def _text(catalog: Mapping[str, Any], key: str) -> str:
    value = catalog.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _MistakeError(f"[catalog] {key} is missing, or no text")
    return value.strip()


def _data(files: Mapping[str, Any]) -> DataPath:
    path = files.get("path")
    if not isinstance(path, str) or not (Path(path).is_absolute() or _BUCKET.fullmatch(path)):
        raise _MistakeError(
            f"[files] path = {path!r} is neither a folder from the root on (/mnt/lake) nor s3://bucket/prefix"
        )
    endpoint, region = files.get("endpoint"), files.get("region")
    if not path.startswith("s3://"):
        if endpoint or region:
            raise _MistakeError("[files] endpoint and region are for a path that begins with s3://")
        return Folder(Path(path))
    if not isinstance(region, str) or not region:
        raise _MistakeError("[files] region is missing; where the server knows none, write us-east-1")
    if endpoint is not None and not (isinstance(endpoint, str) and _ENDPOINT.fullmatch(endpoint)):
        raise _MistakeError(f"[files] endpoint = {endpoint!r} is no address such as https://s3.example.go.id")
    missing = [name for name in Bucket.CREDENTIALS if not os.environ.get(name)]
    if missing:
        raise _MistakeError(f"files at {path} need {' and '.join(missing)} in the environment")
    return Bucket(path.rstrip("/"), region, endpoint)


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
