"""Folders, indexes and articles that cannot be read or written, or that went away."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.dossiers import MALIKI, MASUM, dossier, indexed, opened, write
from tui.__main__ import main
from tui.dossier import rulings
from tui.dossier.deciding import tell
from tui.dossier.indexer import index
from tui.dossier.notes import Notes, Sort
from tui.model import Kind, PersonaeError


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


def test_a_folder_of_articles_that_went_away_is_named(folder: Path, home: Path) -> None:
    place = dossier(folder, home)
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    with pytest.raises(PersonaeError, match="articles"):
        index(place, processes=1)
