"""Asking a dossier: rows as a screen shows them, always of one state of the index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.unit.dossiers import KHALILZAD, MALIKI, MASUM, content, indexed, opened, sound, write
from tui.dossier import schema
from tui.dossier.place import Dossier, open_dossier
from tui.dossier.records import DocumentOrder, Spot
from tui.dossier.store import Store
from tui.model import Kind, Origin, PersonaeError


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("store")
    folder = place / "articles"
    write(folder, "maliki.txt", MALIKI)
    write(folder, "2014/masum.txt", MASUM)
    write(folder, "khalilzad.txt", KHALILZAD)
    write(folder, "alone.txt", "Hakim spoke.")
    write(folder, "empty.txt", b"")
    indexed(folder, place / "index")
    return place / "index"


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    with opened(home) as made:
        yield made


def number(store: Store, path: str) -> int:
    row = store.document_by_path(path)
    assert row is not None
    return row.id


def test_totals(store: Store) -> None:
    summary = store.summary()
    assert summary.documents == 4
    assert summary.unreadable == 1
    assert not summary.stale
    assert summary.mentions == sum(row.mentions for row in store.documents(store.document_ids()))
    assert summary.words == sum(row.words for row in store.documents(store.document_ids()))
    assert summary.entities[Kind.PERSON] == len(store.entity_ids(Kind.PERSON))
    assert [path for path, _ in store.unreadable()] == ["empty.txt"]


def test_documents_by_date_name_and_mentions(store: Store) -> None:
    by_date = [row.path for row in store.documents(store.document_ids())]
    assert by_date[:3] == ["khalilzad.txt", "maliki.txt", "2014/masum.txt"]
    titles = [row.title.lower() for row in store.documents(store.document_ids(DocumentOrder.NAME))]
    assert titles == sorted(titles)
    masum = store.entity_by_key("person:fuad-masum")
    assert masum is not None
    most = store.document_ids(DocumentOrder.MENTIONS, masum.id)
    assert len(most) == 4
    assert store.document(most[0]) == store.document_by_path("2014/masum.txt")


def test_records_come_in_the_order_asked_and_strangers_are_left_out(store: Store) -> None:
    ids = store.document_ids()
    asked = [ids[2], 10_000, ids[0]]
    assert [row.id for row in store.documents(asked)] == [ids[2], ids[0]]
    assert store.documents([]) == []
    assert store.document(10_000) is None
    assert store.document_by_path("no.txt") is None
    many = list(range(10_000, 12_000)) + ids
    assert [row.id for row in store.documents(many)] == ids


def test_a_record_says_where_it_knows_from(store: Store) -> None:
    row = store.document_by_path("maliki.txt")
    assert row is not None
    assert row.date == date(2014, 6, 10)
    assert row.origins["date"] is Origin.FIRST_LINES
    assert store.text(row.id) == MALIKI
    assert store.text(10_000) == ""
    assert store.headings(10_000) == []
    assert all(0 <= start < end <= len(MALIKI) for start, end in store.headings(row.id))


def test_mentions_are_where_their_names_are(store: Store) -> None:
    mentions = list(store.mentions())
    assert [(row.path, row.start) for row in mentions] == sorted((row.path, row.start) for row in mentions)
    for row in mentions:
        entity = store.entity(row.entity)
        assert entity is not None
        assert (entity.key, entity.kind, entity.name) == (row.key, row.kind, row.name)
        assert store.text(row.document)[row.start : row.end] in dict(entity.surfaces)
        assert store.mention_at(row.document, row.start) == row
        assert row.evidence
    maliki = next(row for row in mentions if row.key == "person:nouri-al-maliki")
    assert store.mention_at(maliki.document, maliki.start + 1) is None
    assert {mark.entity for row in mentions for mark in store.marks(row.document)} == {
        row.entity for row in mentions
    }


def test_an_entity_adds_up(store: Store) -> None:
    for kind in Kind:
        for row in map(store.entity, store.entity_ids(kind)):
            assert row is not None
            spots = store.spots(row.id)
            assert len(spots) == row.mentions == sum(count for _, count in row.surfaces)
            assert len({spot.document for spot in spots}) == row.documents == len(store.counts(row.id))
            assert sum(store.counts(row.id).values()) == row.mentions
            assert spots == sorted(spots, key=lambda spot: (spot.document, spot.start))
            assert store.entity_by_key(row.key) == row


def test_an_entity_knows_its_names_roles_and_days(store: Store) -> None:
    maliki = store.entity_by_key("person:nouri-al-maliki")
    assert maliki is not None
    assert maliki.surfaces == (("Nouri al-Maliki", 2), ("Maliki", 1))
    assert [(role.text, role.mentions, role.first) for role in maliki.roles] == [
        ("Prime Minister", 1, date(2014, 6, 10))
    ]
    assert (maliki.first, maliki.last) == (date(2014, 6, 10), date(2014, 8, 11))
    assert store.entity(10_000) is None
    assert store.entity_by_key("person:nobody") is None


def test_the_cast_of_a_document(store: Store) -> None:
    document = number(store, "2014/masum.txt")
    cast = store.cast(document)
    assert [row.kind for row in cast] == sorted((row.kind for row in cast), key=list(Kind).index)
    people = [row for row in cast if row.kind is Kind.PERSON]
    assert people[0].name == "Fuad Masum"
    assert [row.here for row in people] == sorted((row.here for row in people), reverse=True)
    assert {row.id: row.here for row in cast} == {row.id: store.counts(row.id)[document] for row in cast}
    again = store.cast_of([row.id for row in reversed(cast)], document)
    assert again == list(reversed(cast))
    elsewhere = store.cast_of([people[0].id, 10_000], number(store, "khalilzad.txt"))
    assert [row.here for row in elsewhere] == [0]
    assert store.cast(10_000) == []


def test_the_heaviest_come_first(store: Store) -> None:
    ids = store.entity_ids(Kind.PERSON)
    weights = [row.mentions for row in store.cast_of(ids)]
    assert weights == sorted(weights, reverse=True)
    assert store.entity_ids(Kind.PERSON, limit=2) == ids[:2]


def test_the_file_of_a_document(store: Store, home: Path) -> None:
    folder = (home.parent / "articles").resolve()
    assert store.source("2014/masum.txt") == folder / "2014/masum.txt"
    assert store.source("empty.txt") == folder / "empty.txt"


def test_a_store_cannot_write(store: Store) -> None:
    with pytest.raises(PersonaeError, match=r"index\.sqlite"):
        store.connection.execute("DELETE FROM document")


def test_spots_are_spots(store: Store) -> None:
    place = store.entity_by_key("place:baghdad")
    assert place is not None
    assert all(isinstance(spot, Spot) for spot in store.spots(place.id))


def test_a_new_index_is_empty(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert store.summary().documents == 0
        assert store.document_ids() == []
        assert list(store.mentions()) == []
        assert store.entity_ids(Kind.PERSON) == []


@pytest.mark.parametrize("version", [0, schema.VERSION - 1, schema.VERSION + 1])
def test_an_index_of_another_version_is_made_anew(tmp_path: Path, version: int) -> None:
    folder, home = tmp_path / "articles", tmp_path / "index"
    write(folder, "maliki.txt", MALIKI)
    indexed(folder, home)
    before = content(home)
    connection = sqlite3.connect(home / "index.sqlite")
    connection.execute("DROP TABLE mention")
    connection.execute("CREATE TABLE stranger (document INTEGER REFERENCES document (id))")
    connection.execute("CREATE VIRTUAL TABLE strange_fts USING fts5 (text)")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.commit()
    connection.close()
    with opened(home) as store:
        assert store.summary().documents == 0
    indexed(folder, home)
    assert content(home) == before
    assert sound(home)


def test_the_generation_changes_with_the_index(tmp_path: Path) -> None:
    folder, home = tmp_path / "articles", tmp_path / "index"
    write(folder, "maliki.txt", MALIKI)
    indexed(folder, home)
    with opened(home) as store:
        before = store.generation()
        assert store.generation() == before
        indexed(folder, home)
        write(folder, "masum.txt", MASUM)
        indexed(folder, home)
        assert store.generation() != before


def test_a_snapshot_sees_one_state(tmp_path: Path) -> None:
    folder, home = tmp_path / "articles", tmp_path / "index"
    write(folder, "maliki.txt", MALIKI)
    indexed(folder, home)
    with opened(home) as store:
        with store.snapshot():
            before = (store.summary(), list(store.mentions()))
            write(folder, "maliki.txt", MASUM)
            indexed(folder, home)
            assert (store.summary(), list(store.mentions())) == before
            assert store.entity_by_key("person:fuad-masum") is None
        assert (store.summary(), list(store.mentions())) != before
        assert store.entity_by_key("person:fuad-masum") is not None


def test_an_index_folder_is_named_after_what_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "Ünïted Press: 2014!"
    folder.mkdir()
    first = open_dossier([folder])
    assert first.home.name.startswith("united-press-2014-")
    assert first.home.stat().st_mode & 0o077 == 0
    assert open_dossier([folder]) == first
    other = tmp_path / "other" / folder.name
    other.mkdir(parents=True)
    assert open_dossier([other]).home != first.home
    assert first.name == folder.name


def test_an_index_of_something_else_is_not_replaced(tmp_path: Path) -> None:
    home, iraq, egypt = tmp_path / "home", tmp_path / "iraq", tmp_path / "egypt"
    write(iraq, "maliki.txt", MASUM)
    write(egypt, "morsi.txt", "Mohamed Morsi met Sami Anan.\n")
    indexed(iraq, home)
    before = content(home)
    for other in ([egypt], [iraq / "maliki.txt"], [egypt, egypt / "morsi.txt"]):
        with pytest.raises(
            PersonaeError, match=r"home: the index of .*iraq is kept here; .* --index, or delete"
        ):
            open_dossier(other, home)
    assert content(home) == before
    # More than before replaces nothing.
    assert open_dossier([iraq, egypt], home).home == home
    indexed(iraq, home)
    # Neither does the folder itself, by another way or after it was moved.
    (tmp_path / "link").symlink_to(iraq)
    assert open_dossier([tmp_path / "link"], home).home == home
    moved = iraq.rename(tmp_path / "moved")
    assert open_dossier([moved], home).home == home
    with pytest.raises(PersonaeError, match="the index of"):
        open_dossier([egypt], home)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PersonaeError, match="missing"):
        open_dossier([tmp_path / "missing"])
    with pytest.raises(PersonaeError, match="~nobody-of-that-name"):
        open_dossier([Path("~nobody-of-that-name/articles")])
    assert isinstance(open_dossier([tmp_path]), Dossier)


def test_dates_of_a_document_and_of_all(tmp_path: Path) -> None:
    folder, home = tmp_path / "articles", tmp_path / "index"
    write(
        folder,
        "b.txt",
        "Port Ellery\n\n31 October 2006\n\nThe barges came last Friday, not in mid-November.\n",
    )
    write(folder, "a.txt", "Nobody knows when. It was on Friday, after 1998.\n")
    indexed(folder, home)
    with opened(home) as store:
        rows = store.dates(number(store, "b.txt"))
        assert [(row.value, row.mod) for row in rows] == [
            ("2006-10-31", ""),
            ("2006-10-27", ""),
            ("2006-11", "MID"),
        ]
        text = store.text(rows[1].document)
        assert text[rows[1].start : rows[1].end] == "last Friday"
        assert rows[1].reason == "the Friday before 31 October 2006"
        every = list(store.all_dates())
        assert [row.path for row in every] == ["a.txt", "a.txt", "b.txt", "b.txt", "b.txt"]
        # The time of a file is no day of publication to count from.
        assert [row.value for row in every[:2]] == ["", "1998"]


def test_dates_go_with_their_document(tmp_path: Path) -> None:
    folder, home = tmp_path / "articles", tmp_path / "index"
    file = write(folder, "a.txt", "The barges came in 1998.\n")
    write(folder, "b.txt", "Others came in 1999.\n")
    indexed(folder, home)
    write(folder, "a.txt", "The barges came in 2001, they say.\n")
    indexed(folder, home)
    with opened(home) as store:
        assert [row.value for row in store.all_dates()] == ["2001", "1999"]
    file.unlink()
    indexed(folder, home)
    with opened(home) as store:
        assert [row.value for row in store.all_dates()] == ["1999"]
