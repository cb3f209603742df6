"""What many small imports cost after upkeep, beside one big one: python -m tests.benchmarks.upkeep [IMPORTS]

Prints, and writes to RESULTS.md, the size of a store that took in so many exports of 100 rows
each, one by one, and the time of the figures of offices, cadres and events in it, as ratios to a store that
took in the same rows at once; before upkeep, and after. With what each may be at most.
"""

import shutil
import sys
import tempfile
import time
from collections import defaultdict
from io import BytesIO
from pathlib import Path

import pandas as pd

from acquisition.identity import key_path
from acquisition.ingest.load import import_file
from acquisition.reference import load_reference
from acquisition.store import Store
from acquisition.upkeep import keep_up
from tests.benchmarks.imports import export
from tests.benchmarks.results import keep, table

IMPORTS, ROWS = 200, 100
TURNS = 7
LARGEST, SLOWEST = 2.0, 1.5  # times one big import
SHOWN = (
    "acquisition_by_office",
    "acquisition_by_cadre",
    "acquisition_by_event",
    "acquisition_total",
    "imports",
)


def main(imports: int) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        small, big = Path(scratch) / "small" / "store", Path(scratch) / "big" / "store"
        rows = export(imports * ROWS)
        fill(big, [rows])
        fill(small, [rows[start : start + ROWS] for start in range(0, len(rows), ROWS)])
        keep(
            "Many small imports after upkeep, beside one big one",
            f"{imports:,} imports of {ROWS} rows; the quickest of turns.",
            compared(small, big),
        )


def fill(path: Path, exports: list[pd.DataFrame]) -> None:
    """A store in folder `path`, with each export imported by itself."""
    store = Store.open(path)
    load_reference(store)
    for number, rows in enumerate(exports):
        text = rows.to_csv(index=False, sep=";").encode()
        assert import_file(store, BytesIO(text), f"{number}.csv").accepted == len(rows)
    store.close()


def compared(small: Path, big: Path) -> str:
    """Two stores of the same rows as a table."""
    kept = shutil.copytree(small, small.parent.with_name("kept") / small.name)
    shutil.copy(key_path(small), key_path(kept))
    for path in (kept, big):
        keep_up(path)
    seconds = _seconds({path: Store.open(path) for path in (big, small, kept)})
    lines = [
        _line(what, _size(path) / _size(big), _size(path), seconds[path], seconds[big])
        for what, path in (("one big import", big), ("before upkeep", small), ("after upkeep", kept))
    ]
    heads = ("store", "size", "ratio", f"at most {LARGEST}", "figures", "ratio", f"at most {SLOWEST}")
    return table(heads, lines)


def _size(path: Path) -> int:
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


def _seconds(stores: dict[Path, Store]) -> dict[Path, float]:
    """Of all figures, each asked of one store after the other, so that a busy machine slows all of them."""
    took: dict[tuple[Path, str], list[float]] = defaultdict(list)
    for _turn in range(TURNS):
        for name in SHOWN:
            for path, store in stores.items():
                begun = time.perf_counter()
                store.run(name)
                took[path, name].append(time.perf_counter() - begun)
    for store in stores.values():
        store.close()
    return {path: sum(min(took[path, name]) for name in SHOWN) for path in stores}


def _line(what: str, share: float, size: int, seconds: float, beside: float) -> tuple[str, ...]:
    return (
        what,
        f"{size / 1e6:,.1f} MB",
        f"{share:.2f}",
        "ok" if share <= LARGEST else "over",
        f"{seconds:.2f} s",
        f"{seconds / beside:.2f}",
        "ok" if seconds / beside <= SLOWEST else "over",
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else IMPORTS)
