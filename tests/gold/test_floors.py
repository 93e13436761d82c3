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

# One point under what was reached; raise them with every gain.
FLOORS: dict[str, dict[str, float]] = {
    "seeds": {"detect": 97.6, "typed": 96.4, "per": 97.9, "jump": 97.4, "jump_p": 97},
    "worldwide": {"detect": 91.4, "typed": 83.9, "per": 90.7, "org": 74.5, "loc": 84},
    "pudwiki": {"detect": 89.4, "typed": 77.3},
    "newswcl50": {"typed": 89.9, "jump": 90.7, "jump_p": 98.6},
    "ecbplus": {"typed": 82.9, "jump": 82.1, "jump_p": 95.8},
    "aida": {"typed": 87.1, "jump": 84.9},
    "newsfair": {"b3": 88.6},
    "meantime": {"typed": 79.4, "jump": 80.2},
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
