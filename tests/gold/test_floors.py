"""Scores on annotated corpora may not fall below what was reached once.

The corpora may not be part of this project: they are read from ../shared, and without it these tests are
skipped.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

FLOORS: dict[str, dict[str, float]] = {
    "seeds": {"detect": 96, "typed": 88, "per": 93, "jump": 84, "jump_p": 97},
    "worldwide": {"detect": 88, "typed": 78, "per": 83},
    "pudwiki": {"typed": 73},
    "newswcl50": {"jump": 75},
    "ecbplus": {"jump": 76},
    "aida": {"jump": 83},
}


@pytest.mark.parametrize("corpus", FLOORS)
def test_scores_stay_above_their_floors(corpus: str, shared: Path) -> None:
    gold = shared / "gold"
    suite = gold if corpus == "seeds" else gold / "dev"
    if not (suite / corpus).is_dir():
        pytest.skip(f"needs ../shared/gold: {corpus} is not there")
    command = [sys.executable, str(gold / "run.py"), str(suite), "--only", corpus, "--"]
    done = subprocess.run(
        [*command, sys.executable, "-m", "tui", "mentions"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    line = next(line for line in done.stdout.splitlines() if " names " in line)
    scores = {name: float(value) for name, value in re.findall(r"(\w+) (\d+\.\d+)", line)}
    short = {name: (scores[name], floor) for name, floor in FLOORS[corpus].items() if scores[name] < floor}
    assert not short, line
