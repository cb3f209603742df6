"""Which sign-ins admit somebody."""

from dataclasses import replace

import pytest

from acquisition.access.admission import Refusal, admitted
from acquisition.access.configuration import Access
from acquisition.access.person import VIEWER, Person

SITI = Person("siti@kantor.example", VIEWER, ("TBO",))
ACCESS = Access({"client_id": "kader"}, {SITI.name: SITI}, 12)
NOW = 1_480_000_000
CLAIMS = {
    "is_logged_in": True,
    "aud": "kader",
    "iat": NOW - 60,
    "email": "Siti@Kantor.example",
    "email_verified": True,
}


@pytest.mark.parametrize(
    "claims",
    [
        CLAIMS,
        CLAIMS | {"aud": ["kader"]},
        CLAIMS | {"iat": NOW + 60},  # the provider's clock is ahead
        CLAIMS | {"iat": NOW - 12 * 3600 + 1},
    ],
)
def test_a_person_on_the_list_comes_in(claims):
    assert admitted(claims, ACCESS, NOW) == SITI


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({}, Refusal.NOT_SIGNED_IN),
        (CLAIMS | {"is_logged_in": False}, Refusal.NOT_SIGNED_IN),
        (CLAIMS | {"is_logged_in": "yes"}, Refusal.NOT_SIGNED_IN),
        (CLAIMS | {"aud": "another"}, Refusal.OTHER_AUDIENCE),
        (CLAIMS | {"aud": ["kader", "another"]}, Refusal.OTHER_AUDIENCE),
        (CLAIMS | {"aud": None}, Refusal.OTHER_AUDIENCE),
        (CLAIMS | {"iat": NOW - 12 * 3600}, Refusal.EXPIRED),
        (CLAIMS | {"iat": NOW + 3600}, Refusal.EXPIRED),  # from a future that no clock explains
        (CLAIMS | {"iat": None}, Refusal.EXPIRED),
        (CLAIMS | {"iat": "1480000000"}, Refusal.EXPIRED),
        (CLAIMS | {"email_verified": False}, Refusal.NO_EMAIL),
        (CLAIMS | {"email_verified": None}, Refusal.NO_EMAIL),
        (CLAIMS | {"email_verified": "true"}, Refusal.NO_EMAIL),
        (CLAIMS | {"email": "s\u0131ti@kantor.example"}, Refusal.STRANGER),
        (CLAIMS | {"email": "siti@\u212aantor.example"}, Refusal.STRANGER),  # the sign for kelvin folds to k
        (CLAIMS | {"email": None}, Refusal.NO_EMAIL),
        (CLAIMS | {"email": " "}, Refusal.NO_EMAIL),
        (CLAIMS | {"email": "siti@kantor.example.evil.example"}, Refusal.STRANGER),
        (CLAIMS | {"email": "someone@else.example"}, Refusal.STRANGER),
    ],
)
def test_nobody_else_does(claims, why):
    assert admitted(claims, ACCESS, NOW) == why


def test_a_provider_that_confirms_no_address_is_trusted_where_that_is_said():
    unconfirmed = {name: value for name, value in CLAIMS.items() if name != "email_verified"}
    assert admitted(unconfirmed, ACCESS, NOW) == Refusal.NO_EMAIL
    assert admitted(unconfirmed, replace(ACCESS, trusts_email=True), NOW) == SITI


def test_a_sign_in_ends_when_its_hours_are_over():
    assert admitted(CLAIMS, ACCESS, NOW).until == NOW - 60 + 12 * 3600


def test_who_was_taken_off_the_list_is_a_stranger_at_once():
    assert admitted(CLAIMS, replace(ACCESS, people={}), NOW) == Refusal.STRANGER
