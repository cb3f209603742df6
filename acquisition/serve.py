"""The web server of the dashboard."""

from pathlib import Path

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web import bootstrap

APP = Path(__file__).resolve().parent.parent / "app.py"


def serve(port: int) -> None:
    """Serve the dashboard on localhost until stopped."""
    # Streamlit would serve pages/x.py by its old convention, around app.py, to whoever asks first for a page.
    PagesManager.uses_pages_directory = False
    options = {
        "server.address": "localhost",
        "server.port": port,
        "server.headless": True,
        "browser.gatherUsageStats": False,
    }
    bootstrap.load_config_options(options)
    bootstrap.run(str(APP), is_hello=False, args=[], flag_options=options)
