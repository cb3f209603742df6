"""What a cadre brings in a month: rows, and their sentence."""

import pandas as pd
import pytest

from acquisition import productivity
from acquisition.i18n import language

INDONESIAN, ENGLISH = language("id"), language("en")
RATE, ACTIVE_RATE = productivity.MEASURES


def offices(*rows: tuple[str, int | None, int | None, int, int]) -> pd.DataFrame:
    """Rows of productivity_by_office: name, acquired, of these by cadres, cadre months, of these active."""
    columns = ["office", "acquisitions", "acquisitions_by_cadres", "cadre_months", "active_cadre_months"]
    frame = pd.DataFrame(rows, columns=columns).astype(
        {"acquisitions": "Int64", "acquisitions_by_cadres": "Int64"}
    )

    def rate(months: str) -> list[float | None]:
        pairs = zip(frame.acquisitions_by_cadres, frame[months], strict=True)
        return [None if pd.isna(brought) or not count else brought / count for brought, count in pairs]

    return frame.assign(
        office_code=frame.office,
        **{RATE: pd.array(rate("cadre_months"), "Float64")},
        **{ACTIVE_RATE: pd.array(rate("active_cadre_months"), "Float64")},
    )


@pytest.mark.parametrize(
    ("rows", "in_indonesian", "in_english"),
    [
        # 200 / 10 = 20; 30 / 20 = 1.5; together 230 / 30 = 7.67, not their mean of 10.75.
        (
            [("KC Jambi", 900, 200, 10, 5), ("KCP Tebo", 30, 30, 20, 4), ("KCP Baru", 5, 0, 0, 0)],
            "Paling produktif: KC Jambi, 20,0 TK per kader per bulan; terendah KCP Tebo, 1,5; "
            "keseluruhan 7,7",
            "Most productive: KC Jambi, 20.0 workers per cadre and month; least KCP Tebo, 1.5; "
            "all together 7.7",
        ),
        (
            [("A", 9, 6, 9, 9), ("B", 3, 2, 3, 2)],
            "A dan B sama produktif: 0,7 TK per kader per bulan",
            "A and B are level: 0.7 workers per cadre and month",
        ),
        ([("A", 9, 6, 3, 3)], "A: 2,0 TK per kader per bulan", "A: 2.0 workers per cadre and month"),
        (
            [("A", 9, 0, 0, 0), ("B", None, None, 0, 0)],
            "Tidak ada kantor pada pilihan ini yang punya kader terdaftar",
            "No office of this selection has a registered cadre",
        ),
    ],
    ids=["three", "tie", "alone", "no cadres"],
)
def test_whose_cadres_bring_most(rows, in_indonesian, in_english):
    frame = offices(*rows)
    assert productivity.finding(frame, INDONESIAN) == in_indonesian
    assert productivity.finding(frame, ENGLISH) == in_english


def test_each_measure_has_its_own_ranking_and_ties_share_it():
    frame = offices(("A", 9, 6, 9, 9), ("B", 4, 2, 3, 1), ("C", 7, 0, 0, 0), ("D", None, None, 0, 0))
    rows, codes = productivity.ranked(frame, RATE, {}, ENGLISH)
    assert codes == ["A", "B", "C", "D"]
    assert [row.lead.strip("\u2007") for row in rows] == ["1", "1", "", ""]
    assert [row.text for row in rows] == ["0.7", "0.7", "no cadre", "not sent"]
    assert rows[0].aside == "6 in 9 cadre months" and rows[2].aside == "7 acquired"
    rows, codes = productivity.ranked(frame, ACTIVE_RATE, {}, INDONESIAN)
    assert codes == ["B", "A", "C", "D"]
    assert [row.text for row in rows] == ["2,0", "0,7", "tanpa kader aktif", "belum kirim"]


def test_who_was_acquired_without_a_cadre_is_told():
    assert productivity.left_out(offices(("A", 9, 6, 9, 9), ("B", None, None, 0, 0)), ENGLISH) == (
        "Not counted: 3 workers acquired without a registered cadre of the office."
    )
    assert productivity.left_out(offices(("A", 9, 9, 9, 9)), ENGLISH) == ""
