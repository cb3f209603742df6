"""Which office has sent which month, and the days on which offices work."""

import numpy as np
import pandas as pd

GAP = 5  # working days without a row, at either end, that make a month partial
DAY = pd.Timedelta(days=1)


def all_submissions(enrolled: pd.DataFrame, offices: pd.DataFrame, working: np.ndarray) -> pd.DataFrame:
    """The submissions of all offices in all months from the first accepted row to the last."""
    as_of, month = enrolled.day.max(), enrolled.day.dt.to_period("M").dt.to_timestamp().rename("month")
    days = enrolled.day.groupby([enrolled.office.rename("office_code"), month])
    rows = days.agg(row_count="size", first_on="min", last_on="max").reset_index()
    months = pd.DataFrame({"month": pd.date_range(month.min(), as_of, freq="MS")})
    sent = offices[["office_code", "office"]].merge(months, how="cross")
    sent = sent.merge(rows, how="left", on=["office_code", "month"]).fillna({"row_count": 0})
    month_end = (sent.month + pd.offsets.MonthEnd(0)).clip(upper=as_of)
    late = working_days(working, sent.last_on + DAY, month_end) >= GAP
    early = working_days(working, sent.month, sent.first_on - DAY) >= GAP
    sent = sent.assign(lacking=_lacking(sent, enrolled, month))
    sent["lacking"] = sent.lacking.where(working_days(working, sent.month, month_end) >= GAP, "")
    status = np.where(late | early | (sent.lacking != ""), "partial", "received")
    return sent.assign(status=np.where(sent.row_count == 0, "missing", status))


def within(sent: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """The submissions as these days tell: nothing of a month sent in part, where none of them was sent."""
    begin, end = sent.month.clip(lower=first), (sent.month + pd.offsets.MonthEnd(0)).clip(upper=last)
    nothing = (sent.status == "partial") & ((sent.last_on < begin) | (sent.first_on > end))
    return sent.assign(status=sent.status.mask(nothing, "missing"))


def _lacking(sent: pd.DataFrame, enrolled: pd.DataFrame, month: pd.Series) -> list[str]:
    """Segments, PU or BPU, of an office's month before that are not among its rows, where it has any."""
    came = enrolled.assign(month=month).groupby(["office", "month"]).segment.agg(set)
    of = {key: segments & {"PU", "BPU"} for key, segments in came.items()}
    return [
        ", ".join(sorted(of.get((office, start - pd.DateOffset(months=1)), set()) - of[office, start]))
        if (office, start) in of
        else ""
        for office, start in zip(sent.office_code, sent.month, strict=True)
    ]


def working_days(working: np.ndarray, first: pd.Series, last: pd.Series) -> np.ndarray:
    """Days on which offices work from `first` to `last`, both counted; 0 where there is no such time."""
    counted = np.searchsorted(working, last, side="right") - np.searchsorted(working, first, side="left")
    return np.maximum(0, counted)
