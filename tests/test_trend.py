"""The course of a period: a line that climbs to the steps of its target."""

from datetime import date

import pandas as pd

from acquisition import trend
from acquisition.charts import ACCENT
from acquisition.i18n import language

INDONESIAN = language("id")


def months(*rows: tuple[str, int, int | None, int]) -> pd.DataFrame:
    """Month, workers acquired, target, offices that have not sent."""
    frame = pd.DataFrame(rows, columns=["month", "acquisitions", "target", "offices_missing"])
    frame = frame.astype({"target": "Int64"}).assign(month=pd.to_datetime(frame["month"]), offices_partial=0)
    counted = frame["acquisitions"].where(frame["target"].notna())
    return frame.assign(
        cumulative_acquisitions=frame["acquisitions"].cumsum(),
        cumulative_target=frame["target"].cumsum(),
        cumulative_against_target=counted.cumsum(),
    )


TWO = months(("2017-01-01", 30, 40, 0), ("2017-02-01", 50, 40, 1))


def labels(chart) -> list[str]:
    return [annotation.text for annotation in chart.layout.annotations]


def test_the_line_meets_the_months_at_their_ends_and_the_last_at_the_last_day_of_the_data():
    target, line = trend.cumulative(TWO, date(2017, 2, 20), INDONESIAN).data
    assert list(line.x) == [date(2017, 1, 1), date(2017, 1, 31), date(2017, 2, 20)]
    assert list(line.y) == [0, 30, 80]
    assert list(target.x) == [date(2017, 1, 1), date(2017, 2, 1), date(2017, 2, 28)]
    assert list(target.y) == [40, 80, 80]
    assert target.line.shape == "hv"


def test_incomplete_months_are_open_circles_with_a_warning_at_their_name():
    chart = trend.cumulative(TWO, date(2017, 2, 20), INDONESIAN)
    assert list(chart.data[1].marker.color)[1:] == [ACCENT, "white"]
    assert list(chart.layout.xaxis.ticktext) == ["Jan", "Feb<br>⚠"]


def test_without_targets_there_is_the_line_alone():
    chart = trend.cumulative(months(("2016-11-01", 192, None, 0)), date(2016, 11, 12), INDONESIAN)
    (line,) = chart.data
    assert list(line.y) == [0, 192]
    assert len(labels(chart)) == 1


def test_only_what_counts_against_the_target_is_drawn_against_it():
    frame = months(("2016-12-01", 500, None, 0), ("2017-01-01", 30, 40, 0))
    target, line = trend.cumulative(frame, date(2017, 1, 31), INDONESIAN).data
    assert list(line.y) == [0, 30]
    assert list(target.y) == [40, 40]


def test_the_label_says_that_the_rest_stands_against_no_target():
    frame = months(("2016-12-01", 500, None, 0), ("2017-01-01", 30, 40, 0))
    assert trend.outside(frame) == 500
    assert "<b>30</b><br>akuisisi<br>bertarget" in labels(
        trend.cumulative(frame, date(2017, 1, 31), INDONESIAN)
    )
    assert trend.outside(TWO) == trend.outside(months(("2017-01-01", 500, None, 0))) == 0


def test_of_two_years_every_third_month_has_its_name_and_each_its_warning():
    rows = [(f"{year}-{month:02}-01", 1, None, 1) for year in (2016, 2017) for month in range(1, 13)]
    ticks = trend.cumulative(months(*rows), date(2017, 12, 31), INDONESIAN).layout.xaxis.ticktext
    assert list(ticks[:4]) == ["Jan<br>2016<br>⚠", "<br>⚠", "<br>⚠", "Apr<br>⚠"]
    assert ticks[12] == "Jan<br>2017<br>⚠"


def test_the_labels_at_the_end_stay_apart_and_inside_the_chart():
    for rows in ([("2017-01-01", 100, 99, 0)], [("2017-01-01", 0, 1, 0)], [("2017-01-01", 10, 900, 0)]):
        chart = trend.cumulative(months(*rows), date(2017, 1, 31), INDONESIAN)
        upper, lower = sorted((one.y for one in chart.layout.annotations), reverse=True)
        top = chart.layout.yaxis.range[1]
        drawn = chart.layout.height - chart.layout.margin.t - chart.layout.margin.b
        assert upper <= top
        assert (upper - lower) / top * drawn >= 50
