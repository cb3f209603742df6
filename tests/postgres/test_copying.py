"""A store copied to PostgreSQL and back: the same figures and history, whatever was done in between."""

import shutil
from contextlib import closing
from datetime import date
from io import BytesIO

import pandas as pd
import pyarrow.compute as pc

from acquisition import copying
from acquisition.__main__ import main
from acquisition.commands.options import DONE, WRONG_USAGE
from acquisition.filters import Filters
from acquisition.i18n import language
from acquisition.identity import key_path
from acquisition.ingest.load import import_file, import_paths
from acquisition.ingest.receipt import UNCHANGED
from acquisition.ingest.withdraw import withdraw
from acquisition.look import Look
from acquisition.meeting.decisions import Decision, decide
from acquisition.meeting.frozen import freeze, slides_of
from acquisition.store import Store
from tests.conftest import FOUNDING_EXPORT, IMPORT_DAY, nik

INDONESIAN = language("id")
_write_catalog = copying._write_catalog


def without_claims(connection, target, lake, catalog):
    """A copy that goes wrong: of the files of the lake the largest is not known to it."""
    files = catalog["ducklake_data_file"]
    largest = max(files["file_size_bytes"].to_pylist())
    known = files.filter(pc.less(files["file_size_bytes"], largest)) if lake == "lake" else files
    _write_catalog(connection, target, lake, catalog | {"ducklake_data_file": known})


def copied(from_, to) -> int:
    return main(["copy", "--from", str(from_), "--to", str(to)])


def take_in(store: Store, *numbers: int):
    text = "nik;tanggal_kepesertaan;segmen;kode_kantor\n"
    text += "".join(f"{nik(number)};12-11-2016;BPU;TBO\n" for number in numbers)
    return import_file(store, BytesIO(text.encode()), "export.csv", today=IMPORT_DAY)


def test_there_and_back(machine, founding_path, tmp_path, capsys):
    here, there, back = tmp_path / "store", machine("there"), tmp_path / "back" / "store"
    shutil.copytree(founding_path, here)
    shutil.copy(key_path(founding_path), key_path(here))
    with closing(Store.open(here)) as store:
        meeting = freeze(store, Look.into(store, Filters(), INDONESIAN))
        decide(store, meeting, Decision(2, "Datangi Tebo", "KCP Tebo", date(2016, 12, 31), "bpu", "TBO", 10))
        slides, frozen_at = slides_of(store, meeting, INDONESIAN), store.run("decisions").iloc[0]
        before = store.snapshot()
        late = take_in(store, *range(1, 30))  # after the meeting, and taken back
        withdraw(store, late.import_id)
    assert copied(here, there) == DONE
    with closing(Store.open(here)) as store, closing(Store.open(there)) as shared:
        total = store.run("acquisition_total").iloc[0].acquisitions
        pd.testing.assert_frame_equal(shared.run("imports"), store.run("imports"))
        assert slides_of(shared, meeting, INDONESIAN) == slides
        then = store.run("acquisition_by_cadre", snapshot=before)
        pd.testing.assert_frame_equal(shared.run("acquisition_by_cadre", snapshot=before), then)
        # By the same key: what was imported before is known again, and what comes now counts.
        assert [one.status for one in import_paths(shared, [FOUNDING_EXPORT])] == [UNCHANGED]
        assert take_in(shared, 1, 2).accepted == 2
        assert shared.run("acquisition_total").iloc[0].acquisitions == total + 2
        assert frozen_at.equals(shared.run("decisions").iloc[0])
    assert copied(there, back) == DONE
    with closing(Store.open(back)) as store:
        assert store.run("acquisition_total").iloc[0].acquisitions == total + 2
        pd.testing.assert_frame_equal(store.run("acquisition_by_cadre", snapshot=before), then)
        assert take_in(store, 2, 3).accepted == 1
        assert store.run("acquisition_total").iloc[0].acquisitions == total + 3
    assert capsys.readouterr().out.count("every figure and all rows are the same") == 2


def test_nothing_is_written_over_and_nothing_stays_of_what_failed(
    machine, founding_path, tmp_path, monkeypatch, capsys
):
    here, there = tmp_path / "store", machine("there")
    shutil.copytree(founding_path, here)
    assert copied(here, there) == WRONG_USAGE
    assert "the key of this store is missing" in capsys.readouterr().err
    shutil.copy(key_path(founding_path), key_path(here))
    lost = max((here / "lake").rglob("*.parquet"), key=lambda file: file.stat().st_size)
    lost.rename(tmp_path / "lost")
    assert copied(here, there) == WRONG_USAGE
    assert f"{lost.name} is missing" in capsys.readouterr().err
    assert not list((tmp_path / "shared").rglob("*.parquet"))
    (tmp_path / "lost").rename(lost)
    with monkeypatch.context() as patch:
        patch.setattr(copying, "_write_catalog", without_claims)
        assert copied(here, there) == WRONG_USAGE
    assert "is another in the copy" in capsys.readouterr().err
    assert not list((tmp_path / "shared").rglob("*.parquet"))
    assert copied(here, there) == DONE
    assert copied(here, there) == WRONG_USAGE
    assert copied(there, here) == WRONG_USAGE
    assert copied(tmp_path / "nowhere", machine("empty")) == WRONG_USAGE
    said = capsys.readouterr().err
    assert said.count("a store is there already") == 2 and "no store is here" in said
    assert main(["backup", "--store", str(there), "--out", str(tmp_path / "backup.tar")]) == WRONG_USAGE
    assert "copy it to a folder, and back that up" in capsys.readouterr().err
