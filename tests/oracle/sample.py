"""The sample of two years as the oracle knows it."""

from dataclasses import dataclass

import pandas as pd

from tests.oracle import claims as claiming
from tests.oracle.lists import Lists, read_lists
from tests.oracle.naming import unlisted
from tests.oracle.sending import all_submissions


@dataclass(frozen=True, eq=False)
class Sample:
    """Claims and lists; who is active (a row per worker, a column per month); what each office sent of each
    month; each file's counts; whom and what no list knows."""

    claims: pd.DataFrame
    lists: Lists
    statuses: pd.DataFrame
    sent: pd.DataFrame
    receipts: pd.DataFrame
    unlisted: dict[str, pd.DataFrame]
    first_on: pd.Timestamp
    as_of: pd.Timestamp


def read_sample(files: dict[str, bytes]) -> Sample:
    """The sample's rows and lists, once read for all selections."""
    lists, rows = read_lists(files), claiming.read_rows(files)
    enrolled = claiming.enrollments(rows, lists)
    claimed = claiming.claims(enrolled, lists)
    return Sample(
        claims=claimed.drop(columns=["file", "nik", "cadre_name", "event_name", "wage", "alone", "hash"]),
        lists=lists,
        statuses=_statuses(lists.statuses, claimed),
        sent=all_submissions(enrolled, lists.offices, lists.working_days),
        receipts=pd.concat([_receipts(rows, enrolled), _list_receipts(lists.received)]),
        unlisted={
            "cadre": unlisted(claimed, "cadre", lists.cadres.cadre_code),
            "event": unlisted(claimed, "event", lists.events.event_code),
        },
        first_on=claimed.day.min(),
        as_of=claimed.day.max(),
    )


def _statuses(statuses: pd.DataFrame, claimed: pd.DataFrame) -> pd.DataFrame:
    workers = claimed.drop_duplicates("nik")[["nik", "worker"]]
    told = statuses.merge(workers, on="nik").pivot(index="worker", columns="month", values="active")
    return told.reindex(workers.worker)


def _receipts(rows: pd.DataFrame, enrolled: pd.DataFrame) -> pd.DataFrame:
    counts = pd.DataFrame(
        {
            "received": rows.file.value_counts(sort=False),
            "duplicate": enrolled.duplicated(claiming.CLAIM).groupby(enrolled.file).sum(),
            "rejected": (rows.reason != "").groupby(rows.file).sum(),
            "first_on": enrolled.groupby("file").day.min(),
            "last_on": enrolled.groupby("file").day.max(),
        }
    )
    return counts.assign(kind="enrollments", accepted=counts.received - counts.duplicate - counts.rejected)


def _list_receipts(received: pd.DataFrame) -> pd.DataFrame:
    accepted = received.received - received.repeated
    return received.assign(duplicate=received.repeated, rejected=0, accepted=accepted)
