"""What an import costs beside a bare read of the same file: python -m tests.benchmarks.imports [ROWS]

Prints the time of importing a CSV of enrollments into an empty store as a ratio to DuckDB's own reading of
it as text into a table, and the peak memory of each. The two take turns, each in a process of its own, so
that a busy machine slows both; the ratio is that of their medians.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from acquisition.ingest.load import import_paths
from acquisition.store import Store

TURNS = 3
OFFICES = ("JMB", "MJB", "TBO", "TJB", "BTH")
REGENCIES = ("Kota Jambi", "Muaro Jambi", "Tebo", "Tanjab Barat", "Batanghari")


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "export.csv"
        export(rows).to_csv(file, index=False, sep=";")
        took: dict[str, list[float]] = {"bare read": [], "import": []}
        memory = dict.fromkeys(took, 0)
        for turn in range(TURNS):
            for what, seconds in took.items():
                spent, peak = _in_a_process(what, file, Path(scratch) / f"store{turn}")
                seconds.append(spent)
                memory[what] = max(memory[what], peak)
    ratio = statistics.median(took["import"]) / statistics.median(took["bare read"])
    print(f"{rows:,} rows: an import takes {ratio:.1f} times a bare read")
    for what, peak in memory.items():
        print(f"  {what}: at most {peak:,} MB")


def export(rows: int) -> pd.DataFrame:
    """So many enrollments of as many workers over two years, with what an office may say of them."""
    random = np.random.default_rng(1)
    office = random.integers(0, len(OFFICES), rows)
    days = pd.date_range("2016-01-01", "2017-12-30").strftime("%d-%m-%Y").to_numpy()
    return pd.DataFrame(
        {
            "NIK": [f"1599{number:012}" for number in range(rows)],
            "NOMOR KPJ": [f"C{number:010}" for number in range(rows)],
            "TANGGAL KEPESERTAAN": days[random.integers(0, len(days), rows)],
            "SEGMEN": np.where(random.random(rows) < 0.6, "PU", "BPU"),
            "PROGRAM": "JKK+JKM",
            "KODE KANTOR": np.array(OFFICES)[office],
            "KODE KADER": np.char.add(np.array(OFFICES)[office], "-01"),
            "KABUPATEN": np.array(REGENCIES)[office],
            "UPAH": "Rp 2.500.000",
            "IURAN": "16.800",
            "SUMBER IURAN": "Mandiri",
        }
    )


def _in_a_process(what: str, file: Path, store: Path) -> tuple[float, int]:
    """Seconds and peak megabytes of one turn."""
    command = [sys.executable, "-m", "tests.benchmarks.imports", what, str(file), str(store)]
    seconds, peak = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(seconds), int(peak)


def _turn(what: str, file: Path, folder: Path) -> None:
    if what == "import":
        store = Store.open(folder)
        begun = time.perf_counter()
        (receipt,) = import_paths(store, [file])
        assert receipt.accepted == receipt.received > 0
    else:
        begun = time.perf_counter()
        read = "create table cells as from read_csv(?, all_varchar = true)"
        duckdb.connect().execute(read, [str(file)])
    spent = time.perf_counter() - begun
    print(spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        _turn(sys.argv[1], *map(Path, sys.argv[2:]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
