"""Pictures of the running dashboard with the sample: python -m tests.e2e.screenshots FOLDER"""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from acquisition.demo import load_demo
from acquisition.store import Store
from tests.e2e import chromium, screen
from tests.e2e.server import running


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.screenshots", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the PNGs go")
    take(parser.parse_args().folder)


def take(folder: Path) -> None:
    """A PNG of 1920 x 1080 per page, in Indonesian, named after the page."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as scratch,
        sample_dashboard(Path(scratch)) as address,
        chromium.launched() as browser,
    ):
        page = browser.new_page(viewport=chromium.PROJECTOR, locale="id-ID")
        for title, path in screen.PATHS.items():
            page.goto(address + path)
            screen.settle(page)
            page.screenshot(path=folder / f"{title.lower().replace(' ', '-')}.png", animations="disabled")


@contextmanager
def sample_dashboard(scratch: Path) -> Iterator[str]:
    """The address of a dashboard with the sample, in a folder that is empty before."""
    store = Store.open(scratch / "store")
    list(load_demo(store))
    store.close()
    with running(store.path, scratch / "server.log") as address:
        yield address


if __name__ == "__main__":
    main()
