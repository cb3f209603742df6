"""What the headlines say, from rows that can be read beside them."""

from datetime import date

import pandas as pd

from acquisition import map_narrative, narrative
from acquisition.boundaries import boundaries_file
from acquisition.filters import Filters
from acquisition.i18n import language
from acquisition.period import Period, month, years

NBSP = "\u00a0"
INDONESIAN, ENGLISH = language("id"), language("en")
EVER = Period()
OFFICES = {"JMB": "KC Jambi", "TBO": "KCP Tebo"}


def offices(**acquisitions: int) -> pd.DataFrame:
    names = [name.replace("_", " ") for name in acquisitions]
    return pd.DataFrame({"office": names, "acquisitions": acquisitions.values(), "achievement": None}).assign(
        target_partial=False
    )


def cadres(*rows: tuple[str, int | None, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["cadre", "rank", "acquisitions"]).astype({"rank": "Int64"})


def regencies(*rows: tuple[str, str, int | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["regency_code", "regency", "uncovered"]).astype({"uncovered": "Int64"})


def test_the_leading_cadre_and_what_the_first_three_bring():
    frame = cadres(("Asnawi", 1, 20), ("Laila", 2, 17), ("Mailisa", 3, 15), ("D", 4, 40 - 20), ("", None, 28))
    # (20 + 17 + 15) / 100: those without a cadre count in the total
    assert narrative.cadres(frame, INDONESIAN) == (
        "Asnawi teratas dengan 20 tenaga kerja; "
        f"3 kader teratas dari 4 menyumbang 52,0{NBSP}% dari semua akuisisi"
    )


def test_cadres_who_share_first_place_are_all_named():
    frame = cadres(("A", 1, 9), ("B", 1, 9), ("C", 3, 2))
    assert narrative.cadres(frame, ENGLISH) == "A and B share first place with 9 workers each"


def test_cadres_with_nothing_lead_nothing():
    assert narrative.cadres(cadres(("A", None, 0)), ENGLISH) == "No cadre acquired a worker in this selection"


def test_where_most_uncovered_workers_live_says_of_how_many_nothing_is_known():
    frame = regencies(("1571", "Kota Jambi", 600), ("1508", "Tebo", 400), ("1509", "Bungo", None))
    assert narrative.uncovered(frame, None, INDONESIAN) == (
        f"1.000 tenaga kerja belum terlindungi; terbanyak di Kota Jambi, 600 (60,0{NBSP}%); "
        "1 kab/kota tanpa data"
    )
    assert narrative.uncovered(frame, "BPU", ENGLISH) == (
        f"1,000 BPU workers not yet covered; most in Kota Jambi, 600 (60.0{NBSP}%); 1 regency without data"
    )


def test_coverage_is_summed_before_it_is_divided():
    frame = pd.DataFrame(
        {
            "active": [10, 300, None],
            "potential": [100, 400, None],
            "dated": pd.to_datetime(["2016-12-31", "2017-06-30", None]),
        }
    )
    assert narrative.coverage(frame, ENGLISH) == (
        "62.0\u00a0%",
        "active of potential, 31 Dec 2016–30 Jun 2017",
    )
    assert narrative.coverage(frame.iloc[:1], ENGLISH)[1] == "active of potential, 31 Dec 2016"
    assert narrative.coverage(frame.iloc[2:], ENGLISH) == ("–", "no coverage list")


def test_a_baseline_says_its_date_and_that_it_is_estimated():
    frame = pd.DataFrame({"baseline_date": pd.to_datetime(["2016-11-11", None]), "estimated": [True, None]})
    assert map_narrative.baseline(frame, boundaries_file(), INDONESIAN) == (
        "Angka dasar 11 November 2016, estimasi · Batas wilayah: geoBoundaries (CC BY 4.0)"
    )


def test_rows_taken_in_and_left_out():
    frame = pd.DataFrame({"received": [195], "accepted": [192]})
    assert narrative.imports(frame, INDONESIAN) == "192 dari 195 baris dalam 1 berkas masuk; 3 tidak"
    frame = pd.DataFrame({"received": [2, 3], "accepted": [2, 3]})
    assert narrative.imports(frame, ENGLISH) == "All 5 rows of 2 files were taken in"


def test_under_the_offices_stand_re_registrations_and_unknown_contributions():
    nothing = pd.Series({"reregistrations": 0, "without_contribution": 0})
    whole = pd.DataFrame({"target_partial": [False]})
    assert narrative.beside_offices(nothing, whole, ENGLISH) == ""
    some = pd.Series({"reregistrations": 1234, "without_contribution": 7})
    assert narrative.beside_offices(some, whole, ENGLISH) == (
        "Besides, 1,234 re-registrations. The contribution of 7 workers is not known."
    )


def test_an_amount_is_given_in_full_where_it_is_shown_short():
    assert narrative.in_full(3_705_600, INDONESIAN) == f"Rp{NBSP}3.705.600"
    assert narrative.in_full(16_800, INDONESIAN) == ""


def test_a_selection_names_what_applies_and_what_does_not():
    chosen = Filters(from_=date(2016, 11, 3), to=date(2016, 11, 30), office=("TBO",), segment=("BPU",))
    every, as_of = ("from", "to", "office", "segment"), date(2016, 11, 12)

    def called(name: str) -> list[str]:
        return [OFFICES[code] for code in chosen.value(name)]

    assert narrative.selection(chosen, as_of, called, every, INDONESIAN) == "3–30 Nov 2016 · KCP Tebo · BPU"
    # The period ends after the data do.
    assert narrative.selection(chosen, as_of, called, ("to", "segment"), INDONESIAN) == (
        "sampai 12 Nov 2016 · BPU · tidak dipengaruhi filter kantor"
    )
    assert (
        narrative.selection(Filters(), as_of, lambda _name: [], every, ENGLISH)
        == "whole period · all offices · all segments"
    )


def test_periods_are_named_as_people_name_them():
    assert narrative.period(years(2017, 2017), ENGLISH) == "2017"
    assert narrative.period(years(2016, 2017), ENGLISH) == "2016–2017"
    assert narrative.period(month(date(2017, 12, 30)), INDONESIAN) == "Desember 2017"
    assert narrative.period(Period(date(2017, 3, 1), None), ENGLISH) == "from 1 Mar 2017"
    assert narrative.period(Period(), ENGLISH) == "whole period"


def segments(*rows: tuple[str, int, int | None], partial: bool = False) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["segment", "acquisitions", "target"]).astype({"target": "Int64"})
    counted = frame["acquisitions"].where(frame["target"].notna())
    return frame.assign(against_target=counted, target_partial=partial)


def reached(**achievements: float | None) -> pd.DataFrame:
    """Offices, each with 10 workers acquired, and what they reached of their targets."""
    names = [name.replace("_", " ") for name in achievements]
    frame = pd.DataFrame({"office": names, "achievement": achievements.values(), "acquisitions": 10})
    return frame.astype({"achievement": "Float64", "acquisitions": "Int64"})


YEAR_2017 = segments(("PU", 54_557, 47_895), ("BPU", 25_983, 24_001))


def test_the_overview_says_how_many_how_far_and_who_lags_behind():
    said = f"2017: 80,540 workers acquired (PU + BPU), 112{NBSP}% of target"
    for offices_, lag in (
        (reached(A=1.2, KCP_Tebo=0.79, B=0.9), "; KCP Tebo behind target"),
        (reached(A=1.2, B=0.95, C=0.86), "; C and B below target"),
        (reached(A=1.2, B=1, C=None), "; every office with a target has reached it"),
        (reached(A=0.1, B=0.1, C=0.1, D=0.1), "; 4 offices behind target"),
        (reached(A=0.7), ""),
    ):
        assert narrative.overview(years(2017, 2017), YEAR_2017, offices_, ENGLISH) == said + lag


def test_who_has_not_sent_is_not_said_to_lag_behind():
    offices_ = reached(A=1.2, B=0.0)
    offices_["acquisitions"] = pd.array([10, None], "Int64")
    assert narrative.lagging(offices_, ENGLISH) == "every office with a target has reached it"


def test_a_part_of_a_month_is_not_blamed_for_the_target_of_the_whole():
    shown = Period(date(2017, 12, 1), date(2017, 12, 15))
    part = segments(("PU", 40, 100), partial=True)
    assert narrative.overview(shown, part, reached(A=0.4, B=0.4), ENGLISH).endswith(
        f"40 workers acquired (PU), 40{NBSP}% of the target of whole months"
    )


def test_without_targets_the_overview_says_who_acquired_most():
    offices_ = reached(KC_Jambi=None, KCP_Tebo=None)
    offices_["acquisitions"] = pd.array([97, 15], "Int64")
    frame = segments(("BPU", 112, None))
    assert narrative.overview(years(2016, 2016), frame, offices_, ENGLISH) == (
        "2016: 112 workers acquired (BPU); most by KC Jambi, 97"
    )


def submissions(*rows: tuple[str, str, str | None, str | None, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["office", "month", "first_on", "last_on", "status"])
    dates = {name: pd.to_datetime(frame[name]) for name in ("month", "first_on", "last_on")}
    return frame.assign(office_code=frame["office"], lacking="", **dates)


def test_incomplete_months_are_counted_and_listed():
    frame = submissions(
        ("KCP Tebo", "2017-06-01", None, None, "missing"),
        ("KCP Batang Hari", "2017-06-01", "2017-06-02", "2017-06-17", "partial"),
    )
    assert narrative.incomplete(frame, ENGLISH) == "1 month incomplete (2 offices)"
    assert narrative.not_sent(frame, ENGLISH).splitlines() == [
        "- KCP Tebo, 06-2017: not sent",
        "- KCP Batang Hari, 06-2017: in part, 2–17 Jun 2017",
    ]
    frame.loc[1, "lacking"] = "PU"
    assert narrative.not_sent(frame, ENGLISH).splitlines()[1] == (
        "- KCP Batang Hari, 06-2017: in part, without PU"
    )
    many = pd.concat([frame] * 10)
    assert narrative.not_sent(many, ENGLISH).splitlines()[-1] == "- and 8 more"


def test_without_a_baseline_uncovered_is_not_known_rather_than_zero():
    frame = pd.DataFrame({"regency_code": ["1508"], "regency": ["Tebo"], "uncovered": [None]})
    assert (
        narrative.uncovered(frame, None, INDONESIAN)
        == "Belum ada angka dasar sampai tanggal ini: jumlah yang belum terlindungi tidak diketahui"
    )
