"""The sample's rows as claims: one per worker, day, segment, office, cadre and event."""

import hashlib
import re

import pandas as pd

from tests.demo import reading
from tests.oracle.lists import Lists, reference
from tests.oracle.places import regency_codes

CLAIM = ["nik", "day", "segment", "office", "cadre", "event"]
REPEATED = [
    "segment", "office", "cadre", "event", "regency", "district", "funding", "supervisor", "cadre_group",
    "package", "occupation", "standing",
]  # fmt: skip
PROGRAMS = ("JKK", "JKM", "JHT", "JP")
# What of a row decides which one counts of several of one claim that say something else.
SAID = [
    "programs", "regency", "district", "occupation", "wage", "contribution", "funding", "supervisor",
    "cadre_name", "event_name",
]  # fmt: skip
FUNDING = {
    "Mandiri": "mandiri", "Bayar sendiri": "mandiri", "APBD": "apbd", "Pemda": "apbd", "Desa": "desa",
    "Dana Desa": "desa", "BKBK": "desa", "CSR": "csr", "Donatur": "csr",
}  # fmt: skip


def read_rows(files: dict[str, bytes]) -> pd.DataFrame:
    """Every row of every export in the order of sending, with `reason`, '' where it can be accepted."""
    exports = [file for file in files.items() if not file[0].startswith(reading.LISTS)]
    return reading.typed(pd.concat([reading.enrollments(*file) for file in exports], ignore_index=True))


def enrollments(rows: pd.DataFrame, lists: Lists) -> pd.DataFrame:
    """The rows accepted, under our codes: columns of a claim, and what a worker was enrolled with."""
    sound = rows[rows.reason == ""]
    return pd.DataFrame(
        {
            "file": sound.file,
            "nik": sound.nik,
            "day": sound.enrolled_on.astype("datetime64[s]"),
            "segment": sound.kind,
            "office": sound.sender,
            "cadre": _cadre(sound, lists.cadres),
            "cadre_name": sound.cadre_name,
            "event": sound.event,
            "event_name": sound.event_name,
            "regency": regency_codes(sound.regency, lists.regencies),
            "district": _district(sound, lists.regencies),
            "funding": sound.funding.map(FUNDING).fillna(""),
            "wage": sound.wage.map(reading.amount).astype(float),
            "contribution": sound.contribution.map(reading.amount).astype(float),
            "supervisor": sound.supervisor,
            "package": sound.program.map(_package),
            "occupation": sound.occupation,
        }
    )


def _package(program: str) -> str:
    """How many programs: 2P as it is written, else by their names."""
    return program if program[1:] == "P" else f"{len(set(re.findall('|'.join(PROGRAMS), program)))}P"


def _smallest_first(enrolled: pd.DataFrame) -> pd.DataFrame:
    """The rows, where several are of one claim in the order of the hashes of what they say."""
    several = enrolled[enrolled.duplicated(CLAIM, keep=False)]
    programs = several.package.str[0].astype(int).map(lambda count: "+".join(PROGRAMS[:count]))
    said = several.assign(programs=programs)[SAID].map(_written).agg("|".join, axis=1)
    return enrolled.assign(hash=said.map(_hash)).sort_values("hash", kind="stable")


def _written(value: object) -> str:
    if pd.isna(value):
        return ""
    return f"{value:.0f}" if isinstance(value, float) else str(value)


def _hash(said: str) -> int:
    return int.from_bytes(hashlib.md5(said.encode()).digest()[8:], "little")


def _district(sound: pd.DataFrame, regencies: pd.DataFrame) -> list[str]:
    """Codes of the kecamatan written, in the regency written; '' where that has none of the name."""
    known = {
        (row.regency_code, _spelling(row.district)): row.district_code
        for row in reference("districts").itertuples()
    }
    places = zip(regency_codes(sound.regency, regencies), sound.district, strict=True)
    return [known.get((regency, _spelling(district)), "") for regency, district in places]


def _cadre(sound: pd.DataFrame, cadres: pd.DataFrame) -> pd.Series:
    known = {(row.office_code, _spelling(row.cadre)): row.cadre_code for row in cadres.itertuples()}
    named = pd.Series(
        [
            known.get((office, _spelling(name)), f"{office}: {name.upper()}")
            for office, name in zip(sound.sender, sound.cadre_name, strict=True)
        ],
        index=sound.index,
    )
    return sound.cadre.where((sound.cadre != "") | (sound.cadre_name == ""), named)


def _spelling(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def claims(enrolled: pd.DataFrame, lists: Lists) -> pd.DataFrame:
    """One row per claim, with `standing` (acquisition, rival on the same day, reregistration), `worker` (a
    number), and `supervisor` and `cadre_group` of the cadre who is listed, else the supervisor written."""
    unique = _smallest_first(enrolled).drop_duplicates(CLAIM).assign(alone=lambda rows: rows.cadre == "")
    order = ["nik", "day", "alone", "office", "cadre", "event", "segment"]
    sorted_ = unique.sort_values(order, ignore_index=True)
    first = ~sorted_.nik.duplicated()
    on_first_day = sorted_.day == sorted_.groupby("nik").day.transform("min")
    listed = lists.cadres.set_index("cadre_code")
    return sorted_.assign(
        worker=first.cumsum() - 1,
        month=sorted_.day.dt.to_period("M").dt.to_timestamp(),
        standing=on_first_day.map({True: "rival", False: "reregistration"}).mask(first, "acquisition"),
        supervisor=sorted_.cadre.map(listed.supervisor).fillna(sorted_.supervisor),
        cadre_group=sorted_.cadre.map(listed.cadre_group).fillna(""),
    ).astype(dict.fromkeys(REPEATED, "category"))
