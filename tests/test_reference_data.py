"""The reference data as shipped: complete, consistent, and traceable to the published figures."""

import csv
import json
import re
from collections import Counter, defaultdict
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from acquisition.apportion import largest_remainders
from acquisition.contract import ENROLLMENTS

DATA = Path(__file__).parents[1] / "data"
REFERENCE = DATA / "reference"
HEADERS = {
    "offices": "office_code,office,kind,aliases",
    "territories": "office_code,regency_code,valid_from,valid_to,source",
    "regencies": (
        "regency_code,kemendagri_code,kind,regency,capital,latitude,longitude,area_km2,population,employed,aliases"
    ),
    "districts": "district_code,regency_code,district,latitude,longitude",
    "cadres": "cadre_code,cadre,office_code,village,district_code,since",
    "events": "event_code,event,type,venue,regency_code,office_code,started_at,ended_at",
    "attendance": "event_code,cadre_code",
    "baselines": "regency_code,segment,dated,uncovered,estimated,method,source",
}


def table(name: str) -> list[dict[str, str]]:
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def values(name: str, column: str) -> set[str]:
    return {row[column] for row in table(name)}


@pytest.mark.parametrize("name", HEADERS)
def test_files_are_plain_utf8_csv_with_documented_columns(name):
    content = (REFERENCE / f"{name}.csv").read_bytes()
    assert b"\r" not in content and not content.startswith(b"\xef\xbb\xbf") and content.endswith(b"\n")
    header = content.decode("utf-8").split("\n", 1)[0]
    assert header == HEADERS[name]
    section = (DATA / "README.md").read_text("utf-8").split(f"### {name}.csv", 1)[1].split("\n#", 1)[0]
    assert [column for column in header.split(",") if f"`{column}`" not in section] == []


def test_the_readme_explains_every_column_of_an_export():
    readme = (DATA / "README.md").read_text("utf-8")
    assert [column for column in ENROLLMENTS.column_names if f"| `{column}` |" not in readme] == []


def test_every_reference_file_names_its_source():
    sources = (REFERENCE / "sources.md").read_text("utf-8")
    files = {path.name for path in REFERENCE.iterdir()} - {"sources.md"}
    assert [name for name in sorted(files) if f"`{name}`" not in sources] == []
    assert "CC BY 4.0" in sources


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("offices", ("office_code",)),
        ("territories", ("office_code", "regency_code", "valid_from")),
        ("regencies", ("regency_code",)),
        ("districts", ("district_code",)),
        ("cadres", ("cadre_code",)),
        ("events", ("event_code",)),
        ("attendance", ("event_code", "cadre_code")),
        ("baselines", ("regency_code", "segment", "dated")),
    ],
)
def test_keys_are_unique(name, key):
    counts = Counter(tuple(row[column] for column in key) for row in table(name))
    assert [found for found, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    ("name", "column", "target"),
    [
        ("territories", "office_code", "offices"),
        ("territories", "regency_code", "regencies"),
        ("districts", "regency_code", "regencies"),
        ("cadres", "office_code", "offices"),
        ("cadres", "district_code", "districts"),
        ("events", "regency_code", "regencies"),
        ("events", "office_code", "offices"),
        ("attendance", "event_code", "events"),
        ("attendance", "cadre_code", "cadres"),
        ("baselines", "regency_code", "regencies"),
    ],
)
def test_references_lead_somewhere(name, column, target):
    assert values(name, column) <= values(target, column)


def test_eleven_regencies_with_both_of_their_codes():
    codes = {row["regency"]: (row["regency_code"], row["kemendagri_code"]) for row in table("regencies")}
    assert codes == {
        "Kerinci": ("1501", "15.01"),
        "Merangin": ("1502", "15.02"),
        "Sarolangun": ("1503", "15.03"),
        "Batang Hari": ("1504", "15.04"),
        "Muaro Jambi": ("1505", "15.05"),
        "Tanjung Jabung Timur": ("1506", "15.07"),
        "Tanjung Jabung Barat": ("1507", "15.06"),
        "Tebo": ("1508", "15.09"),
        "Bungo": ("1509", "15.08"),
        "Kota Jambi": ("1571", "15.71"),
        "Kota Sungai Penuh": ("1572", "15.72"),
    }
    assert sum(int(row["employed"]) for row in table("regencies")) == 1_746_840


def test_144_districts_lie_in_the_regency_their_code_says():
    regency_of = {row["kemendagri_code"]: row["regency_code"] for row in table("regencies")}
    districts = table("districts")
    assert len(districts) == 144
    assert [row for row in districts if regency_of[row["district_code"][:5]] != row["regency_code"]] == []


def regency_key(spelling: str) -> str:
    return re.sub("[^a-z]", "", re.sub(r"^(kabupaten|kab|kota)\b", "", spelling.lower()))


def office_key(spelling: str) -> str:
    return re.sub("[^a-z]", "", spelling.lower())


@pytest.mark.parametrize(
    ("name", "code", "shown", "key"),
    [("regencies", "regency_code", "regency", regency_key), ("offices", "office_code", "office", office_key)],
)
def test_no_spelling_means_two_things(name, code, shown, key):
    meanings = defaultdict(set)
    for row in table(name):
        for spelling in [row[shown], *row["aliases"].split("|")]:
            assert key(spelling)
            meanings[key(spelling)].add(row[code])
    assert {spelling: codes for spelling, codes in meanings.items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("KAB. BATANGHARI", "1504"),
        ("Muara Jambi", "1505"),
        ("Ma. Jambi", "1505"),
        ("Tanjabtim", "1506"),
        ("TJ. JABUNG TIMUR", "1506"),
        ("Tanjab Barat", "1507"),
        ("Tanjabbar", "1507"),
        ("Tjb Barat", "1507"),
        ("Kabupaten Tebo", "1508"),
        ("Muara Bungo", "1509"),
        ("KOTA JAMBI", "1571"),
        ("Sungaipenuh", "1572"),
    ],
)
def test_known_spellings_of_regencies(spelling, code):
    found = {
        row["regency_code"]
        for row in table("regencies")
        if regency_key(spelling) in map(regency_key, [row["regency"], *row["aliases"].split("|")])
    }
    assert found == {code}


def test_five_offices_and_their_territories():
    names = {row["office_code"]: row["office"] for row in table("offices")}
    assert names == {
        "JMB": "KC Jambi",
        "MJB": "KCP Muaro Jambi",
        "TBO": "KCP Tebo",
        "TJB": "KCP Tanjung Jabung Barat",
        "BTH": "KCP Batang Hari",
    }
    territories = {(row["office_code"], row["regency_code"]) for row in table("territories")}
    assert territories == {
        ("JMB", "1571"), ("JMB", "1506"), ("MJB", "1505"), ("TBO", "1508"), ("TJB", "1507"), ("BTH", "1504"),
    }  # fmt: skip
    assert {(row["valid_from"], row["valid_to"]) for row in table("territories")} == {("2016-01-01", "")}


def test_25_cadres_live_where_their_office_works():
    cadres = table("cadres")
    # As published, KC Jambi first.
    by_office = Counter(row["office_code"] for row in cadres)
    assert by_office == {"JMB": 10, "MJB": 4, "TBO": 4, "TJB": 4, "BTH": 3}
    regency_of = {row["district_code"]: row["regency_code"] for row in table("districts")}
    territory = {(row["office_code"], row["regency_code"]) for row in table("territories")}
    homes = {row["cadre_code"]: (row["office_code"], regency_of[row["district_code"]]) for row in cadres}
    assert [code for code, home in homes.items() if home not in territory] == []
    assert all(row["village"] for row in cadres)
    assert {date.fromisoformat(row["since"]) for row in cadres} == {date(2016, 11, 12)}


def test_only_the_rewarded_three_are_real_persons():
    real = {row["cadre"]: row for row in table("cadres") if row["cadre"] != f"Kader {row['cadre_code']}"}
    offices = {cadre: row["office_code"] for cadre, row in real.items()}
    assert offices == {"Asnawi Alamsyah": "JMB", "Mailisa": "JMB", "Laila Jumati": "BTH"}
    # Nothing published says where they live.
    assert {row["village"] for row in real.values()} == {"Kelurahan contoh"}


def test_the_two_founding_events_and_who_was_there():
    events = {row["event_code"]: row for row in table("events")}
    lengths = {
        code: datetime.fromisoformat(row["ended_at"]) - datetime.fromisoformat(row["started_at"])
        for code, row in events.items()
    }
    hours = {code: length.total_seconds() / 3600 for code, length in lengths.items()}
    assert hours == {"PEL-20161111": 32, "GRB-20161112": 2}
    sweep = events["GRB-20161112"]
    assert [sweep[column] for column in ("type", "venue", "regency_code")] == [
        "grebeg pasar", "Pasar Angso Duo", "1571",
    ]  # fmt: skip
    attendance = {(row["event_code"], row["cadre_code"]) for row in table("attendance")}
    assert attendance == {(event, cadre) for event in events for cadre in values("cadres", "cadre_code")}


@pytest.mark.parametrize(("segment", "total"), [("PU", 380_000), ("BPU", 430_000)])
def test_the_baseline_is_the_published_figure_split_by_employed_persons(segment, total):
    employed = {row["regency_code"]: int(row["employed"]) for row in table("regencies")}
    rows = [row for row in table("baselines") if row["segment"] == segment]
    uncovered = {row["regency_code"]: int(row["uncovered"]) for row in rows}
    assert sum(uncovered.values()) == total
    assert uncovered == largest_remainders(total, employed)
    assert {(row["dated"], row["estimated"]) for row in rows} == {("2016-11-11", "true")}
    assert all(row["method"] and row["source"] for row in rows)


def test_the_baseline_of_two_regencies_by_hand():
    # Kota Jambi: 380,000 x 262,974 / 1,746,840 = 57,206.22 and 430,000 x ... = 64,733.36, both cut off.
    # Tebo: 380,000 x 181,524 / 1,746,840 = 39,487.94 and 430,000 x ... = 44,683.73, both given one more.
    rows = [row for row in table("baselines") if row["regency_code"] in ("1571", "1508")]
    assert {(row["regency_code"], row["segment"]): int(row["uncovered"]) for row in rows} == {
        ("1571", "PU"): 57_206,
        ("1571", "BPU"): 64_733,
        ("1508", "PU"): 39_488,
        ("1508", "BPU"): 44_684,
    }


def test_largest_remainders_by_hand():
    # Quotas 4.7, 3.5, 1.8: floors 4 + 3 + 1 = 8; the two left go to the remainders 0.8 and 0.7.
    assert largest_remainders(10, {"a": 47, "b": 35, "c": 18}) == {"a": 5, "b": 3, "c": 2}
    # Equal remainders go by key, in whatever order they come.
    assert largest_remainders(2, {"c": 1, "a": 1, "b": 1}) == {"a": 1, "b": 1, "c": 0}
    assert largest_remainders(0, {"a": 3, "b": 0}) == {"a": 0, "b": 0}


@pytest.mark.parametrize(
    ("total", "weights"), [(10, {}), (10, {"a": 0}), (10, {"a": 2, "b": -1}), (-1, {"a": 1})]
)
def test_largest_remainders_refuses_what_cannot_be_split(total, weights):
    with pytest.raises(ValueError, match="cannot split"):
        largest_remainders(total, weights)


def signed_area(ring: list[list[float]]) -> float:
    """Negative where the ring runs clockwise, seen with north up."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def polygons(geometry: dict) -> list[list[list[list[float]]]]:
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]


def test_outlines_match_the_regencies_and_run_clockwise():
    features = json.loads((REFERENCE / "jambi_regencies.geojson").read_text("utf-8"))["features"]
    names = {feature["id"]: feature["properties"]["name"] for feature in features}
    assert names == {row["regency_code"]: row["regency"] for row in table("regencies")}
    for feature in features:
        for outer, *holes in polygons(feature["geometry"]):
            assert all(ring[0] == ring[-1] for ring in [outer, *holes])
            assert signed_area(outer) < 0
            assert all(signed_area(hole) > 0 for hole in holes)
