"""What can be wrong with a row: which cell it spoils, and in which rows it occurs."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from acquisition.demo import timeline

Cell = str | int


def _anywhere(rows: pd.DataFrame) -> np.ndarray:
    return np.ones(len(rows), dtype=bool)


def _self_employed(rows: pd.DataFrame) -> np.ndarray:
    return (rows.segment == "BPU").to_numpy()


def _in_workbooks(rows: pd.DataFrame) -> np.ndarray:
    """Rows of KC Jambi since it sends workbooks."""
    late = (rows.day >= timeline.index("2016-12-01")).to_numpy()
    return late & (rows.office == "JMB").to_numpy() & _self_employed(rows)


def _of_cadre(cadre: str, first: str, end: str) -> Callable[[pd.DataFrame], np.ndarray]:
    return lambda rows: (
        (rows.cadre == cadre) & (rows.day >= timeline.index(first)) & (rows.day < timeline.index(end))
    ).to_numpy()


def _with_unknown(code: str, name: str) -> dict[str, Callable[[Cell], Cell]]:
    return {"office_code": lambda _: code, "office": lambda _: name}


@dataclass(frozen=True)
class Flaw:
    """`changes` what stands in which columns, in `rows` of the `fits`, or in a `share` of them."""

    changes: dict[str, Callable[[Cell], Cell]]
    rows: int = 0
    share: float = 0.0
    fits: Callable[[pd.DataFrame], np.ndarray] = _anywhere


REJECTING = {
    "nik_missing": Flaw({"nik": lambda _: ""}, 12),
    "nik_short": Flaw({"nik": lambda nik: nik[:-1]}, 26),
    "nik_mistyped": Flaw({"nik": lambda nik: nik[:9] + "O" + nik[10:]}, 9),
    "nik_scientific": Flaw({"nik": lambda nik: f"{nik[0]},{nik[1:6]}E+15"}, 21),
    "nik_numeric": Flaw({"nik": lambda nik: int(nik) // 10 * 10}, 14, fits=_in_workbooks),
    "date_missing": Flaw({"day": lambda _: ""}, 11),
    "date_impossible": Flaw({"day": lambda _: "31/02/2017"}, 9),
    "date_month_first": Flaw({"day": lambda _: "11/30/2016"}, 7),
    "date_in_future": Flaw({"day": lambda _: "17-03-2107"}, 5),
    "date_before_1977": Flaw({"day": lambda _: "17-03-1917"}, 6),
    "segment_missing": Flaw({"segment": lambda _: ""}, 10),
    "segment_unknown": Flaw({"segment": lambda _: "PBI"}, 13),
    "office_missing": Flaw({"office_code": lambda _: "", "office": lambda _: ""}, 8),
    "office_unknown": Flaw(_with_unknown("SRL", "KCP Sarolangun"), 12),
    "office_contradictory": Flaw({"office": lambda _: "KCP Tebo"}, 6, fits=_in_workbooks),
    "regency_ambiguous": Flaw({"regency": lambda _: "1508"}, 15),
}
WARNING = {
    "regency_missing": Flaw({"regency": lambda _: "", "district": lambda _: ""}, share=0.014),
    "regency_abroad": Flaw(
        {"regency": lambda _: "Musi Banyuasin", "district": lambda _: "Bayung Lencir"}, share=0.003
    ),
    "regency_vague": Flaw({"regency": lambda _: "Luar Kota"}, share=0.002),
    "district_unknown": Flaw({"district": lambda _: "Kecamatan Baru"}, share=0.004),
    "kpj_missing": Flaw({"kpj": lambda _: ""}, share=0.02),
    "kpj_short": Flaw({"kpj": lambda kpj: kpj[:-1]}, share=0.001),
    "funding_unknown": Flaw({"funding": lambda _: "Lainnya"}, share=0.001),
    "contribution_unreadable": Flaw({"contribution": lambda _: "lunas"}, share=0.0005),
    "wage_unreadable": Flaw({"wage": lambda _: "UMP"}, share=0.0005),
    "without_jkm": Flaw({"program": lambda _: "JKK"}, share=0.002, fits=_self_employed),
    # A clerk writes a cadre's name without its zero; the office of the one writes no codes beside names.
    "cadre_misspelled": Flaw(
        {"cadre_name": lambda _: "Kader TBO-2"},
        share=1,
        fits=_of_cadre("TBO-02", "2017-03-01", "2017-05-01"),
    ),
    "cadre_in_capitals": Flaw(
        {"cadre_name": lambda _: "KADER MJB 03"},
        share=1,
        fits=_of_cadre("MJB-03", "2017-05-01", "2017-07-01"),
    ),
}
