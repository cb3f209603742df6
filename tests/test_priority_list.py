"""The lists of where to go next: what each row says, and what stands out."""

import re

import pandas as pd

from acquisition import priority_list
from acquisition.i18n import language

ENGLISH = language("en")


def cells(html: str) -> list[list[str]]:
    """The text of each row below the header."""
    rows = re.findall("<tr>(.*?)</tr>", html)[1:]
    return [
        [re.sub("<[^>]*>", " ", one).split() for one in re.findall("<td>(.*?)</td>", row)] for row in rows
    ]


def test_a_row_shows_the_figures_behind_its_rank():
    columns = [
        "rank", "regency", "offices", "uncovered", "estimated", "acquisitions_per_month", "months_to_cover",
        "events", "acquisitions_per_event", "cadres",
    ]  # fmt: skip
    rows = [
        (1, "Kerinci", "", 60_728, True, 0, None, 0, None, 0),  # nobody acquired: no number of months
        (2, "<i>Tebo</i>", "KCP Tebo", 9, False, 1.5, 6.0, 2, 1.5, 4),
        (None, "Bungo", "", None, None, None, None, 0, None, 1),
    ]
    html = priority_list.regencies(pd.DataFrame(rows, columns=columns), ENGLISH)
    kerinci, tebo, bungo = ([" ".join(cell) for cell in row] for row in cells(html))
    assert kerinci == [
        "1", "Kerinci outside every territory", "≈60,728", "0", "not reached", "– no event", "no cadre yet",
    ]  # fmt: skip
    assert tebo == ["2", "&lt;i&gt;Tebo&lt;/i&gt; KCP Tebo", "9", "1.5", "6", "1.5 2 events", "4"]
    assert bungo[2:5] == ["no data", "–", "–"]
    assert re.findall(r"width:([\d.]+)%", html) == ["100.0", "0.0"]  # 9 of 60,728


def test_kecamatan_without_a_cadre_stand_by_regency_in_the_order_of_its_rank():
    columns = ["regency_code", "regency", "district_code", "district", "cadres", "acquisitions"]
    rows = [
        ("1508", "Tebo", "15.09.01", "Tebo Tengah", 1, 5),
        ("1508", "Tebo", "15.09.02", "Rimbo Bujang", 0, 7),
        ("1501", "Kerinci", "15.01.01", "Gunung Raya", 0, 0),
        ("1571", "Kota Jambi", "15.71.01", "Telanaipura", 2, 9),
        ("1571", "Kota Jambi", "", "", 0, 3),  # in no kecamatan
    ]
    frame = pd.DataFrame(rows, columns=columns)
    listed = cells(priority_list.without_cadre(frame, ["1501", "1508", "1571"], ENGLISH))
    assert [[" ".join(cell) for cell in row] for row in listed] == [
        ["Kerinci", "1 of 1", "Gunung Raya"],
        ["Tebo", "1 of 2", "Rimbo Bujang 7"],
    ]
