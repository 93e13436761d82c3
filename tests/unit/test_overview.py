"""The dossier at a glance: stories that several documents tell, who is new, and who is named with whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.dossiers import indexed, opened, write
from tui.dossier.indexer import remove_index
from tui.dossier.overview import heaviest, shared_documents, stories
from tui.dossier.store import Store
from tui.dossier.visits import Visit, keep_visit, last_visit, newest, visit_now
from tui.model import Kind

QUAKE = (
    "{day} May 2014\n\nA strong earthquake shook the island of Terim at dawn and brought down the old "
    "harbour wall of Vell. Governor Omar Karim asked the fishermen of Vell to stay away from the harbour "
    "while engineers measured the cracks. {more}\n"
)
COURT = (
    "{day} March 2011\n\nThe court in Basra sentenced the banker Layla Haddad to four years for fraud with "
    "forged letters of credit. Her lawyer Yusuf Mansour said the forged letters came from a clerk. {more}\n"
)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder, home = tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("home")
    write(folder, "a.txt", QUAKE.format(day=3, more="Omar Karim promised help."))
    write(folder, "b.txt", QUAKE.format(day=4, more="The earthquake at Vell broke eleven boats."))
    write(folder, "c.txt", COURT.format(day=8, more="Layla Haddad wept."))
    write(folder, "d.txt", COURT.format(day=9, more="Yusuf Mansour will appeal the sentence."))
    indexed(folder, home)
    return folder, home


@pytest.fixture(scope="module")
def store(places: tuple[Path, Path]) -> Iterator[Store]:
    with opened(places[1]) as opened_store:
        yield opened_store


def test_documents_that_tell_the_same_story_are_one(store: Store) -> None:
    paths = {row.id: row.path for row in store.documents(store.document_ids())}
    told = [{paths[number] for number in story.documents} for story in stories(store, 10)]
    assert {"a.txt", "b.txt"} in told
    assert {"c.txt", "d.txt"} in told
    assert all(story.first and story.last and story.first <= story.last for story in stories(store, 10))


def test_the_heaviest_come_first(store: Store) -> None:
    counts = [row.mentions for row in heaviest(store, Kind.PERSON, 10)]
    assert counts == sorted(counts, reverse=True)
    assert len(heaviest(store, Kind.PERSON, 1)) == 1


def test_who_came_after_the_last_visit_is_new(places: tuple[Path, Path], tmp_path: Path) -> None:
    folder, home = places
    with opened(home) as store:
        before = visit_now(store)
        assert newest(store, before, 10) == []
    extra = write(
        folder, "e.txt", "5 May 2014\n\nNadia Salman wrote a letter. Nadia Salman lives in Basra.\n"
    )
    indexed(folder, home)
    with opened(home) as store:
        assert [row.name for row in newest(store, before, 10)] == ["Nadia Salman"]
    # An index that is made anew knows the same people by other numbers.
    remove_index(home / "index.sqlite")
    indexed(folder, home)
    with opened(home) as store:
        assert [row.name for row in newest(store, before, 10)] == ["Nadia Salman"]
    extra.unlink()
    indexed(folder, home)


def test_shared_documents_are_the_same_from_both_sides(store: Store) -> None:
    ids = [row.id for row in heaviest(store, Kind.PERSON, 10)]
    shared = shared_documents(store, ids)
    assert all(shared[one, other] == shared[other, one] for one, other in shared)
    names = {row.name: row.id for row in heaviest(store, Kind.PERSON, 10)}
    assert shared[names["Layla Haddad"], names["Yusuf Mansour"]] == 2
    assert shared[names["Layla Haddad"], names["Omar Karim"]] == 0


@given(day=st.dates(), known=st.frozensets(st.integers(0, 2**32 - 1)))
def test_a_visit_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, day: date, known: frozenset[int]
) -> None:
    file = tmp_path_factory.mktemp("visit") / "visit.json"
    keep_visit(file, Visit(day, known))
    assert last_visit(file) == Visit(day, known)
    assert [path.name for path in file.parent.iterdir()] == ["visit.json"]


@given(st.binary(max_size=40))
def test_a_damaged_note_is_no_visit(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.mktemp("visit") / "visit.json"
    file.write_bytes(data)
    assert last_visit(file) is None


def test_a_home_that_cannot_be_written_costs_the_note_alone(tmp_path: Path) -> None:
    file = tmp_path / "none" / "visit.json"
    keep_visit(file, Visit(date(2014, 5, 3), frozenset({7})))
    assert last_visit(file) is None
