"""What the reader is asked: who may be one and the same, as questions with their answers.

The list of doubts and the walk through them, on a screen or line by line, are made of the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tui.dossier import rulings
from tui.dossier.apartness import Decided, decided
from tui.dossier.named import named
from tui.dossier.records import EntityRow, Spot
from tui.dossier.rulings import Make
from tui.dossier.store import Store
from tui.dossier.unsure import PutOff
from tui.linking.doubts import Sort, Suspect
from tui.linking.suspects import suspects
from tui.model import Kind
from tui.text import one_line

_WORTH_ASKING = 0.45
"""How likely two events are one, at least, for the reader to be asked."""
_LOOKED_AT = 60
_EVENTS = """
    SELECT one.key, other.key, l.score, l.evidence, one.name, other.name, one.value, other.value
    FROM event_likeness l JOIN event one ON one.id = l.one JOIN event other ON other.id = l.other
    JOIN entity a ON a.id = l.one JOIN entity b ON b.id = l.other
    WHERE l.score >= ?"""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask.

    Attributes:
        one: Number of the doubtful one.
        others: Numbers of those it may be, the likeliest first.
        evidence: One line for the reader.
        keys: What it is about, in words that outlive the index; what the reader was not sure of is kept so.
        spelling: The surface of :attr:`one` that is asked about; "" if it is all of it.
        ambiguous: Whether :attr:`one` is a name that may mean several: once it means one of them, it is no
            more asked whether it means the others.
        kind: What :attr:`one` is.
        unsure: Whether the reader was asked before, and was not sure.
    """

    one: int
    others: tuple[int, ...]
    evidence: str
    keys: tuple[str, ...]
    spelling: str = ""
    ambiguous: bool = False
    kind: Kind = Kind.PERSON
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it now stands.

    Attributes:
        one: The doubtful one.
        others: Those it may still be; at least one. Of a spelling, :attr:`one` is among them.
        spelling: The surface of :attr:`one` that is asked about, or "".
    """

    one: EntityRow
    others: tuple[EntityRow, ...]
    spelling: str = ""

    @property
    def words(self) -> str:
        """The question in words, the candidates with their numbers if there are several."""
        name = f"“{one_line(self.spelling)}”" if self.spelling else one_line(self.one.name)
        if len(self.others) == 1:
            return f"Is {name} the same as {one_line(self.others[0].name)}?"
        listed = ", ".join(f"{number} {one_line(row.name)}" for number, row in enumerate(self.others, 1))
        who = "Who" if self.one.kind is Kind.PERSON else "Which"
        taken = f", taken for {one_line(self.one.name)}" if self.spelling else ""
        return f"{who} is {name}{taken}: {listed}?"

    def yes(self, chosen: int = 0) -> list[Make]:
        """Return what decides that it is the candidate number *chosen*, counted from 0."""
        one, other, spelling = self.one.id, self.others[chosen].id, self.spelling
        if spelling:
            return [lambda store: rulings.spelling_is(store, one, spelling, other)]
        return [lambda store: rulings.same(store, one, other)]

    def no(self) -> list[Make]:
        """Return what decides that it is none of the candidates."""
        one, spelling = self.one.id, self.spelling
        if spelling:
            return [lambda store: rulings.spelling_of_is_not(store, one, spelling)]
        return [
            lambda store, other=row.id: rulings.never_same(store, one, other)  # type: ignore[misc]
            for row in self.others
        ]


def doubts(store: Store) -> list[Suspect]:
    """Return what is doubtful in a dossier and not decided yet: names before events, best evidence first."""
    keys: dict[str, int] = dict(store.connection.execute("SELECT key, id FROM entity").fetchall())
    known = decided(store)
    found: dict[tuple[tuple[str, ...], str], Suspect] = {}
    for one in [*suspects(named(store)), *_events(store)]:
        first, *others = (keys[key] for key in one.keys)
        if one.spelling:
            is_open = (first, one.spelling) not in known.spellings
        else:
            is_open = not others or any(frozenset((first, other)) not in known.pairs for other in others)
        if is_open:
            # Of two doubts about the same, the better counts.
            found.setdefault((tuple(sorted(one.keys)), one.spelling), one)
    return [*found.values()]


def queue(store: Store, unsure: Collection[PutOff] = ()) -> list[Question]:
    """Return all that can be asked of the doubts of a dossier, in their order.

    Args:
        store: The index.
        unsure: What the reader was not sure of, as :meth:`tui.dossier.unsure.Unsure.all` gives it: it comes
            last, as long as nothing else speaks for it.
    """
    rows = store.connection.execute("SELECT key, id, kind FROM entity").fetchall()
    known = {row["key"]: (int(row["id"]), Kind(row["kind"])) for row in rows}
    asked = []
    for doubt in doubts(store):
        (one, kind), *rest = (known[key] for key in doubt.keys)
        others = tuple(other for other, _ in rest)
        about = (*sorted(set(doubt.keys)), *([doubt.spelling] if doubt.spelling else []))
        asked.append(
            Question(
                one=one,
                others=(one, *others) if doubt.spelling else others,
                evidence=doubt.evidence,
                keys=about,
                spelling=doubt.spelling,
                ambiguous=doubt.sort is Sort.OVERLOADED and not doubt.spelling,
                kind=kind,
                unsure=(about, doubt.evidence) in unsure,
            )
        )
    return sorted(asked, key=lambda one: one.unsure)


def still_open(store: Store, question: Question, known: Decided) -> Asked | None:
    """Return a question as it now stands; None if it is decided, or those it was about are gone.

    Args:
        store: The index.
        question: Of :func:`queue`.
        known: What is decided, as :func:`tui.dossier.apartness.decided` gives it.
    """
    one = store.home_of(question.one)
    row = store.entity(one)
    if row is None or (question.ambiguous and one != question.one):
        return None
    spelling = question.spelling
    if spelling and (
        (one, spelling) in known.spellings or all(surface != spelling for surface, _ in row.surfaces)
    ):
        return None
    others = [store.home_of(other) for other in question.others]
    left = [
        other
        for other in dict.fromkeys(others)
        if (spelling or other != one) and frozenset((one, other)) not in known.pairs
    ]
    found = tuple(other for number in left if (other := store.entity(number)) is not None)
    return Asked(row, found, spelling) if found else None


def places(store: Store, asked: Asked, row: EntityRow | None, limit: int) -> list[Spot]:
    """Return a few places that a question rests on, from as many documents as there are.

    Args:
        store: The index.
        asked: The question.
        row: One of its candidates, or None for the doubtful one.
        limit: At most so many.
    """
    one = row or asked.one
    if row is None and asked.spelling:
        return rulings.spelled(store, one.id, asked.spelling, limit)
    rows = store.connection.execute(
        "SELECT m.document, m.start, m.stop, substr(a.text, m.start + 1, m.stop - m.start) FROM mention m "
        "JOIN article a ON a.document = m.document WHERE m.entity = ? LIMIT ?",
        (one.id, _LOOKED_AT),
    )
    spots = [Spot(*found) for *found, text in rows if not asked.spelling or text != asked.spelling]
    first = list({spot.document: spot for spot in reversed(spots)}.values())[::-1]
    return (first + [spot for spot in spots if spot not in first])[:limit]


def _events(store: Store) -> list[Suspect]:
    """Return the pairs of events that are worth asking about: likely, both told, at no two times."""
    rows: Iterable[tuple[str, str, float, str, str, str, str, str]] = store.connection.execute(
        _EVENTS, (_WORTH_ASKING,)
    )
    found = [
        Suspect(Sort.SAME, (one, other), score, evidence)
        for one, other, score, evidence, name, its_name, when, its_when in rows
        if _telling(name) and _telling(its_name) and (when.startswith(its_when) or its_when.startswith(when))
    ]
    return sorted(found, key=lambda suspect: (-suspect.score, suspect.evidence, suspect.keys))


def _telling(label: str) -> bool:
    """Say whether the label of an event names somebody, a place or a day: "died" and "the deal" do not."""
    return any(word[0].isupper() or word[0].isdigit() for word in label.split()[1:]) or (
        label[:1].isupper() and " " in label
    )
