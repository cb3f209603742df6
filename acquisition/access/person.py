"""Who uses the dashboard: what a person may see, and what they may do."""

import time
from dataclasses import dataclass, field
from math import inf

from acquisition.scope import EVERYTHING, Scope

VIEWER, IMPORTER, ADMINISTRATOR = "viewer", "importer", "administrator"
ROLES = (VIEWER, IMPORTER, ADMINISTRATOR)

IMPORT, HOLD_MEETINGS, READ_AUDIT = "import", "hold meetings", "read the audit"


class ForbiddenError(PermissionError):
    """Something that a person may not do; nothing of it was done."""


@dataclass(frozen=True)
class Person:
    """Somebody by name (an e-mail address where people sign in), in a role, for the offices in `scope`.

    `until`: when the sign-in ends, in seconds since 1970.
    """

    name: str
    role: str
    scope: Scope
    until: float = field(default=inf, compare=False)

    def may(self, what: str) -> bool:
        """Whether the role allows it. Meetings are held by importers, and by whoever sees all offices."""
        if self.role == ADMINISTRATOR:
            return True
        if what == HOLD_MEETINGS:
            return self.role == IMPORTER or (self.role == VIEWER and self.scope is EVERYTHING)
        return what == IMPORT and self.role == IMPORTER

    def require(self, what: str) -> None:
        """Raises ForbiddenError where the role does not allow it, or the sign-in has ended."""
        self.require_signed_in()
        if not self.may(what):
            raise ForbiddenError(f"{self.name} ({self.role}) may not {what}")

    @property
    def is_gone(self) -> bool:
        """Whether the sign-in has ended."""
        return time.time() >= self.until

    def require_signed_in(self) -> None:
        """Raises ForbiddenError where the sign-in has ended."""
        if self.is_gone:
            raise ForbiddenError(f"the sign-in of {self.name} has ended")

    def sees(self, office: str) -> bool:
        """Whether the people of an office are told of."""
        return self.scope is EVERYTHING or office in self.scope


# Whoever sits at the machine has the store's files and its key: there is nothing to keep from them.
LOCAL = Person("local", ADMINISTRATOR, EVERYTHING)
