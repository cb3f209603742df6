"""Hostile names and addresses: nothing breaks, nothing runs, nothing becomes a formula or SQL."""

import csv
import io
import zipfile

import duckdb
import pytest
from pptx import Presentation

from acquisition.__main__ import main
from acquisition.commands.options import DONE
from acquisition.figures import FIGURES
from acquisition.filters import Filters
from acquisition.output import write_csv
from acquisition.store import Store
from tests.access.hostile import FILES
from tests.filling import filled
from tests.pages.conftest import open_page, registered, use_store  # noqa: F401, fixtures
from tests.pages.test_pages import PAGES

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# Whatever a page may ask of its address.
KEYS = [
    "period",
    "from",
    "to",
    "office",
    "segment",
    "lang",
    "by",
    "level",
    "against",
    "norm",
    "profil",
    "regency",
    "measure",
    "figure",
    "events",
    "per",
    "offices",
    "trait",
    "retention",
    "section",
    "cadre",
    "event",
    "outcome",
    "funding",
    "snapshot",
    "meeting",
    "without",
    "last",
    "slide",
]
VALUES = (
    "'; drop table claims; --",
    "<img src=x onerror=alert(1)>",
    "../../../etc/passwd\x00",
    "-99999999999999999999",
    "\u202e😀" * 200,
)


@pytest.fixture(scope="module")
def path(empty_path, tmp_path_factory):
    """The folder of a store full of hostile names."""
    with filled(empty_path, tmp_path_factory.mktemp("hostile"), **FILES) as store:
        path = store.path
    return path


@pytest.fixture(scope="module")
def store(path):
    opened = Store.open(path)
    opened.hold(opened.snapshot())
    yield opened
    opened.close()


@pytest.mark.parametrize("page", (*PAGES, "imports"))
def test_hostile_names_break_no_page(path, open_page, page):  # noqa: F811
    assert not open_page(path, page).exception


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("page", (*PAGES, "imports"))
def test_nothing_in_the_address_breaks_a_page(founding_path, open_page, page, value):  # noqa: F811
    app = open_page(founding_path, page, **dict.fromkeys(KEYS, value))
    assert not app.exception
    assert len(app.title) == 1


def test_no_csv_holds_a_formula(store):
    for name in FIGURES:
        written = io.StringIO()
        with store.figure(name, snapshot=store.snapshot()) as result:
            write_csv(result, written)
        for line in csv.reader(io.StringIO(written.getvalue())):
            # Numbers below zero are numbers.
            assert not [one for one in line if one.startswith(FORMULA) and not _is_number(one)], name


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("ending", ["pptx", "xlsx", "txt"])
def test_no_handout_runs_what_a_name_says(path, tmp_path, ending):
    out = tmp_path / f"rapat.{ending}"
    assert main(["deck", "--out", str(out), "--store", str(path)]) == DONE
    if ending == "txt":
        assert len(out.read_text()) < 1_000
        return
    with zipfile.ZipFile(out) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            assert b"<f>" not in content, name
            assert b'TargetMode="External"' not in content, name
            assert b"\x07" not in content or not name.endswith(".xml")
    if ending == "pptx":
        assert len(Presentation(out).slides) > 8


def test_sql_in_a_filter_is_a_value(store):
    snapshot = store.snapshot()
    before = store.run("acquisition_total", snapshot=snapshot)
    for value in (VALUES[0], "'); drop table claims; --"):
        codes = dict.fromkeys(Filters.codes(), (value,))
        for name in FIGURES:
            store.run(name, Filters(**codes), snapshot)
    assert store.run("acquisition_total", snapshot=snapshot).equals(before)


@pytest.mark.parametrize(
    "reaching",
    [
        "from read_csv('/etc/passwd')",
        "from read_text('/etc/hostname')",
        "copy (select 1) to '/tmp/taken.csv'",
        "attach '/tmp/other.duckdb' as other",
        "load httpfs",
        "install httpfs",
        "set enable_external_access = true",
    ],
)
def test_sql_reaches_no_file_outside_the_store(store, reaching):
    with store.cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(reaching)
