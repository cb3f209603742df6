"""The examples in deploy/: a real nginx with TLS before the dashboard, and a service for systemd."""

import configparser
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import expect

from acquisition.__main__ import _parser
from tests.e2e.chromium import PROJECTOR
from tests.e2e.screen import headline, link, settle
from tests.e2e.server import ROOT, running
from tests.e2e.test_sign_in import CLOSED, MANAGEMENT, access, sign_in

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
needs_nginx = pytest.mark.skipif(
    not Path(NGINX).exists() and not os.environ.get("CI"), reason="no nginx here (on Debian: nginx-light)"
)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("localhost", 0))
        return found.getsockname()[1]


@pytest.fixture
def proxied(founding_path, tmp_path):
    """The https address of a dashboard that asks for sign-in behind nginx, as the example configures it."""
    ports = {"http": free_port(), "https": free_port()}
    address = f"https://localhost:{ports['https']}"
    shutil.copytree(founding_path, tmp_path / "store")
    users = [User(sub=MANAGEMENT, claims={"email": MANAGEMENT, "email_verified": True})]
    with run_server_in_thread(user_claims=users) as provider:
        told = access(provider.server_port).replace(
            "http://localhost:{port}/oauth2callback", f"{address}/oauth2callback"
        )
        (tmp_path / "access.toml").write_text(told)
        named = {"ACQUISITION_ACCESS": str(tmp_path / "access.toml")}
        with running(tmp_path / "store", tmp_path / "server.log", **named) as behind:
            nginx = started(tmp_path, ports, behind.rpartition(":")[2])
            try:
                yield address, ports["http"]
            finally:
                nginx.terminate()
                nginx.wait()
    assert "Traceback" not in (tmp_path / "server.log").read_text()


def started(folder, ports, behind):
    """nginx with the example, but for names, ports and certificate."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost",
         "-keyout", folder / "key.pem", "-out", folder / "certificate.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    example = (ROOT / "deploy/nginx.conf").read_text()
    for ours, theirs in (
        ("listen 80;", f"listen {ports['http']};"),
        ("listen 443 ssl;", f"listen {ports['https']} ssl;"),
        ("kader.example;\n    return", "localhost;\n    return"),
        ("server_name kader.example;", "server_name localhost;"),
        ("/etc/ssl/certs/kader.example.pem", str(folder / "certificate.pem")),
        ("/etc/ssl/private/kader.example.key", str(folder / "key.pem")),
        ("127.0.0.1:8501", f"localhost:{behind}"),
    ):
        assert ours in example
        example = example.replace(ours, theirs)
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{temporary}{example}}}\n"
    )
    nginx = subprocess.Popen([NGINX, "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")])
    for _attempt in range(100):
        with socket.socket() as asked:
            if asked.connect_ex(("localhost", ports["https"])) == 0:
                return nginx
        time.sleep(0.05)
    raise RuntimeError((folder / "error.log").read_text())


@needs_nginx
def test_the_dashboard_is_reached_through_nginx_with_tls_and_sign_in(proxied, browser, tmp_path):
    address, _http = proxied
    context = browser.new_context(viewport=PROJECTOR, ignore_https_errors=True)
    page = context.new_page()
    answer = page.goto(address)
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    sign_in(page, address, MANAGEMENT)
    link(page, "Kader").click()
    expect(headline(page)).to_contain_text("Asnawi Alamsyah")
    settle(page)
    cookies = {cookie["name"]: cookie for cookie in context.cookies(address)}
    assert cookies["_streamlit_user"]["secure"]
    assert cookies["_streamlit_user"]["httpOnly"]
    assert cookies["_streamlit_user"]["sameSite"] == "Lax"
    context.close()


@needs_nginx
def test_plain_http_is_led_to_tls(proxied, browser):
    _address, http = proxied
    context = browser.new_context(ignore_https_errors=True)
    answer = context.request.get(f"http://localhost:{http}/kader", max_redirects=0)
    assert answer.status == 301
    assert answer.headers["location"] == "https://localhost/kader"
    context.close()


@needs_nginx
def test_without_sign_in_nobody_comes_in_by_way_of_a_proxy(founding_path, browser, tmp_path):
    """A proxy makes the whole world come from localhost."""
    ports = {"http": free_port(), "https": free_port()}
    with running(founding_path, tmp_path / "server.log") as behind:
        nginx = started(tmp_path, ports, behind.rpartition(":")[2])
        context = browser.new_context(ignore_https_errors=True)
        page = context.new_page()
        page.goto(f"https://localhost:{ports['https']}/kader")
        expect(page.get_by_text("Cara masuk belum diatur")).to_be_visible()
        assert "Asnawi" not in page.content()
        context.close()
        nginx.terminate()
        nginx.wait()
    assert CLOSED not in (tmp_path / "server.log").read_text()


def test_the_service_starts_what_the_command_line_knows():
    service = configparser.ConfigParser(interpolation=None)
    service.optionxform = str
    service.read(ROOT / "deploy/dashboard.service")
    command = service["Service"]["ExecStart"].split()
    assert command[1:3] == ["-m", "acquisition"]
    options = _parser().parse_args(command[3:])
    assert str(options.store).startswith(service["Service"]["ReadWritePaths"])
    assert str(options.log).startswith(service["Service"]["ReadWritePaths"])
    assert options.address == "localhost"
    assert not options.let_anyone_in
