"""What views and imports cost in a store as large as the country: python -m tests.benchmarks.scale [ROWS]...

Prints, and keeps in RESULTS.md, for each number of enrollments (see tests.benchmarks.national): the bulk
import beside DuckDB's bare read of the same files; an import of 10,000 rows beside the same into a store
without any; what all queries of each page take together, nothing kept from before; and one figure beside
pandas over Parquet, DuckDB over the claims and SQLite.
"""

import json
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import duckdb
import pandas as pd
from streamlit.testing.v1 import AppTest

from acquisition import results
from acquisition.ingest.load import import_paths
from acquisition.store import Store
from tests.benchmarks import national
from tests.benchmarks.results import judged, keep, table

ROWS, NEW, TURNS = 1_000_000, 10_000, 5
MOST_BULK, MOST_NEW, MOST_MEMORY = 4, 3, 3_000  # ratios, megabytes
MOST_VIEW, MOST_LARGE_VIEW, LARGE = 150, 250, 10_000_000  # milliseconds, of all queries of a page; rows
PAGES = (
    "overview", "changes", "offices", "office", "events", "cadres", "retention", "uncovered_map",
    "where_next",
)  # fmt: skip
HEADS = ("rows", "what", "took", "beside", "ratio", "limit")
APP = Path(__file__).parents[2] / "app.py"
CLAIMS = "select office_code, enrolled_on, standing from claims"
BY_OFFICE_AND_MONTH = (
    "select office_code, date_trunc('month', enrolled_on) as month, count(*) from read_parquet(?)"
    " where standing = 'acquisition' group by all"
)
BY_OFFICE_AND_MONTH_IN_SQLITE = (
    "select office_code, substr(enrolled_on, 1, 7) as month, count(*) from claims"
    " where standing = 'acquisition' group by 1, 2"
)


def main(sizes: list[int]) -> None:
    lines = []
    for rows in sizes:
        with tempfile.TemporaryDirectory() as scratch:
            for part in PARTS:
                lines += _in_a_process(part, rows, Path(scratch))
    keep(
        "A store as large as the country",
        "400 offices, 20,000 cadres, 10,000 events, 514 regencies, five years. Pages: the newest year, all"
        " queries together, nothing kept from before; the median of turns, and the slowest.",
        table(HEADS, lines),
    )


def _in_a_process(part: str, rows: int, scratch: Path) -> list[list[str]]:
    """Lines of the table; each part in a process of its own, so that its peak of memory is told."""
    places = {"ACQUISITION_STORE": scratch / "store", "ACQUISITION_REFERENCE": scratch / "reference"}
    environment = os.environ | {name: str(path) for name, path in places.items()}
    command = [sys.executable, "-m", "tests.benchmarks.scale", part, str(rows), str(scratch)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=environment)
    return json.loads(done.stdout.splitlines()[-1])


def imports(rows: int, scratch: Path) -> Iterator[list[str]]:
    """The bulk import, and small ones before and after it."""
    store = national.founded(scratch)
    small = [national.small(scratch, NEW, turn) for turn in range(2 * TURNS)]
    empty = statistics.median(_taken_in(store, file) for file in small[:TURNS])
    bare = bulk = 0.0
    for file in national.exports(scratch, rows):
        bare += _seconds(lambda file=file: _read_bare(file))
        bulk += _taken_in(store, file)
    full = statistics.median(_taken_in(store, file) for file in small[TURNS:])
    store.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    yield _line(rows, "bulk import, bare read", bulk, bare, MOST_BULK)
    yield _line(rows, f"{NEW:,} new rows, into an almost empty store", full, empty, MOST_NEW)
    yield [f"{rows:,}", "peak memory of imports", f"{peak:,} MB", "", "", judged(peak, MOST_MEMORY)]


def views(rows: int, _scratch: Path) -> Iterator[list[str]]:
    """The queries of each page."""
    most = MOST_VIEW if rows <= LARGE else MOST_LARGE_VIEW
    with _timed_queries() as took:
        for page in PAGES:
            turns = [_queries_of(page, took) * 1000 for _turn in range(TURNS)]
            median, worst = statistics.median(turns), max(turns)
            yield [
                f"{rows:,}", f"page {page}", f"{median:,.0f} ms", f"at worst {worst:,.0f} ms", "",
                judged(round(worst), most),
            ]  # fmt: skip


@contextmanager
def _timed_queries() -> Iterator[list[float]]:
    """The seconds of each query from now on."""
    took: list[float] = []
    run = Store.run

    def timed(*arguments, **named) -> pd.DataFrame:
        begun = time.perf_counter()
        try:
            return run(*arguments, **named)
        finally:
            took.append(time.perf_counter() - begun)

    Store.run = timed
    try:
        yield took
    finally:
        Store.run = run


def _queries_of(page: str, took: list[float]) -> float:
    """Seconds of all queries of one view of a page."""
    app = AppTest.from_file(APP, default_timeout=600).run()
    if page != "overview":
        app.switch_page(f"pages/{page}.py")
    results.forget()
    took.clear()
    app.run()
    assert not app.exception, app.exception
    return sum(took)


def beside(rows: int, scratch: Path) -> Iterator[list[str]]:
    """Acquisitions by office and month, by other ways over the same claims."""
    parquet, lite = scratch / "claims.parquet", scratch / "claims.sqlite"
    with closing(Store.open(scratch / "store")) as store:
        with store.cursor() as cursor:
            frame = cursor.execute(CLAIMS).df()
        snapshot = store.snapshot()
        store.hold(snapshot)
        ours = _median(lambda: store.run("acquisition_by_office_month", snapshot=snapshot))
    frame.to_parquet(parquet)
    with closing(sqlite3.connect(lite)) as connection:
        frame.assign(enrolled_on=frame["enrolled_on"].astype(str)).to_sql("claims", connection, index=False)
        ways = {
            "pandas over Parquet": lambda: _by_pandas(parquet),
            "DuckDB without tallies": lambda: duckdb.execute(BY_OFFICE_AND_MONTH, [str(parquet)]).fetchall(),
            "SQLite": lambda: connection.execute(BY_OFFICE_AND_MONTH_IN_SQLITE).fetchall(),
        }
        for name, way in ways.items():
            yield _line(rows, f"acquisitions by office and month, {name}", ours, _median(way), None)


def _by_pandas(parquet: Path) -> None:
    frame = pd.read_parquet(parquet)
    acquired = frame[frame["standing"] == "acquisition"]
    acquired.groupby(["office_code", acquired["enrolled_on"].dt.to_period("M")]).size()


def _taken_in(store: Store, file: Path) -> float:
    begun = time.perf_counter()
    (receipt,) = import_paths(store, [file])
    assert receipt.accepted > 0 and receipt.rejected == 0, receipt
    return time.perf_counter() - begun


def _read_bare(file: Path) -> None:
    with closing(duckdb.connect()) as connection:
        connection.execute("create table cells as from read_csv(?, all_varchar = true)", [str(file)])


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _median(work: Callable[[], object]) -> float:
    return statistics.median(_seconds(work) for _turn in range(TURNS))


def _line(rows: int, what: str, took: float, beside_: float, most: float | None) -> list[str]:
    ratio = took / beside_
    limit = "" if most is None else judged(round(ratio, 1), most)
    return [f"{rows:,}", what, f"{took:.2f} s", f"{beside_:.2f} s", f"{ratio:.2f}", limit]


PARTS = {"imports": imports, "views": views, "beside": beside}

if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in PARTS:
        print(json.dumps(list(PARTS[sys.argv[1]](int(sys.argv[2]), Path(sys.argv[3])))))
    else:
        main([int(size) for size in sys.argv[1:]] or [ROWS])
