"""Finding what happened by the words of its reports, after what is called so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.dossiers import store_of, write
from tui.__main__ import main
from tui.dossier.events import as_entity, event
from tui.dossier.finder import Found, Match, find_entities
from tui.dossier.finder_match import UNSEEN
from tui.dossier.finder_reports import USUAL, find
from tui.dossier.store import Store
from tui.model import EventType, Kind
from tui.text import fold

ARTICLES = {
    "blast.txt": "28 January 2012\n\nA car blew up beside a funeral procession in Karbala on Friday and left "
    "31 dead. The bombing in Karbala was the worst this year.\n",
    "nodate.txt": "Without a day\n\nThe minister resigned last Friday. In 2010 an earthquake struck Arkadia. "
    "The mayor, Paul Trent, was arrested on October 24.\n",
    "killed.txt": "3 March 2013\n\nLayla Haddad was killed in Basra on Monday. She said on Sunday that a "
    "minister had told her of the funeral.\n",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with store_of(ARTICLES, tmp_path_factory) as made:
        yield made


def reported(store: Store, query: str) -> list[Found]:
    return [each for each in find(store.connection, query) if each.how is Match.REPORT]


def types(store: Store, query: str) -> set[EventType]:
    rows = [event(store, each.id) for each in find(store.connection, query)]
    return {row.type for row in rows if row is not None}


@pytest.mark.parametrize(
    ("query", "type_"),
    [
        ("minister resigned", EventType.RESIGN),
        ("resignation minister", EventType.RESIGN),
        ("arkadia earthquake", EventType.DISASTER),
        ("arrest", EventType.ARREST),
        ("trent detained", EventType.ARREST),
        ("funeral bomb", EventType.ATTACK),
        ("haddad death", EventType.DIE),
    ],
)
def test_words_of_a_report_and_of_a_type_find_it(store: Store, query: str, type_: EventType) -> None:
    assert type_ in types(store, query)


def test_names_come_first_and_nothing_twice(store: Store) -> None:
    found = find(store.connection, "karbala")
    assert found == find_entities(store.connection, "karbala")
    both = find(store.connection, "bombing")
    assert len({each.id for each in both}) == len(both)
    good = [each.how is Match.REPORT for each in both if each.score >= UNSEEN or each.how is Match.REPORT]
    assert good == sorted(good)
    assert len(find(store.connection, "funeral bomb", limit=1)) == 1


def test_mere_speech_and_other_kinds_are_left_out(store: Store) -> None:
    assert not types(store, "minister said") & {EventType.STATE, EventType.OCCURRENCE}
    assert not [
        each
        for each in find(store.connection, "minister resigned", kinds=[Kind.PERSON])
        if each.how is Match.REPORT
    ]
    assert not reported(store, "minister earthquake")


def test_what_matched_is_lit_in_the_sentence(store: Store) -> None:
    found = reported(store, "minister resigned")[0]
    assert "".join(found.text[at] for at in found.positions) == "ministerresigned"


def test_a_lesser_event_is_listed_like_the_rest(store: Store) -> None:
    row = event(store, reported(store, "minister resigned")[0].id)
    assert row is not None
    listed = as_entity(row)
    assert (listed.id, listed.name, listed.kind) == (row.id, row.name, Kind.EVENT)


def test_usual_words_are_folded_and_of_no_slight_type() -> None:
    assert all(word == fold(word) for usual in USUAL.values() for word in usual)
    assert not USUAL.keys() & {EventType.STATE, EventType.OCCURRENCE}


@given(query=st.text(max_size=60))
def test_anything_may_be_typed(store: Store, query: str) -> None:
    found = find(store.connection, query, limit=5)
    assert len(found) <= 5
    assert all(0 <= at < len(each.text) for each in found for at in each.positions)


def test_the_command_prints_the_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "articles", "nodate.txt", ARTICLES["nodate.txt"])
    monkeypatch.setenv("PERSONAE_DATA", str(tmp_path / "home"))
    assert main(["find", "minister resigned", str(tmp_path / "articles")]) == 0
    assert "The minister resigned last Friday." in capsys.readouterr().out
    assert main(["find", "--json", "minister resigned", str(tmp_path / "articles")]) == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert (record["how"], record["type"]) == ("report", "resign")
