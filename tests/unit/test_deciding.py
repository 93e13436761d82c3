"""Decisions: any order of telling, undoing and indexing anew gives what the set of decisions says."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.decided_index import Named, plain_index, rows_of
from tui.dossier import rulings
from tui.dossier.decided import from_line, to_line
from tui.dossier.deciding import Applied, follow
from tui.dossier.journal import ID, TIME, UNDO, taken_back
from tui.dossier.store import Store
from tui.model import Decision, Kind, PersonaeError, Ruling, Scope

_KEYS = ["person:a", "person:b", "person:c", "person:d", "person:either"]
_SPELLINGS = {
    "person:a": ["Ali Adel", "Adel", "Hakim"],
    "person:b": ["Ali Adil", "Adil", "Hakim"],
    "person:c": ["Omar Karim", "Karim"],
    "person:d": ["Omar Kareem", "Karim"],
    "person:either": ["Hakim"],
}
_MAY_BE = {"person:either": ["person:a", "person:b"]}


class _Desk:
    """An index and a journal in memory, as a reader works with them."""

    def __init__(self, articles: list[list[Named]], may_be: dict[str, list[str]] | None = None) -> None:
        self.articles = articles
        self.may_be = _MAY_BE if may_be is None else may_be
        self.connection = plain_index(":memory:", articles, self.may_be)
        self.store = Store.on(self.connection)
        self.told: list[Decision] = []
        self.lines: list[dict[str, str]] = []

    def tell(self, decision: Decision) -> str:
        """Tell a decision; return its id."""
        record = to_line(decision) | {ID: f"{len(self.lines):08}", TIME: f"{len(self.lines):08}"}
        read = from_line(record)
        assert read is not None
        self.told.append(read)
        self.lines.append({ID: read.id})
        self.follow()
        return read.id

    def undo(self, id_: str) -> str:
        self.lines.append({ID: f"{len(self.lines):08}", UNDO: id_})
        self.follow()
        return self.lines[-1][ID]

    def standing(self) -> list[Decision]:
        gone = taken_back(self.lines)
        return [one for one in self.told if one.id not in gone]

    def follow(self) -> Applied:
        return _followed(self.connection, self.standing())

    def number(self, key: str) -> int:
        row = self.connection.execute("SELECT id FROM entity WHERE key = ?", (key,)).fetchone()
        return int(row[0]) if row else 0

    def at(self, document: int, nth: int) -> tuple[int, int]:
        """Return (document, start) of the nth mention that an article was made with."""
        text = self.store.text(document)
        return document, text.index("stood ", text.index(f"at place {nth} ")) + len("stood ")

    def who(self, document: int, nth: int) -> str:
        """Return the key of whoever that mention means, "" if it is no name."""
        found = self.store.mention_at(*self.at(document, nth))
        return found.key if found else ""

    def name(self, document: int, nth: int) -> str:
        found = self.store.mention_at(*self.at(document, nth))
        return found.name if found else ""


def _followed(connection: sqlite3.Connection, decisions: list[Decision]) -> Applied:
    connection.execute("BEGIN")
    applied = follow(connection, decisions)
    connection.execute("COMMIT")
    return applied


_A, _B, _C, _D, _E = _KEYS
_ARTICLES: list[list[Named]] = [
    [(_A, "Ali Adel"), (_A, "Adel"), (_A, "Hakim"), (_C, "Omar Karim")],
    [(_A, "Ali Adel"), (_B, "Ali Adil"), (_B, "Adil"), (_E, "Hakim")],
    [(_C, "Omar Karim"), (_D, "Omar Kareem"), (_C, "Karim"), (_E, "Hakim"), (_A, "Hakim")],
]


def test_two_are_one_everywhere_and_two_again() -> None:
    desk = _Desk(_ARTICLES)
    before = rows_of(desk.connection)
    told = desk.tell(rulings.same(desk.store, desk.number(_C), desk.number(_D)))
    assert desk.who(3, 1) == desk.who(3, 0) == _C
    row = desk.store.entity_by_key(_C)
    assert row is not None
    assert (row.mentions, dict(row.surfaces)["Omar Kareem"]) == (4, 1)
    # Who asks for the other finds whom it is with now.
    assert desk.store.entity_by_key(_D) == row
    found = desk.store.mention_at(*desk.at(3, 1))
    assert found is not None
    assert found.evidence == "you said: Omar Karim is the same as Omar Kareem"
    desk.undo(told)
    assert rows_of(desk.connection) == before


def test_a_negative_decision_is_stronger_than_two_positive_ones() -> None:
    desk = _Desk(_ARTICLES)
    a, b, c = map(desk.number, (_A, _B, _C))
    told = [
        rulings.never_same(desk.store, a, b),
        rulings.same(desk.store, a, c),
        rulings.same(desk.store, c, b),
    ]
    *_, held = [desk.tell(one) for one in told]
    assert desk.who(2, 1) == _B
    assert desk.who(1, 0) == desk.who(1, 3) != _B
    states = dict(desk.connection.execute("SELECT id, state FROM decision").fetchall())
    assert states[held] == "held back"


def test_the_later_of_two_on_the_same_pair_counts() -> None:
    desk = _Desk(_ARTICLES)
    first = desk.number(_C), desk.number(_D)
    never = rulings.never_same(desk.store, *first)
    same = rulings.same(desk.store, *first)
    desk.tell(same)
    desk.tell(never)
    assert desk.who(3, 0) != desk.who(3, 1)
    desk.tell(same)
    assert desk.who(3, 0) == desk.who(3, 1)


def test_an_ambiguous_name_is_whoever_the_reader_says() -> None:
    desk = _Desk(_ARTICLES)
    desk.tell(rulings.same(desk.store, desk.number(_A), desk.number(_E)))
    assert desk.who(2, 3) == _A
    row = desk.store.entity_by_key(_A)
    assert row is not None
    assert row.candidates == ()


def test_an_ambiguous_name_is_clear_once_all_it_may_mean_are_one() -> None:
    desk = _Desk(_ARTICLES)
    desk.tell(rulings.same(desk.store, desk.number(_A), desk.number(_B)))
    assert desk.who(2, 3) == _A


def test_one_mention_is_told_apart() -> None:
    desk = _Desk(_ARTICLES)
    before = rows_of(desk.connection)
    told = desk.tell(rulings.mention_is_not(desk.store, *desk.at(1, 2)))
    assert desk.who(1, 2) not in (_A, "")
    assert desk.name(1, 2) == "Hakim"
    assert desk.who(3, 4) == _A
    # Then it is said who it is, and the name it had goes with it.
    whose = desk.store.mention_at(*desk.at(1, 2))
    assert whose is not None
    desk.tell(rulings.same(desk.store, desk.number(_B), whose.entity))
    assert desk.who(1, 2) == _B
    assert desk.who(3, 4) == _A
    desk.undo(told)
    assert desk.who(1, 2) == _B
    desk.undo(desk.told[-1].id)
    assert rows_of(desk.connection) == before


def test_a_spelling_is_told_apart_wherever_it_occurs() -> None:
    desk = _Desk(_ARTICLES)
    desk.tell(rulings.spelling_is_not(desk.store, *desk.at(1, 2)))
    assert desk.who(1, 2) == desk.who(3, 4) != _A
    assert desk.who(1, 1) == _A
    assert desk.who(2, 3) == _E


def test_in_one_article_it_is_someone_else() -> None:
    desk = _Desk(_ARTICLES)
    desk.tell(rulings.article_is_not(desk.store, *desk.at(1, 0)))
    assert desk.who(1, 0) == desk.who(1, 1) == desk.who(1, 2) != _A
    assert desk.who(2, 0) == _A


def test_names_kinds_and_what_is_no_name() -> None:
    desk = _Desk(_ARTICLES)
    before = rows_of(desk.connection)
    desk.tell(rulings.rename(desk.store, desk.number(_C), "Umar Karim"))
    assert desk.name(3, 2) == "Umar Karim"
    desk.tell(rulings.is_of_kind(desk.store, desk.number(_C), Kind.ORG))
    found = desk.store.mention_at(*desk.at(3, 2))
    assert found is not None
    assert found.kind is Kind.ORG
    desk.tell(rulings.not_a_name(desk.store, desk.number(_C)))
    assert desk.who(3, 2) == ""
    row = desk.store.document(3)
    assert row is not None
    assert row.mentions == 3
    desk.tell(rulings.mention_is_no_name(desk.store, *desk.at(2, 0)))
    assert desk.who(2, 0) == ""
    for one in list(desk.told):
        desk.undo(one.id)
    assert rows_of(desk.connection) == before


def test_rules_that_come_to_join_what_must_not_be_are_parted() -> None:
    desk = _Desk(_ARTICLES)
    decision = rulings.never_same(desk.store, desk.number(_C), desk.number(_D))
    # Indexed anew with other articles, the rules take the two for one.
    joined = [[(_C if key == _D else key, text) for key, text in named] for named in _ARTICLES]
    other = _Desk(joined)
    other.tell(decision)
    assert other.who(3, 0) != other.who(3, 1)


_Op = tuple[int, int, int, int]


def _decisions(desk: _Desk, op: _Op) -> Decision:
    """Make a decision of what the index says now; four numbers choose which."""
    what, one, other, extra = op
    entities = [row[0] for row in desk.connection.execute("SELECT id FROM entity ORDER BY key")]
    spots = [
        tuple(row) for row in desk.connection.execute("SELECT document, start FROM mention ORDER BY 1, 2")
    ]
    if not entities:
        raise PersonaeError("nobody is left")
    first, second = entities[one % len(entities)], entities[other % len(entities)]
    spot = spots[(one * 7 + other) % len(spots)]
    make: list[Callable[[], Decision]] = [
        lambda: rulings.same(desk.store, first, second),
        lambda: rulings.never_same(desk.store, first, second),
        lambda: rulings.mention_is_not(desk.store, *spot),
        lambda: rulings.spelling_is_not(desk.store, *spot),
        lambda: rulings.article_is_not(desk.store, *spot),
        lambda: rulings.rename(desk.store, first, f"Name {extra}"),
        lambda: rulings.is_of_kind(desk.store, first, list(Kind)[extra % 3]),
        lambda: rulings.not_a_name(desk.store, first),
        lambda: rulings.mention_is_no_name(desk.store, *spot),
        lambda: rulings.same(desk.store, first, second),
    ]
    return make[what % len(make)]()


_NAMED = st.sampled_from([(key, text) for key in _KEYS for text in _SPELLINGS[key]])
_FOLDERS = st.lists(st.lists(_NAMED, min_size=1, max_size=6), min_size=1, max_size=4)
_OPS = st.lists(
    st.tuples(st.integers(0, 13), st.integers(0, 9), st.integers(0, 9), st.integers(0, 3)), max_size=9
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_FOLDERS, _OPS, st.randoms(use_true_random=False))
def test_any_order_gives_what_the_set_of_decisions_says(
    articles: list[list[Named]], ops: list[_Op], chance: random.Random
) -> None:
    desk = _Desk(articles)
    before = rows_of(desk.connection)
    for op in ops:
        if op[0] >= 10 and desk.lines:
            desk.undo(desk.lines[op[1] % len(desk.lines)][ID])
            continue
        try:
            decision = _decisions(desk, op)
        except PersonaeError:
            continue
        desk.tell(decision)
    now = rows_of(desk.connection)
    standing = desk.standing()
    # Indexed anew, and told all at once.
    assert rows_of(_made(articles, [standing])) == now
    # Told one by one in another order, as a merge of two journals may bring them.
    shuffled = list(standing)
    chance.shuffle(shuffled)
    heard = [[one for one in standing if one in shuffled[: number + 1]] for number in range(len(shuffled))]
    assert rows_of(_made(articles, heard)) == now
    # And all taken back.
    assert rows_of(_made(articles, [standing, []])) == before
    _no_negative_is_broken(desk, standing)


def _made(articles: list[list[Named]], steps: list[list[Decision]]) -> sqlite3.Connection:
    connection = plain_index(":memory:", articles, _MAY_BE)
    for decisions in steps:
        _followed(connection, decisions)
    return connection


def _no_negative_is_broken(desk: _Desk, standing: list[Decision]) -> None:
    """Check that what was told apart is apart, unless a later decision on the same two says otherwise."""
    states = dict(desk.connection.execute("SELECT id, state FROM decision").fetchall())
    for place, one in enumerate(standing):
        if any(later.ruling is Ruling.SAME and states[later.id] == "done" for later in standing[place:]):
            continue
        if one.ruling is not Ruling.NEVER_SAME or one.other is None or states[one.id] != "done":
            continue
        whole = one.about[0].scope is Scope.ENTITY
        for mine in one.about[0].anchors[:1]:
            for theirs in one.other.anchors[:1]:
                spots = [(int(a.path.removesuffix(".txt")), a.start) for a in (mine, theirs)]
                entities = [desk.store.mention_at(*spot) for spot in spots]
                homes = [
                    desk.connection.execute(
                        "SELECT 1 FROM ruled_mention WHERE document = ? AND start = ? AND apart", spot
                    ).fetchone()
                    for spot in spots
                ]
                if None in entities or (whole and homes[0]) or homes[1]:
                    continue
                assert entities[0] is not None
                assert entities[1] is not None
                assert entities[0].entity != entities[1].entity
