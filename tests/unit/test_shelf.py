"""Stars, tags and saved searches: kept beside the index, following a file that is moved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.dossiers import KHALILZAD, MALIKI, MASUM, indexed, opened, write
from tui.dossier.readmarks import ReadMarks
from tui.dossier.records import DocumentRow
from tui.dossier.shelf import Shelf, select
from tui.dossier.store import Store
from tui.export import tables
from tui.export.selection import Selection


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    folder, home = tmp_path / "articles", tmp_path / "home"
    home.mkdir()
    for name, text in (("a.txt", KHALILZAD), ("b.txt", MALIKI), ("c.txt", MASUM)):
        write(folder, name, text)
    indexed(folder, home)
    return folder, home


@pytest.fixture
def store(places: tuple[Path, Path]) -> Iterator[Store]:
    with opened(places[1]) as opened_store:
        yield opened_store


def row(store: Store, path: str) -> DocumentRow:
    found = store.document_by_path(path)
    assert found is not None
    return found


def paths(store: Store, ids: list[int]) -> list[str]:
    return [one.path for one in store.documents(ids)]


def test_an_article_without_a_date_of_its_own_is_in_no_days(tmp_path: Path) -> None:
    folder, home = tmp_path / "articles", tmp_path / "home"
    home.mkdir()
    write(folder, "dated.txt", "4 May 2014\n\nOmar Karim met Layla Haddad in Amman.\n")
    write(folder, "undated.txt", "Omar Karim met Layla Haddad in Amman.\n")
    indexed(folder, home)
    with opened(home) as store:
        undated = row(store, "undated.txt")
        assert undated.date is not None
        assert undated.day is None
        shelf, read = Shelf(home / "shelf.jsonl"), ReadMarks(home / "read.jsonl")
        assert paths(store, select(store, shelf, read, "from:2000")) == ["dated.txt"]
        out = StringIO()
        tables.write_lines(store, out, Selection())
        lines = [json.loads(line) for line in out.getvalue().splitlines()]
        days = {line["doc"]: line["date"] for line in lines if line["record"] == "document"}
        assert days == {"dated.txt": "2014-05-04", "undated.txt": None}


def test_a_query_of_marks_dates_people_and_words(places: tuple[Path, Path], store: Store) -> None:
    shelf, read = Shelf(places[1] / "shelf.jsonl"), ReadMarks(places[1] / "read.jsonl")
    shelf.star(row(store, "b.txt"), True)
    shelf.tag(row(store, "b.txt"), "Coup, later")
    shelf.tag(row(store, "c.txt"), "later")
    read.add(row(store, "a.txt").digest)

    def asked(query: str) -> list[str]:
        return paths(store, select(store, shelf, read, query))

    assert asked("") == ["a.txt", "b.txt", "c.txt"]
    assert asked("star:") == ["b.txt"]
    assert asked("tag:coup") == ["b.txt"]
    assert asked("tag:later") == ["b.txt", "c.txt"]
    assert asked("unread:") == ["b.txt", "c.txt"]
    assert asked("read:") == ["a.txt"]
    assert asked("from:2014-06 to:2014-07") == ["b.txt"]
    assert asked("from:nonsense") == []
    assert asked("with:maliki") == ["b.txt", "c.txt"]
    assert asked('with:"nouri al-maliki" powers') == ["b.txt"]
    assert asked("baghdad") == ["b.txt", "c.txt"]
    assert shelf.all_tags() == ["Coup", "later"]


def test_marks_follow_a_file_that_is_moved(places: tuple[Path, Path], store: Store) -> None:
    folder, home = places
    shelf = Shelf(home / "shelf.jsonl")
    shelf.star(row(store, "b.txt"), True)
    shelf.tag(row(store, "b.txt"), "kept")
    (folder / "b.txt").rename(folder / "moved.txt")
    indexed(folder, home)
    again = Shelf(home / "shelf.jsonl")
    assert again.starred(row(store, "moved.txt"))
    assert again.tags(row(store, "moved.txt")) == ("kept",)
    assert not again.starred(row(store, "a.txt"))


def test_the_later_line_counts(places: tuple[Path, Path], store: Store) -> None:
    shelf = Shelf(places[1] / "shelf.jsonl")
    one = row(store, "a.txt")
    shelf.star(one, True)
    shelf.star(one, False)
    assert not shelf.starred(one)
    shelf.tag(one, "x y x")
    assert shelf.tags(one) == ("x", "y")
    shelf.tag(one, "")
    assert shelf.tags(one) == ()
    shelf.mark_unread(one, True)
    assert Shelf(places[1] / "shelf.jsonl").unread(one)


def test_saved_searches_are_kept_replaced_and_forgotten(places: tuple[Path, Path]) -> None:
    shelf = Shelf(places[1] / "shelf.jsonl")
    shelf.save("summer", "from:2014-06 to:2014-08")
    shelf.save("summer", "from:2014-07")
    assert [(saved.name, saved.query) for saved in shelf.saved()] == [("summer", "from:2014-07")]
    shelf.forget(shelf.saved()[0])
    assert shelf.saved() == ()


@given(st.text(max_size=30))
def test_nothing_typed_is_an_error(tmp_path_factory: pytest.TempPathFactory, query: str) -> None:
    home = tmp_path_factory.getbasetemp() / "shelf-home"
    if not home.exists():
        home.mkdir()
        write(home / "articles", "a.txt", MALIKI)
        indexed(home / "articles", home)
    with opened(home) as store:
        found = select(store, Shelf(home / "shelf.jsonl"), ReadMarks(home / "read.jsonl"), query)
        assert set(found) <= set(store.document_ids())


def test_a_file_that_was_moved_keeps_all_signs_when_it_is_given_another(
    places: tuple[Path, Path], store: Store
) -> None:
    folder, home = places
    shelf = Shelf(home / "shelf.jsonl")
    shelf.tag(row(store, "b.txt"), "kept")
    (folder / "b.txt").rename(folder / "moved.txt")
    indexed(folder, home)
    shelf.star(row(store, "moved.txt"), True)
    (folder / "moved.txt").rename(folder / "again.txt")
    indexed(folder, home)
    moved = row(store, "again.txt")
    assert Shelf(home / "shelf.jsonl").tags(moved) == ("kept",)
    assert Shelf(home / "shelf.jsonl").starred(moved)
    shelf.star(moved, False)
    assert not shelf.starred(moved)
    assert shelf.tags(moved) == ("kept",)
