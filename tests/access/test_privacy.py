"""Nothing that tells who a worker is is found byte for byte, whatever imports, failures or kills leave."""

import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from acquisition.figures import FIGURES
from acquisition.output import write_csv
from acquisition.store import Store

ROOT = Path(__file__).parents[2]
NIKS = ("1599012307830001", "1599016307830002", "1599012307830003")
SECRETS = (
    *NIKS,
    "17023456789",  # KPJ
    "Siti Rahmawati Kusumawardhani",
    "Bambang Wiranatakusumah",
    "081374509876",
    "23-07-1983",
    "Wiranatakusumah",
)
HEADER = (
    "NIK;Nama Lengkap;KPJ;No HP;Tanggal Lahir;"
    "tanggal_kepesertaan;segmen;kode_kantor;kode_kader;nama_kegiatan;iuran"
)
_SITI = "Siti Rahmawati Kusumawardhani;17023456789;081374509876;23-07-1983"
_BAMBANG = "17023456789;081374509876;23-07-1983"
ROWS = (
    f"{NIKS[0]};{_SITI};12-11-2016;BPU;TBO;TBO-01;;16800",
    # Twice, so that a duplicate is remarked on; with another amount.
    f"{NIKS[0]};{_SITI};12-11-2016;BPU;TBO;TBO-01;;20000",
    # Damaged: a digit too many, letters, moved by one, an identity where a code, an event or money belongs.
    f"{NIKS[1]}7;Bambang Wiranatakusumah;{_BAMBANG};12-11-2016;BPU;TBO;;;",
    f"NIK {NIKS[1]};Bambang Wiranatakusumah;{_BAMBANG};31-02-2016;BPU;TBO;;;",
    f"Bambang Wiranatakusumah;{NIKS[1]};{_BAMBANG};12-11-2016;BPU;TBO;;;",
    f"{NIKS[2]};;;;;12-11-2016;BPU;TBO;{NIKS[1]};{NIKS[1]};{NIKS[1]}",
    f"{NIKS[2]};;;;;23-07-1983x;Bambang Wiranatakusumah;Bambang Wiranatakusumah;;;081374509876",
)
DAMAGED = "nama;alamat\nSiti Rahmawati Kusumawardhani;1599012307830001\n"


def forms(secret: str) -> list[bytes]:
    return [secret.encode(), secret.encode("utf-16-le"), secret.encode().hex().encode()]


def contents(folder: Path):
    """Whatever lies in a folder: files as they are, members of archives, texts of Parquet."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        content = path.read_bytes()
        yield path.name, content
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                yield from ((f"{path.name}/{name}", archive.read(name)) for name in archive.namelist())
        if content[:4] == b"PAR1":
            table = pq.read_table(path)
            texts = [name for name in table.column_names if pa.types.is_string(table.schema.field(name).type)]
            yield f"{path.name} read", "\n".join(map(str, table.select(texts).to_pylist())).encode()


def found(folder: Path) -> list[tuple[str, str]]:
    return [
        (name, secret)
        for name, content in contents(folder)
        for secret in SECRETS
        for form in forms(secret)
        if form in content
    ]


@pytest.fixture
def office(tmp_path):
    """An office: `came`, exports; `kept`, its store and temporary files; `said`, what is handed out."""
    for name in ("said", "kept", "came", "kept/temporary"):
        (tmp_path / name).mkdir()
    (tmp_path / "came/ekspor.csv").write_text("\n".join([HEADER, *ROWS]) + "\n")
    (tmp_path / "came/rusak.csv").write_text(DAMAGED)
    cells = [row.split(";") for row in (HEADER, *ROWS)]
    pd.DataFrame(cells).to_excel(
        tmp_path / "came/ekspor.xlsx", header=False, index=False, engine="xlsxwriter"
    )
    # Files and sheets are named after workers, too.
    named = tmp_path / f"came/{NIKS[0]} 081374509876_17023456789.xlsx"
    with pd.ExcelWriter(named, engine="xlsxwriter") as workbook:
        rows = pd.DataFrame([cells[0], cells[1]])
        rows.to_excel(workbook, sheet_name=f"{NIKS[1]} 081374509876", header=False, index=False)
    return tmp_path


def command(office: Path, *arguments: str, name: str = "") -> subprocess.Popen:
    log = office / "said" / f"{name or arguments[0]}.log"
    return subprocess.Popen(
        [sys.executable, "-m", "acquisition", *arguments, "--store", str(office / "kept/store")],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(office / "kept/temporary")},
        stdout=log.open("ab"),
        stderr=subprocess.STDOUT,
    )


def test_the_sweep_finds_what_is_there(office):
    assert {secret for _name, secret in found(office / "came")} == set(SECRETS)
    assert ("ekspor.xlsx/xl/sharedStrings.xml", NIKS[0]) in found(office / "came")


def test_nothing_of_who_a_worker_is_is_left_anywhere(office):
    came = [str(path) for path in sorted((office / "came").iterdir())]
    assert command(office, "import", *came).wait() == 1  # one of them is refused
    store = Store.open(office / "kept/store")
    for name in FIGURES:
        with store.figure(name) as result, (office / f"said/{name}.csv").open("w") as file:
            write_csv(result, file)
    store.close()
    assert command(office, "receipt", "1", "--out", str(office / "said/receipt.xlsx")).wait() == 0
    assert command(office, "deck", "--out", str(office / "said/deck.pptx")).wait() == 0
    assert command(office, "audit").wait() == 0
    assert "imported" in (office / "said/audit.log").read_text()
    assert found(office / "said") == []
    assert found(office / "kept") == []
    assert len(list(contents(office / "kept"))) > 20


def test_nor_after_kills(office):
    large = office / "came/besar.csv"
    large.write_text("\n".join([HEADER, *ROWS * 8_000]) + "\n")
    seed = random.Random(20161112)
    for number in range(4):
        importing = command(office, "import", str(large), name=f"killed-{number}")
        time.sleep(seed.uniform(1.0, 3.0))
        importing.send_signal(signal.SIGKILL)
        importing.wait()
    assert found(office / "said") == []
    assert found(office / "kept") == []
