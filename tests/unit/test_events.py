"""Events in the index: written beside the names, told of by their triggers, and why each belongs to one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.unit.dossiers import content, indexed, opened, sound, store_of, write
from tui.__main__ import main
from tui.dossier.events import event, events, events_of, kindred, participants, tellings
from tui.dossier.place import open_dossier
from tui.dossier.reading import pack_triggers, unpack_triggers
from tui.dossier.store import Store
from tui.dossier.told import told
from tui.extraction.dates import dates
from tui.extraction.events import triggers
from tui.model import Kind, Rule

ARTICLES = {
    "raid.txt": (
        "26 October 2006\n\nOn Wednesday, October 25, soldiers carried out a raid on Sadr City in Baghdad. "
        "General George Casey said that the raid had killed ten gunmen of the Mahdi Army.\n"
    ),
    "quarrel.txt": (
        "27 October 2006\n\nNouri al-Maliki denounced the raid on Sadr City. The raid of October 25 had "
        "killed four gunmen of the Mahdi Army, he told General George Casey.\n"
    ),
    "verdict.txt": "3 March 2013\n\nLayla Haddad resigned on Monday. Nobody was surprised in Basra.\n",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, made = tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("home")
    for name, text in ARTICLES.items():
        write(folder, name, text)
    indexed(folder, made)
    return made


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    with opened(home) as made:
        yield made


def number(store: Store, path: str) -> int:
    row = store.document_by_path(path)
    assert row is not None
    return row.id


def event_at(store: Store, path: str, words: str) -> int:
    made = told(store, number(store, path), ARTICLES[path].index(words))
    assert made is not None
    return made.event.id


def test_a_salient_event_is_an_entity_with_the_same_key_name_and_counts(store: Store) -> None:
    raid = event(store, event_at(store, "raid.txt", "raid"))
    assert raid is not None
    row = store.entity(raid.id)
    assert row is not None
    assert (row.kind, row.key, row.name) == (Kind.EVENT, raid.key, raid.name)
    assert (row.mentions, row.documents) == (raid.mentions, raid.documents) == (4, 2)
    assert len(store.spots(raid.id)) == raid.mentions
    assert (raid.first, raid.last) == (date(2006, 10, 25), date(2006, 10, 25))
    assert raid.id in store.entity_ids(Kind.EVENT)


def test_events_that_tell_too_little_are_in_no_list_and_still_have_their_triggers(store: Store) -> None:
    every = {row.key for row in store.triggers()}
    listed = {row.key for row in events(store, store.entity_ids(Kind.EVENT))}
    assert listed < every
    cast = {row.id for row in store.cast(number(store, "raid.txt")) if row.kind is Kind.EVENT}
    assert cast <= set(store.entity_ids(Kind.EVENT))


def test_triggers_stand_where_they_say_and_overlap_no_name(store: Store) -> None:
    rows = list(store.triggers())
    assert rows == sorted(rows, key=lambda row: (row.path, row.start))
    for row in rows:
        assert 0 <= row.start < row.end <= len(ARTICLES[row.path])
        named = [one for one in store.names() if one.path == row.path]
        assert not any(one.start < row.end and row.start < one.end for one in named)


def test_tellings_come_by_date_with_their_sentences(store: Store) -> None:
    found = tellings(store, event_at(store, "quarrel.txt", "raid"))
    assert [one.path for one in found] == ["raid.txt", "raid.txt", "quarrel.txt", "quarrel.txt"]
    for one in found:
        assert one.sentence[0] <= one.start < one.end <= one.sentence[1]
        assert ARTICLES[one.path][one.start : one.end] == "raid"
        assert one.evidence


def test_who_took_part_has_the_event_among_theirs(store: Store) -> None:
    raid = event_at(store, "raid.txt", "raid")
    people = participants(store, raid)
    assert {row.name for row in people} == {"Mahdi Army"}
    for row in people:
        assert raid in {one.id for one in events_of(store, row.id)}


def test_likenesses_go_both_ways(store: Store, home: Path, tmp_path: Path) -> None:
    one, other = event_at(store, "raid.txt", "raid"), event_at(store, "verdict.txt", "resigned")
    copy = tmp_path / "index.sqlite"
    copy.write_bytes((home / "index.sqlite").read_bytes())
    with sqlite3.connect(copy) as connection:
        connection.execute("INSERT INTO event_likeness VALUES (?, ?, 0.6, 'told alike')", (one, other))
    connection.close()
    with opened(tmp_path) as made:
        assert [(like.id, like.score) for like in kindred(made, one)] == [(other, 0.6)]
        assert [(like.id, like.evidence) for like in kindred(made, other)] == [(one, "told alike")]


def test_numbers_stay_when_another_article_comes(tmp_path: Path) -> None:
    folder, made = tmp_path / "articles", tmp_path / "home"
    write(folder, "raid.txt", ARTICLES["raid.txt"])
    indexed(folder, made)
    with opened(made) as before:
        numbers = {row.key: row.id for row in events(before, before.entity_ids(Kind.EVENT))}
    write(folder, "verdict.txt", ARTICLES["verdict.txt"])
    indexed(folder, made)
    with opened(made) as after:
        kept = {row.key: row.id for row in events(after, after.entity_ids(Kind.EVENT))}
        every = [row[0] for row in after.connection.execute("SELECT id FROM entity")]
    assert numbers
    assert numbers.items() <= kept.items()
    assert len(every) == len(set(every))


def test_an_edited_and_a_removed_article_leave_nothing_behind(tmp_path: Path) -> None:
    folder, made, fresh = tmp_path / "articles", tmp_path / "home", tmp_path / "fresh"
    for name, text in ARTICLES.items():
        write(folder, name, text)
    indexed(folder, made)
    write(folder, "quarrel.txt", "28 October 2006\n\nThe quarrel ended. Layla Haddad resigned in Basra.\n")
    (folder / "raid.txt").unlink()
    indexed(folder, made)
    indexed(folder, fresh)
    assert content(made) == content(fresh)
    assert sound(made)
    assert _told_events(made) == _told_events(fresh)


def _told_events(home: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(home / "index.sqlite")
    try:
        return connection.execute(
            "SELECT d.path, m.start, v.key, v.name, v.salient, r.evidence FROM event_mention m "
            "JOIN event v ON v.id = m.event JOIN document d ON d.id = m.document "
            "JOIN reason r ON r.id = m.reason ORDER BY d.path, m.start"
        ).fetchall()
    finally:
        connection.close()


@pytest.mark.parametrize("path", ARTICLES)
def test_packed_triggers_are_read_back_whole(path: str) -> None:
    text, day = ARTICLES[path], date(2006, 10, 26)
    found = triggers(text, day=day, dates=dates(text, day), mentions=())
    assert found
    assert unpack_triggers(pack_triggers(found), text) == found


# -- why -------------------------------------------------------------------------------------------------


def test_why_of_a_trigger_tells_its_link_and_the_other_reports(store: Store) -> None:
    text = ARTICLES["quarrel.txt"]
    made = told(store, number(store, "quarrel.txt"), text.index("raid") + 2)
    assert made is not None
    assert made.report.surface == "raid"
    assert made.rule in (Rule.SAME_STORY, Rule.SAME_EVENT)
    assert 0 < made.score <= 1
    assert made.report.telling.evidence
    assert [report.surface for report in made.others] == ["raid"] * 3
    assert made.event.salient


def test_why_names_the_date_that_says_when(store: Store) -> None:
    text = ARTICLES["raid.txt"]
    made = told(store, number(store, "raid.txt"), text.index("raid"))
    assert made is not None
    assert made.date is not None
    assert made.date.value == made.report.telling.value == "2006-10-25"
    assert "October 25" in text[made.date.start : made.date.end]


def test_why_answers_at_every_trigger_even_of_an_event_in_no_list(store: Store) -> None:
    salient = set(store.entity_ids(Kind.EVENT))
    found = []
    for row in store.triggers():
        for offset in (row.start, row.end - 1):
            made = told(store, row.document, offset)
            assert made is not None
            assert (made.event.key, made.report.telling.start) == (row.key, row.start)
            assert made.event.salient == (made.event.id in salient)
            found.append(made.event.salient)
    assert set(found) == {True, False}


def test_where_nothing_happened_there_is_nothing_to_tell(store: Store) -> None:
    document = number(store, "raid.txt")
    assert told(store, document, ARTICLES["raid.txt"].index("Baghdad")) is None
    assert told(store, document, 10**9) is None
    assert told(store, 10**9, 0) is None


def test_the_command_tells_it_line_by_line_and_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, made = tmp_path / "articles", tmp_path / "home"
    for name, text in ARTICLES.items():
        write(folder, name, text)
    indexed(folder, made)
    assert open_dossier([folder], made).database.is_file()
    offset = ARTICLES["raid.txt"].index("raid")
    words = ["why", str(folder), f"raid.txt:{offset}", "--index", str(made)]
    assert main(words) == 0
    out = capsys.readouterr().out
    assert f"trigger   “raid” · EVENT · attack · raid.txt:{offset}–{offset + 4}" in out
    assert "◆ raid on Sadr City" in out
    assert "so        happened" in out
    assert "when      2006-10-25 · “" in out
    assert out.count("told too") == 3
    assert main([*words, "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["kind"], record["type"], record["modality"]) == ("EVENT", "attack", "happened")
    assert (record["start"], record["text"], record["when"]) == (offset, "raid", "2006-10-25")
    assert len(record["reports"]) == record["mentions"] - 1
    for report in record["reports"]:
        assert ARTICLES[report["doc"]][report["start"] : report["end"]] == report["text"]


def test_one_report_of_a_grave_type_is_enough_with_a_day_or_a_name(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    text = (
        "14 July 2021\n\nThe minister resigned on October 24. The mayor, Paul Trent, was arrested on June 3. "
        "In 2010 an earthquake struck Arkadia. Somebody died. The judge had moved on July 2.\n"
    )
    with store_of({"a.txt": text}, tmp_path_factory) as store:
        stops = {text[mark.start : mark.end] for mark in store.marks(1) if mark.kind is Kind.EVENT}
        assert {"resigned", "arrested", "earthquake"} <= stops
        assert not stops & {"died", "moved"}
