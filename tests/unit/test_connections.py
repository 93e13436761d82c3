"""Who is named with whom: association, shared sentences, and chains of people between two."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.dossiers import store_of
from tui.dossier.chains import chains
from tui.dossier.connections import association, connections
from tui.dossier.store import Store
from tui.dossier.together import by_sentence
from tui.extraction.sentences import sentence_spans

ARTICLES = {
    "a.txt": "4 May 2014\n\nOmar Karim met Layla Haddad in Amman. Omar Karim left Amman on Monday.\n",
    "b.txt": "5 May 2014\n\nLayla Haddad spoke with Yusuf Mansour. Omar Karim said nothing in Basra.\n",
    "c.txt": "6 May 2014\n\nYusuf Mansour wrote to Nadia Salman. Nadia Salman did not answer.\n",
    "d.txt": "7 May 2014\n\nOmar Karim and Layla Haddad were seen in Amman.\n",
    "e.txt": "8 May 2014\n\nRashid Qasim has nothing to do with any of them.\n",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with store_of(ARTICLES, tmp_path_factory) as made:
        yield made


@pytest.fixture(scope="module")
def people(store: Store) -> Mapping[str, int]:
    rows = store.connection.execute("SELECT name, id FROM entity WHERE kind = 'PERSON'").fetchall()
    found = dict(rows)
    assert {"Omar Karim", "Layla Haddad", "Yusuf Mansour", "Nadia Salman"} <= set(found)
    return found


def test_those_who_share_sentences_come_first(store: Store, people: Mapping[str, int]) -> None:
    found = connections(store, people["Omar Karim"])
    assert found[0].row.name in ("Layla Haddad", "Amman")
    layla = next(one for one in found if one.row.name == "Layla Haddad")
    assert layla.row.here == 2
    assert len(layla.documents) == 3
    for shared in layla.sentences:
        text = store.text(shared.document)
        assert text[slice(*shared.one)].endswith("Karim")
        assert text[slice(*shared.other)].endswith("Haddad")
        assert shared.start <= min(shared.one[0], shared.other[0])
        assert max(shared.one[1], shared.other[1]) <= shared.end
    assert "Rashid Qasim" not in {one.row.name for one in found}
    assert [one.weight for one in found if one.weight > 0] == sorted(
        (one.weight for one in found if one.weight > 0), reverse=True
    )


def test_nobody_who_is_named_with_somebody_is_left_out(store: Store, people: Mapping[str, int]) -> None:
    # Who is everywhere is bound to nobody more than chance has it; the reader looks for both.
    found = connections(store, people["Omar Karim"])
    beside = set()
    for document in store.counts(people["Omar Karim"]):
        beside |= {mark.entity for mark in store.marks(document)}
    listed = {one.row.id for one in found}
    named = {row.id for row in store.cast_of(list(beside)) if row.kind.value != "EVENT"}
    assert listed == named - {people["Omar Karim"]}
    by_chance = [one for one in found if one.weight <= 0]
    assert found[len(found) - len(by_chance) :] == by_chance


def test_a_question_nobody_waits_for_is_given_up(store: Store, people: Mapping[str, int]) -> None:
    assert connections(store, people["Omar Karim"], stopped=lambda: True) == []
    assert chains(store, people["Omar Karim"], people["Nadia Salman"], stopped=lambda: True) == []


def test_the_shortest_chain_with_a_sentence_a_hop(store: Store, people: Mapping[str, int]) -> None:
    names = {number: name for name, number in people.items()}
    found = chains(store, people["Omar Karim"], people["Nadia Salman"])
    assert [[names[hop.other] for hop in chain] for chain in found] == [
        ["Layla Haddad", "Yusuf Mansour", "Nadia Salman"]
    ]
    for hop in found[0]:
        text = store.text(hop.shared.document)
        assert text[slice(*hop.shared.one)].split()[-1] == names[hop.one].split()[-1]
        assert text[slice(*hop.shared.other)].split()[-1] == names[hop.other].split()[-1]
    assert [hop.sentences for hop in found[0]] == [2, 1, 1]


def test_a_chain_is_as_long_from_the_other_end(store: Store, people: Mapping[str, int]) -> None:
    for one, other in ((a, b) for a in people.values() for b in people.values()):
        there, back = chains(store, one, other), chains(store, other, one)
        assert [len(chain) for chain in there] == [len(chain) for chain in back]


def test_no_chain(store: Store, people: Mapping[str, int]) -> None:
    assert chains(store, people["Omar Karim"], people["Omar Karim"]) == []
    stranger = people.get("Rashid Qasim")
    assert stranger is not None
    assert chains(store, people["Omar Karim"], stranger) == []


def test_every_mention_stands_in_one_sentence(store: Store) -> None:
    for document in store.document_ids():
        marks = [mark for sentence in by_sentence(store, document) for mark in sentence.marks]
        assert sorted(mark.start for mark in marks) == [mark.start for mark in store.marks(document)]


@given(st.text(alphabet="ab. \nAÉ\u2028", max_size=60))
def test_sentences_do_not_overlap(text: str) -> None:
    spans = sentence_spans(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    covered = set().union(*(range(start, end) for start, end in spans)) if spans else set()
    assert all(i in covered for i, letter in enumerate(text) if not letter.isspace())


counts = st.integers(0, 60)


@given(both=counts, one=counts, other=counts, rest=counts)
def test_association_is_symmetric_and_knows_chance(both: int, one: int, other: int, rest: int) -> None:
    first, second, total = both + one, both + other, both + one + other + rest
    value = association(both, first, second, total)
    assert value == pytest.approx(association(both, second, first, total))
    if total:
        chance = first * second / total
        assert (value >= 0) or both < chance
        if both > chance + 1e-9:
            assert value > 0


def test_association_grows_with_evidence() -> None:
    assert association(10, 20, 20, 1000) > association(1, 2, 2, 100) > association(1, 10, 10, 100)
    assert association(5, 5, 100, 100) == 0
