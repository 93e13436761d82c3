"""Who may be one: for one of them, as a queue, and no more once the reader has decided."""

from __future__ import annotations

from pathlib import Path

from tests.unit.decided_index import plain_index
from tui.dossier import rulings
from tui.dossier.apartness import decided
from tui.dossier.asking import Asked, doubts, places, queue, still_open
from tui.dossier.decided import from_line, to_line
from tui.dossier.deciding import follow
from tui.dossier.finder import build
from tui.dossier.likely import likely_same
from tui.dossier.store import Store
from tui.dossier.unsure import Unsure
from tui.linking.doubts import Sort
from tui.model import Decision, Ruling

_ARTICLES = [
    [("person:one", "Jakob Lundqvar"), ("person:other", "J. Lundqvar"), ("person:third", "Ola Berg")],
    [("person:one", "Jakob Lundqvar"), ("person:either", "Lundqvar"), ("person:third", "Ola Berg")],
]
_MAY_BE = {"person:either": ["person:one", "person:other"]}


def _numbered(decision: Decision, id_: str = "1") -> Decision:
    read = from_line(to_line(decision) | {"id": id_, "time": id_})
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


def _follow(store: Store, *decisions: Decision) -> None:
    store.connection.execute("BEGIN")
    follow(store.connection, list(decisions))
    store.connection.execute("COMMIT")


def _asked(store: Store) -> list[Asked]:
    known = decided(store)
    return [asked for one in queue(store) if (asked := still_open(store, one, known)) is not None]


def test_an_ambiguous_name_is_one_question_with_all_it_may_be() -> None:
    store, who = _store()
    both, either = _asked(store)
    assert either.words == "Who is Lundqvar: 1 Jakob Lundqvar, 2 J. Lundqvar?"
    assert both.words == "Is J. Lundqvar the same as Jakob Lundqvar?"
    (make,) = either.yes(1)
    decision = make(store)
    assert (decision.about[0].name, decision.other and decision.other.name) == ("Lundqvar", "J. Lundqvar")
    _follow(store, _numbered(decision))
    assert store.home_of(who["either"]) == who["other"]
    assert [asked.words for asked in _asked(store)] == ["Is Jakob Lundqvar the same as J. Lundqvar?"]


def test_a_name_that_is_none_of_them_is_told_from_each() -> None:
    store, who = _store()
    decisions = [_numbered(make(store), str(number)) for number, make in enumerate(_asked(store)[1].no())]
    assert [one.ruling for one in decisions] == [Ruling.NEVER_SAME] * 2
    _follow(store, *decisions)
    assert all(asked.one.id != who["either"] for asked in _asked(store))
    assert doubts(store) == [one for one in doubts(store) if "person:either" not in one.keys]


def test_what_was_decided_is_asked_no_more() -> None:
    store, who = _store()
    before = doubts(store)
    assert [one.keys for one in before if one.sort is Sort.SAME] == [("person:other", "person:one")]
    _follow(store, _numbered(rulings.never_same(store, who["one"], who["other"])))
    assert doubts(store) == [one for one in before if one.sort is not Sort.SAME]
    assert who["other"] not in {one.other for one in likely_same(store, who["one"])}


def test_what_was_made_one_is_asked_no_more() -> None:
    store, who = _store()
    _follow(store, _numbered(rulings.same(store, who["one"], who["other"])))
    assert _asked(store) == []
    assert store.home_of(who["other"]) == store.home_of(who["either"]) == who["one"]
    assert store.home_of(0) == 0


_SLIPS = [
    [("person:one", "Ottar Nujveri"), ("person:one", "Nujveri"), ("person:one", "Nujveri")],
    [("person:one", "Ottar Nujveri"), ("person:one", "Nujveri"), ("person:one", "Ottar Nufveri")],
]


def test_a_spelling_that_looks_like_a_slip_is_asked_about_and_confirmed() -> None:
    store = Store.on(plain_index(":memory:", _SLIPS))
    (asked,) = _asked(store)
    assert asked.words == "Is “Ottar Nufveri” the same as Nujveri?"
    assert [(spot.document, spot.start) for spot in places(store, asked, None, 5)] == [
        (spot.document, spot.start) for spot in store.spots(asked.one.id)[-1:]
    ]
    assert len(places(store, asked, asked.others[0], 9)) == 5
    (make,) = asked.yes()
    _follow(store, _numbered(make(store)))
    assert doubts(store) == []
    row = store.entity(asked.one.id)
    assert row is not None
    assert row.mentions == 6


def test_a_spelling_that_is_someone_else_is_parted_and_asked_about_no_more() -> None:
    store = Store.on(plain_index(":memory:", _SLIPS))
    (make,) = _asked(store)[0].no()
    _follow(store, _numbered(make(store)))
    assert sorted(row[0] for row in store.connection.execute("SELECT mentions FROM entity")) == [1, 5]
    assert doubts(store) == []
    _follow(store)
    assert len(doubts(store)) == 1


def test_what_the_reader_was_not_sure_of_comes_last_until_something_new_speaks_for_it(tmp_path: Path) -> None:
    store, _ = _store()
    first, *others = queue(store)
    unsure = Unsure(tmp_path / "unsure.jsonl")
    assert unsure.all() == frozenset()
    unsure.put_off(first.keys, first.evidence)
    unsure.put_off(first.keys, first.evidence)
    assert len((tmp_path / "unsure.jsonl").read_text().splitlines()) == 1
    again = queue(store, Unsure(tmp_path / "unsure.jsonl").all())
    assert [(one.keys, one.unsure) for one in again] == [
        *((one.keys, False) for one in others),
        (first.keys, True),
    ]
    assert not any(one.unsure for one in queue(store, [(first.keys, "something else")]))


def _happened(store: Store, number: int, name: str, when: str = "") -> None:
    add = store.connection.execute
    values = (number, f"event:{number}")
    add("INSERT INTO entity VALUES (?, ?, 'EVENT', ?, 1, 1, NULL, NULL)", (*values, name))
    row = (*values, "meet", name, when, None, None, 0, "happened", 1, 1, 1)
    add(f"INSERT INTO event VALUES ({', '.join('?' * len(row))})", row)


def test_names_come_before_events_and_only_events_that_are_likely_and_told() -> None:
    store, _ = _store()
    _happened(store, 901, "meeting in Basra", "2014-05-01")
    _happened(store, 902, "talks with Ola Berg", "2014-05")
    _happened(store, 903, "talks")
    _happened(store, 904, "meeting in Mosul", "2014-05-02")
    pairs = [(901, 902, 0.49), (901, 903, 0.49), (901, 904, 0.49), (902, 904, 0.2)]
    for one, other, score in pairs:
        row = (one, other, score, f"{one} and {other}")
        store.connection.execute("INSERT INTO event_likeness VALUES (?, ?, ?, ?)", row)
    assert [one.keys for one in queue(store)][2:] == [("event:901", "event:902")]
    assert [one.keys for one in doubts(store)][2:] == [("event:901", "event:902")]


def test_only_what_can_be_the_same_is_likely() -> None:
    store, who = _store()
    _happened(store, 901, "talks with Jakob Lundqvar")
    build(store.connection)
    assert 901 not in {one.other for one in likely_same(store, who["one"])}
