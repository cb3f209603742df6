"""What the map and the ranking of where to go next say, in the language asked for."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from acquisition import formatting as fmt
from acquisition import narrative
from acquisition.boundaries import attribution
from acquisition.i18n import N_, Language
from acquisition.map_measures import NAMES, NOT_REACHED, Measure, said

_SEGMENTS = (
    ("PU", ":blue[●] PU", N_("wage earners")),
    ("BPU", ":orange[●] BPU", N_("self-employed")),
)


def measured(frame: pd.DataFrame, measure: Measure, segments: str, language: Language) -> str:
    """The finding of map_measures.measured, of one segment or both."""
    if measure.key == "uncovered":
        return narrative.uncovered(frame, None if segments == "both" else segments, language)
    known = frame[frame["value"].notna()]
    never = frame[frame["state"] == NOT_REACHED]
    workers = {"figure": language.gettext(measure.name), "segment": NAMES[segments]}
    if len(never):
        return language.ngettext(
            "{figure} ({segment}): never at the present pace in {count} regency",
            "{figure} ({segment}): never at the present pace in {count} regencies",
            len(never),
            count=fmt.integer(len(never), language.code),
            **workers,
        )
    if known.empty:
        return language.gettext("{figure} ({segment}): not known on this date", **workers)
    ends = [
        known.loc[known["value"] == edge].iloc[0] for edge in (known["value"].max(), known["value"].min())
    ]
    high, low = (f"{row['regency']}, {said(row, measure, language)}" for row in ends)
    return language.gettext(
        "{figure} ({segment}): highest in {high}; lowest in {low}", high=high, low=low, **workers
    )


def numbers(
    regencies: pd.DataFrame,
    by_segment: pd.DataFrame,
    unplaced: pd.DataFrame,
    coverage: pd.DataFrame,
    chosen: str | None,
    language: Language,
) -> list[tuple[str, str, str]]:
    """The big numbers above the map, of one regency or of all: label, number, a quieter word.

    `regencies`: map_measures.by_regency; `by_segment` and `unplaced`: rows of uncovered_by_regency,
    `coverage`: those of coverage_by_regency, of the segments looked at.
    """
    _, code = language.gettext, language.code
    here, parts, covered = (
        frame[frame["regency_code"] == chosen] if chosen else frame
        for frame in (regencies, by_segment, coverage)
    )
    segments = {segment: rows for segment, rows in parts.groupby("segment")}
    name = here["regency"].iloc[0] if chosen else _("All regencies")

    def summed(label: str, rows: pd.DataFrame, column: str, words: str) -> tuple[str, str, str]:
        total = fmt.integer(rows[column].sum(min_count=1), code)
        return label, total, words + of_regencies(rows, column, language)

    to_target = summed(_("Gap to target"), covered, "gap_to_target", _("to the coverage target"))
    share, dated = narrative.coverage(covered, language)
    return [
        summed(fmt.escape_markdown(name), here, "uncovered", _("not yet covered")),
        *(
            summed(label, segments.get(segment, parts.head(0)), "uncovered", _(words))
            for segment, label, words in _SEGMENTS
        ),
        (_("Coverage"), share, dated + of_regencies(covered, "potential", language)),
        *([to_target] if covered["gap_to_target"].notna().any() else []),
        (
            _("Acquired since the baseline"),
            fmt.integer(here["acquisitions"].sum(), code),
            _("taken off the baseline"),
        ),
        (
            _("Unplaced"),
            fmt.integer(unplaced["acquisitions"].sum(), code),
            _("PU and BPU, regency not known"),
        ),
    ]


def of_regencies(rows: pd.DataFrame, column: str, language: Language) -> str:
    """Of how many of its regencies a sum over the column speaks, where it is some of them only."""
    known = rows.loc[rows[column].notna(), "regency_code"].nunique()
    count = rows["regency_code"].nunique()
    if known in (0, count):
        return ""
    words = {"known": fmt.integer(known, language.code), "all": fmt.integer(count, language.code)}
    return language.gettext(" · {known} of {all} regencies", **words)


def borders(path: Path, language: Language) -> str:
    """Whose the boundaries in a file are."""
    return language.gettext("Boundaries: {source}", source=attribution(path))


def baseline(frame: pd.DataFrame, path: Path, language: Language) -> str:
    """What uncovered_by_regency counts down from: the baseline's date, whether estimated; whose borders."""
    return f"{narrative.baseline_date(frame, language, fmt.day)} · {borders(path, language)}"


def in_charge(regencies: pd.DataFrame, chosen: str, language: Language) -> str:
    """Which office the regency belongs to on the day, of map_measures.by_regency."""
    offices = regencies.loc[regencies["regency_code"] == chosen, "offices"].iloc[0]
    if not offices:
        return language.gettext("In no office's territory on this date.")
    return language.gettext("In the territory of {offices}.", offices=offices)


def unmatched(found: tuple[Sequence[str], Sequence[str]], language: Language) -> str:
    """What boundaries.unmatched found, or nothing."""
    said_of = zip(
        (
            N_("Shapes in the boundaries that match no regency: {codes}."),
            N_("Regencies without a shape, and so not on the map: {codes}."),
        ),
        found,
        strict=True,
    )
    return " ".join(language.gettext(words, codes=", ".join(codes)) for words, codes in said_of if codes)


def priorities(regencies: pd.DataFrame, districts: pd.DataFrame, language: Language) -> str:
    """The finding of priority_by_regency and acquisition_by_district: who is first, where no cadre lives."""
    ranked = regencies[regencies["rank"].notna()]
    if ranked.empty:
        return language.gettext(
            "Where to go next cannot be ranked: no baseline, or fewer than 3 whole months of data"
        )
    listed = districts[districts["district_code"] != ""]
    return language.gettext(
        "First {regency}, {uncovered} not yet covered; no cadre lives yet in {without} of {all} kecamatan",
        regency=ranked["regency"].iloc[0],
        uncovered=fmt.integer(ranked["uncovered"].iloc[0], language.code),
        without=fmt.integer((listed["cadres"] == 0).sum(), language.code),
        all=fmt.integer(len(listed), language.code),
    )
