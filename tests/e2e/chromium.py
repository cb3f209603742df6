"""Chromium, cut off from every host but this machine."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PROJECTOR, NOTEBOOK = {"width": 1920, "height": 1080}, {"width": 1366, "height": 768}
_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    # Office machines may have no WebGL, drawn by software neither.
    "--disable-3d-apis",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No other name resolves: what needs the internet does not work here either.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost",
)


@contextmanager
def launched() -> Iterator[Browser]:
    """A running Chromium. Raises FileNotFoundError, saying what to install, where there is none."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(_OPTIONS))
        try:
            yield browser
        finally:
            browser.close()


def executable() -> str:
    """The path of Chromium: $CHROMIUM, else the installed one. Raises FileNotFoundError.

    Where it is installed, its variant without windows: each page costs it half the time, drawn the same.
    """
    installed = (shutil.which(name) for name in ("chromium-headless-shell", "chromium"))
    found = os.environ.get("CHROMIUM") or next(filter(None, installed), "/usr/bin/chromium")
    if not Path(found).is_file():
        raise FileNotFoundError(
            f"No Chromium at {found}. Install it (on Debian: apt-get install chromium), "
            "or name a Chromium or Chrome in the environment variable CHROMIUM."
        )
    return found
