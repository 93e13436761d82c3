"""Another edition of rules, lists or weights is told from this one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tui.extraction import edition


@pytest.mark.parametrize(
    "changed", ["linking/people.py", "extraction/dates/words.py", "data/titles.txt", "data/tagger.crfsuite"]
)
def test_a_change_of_code_or_data_is_another_edition(tmp_path: Path, changed: str) -> None:
    package = tmp_path / "tui"
    shutil.copytree(ROOT / "tui", package, ignore=shutil.ignore_patterns("__pycache__", "app"))
    assert edition(package) == edition() == edition(package)
    with (package / changed).open("ab") as file:
        file.write(b"\n")
    assert edition(package) != edition()
