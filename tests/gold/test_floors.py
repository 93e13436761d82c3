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
    "seeds": {"detect": 97.6, "typed": 96.6, "per": 98.3, "jump": 97.4, "jump_p": 97},
    "worldwide": {"detect": 91.5, "typed": 84.8, "per": 91.4, "org": 75.6, "loc": 85.1},
    "pudwiki": {"detect": 89.5, "typed": 78.8},
    "newswcl50": {"typed": 89.9, "jump": 90.7, "jump_p": 98.6},
    "ecbplus": {"typed": 84.9, "jump": 82.1, "jump_p": 95.8},
    "aida": {"typed": 91.2, "jump": 85.4},
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
