"""The file of access: what it says, and that a mistake in it lets nobody in and is told with its line."""

import pytest

from acquisition.access.configuration import MisconfiguredError, read_access
from acquisition.access.person import ADMINISTRATOR, IMPORTER, VIEWER, Person

SOUND = """\
# Who may come in.
[auth]
redirect_uri = "https://kader.example/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "kader"
client_secret = "secret"
server_metadata_url = "https://id.example/.well-known/openid-configuration"

[session]
hours = 8

[[people]]
email = "Kepala@Kantor.example"
role = "viewer"
offices = "all"

[[people]]
email = "tebo@kantor.example"
role = "importer"
offices = ["TBO"]

[[people]]
email = "admin@kantor.example"
role = "administrator"
offices = "all"
"""
OFFICES = ("JMB", "TBO")


@pytest.fixture
def read(tmp_path):
    def run(text, offices=OFFICES):
        path = tmp_path / "access.toml"
        path.write_text(text, encoding="utf-8")
        return read_access(path, offices)

    return run


def test_who_may_come_in_with_which_role_for_which_offices(read):
    access = read(SOUND)
    assert access.hours == 8
    assert access.person("kepala@kantor.example") == Person("kepala@kantor.example", VIEWER, None)
    assert access.person(" TEBO@kantor.example") == Person("tebo@kantor.example", IMPORTER, ("TBO",))
    assert access.person("admin@kantor.example").role == ADMINISTRATOR
    assert access.person("stranger@kantor.example") is None


def test_what_is_noted_of_it_holds_no_secret(read):
    said = str(read(SOUND).described()) + repr(read(SOUND))
    assert "tebo@kantor.example: importer, TBO" in said
    assert "0123456789abcdef" not in said
    assert "'secret'" not in said


@pytest.mark.parametrize(
    ("right", "wrong", "line", "said"),
    [
        ('role = "viewer"', 'role = "boss"', 14, "role = 'boss' is none of viewer, importer, administrator"),
        ('email = "tebo@kantor.example"', 'email = "tebo"', 18, "'tebo' is no e-mail address"),
        ('offices = ["TBO"]', 'offices = ["TEBO"]', 20, "no office is TEBO; there are: JMB, TBO"),
        ('offices = ["TBO"]', "offices = []", 20, "offices = []"),
        ('offices = ["TBO"]', 'offices = "TBO"', 20, "offices = 'TBO'"),
        ('email = "tebo@', 'e-mail = "tebo@', 18, "e-mail is not known"),
        ('email = "tebo@', 'email = "kepala@', 18, "kepala@kantor.example stands there twice"),
        ('role = "importer"', "", 17, "role = None"),
        ("hours = 8", 'hours = "8"', 10, "hours = '8'"),
        ("hours = 8", "hours = 0", 10, "hours = 0"),
        ('client_id = "kader"', "", 2, "client_id is missing"),
        ('"0123456789abcdef0123456789abcdef"', '"short"', 4, "cookie_secret has fewer than 32 characters"),
        ("https://kader.example/", "http://kader.example/", 3, "is no address"),
        ("https://id.example", "http://id.example", 7, "is no https address"),
        ("/oauth2callback", "/callback", 3, "ends in /oauth2callback"),
        ("https://kader.example/", "https://[::1/", 3, "is no address"),
        ("https://kader.example/", "https://kader.example:port/", 3, "is no address"),
        ("https://kader.example/", "https://kader example/", 3, "is no address"),
        ("https://kader.example/", "https://a:b@kader.example/", 3, "is no address"),
        ("https://id.example", "https://id.example/TENANT", 7, "is no https address"),
        ('"0123456789abcdef0123456789abcdef"', f'"{"a" * 40}"', 4, "cookie_secret"),
        ('client_id = "kader"', 'client_id = " kader"', 5, "begins or ends with a blank"),
        ("hours = 8", 'trust_email = "yes"', 10, "is neither true nor false"),
        ('email = "tebo@', 'email = "teb\u212a@', 18, "is no e-mail address"),
        ('offices = ["TBO"]', 'offices = ["all", ""]', 20, "is neither"),
        ('role = "importer"', 'role = "administrator"', 20, "an administrator reads the audit"),
        ("[session]", "[sesion]", 9, "[sesion] is not known"),
        ("[[people]]", "[people]", 12, "at line"),  # the parser's own words
        ('role = "importer"', "role = importer", 19, "at line 19"),
    ],
)
def test_a_mistake_refuses_and_names_its_line(read, right, wrong, line, said):
    assert right in SOUND
    with pytest.raises(MisconfiguredError, match=r"access\.toml") as caught:
        read(SOUND.replace(right, wrong, 1))
    assert said in str(caught.value)
    assert f"line {line}" in str(caught.value) or said == "at line"


def test_a_file_without_people_lets_nobody_in(read):
    with pytest.raises(MisconfiguredError, match="nobody may come in"):
        read(SOUND.partition("[[people]]")[0])


def test_a_file_that_is_not_there_lets_nobody_in(tmp_path):
    with pytest.raises(MisconfiguredError, match="cannot be read"):
        read_access(tmp_path / "access.toml", OFFICES)


def test_an_empty_store_knows_no_office_to_be_wrong_about(read):
    assert read(SOUND, ()).person("tebo@kantor.example").scope == ("TBO",)


def test_secrets_are_in_no_message(read):
    with pytest.raises(MisconfiguredError) as caught:
        read(SOUND.replace("0123456789abcdef0123456789abcdef", "geheim"))
    assert "geheim" not in str(caught.value)
