"""What an import costs beside a bare read of the same file: python -m tests.benchmarks.imports [ROWS]

Prints, and writes to tests/benchmarks/RESULTS.md, the time of importing a file of enrollments into an
empty store as a ratio to a bare read of it: of a CSV of so many rows by DuckDB, as text into a table; of an
XLSX of a fifth as many by python-calamine. With the peak memory, and what each may be at most. Both take
turns, each in a process of its own, so that a busy machine slows both; the ratio is that of their medians.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
from python_calamine import CalamineWorkbook

from acquisition.ingest.load import import_paths
from acquisition.reference import load_reference
from acquisition.store import Store
from tests.benchmarks.results import judged, keep, table

TURNS = 3
MOST_MEMORY = 1536  # megabytes, in each process
HEADS = ("file, read bare by", "rows", "bare read", "import", "ratio", "ratio may be", "peak", "peak may be")
OFFICES = ("JMB", "MJB", "TBO", "TJB", "BTH")
REGENCIES = ("Kota Jambi", "Muaro Jambi", "Tebo", "Tanjab Barat", "Batanghari")


@dataclass(frozen=True)
class Result:
    """`memory`: peak megabytes of an import, in its own process or the one that reads workbooks."""

    what: str
    rows: int
    bare: list[float]
    imports: list[float]
    memory: int
    most: int

    @property
    def ratio(self) -> float:
        return statistics.median(self.imports) / statistics.median(self.bare)

    def cells(self) -> tuple[str, ...]:
        return (
            self.what,
            f"{self.rows:,}",
            f"{statistics.median(self.bare):.2f} s",
            f"{statistics.median(self.imports):.2f} s",
            f"{self.ratio:.1f}",
            judged(self.ratio, self.most),
            f"{self.memory:,} MB",
            judged(self.memory, MOST_MEMORY),
        )


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        csv, xlsx = Path(scratch) / "export.csv", Path(scratch) / "export.xlsx"
        export(rows).to_csv(csv, index=False, sep=";")
        export(rows // 5).to_excel(xlsx, index=False, engine="xlsxwriter")
        results = [
            _measured("CSV, DuckDB", csv, rows, 4, Path(scratch)),
            _measured("XLSX, python-calamine", xlsx, rows // 5, 3, Path(scratch)),
        ]
    keep(
        "An import beside a bare read of the same file",
        "Medians of turns, the ratio of which is what counts.",
        table(HEADS, [result.cells() for result in results]),
    )


def export(rows: int) -> pd.DataFrame:
    """So many enrollments of as many workers over two years, with what an office may say of them."""
    random = np.random.default_rng(1)
    office = random.integers(0, len(OFFICES), rows)
    days = pd.date_range("2016-01-01", "2017-12-30").strftime("%d-%m-%Y").to_numpy()
    return pd.DataFrame(
        {
            "NIK": [f"1599010101{number:06}" for number in range(rows)],
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


def _measured(what: str, file: Path, rows: int, most: int, scratch: Path) -> Result:
    took: dict[str, list[float]] = {"bare": [], "import": []}
    memory = 0
    for turn in range(TURNS):
        for way, seconds in took.items():
            spent, peak = _in_a_process(way, file, scratch / f"{file.suffix[1:]}{turn}" / "store")
            seconds.append(spent)
            memory = max(memory, peak) if way == "import" else memory
    return Result(what, rows, took["bare"], took["import"], memory, most)


def _in_a_process(way: str, file: Path, store: Path) -> tuple[float, int]:
    """Seconds and peak megabytes of one turn."""
    command = [sys.executable, "-m", "tests.benchmarks.imports", way, str(file), str(store)]
    seconds, peak = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(seconds), int(peak)


def _turn(way: str, file: Path, folder: Path) -> None:
    if way == "import":
        store = Store.open(folder)
        load_reference(store)  # once in the life of a store
        begun = time.perf_counter()
        (receipt,) = import_paths(store, [file])
        assert receipt.accepted == receipt.received > 0
    else:
        begun = time.perf_counter()
        _read_bare(file)
    spent = time.perf_counter() - begun
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(spent, max(peaks) >> 10)


def _read_bare(file: Path) -> None:
    if file.suffix == ".csv":
        read = "create table cells as from read_csv(?, all_varchar = true)"
        duckdb.connect().execute(read, [str(file)])
    else:
        CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()


if __name__ == "__main__":
    if len(sys.argv) > 2:
        _turn(sys.argv[1], *map(Path, sys.argv[2:]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
