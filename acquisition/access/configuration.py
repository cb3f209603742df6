"""The one file that says who may come in: read and checked whole before anybody is let in."""

import hashlib
import json
import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from acquisition.access.person import ADMINISTRATOR, ROLES, Person
from acquisition.scope import EVERYTHING

DEFAULT_ACCESS = Path(__file__).resolve().parent.parent.parent / "data" / "access.toml"
CONFIGURATION = "ACQUISITION_ACCESS"
PROVIDER = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
CALLBACK = "/oauth2callback"
ALL = "all"
_SECRET, _LETTERS = 32, 8  # characters, and how many different ones
_HOURS = 12
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII)
_EXAMPLE = re.compile(r"TENANT|HOST|REALM|\s")  # of data/access.example.toml, not filled in
_EMAIL = re.compile(r"[\w.!#$%&'+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
_TABLES = {
    "auth": {*PROVIDER, "client_kwargs"},
    "session": {"hours", "trust_email"},
    "people": {"email", "role", "offices"},
}


def configuration_file() -> Path | None:
    """The file that $ACQUISITION_ACCESS names, or else data/access.toml; None where there is none."""
    if named := os.environ.get(CONFIGURATION):
        return Path(named)
    return DEFAULT_ACCESS if DEFAULT_ACCESS.exists() else None


class MisconfiguredError(Exception):
    """A mistake in the file, by its line: nobody is let in before it is mended."""


@dataclass(frozen=True)
class Access:
    """Who may come in, by e-mail address; through which provider; and for how many hours a sign-in holds."""

    provider: Mapping[str, Any] = field(repr=False)  # its secrets are for nobody's eyes
    people: Mapping[str, Person]
    hours: float
    trusts_email: bool = False  # the provider need not confirm addresses

    def person(self, email: str) -> Person | None:
        """The person of an address, whatever its case; None is a stranger."""
        # Letters of other alphabets may fold into those of this one.
        return self.people.get(email.strip().lower()) if email.isascii() else None

    def described(self) -> dict[str, Any]:
        """What it says, without its secrets."""
        people = [
            f"{one.name}: {one.role}, {', '.join(one.scope) if one.scope else ALL}"
            for one in self.people.values()
        ]
        secrets = json.dumps(dict(self.provider), sort_keys=True).encode()
        return {
            "settings": hashlib.sha256(secrets).hexdigest()[:12],  # that they changed, not what they are
            "provider": self.provider["server_metadata_url"],
            "client_id": self.provider["client_id"],
            "hours": self.hours,
            "people": sorted(people),
        }


def read_access(path: Path, offices: Iterable[str]) -> Access:
    """What the file says. `offices`: the codes that may be named; none are known to an empty store.

    Raises MisconfiguredError at the first mistake, with its line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise MisconfiguredError(f"{path}: cannot be read ({error})") from error
    return _File(path, text).access(set(offices))


class _File:
    """The file's text beside what it says: what is wrong is told with its line."""

    def __init__(self, path: Path, text: str):
        self._path, self._lines = path, text.splitlines()
        try:
            self._said = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise MisconfiguredError(f"{path}: {error}") from error

    def access(self, offices: set[str]) -> Access:
        for name in self._said:
            if name not in _TABLES:
                self._refuse(f"[{name}] is not known; there are: {', '.join(_TABLES)}", name)
        people = dict(self._people(offices))
        if not people:
            self._refuse("nobody may come in: add [[people]] with email, role and offices")
        return Access(self._provider(), people, self._hours(), self._trusts_email())

    def _provider(self) -> dict[str, Any]:
        auth = self._table("auth")
        for name in PROVIDER:
            value = auth.get(name)
            if not isinstance(value, str) or not value.strip():
                self._refuse(f"{name} is missing, or no text", "auth", name)
            if value != value.strip():
                self._refuse(f"{name} begins or ends with a blank", "auth", name)
        if not isinstance(auth.get("client_kwargs", {}), dict):
            self._refuse("client_kwargs is no table", "auth", "client_kwargs")
        redirect, metadata = auth["redirect_uri"], auth["server_metadata_url"]
        if not redirect.endswith(CALLBACK) or not _is_address(redirect):
            self._refuse(
                f"redirect_uri {redirect!r} is no address that ends in {CALLBACK}", "auth", "redirect_uri"
            )
        if not _is_address(metadata):
            self._refuse(
                f"server_metadata_url {metadata!r} is no https address (http serves localhost alone)",
                "auth",
                "server_metadata_url",
            )
        if len(auth["cookie_secret"]) < _SECRET or len(set(auth["cookie_secret"])) < _LETTERS:
            self._refuse(
                f"cookie_secret has fewer than {_SECRET} characters; make one with: openssl rand -base64 33",
                "auth",
                "cookie_secret",
            )
        return auth

    def _hours(self) -> float:
        hours = self._table("session", optional=True).get("hours", _HOURS)
        if isinstance(hours, bool) or not isinstance(hours, int | float) or not 0 < hours <= 24 * 30:
            self._refuse(
                f"hours = {hours!r} is no number of hours, more than 0 and at most 720", "session", "hours"
            )
        return hours

    def _trusts_email(self) -> bool:
        trusted = self._table("session", optional=True).get("trust_email", False)
        if not isinstance(trusted, bool):
            self._refuse(f"trust_email = {trusted!r} is neither true nor false", "session", "trust_email")
        return trusted

    def _people(self, offices: set[str]) -> Iterator[tuple[str, Person]]:
        listed = self._said.get("people", [])
        if not isinstance(listed, list):
            self._refuse("write [[people]], with two brackets, for each person", "people")
        seen: set[str] = set()
        for place, entry in enumerate(listed):
            person = self._person(place, entry, offices)
            if person.name in seen:
                self._refuse(f"{person.name} stands there twice", "people", "email", place)
            seen.add(person.name)
            yield person.name, person

    def _person(self, place: int, entry: Any, offices: set[str]) -> Person:
        if not isinstance(entry, dict):
            self._refuse("write [[people]], with two brackets, for each person", "people")
        self._know(entry, "people", place)
        email, role, scope = (entry.get(name) for name in ("email", "role", "offices"))
        if not isinstance(email, str) or not _EMAIL.fullmatch(email.strip()):
            self._refuse(f"email = {email!r} is no e-mail address", "people", "email", place)
        if role not in ROLES:
            self._refuse(f"role = {role!r} is none of {', '.join(ROLES)}", "people", "role", place)
        if role == ADMINISTRATOR and scope != ALL:
            self._refuse(
                f'an administrator reads the audit of all offices: offices = "{ALL}"',
                "people",
                "offices",
                place,
            )
        if scope == ALL:
            return Person(email.strip().lower(), role, EVERYTHING)
        are_codes = isinstance(scope, list) and all(isinstance(one, str) and one.strip() for one in scope)
        if not are_codes or not scope or ALL in scope:
            self._refuse(
                f'offices = {scope!r} is neither "{ALL}" nor a list of codes of offices',
                "people",
                "offices",
                place,
            )
        if offices and (unknown := sorted(set(scope) - offices)):
            self._refuse(
                f"offices: no office is {', '.join(unknown)}; there are: {', '.join(sorted(offices))}",
                "people",
                "offices",
                place,
            )
        return Person(email.strip().lower(), role, tuple(sorted(set(scope))))

    def _table(self, name: str, optional: bool = False) -> dict[str, Any]:
        table = self._said.get(name, {} if optional else None)
        if not isinstance(table, dict):
            self._refuse(f"[{name}] is missing", name)
        self._know(table, name)
        return table

    def _know(self, table: dict[str, Any], name: str, place: int = 0) -> None:
        for key in table:
            if key not in _TABLES[name]:
                self._refuse(
                    f"{key} is not known; there are: {', '.join(sorted(_TABLES[name]))}", name, key, place
                )

    def _refuse(self, what: str, table: str = "", key: str = "", place: int = 0) -> None:
        raise MisconfiguredError(f"{self._path}, line {self._line(table, key, place)}: {what}")

    def _line(self, table: str, key: str, place: int) -> int:
        """The line of a key, or of its table where the key is missing; 1 where neither is written out."""
        heads = [
            number
            for number, line in enumerate(self._lines, start=1)
            if re.match(rf"\s*(\[\[?\s*{re.escape(table)}\s*\]|{re.escape(table)}\s*=)", line) and table
        ]
        if not heads:
            return 1
        head = heads[min(place, len(heads) - 1)]
        for number, line in enumerate(self._lines[head:], start=head + 1):
            if line.lstrip().startswith("["):
                break
            if key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
                return number
        return head


def _is_address(text: str) -> bool:
    """Whether a web address is encrypted on its way, or does not leave the machine."""
    try:
        parts = urlsplit(text.replace("{port}", "1"))
        is_plain = parts.port != 0 and not (parts.query or parts.fragment or parts.username)
    except ValueError:
        return False
    host = parts.hostname or ""
    is_here = host in ("localhost", "127.0.0.1", "::1")
    is_named = is_here or bool(_HOST.fullmatch(host))
    is_filled_in = not _EXAMPLE.search(text)
    encrypted = parts.scheme == "https" or (parts.scheme == "http" and is_here)
    return is_plain and is_named and is_filled_in and encrypted
