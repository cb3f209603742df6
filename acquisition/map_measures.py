"""What the map may show of each regency: a count or a rate, its class, or why it has no number."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf, log10

import pandas as pd

from acquisition import formatting as fmt
from acquisition.i18n import N_, Language

SEGMENTS = {"both": ("PU", "BPU"), "PU": ("PU",), "BPU": ("BPU",)}
NAMES = {"both": "PU + BPU", "PU": "PU", "BPU": "BPU"}
CLASSES = 6
FOREVER = 1200  # months, beyond which a number tells no more than that it is one
NO_DATA, NOT_REACHED = "no data", "not reached"


@dataclass(frozen=True)
class Measure:
    """A figure of regencies: how it is called, its unit and how a value of it is written.

    `short` is its name beside others. `is_rate` tells it from counts of workers, as its palette does;
    `limits` are classes that never change.
    """

    key: str
    name: str
    short: str
    unit: str
    show: Callable[[float, str], str]
    is_rate: bool = False
    limits: tuple[float, ...] = ()

    @property
    def counts_down(self) -> bool:
        """Whether it is worked out from a baseline, whose age and source are marked beside it."""
        return self.key in ("uncovered", "per_1000", "months")


def _per_1000(value: float, code: str) -> str:
    return f"{fmt.integer(value, code)}/{fmt.integer(1000, code)}"


def _months(value: float, code: str) -> str:
    return f"> {fmt.integer(FOREVER, code)}" if value > FOREVER else fmt.integer(ceil(value), code)


MEASURES = {
    one.key: one
    for one in (
        Measure("uncovered", N_("Not yet covered"), N_("Not yet covered"), N_("workers"), fmt.integer),
        Measure(
            "per_1000", N_("Per 1,000 employed"), N_("Per 1,000"), N_("uncovered per 1,000 employed"),
            _per_1000, True,
        ),
        Measure(
            "coverage", N_("Coverage"), N_("Coverage"), N_("active of potential workers"), fmt.percent, True
        ),
        Measure(
            "acquisitions", N_("Acquired in the period"), N_("Acquired"), N_("workers acquired"), fmt.integer
        ),
        Measure(
            "months", N_("Months to cover"), N_("Months"),
            N_("months at the pace of the last 3 whole months"), _months, True,
            (12, 36, 60, 120, FOREVER, inf),
        ),
    )
}  # fmt: skip


def by_regency(frame: pd.DataFrame, segments: str) -> pd.DataFrame:
    """uncovered_by_regency, one row per regency: what is not known of one segment is not known of the sum."""
    kept = frame[frame["segment"].isin(SEGMENTS[segments])]
    counted = kept.groupby(["regency_code", "regency"], as_index=False)
    return counted.agg(
        baseline=("baseline", _whole_sum),
        acquisitions=("acquisitions", "sum"),
        uncovered=("uncovered", _whole_sum),
        recent=("recent_acquisitions", _whole_sum),
        employed=("employed", "first"),
        estimated=("estimated", lambda column: bool(column.fillna(False).any())),
        outdated=("baseline_outdated", lambda column: bool(column.fillna(False).any())),
        offices=("offices", "first"),
    )


def measured(
    regencies: pd.DataFrame, measure: Measure, segments: str, acquired: pd.DataFrame, coverage: pd.DataFrame
) -> pd.DataFrame:
    """by_regency with `value` (null where there is none) and `state`: '', 'no data' or 'not reached'.

    `acquired`: acquisition_by_regency; `coverage`: coverage_by_regency.
    """
    value = _VALUES[measure.key](
        regencies.set_index("regency_code"),
        acquired[acquired["segment"].isin(SEGMENTS[segments])],
        coverage[coverage["segment"].isin(SEGMENTS[segments])],
    )
    frame = regencies.assign(value=pd.to_numeric(value, errors="coerce").astype(float).to_numpy())
    unreached = (measure.key == "months") & (frame["recent"] == 0) & (frame["uncovered"] > 0)
    unreached = unreached.fillna(False).astype(bool)
    frame.loc[unreached, "value"] = None
    state = frame["value"].isna().map({True: NO_DATA, False: ""})
    return frame.assign(state=state.mask(unreached, NOT_REACHED))


def drawn(frame: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """`measured` as bars can show it: months up to FOREVER, and those never reached before all others."""
    if measure.key != "months":
        return frame
    capped = frame["value"].clip(upper=FOREVER)
    return frame.assign(value=capped.mask(frame["state"] == NOT_REACHED, FOREVER * 1.01))


def limits(measure: Measure, values: pd.Series) -> tuple[float, ...]:
    """Upper limits of the measure's classes."""
    return measure.limits or class_limits(values.max())


def class_limits(largest: float) -> tuple[float, ...]:
    """Upper limits of the classes: at most CLASSES, at round numbers."""
    if fmt.missing(largest) or largest <= 0:
        return ()
    rough = largest / CLASSES
    scale = 10 ** floor(log10(rough))
    step = next(scale * factor for factor in (1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10) if scale * factor >= rough)
    return tuple(step * place for place in range(1, ceil(round(largest / step, 9)) + 1))


def shade_class(value: float, upper: Sequence[float], state: str = "") -> int:
    """0 for no data, 1 for none, 2 and more for the shades from light to dark, then the one never reached."""
    if state == NOT_REACHED:
        return 2 + CLASSES
    if fmt.missing(value):
        return 0
    if value <= 0:
        return 1
    return 2 + next((place for place, limit in enumerate(upper) if value <= limit), len(upper) - 1)


def said(row: object, measure: Measure, language: Language, marked: bool = False) -> str:
    """The value in words; `marked`: with the signs of an estimated (≈) and an outdated (†) baseline."""
    if row.state:
        return language.gettext({NO_DATA: N_("no data"), NOT_REACHED: N_("not reached")}[row.state])
    text = measure.show(row.value, language.code)
    if measure.key == "months":
        text = language.ngettext("{count} month", "{count} months", ceil(row.value), count=text)
    before = "≈" if row.estimated and not text.startswith(">") else ""
    after = "†" if row.outdated else ""
    return f"{before}{text}{after}" if marked and measure.counts_down else text


def _whole_sum(column: pd.Series) -> float:
    return column.sum(skipna=False)


def _coverage(regencies: pd.DataFrame, _acquired: pd.DataFrame, coverage: pd.DataFrame) -> pd.Series:
    sums = coverage.groupby("regency_code")[["active", "potential"]].agg(_whole_sum)
    share = sums["active"] / sums["potential"].where(sums["potential"] > 0)
    return share.reindex(regencies.index)


def _acquired(regencies: pd.DataFrame, acquired: pd.DataFrame, _coverage: pd.DataFrame) -> pd.Series:
    return acquired.groupby("regency_code")["acquisitions"].sum().reindex(regencies.index).fillna(0)


def _of_employed(regencies: pd.DataFrame, *_others: pd.DataFrame) -> pd.Series:
    return 1000 * regencies["uncovered"] / regencies["employed"].where(regencies["employed"] > 0)


def _months_to_cover(regencies: pd.DataFrame, *_others: pd.DataFrame) -> pd.Series:
    pace = regencies["recent"].where(regencies["recent"] > 0) / 3
    return (regencies["uncovered"] / pace).mask((regencies["uncovered"] == 0).fillna(False), 0)


_VALUES = {
    "uncovered": lambda regencies, *_others: regencies["uncovered"],
    "per_1000": _of_employed,
    "coverage": _coverage,
    "acquisitions": _acquired,
    "months": _months_to_cover,
}
