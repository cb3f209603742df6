"""The contract is explained in data/README.md, and its keys are those that the newest row replaces."""

from pathlib import Path

import pytest

from acquisition.contract import KINDS, Column, Kind

README = (Path(__file__).parents[1] / "data" / "README.md").read_text("utf-8")
# In each list a column outside the key, and something else to say there than its example.
CHANGES = {
    "statuses": ("status", "non aktif"),
    "targets": ("target_tk", "1.300"),
    "coverage": ("aktif", "4.301"),
    "baselines": ("belum_terlindungi", "64.540"),
    "cadres": ("wadah", ""),
    "cadre_spellings": ("kode_kader", "JMB-10"),
    "events": ("biaya", "Rp 1.600.000"),
    "territories": ("berlaku_sampai", ""),
    "offices": ("nama_kantor", "KCP Muara Sabak"),
}


def necessity(kind: Kind, column: Column) -> str:
    others = [name for group in kind.required_any if column.name in group for name in group]
    if others:
        return "this or " + "/".join(f"`{name}`" for name in others if name != column.name)
    return "yes" if column.required else "no"


def explained(kind: Kind, column: Column) -> str:
    cells = (f"`{column.name}`", necessity(kind, column), column.meaning, f"`{column.example}`")
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


def section(kind: Kind) -> list[str]:
    heading = f"### {kind.name}: {kind.row[0].lower()}{kind.row[1:]}\n"
    return README.split(heading, 1)[1].split("\n#", 1)[0].splitlines()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_readme_explains_every_column_of_every_kind(kind):
    rows = [line for line in section(kind) if line.startswith("| `")]
    assert rows == [explained(kind, column) for column in kind.columns]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_readme_names_the_key_of_every_kind(kind):
    keys = [line for line in section(kind) if line.startswith("Key: ")]
    assert keys == ([f"Key: {', '.join(f'`{name}`' for name in kind.key)}."] if kind.key else [])


def test_of_rows_alike_in_the_key_the_newest_counts(import_text):
    assert {name for name, kind in KINDS.items() if kind.key} == set(CHANGES)
    for name, (changed, other) in CHANGES.items():
        examples = {column.name: column.example for column in KINDS[name].columns}
        assert changed not in KINDS[name].key
        texts = [
            "\n".join(map(";".join, (said, said.values())))
            for said in (examples, examples | {changed: other})
        ]
        receipts = [import_text(text) for text in texts]
        assert [(one.kind, one.accepted, one.warnings) for one in receipts] == [
            (name, 1, {}),
            (name, 1, {"replaces_earlier_entry": 1}),
        ]
