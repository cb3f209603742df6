"""A store as large as the country: 400 offices, 20,000 cadres, 10,000 events, 514 regencies, five years.

All of it is synthetic. Exports come one after another in time, as offices send them; enrollments are spread
over the cadres unevenly, as they are, and those at events are of the days and of some of the cadres of the
event's office; one in fifty workers comes twice.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv

from acquisition.ingest.load import import_paths
from acquisition.reference import load_reference
from acquisition.store import Store

OFFICES, CADRES, EVENTS, REGENCIES = 400, 20_000, 10_000, 514
FIRST, LAST = date(2019, 1, 1), date(2023, 12, 31)
ROWS_OF_FILE = 1_000_000
_OFFICE = [f"K{number:03}" for number in range(OFFICES)]
_REGENCY = [f"{2000 + number}" for number in range(REGENCIES)]
_DAYS = pd.date_range(FIRST, LAST)


def reference(folder: Path) -> Path:
    """The folder with the reference files of that country, squares for boundaries."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in _tables().items():
        table.to_csv(folder / f"{name}.csv", index=False)
    shapes = [_square(number) for number in range(REGENCIES)]
    (folder / "squares.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": shapes}))
    return folder


def founded(folder: Path) -> Store:
    """A new store in `folder` with the lists of that country, and no enrollment."""
    store = Store.open(folder / "store")
    load_reference(store, reference(folder / "reference"))
    (receipt,) = import_paths(store, [targets(folder)])
    assert receipt.status == "imported" and not receipt.rejected, receipt
    return store


def fill(store: Store, folder: Path, rows: int) -> None:
    """Take in so many enrollments."""
    for receipt in import_paths(store, exports(folder, rows)):
        assert receipt.status == "imported" and not receipt.rejected, receipt


def targets(folder: Path) -> Path:
    """A list of targets of each office, month and segment."""
    months = pd.period_range(FIRST, LAST, freq="M").strftime("%m-%Y")
    rows = pd.MultiIndex.from_product([_OFFICE, months, ["PU", "BPU"]]).to_frame(index=False)
    rows.columns = ["kode_kantor", "bulan", "segmen"]
    rows.assign(target_tk=200, target_iuran=4_000_000).to_csv(folder / "targets.csv", index=False)
    return folder / "targets.csv"


def exports(folder: Path, rows: int) -> Iterator[Path]:
    """Exports of so many enrollments; each goes when the next is asked for."""
    random = np.random.default_rng(1)
    for begin in range(0, rows, ROWS_OF_FILE):
        file = folder / f"export_{begin // ROWS_OF_FILE:03}.csv"
        end = min(begin + ROWS_OF_FILE, rows)
        days = range(len(_DAYS) * begin // rows, len(_DAYS) * end // rows)
        pyarrow.csv.write_csv(enrollments(random, begin, end - begin, days), file)
        yield file
        file.unlink()


def small(folder: Path, rows: int, number: int) -> Path:
    """An export of so many enrollments, of workers of whom none is in any other."""
    file = folder / f"small_{number}.csv"
    first = 90_000_000 + number * rows  # beyond all others, of whom some come again
    last_month = range(len(_DAYS) - 31, len(_DAYS))
    pyarrow.csv.write_csv(enrollments(np.random.default_rng(number), first, rows, last_month), file)
    return file


def enrollments(random: np.random.Generator, begin: int, count: int, days: range) -> pa.Table:
    """So many rows of these days, of workers from number `begin` on."""
    # Few cadres bring much, many little.
    cadre = (CADRES * random.random(count) ** 2).astype(int)
    office = cadre % OFFICES
    worker = begin + np.arange(count)
    again = random.random(count) < 0.02
    worker[again] = (worker[again] * random.random(again.sum())).astype(int)
    day = random.integers(days.start, days.stop, count)
    # The events of a day, each of its own office, and four of that office's cadres.
    at_event = random.random(count) < 0.3
    event = np.where(at_event, (day + len(_DAYS) * random.integers(0, EVENTS // len(_DAYS), count)), -1)
    office = np.where(at_event, event % OFFICES, office)
    cadre = np.where(at_event, random.integers(0, 4, count) * OFFICES + office, cadre)
    is_pu = random.random(count) < 0.4
    return pa.table(
        {
            "nik": _texts(worker, lambda of: f"1599{of // 1_000_000:02}0101{of % 1_000_000:06}"),
            "tanggal_kepesertaan": _taken(_DAYS.strftime("%d-%m-%Y"), day),
            "segmen": _taken(["BPU", "PU"], is_pu.astype(int)),
            "program": _taken(["JKK+JKM", "JKK+JKM+JHT"], is_pu.astype(int)),
            "kode_kantor": _taken(_OFFICE, office),
            "kode_kader": _taken([f"{_OFFICE[one % OFFICES]}-{one:05}" for one in range(CADRES)], cadre),
            "kode_kegiatan": _taken([*(f"E{one:05}" for one in range(EVENTS)), ""], event),
            "kabupaten": _taken(_REGENCY, (office * 7 + cadre // OFFICES % 2) % REGENCIES),
            "pekerjaan": _taken(["Pedagang", "Petani", "Nelayan", "Tukang ojek", "Buruh"], cadre % 5),
            "iuran": _taken(["16.800", "36.800"], is_pu.astype(int)),
            "sumber_iuran": _taken(["Mandiri", "CSR"], (cadre % 7 == 0).astype(int)),
        }
    )


def _taken(texts, places: np.ndarray) -> pa.Array:
    return pa.array(list(texts)).take(pa.array(places % len(texts)))


def _texts(numbers: np.ndarray, text) -> pa.Array:
    return pa.array([text(number) for number in numbers.tolist()])


def _tables() -> dict[str, pd.DataFrame]:
    office, cadre, event = np.array(_OFFICE), np.arange(CADRES), np.arange(EVENTS)
    starts = pd.Series(_DAYS[event % len(_DAYS)])
    regency = np.array(_REGENCY)
    return {
        "offices": pd.DataFrame(
            {
                "office_code": office,
                "office": np.char.add("Kantor ", office),
                "kind": "Kantor Cabang",
                "aliases": "",
            }
        ),
        "territories": pd.DataFrame(
            {
                "office_code": office[np.arange(REGENCIES) % OFFICES],
                "regency_code": regency,
                "valid_from": FIRST,
                "valid_to": "",
                "source": "synthetic",
            }
        ),
        "regencies": pd.DataFrame(
            {
                "regency_code": regency,
                "kemendagri_code": [f"{code[:2]}.{code[2:]}" for code in regency],
                "kind": "Kabupaten",
                "regency": np.char.add("Daerah ", regency),
                "capital": "",
                "latitude": 0.0,
                "longitude": np.arange(REGENCIES) / 10,
                "area_km2": 100,
                "population": 300_000,
                "employed": 150_000,
                "aliases": "",
            }
        ),
        "districts": pd.DataFrame(
            {
                "district_code": [f"{code[:2]}.{code[2:]}.01" for code in regency],
                "regency_code": regency,
                "district": np.char.add("Kecamatan ", regency),
                "latitude": 0.0,
                "longitude": np.arange(REGENCIES) / 10,
            }
        ),
        "cadres": pd.DataFrame(
            {
                "cadre_code": [f"{_OFFICE[one % OFFICES]}-{one:05}" for one in cadre],
                "cadre": [f"Kader {one:05}" for one in cadre],
                "office_code": office[cadre % OFFICES],
                "village": "",
                "district_code": "",
                "since": FIRST,
            }
        ),
        "events": pd.DataFrame(
            {
                "event_code": [f"E{one:05}" for one in event],
                "event": [f"Grebeg pasar {one:05}" for one in event],
                "type": "grebeg pasar",
                "venue": [f"Pasar {one % 500:03}" for one in event],
                "regency_code": regency[event % OFFICES * 7 % REGENCIES],
                "office_code": office[event % OFFICES],
                "started_at": starts + pd.Timedelta(hours=8),
                "ended_at": starts + pd.Timedelta(hours=10),
            }
        ),
        "attendance": pd.DataFrame(
            {
                "event_code": [f"E{one:05}" for one in event],
                "cadre_code": [f"{_OFFICE[one % OFFICES]}-{one % OFFICES:05}" for one in event],
            }
        ),
        "baselines": pd.DataFrame(
            {
                "regency_code": np.repeat(regency, 2),
                "segment": ["PU", "BPU"] * REGENCIES,
                "dated": FIRST - timedelta(days=1),
                "uncovered": 100_000,
                "estimated": "true",
                "method": "synthetic",
                "source": "synthetic",
            }
        ),
    }


def _square(number: int) -> dict:
    x, y = number % 32, number // 32
    ring = [[x, y], [x, y + 0.9], [x + 0.9, y + 0.9], [x + 0.9, y], [x, y]]
    return {
        "type": "Feature",
        "properties": {"regency_code": _REGENCY[number]},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
