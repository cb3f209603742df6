"""Rows of exports on their way from memory into the lake: whose they are, and whom they credit."""

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from acquisition.dictionaries import laid
from acquisition.ingest.progress import WatchedCursor
from acquisition.ingest.readings import combinations, distinct
from acquisition.sql import statement

# What a row names its cadre by, and its event beside the day.
_CADRE = ("office_code", "cadre_code", "cadre_name")
_EVENT = ("office_code", "event_code", "event_name")
# What the tallies are told apart by, beside the month.
_CELL = (
    "office_code", "cadre_code", "event_code", "segment", "funding", "regency_code", "district_code",
    "supervisor",
)  # fmt: skip


def enrolled(cursor: WatchedCursor | duckdb.DuckDBPyConnection, rows: pa.Table) -> pa.Table:
    """The sound rows of the files that come in, with import_id and the name of their sheet."""
    sheets = cursor.execute(statement("ingest/sheets_of_imports")).to_arrow_table()
    places = pc.index_in(rows["sheet"].combine_chunks(), sheets["sheet"].combine_chunks())
    rows = rows.set_column(0, "sheet", laid(sheets["name"].combine_chunks(), places))
    rows = rows.append_column("import_id", laid(sheets["import_id"].combine_chunks(), places))
    return _only(rows, pc.and_(rows["is_sound"].combine_chunks(), places.is_valid()))


def first_claims(cursor: WatchedCursor | duckdb.DuckDBPyConnection, rows: pa.Table) -> pa.Table:
    """What rows claim that are the only ones of their worker: each is its acquisition."""
    contested = cursor.execute(statement("ingest/enrollments/contested")).to_arrow_table()["worker"]
    rows = _only(rows, pc.invert(pc.is_in(rows["worker"], contested)).combine_chunks())
    if not rows.num_rows:
        return rows
    standing = pa.DictionaryArray.from_arrays(np.zeros(rows.num_rows, np.int32), ["acquisition"])
    return _credited(cursor, rows).append_column("standing", standing)


def tallied(claims: pa.Table) -> tuple[pa.Table, pa.Table]:
    """What such claims add to the tallies: rows of tally_changes, and of day_changes."""
    if not claims.num_rows:
        return claims, claims
    claims = claims.unify_dictionaries()
    columns = {name: claims[name].combine_chunks() for name in (*_CELL, "enrolled_on", "contribution")}
    # Many rows are alike but for the worker: the rest has to do with those few that are not.
    places, found = combinations(list(columns.values()))
    alike = dict(zip(columns, found, strict=True))
    count = pa.array(np.bincount(places.to_numpy()))
    return _by_month(alike, count), _by_day(alike, count)


def _by_month(rows: dict[str, pa.Array], count: pa.Array) -> pa.Table:
    days, contribution = rows["enrolled_on"], rows["contribution"].cast(pa.int64())
    months = pc.cast(pc.floor_temporal(days.dictionary, unit="month"), pa.date32())
    cells = {"month": laid(months, days.indices)}
    cells |= {name: pc.fill_null(rows[name], "") for name in _CELL}
    summed = {
        "acquisitions": (count, "sum"),
        "contribution": (pc.fill_null(pc.multiply(contribution, count), 0), "sum"),
        "without_contribution": (pc.multiply(contribution.is_null().cast(pa.int64()), count), "sum"),
        "first_on": (days.cast(pa.date32()), "min"),
        "last_on": (days.cast(pa.date32()), "max"),
    }
    table = _summed(cells, summed)
    for name in ("reregistrations", "rivals"):
        table = table.append_column(name, pa.array(np.zeros(len(table), np.int64)))
    return table.append_column("is_taken", pa.array(np.zeros(len(table), bool)))


def _by_day(rows: dict[str, pa.Array], count: pa.Array) -> pa.Table:
    return _summed(
        {name: rows[name] for name in ("enrolled_on", "office_code", "segment")},
        {"acquisitions": (count, "sum")},
    )


def _summed(cells: dict[str, pa.Array], summed: dict[str, tuple[pa.Array, str]]) -> pa.Table:
    """The distinct combinations of cells, and for each of them the columns, summed up so."""
    places, combined = combinations(list(cells.values()))
    columns = {name: column for name, (column, _) in summed.items()}
    aggregates = [(name, how) for name, (_, how) in summed.items()]
    found = pa.table({"place": places, **columns}).group_by("place").aggregate(aggregates).sort_by("place")
    return pa.table(
        dict(zip(cells, combined, strict=True))
        | {name: found[f"{name}_{how}"] for name, (_, how) in summed.items()}
    )


def _credited(cursor: WatchedCursor | duckdb.DuckDBPyConnection, rows: pa.Table) -> pa.Table:
    """The rows with the cadre and the event that they name, by the lists as they are now."""
    rows = rows.unify_dictionaries()
    texts = {name: rows[name].combine_chunks() for name in (*_CADRE, *_EVENT)}
    days = _days_of_names(texts["event_code"], texts["event_name"], rows["enrolled_on"].combine_chunks())
    # Asked for apart, they are few: of what rows name together, there are many combinations.
    of_cadres, cadres = distinct([texts[name] for name in _CADRE])
    of_events, events = distinct([*(texts[name] for name in _EVENT), days])
    tables = pa.table(cadres, list(_CADRE)), pa.table(events, [*_EVENT, "enrolled_on"])
    names = pa.concat_tables(tables, promote_options="default")
    cursor.register("names", names.append_column("place", pa.array(np.arange(names.num_rows))))
    try:
        found = cursor.execute(statement("ingest/enrollments/credit")).to_arrow_table()
    finally:
        cursor.unregister("names")
    credited = {
        "cadre_code": laid(found["cadre_code"][: len(cadres[0])].combine_chunks(), of_cadres),
        "event_code": laid(found["event_code"][len(cadres[0]) :].combine_chunks(), of_events),
    }
    for name, column in credited.items():
        rows = rows.set_column(rows.column_names.index(name), name, column)
    return rows


def _days_of_names(codes: pa.Array, names: pa.Array, days: pa.DictionaryArray) -> pa.DictionaryArray:
    """The day of each row whose event goes by a name alone: for whom it stands then, the day tells."""
    places, (codes, names) = distinct([codes, names])
    goes_by_name = pc.and_(pc.equal(codes, ""), names.is_valid()).take(places)
    indices = pc.if_else(goes_by_name, days.indices, pa.scalar(None, pa.int32()))
    return pa.DictionaryArray.from_arrays(indices, days.dictionary)


def _only(rows: pa.Table, is_kept: pa.BooleanArray) -> pa.Table:
    return rows if is_kept.true_count == len(is_kept) else rows.filter(is_kept)
