"""What an office lacks to its target, by segment."""

import pandas as pd

from acquisition import shortfall
from acquisition.i18n import language

ENGLISH, INDONESIAN = language("en"), language("id")


def office(acquired: int, target: int | None) -> pd.DataFrame:
    """The row of acquisition_by_office of KCP Tebo; all of what it acquired stands against its target."""
    return pd.DataFrame({"office_code": ["TBO"], "target": [target], "against_target": [acquired]})


def test_the_parts_sum_to_what_is_lacking():
    # 40 of 60 are 20 short: 10 of 40 are 30 short, 30 of 20 are 10 more than asked for.
    segments = {"PU": office(30, 20), "BPU": office(10, 40)}
    assert shortfall.said(office(40, 60), segments, ENGLISH) == "20 short: BPU −30, PU +10"
    assert shortfall.said(office(40, 60), segments, INDONESIAN) == "kurang 20: BPU −30, PU +10"


def test_one_segment_alone_with_a_target_is_no_part():
    assert (
        shortfall.said(office(40, 60), {"PU": office(30, None), "BPU": office(40, 60)}, ENGLISH) == "20 short"
    )
    assert shortfall.said(office(40, 60), {}, ENGLISH) == "20 short"


def test_other_offices_have_no_part_in_it():
    others = office(1, 1000).assign(office_code="JMB")
    segments = {"PU": pd.concat([office(30, 20), others]), "BPU": pd.concat([others, office(10, 40)])}
    assert shortfall.said(office(40, 60), segments, ENGLISH) == "20 short: BPU −30, PU +10"
