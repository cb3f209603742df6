"""Cells of files to typed rows in temporary tables: identities hashed, names recognised."""

import io
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, pairwise
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from acquisition.contract import ENROLLMENTS, KINDS, REPAIR, Kind, header_key
from acquisition.contract.columns import NIK
from acquisition.identity import Key
from acquisition.ingest import contradiction
from acquisition.ingest.ahead import ahead
from acquisition.ingest.child import Sheet, Workbooks
from acquisition.ingest.epoch import from_1900
from acquisition.ingest.header import Header, explain_missing, find_header, holds_enrollments
from acquisition.ingest.identities import Identities, hashed, new_workers
from acquisition.ingest.joined import find_joined_header
from acquisition.ingest.masking import masked
from acquisition.ingest.named import named, whole_rows
from acquisition.ingest.progress import Watch, WatchedCursor
from acquisition.ingest.read import read
from acquisition.ingest.readings import REPEATED, Readings, values
from acquisition.ingest.refusal import Refused
from acquisition.ingest.rejected import Rejected
from acquisition.ingest.rounding import Rounding
from acquisition.ingest.rows import Rows, show
from acquisition.sql import parameters_of, script, statement

# Rows staged by one statement: many, as it is planned each time; not all, as the next are read meanwhile.
ROWS = 350_000
BATCHES_AHEAD = 8  # half a million rows


@dataclass(frozen=True)
class Reading:
    """How files are to be read: the key for identities, the day of import, the scheme of regency codes."""

    key: Key
    today: date
    scheme: str | None = None

    @property
    def parameters(self) -> dict:
        return {
            "today": self.today,
            "scheme": self.scheme,
            "inner_pad": self.key.inner_pad,
            "outer_pad": self.key.outer_pad,
            "nik_labels": [header_key(label) for label in (NIK.name, *NIK.aliases)],
        }


@dataclass(frozen=True)
class Found:
    """What a file holds: its kind, the rows of a list (those of exports are staged), the sheets not read."""

    kind: Kind
    rows: list[pa.RecordBatch]
    unread_sheets: list[str]


@dataclass
class _Taken:
    """What is known of a file on its way beside its rows: its sheets, how many rows mend earlier ones."""

    sheets: list[int] = field(default_factory=list)
    rejected: Rejected = field(default_factory=Rejected)
    repairs: int = 0


class Staging:
    """The rows of several files on their way into the store, in temporary tables of one cursor."""

    def __init__(self, cursor: WatchedCursor, reading: Reading, watch: Watch):
        self._cursor = cursor
        self._watch = watch
        self._reading = reading
        self._readings = Readings(cursor, reading.parameters)
        self._sheets = 0
        self.rows = 0
        self._cells: list[pa.RecordBatch] = []
        self._hashing = ThreadPoolExecutor(os.cpu_count())
        self._hashes: list[Future[pa.Array]] = []
        self._taken: dict[int, _Taken] = {}
        self._staged = Rows()
        self._noted: list[pa.Table] = []
        self._nothing: pa.Table | None = (
            None  # what is said of no rows: planning to say it takes its time too
        )
        self._identities: Identities | None = None
        self._counted: pa.Table | None = None
        self._workers: pa.Table | None = None
        self.known: pa.Table | None = None
        cursor.execute(statement("ingest/prepare_sheets"))
        cursor.execute(statement("ingest/prepare_repairs"))

    @property
    def repairs(self) -> int:
        """How many rows of the files taken mend one of an earlier import."""
        return sum(taken.repairs for taken in self._taken.values())

    def prepare(self, taken: int | None = None) -> None:
        """Forget all files but the one just taken, a list, and learn anew which names the lists hold."""
        self.rows = 0
        self._readings.forget()
        self._cells.clear()
        self._hashes.clear()
        self._taken = {arrival: one for arrival, one in self._taken.items() if arrival == taken}
        self._staged.clear()
        self._noted.clear()
        self._nothing = None
        self.known = None
        for view in ("staged", "identities", "noted"):
            self._cursor.unregister(view)
        for text in script("ingest/prepare"):
            self._cursor.execute(text)

    def take(self, file: BinaryIO, arrival: int, workbooks: Workbooks) -> Found:
        """Stage the enrollments of a file, or return the rows of a list. Raises Refused.

        One that holds both is an export; its lists are among the sheets not read.
        """
        kind: Kind | None = None
        rows: list[pa.RecordBatch] = []
        tops: list[pa.RecordBatch] = []
        unread: list[str] = []
        headless: str | None = None
        size = file.seek(0, io.SEEK_END)
        rounding = Rounding()
        for read_sheet in read(file, workbooks):
            sheet = replace(read_sheet, name=masked(read_sheet.name))
            top = next(sheet.batches, None)
            if top is None:
                continue
            tops.append(top)
            kinds = KINDS.values()
            meant, header = find_header(top, kinds) or find_joined_header(top, kinds) or (None, None)
            if meant is ENROLLMENTS and kind not in (None, ENROLLMENTS):
                unread += self._forget(arrival)
                rows, kind = [], None
            if meant is None or kind not in (None, meant):
                unread.append(sheet.name)
                if meant is None and holds_enrollments(top):
                    headless = headless or sheet.name
                continue
            kind = meant
            number = self._add_sheet(sheet, arrival, header, kind)
            repeated = REPEATED if kind is ENROLLMENTS else ()
            batches = (
                (
                    named(
                        from_1900(batch, header, kind) if sheet.from_1904 else batch,
                        number,
                        header,
                        kind,
                        repeated,
                    ),
                    file.tell(),
                )
                for batch in chain([top], sheet.batches)
            )
            # A workbook is read ahead by a process of its own, of which it is not known how far it is.
            for cells, place in batches if sheet.name else ahead(batches, BATCHES_AHEAD):
                self._watch.read(cells.num_rows, None if sheet.name else place / size)
                contradiction.check(cells, sheet.name, header, kind, self._cursor)
                self._note_repairs(cells, arrival)
                if kind is ENROLLMENTS:
                    rounding.see(cells)
                    self._stage(cells)
                else:
                    rows.append(whole_rows(cells))
        if kind is None:
            raise explain_missing(tops, list(KINDS.values()))
        if headless is not None:
            raise Refused("sheet_without_header", sheet=headless)
        if rounding.is_certain:
            raise Refused("identities_rounded")
        return Found(kind, rows, unread)

    def finish(self) -> None:
        """Show the enrollments taken, as the view `staged`."""
        self._stage_cells()
        self._show_staged()

    def count_identities(self) -> None:
        """Show whom the enrollments taken are about, as the view `identities`."""
        self._identities = Identities(self._staged.all(), self._staged.hashes())
        self._show_counted(self._identities.counted())

    def count_listed_identities(self) -> None:
        """Show whom the rows of a list are about, as the same view."""
        self._show_counted(self._cursor.execute(statement("ingest/count_identities")).to_arrow_table())

    def new_workers(self) -> pa.Table:
        """Those of the identities shown that have their first number now. Columns: nik_hash, worker."""
        self._workers = self._cursor.execute(statement("ingest/workers_of_identities")).to_arrow_table()
        return new_workers(self._counted, self._workers)

    def know_workers(self) -> None:
        """Show the enrollments with their workers, once these have their numbers.

        What is remarked on some of them is in the view `noted`.
        """
        known = self._staged.all().append_column("worker", self._identities.workers(self._workers))
        self._staged.clear()
        self._identities = self._counted = self._workers = None
        self._cursor.unregister("identities")
        self.known = known
        show(self._cursor, "staged", known)
        show(self._cursor, "noted", pa.concat_tables(self._noted))

    def entries(self, found: Found) -> None:
        """Stage the rows of a list, instead of all else that is staged."""
        cells = pa.Table.from_batches(found.rows)
        if NIK.name in found.kind.column_names:
            niks = self._execute("ingest/niks", cells)["nik"].combine_chunks()
            cells = cells.append_column("nik_hash", hashed(niks, self._reading.key))
        self._execute(f"ingest/{found.kind.name}/stage", cells)

    def keep_rejected_entries(self, found: Found) -> None:
        """Keep the cells of those rows of a list that were rejected, instead of what an earlier try kept."""
        for taken in self._taken.values():
            taken.rejected.clear()
        cells = pa.Table.from_batches(found.rows)
        self._keep_rejected(cells, self._ask("ingest/rejected_entries", cells.select(["sheet", "line"])))

    def rejected(self, arrival: int) -> Rejected:
        """The cells of the rows of a file that were rejected."""
        return self._taken[arrival].rejected if arrival in self._taken else Rejected()

    def drop(self, arrival: int) -> None:
        """Forget the rows of a file that is refused."""
        self._stage_cells()
        if taken := self._taken.pop(arrival, None):
            self._staged.drop(taken.sheets)
        self._show_staged()

    def misdated(self) -> list[tuple[int, str, list[int], list[str]]]:
        """Arrival, refusal code, lines and days as examples, of each file whose dates cannot be trusted."""
        return self._cursor.execute(statement("ingest/date_order")).fetchall()

    def _stage(self, cells: pa.RecordBatch) -> None:
        self._cells.append(cells)
        self._hashes.append(self._hashing.submit(hashed, cells["nik"], self._reading.key))
        self.rows += cells.num_rows
        if sum(batch.num_rows for batch in self._cells) >= ROWS:
            self._stage_cells()

    def _stage_cells(self) -> None:
        if not self._cells:
            return
        batches, hashes = self._cells, self._hashes
        self._cells, self._hashes = [], []
        cells = pa.Table.from_batches([batch.drop_columns(["cells"]) for batch in batches])
        cells = cells.unify_dictionaries()
        read = self._readings.read(cells)
        unread = cells.drop_columns(sorted(REPEATED))
        unread = unread.append_column("row", pa.array(np.arange(cells.num_rows)))
        places, remarks = self._judge(batches, _beside(unread, read))
        is_noted = np.zeros(cells.num_rows, bool)
        is_noted[places] = True
        skipped, niks, is_sound = (remarks[name].combine_chunks() for name in ("skipped", "nik", "is_sound"))

        def corrected(column: pa.Array, found: pa.Array) -> pa.Array:
            return pc.replace_with_mask(column, pa.array(is_noted), found) if len(found) else column

        def all_hashes() -> pa.Array:
            # Of the texts as they stand; in the rows of which there is something to say, as they are read.
            of_texts = pa.concat_arrays([hashes_of_batch.result() for hashes_of_batch in hashes])
            return corrected(of_texts, hashed(niks, self._reading.key))

        kept = {
            "skipped": corrected(pa.nulls(cells.num_rows, pa.string()), skipped),
            "is_sound": corrected(pa.repeat(True, cells.num_rows), is_sound),
        }
        self._staged.add(_beside(cells.select(["sheet", "line"]), kept | values(read)), all_hashes)

    def _judge(self, batches: Sequence[pa.RecordBatch], cells: pa.Table) -> tuple[np.ndarray, pa.Table]:
        """The rows of which there is something to say, by their number, and what."""
        found = self._execute("ingest/enrollments/find_noted", cells.drop_columns(["kinds", "first_label"]))
        places = np.sort(found["rows"].combine_chunks().flatten().to_numpy())
        if not len(places) and self._nothing is not None:
            return places, self._nothing
        whole = _whole(batches, places)
        remarks = self._execute(
            "ingest/enrollments/stage", cells.take(pa.array(places)).append_column("cells", whole)
        )
        noted = _beside(
            cells.select(["sheet", "line", "kinds"]).take(pa.array(places)),
            {"cells": whole, "errors": remarks["errors"], "warnings": remarks["warnings"]},
        )
        self._noted.append(noted.select(["sheet", "line", "errors", "warnings"]))
        self._keep_rejected(noted, noted.filter(_is_rejected(remarks)))
        self._nothing = remarks.slice(0, 0)
        return places, remarks

    def _show_counted(self, identities: pa.Table) -> None:
        self._counted = identities
        show(self._cursor, "identities", identities)

    def _show_staged(self) -> None:
        if self._staged:
            show(self._cursor, "staged", self._staged.all())

    def _keep_rejected(self, cells: pa.Table, places: pa.Table) -> None:
        """What is wrong with a row SQL tells; its cells are kept here, where they cannot spill to disk."""
        rows = cells.select(["sheet", "line", "cells", "kinds"])
        for taken in self._taken.values():
            taken.rejected.keep(rows, places)

    def _note_repairs(self, cells: pa.RecordBatch, arrival: int) -> None:
        """Remember which rows mend one of an earlier import."""
        if named := cells.num_rows - cells[REPAIR.name].null_count:
            self._taken[arrival].repairs += named
            self._ask("ingest/note_repairs", cells.select(["sheet", "line", REPAIR.name]))

    def _ask(self, query: str, rows_read: pa.RecordBatch | pa.Table) -> pa.Table:
        self._cursor.register("rows_read", rows_read)
        try:
            return self._cursor.execute(statement(query)).to_arrow_table()
        finally:
            self._cursor.unregister("rows_read")

    def _add_sheet(self, sheet: Sheet, arrival: int, header: Header, kind: Kind) -> int:
        self._sheets += 1
        taken = self._taken.setdefault(arrival, _Taken())
        taken.sheets.append(self._sheets)
        taken.rejected.add_sheet(self._sheets, sheet.name, header)
        self._cursor.execute(
            statement("ingest/add_sheet"),
            {
                "sheet": self._sheets,
                "arrival": arrival,
                "name": sheet.name,
                "first_label": header.first_label(kind),
                "columns": list(header.columns),
                "labels": [header.labels[position - 1] for position in header.columns.values()],
            },
        )
        return self._sheets

    def _forget(self, arrival: int) -> list[str]:
        """The names of the sheets of a file that were taken for a list."""
        self._taken.pop(arrival, None)
        return [
            row[0]
            for row in self._cursor.execute(statement("ingest/drop_sheets"), {"arrival": arrival}).fetchall()
        ]

    def _execute(self, name: str, cells: pa.Table) -> pa.Table:
        text = statement(name)
        show(self._cursor, "cells", cells)
        try:
            return self._cursor.execute(text, parameters_of(text, self._reading.parameters)).to_arrow_table()
        finally:
            self._cursor.unregister("cells")


def _beside(rows: pa.Table, columns: Mapping[str, pa.Array]) -> pa.Table:
    for name, column in columns.items():
        rows = rows.append_column(name, column)
    return rows


def _whole(batches: Sequence[pa.RecordBatch], places: np.ndarray) -> pa.ChunkedArray:
    """All cells of the rows at these places among those of the batches."""
    bounds = np.cumsum([0, *(batch.num_rows for batch in batches)])
    chosen = [
        whole_rows(batch.take(pa.array(places[(start <= places) & (places < end)] - start)))["cells"]
        for batch, (start, end) in zip(batches, pairwise(bounds), strict=True)
    ]
    return pa.chunked_array(chosen, pa.list_(pa.string()))


def _is_rejected(judged: pa.Table) -> pa.ChunkedArray:
    return pc.and_(pc.is_null(judged["skipped"]), pc.greater(pc.list_value_length(judged["errors"]), 0))
