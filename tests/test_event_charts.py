"""Figures of events as bars, and what stands beside them."""

import re

import pandas as pd

from acquisition import event_charts
from acquisition.charts import ACCENT, NEUTRAL
from acquisition.i18n import language

NBSP = "\u00a0"
INDONESIAN, ENGLISH = language("id"), language("en")
COLOURS = {"JMB": "#2E2A7F"}


def event(code: str, name: str, acquisitions: int, **known) -> dict:
    """A row of acquisition_by_event."""
    row = {
        "event_code": code, "event": name, "office_code": "JMB", "registered": True, "started_at": pd.NaT,
        "acquisitions": acquisitions, "contribution": acquisitions * 16_800, "hours": None, "cadres": None,
        "cost": None, "acquisitions_per_hour": None, "acquisitions_per_cadre": None,
        "cost_per_acquisition": None,
    }  # fmt: skip
    return row | known


OFFICES = COLOURS | {"TBO": "#0B7A6B"}
NAMES = {"JMB": "KC Jambi", "TBO": "KCP <b>Tebo</b>"}
EVENTS = pd.DataFrame(
    [
        event(
            "GRB", "Grebeg Pasar Angso Duo", 192, started_at=pd.Timestamp(2016, 11, 12, 8), hours=2.0,
            cadres=25, acquisitions_per_hour=96.0, acquisitions_per_cadre=7.68,
        ),
        event(
            "SOS", "Sosialisasi 22 April 2017", 50, started_at=pd.Timestamp(2017, 4, 22), hours=4.0,
            acquisitions_per_hour=12.5, cost=5_000_000, cost_per_acquisition=100_000.0,
        ),
        event("OLD", "Lama", 3, registered=False, office_code=""),
        event("", "", 500),
    ]
)  # fmt: skip


def said(panel) -> list[tuple[str, str, str]]:
    return [(row.name, row.text, row.aside) for row in panel.rows]


def test_events_stand_beside_what_they_brought_and_beside_the_measure():
    acquired, per_hour = event_charts.panels(EVENTS, "event", "acquisitions_per_hour", COLOURS, INDONESIAN)
    # A name that says its day does not say it twice.
    assert said(acquired) == [
        ("Grebeg Pasar Angso Duo", "192", f"JMB · 12 Nov 2016 · Rp{NBSP}3,2{NBSP}juta"),
        ("Sosialisasi 22 April 2017", "50", f"JMB · Rp{NBSP}840.000"),
        ("Lama", "3", "belum terdaftar"),
    ]
    assert [row.code for row in acquired.rows] == ["GRB", "SOS", "OLD"]
    assert [row.colour for row in acquired.rows] == ["#2E2A7F", "#2E2A7F", NEUTRAL]
    assert said(per_hour) == [
        ("Grebeg Pasar Angso Duo", "96", "JMB · 2 jam"),
        ("Sosialisasi 22 April 2017", "12,5", "JMB · 4 jam"),
    ]
    assert event_charts.left_out(EVENTS, "event", "acquisitions_per_hour", INDONESIAN) == (
        "Per jam: 1 tidak diketahui."
    )


def test_an_event_says_what_its_quotient_is_made_of():
    (_, cost), (_, present) = (
        event_charts.panels(EVENTS, "event", measure, COLOURS, ENGLISH)
        for measure in ("cost_per_acquisition", "acquisitions_per_cadre")
    )
    assert said(cost) == [
        ("Sosialisasi 22 April 2017", f"Rp{NBSP}100,000", f"JMB · Rp{NBSP}5{NBSP}million spent")
    ]
    assert said(present) == [("Grebeg Pasar Angso Duo", "7.68", "JMB · 25 cadres")]


def grouped(**columns) -> pd.DataFrame:
    """Rows of events by something: 3 events each, hours of 2 of them."""
    count = len(next(iter(columns.values())))
    same = {"events": 3, "events_without": 0, "events_with_hours": 2, "hours": 4.0}
    return pd.DataFrame(columns).assign(**{name: [value] * count for name, value in same.items()})


def test_a_quotient_of_some_events_says_of_how_many():
    frame = grouped(type=["pelatihan", ""], acquisitions=[8, 2], acquisitions_per_hour=[1.5, None])
    frame.loc[0, "events_without"] = 1
    acquired, per_hour = event_charts.panels(frame, "type", "acquisitions_per_hour", COLOURS, ENGLISH)
    assert said(acquired) == [
        ("Pelatihan", "8", "3 events · 1 without result"),
        ("Events in no list", "2", "3 events"),
    ]
    assert [(row.colour, row.code) for row in acquired.rows] == [(ACCENT, ""), (NEUTRAL, "")]
    assert said(per_hour) == [("Pelatihan", "1.5", "4 hours · 2 of 3 events")]


def test_weekdays_stay_in_their_order_by_any_measure():
    frame = grouped(weekday=[1, 6, 7], acquisitions=[5, 9, 1], acquisitions_per_hour=[1.0, 0.5, 2.0])
    _, per_hour = event_charts.panels(frame, "weekday", "acquisitions_per_hour", COLOURS, ENGLISH)
    assert [row.name for row in per_hour.rows] == ["Monday", "Saturday", "Sunday"]


def test_a_venue_says_its_regency_only_where_there_is_another_of_its_name():
    frame = grouped(
        venue=["Pasar", "Pasar", "Aula"], regency=["Tebo", "Bungo", "Tebo"], acquisitions=[5, 4, 3],
        acquisitions_per_hour=[1.0, 2.0, 3.0],
    )  # fmt: skip
    acquired, _ = event_charts.panels(frame, "venue", "acquisitions_per_hour", COLOURS, ENGLISH)
    assert [row.name for row in acquired.rows] == ["Pasar, Tebo", "Pasar, Bungo", "Aula"]


def test_months_share_one_scale_and_name_their_share():
    frame = pd.DataFrame(
        {
            "month": pd.to_datetime(["2016-11-01", "2016-12-01", "2017-01-01"]),
            "acquisitions": [192, 100, 50],
            "event_acquisitions": [192, 0, 5],
            "event_share": [1.0, 0.0, 0.1],
        }
    )
    incomplete = {pd.Timestamp("2016-12-01")}
    first, second = event_charts.panels(frame, "share", "", COLOURS, INDONESIAN, incomplete)
    assert said(first) == [
        ("November 2016", f"100,0{NBSP}%", "192 dari 192"),
        ("Desember 2016\u00a0⚠", f"0,0{NBSP}%", "0 dari 100"),
    ]
    assert said(second) == [("Januari 2017", f"10,0{NBSP}%", "5 dari 50")]
    assert first.longest == second.longest == 1.0


def test_the_colours_of_offices_are_named_where_there_are_several():
    tebo = pd.DataFrame([event("TBO-1", "Grebeg Rimbo", 7, office_code="TBO")])
    for frame, said in (
        (EVENTS, ""),
        (pd.concat([EVENTS, tebo]), "<b>JMB</b> KC Jambi <b>TBO</b> KCP &lt;b&gt;Tebo&lt;/b&gt;"),
    ):
        panels = event_charts.panels(frame, "event", "contribution", OFFICES, ENGLISH)
        legend = event_charts.legend(frame, panels, NAMES, OFFICES)
        assert " ".join(re.findall(r"</i>(.*?)</li>", legend)) == said


def test_an_event_of_a_month_that_was_not_sent_has_no_bar_and_is_counted():
    unsent = pd.DataFrame([event("NEW", "Pelatihan", 0) | {"acquisitions": None, "contribution": None}])
    frame = pd.concat([EVENTS, unsent])
    panels = event_charts.panels(frame, "event", "contribution", COLOURS, ENGLISH)
    assert [[row.code for row in panel.rows] for panel in panels] == [["GRB", "SOS", "OLD"]] * 2
    said = event_charts.left_out(frame, "event", "contribution", ENGLISH)
    assert said == "Not sent, so not known: what 1 event brought."
