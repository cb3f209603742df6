"""What is said of one cadre, against sentences written by hand."""

from datetime import date

import pandas as pd
import pytest

from acquisition import cadre_profile, trajectory
from acquisition.i18n import language
from acquisition.period import Period

ID, EN = language("id"), language("en")
YEAR = Period(date(2017, 1, 1), date(2017, 12, 31))
RANKING = pd.DataFrame(
    {
        "cadre_code": ["TBO-03", "TBO-04", ""],
        "cadre": ["Kader TBO-03", "Kader TBO-04", ""],
        "office": ["KCP Tebo", "KCP Tebo", ""],
        "rank": [1.0, None, None],
        "acquisitions": [1340, 0, 99],
        "reregistrations": [27, 0, 0],
        "contribution": [22_952_000, 0, 0],
        "events": [5, 0, 0],
        "disputed": [2, 0, 0],
        "registered": [True, False, False],
        "supervisor": ["Pembina TBO", "", ""],
        "cadre_group": ["Wadah Tebo", "", ""],
    }
)
NORM = pd.Series({"norm": 25, "months": 12, "months_at_norm": 3, "begun_on": date(2016, 11, 12)})


def test_a_cadre_in_a_sentence():
    cadre = cadre_profile.cadre(RANKING, RANKING, "TBO-03")
    assert cadre_profile.finding(cadre, 2, NORM, YEAR, ID) == (
        "Kader TBO-03: 1.340 tenaga kerja, 2017, peringkat 1 dari 2; norma 25 tercapai dalam 3 dari 12 bulan"
    )
    assert cadre_profile.finding(cadre, 2, None, YEAR, EN) == "Kader TBO-03: 1,340 workers, 2017, rank 1 of 2"
    once = pd.Series(NORM.to_dict() | {"months": 1, "months_at_norm": 1})
    assert cadre_profile.finding(cadre, 2, once, YEAR, EN).endswith("the norm of 25 reached in 1 of 1 month")
    assert cadre_profile.at_norm(once, EN) == ("1", "of 1 month")
    assert cadre_profile.at_norm(NORM, EN) == ("3", "of 12 months")
    nobody = cadre_profile.cadre(RANKING, RANKING, "TBO-04")
    assert cadre_profile.finding(nobody, 2, None, YEAR, EN) == "Kader TBO-04 acquired nobody in 2017"
    assert cadre_profile.place(nobody, EN) == ""


def test_who_a_cadre_is():
    cadre, other = (cadre_profile.find(RANKING, code) for code in ("TBO-03", "TBO-04"))
    assert cadre_profile.about(cadre, NORM, EN) == (
        "KCP Tebo · supervisor Pembina TBO · Wadah Tebo · since 12 Nov 2016"
    )
    assert cadre_profile.about(other, None, ID) == "KCP Tebo · belum terdaftar"


def test_a_cadre_whom_the_period_does_not_know_brought_nothing_in_it():
    cadre = cadre_profile.cadre(RANKING.tail(2), RANKING, "TBO-03")
    assert cadre_profile.place(cadre, EN) == ""  # the rank of all time is none of this period
    assert cadre[["cadre", "acquisitions", "contribution", "disputed"]].tolist() == ["Kader TBO-03", 0, 0, 0]


def test_those_without_a_cadre_have_no_page():
    assert cadre_profile.names(RANKING) == {
        "TBO-03": "Kader TBO-03 · KCP Tebo",
        "TBO-04": "Kader TBO-04 · KCP Tebo",
    }


def test_events_that_brought_something_the_best_first_and_what_lies_outside_last():
    frame = pd.DataFrame(
        {
            "event_code": ["A", "B", "C", ""],
            "event": ["Pasar A", "Pasar B", "Pasar C", ""],
            "started_at": pd.to_datetime(["2017-01-01", "2017-02-01", "2017-03-01", None]),
            "acquisitions": [3, 9, 0, 5],
            "contribution": [0, 16_800, 0, 0],
            "disputed": [1, 0, 0, 0],
        }
    )
    rows = cadre_profile.events(frame, "#123456", EN)
    assert [(row.name, row.value, row.aside, row.hover.replace("\u00a0", " "), row.code) for row in rows] == [
        ("Pasar B", 9, "", "Rp 16,800", "B"),
        ("Pasar A", 3, "1 disputed", "", "A"),
        ("Outside events", 5, "", "", ""),
    ]
    assert cadre_profile.attended(frame, EN) == ("3", "2 with acquisitions")
    assert cadre_profile.left_out(frame, EN) == ""


def test_what_nobody_knows_of_an_event_is_no_event_without_result():
    frame = pd.DataFrame({"event_code": ["A", "B", "C", ""], "acquisitions": [4, 0, None, None]})
    frame = frame.astype({"acquisitions": "Int64"})
    assert cadre_profile.attended(frame, EN) == ("3", "1 with acquisitions, 1 not known")
    assert cadre_profile.attended(frame.iloc[2:3], ID) == ("1", "1 belum diketahui")
    assert cadre_profile.attended(frame.tail(1), EN) == ("0", "")


def test_a_long_name_leaves_room_for_what_is_disputed():
    name = "Sosialisasi " + "Tungkal " * 9
    frame = pd.DataFrame(
        {
            "event_code": ["A"],
            "event": [name],
            "started_at": pd.to_datetime(["2017-01-01"]),
            "acquisitions": [3],
            "contribution": [50_400],
            "disputed": [1],
        }
    )
    (row,) = cadre_profile.events(frame, "", EN)
    assert len(row.name + row.aside) == cadre_profile.LETTERS and row.aside == "1 disputed"
    assert row.hover.startswith(name) and row.hover.endswith("50,400")


def test_events_that_have_no_bar_are_counted():
    # Ten events of 10, 9, ... 1; six bars of them, beside the one outside events: 4 + 3 + 2 + 1 are left.
    counts = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 50]
    frame = pd.DataFrame(
        {
            "event_code": [*"ABCDEFGHIJ", ""],
            "event": [*"ABCDEFGHIJ", ""],
            "started_at": pd.NaT,
            "acquisitions": counts,
            "contribution": 0,
            "disputed": 0,
        }
    )
    assert [row.value for row in cadre_profile.events(frame, "", EN)] == [10, 9, 8, 7, 6, 5, 50]
    assert cadre_profile.left_out(frame, EN) == "Not drawn: 4 other events, 10 acquired."
    assert cadre_profile.left_out(frame.tail(9), ID) == "Tidak digambar: 2 kegiatan lain, 3 akuisisi."


@pytest.mark.parametrize(
    ("counts", "height"),
    # Up to four times the second highest, or the norm, a month is drawn whole; beyond it, at twice that.
    [([3, 10], 25), ([0, 100], 100), ([0, 101], 50), ([30, 120], 120), ([30, 121], 60)],
)
def test_a_month_of_bulk_enrollment_does_not_flatten_the_others(counts, height):
    months = pd.date_range("2017-01-01", periods=len(counts), freq="MS")
    frame = pd.DataFrame(
        {
            "month": months,
            "month_sent": True,
            "month_in_part": False,
            "acquisitions": counts,
            "cumulative_acquisitions": pd.Series(counts).cumsum(),
        }
    )
    chart = trajectory.trajectory(frame, YEAR, 25, EN)
    assert max(chart.data[0].y) == min(max(counts), height)
    texts = [annotation.text for annotation in chart.layout.annotations]
    assert (f"<b>{max(counts)}</b> ↑" in texts) == (max(counts) > height)
    assert bool(trajectory.cut(frame, 25, EN)) == (max(counts) > height)


def test_the_last_acquisition_and_how_long_ago_it_was():
    ever = pd.Series({"last_on": pd.Timestamp("2017-12-19")})
    assert cadre_profile.last(ever, date(2017, 12, 30), EN) == ("19 Dec 2017", "11 days ago")
    assert cadre_profile.last(ever, date(2017, 12, 20), ID) == ("19 Des 2017", "1 hari lalu")
    for none in (None, pd.Series({"last_on": pd.NaT})):
        assert cadre_profile.last(none, date(2017, 12, 30), EN) == ("–", "")
