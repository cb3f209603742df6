"""The contract with the offices: which kinds of files they hand in, and what stands in each."""

from acquisition.contract import lists
from acquisition.contract.enrollments import ENROLLMENTS
from acquisition.contract.kind import REPAIR, Column, Kind, header_key

# Where a header fits two kinds alike, the first is meant.
KINDS = {
    kind.name: kind
    for kind in (
        ENROLLMENTS,
        lists.STATUSES,
        lists.TARGETS,
        lists.COVERAGE,
        lists.BASELINES,
        lists.CADRES,
        lists.CADRE_SPELLINGS,
        lists.EVENTS,
        lists.ATTENDANCE,
        lists.TERRITORIES,
        lists.OFFICES,
    )
}

__all__ = ["ENROLLMENTS", "KINDS", "REPAIR", "Column", "Kind", "header_key"]
