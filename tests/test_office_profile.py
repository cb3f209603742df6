"""What an office's own page says."""

from datetime import date

import pandas as pd
import pytest

from acquisition import office_profile
from acquisition.i18n import Language, language
from acquisition.office_profile import Earlier
from acquisition.period import Period, month

INDONESIAN, ENGLISH = language("id"), language("en")
OCTOBER, NOVEMBER = month(date(2016, 10, 1)), month(date(2016, 11, 1))


def office(
    acquired: int | None, target: int | None = None, missing: int = 0, partial: int = 0, **changed
) -> pd.DataFrame:
    """The office's row of acquisition_by_office: all of the acquired stand against its target."""
    against = None if target is None else acquired
    row = {
        "office_code": "TBO", "office": "KCP Tebo", "acquisitions": acquired, "target": target,
        "against_target": against, "target_partial": False, "months_missing": missing,
        "months_partial": partial,
        "achievement": None if not target or acquired is None else acquired / target,
    }  # fmt: skip
    return pd.DataFrame([row | changed]).astype({"acquisitions": "Int64", "target": "Int64"})


@pytest.mark.parametrize(
    ("now", "before", "everybody", "in_indonesian", "in_english"),
    [
        # 86 of 100; 86 / 100 - 1 = -14 %; 86 / 860.
        (
            office(86, 100),
            office(100),
            860,
            "KCP Tebo: 86 TK pada November 2016, 86 % dari target (kurang 14); "
            "turun 14,0 % dari Oktober 2016; 10,0 % dari akuisisi semua kantor",
            "KCP Tebo: 86 workers in November 2016, 86 % of target (14 short); "
            "14.0 % fewer than in October 2016; 10.0 % of all offices' acquisitions",
        ),
        # Without a target, and against months of which one was not sent.
        (
            office(3),
            office(2, missing=1),
            3,
            "KCP Tebo: 3 TK pada November 2016; naik 50,0 % dari Oktober 2016, "
            "1 bulan di antaranya belum dikirim",
            "KCP Tebo: 3 workers in November 2016; 50.0 % more than in October 2016, "
            "of which 1 month was not sent",
        ),
        # Out of a month sent in part, and into one.
        (
            office(3),
            office(2, partial=1),
            3,
            "KCP Tebo: 3 TK pada November 2016; naik 50,0 % dari Oktober 2016, yang belum dikirim seluruhnya",
            "KCP Tebo: 3 workers in November 2016; 50.0 % more than in October 2016, "
            "of which not all was sent",
        ),
        (
            office(1, partial=1),
            office(2),
            1,
            "KCP Tebo: 1 TK pada November 2016; turun 50,0 % dari Oktober 2016, "
            "tetapi November 2016 belum dikirim seluruhnya",
            "KCP Tebo: 1 worker in November 2016; 50.0 % fewer than in October 2016, "
            "but not all of November 2016 was sent",
        ),
        (
            office(1, 0),
            office(1),
            4,
            "KCP Tebo: 1 TK pada November 2016; sama dengan Oktober 2016; 25,0 % dari akuisisi semua kantor",
            "KCP Tebo: 1 worker in November 2016; as many as in October 2016; "
            "25.0 % of all offices' acquisitions",
        ),
        (
            office(5),
            office(0),
            5,
            "KCP Tebo: 5 TK pada November 2016; tidak ada pada Oktober 2016",
            "KCP Tebo: 5 workers in November 2016; none in October 2016",
        ),
        # What was not sent before is no zero.
        (office(5), office(None, missing=1), 5, "KCP Tebo: 5 TK pada November 2016", None),
        (
            office(None, 10, missing=1),
            office(9),
            50,
            "KCP Tebo belum mengirim apa pun untuk November 2016",
            "KCP Tebo has sent nothing for November 2016",
        ),
    ],
    ids=[
        "fewer",
        "more",
        "out of a part",
        "into a part",
        "zero target",
        "from nothing",
        "not sent before",
        "not sent",
    ],
)
def test_how_far_it_came(now, before, everybody, in_indonesian, in_english):
    for spoken, expected in ((INDONESIAN, in_indonesian), (ENGLISH, in_english)):
        said = office_profile.finding(now, everybody, Earlier(OCTOBER, before), NOVEMBER, spoken)
        assert expected is None or said.replace("\u00a0", " ") == expected


def test_a_month_is_compared_with_the_one_a_year_before_too():
    # 3 / 12 - 1 = -75 %, of a month that was much; 3 / 2 - 1 = 50 %.
    year_ago = Earlier(month(date(2015, 11, 1)), office(2))
    segments = {"PU": office(1, 2), "BPU": office(2, 4)}
    said = office_profile.finding(
        office(3, 6), 30, Earlier(OCTOBER, office(12)), NOVEMBER, ENGLISH, segments, year_ago
    )
    assert said.replace("\u00a0", " ") == (
        "KCP Tebo: 3 workers in November 2016, 50 % of target (3 short: BPU −2, PU −1); "
        "75.0 % fewer than in October 2016, 50.0 % more than in November 2015"
    )


def test_days_are_compared_from_the_first_to_the_last():
    days = Period(date(2016, 1, 1), date(2016, 12, 30))
    said = office_profile.finding(office(3), 3, Earlier(days, office(2)), NOVEMBER, ENGLISH)
    assert said.replace("\u00a0", " ").endswith("; 50.0 % more than from 1 Jan 2016 to 30 Dec 2016")


def test_of_several_months_it_is_said_how_many_were_sent_in_part():
    quarter = Period(date(2016, 8, 1), date(2016, 10, 31))
    said = {
        spoken.code: office_profile.finding(
            office(3), 3, Earlier(quarter, office(2, missing=1, partial=1)), NOVEMBER, spoken
        ).replace("\u00a0", " ")
        for spoken in (INDONESIAN, ENGLISH)
    }
    assert said["en"].endswith(", of which 1 month was not sent and 1 in part only")
    assert said["id"].endswith(", 1 bulan di antaranya belum dikirim dan 1 baru sebagian")


def test_a_part_of_a_month_is_told_from_its_target():
    half = Period(date(2016, 11, 1), date(2016, 11, 15))
    said = office_profile.finding(office(4, 10, target_partial=True), 4, None, half, ENGLISH)
    assert said.replace("\u00a0", " ").endswith(", 40 % of the target of whole months")


def test_its_place_is_shared_in_a_tie_and_nobody_s_where_it_has_none():
    rows = [
        office(acquired, target, office_code=code)
        for code, acquired, target in (
            ("A", 9, 10),
            ("B", 5, 10),
            ("TBO", 5, 10),
            ("C", 1, 10),
            ("D", 7, None),
        )
    ]
    everybody = pd.concat(rows)
    assert office_profile.place(everybody, "TBO", ENGLISH) == "2 of 4"
    assert office_profile.place(everybody, "D", ENGLISH) == "–"


def test_who_brought_somebody_is_told_apart_by_whose_cadre_it_is():
    def told(active: int, unregistered: int, of_others: int, language: Language) -> str:
        names = ("active_cadres", "active_unregistered", "active_of_others")
        return office_profile.brought(
            pd.Series(dict(zip(names, (active, unregistered, of_others), strict=True))), language
        )

    assert told(3, 1, 1, INDONESIAN) == "3 dengan akuisisi, 1 belum terdaftar, 1 dari kantor lain"
    assert told(1, 0, 0, ENGLISH) == "1 acquired somebody"
    assert told(0, 0, 0, ENGLISH) == "0 acquired somebody"


def test_long_names_are_shortened_and_told_in_full():
    long = "Sosialisasi BPU " + "Tungkal " * 10
    frame = pd.DataFrame(
        {
            "event_code": ["E1", "E2", ""],
            "event": [long, "Grebeg Pasar", ""],
            "acquisitions": [9, 0, 3],
            "started_at": pd.to_datetime(["2017-01-02", "2017-02-01", None]),
        }
    )
    rows, codes = office_profile.events(frame, "#000000", ENGLISH)
    assert codes == ["E1", "E2"]
    assert len(rows[0].name) <= office_profile.LETTERS and rows[0].hover == long
    assert [row.aside for row in rows] == ["", "1 Feb 2017"]
    assert office_profile.left_out(frame, "event", ENGLISH) == "3 acquired outside events."
