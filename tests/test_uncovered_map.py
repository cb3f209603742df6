"""The map: what is drawn where, in which shade, and where its labels stand."""

from itertools import pairwise

import pandas as pd
import pytest

from acquisition import uncovered_map
from acquisition.i18n import language
from acquisition.label_placement import place_labels

INDONESIAN = language("id")
SQUARE = [(0, 0), (0, 2), (2, 2), (2, 0), (0, 0)]
SMALL = [(2, 0), (2, 0.2), (2.2, 0.2), (2.2, 0), (2, 0)]


def by_segment(*rows: tuple[str, str, str, int | None, int, int | None]) -> pd.DataFrame:
    columns = ["regency_code", "regency", "segment", "baseline", "acquisitions", "uncovered"]
    return pd.DataFrame(rows, columns=columns).astype({"baseline": "Int64", "uncovered": "Int64"})


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
    both = uncovered_map.by_regency(frame, "both").set_index("regency_code")["uncovered"]
    assert both["1571"] == 250
    assert both["1508"] == 0
    assert pd.isna(both["1509"])
    assert uncovered_map.by_regency(frame, "PU").set_index("regency_code")["uncovered"]["1509"] == 30


def test_no_data_and_zero_and_some_look_different(frame):
    regencies = uncovered_map.by_regency(frame, "both")
    chart = uncovered_map.figure(regencies, "both", None, INDONESIAN)
    classes = dict(zip(chart.data[0].locations, chart.data[0].z, strict=True))
    assert classes["1509"] == 0
    assert classes["1508"] == 1
    assert classes["1571"] >= 2
    colours = [uncovered_map.NO_DATA, uncovered_map.ZERO, *uncovered_map.SHADES["both"]]
    assert len(set(colours)) == len(colours)
    labels = chart.data[-1].text
    assert any("tidak ada data" in label for label in labels)
    assert any("<b>0</b>" in label for label in labels)


def test_the_selected_regency_is_outlined_and_drawn_last(frame):
    regencies = uncovered_map.by_regency(frame, "both")
    chart = uncovered_map.figure(regencies, "both", "1508", INDONESIAN)
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
    assert uncovered_map.class_limits(largest) == limits


def test_the_largest_value_has_a_shade():
    for largest in range(1, 3000, 7):
        limits = uncovered_map.class_limits(largest)
        assert len(limits) <= 6
        assert 2 <= uncovered_map.shade_class(largest, limits) <= 7


def test_letters_stand_out_from_every_shade():
    assert uncovered_map.letters_on("#0F3B44") == "#FFFFFF"
    assert uncovered_map.letters_on("#E8893F") == uncovered_map.INK


def test_outer_rings_run_clockwise_as_plotly_fills_them():
    def signed(ring):
        return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))

    for feature in uncovered_map.boundaries()["features"]:
        geometry = feature["geometry"]
        polygons = (
            geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        )
        assert all(signed(rings[0]) <= 0 for rings in polygons)
        assert all(signed(hole) >= 0 for rings in polygons for hole in rings[1:])


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
    chart = uncovered_map.figure(uncovered_map.by_regency(hostile, "PU"), "PU", None, INDONESIAN)
    assert "&lt;b&gt;x&lt;/b&gt;" in chart.data[-1].text[0]
    assert "<b>x" not in chart.data[0].hovertext[0]
