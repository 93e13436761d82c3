"""The finder's second look: what happened by the words of its reports, where few names answer.

Full text narrows to the best articles, and only what these tell is looked at, so it takes no longer in a
large dossier.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tui.dossier.finder import Found, Match, find_entities
from tui.dossier.finder_match import LIGHT, REPORTED, REPORTED_LESSER, UNSEEN
from tui.extraction.words import word_set
from tui.model import EventType, Kind
from tui.text import fold, one_line

USUAL: Mapping[EventType, frozenset[str]] = {
    EventType.ATTACK: word_set(
        "attack assault bomb bombing blast raid shooting strike war battle clash siege"
    ),
    EventType.PROTEST: word_set("protest demonstration march rally riot strike unrest"),
    EventType.COUP: word_set("coup overthrow putsch mutiny"),
    EventType.MEET: word_set("meeting met meet talks summit conference visit"),
    EventType.AGREE: word_set("agreement deal treaty accord pact truce ceasefire"),
    EventType.DISPUTE: word_set("dispute quarrel row"),
    EventType.ELECT: word_set("election elected vote poll ballot"),
    EventType.APPOINT: word_set("appointment appointed named hired nomination"),
    EventType.RESIGN: word_set("resignation resigned resigns quit stepped sacked dismissed"),
    EventType.LEGISLATE: word_set("law bill legislation decree"),
    EventType.SANCTION: word_set("sanctions sanction embargo ban"),
    EventType.ARREST: word_set("arrest arrested detained detention seized captured"),
    EventType.RELEASE: word_set("release released freed"),
    EventType.CHARGE: word_set("charge charged charges indicted indictment accused"),
    EventType.TRY: word_set("trial tried court hearing"),
    EventType.VERDICT: word_set("verdict sentence sentenced convicted conviction acquitted ruling"),
    EventType.EXECUTE: word_set("execution executed hanged"),
    EventType.DIE: word_set("death deaths dead died dies die killed killing murder murdered"),
    EventType.INJURE: word_set("injury injured injuries wounded hurt"),
    EventType.MOVE: word_set("withdrawal departure arrival flight"),
    EventType.DISASTER: word_set("disaster earthquake quake flood fire storm hurricane landslide"),
    EventType.ACCIDENT: word_set("accident crash collision collapse derailment"),
}
"""What one may call an event of a type, whatever its reports call it; folded."""

_SLIGHT = (EventType.STATE.value, EventType.OCCURRENCE.value)
_ENOUGH = 12
"""So many names that answer well are enough."""
_ARTICLES = 40
_SHORTEST = 3
_MOST_WORDS = 8
_WORD = re.compile(r"\w+")
_OWN, _USUAL, _BESIDE = 3, 2, 1
"""What it is worth that a word is the event's own, is usual for its type, or stands in its sentence."""


@dataclass(frozen=True, slots=True)
class _Told:
    event: int
    salient: bool
    worth: int
    sentence: str


def find(
    connection: sqlite3.Connection, query: str, *, limit: int = 50, kinds: Collection[Kind] | None = None
) -> list[Found]:
    """Find entities as the finder does, then events by the words of their reports if few names answer well.

    A report answers if all words of the query stand in its sentence, in its event's label or in the names of
    those who took part, or are usual for its type; and one of them is what it calls the event, or usual.

    Args:
        connection: A connection to an index.
        query: Anything.
        limit: How many to return at most.
        kinds: Leave out other kinds.

    Returns:
        Best first. Events that are worth no line in a list of all are among them, after the others: these
        are no entities.
    """
    found = find_entities(connection, query, limit=limit, kinds=kinds)
    good = [each for each in found if each.score >= UNSEEN]
    words = _words(query)
    if len(good) >= min(limit, _ENOUGH) or not words or (kinds is not None and Kind.EVENT not in kinds):
        return found
    known = {each.id for each in good}
    told = [each for each in _reports(connection, words) if each.event not in known][: limit - len(good)]
    known |= {each.event for each in told}
    rest = [each for each in found[len(good) :] if each.id not in known]
    return [*good, *(_found(each, words) for each in told), *rest][:limit]


def _words(query: str) -> Sequence[str]:
    """Return the words to look for; none where one is too short to say what is meant."""
    words = [word for word in dict.fromkeys(_WORD.findall(fold(query))) if word not in LIGHT]
    return () if any(len(word) < _SHORTEST for word in words) else words[:_MOST_WORDS]


@lru_cache(maxsize=256)
def _types(word: str) -> frozenset[EventType]:
    """Return the types for which a word, or what it begins, is usual."""
    return frozenset(
        type_ for type_, usual in USUAL.items() if any(other.startswith(word) for other in usual)
    )


def _expression(words: Sequence[str]) -> str:
    """Return the full-text query for articles that may tell of *words*."""
    return " AND ".join(
        "(" + " OR ".join(f'"{each}"*' for each in (word, *sorted(_others(word)))) + ")" for word in words
    )


def _others(word: str) -> frozenset[str]:
    return frozenset().union(*(USUAL[type_] for type_ in _types(word)))


def _reports(connection: sqlite3.Connection, words: Sequence[str]) -> list[_Told]:
    """Return the events whose reports answer *words*, each with its best sentence; the best first."""
    best: dict[int, _Told] = {}
    for told in _answering(connection, words):
        if told.event not in best or told.worth > best[told.event].worth:
            best[told.event] = told
    return sorted(best.values(), key=lambda told: (not told.salient, -told.worth, told.event))


def _answering(connection: sqlite3.Connection, words: Sequence[str]) -> Iterator[_Told]:
    cursor = connection.cursor()
    cursor.row_factory = None
    articles = cursor.execute(
        "SELECT rowid, text FROM article_fts WHERE article_fts MATCH ? ORDER BY rank LIMIT ?",
        (_expression(words), _ARTICLES),
    ).fetchall()
    for document, text in articles:
        triggers = cursor.execute(
            "SELECT m.event, v.salient, m.type, v.name, m.start, m.stop, m.sentence_start, m.sentence_stop "
            "FROM event_mention m JOIN event v ON v.id = m.event "
            f"WHERE m.document = ? AND m.type NOT IN ({','.join('?' * len(_SLIGHT))}) ORDER BY m.start",
            (document, *_SLIGHT),
        ).fetchall()
        for event, salient, type_, name, start, stop, first, last in triggers:
            own = _WORD.findall(fold(text[start:stop]))
            worth = [_worth(word, own, EventType(type_)) for word in words]
            if not any(worth):
                continue
            if not all(worth):
                beside = _WORD.findall(f"{fold(text[first:last])} {fold(name)} {_parts(cursor, event)}")
                worth = [
                    each or _BESIDE * any(other.startswith(word) for other in beside)
                    for word, each in zip(words, worth, strict=True)
                ]
            if all(worth):
                yield _Told(event, bool(salient), sum(worth), text[first:last])


def _worth(word: str, own: Sequence[str], type_: EventType) -> int:
    if any(other.startswith(word) for other in own):
        return _OWN
    return _USUAL if type_ in _types(word) else 0


def _parts(cursor: sqlite3.Cursor, event: int) -> str:
    rows = cursor.execute(
        "SELECT e.name FROM event_part p JOIN entity e ON e.id = p.part WHERE p.event = ?", (event,)
    )
    return " ".join(fold(name) for (name,) in rows.fetchall())


def _found(told: _Told, words: Sequence[str]) -> Found:
    text = one_line(told.sentence)
    meant = {*words, *(other for word in words for other in _others(word))}
    positions = [
        place
        for match in _WORD.finditer(text)
        if any(fold(match[0]).startswith(word) for word in meant)
        for place in range(match.start(), match.end())
    ]
    score = REPORTED if told.salient else REPORTED_LESSER
    return Found(told.event, score, Match.REPORT, text, tuple(positions))
