"""The page that the frontend starts from: in the language of its address, or as it was."""

import asyncio
from pathlib import Path

import httpx
import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from streamlit.elements.exception import _GENERIC_UNCAUGHT_EXCEPTION_TEXT

from acquisition.i18n import language
from acquisition.index_page import WORDS, IndexPage, spoken, words

FRONTEND = Path(streamlit.__file__).parent / "static"
PAGE = (FRONTEND / "index.html").read_text(encoding="utf-8")
# Said by the browser's own parts, or put together out of pieces.
_ELSEWHERE = {
    "day", "month", "year", "file upload", "science icon", "link_off icon", "arrow_drop_up icon", "add icon",
    "over 1000", "{place} of over 1000", "{count} option available.", "{count} options available.",
    "Press Enter to apply", "Press Enter to submit form", _GENERIC_UNCAUGHT_EXCEPTION_TEXT,
    "The page that you have requested does not seem to exist. Running the app's main page.",
}  # fmt: skip


SERVER = Starlette(
    routes=[
        Route("/{page}", lambda request: HTMLResponse(PAGE, headers={"ETag": "x"})),
        Route("/media/text", lambda request: PlainTextResponse('<html lang="en">')),
        Route("/media/none", lambda request: HTMLResponse(PAGE, status_code=404)),
    ],
    middleware=[Middleware(IndexPage)],
)


def ask(address: str, accepted: str = "text/html") -> httpx.Response:
    async def answer() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(SERVER), base_url="http://here") as client:
            return await client.get(address, headers={"Accept": accepted})

    return asyncio.run(answer())


@pytest.mark.parametrize(
    ("address", "code", "title"),
    [
        ("/kader", "id", "Akuisisi Kader"),
        ("/kader?lang=en", "en", "Cadre acquisition"),
        ("/kader?lang=fr", "id", "Akuisisi Kader"),
        ("/kader?lang=en&lang=id", "id", "Akuisisi Kader"),
    ],
)
def test_it_is_in_the_language_of_the_address(address, code, title):
    answer = ask(address)
    assert f'<html lang="{code}">' in answer.text
    assert f"<title>{title}</title>" in answer.text
    assert "Streamlit app" not in answer.text  # what it says where there is no JavaScript
    assert answer.headers["Content-Length"] == str(len(answer.content))
    assert "ETag" not in answer.headers


def test_what_is_no_page_stays_as_it_is():
    assert ask("/kader", "*/*").text == PAGE
    assert ask("/media/text").text == '<html lang="en">'
    assert ask("/media/none").text == PAGE


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
    said = "".join(path.read_text(encoding="utf-8") for path in (FRONTEND / "static" / "js").glob("*.js"))
    own = [message for message in WORDS if message not in _ELSEWHERE]
    assert [message for message in own for piece in _pieces(message) if piece not in said] == []
    assert set(WORDS) >= _ELSEWHERE


def _pieces(message: str) -> list[str]:
    """What stands between placeholders, where it is long enough to tell something."""
    return [piece.strip(" .,") for piece in message.replace("}", "{").split("{")[::2] if len(piece) > 4]
