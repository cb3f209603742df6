"""`python -m acquisition.demo`: write the sample's exports to data/sample, where people can open them."""

from pathlib import Path

from acquisition.demo import sample_files

FOLDER = Path(__file__).parents[2] / "data" / "sample"

for name, content in sample_files():
    (FOLDER / name).write_bytes(content)
