"""Stores of earlier releases: each is opened, shows what it showed, and goes on.

A store is added with each release: the founding export, a meeting frozen from it, a decision; as a backup,
packed by xz. Its data are synthetic, and so is its key.
"""

import lzma
from datetime import date
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest

from acquisition.backup import restore
from acquisition.erasure import erase
from acquisition.filters import Filters
from acquisition.i18n import language
from acquisition.ingest.load import import_file, import_paths
from acquisition.ingest.receipt import UNCHANGED
from acquisition.look import Look
from acquisition.meeting.decisions import Decision, decide
from acquisition.meeting.frozen import freeze, slides_of
from acquisition.meeting.meetings import meetings
from acquisition.store import Store
from tests.conftest import FOUNDING_EXPORT, IMPORT_DAY, nik
from tests.filling import all_figures

STORES = sorted((Path(__file__).parent / "stores").glob("*.tar.xz"))
INDONESIAN = language("id")
# What depends on when it was imported, and what the founding store itself has not.
OF_ITS_OWN = ("imports", "decisions", "changes_since")


@pytest.fixture(params=STORES, ids=lambda path: path.name.removesuffix(".tar.xz"))
def path(request, tmp_path):
    """The folder of a store that an earlier release made."""
    backup = tmp_path / "backup.tar"
    backup.write_bytes(lzma.decompress(request.param.read_bytes()))
    restore(backup, tmp_path / "store")
    return tmp_path / "store"


def test_there_is_one_to_open():
    assert STORES


def test_it_shows_what_it_showed(path, founding):
    store = Store.open(path)
    expected = all_figures(founding, without=OF_ITS_OWN)
    for name, frame in all_figures(store, without=OF_ITS_OWN).items():
        whole, told = (one.drop(columns="import_id", errors="ignore") for one in (expected[name], frame))
        if name == "import_notes":  # before 0.4.0 rows that are no data were counted, not listed
            whole = whole[whole["class"] != "skipped"].reset_index(drop=True).astype(told.dtypes)
        pd.testing.assert_frame_equal(told, whole, obj=name)
    (meeting,) = meetings(store, INDONESIAN)
    slides = slides_of(store, meeting.meeting_id, INDONESIAN)
    assert slides[1].headline == "Seluruh periode: 192 TK (PU + BPU) diakuisisi; terbanyak KC Jambi, 97"
    assert store.run("decisions")["what"].tolist() == ["Datangi Tebo"]
    store.close()


def test_it_goes_on(path):
    store = Store.open(path)
    assert [one.status for one in import_paths(store, [FOUNDING_EXPORT])] == [UNCHANGED]
    text = f"nik;tanggal_kepesertaan;segmen;kode_kantor\n{nik(1)};14-11-2016;BPU;TBO\n"
    assert import_file(store, BytesIO(text.encode()), "baru.csv", today=IMPORT_DAY).accepted == 1
    assert store.run("acquisition_total")["acquisitions"].tolist() == [193]
    meeting = freeze(store, Look.into(store, Filters(), INDONESIAN))
    decide(store, meeting, Decision(2, "Datangi Jambi", "KC Jambi", date(2016, 12, 31)))
    assert len(store.run("decisions")) == 2
    store.close()
    assert erase(path, nik(1))
