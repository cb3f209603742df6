"""A worker's identity erased by NIK alone: gone from every file, and no figure changed."""

import io
import json

import pandas as pd
import pyarrow.parquet as pq
import pytest

from acquisition.__main__ import main
from acquisition.access.audit import Audit
from acquisition.commands.options import DONE, REFUSED, WRONG_USAGE
from acquisition.erasure import NoNikError, erase
from acquisition.identity import load_key
from acquisition.ingest.load import import_file
from acquisition.store import Store
from tests.conftest import nik
from tests.filling import all_figures

HEADER = "nik;tanggal_kepesertaan;segmen;kode_kantor\n"
WORKERS = range(1, 61)


@pytest.fixture
def path(store, import_text):
    """The folder of a store of 60 workers, who came in three files; nothing else has it open."""
    for first in (0, 20, 40):
        rows = "".join(f"{nik(number)};12-11-2016;BPU;TBO\n" for number in WORKERS[first : first + 20])
        assert import_text(HEADER + rows, f"{first}.csv").accepted == 20
    store.close()
    return store.path


def hashes(path):
    store = Store.open(path)
    key = load_key(path, store.fact("key"))
    store.close()
    return {number: bytes.fromhex(key.digest(nik(number).encode())) for number in WORKERS}


def written(digest: bytes) -> list[bytes]:
    """The forms in which a hash may stand: as it is, in hexadecimal, as DuckDB writes a blob."""
    escaped = "".join(
        chr(byte) if 32 <= byte < 127 and chr(byte) not in "\\'\"" else f"\\x{byte:02X}" for byte in digest
    )
    return [digest, digest.hex().encode(), digest.hex().upper().encode(), escaped.encode()]


def holding(path, digest):
    """The files in which a hash is found."""
    files = [file for file in path.rglob("*") if file.is_file()]
    raw = {file.name for file in files if any(form in file.read_bytes() for form in written(digest))}
    tables = [(file.name, pq.read_table(file)) for file in files if file.suffix == ".parquet"]
    decoded = {
        name
        for name, table in tables
        if "nik_hash" in table.column_names and digest in table["nik_hash"].to_pylist()
    }
    return raw | decoded


def test_an_identity_is_gone_from_every_file_and_figures_stay(path):
    known = hashes(path)
    # The least and the greatest are remembered by the catalog besides; one lies between.
    ordered = sorted(known, key=known.get)
    chosen = (ordered[0], ordered[30], ordered[-1])
    store = Store.open(path)
    before = all_figures(store)
    store.close()
    assert all(holding(path, known[number]) for number in chosen)
    assert any("identity.sqlite" in holding(path, known[number]) for number in chosen)
    for number in chosen:
        assert erase(path, nik(number))
        assert holding(path, known[number]) == set()
        assert not erase(path, nik(number))
    assert all(holding(path, known[number]) for number in WORKERS if number not in chosen)
    store = Store.open(path)
    for name, frame in all_figures(store).items():
        pd.testing.assert_frame_equal(frame, before[name], obj=name)
    store.close()


def test_others_are_known_on_and_who_was_erased_is_somebody_new(path):
    erase(path, nik(7))
    store = Store.open(path)
    import_again = HEADER + f"{nik(7)};12-11-2016;BPU;TBO\n{nik(8)};12-11-2016;BPU;TBO\n"
    receipt = import_file(store, io.BytesIO(import_again.encode()), "again.csv")
    assert (receipt.accepted, receipt.duplicate) == (1, 1)
    store.close()


@pytest.mark.parametrize("text", ["", "159900", "1599-0001", "x" * 16, nik(1) + "0"])
def test_what_is_no_nik_is_not_repeated(path, text):
    with pytest.raises(NoNikError) as caught:
        erase(path, text)
    assert str(caught.value) == "a NIK has 16 digits"


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        (f"{nik(7)}\n", DONE),
        (f"  {nik(7)[:6]} {nik(7)[6:]}\n", DONE),
        (f"{nik(999)}\n", REFUSED),
        ("x\n", WRONG_USAGE),
    ],
)
def test_the_command_reads_the_nik_from_its_input_alone(path, monkeypatch, capsys, typed, status):
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert main(["erase", "--store", str(path)]) == status
    said = capsys.readouterr()
    assert nik(7) not in said.out + said.err
    noted = Audit(path).entries()
    assert noted["what"].tolist() == ["erased"] * (status == DONE)
    assert [json.loads(details) for details in noted["details"]] == [{}] * (status == DONE)
