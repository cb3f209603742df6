"""`python -m acquisition.demo [FOLDER]`: write the sample to data/sample, or two years of files to FOLDER.

The two years are what a branch hands in from January 2016 to December 2017: exports of every shape, and the
masters, targets, coverage and statuses that go with them.
"""

import sys
from pathlib import Path

from acquisition.demo import founding_files
from acquisition.demo.two_years import two_years

SAMPLE = Path(__file__).parents[2] / "data" / "sample"

folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
folder.mkdir(parents=True, exist_ok=True)
for name, content in founding_files() if folder == SAMPLE else two_years():
    (folder / name).write_bytes(content)
