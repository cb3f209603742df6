"""Another province: only its reference data differ, in a folder of their own."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import nik

ROOT = Path(__file__).parents[1]
# Two regencies of an invented province, known to one office, and a shape that belongs to neither.
REFERENCE = {
    "offices": "office_code,office,kind,aliases\nLMB,KC Lembah,Kantor Cabang,Cabang Lembah",
    "regencies": (
        "regency_code,kemendagri_code,kind,regency,capital,latitude,longitude,area_km2,population,employed,aliases\n"
        "9901,99.01,Kabupaten,Lembah Utara,Lembah,-1.5,120.5,100,50000,20000,Lembah Ut\n"
        "9902,99.02,Kabupaten,Lembah Selatan,Hulu,-2.5,120.5,100,50000,10000,"
    ),
    "territories": (
        "office_code,regency_code,valid_from,valid_to,source\nLMB,9901,2016-01-01,,keputusan kantor"
    ),
    "districts": (
        "district_code,regency_code,district,latitude,longitude\n"
        "99.01.01,9901,Muara,-1.4,120.4\n99.02.01,9902,Hulu,-2.4,120.4"
    ),
    "cadres": "cadre_code,cadre,office_code,village,district_code,since",
    "events": "event_code,event,type,venue,regency_code,office_code,started_at,ended_at",
    "attendance": "event_code,cadre_code",
    "baselines": (
        "regency_code,segment,dated,uncovered,estimated,method,source\n"
        "9901,BPU,2016-01-01,1000,false,,survei\n9901,PU,2016-01-01,500,false,,survei\n"
        "9902,BPU,2016-01-01,300,false,,survei\n9902,PU,2016-01-01,200,false,,survei"
    ),
}
EXPORT = f"""nik;tanggal_kepesertaan;segmen;nama_kantor;kabupaten;kecamatan
{nik(1)};12-11-2016;BPU;KC Lembah;Lembah Utara;Muara
{nik(2)};12-11-2016;BPU;Cabang Lembah;9901;
{nik(3)};12-11-2016;PU;KC Lembah;Kab. Lembah Selatan;Hulu"""
# The page as the browser gets it: its headline, and the regencies that its map draws.
SHOW = """
import json
from streamlit.testing.v1 import AppTest
app = AppTest.from_file("app.py", default_timeout=60).run().switch_page("pages/uncovered_map.py").run()
chart = json.loads(app.get("plotly_chart")[0].proto.spec)
said = [one.value for one in [*app.title, *app.caption, *app.warning, *app.exception]]
print(json.dumps({"said": said, "drawn": chart["data"][0]["locations"]}))
"""


def square(code: str, south: float) -> dict:
    ring = [[120, south], [121, south], [121, south + 1], [120, south + 1], [120, south]]
    return {
        "type": "Feature",
        "properties": {"code": code},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """Runs Python in the project's folder for the other province, on a store of its own; its output."""
    folder = tmp_path_factory.mktemp("elsewhere")
    for name, text in REFERENCE.items():
        (folder / f"{name}.csv").write_text(f"{text}\n", encoding="utf-8")
    shapes = [square(code, south) for code, south in (("9901", -2), ("9902", -3), ("9999", -4))]
    geojson = {"type": "FeatureCollection", "attribution": "Peta Lembah", "features": shapes}
    (folder / "lembah.geojson").write_text(json.dumps(geojson), encoding="utf-8")
    (folder / "export.csv").write_text(EXPORT, encoding="utf-8")
    store = str(folder / "store")
    environment = os.environ | {"ACQUISITION_REFERENCE": str(folder), "ACQUISITION_STORE": store}

    def run(*arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip

    run.taken_in = run("-m", "acquisition", "import", str(folder / "export.csv"))
    return run


def test_an_import_places_workers_there_and_reports_what_has_no_regency(elsewhere):
    assert elsewhere.taken_in.returncode == 0, elsewhere.taken_in.stderr
    assert "accepted 3" in elsewhere.taken_in.stdout.replace("  ", " ")
    assert "no regency has the code of the shapes 9999" in elsewhere.taken_in.stderr


def test_the_sample_of_jambi_stays_out(elsewhere):
    told = elsewhere("-m", "acquisition", "demo")
    assert (told.returncode, "of Jambi, was not loaded" in told.stdout) == (0, True)


def test_its_figures_count_down_from_its_own_baselines(elsewhere):
    told = elsewhere("-m", "acquisition", "figure", "uncovered_by_regency")
    rows = {(row["regency"], row["segment"]): row for row in csv.DictReader(io.StringIO(told.stdout))}
    uncovered = {key: row["uncovered"] for key, row in rows.items() if key[0]}
    assert uncovered == {
        ("Lembah Utara", "BPU"): "998",
        ("Lembah Utara", "PU"): "500",
        ("Lembah Selatan", "BPU"): "300",
        ("Lembah Selatan", "PU"): "199",
    }
    assert rows["Lembah Utara", "PU"]["offices"] == "KC Lembah"
    assert rows["Lembah Selatan", "PU"]["offices"] == ""


def test_its_map_shows_its_regencies_and_owes_its_own_source(elsewhere):
    shown = json.loads(elsewhere("-c", SHOW).stdout.splitlines()[-1])
    assert shown["drawn"] == ["9901", "9902"]
    said = " ".join(shown["said"]).replace("\u00a0", " ")
    # 998 + 500 + 300 + 199, and 1,498 of them
    assert "1.997 tenaga kerja belum terlindungi; terbanyak di Lembah Utara, 1.498" in said
    assert "Peta Lembah" in said
    assert "9999" in said
