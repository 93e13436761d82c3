"""Linking what happened story by story: the same however it is cut up, and one article stops no other."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from tests.unit.dossiers import dossier, indexed, write
from tui.dossier import happened, telling
from tui.dossier.indexer import index
from tui.linking.events import Names, Scene, Story, StoryIndex, link_story

_QUERIES = (
    "SELECT key, type, name, value, first_day, last_day, modality, salient, mentions, documents FROM event",
    "SELECT v.key, p.rank, e.key FROM event_part p JOIN event v ON v.id = p.event "
    "JOIN entity e ON e.id = p.part",
    "SELECT d.path, m.start, m.stop, v.key, m.type, m.value, r.rule, r.evidence, m.score "
    "FROM event_mention m "
    "JOIN document d ON d.id = m.document JOIN event v ON v.id = m.event JOIN reason r ON r.id = m.reason",
    "SELECT one.key, other.key, l.score, l.evidence FROM event_likeness l JOIN event one ON one.id = l.one "
    "JOIN event other ON other.id = l.other",
    "SELECT d.path, s.path FROM document d JOIN document s ON s.id = d.story",
    "SELECT name FROM sqlite_master",
)
_TALES = (
    "Troops raided a mosque in Sadr City, Hassan al-Maliki said. The raid killed four militia fighters.",
    "An earthquake near Lima killed dozens of miners. The earthquake flattened huts, Rosa Quispe said.",
    "Police arrested Jean Roux over unpaid bakery taxes in Lyon. His arrest surprised other bakers.",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    for number in range(210):
        day = f"{number % 28 + 1} May 2014"
        tale = _TALES[number % 3]
        write(
            place,
            f"{number}.txt",
            f"Report {number}\n\n{day}\n\n{tale} Troop {number // 9} came on Monday.\n",
        )
    return place


def events(home: Path) -> list[list[tuple[object, ...]]]:
    """Return all that an index says of what happened, without numbers."""
    with closing(sqlite3.connect(home / "index.sqlite")) as connection:
        return [sorted(connection.execute(query).fetchall(), key=repr) for query in _QUERIES]


@pytest.mark.parametrize(("processes", "batch"), [(1, 1), (1, 10_000), (2, 20)])
def test_the_same_events_come_of_any_number_of_processes_and_batches(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int, batch: int
) -> None:
    indexed(folder, tmp_path / "usual")
    monkeypatch.setattr(happened, "_BATCH", batch)
    index(dossier(folder, tmp_path / "other"), processes=processes)
    usual = events(tmp_path / "usual")
    assert all(usual[:3])
    assert events(tmp_path / "other") == usual
    assert {file.name for file in (tmp_path / "other").iterdir()} <= {"index.sqlite", "index.lock"}


def test_an_article_whose_triggers_break_linking_is_named_and_stops_no_other(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed(folder, tmp_path / "usual")
    usual = events(tmp_path / "usual")

    def fragile(
        scenes: Sequence[Scene], documents: Sequence[int], stories: StoryIndex, names: Names
    ) -> Story:
        if any("Report 7\n" in scene.text for scene in scenes):
            raise RecursionError
        return link_story(scenes, documents, stories, names)

    monkeypatch.setattr(telling, "link_story", fragile)
    report = indexed(folder, tmp_path / "fragile")
    assert report.unreadable == (
        ("7.txt", "7.txt: events may be missing in it (RecursionError); please report it"),
    )
    told = {row[0] for row in events(tmp_path / "fragile")[2]}
    assert told == {row[0] for row in usual[2]} - {"7.txt"}
    # The next time it is tried again, and named again.
    write(folder, "rain.txt", "Rain fell on the hills.")
    assert indexed(folder, tmp_path / "fragile").unreadable == report.unreadable
    monkeypatch.undo()
    write(folder, "rain.txt", "Snow fell on the hills.")
    assert indexed(folder, tmp_path / "fragile").unreadable == ()


def test_looking_for_stories_can_be_given_up(folder: Path, tmp_path: Path) -> None:
    indexed(folder, tmp_path / "index")

    class GivenUp(Exception):  # noqa: N818 - no error
        pass

    ticks: list[int] = []

    def tick() -> None:
        ticks.append(1)
        if len(ticks) == last:
            raise GivenUp

    last = 0
    telling.find_stories(tmp_path / "index" / "index.sqlite", None, tick)
    last, ticks[:] = len(ticks), []
    assert last == 3
    with pytest.raises(GivenUp):
        telling.find_stories(tmp_path / "index" / "index.sqlite", None, tick)


def test_a_run_stopped_while_events_are_linked_leaves_the_old_ones(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(happened, "_BATCH", 1)
    home = tmp_path / "index"
    indexed(folder, home)
    before = events(home)
    write(folder, "more.txt", f"Report\n\n{_TALES[0]}")
    late: list[float] = []

    def stopped() -> bool:
        return bool(late)

    index(
        dossier(folder, home),
        processes=1,
        progress=lambda step: late.extend(
            [1.0] * (step.stage.value == "linking" and 3 * step.done > 2 * 211)
        ),
        stopped=stopped,
    )
    assert late
    assert [row[:4] for row in events(home)[2]] == [row[:4] for row in before[2]]
    assert indexed(folder, home).read == 0
    assert len(events(home)[4]) == 211
