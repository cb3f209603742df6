"""Who a worker is, without saying so: NIKs are known to the store only by a keyed hash (BLAKE2s)."""

import hashlib
import os
import re
import secrets
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

BLOCK = 64  # bytes that BLAKE2s takes in at a time, as does SHA-256
DIGEST = 32  # bytes of a hash
KNOWN_BY = "blake2s"


class KeyMissingError(Exception):
    """The store knows its workers by a key that is not there, or by another one."""


@dataclass(frozen=True)
class Key:
    """The secret that NIKs are hashed with."""

    secret: bytes

    # SQL has no BLAKE2: the few codes that it hashes are hashed by HMAC-SHA256.
    @property
    def inner_pad(self) -> bytes:
        """The key as the inner hash of HMAC takes it (RFC 2104)."""
        return bytes(byte ^ 0x36 for byte in self.secret.ljust(BLOCK, b"\0"))

    @property
    def outer_pad(self) -> bytes:
        """The key as the outer hash of HMAC takes it (RFC 2104)."""
        return bytes(byte ^ 0x5C for byte in self.secret.ljust(BLOCK, b"\0"))

    @property
    def fingerprint(self) -> str:
        """What tells this key from another without giving it away, and how workers are known by it."""
        return f"{KNOWN_BY} {self.digest(b'fingerprint')[:16]}"

    def digest(self, content: bytes) -> str:
        """The keyed hash of `content`, in hexadecimal."""
        return hashlib.blake2s(content, key=self.secret).hexdigest()

    def hasher(self) -> "hashlib.blake2b":
        """A keyed hash that long content is fed to piece by piece: twice as fast, and not the same."""
        return hashlib.blake2b(key=self.secret, digest_size=DIGEST)


def key_path(store: Path) -> Path:
    """Where the key of a store lies: beside its folder, never inside, or where ACQUISITION_KEY says."""
    named = os.environ.get("ACQUISITION_KEY")
    return Path(named) if named else store.with_name(store.name + ".key")


def load_key(store: Path, fingerprint: str | None) -> Key:
    """The key of a store, made when neither it nor a `fingerprint` of it is there yet.

    Raises KeyMissingError where the store's workers are hashed with a key that is gone or is another one.
    """
    path = key_path(store)
    if not path.exists():
        if fingerprint is not None:
            raise KeyMissingError(f"{path}: the key of this store is missing; restore it from its backup")
        _make_key(path)
    key = _read_key(path)
    if fingerprint not in (None, key.fingerprint):
        raise KeyMissingError(f"{path}: not the key of this store; restore the right one from its backup")
    return key


def _read_key(path: Path) -> Key:
    text = path.read_text(encoding="ascii", errors="replace").strip()
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        raise KeyMissingError(f"{path}: not a key (64 hexadecimal digits); restore it from its backup")
    return Key(bytes.fromhex(text))


def _make_key(path: Path) -> None:
    """Write a new key, whole or not at all; where another process was quicker, its key stays."""
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32) + "\n")
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        Path(path).hardlink_to(draft)
    Path(draft).unlink()
