"""The page that the frontend starts from: in the language of its address, and as it was where nothing fits."""

from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from acquisition.i18n import language
from acquisition.index_page import WORDS, IndexPage, spoken, words

FRONTEND = Path(streamlit.__file__).parent / "static"
PAGE = (FRONTEND / "index.html").read_text(encoding="utf-8")
# Said by Streamlit's server, by the browser's own parts, or put together out of pieces.
_ELSEWHERE = {
    "day", "month", "year", "file upload", "science icon", "link_off icon", "arrow_drop_up icon", "add icon",
    "over 1000",
}  # fmt: skip


@pytest.fixture
def client():
    pages = [
        Route("/{page}", lambda request: HTMLResponse(PAGE, headers={"ETag": "x"})),
        Route("/media/text", lambda request: PlainTextResponse('<html lang="en">')),
        Route("/media/none", lambda request: HTMLResponse(PAGE, status_code=404)),
    ]
    return TestClient(Starlette(routes=pages, middleware=[Middleware(IndexPage)]))


@pytest.mark.parametrize(
    ("address", "code", "title"),
    [
        ("/kader", "id", "Akuisisi Kader"),
        ("/kader?lang=en", "en", "Cadre acquisition"),
        ("/kader?lang=fr", "id", "Akuisisi Kader"),
        ("/kader?lang=en&lang=id", "id", "Akuisisi Kader"),
    ],
)
def test_it_is_in_the_language_of_the_address(client, address, code, title):
    answer = client.get(address, headers={"Accept": "text/html"})
    assert f'<html lang="{code}">' in answer.text
    assert f"<title>{title}</title>" in answer.text
    assert "Streamlit app" not in answer.text  # what it says where there is no JavaScript
    assert answer.headers["Content-Length"] == str(len(answer.content))
    assert "ETag" not in answer.headers


def test_what_is_no_page_stays_as_it_is(client):
    assert client.get("/kader", headers={"Accept": "*/*"}).text == PAGE
    assert client.get("/media/text", headers={"Accept": "text/html"}).text == '<html lang="en">'
    assert client.get("/media/none", headers={"Accept": "text/html"}).text == PAGE


def test_another_page_of_streamlit_is_served_all_the_same():
    assert spoken("<html><body>other</body></html>", language("id")) == "<html><body>other</body></html>"


def test_no_word_ends_the_script():
    assert PAGE.count("</script>") + 1 == spoken(PAGE, language("id")).count("</script>")


def test_the_most_particular_words_come_first():
    said = list(words(language("id")))
    assert said.index("Today, {day}") < said.index("Help")
    assert said.index("{place} of {count} results") < said.index("{count} results")
    assert len(said) == len(set(WORDS)) == len(WORDS)


def test_streamlit_still_says_what_is_replaced():
    """A new version of Streamlit that says something else is found out."""
    scripts = "".join(path.read_text(encoding="utf-8") for path in (FRONTEND / "static" / "js").glob("*.js"))
    server = (FRONTEND.parent / "elements" / "exception.py").read_text(encoding="utf-8")
    pieces = [
        (message, piece) for message in WORDS if message not in _ELSEWHERE for piece in _pieces(message)
    ]
    said = scripts + server
    assert [message for message, piece in pieces if piece not in said] == []


def _pieces(message: str) -> list[str]:
    """What stands between placeholders, where it is long enough to tell something."""
    return [piece.strip(" .,") for piece in message.replace("}", "{").split("{")[::2] if len(piece) > 4]
