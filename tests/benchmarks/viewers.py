"""Many who look while files come in: python -m tests.benchmarks.viewers [MINUTES] [ROWS]

Prints, and keeps in RESULTS.md, how long 30 sessions on one server wait for *Ringkasan* when each chooses
other filters every five seconds, while one import follows another; how often that failed, or a number of
workers was not that of the filters and the snapshot that the page names; and how the server's memory grows
after a minute. Of the two-year sample, or of a store as large as the country with so many enrollments.
"""

import asyncio
import re
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pandas as pd

from acquisition import formatting as fmt
from acquisition.filters import Filters
from acquisition.i18n import DEFAULT, language
from acquisition.look import Look
from acquisition.overview import DOTS
from acquisition.period import Span
from acquisition.store import Store
from tests.benchmarks.filled import filled
from tests.benchmarks.results import judged, keep, table
from tests.benchmarks.session import Chosen, Run, opened
from tests.e2e.server import ROOT, process

VIEWERS, EVERY, WARMING, GIVES_UP = 30, 5, 60, 60  # sessions, seconds
ROWS_OF_IMPORT, PAUSE = 20_000, 5  # seconds from one import to the next
MOST_WAIT, MOST_GROWTH = 2, 1.1  # seconds, ratio
CLAIMS = (
    "select office_code, segment, enrolled_on, count(*) as acquisitions from claims"
    " where standing = 'acquisition' group by all"
)
_STAMP = re.compile(r"snapshot (\d+) · (.*)")
_SEGMENTS = {label: segment for segment, label in DOTS.items()}


@dataclass(frozen=True)
class Shown:
    """What a page said: of which snapshot, and of which filters in its words."""

    snapshot: int
    words: str
    numbers: dict[str, str]
    asked: float
    took: float

    @classmethod
    def by(cls, run: Run, asked: float) -> "Shown":
        stamp = next(filter(None, (_STAMP.search(said.body) for said in run.of("markdown"))))
        numbers = {_SEGMENTS[one.label]: one.body for one in run.of("metric") if one.label in _SEGMENTS}
        return cls(int(stamp[1]), stamp[2], numbers, asked, run.ended - asked)


@dataclass
class Trial:
    """All that goes on beside a server, and what was seen of it."""

    store: Store
    address: str
    server: int  # its process
    choices: dict[str, tuple[Filters, Chosen]]  # by their words
    until: float
    answers: list[Shown] = field(default_factory=list)
    others: list[Shown] = field(default_factory=list)  # of runs that new data brought about
    errors: int = 0
    imported: list[tuple[float, int]] = field(default_factory=list)  # when, and the snapshot from then on
    memory: list[int] = field(default_factory=list)  # kB, each second

    async def run(self, scratch: Path) -> None:
        """Look, import and measure until it is time."""
        async with asyncio.TaskGroup() as tasks:
            for number in range(VIEWERS):
                tasks.create_task(self._look(number))
            tasks.create_task(self._import(scratch))
            tasks.create_task(self._measure())

    async def _look(self, number: int) -> None:
        """Choose filters, wait for what they show, and so on."""
        random = Random(number)
        await asyncio.sleep(EVERY * number / VIEWERS)
        async with opened(self.address) as session:
            await session.choose()
            async with asyncio.timeout(GIVES_UP):
                await session.runs.get()
            while time.perf_counter() < self.until:
                words = random.choice(list(self.choices))
                asked = await session.choose(**self.choices[words][1])
                try:
                    async with asyncio.timeout(GIVES_UP):
                        while not self._is_answer(await session.runs.get(), asked, words):
                            pass
                except TimeoutError:
                    self.errors += 1
                await asyncio.sleep(asked + EVERY - time.perf_counter())

    def _is_answer(self, run: Run, asked: float, words: str) -> bool:
        """Whether a run is of these words; what it showed is kept."""
        if run.of("exception"):
            self.errors += 1
            return True
        if run.ended < asked:  # of what was chosen before: it may be of the data of then
            self.others.append(Shown.by(run, asked=0))
            return False
        shown = Shown.by(run, asked)
        (self.answers if shown.words == words else self.others).append(shown)
        return shown.words == words

    async def _import(self, scratch: Path) -> None:
        offices = self.store.known_codes("office")
        newest = Span.of(self.store.run("data_as_of").iloc[0]).as_of
        number = 0
        while time.perf_counter() < self.until:
            file = _export(scratch, offices, newest, number := number + 1)
            command = ("-m", "acquisition", "import", "--store", str(self.store.path), str(file))
            process = await asyncio.create_subprocess_exec(
                sys.executable, *command, cwd=ROOT, stdout=asyncio.subprocess.DEVNULL
            )
            self.errors += await process.wait() != 0
            self.imported.append((time.perf_counter(), self.store.snapshot()))
            await asyncio.sleep(PAUSE)

    async def _measure(self) -> None:
        while time.perf_counter() < self.until:
            status = Path(f"/proc/{self.server}/status").read_text(encoding="ascii")
            self.memory.append(int(re.search(r"VmRSS:\s+(\d+)", status)[1]))
            await asyncio.sleep(1)

    def wrong(self) -> list[Shown]:
        """What was shown otherwise than the claims of its snapshot say, or of an outdated one."""
        counted: dict[int, pd.DataFrame] = {}
        return [shown for shown in (*self.answers, *self.others) if not self._is_right(shown, counted)]

    def _is_right(self, shown: Shown, counted: dict[int, pd.DataFrame]) -> bool:
        newest = max((snapshot for when, snapshot in self.imported if when < shown.asked), default=0)
        if shown.snapshot < newest or shown.words not in self.choices:
            return False
        if shown.snapshot not in counted:
            with self.store.cursor(shown.snapshot) as cursor:
                counted[shown.snapshot] = cursor.execute(CLAIMS).df()
        filters, _chosen = self.choices[shown.words]
        return shown.numbers == _numbers(counted[shown.snapshot], filters)


def main(minutes: float, rows: int | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, log = filled(Path(folder), rows), Path(folder) / "server.log"
        store = Store.open(path)
        command = [sys.executable, "-m", "acquisition", "serve", "--store", str(path)]
        with process(command, "--port", log) as (server, address):
            begun = time.perf_counter()
            until = begun + WARMING + 60 * minutes
            trial = Trial(store, address, server.pid, _choices(store), until)
            asyncio.run(trial.run(Path(folder)))
        errors = trial.errors + log.read_text(encoding="utf-8").count("Traceback")
        wrong = trial.wrong()
        store.close()
    waits = sorted(one.took for one in trial.answers if one.asked > begun + WARMING)
    half, slow = (waits[int(share * len(waits))] for share in (0.5, 0.95))
    warm = trial.memory[WARMING:]
    early, late = (
        statistics.median(part) / 1024 for part in (warm[: len(warm) // 4], warm[-len(warm) // 4 :])
    )
    looked = len(trial.answers) + len(trial.others)
    keep(
        "Many viewers while files come in",
        f"{VIEWERS} sessions for {minutes:g} minutes after the first one, {len(waits):,} changes of filters,"
        f" {len(trial.imported)} imports of {ROWS_OF_IMPORT:,} rows into "
        + (f"{rows:,} enrollments." if rows else "the sample."),
        table(
            ("what", "", "limit"),
            [
                ("errors", str(errors), judged(errors, 0)),
                ("wrong numbers", f"{len(wrong)} of {looked:,} pages", judged(len(wrong), 0)),
                ("half of the changes within", f"{half:.2f} s", ""),
                ("19 of 20 within", f"{slow:.2f} s", judged(round(slow, 1), MOST_WAIT)),
                ("memory of the server, first quarter", f"{early:,.0f} MB", ""),
                ("last quarter", f"{late:,.0f} MB", judged(round(late / early, 2), MOST_GROWTH)),
            ],
        ),
    )
    for shown in wrong:
        print(shown)


def _choices(store: Store) -> dict[str, tuple[Filters, Chosen]]:
    """Periods, offices and segments to choose, by the words for them."""
    look = Look.into(store, Filters(), language(DEFAULT))
    random, choices = Random(0), {}
    offices = [(code,) for code in look.offices]
    # Few enough that several look at the same, before and after an import.
    for name, days in list(look.span.choices.items())[:6]:
        for office in [(), *random.sample(offices, 2)]:
            for segment in ((), ("PU",), ("BPU",)):
                filters = Filters(from_=days.first, to=days.last, office=office, segment=segment)
                words = look.of(from_=days.first, to=days.last, office=office, segment=segment).selected(
                    "acquisition_by_segment"
                )
                named = [look.offices[code] for code in office]
                choices[words] = filters, {"period": name, "office": named, "segment": list(segment)}
    return choices


def _numbers(claims: pd.DataFrame, filters: Filters) -> dict[str, str]:
    """What *Ringkasan* is to say of these claims: nothing where there are none."""
    days = claims["enrolled_on"].dt.date
    chosen = claims[(days >= filters.from_) & (days <= filters.to)]
    if filters.office:
        chosen = chosen[chosen["office_code"].isin(filters.office)]
    if filters.segment:
        chosen = chosen[chosen["segment"].isin(filters.segment)]
    if chosen.empty:
        return {}
    counted = chosen.groupby("segment")["acquisitions"].sum()
    return {segment: fmt.integer(counted.get(segment, 0), DEFAULT) for segment in filters.segment or DOTS}


def _export(scratch: Path, offices: tuple[str, ...], newest: date, number: int) -> Path:
    """An export of enrollments up to that day, of workers of whom none is in any other."""
    file, random = scratch / f"new_{number}.csv", Random(number)
    first = 90_000_000 + number * ROWS_OF_IMPORT
    lines = ["nik;tanggal_kepesertaan;segmen;kode_kantor"]
    for worker in range(first, first + ROWS_OF_IMPORT):
        nik = f"1599{worker // 1_000_000:02}0101{worker % 1_000_000:06}"
        day = newest - timedelta(days=random.randrange(300))
        lines.append(f"{nik};{day:%d-%m-%Y};{random.choice(('PU', 'BPU'))};{random.choice(offices)}")
    file.write_text("\n".join(lines), encoding="ascii")
    return file


if __name__ == "__main__":
    main(float(sys.argv[1]) if sys.argv[1:] else 1, int(sys.argv[2]) if sys.argv[2:] else None)
