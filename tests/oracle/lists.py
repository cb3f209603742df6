"""The master lists, targets, coverage and statuses: the files sent, and the reference data behind them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import holidays
import numpy as np
import pandas as pd

from tests.demo.reading import amount, records
from tests.oracle.places import regency_codes

REFERENCE = Path(__file__).resolve().parents[2] / "data" / "reference"
FIRST_YEAR, LAST_YEAR = 2010, 2040
# By how its files' names begin: each kind of list, and the first label of its header.
KINDS = {
    "kader_penggerak": ("cadres", "kode_kader"),
    "kegiatan": ("events", "kode_kegiatan"),
    "kehadiran": ("attendance", "kode_kegiatan"),
    "target": ("targets", "kode_kantor"),
    "cakupan": ("coverage", "kabupaten"),
    "status": ("statuses", "nik"),
}


@dataclass(frozen=True)
class Lists:
    """One frame per list, keyed as its file is; months are their first day.

    `received`: kind, rows, and rows that repeat the reference data, of each file.
    """

    offices: pd.DataFrame
    regencies: pd.DataFrame
    cadres: pd.DataFrame
    events: pd.DataFrame
    attendance: pd.DataFrame
    baselines: pd.DataFrame
    targets: pd.DataFrame
    coverage: pd.DataFrame
    statuses: pd.DataFrame
    working_days: np.ndarray
    received: pd.DataFrame


def read_lists(files: dict[str, bytes]) -> Lists:
    """The lists of the sample; what its files say comes before the reference data."""
    regencies = reference("regencies")
    sent = {prefix: _sent(files, prefix) for prefix in KINDS}
    cadres, known_cadres = _cadres(sent["kader_penggerak"]), _known_cadres()
    events, known_events = _events(sent["kegiatan"], regencies), _known_events()
    attendance, known_attendance = _attendance(sent["kehadiran"]), reference("attendance")
    received = pd.concat(sent.values()).groupby("file").agg(received=("file", "size"), kind=("kind", "first"))
    repeated = {
        "kader_penggerak.xlsx": _repeated(cadres, known_cadres),
        "kegiatan.csv": _repeated(events, known_events),
        "kehadiran.csv": _repeated(attendance, known_attendance),
    }
    return Lists(
        offices=reference("offices"),
        regencies=regencies,
        cadres=pd.concat([cadres, known_cadres]).drop_duplicates("cadre_code"),
        events=pd.concat([events, known_events]).drop_duplicates("event_code"),
        attendance=pd.concat([attendance, known_attendance]).drop_duplicates(),
        baselines=_baselines(),
        targets=_targets(sent["target"]),
        coverage=_coverage(sent["cakupan"], regencies),
        statuses=_statuses(sent["status"]),
        working_days=_working_days(),
        received=received.assign(repeated=pd.Series(repeated)).fillna({"repeated": 0}),
    )


def _repeated(sent: pd.DataFrame, known: pd.DataFrame) -> int:
    return pd.concat([known, sent]).duplicated().sum()


def _sent(files: dict[str, bytes], prefix: str) -> pd.DataFrame:
    kind, *header = KINDS[prefix]
    lists = [
        records(name, content, tuple(header)).assign(file=name, kind=kind)
        for name, content in files.items()
        if name.startswith(prefix)
    ]
    return pd.concat(lists, ignore_index=True)


def reference(name: str) -> pd.DataFrame:
    """A table of the reference data, as text."""
    return pd.read_csv(REFERENCE / f"{name}.csv", dtype=str, keep_default_na=False)


def _cadres(sent: pd.DataFrame) -> pd.DataFrame:
    named = {
        "kode_kader": "cadre_code", "nama_kader": "cadre", "kode_kantor": "office_code",
        "pembina": "supervisor", "wadah": "cadre_group",
    }  # fmt: skip
    cadres = sent.rename(columns=named)[list(named.values())]
    codes = reference("districts").set_index("district").district_code.to_dict()
    return cadres.assign(
        since=pd.to_datetime(sent.sejak, dayfirst=True), district_code=sent.kecamatan.map(codes).fillna("")
    )


def _known_cadres() -> pd.DataFrame:
    cadres = reference("cadres")[["cadre_code", "cadre", "office_code", "since", "district_code"]]
    return cadres.assign(supervisor="", cadre_group="", since=pd.to_datetime(cadres.since))


def _events(sent: pd.DataFrame, regencies: pd.DataFrame) -> pd.DataFrame:
    named = {
        "kode_kegiatan": "event_code", "nama_kegiatan": "event", "jenis": "type", "lokasi": "venue",
        "kode_kantor": "office_code",
    }  # fmt: skip
    return sent.rename(columns=named)[list(named.values())].assign(
        regency_code=regency_codes(sent.kabupaten, regencies),
        started_at=pd.to_datetime(sent.mulai, dayfirst=True),
        ended_at=pd.to_datetime(sent.selesai, dayfirst=True),
        cost=sent.biaya.map(amount).astype(float),
    )


def _known_events() -> pd.DataFrame:
    events = reference("events").assign(cost=float("nan"))
    times = events[["started_at", "ended_at"]].apply(pd.to_datetime)
    return events.assign(**times)


def _attendance(sent: pd.DataFrame) -> pd.DataFrame:
    named = {"kode_kegiatan": "event_code", "kode_kader": "cadre_code"}
    return sent.rename(columns=named)[list(named.values())]


def _baselines() -> pd.DataFrame:
    baselines = reference("baselines")
    return baselines.assign(
        dated=pd.to_datetime(baselines.dated),
        uncovered=baselines.uncovered.astype(float),
        estimated=baselines.estimated == "true",
    )


def _targets(sent: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "office": sent.kode_kantor,
            "month": pd.to_datetime(sent.bulan, format="%m-%Y"),
            "segment": sent.segmen,
            "workers": sent.target_tk.map(amount).astype(float),
            "contribution": sent.target_iuran.map(amount).astype(float),
        }
    )


def _coverage(sent: pd.DataFrame, regencies: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "regency_code": regency_codes(sent.kabupaten, regencies),
            "segment": sent.segmen,
            "dated": pd.to_datetime(sent.tanggal, dayfirst=True),
            "active": sent.aktif.map(amount).astype(float),
            "potential": sent.potensi.map(amount).astype(float),
            "target_active": np.nan,  # the sample's lists name no target
            "source": sent.sumber,
        }
    )


def _statuses(sent: pd.DataFrame) -> pd.DataFrame:
    month = pd.to_datetime(sent.blth, format="%m-%Y")
    return pd.DataFrame({"nik": sent.nik, "month": month, "active": sent.status == "aktif"})


def _working_days() -> np.ndarray:
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    closed = holidays.country_holidays("ID", categories=("public", "government"), years=years)
    days = pd.bdate_range(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
    closed.pop(date(2016, 6, 1))  # declared a holiday on that day, for the years after
    return days[~days.isin(pd.to_datetime(list(closed)))].to_numpy()
