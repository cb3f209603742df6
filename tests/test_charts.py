"""Charts show the figures they are given: from zero, in order, named, in colours that do not change."""

import pandas as pd
import pytest

from acquisition import charts
from acquisition.i18n import language

INDONESIAN = language("id")
COLOURS = charts.office_colours(["JMB", "BTH", "TBO"])


def texts(chart) -> list[str]:
    return [text.removeprefix("<b>").removesuffix("</b>") for text in chart.data[0].text]


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
        }
    )


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


def test_an_office_has_one_colour_whatever_is_filtered(offices):
    every = charts.offices(offices, "acquisitions", COLOURS, INDONESIAN).data[0].marker.color
    alone = charts.offices(offices[offices["office_code"] == "TBO"], "acquisitions", COLOURS, INDONESIAN)
    assert alone.data[0].marker.color == (every[1],)
    assert len(set(COLOURS.values())) == 3


def test_cadres_show_shared_ranks_and_the_first_three_stand_out():
    frame = pd.DataFrame(
        [
            ("Asnawi Alamsyah", 1, 20),
            ("Laila Jumati", 2, 17),
            ("Mailisa", 2, 17),
            ("Kader TBO-02", 4, 9),
        ],
        columns=["cadre", "rank", "acquisitions"],
    ).assign(office="KC Jambi", office_code="JMB", registered=[True, True, True, False], contribution=336_000)
    chart = charts.cadres(frame, COLOURS, longest=20, language=INDONESIAN, row_height=44)
    assert [heading.split("</b>")[0].lstrip("<b>\u2007") for heading in headings(chart)] == [
        "1",
        "2",
        "2",
        "4",
    ]
    assert list(chart.data[0].marker.opacity) == [1, 1, 1, 0.5]
    assert "<b>Mailisa</b>" in headings(chart)[2]
    assert "<b>Kader" not in headings(chart)[3]
    assert all("KC Jambi · Rp 336.000" in heading.replace("\xa0", " ") for heading in headings(chart))
    assert [("belum terdaftar" in heading) for heading in headings(chart)] == [False, False, False, True]


def test_events_are_named_and_a_missing_rate_is_no_bar():
    frame = pd.DataFrame(
        {
            "event_code": ["GRB", "LAMA"],
            "event": ["Grebeg", "Tanpa jam"],
            "office_code": ["JMB", ""],
            "started_at": pd.to_datetime(["2016-11-12", None]),
            "hours": [2.0, None],
            "cadres": [25, None],
            "acquisitions": [192, 3],
            "acquisitions_per_hour": [96.0, None],
            "acquisitions_per_cadre": [7.68, None],
            "registered": [True, False],
        }
    )
    chart = charts.events(frame, "acquisitions_per_hour", COLOURS, INDONESIAN)
    assert list(chart.data[0].x) == [96.0, 0]
    assert texts(chart) == ["96", "–"]
    assert "2 jam" in headings(chart)[0]


def test_regencies_without_data_come_last_and_say_so():
    frame = pd.DataFrame({"regency_code": ["1", "2", "3"], "regency": ["A", "B", "C"]})
    frame["uncovered"] = pd.array([None, 0, 7], dtype="Int64")
    chart = charts.regencies(frame, "#123456", None, INDONESIAN)
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
