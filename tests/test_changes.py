"""The bridge in steps, and its sentences as a person would write them."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from acquisition import change_gaps, changes, comparison
from acquisition.change_gaps import Gaps
from acquisition.changes import Step
from acquisition.filters import Filters
from acquisition.i18n import language
from acquisition.look import Look
from acquisition.period import Period, Span, month, years

OCTOBER, NOVEMBER = month(date(2016, 10, 1)), month(date(2016, 11, 1))


def offices(
    partial_before: Collection[str] = (),
    partial: Collection[str] = (),
    **counts: tuple[int | None, int | None],
) -> pd.DataFrame:
    """Rows of change_by_office: name and (before, now), none where it was not sent; who has sent a part."""

    def state(name: str, count: int | None, in_part: Collection[str]) -> str:
        return "missing" if count is None else "partial" if name in in_part else "received"

    rows = [
        {
            "office_code": name,
            "office": f"KCP {name}",
            "before": before,
            "acquisitions": now,
            "change": (now or 0) - (before or 0),
            "status_before": state(name, before, partial_before),
            "status": state(name, now, partial),
        }
        for name, (before, now) in counts.items()
    ]
    frame = pd.DataFrame(rows).astype({"before": "Int64", "acquisitions": "Int64"})
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


def test_a_single_rest_is_named():
    frame = offices(Tebo=(10, 0), Jambi=(10, 2), Bungo=(10, 5))
    assert said(frame, "en").endswith("KCP Tebo −10, KCP Jambi −8, KCP Bungo −5")


def test_steps_beyond_the_most_are_summed_and_nothing_is_lost():
    steps = changes.steps(offices(**FELL), "office", 3, language("en"))
    assert steps == [
        Step("KCP Tebo", -190, 1200, 1010, "Tebo"),
        Step("KCP Jambi", -120, 2000, 1880, "Jambi"),
        Step("3 others", -2, 500, 498),  # +48 - 40 - 10
    ]
    assert changes.cumulated(0, steps) == [(0, -190), (-190, -310), (-310, -312)]


# Of November Tebo has sent nothing and Kerinci a part; of October Bungo has sent nothing.
LACKING = offices(
    Tebo=(197, None), Jambi=(100, 90), Bungo=(None, 211), Kerinci=(9, 4), Muaro=(5, 4), partial=["Kerinci"]
)


def test_a_number_that_was_not_sent_is_no_zero_and_the_steps_sum_all_the_same():
    steps = changes.steps(LACKING, "office", 7, language("en"))
    assert steps == [
        Step("KCP Bungo\u00a0⚠", 211, None, 211, "Bungo"),
        Step("KCP Tebo\u00a0⚠", -197, 197, None, "Tebo"),
        Step("KCP Jambi", -10, 100, 90, "Jambi"),
        Step("KCP Kerinci\u00a0⚠", -5, 9, 4, "Kerinci"),
        Step("KCP Muaro", -1, 5, 4, "Muaro"),
    ]
    # What is summed up keeps the mark of any of them.
    assert changes.steps(LACKING, "office", 2, language("en"))[1:] == [Step("4 others\u00a0⚠", -213, 311, 98)]
    assert [changes.count(steps[0].before, language(code)) for code in ("id", "en")] == [
        "belum dikirim",
        "not sent yet",
    ]


def test_a_sentence_tells_what_was_not_sent_from_a_fall():
    # 311 -> 309.
    assert said(LACKING, "id") == (
        "Akuisisi November 2016 turun 2 (−0,6 %) dari Oktober 2016: "
        "KCP Tebo ⚠ −197 (belum dikirim), KCP Jambi −10, 2 lainnya ⚠ −6; "
        "KCP Bungo ⚠ +211 (sebelumnya belum dikirim)"
    )


def test_where_nobody_has_sent_a_period_no_fall_is_said():
    frame = offices(Tebo=(197, None))
    assert said(frame, "en") == "For November 2016 nothing was sent; October 2016 brought 197 workers"
    assert said(frame, "id") == "November 2016 belum dikirim; Oktober 2016 membawa 197 tenaga kerja"
    # Offices send, whatever part of it is looked at.
    look = looking(office=("TBO",), event=("",))
    words = changes.subject(look), changes.senders(look)
    assert changes.finding(frame, "office", NOVEMBER, OCTOBER, look.language, *words) == (
        "November 2016 belum dikirim oleh KCP Tebo; "
        "Oktober 2016 membawa 197 tenaga kerja KCP Tebo di luar kegiatan"
    )
    english = replace(look, language=language("en"))
    words = changes.subject(english), changes.senders(english)
    assert changes.finding(frame, "office", NOVEMBER, OCTOBER, english.language, *words) == (
        "For November 2016 nothing was sent by KCP Tebo; "
        "October 2016 brought 197 workers of KCP Tebo outside events"
    )
    assert changes.senders(looking()) == ""
    frame = offices(Tebo=(None, 211))
    assert said(frame, "en") == "November 2016 brought 211 workers; for October 2016 nothing was sent"


def test_what_belongs_to_no_office_carries_no_mark():
    rows = LACKING.iloc[[3]].drop(columns="office_code").rename(columns={"office": "segment"})
    assert [step.name for step in changes.steps(rows, "segment", 7, language("en"))] == ["KCP Kerinci"]


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
        changes.appeared(frame, "office", language("en"))
        == "Only now: KCP Tebo\u00a0+4. Only before: KCP Jambi\u00a0−3."
    )
    assert changes.appeared(frame, "office", language("id")) == (
        "Hanya sekarang: KCP Tebo\u00a0+4. Hanya sebelumnya: KCP Jambi\u00a0−3."
    )


def test_who_has_not_sent_is_not_said_to_have_vanished_or_to_be_new():
    # Tebo has sent nothing for November, Bungo a part of October; Jambi both: its 0 is a 0.
    frame = offices(Tebo=(7, None), Jambi=(3, 0), Bungo=(0, 2), partial_before=["Bungo"])
    assert changes.appeared(frame, "office", language("id")) == (
        "Hanya sekarang, tetapi waktu sebelumnya belum dikirim lengkap: KCP Bungo\u00a0⚠\u00a0+2. "
        "Hanya sebelumnya: KCP Jambi\u00a0−3. "
        "Hanya sebelumnya, tetapi waktu sekarang belum dikirim lengkap: "
        "KCP Tebo\u00a0⚠\u00a0−7 (belum dikirim)."
    )
    cadres = frame.rename(columns={"office": "cadre"}).assign(cadre_code=["T-1", "J-1", "B-1"])
    assert changes.appeared(cadres, "cadre", language("en")) == (
        "Only now, but not all of the time before was sent: KCP Bungo\u00a0⚠\u00a0+2. "
        "Only before: KCP Jambi\u00a0−3. "
        "Only before, but not all of the time since was sent: KCP Tebo\u00a0⚠\u00a0−7 (not sent yet)."
    )


def test_what_either_period_lacks_is_said():
    gaps = Gaps(
        incomplete(("Tebo", "2016-11-01", "missing")),
        incomplete(*(("Tebo", f"2016-{month:02}-01", "missing") for month in (8, 9)),
                   ("Jambi", "2016-10-01", "partial")),
    )  # fmt: skip
    autumn = Period(date(2016, 8, 1), date(2016, 10, 31))
    assert change_gaps.warning(gaps, NOVEMBER, autumn, language("id")).replace("\u2009", " ") == (
        "November 2016 belum dikirim oleh KCP Tebo; "
        "1 Agu – 31 Okt 2016 tanpa 2 bulan yang belum dikirim (KCP Tebo); "
        "1 Agu – 31 Okt 2016 tanpa sebagian dari 1 bulan (KCP Jambi): "
        "naik atau turunnya kantor itu dapat semata karena itu."
    )
    assert change_gaps.warning(gaps, NOVEMBER, autumn, language("en")).replace("\u2009", " ") == (
        "November 2016 was not sent by KCP Tebo; "
        "1 Aug – 31 Oct 2016 lacks 2 months that were not sent (KCP Tebo); "
        "1 Aug – 31 Oct 2016 lacks a part of 1 month (KCP Jambi): "
        "a rise or fall of these offices may come of that alone."
    )
    # Days of a month are within it: what is lacking is the month.
    days = Period(date(2016, 10, 1), date(2016, 10, 10))
    of_october = Gaps(ALL_SENT.now, incomplete(("Jambi", "2016-10-01", "partial")))
    assert change_gaps.warning(of_october, NOVEMBER, days, language("en")).startswith(
        "October 2016 was sent in part by KCP Jambi: "
    )
    assert change_gaps.warning(ALL_SENT, NOVEMBER, OCTOBER, language("en")) == ""
    alone = change_gaps.warning(Gaps(gaps.now, gaps.now), NOVEMBER, OCTOBER, language("en"))
    assert alone.endswith(": a rise or fall of this office may come of that alone.")


def test_by_working_days_both_rates_stand_beside_the_change():
    now = pd.Series({"acquisitions": 5698, "acquisitions_per_working_day": 271.333, "working_days": 21})
    before = pd.Series({"acquisitions": 3673, "acquisitions_per_working_day": 244.867, "working_days": 15})
    # 271.333 / 244.867 = 1.1081
    assert changes.by_working_days(now, before, language("id")).replace("\u00a0", " ") == (
        "+10,8 % per hari kerja: 244,9 → 271,3 (15 dan 21 hari)"
    )
    none = pd.Series({"acquisitions": 5, "acquisitions_per_working_day": None, "working_days": 0})
    assert changes.by_working_days(now, none, language("en")) == "no working day to compare"
    nobody = pd.Series({"acquisitions": 0, "acquisitions_per_working_day": 0.0, "working_days": 15})
    assert changes.by_working_days(now, nobody, language("en")) == ""
    unsent = pd.Series({"acquisitions": None, "acquisitions_per_working_day": None, "working_days": 15})
    assert changes.by_working_days(now, unsent, language("en")) == ""


def looking(**chosen: tuple[str, ...]) -> Look:
    """At November 2016 of what is chosen; the store knows an office, a cadre and an event by name."""
    named = {
        "cadre": {"TBO-01": "Kader TBO-01"},
        "event": {"PASAR": "Grebeg Pasar"},
    }

    def figure(name: str, _filters: Filters, _snapshot: int) -> pd.DataFrame:
        known = named[name.removeprefix("acquisition_by_")]
        kind = name.removeprefix("acquisition_by_")
        return pd.DataFrame({f"{kind}_code": list(known), kind: list(known.values())})

    november = Filters(from_=NOVEMBER.first, to=NOVEMBER.last, **chosen)
    span = Span(date(2016, 1, 4), date(2016, 12, 31))
    return Look(language("id"), november, 1, span, {"TBO": "KCP Tebo", "JMB": "KC Jambi"}, figure)


@pytest.mark.parametrize(
    ("chosen", "in_indonesian", "in_english"),
    [
        ({}, "", ""),
        ({"office": ("JMB", "TBO")}, " KC Jambi, KCP Tebo", " of KC Jambi, KCP Tebo"),
        ({"office": ("TBO",), "event": ("",)}, " KCP Tebo di luar kegiatan", " of KCP Tebo outside events"),
        (
            {"segment": ("BPU",), "event": ("PASAR",), "cadre": ("TBO-01",)},
            " (BPU) di Grebeg Pasar oleh Kader TBO-01",
            " (BPU) at Grebeg Pasar by Kader TBO-01",
        ),
        ({"cadre": ("",)}, " tanpa kader", " without a cadre"),
        # Nobody knows the name.
        ({"cadre": ("X-1",)}, " oleh X-1", " by X-1"),
    ],
    ids=str,
)
def test_whom_a_sentence_speaks_of_is_named(chosen, in_indonesian, in_english):
    look = looking(**chosen)
    assert changes.subject(look) == in_indonesian
    assert changes.subject(replace(look, language=language("en"))) == in_english


def test_a_part_stands_in_the_sentence_the_ends_and_the_stamp():
    look = looking(office=("TBO",), event=("",), cadre=("TBO-01",))
    frame = offices(Tebo=(10, 5))
    of = changes.subject(look)
    assert changes.finding(frame, "office", NOVEMBER, OCTOBER, look.language, of).replace("\u00a0", " ") == (
        "Akuisisi KCP Tebo di luar kegiatan oleh Kader TBO-01 November 2016 turun 5 (−50,0 %) "
        "dari Oktober 2016: KCP Tebo −5"
    )
    assert changes.ends(look, OCTOBER, 10, None) == (
        "Oktober 2016: 10 · KCP Tebo · Di luar kegiatan · Kader TBO-01",
        "November 2016: belum dikirim · KCP Tebo · Di luar kegiatan · Kader TBO-01",
    )
    # Beside the bars is less room than in the sentence; the number stands first.
    crowded = looking(office=("TBO", "JMB"), event=("X-1",), cadre=("JMB-01234567890123456789",))
    assert (
        changes.ends(crowded, OCTOBER, 10, 5)[0]
        == "Oktober 2016: 10 · KCP Tebo, KC Jambi · X-1 · JMB-0123456789012…"
    )
    assert "JMB-01234567890123456789" in changes.subject(crowded)
    assert look.selected("change_by_segment") == (
        "November 2016 · KCP Tebo · semua segmen · Di luar kegiatan · Kader TBO-01"
    )
    # The projection takes neither: it says so.
    assert look.selected("projection").endswith("semua segmen · tidak dipengaruhi filter kader, kegiatan")
