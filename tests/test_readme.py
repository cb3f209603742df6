"""The README says what is there."""

import re
import subprocess
import sys

import pytest

from acquisition.access.configuration import MisconfiguredError, read_access
from acquisition.store import DEFAULT_STORE

ROOT = DEFAULT_STORE.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_linked_file_is_there():
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]
    assert len(links) >= 5
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_dependency_has_its_reason():
    named = "".join((ROOT / name).read_text() for name in ("requirements.txt", "requirements-dev.txt"))
    packages = re.findall(r"^([a-z][a-z-]+)==", named, re.MULTILINE)
    reasons = README.split("## Why each dependency is there")[1]
    assert len(packages) > 10
    assert [package for package in packages if not re.search(rf"\b{package}\b", reasons)] == []


def test_every_verb_of_the_command_line_is_described():
    help_text = subprocess.run(
        [sys.executable, "-m", "acquisition", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    verbs = re.findall(r"^    (\w+) ", help_text, re.MULTILINE)
    assert len(verbs) >= 5
    assert [verb for verb in verbs if f"python -m acquisition {verb}" not in README] == []


def test_every_test_that_security_hangs_on_is_there():
    named = re.findall(
        r"`(tests/[\w/]+\.py)(?:::(\w+))?`", (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    )
    assert len(named) > 20
    for path, test in named:
        assert f"def {test}" in (ROOT / path).read_text(encoding="utf-8"), f"{path}::{test}"


def test_the_example_of_who_may_come_in_lacks_nothing_but_secrets(tmp_path):
    example = (ROOT / "data" / "access.example.toml").read_text(encoding="utf-8")
    for name in ("cookie_secret", "client_id", "client_secret"):
        with pytest.raises(MisconfiguredError, match=f"{name} is missing"):
            read_access(written(tmp_path, example), ())
        example = example.replace(f'{name} = ""', f'{name} = "{"0123456789abcdef" * 2}"')
    assert len(read_access(written(tmp_path, example), ()).people) == 3


def written(folder, text):
    path = folder / "access.toml"
    path.write_text(text, encoding="utf-8")
    return path
