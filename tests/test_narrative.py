"""What the headlines say, from rows that can be read beside them."""

from datetime import date

import pandas as pd

from acquisition import narrative
from acquisition.filters import Filters
from acquisition.i18n import language

NBSP = "\u00a0"
INDONESIAN, ENGLISH = language("id"), language("en")
OFFICES = {"JMB": "KC Jambi", "TBO": "KCP Tebo"}


def offices(**acquisitions: int) -> pd.DataFrame:
    return pd.DataFrame(
        {"office": [name.replace("_", " ") for name in acquisitions], "acquisitions": acquisitions.values()}
    )


def cadres(*rows: tuple[str, int | None, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["cadre", "rank", "acquisitions"]).astype({"rank": "Int64"})


def regencies(*rows: tuple[str, str, int | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["regency_code", "regency", "uncovered"]).astype({"uncovered": "Int64"})


def test_the_leading_office_and_its_share():
    frame = offices(KC_Jambi=97, KCP_Tebo=15, KCP_Batang_Hari=80)
    share = f"50,5{NBSP}%"  # 97 / 192
    assert narrative.offices(frame, INDONESIAN) == f"KC Jambi teratas: 97 dari 192 tenaga kerja ({share})"
    share = f"50.5{NBSP}%"
    assert narrative.offices(frame, ENGLISH) == f"KC Jambi brings the most: 97 of 192 workers ({share})"


def test_offices_that_share_the_lead_are_all_named_while_they_are_few():
    assert (
        narrative.offices(offices(A=5, B=5, C=1), ENGLISH)
        == "A and B share the lead with 5 workers each, of 11"
    )
    many = offices(A=5, B=5, C=5, D=5)
    assert narrative.offices(many, ENGLISH) == "4 offices share the lead with 5 workers each, of 20"


def test_one_office_alone_leads_nobody():
    assert narrative.offices(offices(KCP_Tebo=15), INDONESIAN) == "KCP Tebo mengakuisisi 15 tenaga kerja"
    assert narrative.offices(offices(KCP_Tebo=1), ENGLISH) == "KCP Tebo acquired 1 worker"


def test_nothing_acquired_is_said():
    assert narrative.offices(offices(A=0, B=0), ENGLISH) == "No worker was acquired in this selection"


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
    assert narrative.events(frame, INDONESIAN) == (
        "Kegiatan A: 192 tenaga kerja dalam 2 jam, 96 per jam dan 7,68 per kader"
    )


def test_an_event_without_hours_or_attendance_claims_neither():
    assert narrative.events(pd.DataFrame([event("A", 30, 4, None)]), ENGLISH) == (
        "Kegiatan A: 30 workers in 4 hours, 7.5 an hour"
    )
    assert narrative.events(pd.DataFrame([event("A", 30, None, None)]), ENGLISH) == (
        "Kegiatan A acquired the most: 30 workers"
    )


def test_acquisitions_outside_events_are_no_event():
    frame = pd.DataFrame([event("A", 0, 2, 5), event("", 7, None, None)])
    assert narrative.events(frame, ENGLISH) == "No worker was acquired at an event; 7 outside events"


def test_the_leading_cadre_and_what_the_first_three_bring():
    frame = cadres(("Asnawi", 1, 20), ("Laila", 2, 17), ("Mailisa", 3, 15), ("D", 4, 40 - 20), ("", None, 28))
    # (20 + 17 + 15) / 100: those without a cadre count in the total
    assert narrative.cadres(frame, INDONESIAN) == (
        f"Asnawi teratas dengan 20 tenaga kerja; 3 kader teratas dari 4 menyumbang 52,0{NBSP}%"
    )


def test_cadres_who_share_first_place_are_all_named():
    frame = cadres(("A", 1, 9), ("B", 1, 9), ("C", 3, 2))
    assert narrative.cadres(frame, ENGLISH) == "A and B share first place with 9 workers each"


def test_cadres_with_nothing_lead_nothing():
    assert narrative.cadres(cadres(("A", 1, 0)), ENGLISH) == "No cadre acquired a worker in this selection"


def test_where_most_uncovered_workers_live_leaves_out_what_is_not_known():
    frame = regencies(("1571", "Kota Jambi", 600), ("1508", "Tebo", 400), ("1509", "Bungo", None))
    assert narrative.uncovered(frame, None, INDONESIAN) == (
        f"1.000 tenaga kerja belum terlindungi; terbanyak di Kota Jambi, 600 (60,0{NBSP}%)"
    )
    assert narrative.uncovered(frame, "BPU", ENGLISH) == (
        f"1,000 BPU workers not yet covered; most in Kota Jambi, 600 (60.0{NBSP}%)"
    )


def test_a_baseline_says_its_date_and_that_it_is_estimated():
    frame = pd.DataFrame({"baseline_date": pd.to_datetime(["2016-11-11", None]), "estimated": [True, None]})
    assert narrative.baseline(frame, INDONESIAN) == (
        "Angka dasar 11 November 2016, estimasi · Batas wilayah: geoBoundaries (CC BY 4.0)"
    )


def test_rows_taken_in_and_left_out():
    frame = pd.DataFrame({"received": [195], "accepted": [192]})
    assert narrative.imports(frame, INDONESIAN) == "192 dari 195 baris dalam 1 berkas masuk; 3 tidak"
    frame = pd.DataFrame({"received": [2, 3], "accepted": [2, 3]})
    assert narrative.imports(frame, ENGLISH) == "All 5 rows of 2 files were taken in"


def test_re_registrations_are_said_where_there_are_any():
    assert narrative.reregistered(pd.Series({"reregistrations": 0}), ENGLISH) == ""
    assert (
        narrative.reregistered(pd.Series({"reregistrations": 1234}), INDONESIAN)
        == "dan 1.234 pendaftaran ulang"
    )


def test_contribution_is_given_in_full_unless_some_of_it_is_not_known():
    whole = pd.Series({"contribution": 3_705_600, "without_contribution": 0})
    assert narrative.contribution(whole, INDONESIAN) == f"Rp{NBSP}3.705.600"
    assert narrative.contribution(whole.replace(0, 7), ENGLISH) == "not known of 7 workers"
    small = pd.Series({"contribution": 16_800, "without_contribution": 0})
    assert narrative.contribution(small, INDONESIAN) == ""


def test_a_selection_names_what_applies_and_what_does_not():
    chosen = Filters(from_=date(2016, 11, 1), to=date(2016, 11, 30), office=("TBO",), segment=("BPU",))
    every = ("from", "to", "office", "segment")
    assert narrative.selection(chosen, OFFICES, every, INDONESIAN) == "1–30 Nov 2016 · KCP Tebo · BPU"
    assert narrative.selection(chosen, OFFICES, ("to", "segment"), INDONESIAN) == (
        "sampai 30 Nov 2016 · BPU · tidak dipengaruhi filter tanggal awal, kantor"
    )
    assert (
        narrative.selection(Filters(), OFFICES, every, ENGLISH) == "whole period · all offices · all segments"
    )


def test_without_a_baseline_uncovered_is_not_known_rather_than_zero():
    frame = pd.DataFrame({"regency_code": ["1508"], "regency": ["Tebo"], "uncovered": [None]})
    assert (
        narrative.uncovered(frame, None, INDONESIAN)
        == "Belum ada angka dasar sampai tanggal ini: jumlah yang belum terlindungi tidak diketahui"
    )
