"""Imports of modules point one way, and SQL stays in its folder."""

import ast
import importlib.metadata
import re

from acquisition.store import DEFAULT_STORE

ROOT = DEFAULT_STORE.parent.parent
SOURCES = [
    ROOT / "app.py",
    *sorted((ROOT / "pages").glob("*.py")),
    *sorted((ROOT / "acquisition").rglob("*.py")),
]


def imported(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_only_the_interface_knows_streamlit():
    knowing = {
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if any(name.split(".")[0] == "streamlit" for name in imported(path))
    }
    assert {name for name in knowing if name.startswith("acquisition/")} == {
        "acquisition/access/gate.py",
        "acquisition/cadre_panel.py",
        "acquisition/change_panel.py",
        "acquisition/choice.py",
        "acquisition/controls.py",
        "acquisition/decision_panel.py",
        "acquisition/listing.py",
        "acquisition/lookback.py",
        "acquisition/manual_panel.py",
        "acquisition/office_panel.py",
        "acquisition/paper.py",
        "acquisition/presenting_panel.py",
        "acquisition/profile.py",
        "acquisition/meeting_panel.py",
        "acquisition/merging.py",
        "acquisition/provenance.py",
        "acquisition/regency_section.py",
        "acquisition/results.py",
        "acquisition/serve.py",
        "acquisition/tiles.py",
        "acquisition/ui.py",
        "acquisition/uploads.py",
        "acquisition/unplaced.py",
        "acquisition/withdrawals.py",
    }


def test_the_way_in_knows_nothing_of_the_interface():
    interface = {
        "achievement", "charts", "controls", "narrative", "overview", "period", "results", "tables", "tiles",
        "map_narrative", "trend", "ui", "uncovered_map",
    }  # fmt: skip
    for path in (ROOT / "acquisition" / "ingest").glob("*.py"):
        assert not [
            name for name in imported(path) if name.split(".")[1:2] and name.split(".")[1] in interface
        ], path


def test_nothing_below_the_pages_imports_a_page():
    for path in (ROOT / "acquisition").rglob("*.py"):
        assert not [name for name in imported(path) if name.split(".")[0] in ("pages", "app")], path


def test_pages_reach_data_through_the_view_only():
    for path in (ROOT / "pages").glob("*.py"):
        assert not [name for name in imported(path) if name.startswith(("duckdb", "acquisition.store"))], path


def test_no_sql_inside_python_strings():
    query = re.compile(
        r"\b(select|insert into|delete from|update \w+ set)\b.*\b(from|values|where)\b",
        re.IGNORECASE | re.DOTALL,
    )
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docstrings = {id(node.body[0].value) for node in ast.walk(tree) if has_docstring(node)}
        strings = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
        ]
        assert not [text for text in strings if query.search(text)], path


def has_docstring(node):
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    return isinstance(node, kinds) and ast.get_docstring(node) is not None


def test_everything_imported_is_pinned():
    distributions = importlib.metadata.packages_distributions()
    pinned = set(re.findall(r"^([\w-]+)==", (ROOT / "requirements.txt").read_text(), re.MULTILINE))
    roots = {name.split(".")[0] for path in SOURCES for name in imported(path)}
    foreign = {root for root in roots if root in distributions}
    assert {"streamlit", "duckdb"} <= foreign
    assert {root for root in foreign if not pinned & {name.lower() for name in distributions[root]}} == set()
