"""Who may be one: for one of them, as a queue, and no more once the reader has decided."""

from __future__ import annotations

from pathlib import Path

from tests.unit.decided_index import plain_index
from tui.dossier import rulings
from tui.dossier.decided import from_line, to_line
from tui.dossier.deciding import follow
from tui.dossier.likely import likely_same, queue, undecided
from tui.dossier.named import named
from tui.dossier.store import Store
from tui.dossier.unsure import Unsure
from tui.linking.suspects import suspects
from tui.model import Decision

_ARTICLES = [
    [("person:one", "Jakob Lundqvar"), ("person:other", "J. Lundqvar"), ("person:third", "Ola Berg")],
    [("person:one", "Jakob Lundqvar"), ("person:either", "Lundqvar"), ("person:third", "Ola Berg")],
]
_MAY_BE = {"person:either": ["person:one", "person:other"]}


def _numbered(decision: Decision) -> Decision:
    read = from_line(to_line(decision) | {"id": "1", "time": "1"})
    assert read is not None
    return read


def _store() -> tuple[Store, dict[str, int]]:
    connection = plain_index(":memory:", _ARTICLES, _MAY_BE)
    numbers = dict(connection.execute("SELECT key, id FROM entity").fetchall())
    return Store.on(connection), {key.partition(":")[2]: number for key, number in numbers.items()}


def test_the_likely_ones_come_first_and_strangers_not_at_all() -> None:
    store, who = _store()
    assert [one.other for one in likely_same(store, who["either"])][:2] == [who["one"], who["other"]]
    likely = likely_same(store, who["other"])
    assert {one.other for one in likely[:2]} == {who["one"], who["either"]}
    assert all(one.evidence for one in likely[:2])
    assert who["third"] not in {one.other for one in likely}


def test_what_was_decided_is_asked_no_more() -> None:
    store, who = _store()
    pairs = {frozenset((one.one, one.other)) for one in queue(store)}
    both = frozenset((who["one"], who["other"]))
    assert pairs == {both, frozenset((who["either"], who["one"])), frozenset((who["either"], who["other"]))}
    doubts = suspects(named(store))
    assert undecided(store, doubts) == doubts
    decision = _numbered(rulings.never_same(store, who["one"], who["other"]))
    store.connection.execute("BEGIN")
    follow(store.connection, [decision])
    store.connection.execute("COMMIT")
    assert {frozenset((one.one, one.other)) for one in queue(store)} == pairs - {both}
    left = undecided(store, suspects(named(store)))
    assert len(left) == len(doubts) - 1
    assert who["other"] not in {one.other for one in likely_same(store, who["one"])}


def test_what_was_made_one_is_asked_no_more() -> None:
    store, who = _store()
    store.connection.execute("BEGIN")
    follow(store.connection, [_numbered(rulings.same(store, who["one"], who["other"]))])
    store.connection.execute("COMMIT")
    assert queue(store) == []
    assert store.home_of(who["other"]) == store.home_of(who["either"]) == who["one"]
    assert store.home_of(0) == 0


def test_what_the_reader_was_not_sure_of_comes_last_until_something_new_speaks_for_it(tmp_path: Path) -> None:
    store, _ = _store()
    first, *others = queue(store)
    unsure = Unsure(tmp_path / "unsure.jsonl")
    assert unsure.all() == frozenset()
    unsure.put_off(*first.keys, first.evidence)
    again = queue(store, Unsure(tmp_path / "unsure.jsonl").all())
    assert [(one.keys, one.unsure) for one in again] == [
        *((one.keys, False) for one in others),
        (first.keys, True),
    ]
    assert not any(one.unsure for one in queue(store, [(*first.keys, "something else")]))


def test_names_are_asked_about_before_events() -> None:
    store, who = _store()
    insert = "INSERT INTO event_likeness VALUES (?, ?, ?, ?)"
    store.connection.execute(insert, (who["one"], who["third"], 0.99, "alike"))
    store.connection.execute(insert, (who["other"], who["third"], 0.1, "hardly"))
    asked = queue(store)
    assert (asked[-1].evidence, len(asked)) == ("alike", 4)
