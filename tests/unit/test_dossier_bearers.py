"""A bare role is offered with its one clear bearer, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import MakeFolder
from tui.dossier.bearers import bare_role_at
from tui.dossier.indexer import index
from tui.dossier.place import open_dossier
from tui.dossier.store import Store

ARTICLES = {
    "a.txt": "Talks\n\n3 May 2014\n\nPrime Minister Nadia Brandt met "
    "Finance Minister Otto Lindqvist on Monday.\n",
    "b.txt": "More talks\n\n5 May 2014\n\nPrime Minister Nadia Brandt spoke again. "
    "The prime minister was calm. "
    "The finance minister was not there, nor was the foreign minister. The Prime Minister Brandt left.\n",
    "d.txt": "Silence\n\n8 May 2014\n\nThe prime minister said nothing, nor did the governor.\n",
    "e.txt": "Memories\n\n8 May 2014\n\nFormer Prime Minister Ivo Lund listened. Former Prime Minister Ivo "
    "Lund left. The prime minister stayed. Prime Minister Nadia Brandt met Prime Minister Tove Hamm "
    "of Norway. The prime minister sang.\n",
    "f.txt": "Harbour opened\n\nGovernor Jens Moe opened it. Governor Jens Moe left.\n",
    "c.txt": "Talks end\n\n9 May 2014\n\nPrime Minister Nadia Brandt thanked everybody.\n",
}


@pytest.fixture(scope="module")
def store(make_folder: MakeFolder, tmp_path_factory: pytest.TempPathFactory) -> Store:
    dossier = open_dossier([make_folder(ARTICLES)], tmp_path_factory.mktemp("home"))
    index(dossier)
    return Store(dossier.database)


def at(store: Store, words: str, path: str = "b.txt") -> tuple[int, int]:
    row = store.document_by_path(path)
    assert row is not None
    return row.id, store.text(row.id).index(words)


def test_the_one_bearer_is_offered_with_evidence(store: Store) -> None:
    for words in ("The prime minister was", "prime minister was", "minister was calm"):
        bare = bare_role_at(store, *at(store, words))
        assert bare is not None
        assert bare.name == "Nadia Brandt"
        assert (
            bare.suggestion.evidence
            == "Nadia Brandt is the last one named Prime Minister above in this article"
        )


def test_without_one_in_the_article_the_dossier_tells(store: Store) -> None:
    bare = bare_role_at(store, *at(store, "The prime minister said", "d.txt"))
    assert bare is not None
    assert bare.name == "Nadia Brandt"
    assert (
        bare.suggestion.evidence
        == "Nadia Brandt was named Prime Minister 5 times between 2014-05-03 and 2014-05-09"
    )


def test_who_is_named_last_with_the_office_holds_it_and_who_held_it_once_does_not(store: Store) -> None:
    before = bare_role_at(store, *at(store, "The prime minister stayed", "e.txt"))
    after = bare_role_at(store, *at(store, "The prime minister sang", "e.txt"))
    assert before is not None
    assert before.name == "Nadia Brandt"
    assert after is not None
    assert after.name == "Tove Hamm"


def test_the_time_of_a_file_says_nothing_of_an_office(store: Store) -> None:
    bare = bare_role_at(store, *at(store, "the governor", "d.txt"))
    assert bare is not None
    assert bare.suggestion.evidence == "Jens Moe was named Governor 2 times"


def test_once_is_enough_where_it_was_near_and_nobody_else_bore_it(store: Store) -> None:
    bare = bare_role_at(store, *at(store, "The finance minister"))
    assert bare is not None
    assert bare.name == "Otto Lindqvist"
    assert bare.suggestion.score < 0.5


def test_a_stretch_of_text_is_asked_as_well_as_a_place_in_it(store: Store) -> None:
    document, start = at(store, "again. The prime minister")
    assert bare_role_at(store, document, start) is None
    bare = bare_role_at(store, document, start, start + len("again. The prime"))
    assert bare is not None
    assert bare.name == "Nadia Brandt"


@pytest.mark.parametrize("words", ["the foreign minister", "The Prime Minister Brandt", "calm"])
def test_nobody_is_offered_where_nobody_is_clear(store: Store, words: str) -> None:
    assert bare_role_at(store, *at(store, words)) is None


def test_nothing_is_offered_outside_the_text(store: Store, tmp_path: Path) -> None:
    row = store.document_by_path("b.txt")
    assert row is not None
    assert bare_role_at(store, row.id, 10_000_000) is None
    assert bare_role_at(store, 10_000, 0) is None
