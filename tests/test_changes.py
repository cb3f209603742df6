"""The bridge in steps, and its sentences as a person would write them."""

from datetime import date

import pandas as pd
import pytest

from acquisition import change_gaps, changes, comparison
from acquisition.change_gaps import Gaps
from acquisition.changes import Step
from acquisition.i18n import language
from acquisition.period import Period, month, years

OCTOBER, NOVEMBER = month(date(2016, 10, 1)), month(date(2016, 11, 1))


def offices(**counts: tuple[int, int]) -> pd.DataFrame:
    """Rows of change_by_office: name and (before, now)."""
    rows = [
        {"office_code": name, "office": f"KCP {name}", "before": before, "acquisitions": now}
        for name, (before, now) in counts.items()
    ]
    frame = pd.DataFrame(rows).assign(change=lambda rows: rows.acquisitions - rows.before)
    # As the figure has them: the largest first.
    return frame.loc[sorted(frame.index, key=lambda row: (-abs(frame.change[row]), frame.office_code[row]))]


def said(frame: pd.DataFrame, code: str) -> str:
    return changes.finding(frame, "office", NOVEMBER, OCTOBER, language(code)).replace("\u00a0", " ")


FELL = {
    "Tebo": (1200, 1010),
    "Jambi": (2000, 1880),
    "Bungo": (100, 60),
    "Kerinci": (10, 0),
    "Muaro": (390, 438),
}


@pytest.mark.parametrize(
    ("counts", "in_indonesian", "in_english"),
    [
        # 3,700 -> 3,388: 312 less, 8.43 %. Three fell most or alone, one rose.
        (
            FELL,
            "Akuisisi November 2016 turun 312 (−8,4 %) dari Oktober 2016: "
            "KCP Tebo −190, KCP Jambi −120, 2 lainnya −50; KCP Muaro +48",
            "Acquisition in November 2016 fell by 312 (−8.4 %) from October 2016: "
            "KCP Tebo −190, KCP Jambi −120, 2 others −50; KCP Muaro +48",
        ),
        (
            {"Tebo": (10, 12), "Jambi": (10, 9)},
            "Akuisisi November 2016 naik 1 (+5,0 %) dari Oktober 2016: KCP Tebo +2; KCP Jambi −1",
            "Acquisition in November 2016 rose by 1 (+5.0 %) from October 2016: KCP Tebo +2; KCP Jambi −1",
        ),
        # Equal in sum, though not in its parts.
        (
            {"Tebo": (1000, 1300), "Jambi": (1300, 1000)},
            "November 2016 membawa tenaga kerja sebanyak Oktober 2016, 2.300: KCP Tebo +300; KCP Jambi −300",
            "November 2016 brought as many workers as October 2016, 2,300: KCP Tebo +300; KCP Jambi −300",
        ),
        (
            {"Tebo": (0, 5)},
            "November 2016 membawa 5 tenaga kerja, Oktober 2016 tidak satu pun: KCP Tebo +5",
            "November 2016 brought 5 workers, October 2016 none: KCP Tebo +5",
        ),
        # Nobody changed.
        (
            {"Tebo": (7, 7)},
            "November 2016 membawa tenaga kerja sebanyak Oktober 2016, 7",
            "November 2016 brought as many workers as October 2016, 7",
        ),
    ],
    ids=["fell", "rose", "equal", "from nothing", "nobody"],
)
def test_the_difference_and_its_parts_are_said(counts, in_indonesian, in_english):
    frame = offices(**counts)
    assert said(frame, "id") == in_indonesian
    assert said(frame, "en") == in_english


@pytest.mark.parametrize(
    ("shown", "against", "in_indonesian", "in_english"),
    [
        (
            years(2017, 2017),
            years(2016, 2016),
            "Akuisisi 2017 turun 5 (−50,0 %) dari 2016: ",
            "Acquisition in 2017 fell by 5 (−50.0 %) from 2016: ",
        ),
        (
            Period(date(2017, 5, 20), date(2017, 5, 20)),
            Period(date(2017, 5, 19), date(2017, 5, 19)),
            "Akuisisi 20 Mei 2017 turun 5 (−50,0 %) dari 19 Mei 2017: ",
            "Acquisition of 20 May 2017 fell by 5 (−50.0 %) from 19 May 2017: ",
        ),
        (
            Period(date(2017, 5, 16), date(2017, 5, 30)),
            Period(date(2017, 5, 1), date(2017, 5, 15)),
            "Akuisisi 16–30 Mei 2017 turun 5 (−50,0 %) dari 1–15 Mei 2017: ",
            "Acquisition of 16–30 May 2017 fell by 5 (−50.0 %) from 1–15 May 2017: ",
        ),
        # From 1 February 2017 on, where the data end on the 10th.
        (
            comparison.closed(Period(date(2017, 2, 1), None), date(2016, 1, 4), date(2017, 2, 10)),
            Period(date(2017, 1, 22), date(2017, 1, 31)),
            "Akuisisi 1–10 Feb 2017 turun 5 (−50,0 %) dari 22–31 Jan 2017: ",
            "Acquisition of 1–10 Feb 2017 fell by 5 (−50.0 %) from 22–31 Jan 2017: ",
        ),
    ],
    ids=["year", "day", "days", "open"],
)
def test_every_kind_of_period_is_said_as_a_person_would(shown, against, in_indonesian, in_english):
    frame = offices(Tebo=(10, 5))
    for code, sentence in (("id", in_indonesian), ("en", in_english)):
        found = changes.finding(frame, "office", shown, against, language(code)).replace("\u00a0", " ")
        assert found == sentence + "KCP Tebo −5"


def test_one_other_is_one():
    frame = offices(Tebo=(10, 0), Jambi=(10, 2), Bungo=(10, 5))
    assert said(frame, "en").endswith("KCP Tebo −10, KCP Jambi −8, 1 other −5")


def test_steps_beyond_the_most_are_summed_and_nothing_is_lost():
    steps = changes.steps(offices(**FELL), "office", 3, language("en"))
    assert steps == [
        Step("KCP Tebo", -190, 1200, 1010, "Tebo"),
        Step("KCP Jambi", -120, 2000, 1880, "Jambi"),
        Step("3 others", -2, 500, 498),  # +48 - 40 - 10
    ]
    assert changes.cumulated(0, steps) == [(0, -190), (-190, -310), (-310, -312)]


def test_a_step_of_an_office_that_has_not_sent_everything_is_marked():
    steps = changes.steps(offices(Tebo=(5, 0), Jambi=(1, 2)), "office", 7, language("en"), {"Tebo"})
    assert [step.name for step in steps] == ["KCP Tebo ⚠", "KCP Jambi"]


def test_who_has_changed_nothing_is_no_step():
    steps = changes.steps(offices(Tebo=(5, 5), Jambi=(1, 2)), "office", 7, language("en"))
    assert [step.code for step in steps] == ["Jambi"]


def incomplete(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Rows of submissions: office, month and status."""
    frame = pd.DataFrame(rows, columns=["office_code", "month", "status"])
    return frame.assign(office="KCP " + frame["office_code"], month=pd.to_datetime(frame["month"]))


ALL_SENT = Gaps(incomplete(), incomplete())


def test_new_and_vanished_members_are_named():
    frame = offices(Tebo=(0, 4), Jambi=(3, 0), Bungo=(1, 2))
    assert (
        changes.appeared(frame, "office", ALL_SENT, language("en"))
        == "Only now: KCP Tebo +4. Only before: KCP Jambi −3."
    )
    assert changes.appeared(frame, "office", ALL_SENT, language("id")) == (
        "Hanya sekarang: KCP Tebo +4. Hanya sebelumnya: KCP Jambi −3."
    )


def test_who_has_not_sent_is_not_said_to_have_vanished_or_to_be_new():
    frame = offices(Tebo=(7, 0), Jambi=(3, 0), Bungo=(0, 2))
    # Tebo has sent nothing for November, Bungo nothing for October; Jambi both: its 0 is a 0.
    gaps = Gaps(incomplete(("Tebo", "2016-11-01", "missing")), incomplete(("Bungo", "2016-10-01", "missing")))
    assert changes.appeared(frame, "office", gaps, language("id")) == (
        "Hanya sekarang, tetapi waktu sebelumnya belum dikirim lengkap: KCP Bungo +2. "
        "Hanya sebelumnya: KCP Jambi −3. "
        "Hanya sebelumnya, tetapi waktu sekarang belum dikirim lengkap: KCP Tebo −7."
    )
    cadres = frame.rename(columns={"office": "cadre"}).assign(cadre_code=["T-1", "J-1", "B-1"])
    assert changes.appeared(cadres, "cadre", gaps, language("en")) == (
        "Only now, but not all of the time before was sent: KCP Bungo +2. "
        "Only before: KCP Jambi −3. "
        "Only before, but not all of the time since was sent: KCP Tebo −7."
    )


def test_what_either_period_lacks_is_said():
    gaps = Gaps(
        incomplete(("Tebo", "2016-11-01", "missing")),
        incomplete(*(("Tebo", f"2016-{month:02}-01", "missing") for month in (8, 9)),
                   ("Jambi", "2016-10-01", "partial")),
    )  # fmt: skip
    autumn = Period(date(2016, 8, 1), date(2016, 10, 31))
    assert change_gaps.warning(gaps, NOVEMBER, autumn, language("id")).replace("\u2009", " ") == (
        "November 2016 tanpa 1 bulan yang belum dikirim (KCP Tebo); "
        "1 Agu – 31 Okt 2016 tanpa 2 bulan yang belum dikirim (KCP Tebo); "
        "1 Agu – 31 Okt 2016 tanpa sebagian dari 1 bulan (KCP Jambi): "
        "naik atau turunnya kantor itu dapat semata karena itu."
    )
    assert change_gaps.warning(gaps, NOVEMBER, OCTOBER, language("en")) == (
        "November 2016 lacks 1 month that was not sent (KCP Tebo); "
        "October 2016 lacks 2 months that were not sent (KCP Tebo); "
        "October 2016 lacks a part of 1 month (KCP Jambi): "
        "a rise or fall of these offices may come of that alone."
    )
    assert change_gaps.warning(ALL_SENT, NOVEMBER, OCTOBER, language("en")) == ""
    alone = change_gaps.warning(Gaps(gaps.now, gaps.now), NOVEMBER, OCTOBER, language("en"))
    assert alone.endswith(": a rise or fall of this office may come of that alone.")


def test_by_working_days_both_rates_stand_beside_the_change():
    now = pd.Series({"acquisitions_per_working_day": 271.333, "working_days": 21})
    before = pd.Series({"acquisitions_per_working_day": 244.867, "working_days": 15})
    # 271.333 / 244.867 = 1.1081
    assert changes.by_working_days(now, before, language("id")).replace("\u00a0", " ") == (
        "+10,8 % per hari kerja: 244,9 → 271,3 (15 dan 21 hari)"
    )
    none = pd.Series({"acquisitions_per_working_day": None, "working_days": 0})
    assert changes.by_working_days(now, none, language("en")) == "no working day to compare"
