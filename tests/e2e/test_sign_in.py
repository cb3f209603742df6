"""Sign-in with a real provider, in a real browser: who comes in, as whom, and who does not."""

import json
import shutil
import time
from contextlib import contextmanager

import pytest
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from acquisition.access.audit import Audit
from tests.e2e.axe import violations
from tests.e2e.chromium import PROJECTOR
from tests.e2e.screen import PATHS, headline, link, option, settle
from tests.e2e.server import running
from tests.e2e.spoken import spoken_otherwise

COOKIE, SECRET = "_streamlit_user", "0123456789abcdef0123456789abcdef"
MANAGEMENT, TEBO, JAMBI, ADMIN, STRANGER = (
    f"{name}@kantor.example" for name in ("kepala", "tebo", "jambi", "admin", "orang-lain")
)
PEOPLE = {
    MANAGEMENT: ("viewer", '"all"'),
    TEBO: ("importer", '["TBO"]'),
    JAMBI: ("viewer", '["JMB"]'),
    ADMIN: ("administrator", '"all"'),
}
# Of the founding export: who acquired most at each of the two offices.
OF_JAMBI, OF_TEBO = "Asnawi Alamsyah", "TBO-01"
CLOSED = "Akuisisi kader, BPJS Ketenagakerjaan"


def access(provider: int) -> str:
    people = "".join(
        f'[[people]]\nemail = "{email}"\nrole = "{role}"\noffices = {offices}\n'
        for email, (role, offices) in PEOPLE.items()
    )
    return f"""\
[auth]
redirect_uri = "http://localhost:{{port}}/oauth2callback"
cookie_secret = "{SECRET}"
client_id = "kader"
client_secret = "rahasia"
server_metadata_url = "http://localhost:{provider}/.well-known/openid-configuration"

{people}"""


@pytest.fixture(scope="module")
def provider():
    """The port of the provider, which knows everybody by their address and confirms it."""
    users = [
        User(sub=email, claims={"email": email, "email_verified": True}) for email in (*PEOPLE, STRANGER)
    ]
    with run_server_in_thread(user_claims=users) as server:
        yield server.server_port


@pytest.fixture(scope="module")
def folder(founding_path, tmp_path_factory):
    folder = tmp_path_factory.mktemp("signing_in")
    shutil.copytree(founding_path, folder / "store")
    return folder


@pytest.fixture(scope="module")
def closed(provider, folder):
    """The address of a dashboard that asks for sign-in, and shows no traceback in its log."""
    (folder / "access.toml").write_text(access(provider))
    log = folder / "server.log"
    with running(folder / "store", log, ACQUISITION_ACCESS=str(folder / "access.toml")) as address:
        yield address
    assert "Traceback" not in log.read_text(encoding="utf-8")
    assert "rahasia" not in log.read_text(encoding="utf-8")


@pytest.fixture
def browse(browser):
    """Opens pages in a browser of somebody's own, and keeps whatever the server sends over its websocket."""
    contexts = []

    @contextmanager
    def run():
        page = fresh_page(browser)
        contexts.append(page.context)
        yield page

    yield run
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def nobody(browser):
    """A page of somebody who never signs in."""
    page = fresh_page(browser)
    yield page
    page.context.close()


def fresh_page(browser):
    page = browser.new_context(viewport=PROJECTOR, locale="en-US").new_page()
    page.received = bytearray()

    def keep(frame):
        page.received.extend(frame if isinstance(frame, bytes) else frame.encode())

    page.on("websocket", lambda socket: socket.on("framereceived", keep))
    return page


def sign_in(page, address, email):
    page.goto(address)
    expect(headline(page)).to_have_text(CLOSED)
    page.get_by_role("button", name="Masuk").click()
    page.get_by_role("button", name=email).click()
    settle(page)


def cookie(claims, secret=SECRET, origin=""):
    """The cookie as the server would sign it."""
    payload = {"origin": origin, "is_logged_in": True, "provider": "default", **claims}
    return create_signed_value(secret, COOKIE, json.dumps(payload)).decode()


@pytest.mark.parametrize(
    "path", [*PATHS.values(), "/profil-kader?profil=JMB-01", "/tayangan", "/cadres", "/x"]
)
def test_no_page_is_reached_around_sign_in(closed, nobody, path):
    nobody.received.clear()
    nobody.goto(f"{closed}{path}")
    expect(headline(nobody)).to_have_text(CLOSED)
    assert spoken_otherwise(nobody, "id") == []
    assert OF_JAMBI.encode() not in nobody.received
    assert "KC Jambi" not in nobody.content()
    assert len(nobody.received) > 500


def test_a_deep_link_to_a_fresh_server_is_met_by_the_gate(provider, folder, browse, tmp_path):
    options = {"ACQUISITION_ACCESS": str(folder / "access.toml")}
    (folder / "access.toml").write_text(access(provider))
    with running(folder / "store", tmp_path / "log", **options) as address, browse() as page:
        page.goto(f"{address}/cadres")
        expect(headline(page)).to_have_text(CLOSED)
        assert OF_JAMBI.encode() not in page.received
        page.context.close()


def test_a_configuration_that_goes_while_the_server_runs_opens_nothing(closed, browse, folder):
    away = (folder / "access.toml").rename(folder / "away.toml")
    try:
        with browse() as page:
            page.goto(f"{closed}/kader")
            expect(headline(page)).to_have_text(CLOSED)
            assert OF_JAMBI.encode() not in page.received
    finally:
        away.rename(folder / "access.toml")


def test_who_sees_all_offices_comes_in_and_goes_out_again(closed, browse):
    with browse() as page:
        sign_in(page, closed, MANAGEMENT)
        expect(headline(page)).to_contain_text("192 TK")
        link(page, "Kader").click()
        expect(headline(page)).to_contain_text(OF_JAMBI)
        settle(page)
        assert OF_JAMBI.encode() in page.received
        page.locator(".st-key-signed-in").get_by_test_id("stPopoverButton").click()
        expect(page.get_by_text("Pengamat · Semua kantor")).to_be_visible()
        page.get_by_role("button", name="Keluar").click()
        page.wait_for_url("**/oauth2/end_session**")  # the provider's sign-in ends, too
        page.goto(f"{closed}/kader")
        expect(headline(page)).to_have_text(CLOSED)


def test_a_stranger_is_refused_and_told_why(closed, browse, folder):
    with browse() as page:
        sign_in(page, closed, STRANGER)
        expect(headline(page)).to_have_text(CLOSED)
        expect(page.get_by_text("tidak ada dalam daftar yang boleh masuk")).to_be_visible()
        assert violations(page) == []
        assert OF_JAMBI.encode() not in page.received
    entries = Audit(folder / "store").entries()
    refused = entries[entries["what"] == "refused"].iloc[0]
    assert (refused["who"], json.loads(refused["details"])) == (STRANGER, {"reason": "not on the list"})


def test_two_offices_on_one_server_never_see_each_others_cadres(closed, browse):
    with browse() as tebo, browse() as jambi:
        sign_in(tebo, closed, TEBO)
        sign_in(jambi, closed, JAMBI)
        # In turn, so that what one is shown lies in the server's caches when the other comes.
        for path in (
            "/kader",
            "/kegiatan",
            "/profil-kegiatan",
            "/kader?by=calls",
            "/data?section=lineage",
            "/rapat",
        ):
            for page in (tebo, jambi):
                page.goto(f"{closed}{path}")
                settle(page)
        assert OF_TEBO.encode() in tebo.received
        assert OF_JAMBI.encode() not in tebo.received
        assert OF_JAMBI.encode() in jambi.received
        assert OF_TEBO.encode() not in jambi.received


def test_each_role_is_offered_what_it_may_do(closed, browse):
    for email, offered in ((MANAGEMENT, set()), (TEBO, {"Unggah"}), (ADMIN, {"Unggah", "Jejak audit"})):
        with browse() as page:
            sign_in(page, closed, email)
            page.goto(f"{closed}/data?section=files")
            settle(page)
            assert {name for name in ("Unggah", "Jejak audit") if option(page, name).count()} == offered


def test_nothing_is_uploaded_past_the_gate(closed, browse):
    with browse() as page:
        for address in ("of-nobody/1", "../upload_file/x/1"):
            answer = page.context.request.put(f"{closed}/_stcore/upload_file/{address}", data=b"x")
            assert answer.status in (403, 404)


def test_the_audit_tells_administrators_who_came_in(closed, browse):
    with browse() as page:
        sign_in(page, closed, ADMIN)
        page.goto(f"{closed}/data?section=audit")
        settle(page)
        assert ADMIN.encode() in page.received
        assert b"masuk" in page.received


@pytest.mark.parametrize(
    ("why", "claims", "secret", "said"),
    [
        ("forged", {}, "another secret of thirty-two chars", "Masuk untuk melihat angka."),
        ("expired", {"iat": 1_480_000_000}, SECRET, "Sesi Anda sudah berakhir."),
        ("of another audience", {"aud": "another"}, SECRET, "Anda masuk untuk program lain."),
        ("unverified", {"email_verified": False}, SECRET, "tidak mengonfirmasi"),
    ],
)
def test_a_cookie_that_is_not_good_opens_nothing(closed, browse, why, claims, secret, said):
    sound = {"aud": "kader", "iat": int(time.time()), "email": MANAGEMENT, "email_verified": True}
    with browse() as page:
        value = cookie(sound | claims, secret, closed)
        page.context.add_cookies([{"name": COOKIE, "value": value, "url": closed}])
        page.goto(f"{closed}/kader")
        expect(page.get_by_text(said)).to_be_visible()
        expect(headline(page)).to_have_text(CLOSED)
        assert OF_JAMBI.encode() not in page.received


def test_a_sound_cookie_made_so_would_open(closed, browse):
    """The check above can fail."""
    sound = {"aud": "kader", "iat": int(time.time()), "email": MANAGEMENT, "email_verified": True}
    with browse() as page:
        page.context.add_cookies([{"name": COOKIE, "value": cookie(sound, origin=closed), "url": closed}])
        page.goto(f"{closed}/kader")
        settle(page)
        expect(headline(page)).to_contain_text(OF_JAMBI)
