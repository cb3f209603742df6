"""What the figures of events say, from rows that can be read beside them."""

import pandas as pd

from acquisition import event_narrative
from acquisition.i18n import language

NBSP = "\u00a0"
INDONESIAN, ENGLISH = language("id"), language("en")


def event(code: str, count: int, hours: float | None, present: int | None) -> dict[str, object]:
    return {
        "event_code": code,
        "event": f"Kegiatan {code}" if code else "",
        "acquisitions": count,
        "hours": hours,
        "acquisitions_per_hour": count / hours if hours else None,
        "acquisitions_per_cadre": count / present if present else None,
    }


def test_the_best_event_by_the_hour_and_by_the_cadre():
    frame = pd.DataFrame([event("A", 192, 2, 25), event("B", 0, 16, 25), event("", 500, None, None)])
    assert event_narrative.event(frame, INDONESIAN) == (
        "Kegiatan A: 192 tenaga kerja dalam 2 jam, 96 per jam dan 7,68 per kader"
    )


def test_an_event_without_hours_or_attendance_claims_neither():
    assert event_narrative.event(pd.DataFrame([event("A", 30, 4, None)]), ENGLISH) == (
        "Kegiatan A: 30 workers in 4 hours, 7.5 an hour"
    )
    assert event_narrative.event(pd.DataFrame([event("A", 30, None, None)]), ENGLISH) == (
        "Kegiatan A acquired the most: 30 workers"
    )


def test_acquisitions_outside_events_are_no_event():
    frame = pd.DataFrame([event("A", 0, 2, 5), event("", 7, None, None)])
    assert event_narrative.event(frame, ENGLISH) == "No worker was acquired at an event; 7 outside events"


def types(*rows: tuple[str, int, float | None]) -> pd.DataFrame:
    """Types with their acquisitions and the cost of each of these."""
    return pd.DataFrame(rows, columns=["type", "acquisitions", "cost_per_acquisition"])


def by_type(frame: pd.DataFrame, language_=ENGLISH) -> str:
    return event_narrative.finding("type", frame, frame, "cost_per_acquisition", language_)


def test_the_leading_type_and_the_cheapest():
    frame = types(("grebeg pasar", 60, 25_000.0), ("sosialisasi", 30, 12_500.4), ("", 10, None))
    assert by_type(frame, INDONESIAN) == (
        f"Grebeg pasar teratas: 60 dari 100 tenaga kerja di kegiatan (60,0{NBSP}%); "
        f"biaya per akuisisi terendah: Sosialisasi, Rp{NBSP}12.500"
    )
    assert by_type(frame) == (
        f"Grebeg pasar brings the most: 60 of 100 workers acquired at events (60.0{NBSP}%); "
        f"lowest cost per worker acquired: Sosialisasi, Rp{NBSP}12,500"
    )


def test_types_that_share_the_lead_are_named_and_nothing_is_first_among_one():
    frame = types(("grebeg pasar", 5, 100.0), ("sosialisasi", 5, None), ("pelatihan", 0, 1.0))
    assert by_type(frame) == (
        "Grebeg pasar and Sosialisasi share the lead with 5 workers each, of 10 acquired at events"
    )
    assert by_type(types(("pelatihan", 0, None))) == "No worker was acquired at an event in this selection"


def test_types_as_good_as_each_other_are_both_named():
    frame = types(("grebeg pasar", 6, 100.0), ("sosialisasi", 5, 100.0), ("pelatihan", 1, 900.0))
    assert by_type(frame).endswith(f"per worker acquired: Grebeg pasar and Sosialisasi, Rp{NBSP}100")


def test_weekdays_and_venues_are_called_by_their_names():
    days = pd.DataFrame({"weekday": [6, 0], "acquisitions": [7, 3], "acquisitions_per_hour": [3.5, None]})
    assert event_narrative.finding("weekday", days, days, "acquisitions_per_hour", INDONESIAN) == (
        f"Sabtu teratas: 7 dari 10 tenaga kerja di kegiatan (70,0{NBSP}%)"
    )
    rows = pd.DataFrame({"venue": ["Pasar", "", ""], "regency": ["Tebo", "Tebo", ""]})
    names = [event_narrative.name(row, "venue", ENGLISH) for _place, row in rows.iterrows()]
    assert names == ["Pasar, Tebo", "Venue not known, Tebo", "Venue not known"]


def nothing(*rows: tuple[int | None, int | None, str]) -> pd.DataFrame:
    """Events without result: cadres present, cost, and whether the office has sent the month."""
    return pd.DataFrame(rows, columns=["cadres", "cost", "status"]).astype(
        {"cadres": "Int64", "cost": "Int64"}
    )


def without(frame: pd.DataFrame, language_=ENGLISH, segments=()) -> str:
    held = pd.DataFrame({"event_code": ["A", "B", "C", "D", ""]})
    return event_narrative.finding("nothing", frame, held, "", language_, segments)


def test_what_brought_none_of_a_segment_is_not_said_to_have_brought_nobody():
    # They may have brought others, for the same attendances and the same money.
    frame = nothing((3, 2_500_000, "received"), (None, None, "received"), (9, 9_000_000, "missing"))
    assert without(frame, ENGLISH, ("PU",)) == (
        "2 of 4 events brought no PU workers; 1 more in a month that the office has not sent"
    )
    assert without(frame, INDONESIAN, ("PU", "JAKON")) == (
        "2 dari 4 kegiatan tanpa hasil PU + JAKON; 1 lagi pada bulan yang belum dikirim kantornya"
    )
    assert without(nothing(), INDONESIAN, ("PU",)) == "Tidak ada kegiatan yang tanpa hasil PU"


def test_what_events_without_result_took():
    frame = nothing((3, 2_500_000, "received"), (None, None, "partial"), (9, 9_000_000, "missing"))
    assert without(frame) == (
        f"2 of 4 events brought nobody: 3 attendances of cadres, Rp{NBSP}2.5{NBSP}million spent, "
        "as far as known (1 of 2); 1 more in a month that the office has not sent"
    )
    assert without(frame, INDONESIAN) == (
        f"2 dari 4 kegiatan tanpa hasil: 3 kehadiran kader, biaya Rp{NBSP}2,5{NBSP}juta sejauh diketahui "
        "(1 dari 2); 1 lagi pada bulan yang belum dikirim kantornya"
    )


def test_events_without_result_of_which_nothing_is_known_claim_nothing():
    assert without(nothing((None, None, "received"))) == "1 of 4 events brought nobody"
    assert without(nothing((1, 500_000, "received"))) == (
        f"1 of 4 events brought nobody: 1 attendance of cadres, Rp{NBSP}500,000 spent"
    )
    assert without(nothing()) == "No event was without result"
    none = pd.DataFrame({"event_code": [""]})
    assert event_narrative.finding("nothing", nothing(), none, "", ENGLISH) == (
        "No event was held in this selection"
    )
    assert without(nothing((None, None, "missing"))) == (
        "No event was without result; 1 more in a month that the office has not sent"
    )


def months(*rows: tuple[int, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["acquisitions", "event_acquisitions", "unlisted_acquisitions"])


def test_the_share_of_events_is_sum_over_sum():
    # (30 + 7) / (900 + 100) = 3.7 %; the mean of 3.3 % and 7 % would be 5.2 %.
    frame = months((900, 30, 0), (100, 7, 2))
    assert event_narrative.finding("share", frame, frame, "", INDONESIAN) == (
        f"Kegiatan menyumbang 3,7{NBSP}% dari semua akuisisi: 37 dari 1.000; "
        "2 di antaranya di kegiatan yang tidak ada di daftar"
    )
    assert event_narrative.share(months((900, 30, 0), (100, 7, 0)), ENGLISH) == (
        f"Events bring 3.7{NBSP}% of all acquisitions: 37 of 1,000"
    )


def test_the_big_numbers_sum_to_all_acquisitions():
    frame = pd.DataFrame([event("A", 30, 2, 5), event("B", 7, None, None), event("", 963, None, None)])
    shown = event_narrative.numbers(frame.assign(contribution=16_800), months((1_000, 37, 2)), ENGLISH)
    assert [(label, value) for label, value, _note in shown] == [
        ("Events held", "2"),
        ("Acquired at events", "37"),
        ("Share of events", f"3.7{NBSP}%"),
        ("Contribution per month", f"Rp{NBSP}33,600"),
        ("Acquired outside events", "963"),
    ]
    assert shown[1][2] == "2 at events in no list"
