"""Events in the finder: by the words of their label, their days in words and numbers, and who took part."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.dossiers import indexed, opened, write
from tests.unit.test_finder import index, names
from tui.dossier.finder import Match, build, find_entities
from tui.dossier.finder_events import day_words
from tui.dossier.finder_match import key, match, parse, spell
from tui.model import Kind
from tui.text import fold


@pytest.fixture(scope="module")
def dossier() -> Iterator[sqlite3.Connection]:
    connection = index()
    connection.execute("BEGIN")
    happened(connection, 101, "conference in Damascus, 14 Jun 2006", 3, place=1001, parts=(1,))
    happened(connection, 102, "press conference of Zalmay Khalilzad, 25 Oct 2006", 5, parts=(1002, 9))
    happened(connection, 103, "Nouri al-Maliki speech", 500)
    connection.execute("INSERT INTO entity VALUES (1001, 'x', 'PLACE', 'Syria', 4, 1, NULL, NULL)")
    connection.execute("INSERT INTO entity VALUES (1002, 'y', 'PERSON', 'George Casey', 4, 1, NULL, NULL)")
    connection.execute("INSERT INTO surface VALUES (102, 'briefing', 1)")
    connection.execute(
        "INSERT INTO date_mention VALUES (1, 10, 20, '2006-10-24', '', '', '2006-10-24', 0, 90)"
    )
    connection.execute(
        "INSERT INTO event_mention VALUES (1, 120, 130, 102, 'meet', 'happened', '', 91, 180, 1, 1)"
    )
    build(connection)
    connection.execute("COMMIT")
    yield connection
    connection.close()


def happened(
    connection: sqlite3.Connection,
    number: int,
    label: str,
    mentions: int,
    *,
    place: int = 0,
    parts: tuple[int, ...] = (),
) -> None:
    connection.execute(
        "INSERT INTO entity VALUES (?, ?, ?, ?, ?, 1, '2006-11-01', '2006-11-01')",
        (number, f"event:{number}", Kind.EVENT, label, mentions),
    )
    connection.execute(
        "INSERT INTO event VALUES (?, ?, 'meet', ?, '', NULL, NULL, ?, 'happened', 1, ?, 1)",
        (number, f"event:{number}", label, place, mentions),
    )
    for rank, part in enumerate(parts):
        connection.execute("INSERT INTO event_part VALUES (?, ?, ?)", (number, rank, part))


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("damascus conference", "conference in Damascus, 14 Jun 2006"),
        ("conference syria", "conference in Damascus, 14 Jun 2006"),
        ("conference maliki", "conference in Damascus, 14 Jun 2006"),
        ("14 june 2006", "conference in Damascus, 14 Jun 2006"),
        ("oct 24 press conference", "press conference of Zalmay Khalilzad, 25 Oct 2006"),
        ("24 october press conf", "press conference of Zalmay Khalilzad, 25 Oct 2006"),
        ("2006-10-24 press", "press conference of Zalmay Khalilzad, 25 Oct 2006"),
        ("casey press", "press conference of Zalmay Khalilzad, 25 Oct 2006"),
        ("nov 2006 briefing", "press conference of Zalmay Khalilzad, 25 Oct 2006"),
        ("briefing khalilzad", "press conference of Zalmay Khalilzad, 25 Oct 2006"),
    ],
)
def test_an_event_is_found_by_what_one_remembers(dossier: sqlite3.Connection, query: str, label: str) -> None:
    found = find_entities(dossier, query)
    assert names(dossier, found)[0] == label
    assert found[0].text == label


def test_names_come_before_events_that_have_them_in_their_label(dossier: sqlite3.Connection) -> None:
    found = names(dossier, find_entities(dossier, "maliki"))
    assert found[0] == "Nouri al-Maliki"
    assert "Nouri al-Maliki speech" in found
    assert names(dossier, find_entities(dossier, ""))[0] == "U.S."


def test_a_single_word_does_not_find_events_by_words_that_are_not_shown(dossier: sqlite3.Connection) -> None:
    assert names(dossier, find_entities(dossier, "syria")) == ["Syria"]


def test_only_events_are_found_if_only_events_are_asked_for(dossier: sqlite3.Connection) -> None:
    found = find_entities(dossier, "khalilzad", kinds=[Kind.EVENT])
    assert names(dossier, found) == ["press conference of Zalmay Khalilzad, 25 Oct 2006"]


@pytest.mark.parametrize("query", ["pcz", "prsscnf", "khalilzda met"])
def test_nobody_types_the_initials_or_scattered_letters_of_a_label(
    dossier: sqlite3.Connection, query: str
) -> None:
    assert all(found.id < 101 for found in find_entities(dossier, query))


def test_a_misspelt_word_of_a_label_is_forgiven(dossier: sqlite3.Connection) -> None:
    assert "Nouri al-Maliki speech" in names(dossier, find_entities(dossier, "spech"))


def test_words_that_are_shown_beat_words_that_are_not() -> None:
    query = parse("press casey")
    shown = match(query, key(spell("press conference of casey")))
    unseen = match(query, key(spell("press conference"), ("george", "casey")))
    assert shown is not None
    assert unseen is not None
    assert unseen[1] is Match.WORDS
    assert shown[0] > unseen[0]


@given(
    st.dates(date(1000, 1, 1)), st.sampled_from(("{0:%B} {0.day}", "{0.day} {0:%B}", "{0:%d %b %Y}", "{0}"))
)
def test_a_day_is_found_however_it_is_written(day: date, form: str) -> None:
    label = key(spell("raid"), day_words(day.isoformat()))
    typed = parse(f"raid {form.format(day)}")
    assert match(typed, label) is not None
    other = day + timedelta(days=1 if day.day < 28 else -1)
    assert match(parse(f"raid {other.isoformat()}"), label) is None


@given(st.text(max_size=20))
def test_what_is_no_date_has_no_words(text: str) -> None:
    assert all(word == fold(word) for word in day_words(text))


def test_the_indexer_makes_events_findable(tmp_path: Path) -> None:
    write(
        tmp_path / "articles",
        "raid.txt",
        "26 October 2006\n\nOn October 25, soldiers carried out a raid on Sadr City in Baghdad. "
        "General George Casey defended the raid.\n",
    )
    indexed(tmp_path / "articles", tmp_path / "index")
    with opened(tmp_path / "index") as store:
        found = find_entities(store.connection, "oct 25 raid")
        assert found
        row = store.entity(found[0].id)
        assert row is not None
        assert row.kind is Kind.EVENT
        assert "raid" in fold(row.name)
