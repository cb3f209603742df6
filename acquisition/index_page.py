"""The page that Streamlit's frontend starts from: its own words in the language of the link, and scripts."""

import json
import re
from html import escape
from pathlib import Path
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from acquisition.i18n import DEFAULT, LANGUAGES, N_, Language, language

SCRIPT = Path(__file__).with_suffix(".js")
# What keeps words within charts, pages in reach of a finger, and charts on their paper.
SCRIPTS = tuple(
    Path(__file__).resolve().parent.parent / "static" / f"{name}.js" for name in ("fitting", "touch", "paper")
)
# As acquisition/formatting.py has them.
LOCALES = {"id": "id-ID", "en": "en-GB"}
# What Streamlit 1.67 and its parts say in English of what this dashboard uses; `{name}`: any words.
WORDS = (
    # The frame around the page
    N_("Skip to main content"),
    N_("App pages"),
    N_("Logo"),
    N_("Navigate to home page"),
    N_("Main menu"),
    N_("Expand sidebar"),
    N_("Collapse sidebar"),
    N_("Notifications"),
    N_("Loading"),
    N_("Close"),
    N_("Dismiss"),
    N_("Cancel"),
    N_("Stop"),
    N_("Rerun"),
    N_("Running..."),
    N_("Stopping..."),
    N_("Connecting"),
    N_("Please wait..."),
    N_("Help"),
    N_("Help for {label}"),
    N_("Copy to clipboard"),
    N_("Copied"),
    N_("add icon"),
    N_("Download failed"),
    N_("science icon"),
    N_("link_off icon"),
    N_("arrow_drop_up icon"),
    # What went wrong
    N_("Error"),
    N_("Warning"),
    N_("Try again"),
    N_("Page not found"),
    N_("The page that you have requested does not seem to exist. Running the app's main page."),
    N_("Connection error"),
    N_("Connection timed out."),
    N_("Connection lost. Please wait for the app to reconnect, then try again."),
    N_("Reconnected to server."),
    N_(
        "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:"
    ),
    N_("streamlit run yourscript.py"),
    N_("Streamlit server is not responding. Are you connected to the internet?"),
    N_("Unable to connect to Streamlit server"),
    N_("Script execution error"),
    N_(
        "This app has encountered an error. The original error message is redacted to prevent data leaks. "
        "Full error details have been recorded in the logs (if you're on Streamlit Cloud, click on "
        "'Manage app' in the lower right of your app)."
    ),
    # Lists to choose from
    N_("Choose an option"),
    N_("Choose options"),
    N_("No options to select"),
    N_("No results"),
    N_("Open"),
    N_("Clear value"),
    N_("Clear all"),
    N_("Select all"),
    N_("Selected values"),
    N_("Selectbox options"),
    N_("Multiselect options"),
    N_("Suggestions"),
    N_("Show suggestions"),
    N_("Remove {name}"),
    N_("{option}, selected"),
    N_("{count} option available."),
    N_("{count} options available."),
    # Fields
    N_("Press Enter to apply"),
    N_("Press Enter to submit form"),
    N_("Clear entry"),
    N_("Increment"),
    N_("Decrement"),
    N_("Number is above the allowed range."),
    N_("Number is below the allowed range."),
    N_("Invalid input."),
    # Days
    N_("dd"),
    N_("mm"),
    N_("yyyy"),
    N_("day"),
    N_("month"),
    N_("year"),
    N_("day, {label}"),
    N_("month, {label}"),
    N_("year, {label}"),
    N_("Empty"),
    N_("Calendar"),
    N_("Choose date"),
    N_("Choose date, {month}"),
    N_("Clear date"),
    N_("Previous"),
    N_("Next"),
    N_("Previous month"),
    N_("Next month"),
    N_("Today, {day}"),
    N_("{day} selected"),
    N_("Selected Date: {day}"),
    N_("{day}, First available date"),
    N_("{day}, Last available date"),
    N_("Use arrow keys to navigate dates. Enter to select. Escape to close."),
    N_("Selected date unavailable."),
    N_("Value must be {day} or later."),
    N_("Value must be {day} or earlier."),
    # Files
    N_("Upload"),
    N_("Add files"),
    N_("file upload"),
    N_("Drag and drop files here"),
    N_("{size} per file"),
    N_("{type} files are not allowed."),
    N_("Previous page"),
    N_("Next page"),
    N_("Pagination"),
    # Tables and charts
    N_("Search"),
    N_("Type to search"),
    N_("Close Search"),
    N_("Previous Result"),
    N_("Next Result"),
    N_("{count} result"),
    N_("{count} results"),
    N_("{place} of {count} result"),
    N_("{place} of {count} results"),
    N_("{place} of over 1000"),
    N_("over 1000"),
    N_("Show/hide columns"),
    N_("Fullscreen"),
    N_("Close fullscreen"),
    N_("Clear selection"),
    N_("Dataframe column menu"),
    N_("Copy column name"),
    N_("number"),
    N_("text"),
    N_("datetime"),
    N_("Sort ascending"),
    N_("Sort descending"),
    N_("Autosize"),
    N_("Pin column"),
    N_("Unpin column"),
    N_("Hide column"),
)


class IndexPage:
    """Sends the page that the frontend starts from in the language that its address asks for."""

    def __init__(self, app: ASGIApp):
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _is_visit(scope):
            await self._app(scope, receive, send)
            return
        start: Message | None = None
        body = b""

        async def rewritten(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_page(message):
                start = message
                return
            if start is None or message["type"] != "http.response.body":
                await send(message)
                return
            body += message.get("body", b"")
            if message.get("more_body", False):
                return
            page = spoken(body.decode("utf-8"), _language(scope)).encode("utf-8")
            headers = MutableHeaders(scope=start)
            headers["Content-Length"] = str(len(page))
            # They tell versions of Streamlit apart, not of its words.
            del headers["ETag"], headers["Last-Modified"], headers["Accept-Ranges"]
            await send(start)
            await send({"type": "http.response.body", "body": page})

        # Neither compressed, nor told to be as it was.
        unwanted = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
        headers = [(name, value) for name, value in scope["headers"] if name not in unwanted]
        await self._app({**scope, "headers": headers, "extensions": {}}, receive, rewritten)


def spoken(page: str, language: Language) -> str:
    """Streamlit's page with a title and the language of its own words; what is not found in it stays away."""
    _ = language.gettext
    title, disabled = _("Cadre acquisition"), _("This page needs JavaScript. Allow it in the browser.")
    changes = (
        (r'<html lang="en">', f'<html lang="{language.code}">'),
        (r"<title>.*?</title>", f"<title>{escape(title)}</title>\n    {_script()}"),
        (r"<noscript>.*?</noscript>", f"<noscript><p>{escape(disabled)}</p></noscript>"),
    )
    for found, said in changes:
        page = re.sub(found, lambda _match, said=said: said, page, count=1, flags=re.DOTALL)
    return page


def words(language: Language) -> dict[str, str]:
    """What Streamlit says, and what is said instead; the longest first, as the most particular."""
    return {own: language.gettext(own) for own in sorted(WORDS, key=len, reverse=True)}


def _script() -> str:
    told = {
        "locales": LOCALES,
        "fallback": DEFAULT,
        "words": {code: words(language(code)) for code in LANGUAGES if code != "en"},
    }
    # Nothing in it may end the script.
    said = json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
    besides = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    return f"<script>\n{SCRIPT.read_text(encoding='utf-8')}\nspeak({said});\n{besides}</script>"


def _language(scope: Scope) -> Language:
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])
    return language(asked[-1])


def _is_visit(scope: Scope) -> bool:
    """Whether a browser asks for something to show as a page."""
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and "text/html" in Headers(scope=scope).get("accept", "")
    )


def _is_page(start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] == 200 and kind.startswith("text/html")
