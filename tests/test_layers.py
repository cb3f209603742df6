"""Imports point one way: only the interface and the server know Streamlit."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
KNOW_STREAMLIT = {"app.py", "acquisition/ui.py", "acquisition/serve.py"}


def _imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {
        node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module
    }


def test_only_the_interface_imports_streamlit():
    files = {
        path.relative_to(ROOT).as_posix(): path
        for path in [ROOT / "app.py", *ROOT.glob("acquisition/**/*.py")]
    }
    assert KNOW_STREAMLIT <= files.keys()
    guilty = {
        name
        for name, path in files.items()
        if any(module.split(".")[0] == "streamlit" for module in _imports(path))
    }
    assert guilty == KNOW_STREAMLIT


def test_nothing_below_the_pages_imports_a_page():
    for path in ROOT.glob("acquisition/**/*.py"):
        assert not any(module.split(".")[0] in ("pages", "app") for module in _imports(path)), path
