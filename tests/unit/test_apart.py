"""Indexing in a process of its own gives what indexing here gives, and ends when nobody waits."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import MakeFolder
from tui.dossier.apart import StoppedError, index_apart
from tui.dossier.indexer import BusyError, Progress, Stage
from tui.dossier.lock import held
from tui.dossier.place import open_dossier
from tui.dossier.store import Store

STORIES = {
    f"{number}.txt": f"Ann Lee met Jo Stone in Paris on day {number}. Lee left for Berlin.\n"
    for number in range(12)
}


def rows(database: Path) -> list[tuple[str, int, str, str]]:
    with Store(database) as store:
        return [(m.path, m.start, m.key, m.evidence) for m in store.mentions()]


def test_both_ways_give_the_same_and_tell_how_far_they_are(make_folder: MakeFolder, tmp_path: Path) -> None:
    folder = make_folder(STORIES)
    told: dict[int, list[Progress]] = {}
    for small in (0, 1000):
        dossier = open_dossier([folder], tmp_path / str(small))
        steps = told.setdefault(small, [])
        report = index_apart(dossier, progress=steps.append, stopped=lambda: False, small=small)
        assert report.documents == report.read == 12
    assert rows(tmp_path / "0" / "index.sqlite") == rows(tmp_path / "1000" / "index.sqlite") != []
    for steps in told.values():
        assert {step.stage for step in steps} == set(Stage)
        assert steps[-1].done == steps[-1].total == 12


@pytest.mark.parametrize("small", [0, 1000])
def test_a_stopped_run_ends_and_the_next_goes_on(make_folder: MakeFolder, tmp_path: Path, small: int) -> None:
    dossier = open_dossier([make_folder(STORIES)], tmp_path / "home")
    steps: list[Progress] = []
    with pytest.raises(StoppedError):
        index_apart(dossier, progress=steps.append, stopped=lambda: bool(steps) or small == 0, small=small)
    report = index_apart(dossier, progress=steps.append, stopped=lambda: False, small=small)
    assert report.documents == 12


@pytest.mark.parametrize("small", [0, 1000])
def test_a_dossier_that_another_is_indexing_is_busy(
    make_folder: MakeFolder, tmp_path: Path, small: int
) -> None:
    dossier = open_dossier([make_folder(STORIES)], tmp_path / "home")
    with held(dossier, 0), pytest.raises(BusyError):
        index_apart(dossier, progress=lambda _: None, stopped=lambda: False, small=small)
