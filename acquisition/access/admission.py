"""Whether the claims of a sign-in admit somebody: a person, or the reason why not."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from acquisition.access.configuration import Access
from acquisition.access.person import Person


class Refusal(StrEnum):
    """Why somebody may not come in."""

    NOT_SIGNED_IN = "not signed in"
    OTHER_AUDIENCE = "signed in elsewhere"  # with the same provider, for another program
    EXPIRED = "signed in too long ago"
    NO_EMAIL = "no verified e-mail address"
    STRANGER = "not on the list"


def admitted(claims: Mapping[str, Any], access: Access, now: float) -> Person | Refusal:
    """The person whose sign-in makes these claims (OpenID Connect Core 1.0, section 2), or why there is none.

    `now`: seconds since 1970. The provider's signature was checked at sign-in, the cookie's by the server.
    """
    if claims.get("is_logged_in") is not True:
        return Refusal.NOT_SIGNED_IN
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    if audiences != [access.provider["client_id"]]:
        return Refusal.OTHER_AUDIENCE
    issued = claims.get("iat")
    if not isinstance(issued, int | float) or not -_CLOCKS_DIFFER <= now - issued < access.hours * 3600:
        return Refusal.EXPIRED
    email = claims.get("email")
    is_verified = claims.get("email_verified") is True or access.trusts_email
    if not isinstance(email, str) or not email.strip() or not is_verified:
        return Refusal.NO_EMAIL
    person = access.person(email)
    return replace(person, until=issued + access.hours * 3600) if person else Refusal.STRANGER


_CLOCKS_DIFFER = 300  # seconds that the provider's clock may be ahead
