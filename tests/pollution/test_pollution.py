"""Every polluted file has the outcome that it must have."""

from collections import Counter
from datetime import date

import pytest

from tests.pollution.draft import Case, Draft, Outcome
from tests.pollution.kinds.all import GROUPS, cases
from tests.pollution.score import failures
from tests.pollution.writers import text


@pytest.mark.parametrize("group", GROUPS, ids=[group.__name__.rpartition(".")[2] for group in GROUPS])
def test_pollutions(store, group):
    wrong = {f"{case.kind}: {case.name}": found for case, found in failures(store, group.cases()) if found}
    assert wrong == {}


def test_there_are_many_and_each_is_named_once():
    names = Counter((case.kind, case.name) for case in cases())
    assert len(names) >= 1000
    assert [name for name, count in names.items() if count > 1] == []


def test_the_clean_export_by_hand():
    """12 rows: worker 7 twice on the same day; worker 1 again on another day."""
    outcome = Draft.clean(1).outcome()
    assert (outcome.received, outcome.accepted, outcome.duplicate, outcome.rejected) == (12, 11, 1, 0)
    assert len({row.nik for row in outcome.rows}) == 10


def test_the_score_sees_what_is_wrong(store):
    """A case whose outcome is stated wrongly fails, in whichever part it is wrong."""

    def stated(change) -> Case:
        def make(block: int) -> tuple[bytes, Outcome]:
            draft = Draft.clean(block)
            data = text(draft.table).encode()
            change(draft)
            return data, draft.outcome()

        return Case("wrong", "wrong", make)

    changes = [
        lambda draft: draft.rows.pop(),
        lambda draft: draft.insert(3, ["Jumlah"]),
        lambda draft: draft.damage(3, "NIK", "", "nik_missing"),
        lambda draft: draft.dull(3, "IURAN", "", None, contribution=16_801),
        lambda draft: draft.dull(3, "NIK", "", None, number=99),
        lambda draft: draft.dull(0, "SEGMEN", "", None, day=date(2016, 12, 2)),
        lambda draft: draft.dull(0, "KABUPATEN", "", "regency_missing"),
        lambda draft: setattr(draft, "refusal", "damaged"),
        lambda draft: draft.unread_sheets.append("kode"),
    ]
    found = list(failures(store, map(stated, changes)))
    assert [bool(wrong) for _, wrong in found] == [True] * len(changes)
    (right,) = failures(store, [stated(lambda draft: None)], begin=50)
    assert right[1] == []
