"""Dates found and rightly valued on annotated corpora may not fall below what was reached once.

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
    "gumdates": {"found": 95.8, "value": 93.1},
    "meantime": {"found": 97.1, "value": 94.5},
}


@pytest.mark.parametrize("corpus", FLOORS)
def test_dates_stay_above_their_floors(corpus: str, shared: Path) -> None:
    gold = shared / "gold"
    if not (gold / "dev" / corpus).is_dir():
        pytest.skip(f"needs ../shared/gold/dev: {corpus} is not there")
    command = [sys.executable, str(gold / "run.py"), str(gold / "dev"), "--only", corpus, "--"]
    done = subprocess.run(
        [*command, sys.executable, "-m", "tui", "mentions"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    line = next(line for line in done.stdout.splitlines() if " dates " in line)
    scores = {name: float(value) for name, value in re.findall(r"(\w+) (\d+\.\d+)", line)}
    short = {name: (scores[name], floor) for name, floor in FLOORS[corpus].items() if scores[name] < floor}
    assert not short, line
