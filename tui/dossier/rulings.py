"""Making decisions of what stands in an index: whom they are about, in words that outlive it.

Each function returns a decision for the journal; nothing is written here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from tui.dossier.anchors import anchor_at
from tui.dossier.records import Spot
from tui.dossier.store import Store
from tui.model import Anchor, Decision, Kind, PersonaeError, Ruling, Scope, Subject

Make = Callable[[Store], Decision]
"""Makes a decision of what the index says."""
NO_EFFECT = "Kept without effect"
"""How it is said that another decision forbids one."""
_WITNESSES = 3
_LOOKED_AT = 200
"""So many mentions of an entity are looked at for those that stand for it best."""
_SPELLINGS = 20
_MOST_PARTS = 500
_PRISTINE = """
    SELECT m.document, m.start, m.stop, substr(a.text, m.start + 1, m.stop - m.start) AS text
    FROM mention m JOIN article a ON a.document = m.document
    WHERE m.entity = :base AND NOT EXISTS (
        SELECT 1 FROM ruled_mention r WHERE r.document = m.document AND r.start = m.start)
    LIMIT :limit"""
_MOVED = """
    SELECT r.document, r.start, r.stop, substr(a.text, r.start + 1, r.stop - r.start) AS text
    FROM ruled_mention r JOIN article a ON a.document = r.document WHERE r.entity = :base
    ORDER BY r.apart LIMIT :limit"""


def same(store: Store, one: int, other: int) -> Decision:
    """Decide that two entities are one."""
    if one == other:
        raise PersonaeError("That is the same one already")
    if _happened(store, one) != _happened(store, other):
        raise PersonaeError("What happened is not the same as who, or where, it happened to")
    # Of a name that may mean several, and of what was set apart, it is said whose it is; not the other way.
    if _floats(store, other) and not _floats(store, one):
        one, other = other, one
    return Decision(Ruling.SAME, subjects(store, one), subjects(store, other)[0])


def never_same(store: Store, one: int, other: int) -> Decision:
    """Decide that two entities are never one."""
    if one == other:
        raise PersonaeError("That is one and the same; say what of it is someone else")
    return Decision(Ruling.NEVER_SAME, subjects(store, one), subjects(store, other)[0])


def mention_is_not(store: Store, document: int, start: int) -> Decision:
    """Decide that one mention does not mean whom it is linked to."""
    part = mention(store, document, start)
    return Decision(Ruling.NEVER_SAME, (part,), _rest(store, document, start, part))


def spelling_is_not(store: Store, document: int, start: int) -> Decision:
    """Decide that a mention's spelling does not mean whom the mention is linked to, anywhere."""
    part = spelling(store, document, start)
    return Decision(Ruling.NEVER_SAME, (part,), _rest(store, document, start, part))


def spelling_is(store: Store, entity: int, text: str, other: int) -> Decision:
    """Decide whom a spelling of an entity means, everywhere: it itself, or another."""
    return Decision(
        Ruling.SAME, (spelling(store, *_spelled(store, entity, text)),), subjects(store, other)[0]
    )


def spelling_of_is_not(store: Store, entity: int, text: str) -> Decision:
    """Decide that a spelling of an entity does not mean it, anywhere."""
    return spelling_is_not(store, *_spelled(store, entity, text))


def article_is_not(store: Store, document: int, start: int) -> Decision:
    """Decide that in an article whoever a mention is linked to is someone else of that name."""
    entity = _entity_of(store, document, start)
    parts = []
    for base in _bases(store, entity):
        row = store.connection.execute(
            "SELECT m.start, m.stop FROM mention m LEFT JOIN ruled_mention r "
            "ON r.document = m.document AND r.start = m.start "
            "WHERE m.document = ? AND m.entity = ? AND coalesce(r.entity, m.entity) = ? LIMIT 1",
            (document, entity, base),
        ).fetchone()
        if row is not None:
            parts.append(_subject(store, entity, [_anchor(store, document, *row)], Scope.ARTICLE))
    if not parts:
        raise PersonaeError("This is someone of their own already")
    return Decision(Ruling.SPLIT, tuple(parts), _rest(store, document, start, parts[0]))


def rename(store: Store, entity: int, name: str) -> Decision:
    """Decide what an entity is called."""
    return Decision(Ruling.RENAME, subjects(store, entity), name=name)


def is_of_kind(store: Store, entity: int, kind: Kind) -> Decision:
    """Decide what an entity is."""
    return Decision(Ruling.KIND, subjects(store, entity), kind=kind)


def not_a_name(store: Store, entity: int) -> Decision:
    """Decide that what an entity is called is no name at all, wherever it stands."""
    bases = _bases(store, entity)
    about = tuple(_whole(store, entity, base) for base in bases) if bases else subjects(store, entity)
    return Decision(Ruling.NOT_A_NAME, about)


def mention_is_no_name(store: Store, document: int, start: int) -> Decision:
    """Decide that one mention is no name."""
    return Decision(Ruling.NOT_A_NAME, (mention(store, document, start),))


def subjects(store: Store, entity: int) -> tuple[Subject, ...]:
    """Return whom a decision about an entity is about: one, or the parts that decisions have set apart.

    Raises:
        PersonaeError: The entity is not in the index any more.
    """
    if not _is_own(store, entity):
        return (_whole(store, entity, entity),)
    found = tuple(_own_parts(store, entity))
    if not found:
        raise _gone()
    return found


def mention(store: Store, document: int, start: int) -> Subject:
    """Return one mention as the subject of a decision."""
    entity, stop = _entity_of(store, document, start), _stop(store, document, start)
    return _subject(store, entity, [_anchor(store, document, start, stop)], Scope.MENTION)


def spelling(store: Store, document: int, start: int) -> Subject:
    """Return the spelling of a mention, of whoever it is linked to, as the subject of a decision."""
    entity, stop = _entity_of(store, document, start), _stop(store, document, start)
    text = store.text(document)[start:stop]
    return _subject(store, entity, [_anchor(store, document, start, stop)], Scope.SPELLING, text)


def _whole(store: Store, entity: int, base: int) -> Subject:
    """Return an entity of the rules, now part of *entity*, as a subject: with mentions that stand for it."""
    ask = store.connection.execute
    values = {"base": base, "limit": _LOOKED_AT}
    rows = ask(_PRISTINE, values).fetchall() or ask(_MOVED, values).fetchall()
    row = ask(
        "SELECT name FROM ruled_entity WHERE id = :base UNION ALL SELECT name FROM entity WHERE id = :base",
        values,
    ).fetchone()
    if not rows or row is None:
        raise _gone()
    # A name in full stands best for someone; other articles may outlive this one.
    rows.sort(key=lambda found: (found["text"] != row["name"], -len(found["text"])))
    first = list({found["document"]: found for found in reversed(rows)}.values())
    first.sort(key=rows.index)
    places = [_anchor(store, one["document"], one["start"], one["stop"]) for one in first[:_WITNESSES]]
    return _subject(store, entity, places, Scope.ENTITY)


def _own_parts(store: Store, entity: int) -> Iterator[Subject]:
    """Yield the parts that make up an entity which only decisions have made."""
    rows = store.connection.execute(
        "SELECT m.document, m.start, m.stop, r.entity AS base, "
        "substr(a.text, m.start + 1, m.stop - m.start) AS text FROM mention m "
        "JOIN ruled_mention r ON r.document = m.document AND r.start = m.start "
        "JOIN article a ON a.document = m.document WHERE m.entity = ? LIMIT ?",
        (entity, _MOST_PARTS),
    ).fetchall()
    told = {
        (base, scope, spelling, document)
        for base, scope, spelling, document in store.connection.execute(
            "SELECT base, scope, spelling, document FROM decision_part"
        )
    }
    seen = set()
    for document, start, stop, base, text in rows:
        if (base, Scope.SPELLING.value, text, 0) in told:
            scope, which = Scope.SPELLING, (base, text)
        elif (base, Scope.ARTICLE.value, "", document) in told:
            scope, which = Scope.ARTICLE, (base, document)
        else:
            scope, which = Scope.MENTION, (document, start)
        if (scope, which) not in seen:
            seen.add((scope, which))
            place = _anchor(store, document, start, stop)
            yield _subject(store, entity, [place], scope, text if scope is Scope.SPELLING else "")


def _rest(store: Store, document: int, start: int, part: Subject) -> Subject:
    """Return whom a mention is linked to, standing on other mentions than those that are to leave it."""
    entity = _entity_of(store, document, start)
    if _is_own(store, entity):
        raise PersonaeError("This was set apart already; undo that, or say who it is")
    whole = _whole(store, entity, entity)
    others = [one for one in whole.anchors if one not in part.anchors and one.quote != part.spelling]
    row = store.entity(entity)
    if row is None:
        raise _gone()
    if not others:
        values = {"base": entity, "limit": _LOOKED_AT}
        for found in store.connection.execute(_PRISTINE, values):
            here = _anchor(store, found["document"], found["start"], found["stop"])
            if here not in part.anchors and here.quote != part.spelling:
                others.append(here)
                break
    if not others:
        if row.mentions == 1 or part.scope is not Scope.MENTION:
            raise PersonaeError("There is nothing else that it could be told from")
        others = list(whole.anchors)
    return Subject(whole.name, whole.kind, tuple(others), spellings=whole.spellings)


def _subject(
    store: Store, entity: int, anchors: Sequence[Anchor], scope: Scope, spelling: str = ""
) -> Subject:
    row = store.entity(entity)
    if row is None:
        raise _gone()
    spellings = tuple(text for text, _ in row.surfaces[:_SPELLINGS]) if scope is Scope.ENTITY else ()
    return Subject(row.name, row.kind, tuple(anchors), scope, spelling, spellings)


def _bases(store: Store, entity: int) -> list[int]:
    """Return the entities of the rules whose mentions are with *entity*; none if it was made of parts."""
    if _is_own(store, entity):
        return []
    rows: Iterable[tuple[int]] = store.connection.execute(
        "SELECT id FROM ruled_entity WHERE home = ? ORDER BY id", (entity,)
    )
    return [base for (base,) in rows] or [entity]


def _floats(store: Store, entity: int) -> bool:
    row = store.entity(entity)
    return _is_own(store, entity) or (row is not None and bool(row.candidates))


def _happened(store: Store, entity: int) -> bool:
    row = store.entity(entity)
    return row is not None and row.kind is Kind.EVENT


def _is_own(store: Store, entity: int) -> bool:
    found = store.connection.execute("SELECT 1 FROM own_entity WHERE id = ?", (entity,)).fetchone()
    return found is not None


def _entity_of(store: Store, document: int, start: int) -> int:
    found = store.mention_at(document, start)
    if found is None:
        raise _gone()
    return found.entity


def spelled(store: Store, entity: int, text: str, limit: int) -> list[Spot]:
    """Return at most *limit* mentions of an entity that are spelled exactly so."""
    found: list[Spot] = []
    for document in store.documents_saying([text], _LOOKED_AT):
        article = store.text(document)
        rows = store.connection.execute(
            "SELECT start, stop FROM mention WHERE entity = ? AND document = ? ORDER BY start",
            (entity, document),
        )
        found += [Spot(document, start, stop) for start, stop in rows if article[start:stop] == text]
        if len(found) >= limit:
            break
    return found[:limit]


def _spelled(store: Store, entity: int, text: str) -> tuple[int, int]:
    """Return the document and start of a mention of an entity that is spelled so."""
    spot = next(iter(spelled(store, entity, text, 1)), None)
    if spot is None:
        raise _gone()
    return spot.document, spot.start


def _stop(store: Store, document: int, start: int) -> int:
    found = store.mention_at(document, start)
    return found.end if found else start


def _anchor(store: Store, document: int, start: int, stop: int) -> Anchor:
    found = anchor_at(store, document, start, stop)
    if found is None:
        raise _gone()
    return found


def _gone() -> PersonaeError:
    return PersonaeError("The index has changed meanwhile; try again")
