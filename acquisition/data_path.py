"""Where the files of a store lie: a folder, which may be one that several machines share, or an S3 bucket."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO, ClassVar
from urllib.parse import urlsplit

from pyarrow import fs

from acquisition.sql import filled


@dataclass(frozen=True)
class Folder:
    """A folder."""

    path: Path

    @property
    def url(self) -> str:
        """How DuckDB and the catalog call it."""
        return str(self.path)

    @contextmanager
    def new(self, file: str) -> Iterator[BinaryIO]:
        """A new file to write to, which is on the disk when the block ends."""
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        with Path(file).open("xb") as sink:
            yield sink
            sink.flush()
            os.fsync(sink.fileno())

    @contextmanager
    def read(self, file: str) -> Iterator[BinaryIO]:
        """The file, opened."""
        with Path(file).open("rb") as source:
            yield source

    def delete(self, file: str) -> None:
        """Delete the file, where it is there."""
        Path(file).unlink(missing_ok=True)

    def has(self, file: str) -> bool:
        """Whether the file is there."""
        return Path(file).is_file()

    def files(self, older_than: timedelta = timedelta()) -> list[str]:
        """The files of a lake below it."""
        until = (datetime.now(UTC) - older_than).timestamp()
        return [str(file) for file in self.path.rglob("*.parquet") if file.stat().st_mtime <= until]

    def sizes(self) -> list[int]:
        """The bytes of each of them."""
        return [file.stat().st_size for file in self.path.rglob("*.parquet")]

    def secret(self) -> None:
        """What DuckDB must know to come in: nothing."""


@dataclass(frozen=True)
class Bucket:
    """A bucket of a service that speaks S3, or what in it begins with a prefix.

    Who may come in says the environment, as all of AWS's programs read it.
    """

    CREDENTIALS: ClassVar = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")

    url: str
    region: str
    endpoint: str | None = None

    @contextmanager
    def new(self, file: str) -> Iterator[BinaryIO]:
        """A new file to write to; nothing of it is there before the block ends well."""
        with self._service().open_output_stream(_key(file)) as sink:
            yield sink

    @contextmanager
    def read(self, file: str) -> Iterator[BinaryIO]:
        """The file, opened."""
        with self._service().open_input_stream(_key(file)) as source:
            yield source

    def delete(self, file: str) -> None:
        """Delete the file."""
        self._service().delete_file(_key(file))

    def has(self, file: str) -> bool:
        """Whether the file is there."""
        return self._service().get_file_info(_key(file)).type == fs.FileType.File

    def files(self, older_than: timedelta = timedelta()) -> list[str]:
        """The files of a lake below it."""
        until = datetime.now(UTC) - older_than
        return [f"s3://{one.path}" for one in self._found() if one.mtime <= until]

    def sizes(self) -> list[int]:
        """The bytes of each of them."""
        return [one.size for one in self._found()]

    def secret(self) -> str:
        """The statement by which DuckDB may come in."""
        service = urlsplit(self.endpoint or "https://s3.amazonaws.com")
        return filled(
            "store/s3_secret",
            key=os.environ["AWS_ACCESS_KEY_ID"],
            secret=os.environ["AWS_SECRET_ACCESS_KEY"],
            token=os.environ.get("AWS_SESSION_TOKEN", ""),
            region=self.region,
            endpoint=service.netloc,
            encrypted=int(service.scheme == "https"),
            style="path" if self.endpoint else "vhost",
            scope=self.url,
        )

    def _found(self) -> list[fs.FileInfo]:
        below = fs.FileSelector(_key(self.url), allow_not_found=True, recursive=True)
        return [one for one in self._service().get_file_info(below) if one.extension == "parquet"]

    def _service(self) -> fs.S3FileSystem:
        service = urlsplit(self.endpoint) if self.endpoint else None
        return fs.S3FileSystem(
            access_key=os.environ["AWS_ACCESS_KEY_ID"],
            secret_key=os.environ["AWS_SECRET_ACCESS_KEY"],
            session_token=os.environ.get("AWS_SESSION_TOKEN"),
            region=self.region,
            endpoint_override=service.netloc if service else None,
            scheme=service.scheme if service else "https",
        )


DataPath = Folder | Bucket


def _key(file: str) -> str:
    return file.removeprefix("s3://")
