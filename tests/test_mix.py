"""What acquisitions consist of: shares that sum to the whole, and their sentence."""

import pandas as pd
import pytest

from acquisition import mix
from acquisition.i18n import language

INDONESIAN, ENGLISH = language("id"), language("en")


def parts(trait: str = "funding", **offices: dict[str, int]) -> pd.DataFrame:
    """Rows of mix_by_office: of each office how many of each part."""
    return pd.DataFrame(
        [
            {
                "office_code": name, "office": f"KCP {name}", "trait": trait, "part": part,
                "acquisitions": count, "share": count / sum(counts.values()),
                "share_of_known": count / (sum(counts.values()) - counts.get("", 0)) if part else None,
            }
            for name, counts in offices.items()
            for part, count in counts.items()
        ]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("offices", "in_indonesian", "in_english"),
    [
        # Own payment: 70 + 15 of the 160 known; village 30 + 45. 70 of 100, 15 of 60; unknown 40 of 200.
        (
            {"A": {"mandiri": 70, "desa": 30}, "B": {"mandiri": 15, "desa": 45, "": 40}},
            "Mandiri: 53,1 % dari yang diketahui; tertinggi di KCP A, 70,0 %; terendah di KCP B, 25,0 %; "
            "20,0 % tidak diketahui",
            "Own payment: 53.1 % of those known; highest at KCP A, 70.0 %; lowest at KCP B, 25.0 %; "
            "not known of 20.0 %",
        ),
        # Two parts as large: the first code; two offices share the lowest place, with none of it.
        (
            {"A": {"apbd": 4}, "B": {"csr": 2}, "C": {"csr": 2}},
            "APBD: 50,0 % dari semua akuisisi; tertinggi di KCP A, 100,0 %; "
            "terendah di KCP B dan KCP C, 0,0 %",
            "APBD: 50.0 % of all acquisitions; highest at KCP A, 100.0 %; lowest at KCP B and KCP C, 0.0 %",
        ),
        # All offices alike: nobody is highest.
        (
            {"A": {"csr": 1}, "B": {"csr": 5}},
            "CSR/donatur: 100,0 % dari semua akuisisi",
            "CSR, sponsor: 100.0 % of all acquisitions",
        ),
        (
            {"A": {"": 7}},
            "Sumber iuran: tidak diketahui pada pilihan ini",
            "Source of contribution: not known of anybody in this selection",
        ),
    ],
    ids=["two", "ties", "alike", "unknown"],
)
def test_the_largest_part_and_where_it_is_highest(offices, in_indonesian, in_english):
    frame = parts(**offices)
    assert mix.finding(frame, "funding", INDONESIAN).replace("\u00a0", " ") == in_indonesian
    assert mix.finding(frame, "funding", ENGLISH).replace("\u00a0", " ") == in_english


def test_who_hardly_says_anything_is_not_compared():
    # Of B nothing is known of 5 in 10: it is not said to have the lowest share, which is C's. 15 of 25 known.
    frame = parts(A={"apbd": 9, "desa": 1}, B={"desa": 5, "": 5}, C={"apbd": 6, "desa": 4})
    assert mix.finding(frame, "funding", ENGLISH).replace("\u00a0", " ") == (
        "APBD: 60.0 % of those known; highest at KCP A, 90.0 %; lowest at KCP C, 60.0 %; not known of 16.7 %"
    )
    assert mix.not_compared(frame, "funding", ENGLISH) == (
        "Not compared, as half or more is not known: KCP B."
    )
    assert mix.not_compared(parts(A={"apbd": 9}), "funding", ENGLISH) == ""


def test_the_whole_never_lies_beyond_the_highest_and_the_lowest():
    # Nothing is known of C: of all 30 it would be 36.7 %, below the lowest.
    silent = parts(A={"apbd": 6, "desa": 4}, B={"apbd": 5, "desa": 5}, C={"": 10})
    assert mix.finding(silent, "funding", ENGLISH).replace("\u00a0", " ") == (
        "APBD: 55.0 % of those known; highest at KCP A, 60.0 %; lowest at KCP B, 50.0 %; not known of 33.3 %"
    )
    # Of D, which is not compared, 90 of 200 are known: they lift the whole beyond both ends.
    lifted = parts(A={"apbd": 6, "desa": 4}, B={"apbd": 5, "desa": 5}, D={"apbd": 90, "": 110})
    assert mix.finding(lifted, "funding", ENGLISH).replace("\u00a0", " ") == (
        "APBD: 91.8 % of those known; not known of 50.0 %"  # 101 of 110
    )


def test_bars_are_shares_of_each_office_with_all_offices_first():
    frame = parts(A={"mandiri": 1, "": 1}, B={"mandiri": 6, "desa": 2})
    drawn = mix.stacked(frame, "funding", ENGLISH)
    # The largest office first after all of them; the unknown last, hatched.
    assert list(drawn.codes) == ["", "B", "A"]
    assert [(trace.name, list(trace.x)) for trace in drawn.chart.data] == [
        ("Own payment", [0.7, 0.75, 0.5]),
        ("Village", [0.2, 0.25, 0.0]),
        ("not known", [0.1, 0.0, 0.5]),
    ]
    assert [trace.marker.pattern.shape for trace in drawn.chart.data] == ["", "", "/"]
    assert list(drawn.chart.data[1].text) == ["<b>20\u00a0%</b>", "<b>25\u00a0%</b>", ""]


def test_one_office_stands_alone():
    drawn = mix.stacked(parts(A={"csr": 2}), "funding", ENGLISH)
    assert list(drawn.codes) == ["A"] and list(drawn.chart.data[0].x) == [1.0]


def test_occupations_beyond_the_most_are_one_part_and_nothing_is_lost():
    counts = {f"Pekerjaan {place}": 20 - place for place in range(12)}
    drawn = mix.stacked(parts("occupation", A=counts | {"": 5}), "occupation", INDONESIAN)
    names = [trace.name for trace in drawn.chart.data]
    assert names == [*(f"Pekerjaan {place}" for place in range(mix.MOST)), "lainnya", "tidak diketahui"]
    assert sum(trace.x[0] for trace in drawn.chart.data) == pytest.approx(1)


def test_forty_offices_with_long_names_keep_readable_rows_and_stay_text():
    offices = {f"<b>{place:02}</b>" + "Panjang " * 8: {"PU": place + 1} for place in range(40)}
    chart = mix.stacked(parts("segment", **offices), "segment", ENGLISH).chart
    assert chart.layout.height >= 41 * 44
    assert not any("<b>07</b>" in note.text for note in chart.layout.annotations)
