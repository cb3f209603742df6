"""A store and its key in one file, and back again: safe while other processes use the store.

Not while this one does: Python brings another SQLite than DuckDB, and when either closes a file that both
have open, the system lets go of the locks of the other.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
import time
from contextlib import closing
from io import BytesIO
from pathlib import Path

import duckdb

from acquisition.access.audit import FILE as AUDIT
from acquisition.identity import KeyMissingError, key_path, load_key
from acquisition.spill import Spill
from acquisition.sql import script, statement
from acquisition.store import OutdatedStoreError, Store

# The lake first: it speaks of no worker then who is not yet in the catalog of identities.
_CATALOGS = ("lake.sqlite", "identity.sqlite")
_FOLDERS = ("lake", "identity")
_KEY, _CONTENTS = "store.key", "contents.json"
_ATTEMPTS, _PAUSE = 60, 1.0  # seconds
_OWNER_ONLY = 0o600
_READ_SIZE = 1 << 20


class BackupError(Exception):
    """A backup that cannot be made or restored; the message says why and what to do."""


def back_up(store: Path, target: Path) -> int:
    """The snapshot of the store in folder `store` that is now in the new file `target`, with the key.

    Raises BackupError, OSError; then there is no such file.
    """
    if store.suffix == ".toml":
        raise BackupError(f"the catalog of {store} is in PostgreSQL: copy it to a folder, and back that up")
    if not (store / _CATALOGS[0]).exists():
        raise BackupError(f"{store}: no store is here")
    if target.exists():
        raise BackupError(f"{target}: is there already; name a file that is not")
    draft = target.with_name(target.name + ".part")
    try:
        # As with a store that is open, upkeep sees that somebody is here, and leaves the files.
        with tempfile.TemporaryDirectory() as folder, closing(Spill(store / "spill")):
            snapshot = _copy_catalogs(store, Path(folder))
            # Readable by nobody else from the first byte: the key is in it.
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY), "wb") as file:
                _write(file, _members(store, Path(folder)), snapshot)
        draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)
    return snapshot


def restore(source: Path, store: Path) -> int:
    """The snapshot that the store made in folder `store` from the backup `source` stands at.

    All files must be as they were backed up, and the store must hold to its own checks.
    Raises BackupError, OSError; then there is no such store.
    """
    if store.suffix == ".toml":
        raise BackupError(f"{store} is in PostgreSQL: restore to a folder, and copy that to it")
    key = key_path(store)
    for place in (store, key):
        if place.exists() and not (place.is_dir() and not any(place.iterdir())):
            raise BackupError(f"{place}: is there already; a backup is restored to where nothing is")
    store.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=store.parent, prefix=f".{store.name}-") as folder:
        draft = Path(folder)
        snapshot = _unpack(source, draft)
        _check(draft / "store", snapshot)
        if (draft / _KEY).exists():
            (draft / _KEY).chmod(_OWNER_ONLY)
            shutil.move(draft / _KEY, key)
        if store.exists():
            store.rmdir()
        (draft / "store").rename(store)
    return snapshot


def _copy_catalogs(store: Path, folder: Path) -> int:
    """Both catalogs as they were at one snapshot: nobody wrote to the lake while they were copied.

    The audit is copied with them.
    """
    if (store / AUDIT).exists():
        _copy_catalog(store / AUDIT, folder / AUDIT)
    for _attempt in range(_ATTEMPTS):
        for name in _CATALOGS:
            _copy_catalog(store / name, folder / name)
        snapshot = _snapshot(folder / _CATALOGS[0])
        if snapshot == _snapshot(store / _CATALOGS[0]):
            return snapshot
        time.sleep(_PAUSE)
    raise BackupError(f"{store}: was written to without a pause; try again when less is imported")


def _copy_catalog(catalog: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(catalog)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)


def _snapshot(catalog: Path) -> int:
    return _asked(catalog, "store/newest_of_catalog")[0][0]


def _known_files(catalog: Path) -> set[str]:
    """The names of the files of a lake; each has one that no other has."""
    return {Path(path).name for (path,) in _asked(catalog, "store/files_of_catalog")}


def _asked(catalog: Path, query: str) -> list[tuple]:
    with closing(sqlite3.connect(catalog)) as connection:
        return connection.execute(statement(query)).fetchall()


def _members(store: Path, catalogs: Path) -> dict[str, Path]:
    """The files of a backup by their names: those that the catalogs know, which never change, and the key."""
    found = {f"store/{path.name}": path for path in sorted(catalogs.glob("*.sqlite"))}
    for catalog, folder in zip(_CATALOGS, _FOLDERS, strict=True):
        known = _known_files(catalogs / catalog)
        paths = {path.name: path for path in (store / folder).rglob("*.parquet")}
        if lost := known - paths.keys():
            raise BackupError(f"{store / folder}: {min(lost)} is missing; restore an earlier backup")
        for name in sorted(known):
            found[f"store/{paths[name].relative_to(store).as_posix()}"] = paths[name]
    return found | ({_KEY: key_path(store)} if _has_key(store) else {})


def _has_key(store: Path) -> bool:
    """Whether the store's workers are hashed by a key, which then lies where it should."""
    opened = Store.open(store)
    try:
        fingerprint = opened.fact("key")
        return fingerprint is not None and bool(load_key(store, fingerprint))
    except KeyMissingError as error:
        raise BackupError(
            f"{error}. Without it nothing can be imported into what would be restored"
        ) from error
    finally:
        opened.close()


def _write(file, members: dict[str, Path], snapshot: int) -> None:
    """A tar of the members, and at its end what they are known by."""
    hashes = {}
    with tarfile.open(fileobj=file, mode="w|") as archive:
        for name, path in members.items():
            hashes[name] = _hash(path)
            archive.add(path, name, recursive=False)
        contents = json.dumps({"snapshot": snapshot, "files": hashes}, indent=1).encode()
        last = tarfile.TarInfo(_CONTENTS)
        last.size = len(contents)
        archive.addfile(last, BytesIO(contents))


def _unpack(source: Path, folder: Path) -> int:
    try:
        with tarfile.open(source, "r:") as archive:
            archive.extractall(folder, filter="data")
        contents = json.loads((folder / _CONTENTS).read_bytes())
        files, snapshot = contents["files"], contents["snapshot"]
        damaged = [name for name, known in files.items() if _hash(folder / name) != known]
    except FileNotFoundError as error:
        if Path(error.filename) == source:
            raise
        raise BackupError(
            f"{source}: not a whole backup ({error.filename} is missing); take another"
        ) from error
    except (tarfile.TarError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise BackupError(f"{source}: not a backup, or not a whole one; take another") from error
    if damaged:
        raise BackupError(f"{source}: damaged ({', '.join(damaged[:3])}); take another")
    return snapshot


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_READ_SIZE):
            digest.update(piece)
    return digest.hexdigest()


def _check(folder: Path, snapshot: int) -> None:
    try:
        store = Store.open(folder)
    except (duckdb.Error, OutdatedStoreError) as error:
        raise BackupError(f"the store of this backup does not open: {error}") from error
    try:
        with store.cursor() as cursor:
            broken = [row for check in script("checks") for row in cursor.execute(check).fetchall()]
        if broken or not store.has_snapshot(snapshot):
            raise BackupError(f"the store of this backup contradicts itself: {broken[:3]}; take another")
    finally:
        store.close()
