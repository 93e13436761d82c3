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
    "seeds": {"detect": 97.9, "typed": 97.6, "per": 98.6, "b3": 97.8, "jump": 98.5, "jump_p": 99},
    "worldwide": {"detect": 91.8, "typed": 86, "per": 92.4, "org": 78.7, "loc": 85.5},
    "pudwiki": {"detect": 89.5, "typed": 79.1},
    "newswcl50": {"detect": 92.3, "typed": 90.2, "jump": 90.4, "jump_p": 98.5},
    "ecbplus": {"detect": 88.7, "typed": 86.1, "jump": 86.2, "jump_p": 97.2},
    "aida": {"detect": 97.1, "typed": 92.5, "jump": 90.9, "jump_p": 91.7},
    "newsfair": {"detect": 92.4, "typed": 79.9, "b3": 91.7},
    "meantime": {"detect": 84.2, "typed": 81.3, "jump": 86.1, "jump_p": 96.4},
}


EVENT_FLOORS: dict[str, dict[str, float]] = {
    "seeds": {"detect": 99, "b3": 84.6},
    "ecbplus": {"detect": 85.1, "b3": 64.8},
    "gvc": {"detect": 94.1, "b3": 62},
    "meantime": {"detect": 80.8, "b3": 73.8},
}


# Names and events of a corpus in one test: they come of one run, whichever worker it falls to.
@pytest.mark.parametrize("corpus", sorted(FLOORS | EVENT_FLOORS))
def test_scores_stay_above_their_floors(corpus: str, shared: Path) -> None:
    said = scored(corpus, shared)
    for what, floors in (("names", FLOORS), ("events", EVENT_FLOORS)):
        if corpus in floors:
            assert_above(floors[corpus], next(line for line in said.splitlines() if f" {what} " in line))


def assert_above(floors: dict[str, float], line: str) -> None:
    scores = {name: float(value) for name, value in re.findall(r"(\w+) (\d+\.\d+)", line)}
    short = {name: (scores[name], floor) for name, floor in floors.items() if scores[name] < floor}
    assert not short, line


def scored(corpus: str, shared: Path) -> str:
    """Return what the scorer says of the names and the events of a corpus."""
    suite = shared / "gold" if corpus == "seeds" else shared / "gold" / "dev"
    if not (suite / corpus).is_dir():
        pytest.skip(f"needs ../shared/gold: {corpus} is not there")
    command = [sys.executable, str(shared / "gold" / "run.py"), str(suite), "--only", corpus, "--"]
    done = subprocess.run(
        [*command, sys.executable, "-m", "tui", "mentions"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return done.stdout
