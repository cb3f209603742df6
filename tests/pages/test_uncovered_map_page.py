"""The map's page: a regency from near shows what its queries answer; unplaced rows and missing boundaries."""

import json
import shutil
from functools import partial
from io import BytesIO

import pytest

from acquisition import boundaries, formatting
from acquisition.filters import Filters
from acquisition.ingest.load import import_file
from acquisition.store import Store
from tests.conftest import IMPORT_DAY, nik

HEADER = "nik;tanggal_kepesertaan;segmen;kode_kantor;kabupaten;kecamatan;kode_kader;kode_kegiatan"
NEAR = Filters(regency=("1571",))


@pytest.fixture(scope="module")
def spread_path(empty_path, tmp_path_factory):
    """A store of four workers: two in kecamatan of Kota Jambi, one there in none, one in no regency."""
    path = shutil.copytree(empty_path, tmp_path_factory.mktemp("spread") / "store")
    rows = [
        f"{nik(1)};12-11-2016;BPU;JMB;Kota Jambi;Telanaipura;JMB-01;GRB-20161112",
        f"{nik(2)};12-11-2016;BPU;JMB;Kota Jambi;Telanaipura;JMB-01;",
        f"{nik(3)};12-11-2016;PU;JMB;Kota Jambi;;;",
        f"{nik(4)};12-11-2016;BPU;JMB;;;;",
    ]
    store = Store.open(path)
    import_file(store, BytesIO("\n".join([HEADER, *rows]).encode()), "spread.csv", today=IMPORT_DAY)
    store.close()
    return path


@pytest.fixture(scope="module")
def figures(spread_path):
    """The figures of Kota Jambi, straight from their queries."""
    store = Store.open(spread_path)
    names = (
        "uncovered_by_month",
        "acquisition_by_district",
        "acquisition_by_cadre",
        "acquisition_by_event",
        "uncovered_by_regency",
    )
    frames = {name: store.run(name, NEAR) for name in names}
    store.close()
    return frames


def charts(app) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def test_a_regency_from_near_shows_what_the_queries_answer(spread_path, open_page, figures):
    app = open_page(spread_path, "uncovered_map", regency="1571")
    assert not app.exception
    _map, course, districts = charts(app)

    months = figures["uncovered_by_month"]
    for trace, (segment, rows) in zip(course["data"], months.groupby("segment"), strict=True):
        told = [formatting.integer(count, "id") for count in rows["uncovered"]]
        assert [text.split(": ")[1] for text in trace["hovertext"]] == told
        assert f"<b>{segment} {told[-1]}</b>" in [text["text"] for text in course["layout"]["annotations"]]
    # 57,206 PU, less one; 64,733 BPU, less two
    assert sorted(months.groupby("segment")["uncovered"].last()) == [57_205, 64_731]

    # 2 in Telanaipura; the other ten of eleven without any; one acquired in no kecamatan.
    said = [text for trace in districts["data"] for text in trace.get("hovertext") or [] if "<b>" in text]
    by_district = figures["acquisition_by_district"].query("district_code != ''")
    assert len(said) == len(by_district) == 11
    assert any("Telanaipura" in text and "2 " in text for text in said)
    captions = " ".join(caption.value for caption in app.caption)
    assert "10 dari 11 kecamatan" in captions
    assert all(name in captions for name in by_district.loc[by_district["acquisitions"] == 0, "district"])

    listed = {frame.value.columns[0]: frame.value for frame in app.dataframe}
    assert listed["Kecamatan"].iloc[0, :2].tolist() == ["Telanaipura", 2]
    columns = ["cadre", "acquisitions"]
    cadres = figures["acquisition_by_cadre"].query("acquisitions > 0 and cadre_code != ''")
    assert listed["Kader"].iloc[:, :2].to_numpy().tolist() == cadres[columns].values.tolist()
    events = figures["acquisition_by_event"].query("acquisitions > 0 and event_code != ''")
    assert listed["Kegiatan"].iloc[:, 0].tolist() == events["event"].tolist() == ["Grebeg Pasar Angso Duo"]
    assert any("KC Jambi" in text.value for text in app.markdown)


def test_unplaced_rows_are_counted_and_lead_to_their_file(spread_path, open_page):
    app = open_page(spread_path, "uncovered_map", lang="en")
    assert {metric.label: metric.value for metric in app.metric}["Unplaced"] == "1"
    way = app.button(key="unplaced")
    assert way.label == "1 acquired without a regency: its row and file"
    way.click().run()
    assert not app.exception
    assert "1 workers acquired, by 1 rows of 1 files" in [one.value for one in app.header]


def test_without_boundaries_the_page_says_so_and_shows_the_rest(
    spread_path, open_page, tmp_path, monkeypatch
):
    monkeypatch.setattr(boundaries, "boundaries_file", partial(boundaries.boundaries_file, tmp_path))
    for page in ("uncovered_map", "where_next"):
        app = open_page(spread_path, page, regency="1571", by="district", lang="en")
        assert not app.exception
        assert any("No boundaries" in warning.value for warning in app.warning)
        assert app.dataframe


def test_a_file_that_is_no_geojson_is_said_by_its_name(tmp_path):
    empty = '{"features": [{"id": "1501", "geometry": {"type": "Polygon", "coordinates": []}}]}'
    for text in ("no json", "{}", '{"features": [{"geometry": null}]}', empty):
        path = tmp_path / f"{len(text)}.geojson"
        path.write_text(text)
        with pytest.raises(boundaries.BoundariesError, match=path.name):
            boundaries.boundaries(path)
