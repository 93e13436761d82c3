"""The dossier when things go wrong: kills, rivals, damage and full disks."""

from __future__ import annotations

import multiprocessing
import os
import select
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from tests.unit.dossiers import (
    KHALILZAD,
    MASUM,
    articles,
    content,
    dossier,
    fresh,
    indexed,
    opened,
    sound,
    write,
)
from tui.dossier import connection, indexer
from tui.dossier.finder import find_entities
from tui.dossier.lock import held
from tui.dossier.search import search
from tui.dossier.store import Store
from tui.model import Kind, PersonaeError

Damage = Callable[[Path], None]


class StartIndexing(Protocol):
    """Starts indexing a folder in a process of its own."""

    def __call__(self, folder: Path, processes: int = 1) -> subprocess.Popen[str]: ...


_INDEX = """
import sys
from pathlib import Path
from tui.dossier.indexer import index
from tui.dossier.place import open_dossier

def tell(progress):
    print(progress.stage, progress.done, flush=True)

if __name__ == "__main__":
    dossier = open_dossier([Path(sys.argv[1])], Path(sys.argv[2]))
    report = index(dossier, progress=tell, processes=int(sys.argv[3]))
    print("read", report.read, flush=True)
"""


@pytest.fixture
def start(tmp_path: Path, home: Path) -> Iterator[StartIndexing]:
    """Return a function that starts indexing a folder in a process of its own."""
    script = write(tmp_path, "run_index.py", _INDEX)
    started: list[subprocess.Popen[str]] = []

    def begin(folder: Path, processes: int = 1) -> subprocess.Popen[str]:
        command = [sys.executable, str(script), str(folder), str(home), str(processes)]
        started.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
        return started[-1]

    yield begin
    for process in started:
        process.kill()
        process.communicate()


# -- kills and rivals ------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", ["reading", "completing", "linking"])
def test_a_killed_run_goes_on_where_it_stopped(
    tmp_path: Path, home: Path, start: StartIndexing, stage: str
) -> None:
    folder = tmp_path / "articles"
    articles(folder, 300)
    process = start(folder)
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(stage):
            process.send_signal(signal.SIGKILL)
            break
    else:
        pytest.fail(f"the run never came to {stage}")
    process.wait()
    assert sound(home)
    with opened(home) as store:
        kept = store.summary().documents
    assert kept
    assert indexed(folder, home).read == 300 - kept
    assert content(home) == fresh(folder, tmp_path)
    assert sound(home)


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs Linux to wait for another's processes")
def test_working_processes_end_with_a_killed_parent(tmp_path: Path, start: StartIndexing) -> None:
    folder = tmp_path / "articles"
    articles(folder, 600)
    process = start(folder, processes=2)
    assert process.stdout is not None
    process.stdout.readline()
    children = [os.pidfd_open(child) for child in _children(process.pid)]
    assert children
    process.send_signal(signal.SIGKILL)
    for child in children:
        ended, _, _ = select.select([child], [], [], 60)
        os.close(child)
        assert ended


def _children(parent: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and _parent(int(entry.name)) == parent:
            found.append(int(entry.name))
    return found


def _parent(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return 0
    return int(status.rpartition(")")[2].split()[1])


@pytest.mark.parametrize("processes", [1, 2])
def test_two_runs_at_once_make_one_index(
    tmp_path: Path, home: Path, start: StartIndexing, processes: int
) -> None:
    folder = tmp_path / "articles"
    articles(folder, 250)
    rivals = [start(folder, processes) for _ in range(2)]
    outputs = [rival.communicate(timeout=300) for rival in rivals]
    assert [rival.returncode for rival in rivals] == [0, 0], outputs
    read = sorted(int(out.rpartition("read ")[2]) for out, _ in outputs)
    assert read == [0, 250]
    assert sound(home)
    assert content(home) == fresh(folder, tmp_path)


def test_many_may_open_a_new_index_at_once(home: Path) -> None:
    home.mkdir()
    context = multiprocessing.get_context("spawn")
    with context.Pool(4) as pool:
        assert pool.map(_open_and_count, [home] * 40) == [0] * 40
    assert sound(home)


def _open_and_count(home: Path) -> int:
    with opened(home) as store:
        return store.summary().documents


def test_whoever_asks_during_a_run_sees_the_old_or_the_new(tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "articles"
    articles(folder, 60)
    indexed(folder, home)
    done = threading.Event()
    mixed: list[tuple[int, int]] = []
    asked = 0

    def ask() -> None:
        nonlocal asked
        with opened(home) as store:
            while not done.is_set() or not asked:
                for kind_ids in map(store.entity_ids, (Kind.PERSON, Kind.PLACE)):
                    for id_ in kind_ids[:5]:
                        with store.snapshot():
                            entity, spots = store.entity(id_), store.spots(id_)
                            linked = not store.summary().stale
                        if entity and linked and entity.mentions != len(spots):
                            mixed.append((entity.mentions, len(spots)))
                        asked += 1

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        for number in range(6):
            write(folder, f"0/article {7 * number}.txt", MASUM if number % 2 else KHALILZAD)
            indexed(folder, home)
    finally:
        done.set()
        asking.join()
    assert asked
    assert not mixed


# -- damage ----------------------------------------------------------------------------------------


def _garbage(database: Path) -> None:
    database.write_bytes(b"This is no database at all. " * 1000)


def _cut(database: Path) -> None:
    with database.open("r+b") as file:
        file.truncate(database.stat().st_size // 3)


def _scribbled(database: Path) -> None:
    size = database.stat().st_size
    with database.open("r+b") as file:
        for at in range(4096, size, 4096):
            file.seek(at)
            file.write(b"\xaa" * 2048)


@pytest.mark.parametrize("damage", [_garbage, _cut, _scribbled])
def test_a_damaged_index_is_set_aside_and_made_anew(folder: Path, home: Path, damage: Damage) -> None:
    indexed(folder, home)
    before = content(home)
    damage(home / "index.sqlite")
    report = indexed(folder, home)
    assert report.read == 2
    assert content(home) == before
    assert sound(home)
    assert (home / "index.sqlite.damaged").exists()


def test_opening_what_is_no_database_makes_an_empty_index(folder: Path, home: Path) -> None:
    indexed(folder, home)
    _garbage(home / "index.sqlite")
    with opened(home) as store:
        assert store.summary().documents == 0
    assert (home / "index.sqlite.damaged").read_bytes().startswith(b"This is no database")


def test_a_damaged_index_is_left_alone_while_another_works_on_it(folder: Path, home: Path) -> None:
    indexed(folder, home)
    _garbage(home / "index.sqlite")
    with held(dossier(folder, home), wait=0), pytest.raises(PersonaeError, match="another Personae"):
        opened(home)
    assert not (home / "index.sqlite.damaged").exists()


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: store.document_ids(),
        lambda store: store.summary(),
        lambda store: list(store.mentions()),
        lambda store: store.text(1),
        lambda store: search(store, "Maliki"),
        lambda store: find_entities(store.connection, "Maliki"),
    ],
)
def test_asking_a_damaged_index_names_it(folder: Path, home: Path, ask: Callable[[Store], object]) -> None:
    indexed(folder, home)
    with opened(home) as store:
        _scribbled(home / "index.sqlite")
        with pytest.raises(PersonaeError, match=r"index\.sqlite.*delete this file"):
            ask(store)


def test_an_index_deleted_by_hand_is_made_anew(folder: Path, home: Path) -> None:
    indexed(folder, home)
    connection = sqlite3.connect(home / "index.sqlite")
    connection.execute("CREATE TABLE kept_open (x)")
    (home / "index.sqlite").unlink()
    connection.close()
    assert indexed(folder, home).read == 2
    assert sound(home)


# -- no room, no turn ------------------------------------------------------------------------------


def test_a_full_disk_is_said_and_nothing_is_lost(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "articles"
    articles(folder, 200)
    connect = connection.connect

    def small(path: Path, *, readonly: bool = False) -> sqlite3.Connection:
        opened = connect(path, readonly=readonly)
        opened.execute("PRAGMA max_page_count = 60")
        return opened

    with monkeypatch.context() as patch:
        patch.setattr(indexer, "connect", small)
        with pytest.raises(PersonaeError, match=r"index\.sqlite.*disk is full"):
            indexed(folder, home)
    assert sound(home)
    with opened(home) as store:
        kept = store.summary().documents
    assert 0 < kept < 200
    assert indexed(folder, home).read == 200 - kept
    assert content(home) == fresh(folder, tmp_path)


def test_an_index_that_is_held_is_said(folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    indexed(folder, home)
    write(folder, "khalilzad.txt", KHALILZAD)
    monkeypatch.setattr(connection, "_PATIENCE", 0)
    rival = sqlite3.connect(home / "index.sqlite", isolation_level=None)
    rival.execute("BEGIN IMMEDIATE")
    with pytest.raises(PersonaeError, match="another program"):
        indexed(folder, home)
    rival.close()
    assert indexed(folder, home).read == 1
