"""What the lake holds at a snapshot, copied into memory: figures take less than half of the time there.

DuckLake looks into its catalog for each table of each query, and reads small tables row by row from it. Large
tables, and those that few figures look at, stay where they are, seen through views.
"""

from collections import Counter, OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import duckdb

from acquisition.sql import filled, statement
from acquisition.transactions import transaction

LARGE = 16 * 2**20  # bytes as files: some two million claims
SEEN = frozenset(
    {
        "decisions",
        "enrollments",
        "facts",
        "forgotten_workers",
        "import_columns",
        "import_notes",
        "meeting_slides",
        "meetings",
        "repairs",
        "tally_changes",
        "turn",
    }
)
# What is a table in a copy, each after those that it reads, and what that is worked out by: macros, as these
# read what the copy holds by then; views, as which it is there without a copy, read other views.
WORKED_OUT = {
    "offices": "offices",
    "territories": "territories",
    "cadres": "cadres",
    "cadre_spellings": "cadre_spellings",
    "events": "events",
    "attendance": "attendance",
    "baselines": "baselines",
    "targets": "targets",
    "coverage": "coverage",
    "claim_span": "claim_span",
    "tallies": "tallies",
    "office_tallies": "macros.tallied_by_office()",
    "regency_months": "macros.placed_by_month()",
    "office_months": "macros.offices_by_month()",
    "credited_months": "macros.credited_by_month()",
    "event_months": "macros.tallied_by_event_and_month()",
    "submissions": "macros.sent_by_office()",
    "heard_events": "macros.heard_of('events')",
    "event_cadres": "macros.present_by_office()",
    "cadre_names": "macros.named_cadres()",
    "event_names": "macros.named_events()",
    "disputed_claims": "disputed_claims",
    "disputed_workers": "macros.disputed()",
    "baseline_claims": "macros.claims_after_baselines()",
}
# Tables that are not in snapshots of earlier versions; what would be in them, the claims tell.
SINCE_TALLIES = {"day_changes", "tally_changes"}
KEPT = 2  # copies; more only while they are read


class SnapshotCopies:
    """The copies of one store's lake. Safe to use from several threads."""

    def __init__(self, connection: duckdb.DuckDBPyConnection):
        self._connection = connection
        self._copies: OrderedDict[int, str] = OrderedDict()
        self._seen: set[int] = set()
        self._readers: Counter[int] = Counter()
        self._lock = Lock()
        # Apart, so that nobody who reads waits for a copy of another snapshot.
        self._making = Lock()

    def make(self, snapshot: int) -> None:
        """Copy what the lake holds at a snapshot, unless that is done."""
        if self._is_there(snapshot):
            return
        with self._making:
            if self._is_there(snapshot):
                return
            name = self._copied(snapshot)
            with self._lock:
                self._copies[snapshot] = name
                for old in list(self._copies)[:-KEPT]:
                    if not self._readers[old]:
                        self._run("store/drop_copy", self._copies.pop(old))

    def _is_there(self, snapshot: int) -> bool:
        """Whether the copy is there; it is then the last to go."""
        with self._lock:
            if snapshot not in self._copies:
                return False
            self._copies.move_to_end(snapshot)
            return True

    @contextmanager
    def reading(self, snapshot: int | None) -> Iterator[str | None]:
        """The catalog with the copy of a snapshot, which stays until the block ends, or None."""
        with self._lock:
            name = self._copies.get(snapshot) if snapshot is not None else None
            self._readers[snapshot] += 1
        try:
            yield name
        finally:
            with self._lock:
                self._readers[snapshot] -= 1

    def seen(self, snapshot: int, tables: str) -> str:
        """The catalog through which a snapshot is seen where it lies; `tables` lists those of the lake."""
        name = f"snapshot_{int(snapshot)}"
        with self._making:
            if snapshot in self._seen:
                return name
            self._run("store/make_copy", name)
            try:
                with self._connection.cursor() as cursor, transaction(cursor):
                    at = filled("store/tables_at", tables=tables, snapshot=int(snapshot))
                    there = {table for (table,) in cursor.execute(at).fetchall()}
                    for table in there:
                        self._take(cursor, "store/see_table", snapshot, name, table)
                    for table in SINCE_TALLIES - there:
                        cursor.execute(statement(f"store/see_{table}").replace("$copy", name))
            except BaseException:
                self._run("store/drop_copy", name)
                raise
            self._seen.add(snapshot)
        return name

    def _copied(self, snapshot: int) -> str:
        name = f"copy_{int(snapshot)}"
        self._run("store/make_copy", name)
        cursor = self._connection.cursor()
        try:
            tables = cursor.execute(statement("store/tables_by_size")).fetchall()
            earlier, changed = self._changed(cursor, snapshot)
            with transaction(cursor):
                for table, size in tables:
                    if table in SEEN or size > LARGE:
                        self._take(cursor, "store/see_table", snapshot, name, table)
                    elif earlier and table not in changed:
                        take_over = statement("store/take_over_table").replace("$earlier", earlier)
                        cursor.execute(take_over.replace("$copy", name).replace("$table", table))
                    else:
                        self._take(cursor, "store/copy_table", snapshot, name, table)
                look_in(cursor, name)
                if not cursor.execute(statement("store/has_statuses")).fetchone()[0]:
                    cursor.execute(statement("store/no_status_claims").replace("$copy", name))
                for table, by in WORKED_OUT.items():
                    work_out = statement("store/work_out").replace("$copy", name).replace("$table", table)
                    cursor.execute(work_out.replace("$by", by))
        except BaseException:
            self._run("store/drop_copy", name)
            raise
        finally:
            cursor.close()
        return name

    def _changed(self, cursor: duckdb.DuckDBPyConnection, snapshot: int) -> tuple[str | None, set[str]]:
        """The catalog with the last copy of an earlier snapshot, if any, and the tables changed since."""
        earlier = max((one for one in self._copies if one < snapshot), default=None)
        if earlier is None:
            return None, set()
        between = {"earlier": earlier, "snapshot": snapshot}
        changed = cursor.execute(statement("store/changed_tables"), between).fetchall()
        return self._copies[earlier], {table for (table,) in changed}

    def _take(
        self, cursor: duckdb.DuckDBPyConnection, how: str, snapshot: int, name: str, table: str
    ) -> None:
        text = filled(how, snapshot=int(snapshot))
        cursor.execute(text.replace("$copy", name).replace("$table", table))

    def _run(self, query: str, name: str) -> None:
        with self._connection.cursor() as cursor:
            cursor.execute(statement(query).replace("$copy", name))


def look_in(cursor: duckdb.DuckDBPyConnection, catalog: str, *first: str) -> None:
    """Find tables that are named without a catalog in this one, and what is worked out from them.

    `first`: schemas that are looked in before.
    """
    path = ",".join(("system.main", *first, f"{catalog}.main", "macros.main"))
    cursor.execute(filled("store/look_in", path=path))
