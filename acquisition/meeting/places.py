"""Slides of where: the regencies of workers still uncovered, and where cadres should go next."""

import pandas as pd

from acquisition import boundaries, map_measures, map_narrative, narrative, priority_list
from acquisition import formatting as fmt
from acquisition.boundaries import BoundariesError
from acquisition.i18n import N_
from acquisition.look import Look
from acquisition.meeting.slides import Place, Slide, Table
from acquisition.meeting.telling import slide, whole
from acquisition.uncovered_map import shades

LISTED = 8
MEASURE = map_measures.MEASURES["uncovered"]


def uncovered(look: Look) -> Slide | None:
    """How many workers are uncovered, by regency; without boundaries there are no outlines to draw."""
    frame, language = look.run("uncovered_by_regency"), look.language
    placed = frame[frame["regency_code"] != ""]
    if placed.empty:
        return None
    found = set(placed["segment"])
    segments = found.pop() if len(found) == 1 else "both"
    measured = map_measures.measured(
        map_measures.by_regency(placed, segments),
        MEASURE,
        segments,
        frame,
        frame,
    )
    try:
        path = boundaries.boundaries_file()
        outlines = dict(boundaries.outlines(boundaries.boundaries(path)))
        source = map_narrative.baseline(placed, path, language)
    except BoundariesError as error:
        outlines, source = {}, look.gettext(error.message, **error.values)
    old = measured["outdated"].any()
    return slide(
        look,
        "uncovered",
        N_("Not yet covered"),
        map_narrative.measured(measured, MEASURE, segments, language),
        {"uncovered_by_regency": frame},
        look.incomplete_since_baseline(frame),
        said=[source, f"† {look.gettext('baseline older than a year')}" if old else ""],
        places=_places(measured, segments, outlines, look),
    )


def _places(measured: pd.DataFrame, segments: str, outlines: dict, look: Look) -> tuple[Place, ...]:
    """The regencies, most uncovered first, those without a number last."""
    upper, colours = map_measures.limits(MEASURE, measured["value"]), shades(MEASURE, segments)
    ordered = measured.sort_values(["value", "regency_code"], ascending=[False, True], na_position="last")
    return tuple(
        Place(
            code=row.regency_code,
            name=row.regency,
            value=whole(row.value),
            text=map_measures.said(row, MEASURE, look.language, marked=True),
            colour=colours[map_measures.shade_class(row.value, upper, row.state)],
            rings=tuple(
                tuple((longitude, latitude) for longitude, latitude in ring)
                for ring in outlines.get(row.regency_code, ())
            ),
        )
        for row in ordered.itertuples()
    )


def where_next(look: Look) -> Slide | None:
    """The regencies that cadres should go to first."""
    regencies, districts = look.run("priority_by_regency"), look.run("acquisition_by_district")
    ranked = regencies[regencies["rank"].notna()].head(LISTED)
    if ranked.empty:
        return None
    _, code = look.gettext, look.language.code
    rows = [
        (
            fmt.integer(row.rank, code),
            row.regency,
            ("≈" if row.estimated else "") + fmt.integer(row.uncovered, code),
            priority_list.pace(row.acquisitions_per_month, look.language),
            priority_list.months(row, look.language),
            fmt.integer(row.cadres, code),
        )
        for row in ranked.itertuples()
    ]
    titles = (_("Rank"), *map(_, priority_list.TITLES[:4]), _("Cadres"))
    return slide(
        look,
        "where_next",
        N_("Where next"),
        map_narrative.priorities(regencies, districts, look.language),
        {"priority_by_regency": regencies, "acquisition_by_district": districts},
        look.incomplete(office=()),
        said=[narrative.first_of(len(ranked), int(regencies["rank"].notna().sum()), look.language)],
        table=Table(titles, tuple(rows), (True, False, True, True, True, True)),
    )
