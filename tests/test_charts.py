"""Charts show the figures they are given: from zero, in order, named, in colours that do not change."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from acquisition import achievement, charts
from acquisition.i18n import language

INDONESIAN, ENGLISH = language("id"), language("en")
TARGETS = (
    "target", "against_target", "achievement",
    "target_contribution", "contribution_against_target", "contribution_achievement",
)  # fmt: skip
COLOURS = charts.office_colours(["JMB", "BTH", "TBO"])


def texts(chart) -> list[str]:
    return [text.strip().removeprefix("<b>").removesuffix("</b>") for text in chart.data[1].text]


def headings(chart) -> list[str]:
    return [annotation.text for annotation in chart.layout.annotations]


@pytest.fixture
def offices() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "office_code": ["TBO", "JMB"],
            "office": ["KCP Tebo", "KC Jambi"],
            "acquisitions": [15, 97],
            "contribution": [292_000, 1_869_600],
            "months_missing": 0,
            "months_partial": 0,
        }
    ).assign(**dict.fromkeys(TARGETS, pd.NA))


def test_offices_are_ranked_bars_from_zero_with_their_numbers_on_them(offices):
    chart = charts.offices(offices, "acquisitions", COLOURS, INDONESIAN)
    assert list(chart.data[0].x) == [97, 15]
    assert texts(chart) == ["97", "15"]
    assert chart.layout.xaxis.range[0] == 0
    assert chart.layout.xaxis.range[1] > 97
    assert headings(chart)[0].startswith("KC Jambi")
    assert "86,6" in headings(chart)[0]  # 97 / 112


def test_money_is_written_short_on_bars(offices):
    chart = charts.offices(offices, "contribution", COLOURS, INDONESIAN)
    assert texts(chart) == ["Rp\u00a01,9\u00a0juta", "Rp\u00a0292.000"]


@pytest.fixture
def targeted(offices) -> pd.DataFrame:
    """KC Jambi above its target, KCP Tebo below, KCP Batang Hari without one, KC Baru without a file."""
    return pd.DataFrame(
        [
            ("TBO", "KCP Tebo", 15, 20, 15, 0.75, 1, 0),
            ("JMB", "KC Jambi", 97, 80, 90, 1.125, 0, 0),
            ("BTH", "KCP Batang Hari", 33, None, None, None, 0, 0),
            ("BRU", "KC Baru", None, 30, 0, 0.0, 3, 0),
        ],
        columns=[
            "office_code", "office", "acquisitions", "target", "against_target", "achievement",
            "months_missing", "months_partial",
        ],
    ).astype({"acquisitions": "Int64", "target": "Int64", "against_target": "Int64"})  # fmt: skip


def test_offices_are_ranked_by_what_they_reached_of_their_target(targeted):
    chart = charts.achievements(targeted, COLOURS, INDONESIAN, height=400)
    assert [heading.split("  ")[0] for heading in headings(chart)] == [
        "KC Jambi",
        "KCP Tebo\u00a0⚠",
        "KCP Batang Hari",
        "KC Baru\u00a0⚠",
    ]
    assert list(chart.data[0].x) == [1.125, 0.75, 0, 0]
    assert [shape.x0 for shape in chart.layout.shapes] == [1, 1]
    assert f"color:{achievement.REACHED.colour}'>✓" in headings(chart)[0]
    assert f"color:{achievement.BEHIND.colour}'>✕" in headings(chart)[1]


def test_who_has_no_target_or_sent_nothing_is_not_at_zero_percent(targeted):
    chart = charts.achievements(targeted, COLOURS, ENGLISH, height=400)
    assert texts(chart) == ["112\u00a0%", "75\u00a0%", "no target", "not sent"]
    assert "33 acquired" in headings(chart)[2]
    assert "✕" not in headings(chart)[3]


def test_targets_are_marked_across_the_bars(targeted):
    chart = charts.offices(targeted, "acquisitions", COLOURS, ENGLISH)
    assert list(chart.data[0].x) == [97, 33, 15, 0]
    assert [shape.x0 for shape in chart.layout.shapes] == [80, 20, 30]
    assert texts(chart) == ["97", "33", "15", "not sent"]
    assert "90 of target 80" in headings(chart)[0]
    assert "no target" in headings(chart)[1]
    # The number stands beyond the mark of a target that is not reached.
    assert list(chart.data[1].x) == [97, 33, 20, 30]


def test_an_office_has_one_colour_whatever_is_filtered(offices):
    every = charts.offices(offices, "acquisitions", COLOURS, INDONESIAN).data[0].marker.color
    alone = charts.offices(offices[offices["office_code"] == "TBO"], "acquisitions", COLOURS, INDONESIAN)
    assert alone.data[0].marker.color == (every[1],)
    assert len(set(COLOURS.values())) == 3


def test_regencies_without_data_come_last_and_say_so():
    frame = pd.DataFrame({"regency_code": ["1", "2", "3"], "regency": ["A", "B", "C"]})
    frame["value"] = [None, 0.0, 7.0]
    chart = charts.regencies(frame, ["tidak ada data", "0", "7"], "#123456", None)
    assert headings(chart) == ["C", "B", "A"]
    assert texts(chart) == ["7", "0", "tidak ada data"]


def test_names_from_files_stay_text():
    row = charts.Row(name="<b>x</b>", value=1, text="1", colour="#000000", aside="<i>y</i>")
    chart = charts.ranked_bars([row])
    assert "&lt;b&gt;x&lt;/b&gt;" in headings(chart)[0]
    assert "<i>" not in headings(chart)[0]
    assert "<b>x</b>" not in chart.data[0].hovertext[0]


@pytest.mark.parametrize("count", [0, 1, 5, 40])
def test_any_number_of_rows_keeps_type_readable(count):
    rows = [
        charts.Row(name=f"Kantor {place}", value=place, text=str(place), colour="#000000")
        for place in range(count)
    ]
    chart = charts.ranked_bars(rows)
    assert chart.layout.height >= count * 44
    assert all(annotation.font.size >= 17 for annotation in chart.layout.annotations)


def test_colours_do_not_run_out():
    colours = charts.office_colours([f"{place:03}" for place in range(40)])
    assert len(colours) == 40


def test_plotly_takes_a_copy_of_a_chart_for_the_same(offices):
    """Streamlit hands it one once it has drawn: a template, or numbers of no revision, it draws again."""
    made_at_once = charts.offices(offices, "acquisitions", COLOURS, INDONESIAN)
    for chart in (made_at_once, charts.laid_out(go.Figure(go.Bar(y=[1])), 100)):
        layout = chart.to_plotly_json()["layout"]
        assert "template" not in layout
        assert layout["datarevision"] is not None
