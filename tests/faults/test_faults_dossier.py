"""The dossier when things go wrong: kills, rivals, damage, full disks and folders that cannot be written."""

from __future__ import annotations

import multiprocessing
import os
import select
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from tests.unit.dossiers import (
    KHALILZAD,
    MALIKI,
    MASUM,
    articles,
    content,
    dossier,
    indexed,
    opened,
    sound,
    write,
)
from tui.__main__ import main
from tui.dossier import connection, indexer, rulings
from tui.dossier.deciding import tell
from tui.dossier.finder import find_entities
from tui.dossier.indexer import index
from tui.dossier.lock import held
from tui.dossier.notes import Notes, Sort
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
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    write(place, "maliki.txt", MALIKI)
    write(place, "masum.txt", MASUM)
    return place


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "index"


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


def fresh(folder: Path, tmp_path: Path) -> dict[str, list[tuple[object, ...]]]:
    indexed(folder, tmp_path / "fresh")
    return content(tmp_path / "fresh")


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


# -- what cannot be read or written ----------------------------------------------------------------


def test_a_folder_that_cannot_be_is_named(folder: Path, tmp_path: Path) -> None:
    write(tmp_path, "taken", b"")
    with pytest.raises(PersonaeError, match=r"taken.*name another folder"):
        indexed(folder, tmp_path / "taken")
    with pytest.raises(PersonaeError, match=r"taken.*name another folder"):
        indexed(folder, tmp_path / "taken" / "index")


def test_a_folder_in_the_place_of_the_index_is_named(folder: Path, home: Path) -> None:
    (home / "index.sqlite").mkdir(parents=True)
    with pytest.raises(PersonaeError, match=r"index\.sqlite"):
        indexed(folder, home)
    with pytest.raises(PersonaeError, match=r"index\.sqlite"):
        opened(home)


def test_a_home_that_went_away_is_named(folder: Path, home: Path) -> None:
    place = dossier(folder, home)
    home.rmdir()
    home.write_bytes(b"")
    with pytest.raises(PersonaeError, match=r"index\.lock"):
        index(place, processes=1)


@pytest.fixture
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder that somebody without rights can reach."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def no_rights() -> Iterator[None]:
    """Take away the right of the administrator to read and write what is forbidden."""
    if not hasattr(os, "geteuid"):
        pytest.skip("permissions are another thing here")
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_an_index_folder_that_may_not_be_written_is_named(
    public: Path, folder: Path, request: pytest.FixtureRequest
) -> None:
    articles_here, home = public / "articles", public / "index"
    write(articles_here, "maliki.txt", MALIKI)
    place = dossier(articles_here, home)
    home.chmod(0o555)
    request.getfixturevalue("no_rights")
    with pytest.raises(PersonaeError, match=r"index.*name another folder"):
        index(place, processes=1)
    with pytest.raises(PersonaeError, match=r"index.*name another folder"):
        opened(home)


def test_an_index_that_may_only_be_read_is_read(
    public: Path, request: pytest.FixtureRequest, capfd: pytest.CaptureFixture[str]
) -> None:
    articles_here, home = public / "articles", public / "index"
    write(articles_here, "maliki.txt", MALIKI)
    where = ["--index", str(home), str(articles_here)]
    commands = [
        ["find", "maliki", *where],
        ["search", "parliament", *where],
        ["mentions", *where],
        ["suspects", *where],
        ["timeline", *where],
        ["export", "--format", "jsonl", *where],
        ["concordance", "maliki", *where],
        ["why", *where, "maliki.txt:40"],
        ["notes", *where],
        ["decisions", "list", *where],
    ]
    before = [(main(command), capfd.readouterr().out) for command in commands]
    assert before[0][0] == 0
    home.chmod(0o555)
    (home / "index.sqlite").chmod(0o444)
    request.getfixturevalue("no_rights")
    for command, outcome in zip(commands, before, strict=True):
        status = main(command)
        told = capfd.readouterr()
        assert (status, told.out) == outcome, (command, told.err)
        assert told.err.count("the index may only be read here") == 1, (command, told.err)
        assert "--index" in told.err
    assert main(["index", *where]) == 2
    assert "name another folder for it with --index" in capfd.readouterr().err
    with opened(home) as store:
        notes = Notes(home / "notes.jsonl")
        with pytest.raises(PersonaeError, match=r"notes\.jsonl: cannot be written .*--index"):
            notes.add(store, Sort.BOOKMARK, 1, 20, 30)
        decision = rulings.rename(store, store.entity_ids(Kind.PERSON)[0], "Another")
    with pytest.raises(PersonaeError, match=r"decisions\.jsonl: cannot be written .*--index"):
        tell(dossier(articles_here, home), decision)


def test_an_index_whose_log_cannot_be_read_is_refused(public: Path, request: pytest.FixtureRequest) -> None:
    articles_here, home = public / "articles", public / "index"
    write(articles_here, "maliki.txt", MALIKI)
    indexed(articles_here, home)
    # What stands in the log alone would be missed.
    write(home, "index.sqlite-wal", b"x" * 64)
    (home / "index.sqlite").chmod(0o444)
    home.chmod(0o555)
    (home / "index.sqlite-wal").chmod(0o400)
    request.getfixturevalue("no_rights")
    with pytest.raises(PersonaeError, match=r"index\.sqlite.*--index"):
        opened(home)


def test_a_new_index_that_may_only_be_read_is_refused_unless_complete(
    folder: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    indexed(folder, home)
    (home / "index.lock").unlink(missing_ok=True)
    (home / "index.lock").mkdir()
    words = ["find", "maliki", "--index", str(home), str(folder)]
    assert main(words) == 0
    assert "may only be read here" in capsys.readouterr().err
    connection = sqlite3.connect(home / "index.sqlite", isolation_level=None)
    connection.execute("UPDATE meta SET value = '1' WHERE name = 'stale'")
    assert main(words) == 2
    connection.execute("UPDATE meta SET value = '0' WHERE name = 'stale'")
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    assert main(words) == 2
    assert "index.lock" in capsys.readouterr().err


def test_articles_that_may_only_be_read_are_read(public: Path, request: pytest.FixtureRequest) -> None:
    articles_here, home = public / "articles", public / "index"
    write(articles_here, "maliki.txt", MALIKI).chmod(0o444)
    home.mkdir()
    home.chmod(0o777)
    articles_here.chmod(0o555)
    request.getfixturevalue("no_rights")
    assert indexed(articles_here, home).documents == 1
    assert indexed(articles_here, home).read == 0


def test_a_locked_article_is_read_as_soon_as_it_may_be(public: Path, request: pytest.FixtureRequest) -> None:
    articles_here, home = public / "articles", public / "index"
    locked = write(articles_here, "maliki.txt", MALIKI)
    write(articles_here, "masum.txt", MASUM)
    home.mkdir()
    home.chmod(0o777)
    locked.chmod(0o000)
    request.getfixturevalue("no_rights")
    report = indexed(articles_here, home)
    assert report.documents == 1
    assert [path for path, _ in report.unreadable] == ["maliki.txt"]
    if os.geteuid() == 65534:
        os.seteuid(0)
    locked.chmod(0o644)
    report = indexed(articles_here, home)
    assert (report.documents, report.read, report.unreadable) == (2, 1, ())


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


def test_a_folder_of_articles_that_went_away_is_named(folder: Path, home: Path) -> None:
    place = dossier(folder, home)
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    with pytest.raises(PersonaeError, match="articles"):
        index(place, processes=1)
