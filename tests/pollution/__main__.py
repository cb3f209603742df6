"""`python -m tests.pollution [KIND]`: the score of the importer on polluted files, by kind."""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.pollution.kinds.all import cases
from tests.pollution.score import failures, new_store


def main(*wanted: str) -> int:
    """Print the score, and every failure; 0 when there is none."""
    chosen = [case for case in cases() if not wanted or case.kind in wanted]
    asked, right = Counter(case.kind for case in chosen), Counter()
    with tempfile.TemporaryDirectory() as folder:
        store = new_store(Path(folder))
        for case, wrong in failures(store, chosen):
            right[case.kind] += not wrong
            for line in wrong[:4]:
                print(f"{case.kind}: {case.name}: {line}")
        store.close()
    width = max(map(len, asked))
    for kind, count in asked.items():
        print(f"{kind:{width}}  {right[kind]:4} of {count:4}  {right[kind] / count:6.1%}")
    print(f"{'all':{width}}  {right.total():4} of {len(chosen):4}  {right.total() / len(chosen):6.1%}")
    return int(right.total() < len(chosen))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
