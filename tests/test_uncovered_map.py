"""The map: what is drawn where, in which shade, and where its labels stand."""

import json
from itertools import pairwise

import pandas as pd
import pytest

from acquisition import boundaries, map_legend, map_measures, map_narrative, uncovered_map
from acquisition.hatching import hatch
from acquisition.i18n import language
from acquisition.label_placement import place_labels
from acquisition.map_measures import MEASURES

INDONESIAN = language("id")
BORDERS = boundaries.boundaries_file()
SQUARE = [(0, 0), (0, 2), (2, 2), (2, 0), (0, 0)]
SMALL = [(2, 0), (2, 0.2), (2.2, 0.2), (2.2, 0), (2, 0)]


def by_segment(*rows: tuple[str, str, str, int | None, int, int | None]) -> pd.DataFrame:
    columns = ["regency_code", "regency", "segment", "baseline", "acquisitions", "uncovered"]
    frame = pd.DataFrame(rows, columns=columns).astype({"baseline": "Int64", "uncovered": "Int64"})
    return frame.assign(
        employed=1000, recent_acquisitions=3, estimated=True, baseline_outdated=False, offices="KC Jambi"
    )


def looked_at(frame: pd.DataFrame, key: str = "uncovered", segments: str = "both", coverage=None):
    """What the map draws of uncovered_by_regency: its own acquisitions as those of the period."""
    regencies = map_measures.by_regency(frame, segments)
    if coverage is None:
        coverage = pd.DataFrame(columns=["regency_code", "segment", "active", "potential"])
    return map_measures.measured(regencies, MEASURES[key], segments, frame, coverage)


def drawn(frame: pd.DataFrame, key: str = "uncovered", segments: str = "both", selected: str | None = None):
    return uncovered_map.figure(
        looked_at(frame, key, segments), MEASURES[key], segments, selected, INDONESIAN, BORDERS
    )


def values(frame: pd.DataFrame) -> dict:
    return {row.regency_code: row.state or row.value for row in frame.itertuples()}


@pytest.fixture
def frame() -> pd.DataFrame:
    return by_segment(
        ("1571", "Kota Jambi", "PU", 100, 0, 100),
        ("1571", "Kota Jambi", "BPU", 200, 50, 150),
        ("1508", "Tebo", "PU", 10, 10, 0),
        ("1508", "Tebo", "BPU", 0, 0, 0),
        ("1509", "Bungo", "PU", 30, 0, 30),
        ("1509", "Bungo", "BPU", None, 5, None),
    )


def test_both_segments_are_added_and_one_missing_leaves_the_sum_unknown(frame):
    both = map_measures.by_regency(frame, "both").set_index("regency_code")["uncovered"]
    assert both["1571"] == 250
    assert both["1508"] == 0
    assert pd.isna(both["1509"])
    assert map_measures.by_regency(frame, "PU").set_index("regency_code")["uncovered"]["1509"] == 30


def test_no_data_and_zero_and_some_look_different(frame):
    chart = drawn(frame)
    classes = dict(zip(chart.data[0].locations, chart.data[0].z, strict=True))
    assert classes["1509"] == 0
    assert classes["1508"] == 1
    assert classes["1571"] >= 2
    colours = uncovered_map.shades(MEASURES["uncovered"], "both")
    assert len(set(colours)) == len(colours)
    labels = chart.data[-1].text
    assert any("tidak ada data" in label for label in labels)
    assert any("<b>≈0</b>" in label for label in labels)


def test_the_selected_regency_is_outlined_and_drawn_last(frame):
    chart = drawn(frame, selected="1508")
    assert chart.data[0].locations[-1] == "1508"
    assert chart.data[0].marker.line.width[-1] > max(chart.data[0].marker.line.width[:-1])


@pytest.mark.parametrize(
    ("largest", "limits"),
    [
        (None, ()),
        (0, ()),
        (600, (100, 200, 300, 400, 500, 600)),
        (121_771, (25_000, 50_000, 75_000, 100_000, 125_000)),
    ],
)
def test_shades_end_at_round_numbers(largest, limits):
    assert map_measures.class_limits(largest) == limits


def test_the_largest_value_has_a_shade():
    for largest in range(1, 3000, 7):
        limits = map_measures.class_limits(largest)
        assert len(limits) <= 6
        assert 2 <= map_measures.shade_class(largest, limits) <= 7


def test_letters_stand_out_from_every_shade():
    assert uncovered_map.letters_on("#0F3B44") == "#FFFFFF"
    assert uncovered_map.letters_on("#E8893F") == uncovered_map.INK


def test_outer_rings_run_clockwise_as_plotly_fills_them():
    def signed(ring):
        return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))

    for feature in boundaries.boundaries(boundaries.boundaries_file())["features"]:
        geometry = feature["geometry"]
        polygons = (
            geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        )
        assert all(signed(rings[0]) <= 0 for rings in polygons)
        assert all(signed(hole) >= 0 for rings in polygons for hole in rings[1:])


def test_heights_of_points_are_left_out(tmp_path):
    path = tmp_path / "high.geojson"
    ring = [[0, 0, 7], [0, 1, 7], [1, 1, 7], [0, 0, 7]]
    shape = {"id": 1501, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    path.write_text(json.dumps({"features": [shape]}))
    ((code, (outline,)),) = boundaries.outlines(boundaries.boundaries(path))
    assert (code, outline) == ("1501", [[0, 0], [0, 1], [1, 1], [0, 0]])


def test_a_label_stands_inside_where_it_fits_and_beside_the_land_where_not():
    labels = place_labels({"large": [SQUARE], "small": [SMALL]}, {"large": (1, 0.4), "small": (1, 0.4)})
    x, y = labels["large"].at
    assert 0.5 <= x <= 1.5
    assert 0.2 <= y <= 1.8
    assert labels["large"].leads_to is None
    x, y = labels["small"].at
    assert x > 2.2 or y < 0
    inside = labels["small"].leads_to
    assert 2 <= inside[0] <= 2.2
    assert 0 <= inside[1] <= 0.2


def test_names_from_files_stay_text(frame):
    hostile = by_segment(("1571", "<b>x</b>", "PU", 1, 0, 1))
    chart = drawn(hostile, segments="PU")
    assert "&lt;b&gt;x&lt;/b&gt;" in chart.data[-1].text[0]
    assert "<b>x" not in chart.data[0].hovertext[0]


def test_each_measure_of_both_segments(frame):
    # 250 and 0 uncovered of 1,000 employed; 3 + 3 acquired in 3 months are 2 a month.
    assert values(looked_at(frame)) == {"1571": 250, "1508": 0, "1509": "no data"}
    assert values(looked_at(frame, "per_1000")) == {"1571": 250, "1508": 0, "1509": "no data"}
    assert values(looked_at(frame, "months")) == {"1571": 125, "1508": 0, "1509": "no data"}
    assert values(looked_at(frame, "acquisitions")) == {"1571": 50, "1508": 10, "1509": 5}
    rows = [
        ("1571", "PU", 10, 40),
        ("1571", "BPU", 20, 60),
        ("1508", "PU", 1, 2),
        ("1508", "BPU", None, None),
    ]
    coverage = pd.DataFrame(rows, columns=["regency_code", "segment", "active", "potential"])
    covered = looked_at(frame, "coverage", coverage=coverage)
    assert values(covered) == {"1571": 0.3, "1508": "no data", "1509": "no data"}


def test_months_without_any_pace_are_not_reached_and_never_infinite(frame):
    still = looked_at(frame.assign(recent_acquisitions=0), "months")
    assert values(still) == {"1571": "not reached", "1508": 0, "1509": "no data"}
    said = {
        row.regency_code: map_measures.said(row, MEASURES["months"], INDONESIAN) for row in still.itertuples()
    }
    assert said == {"1571": "tidak tercapai", "1508": "0 bulan", "1509": "tidak ada data"}
    unknown = looked_at(frame.assign(recent_acquisitions=None), "months")
    assert values(unknown)["1571"] == "no data"


def test_counts_and_rates_have_palettes_of_their_own():
    palettes = [uncovered_map.shades(one, "both")[2:-1] for one in MEASURES.values() if one.is_rate]
    palettes.append(uncovered_map.shades(MEASURES["uncovered"], "both")[2:-1])
    assert len({colour for palette in palettes for colour in palette}) == 6 * len(palettes)


def test_estimated_and_outdated_baselines_are_marked_beside_their_numbers(frame):
    row = next(looked_at(frame.assign(baseline_outdated=True)).itertuples())
    assert map_measures.said(row, MEASURES["uncovered"], INDONESIAN, marked=True) == "≈0†"
    assert map_measures.said(row, MEASURES["acquisitions"], INDONESIAN, marked=True) == "0"


def test_regencies_outside_every_territory_are_hatched_and_those_without_data_crossed(frame):
    def hatched(chart) -> int:
        return sum(
            trace.opacity == uncovered_map.HATCH for trace in chart.select_traces({"type": "scattergeo"})
        )

    # Bungo, of which one segment is not known, is crossed by lines of both directions.
    assert hatched(drawn(frame)) == 2
    outside = frame.assign(offices=["", "", *frame["offices"].iloc[2:]])
    assert hatched(drawn(outside)) == 3


def test_the_legend_counts_the_regencies_of_each_class_and_state(frame):
    html = map_legend.as_html(looked_at(frame), MEASURES["uncovered"], "both", INDONESIAN)
    for words in ("&gt; 200 – 250: 1 kab/kota", "nol: 1 kab/kota", "tidak ada data: 1 kab/kota"):
        assert words in html
    assert "bukan wilayah kerja" not in html
    assert "angka dasar estimasi: 3 kab/kota" in html


def test_hatching_stays_inside_its_outline():
    for rising in (True, False):
        longitudes, latitudes = hatch([SQUARE], rising, spacing=0.3)
        inside = [one for one in (*longitudes, *latitudes) if one is not None]
        assert min(inside) >= -1e-9
        assert max(inside) <= 2 + 1e-9
        assert longitudes.count(None) >= 10


def test_shapes_and_regencies_that_do_not_match_are_told(tmp_path):
    path = tmp_path / "other.geojson"
    shape = (
        '{"type":"Feature","properties":{"bps_code":"%s"},"geometry":{"type":"Polygon","coordinates":[%s]}}'
    )
    square = [list(point) for point in SQUARE]
    shapes = ",".join(shape % (code, square) for code in ("1571", "9999"))
    path.write_text('{"type":"FeatureCollection","features":[' + shapes + "]}", encoding="utf-8")
    assert boundaries.boundaries_file(tmp_path) == path
    assert boundaries.unmatched(["1571", "1508"], path) == (["9999"], ["1508"])


def test_the_gap_to_target_is_told_under_its_own_name_and_only_where_there_is_a_target(frame):
    columns = ["regency_code", "segment", "dated", "active", "potential", "gap_to_target"]
    day = pd.Timestamp("2016-12-31")
    rows = [("1571", "PU", day, 40, 100, 13), ("1508", "PU", day, 20, 50, None)]
    coverage = pd.DataFrame(rows, columns=columns)
    regencies = map_measures.by_regency(frame, "both")

    def told(coverage: pd.DataFrame) -> dict[str, str]:
        numbers = map_narrative.numbers(regencies, frame, frame.head(0), coverage, None, INDONESIAN)
        return {label: number for label, number, _note in numbers}

    assert told(coverage)["Gap ke target"] == "13"
    assert "Gap ke target" not in told(coverage.tail(1))


def test_a_sum_over_some_regencies_says_so(frame):
    day = pd.Timestamp("2016-12-31")
    columns = ["regency_code", "segment", "dated", "active", "potential", "gap_to_target"]
    coverage = pd.DataFrame(
        [("1571", "PU", day, 40, 100, 13), ("1508", "PU", None, None, None, None)], columns=columns
    )
    regencies = map_measures.by_regency(frame, "both")
    numbers = map_narrative.numbers(regencies, frame, frame.head(0), coverage, None, INDONESIAN)
    told = {label: note for label, _number, note in numbers}
    # Of Bungo there is no baseline of the self-employed.
    assert told["Semua kabupaten/kota"].endswith(" · 2 dari 3 kab/kota")
    assert told["Cakupan"].endswith(" · 1 dari 2 kab/kota")
    assert told["Gap ke target"].endswith(" · 1 dari 2 kab/kota")
    one = map_narrative.numbers(regencies, frame, frame.head(0), coverage, "1571", INDONESIAN)
    assert not any("kab/kota" in note for _label, _number, note in one[:5])
