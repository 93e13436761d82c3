"""Why one mention is linked as it is: the link, and what its evidence rests on, back to a name in full.

Everything is read from the index, as it was when the mention was linked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tui.dossier.context import Context, context
from tui.dossier.reading import unpack
from tui.dossier.records import EntityRow, MentionRow
from tui.dossier.store import Store
from tui.model import Kind, Mention, Rule
from tui.text import one_line

_LONGEST = 4
"""So many names the evidence of one mention rests on, at most."""
_BY_ITSELF = frozenset({Rule.FULL_NAME, Rule.SAME_NAME, Rule.AMBIGUOUS, Rule.DECISION, Rule.WATCHED})
"""Rules that rest on no other mention of the same entity."""
_TEXT = "substr(a.text, m.start + 1, m.stop - m.start)"


class Finding(StrEnum):
    """How a mention came to be found."""

    FIRST = "first pass"
    KIND = "first pass, kind changed by the second"
    SPAN = "first pass, span changed by the second"
    SECOND = "second pass"


@dataclass(frozen=True, slots=True)
class Found:
    """How a mention came to be found.

    Attributes:
        how: Which pass found it.
        text: What the first pass had found there, "" if that is nothing.
        kind: What the first pass took it for, None if it found nothing.
    """

    how: Finding
    text: str = ""
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One mention of the chain: its record, its text and the words around it."""

    mention: MentionRow
    surface: str
    around: Context


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of the entity, how often it occurs, and by which rules that is the entity."""

    text: str
    mentions: int
    rules: tuple[tuple[Rule, int], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of those an ambiguous name may be.

    Attributes:
        key: Its key.
        name: Its name.
        mentions: How often the dossier names it, which is its weight.
        share: Its part of all candidates' mentions, from 0 to 1.
        here: How often the mention's own document names it.
        named: Where it is named: in the mention's document if it is, else first in the dossier.
    """

    key: str
    name: str
    mentions: int
    share: float
    here: int
    named: Step | None


@dataclass(frozen=True, slots=True)
class Chain:
    """Why one mention is linked as it is.

    Attributes:
        step: The mention.
        found: How it came to be found.
        entity: What it is linked to.
        grounds: What the evidence rests on, each resting on the next, the last by itself.
        spellings: All spellings of the entity, most frequent first.
        candidates: Whom an ambiguous name may mean, heaviest first.
    """

    step: Step
    found: Found
    entity: EntityRow
    grounds: tuple[Step, ...]
    spellings: tuple[Spelling, ...]
    candidates: tuple[Candidate, ...]


def chain(store: Store, document: int, offset: int) -> Chain | None:
    """Return why the mention around *offset* is linked as it is; None if no mention is there.

    Args:
        store: The index.
        document: Number of the document.
        offset: Any code point of the mention.
    """
    with store.snapshot():
        start = next((m.start for m in store.marks(document) if m.start <= offset < m.end), None)
        mention = None if start is None else store.mention_at(document, start)
        entity = None if mention is None else store.entity(mention.entity)
        if mention is None or entity is None:
            return None
        step = _step(store, mention)
        return Chain(
            step=step,
            found=_found(store, mention),
            entity=entity,
            grounds=tuple(_grounds(store, step, entity)),
            spellings=_spellings(store, entity.id),
            candidates=_candidates(store, mention, entity),
        )


def _step(store: Store, mention: MentionRow) -> Step:
    text = store.text(mention.document)
    return Step(
        mention, text[mention.start : mention.end], context(text, mention.start, mention.end, after=80)
    )


def _found(store: Store, mention: MentionRow) -> Found:
    row = store.connection.execute(
        "SELECT a.text, x.first FROM extraction x JOIN article a USING (document) WHERE x.document = ?",
        (mention.document,),
    ).fetchone()
    first = _overlapping(unpack(row[1], row[0]), mention) if row else None
    if first is None:
        return Found(Finding.SECOND)
    if (first.start, first.end) != (mention.start, mention.end):
        return Found(Finding.SPAN, first.surface, first.kind)
    how = Finding.FIRST if first.kind is mention.kind else Finding.KIND
    return Found(how, first.surface, first.kind)


def _overlapping(mentions: tuple[Mention, ...], mention: MentionRow) -> Mention | None:
    return next((m for m in mentions if m.start < mention.end and mention.start < m.end), None)


def _grounds(store: Store, step: Step, entity: EntityRow) -> Iterator[Step]:
    """Yield what the evidence of *step* rests on, then what that rests on, until one rests on itself."""
    seen = {one_line(step.surface)}
    for _ in range(_LONGEST):
        if step.mention.rule in _BY_ITSELF:
            return
        ground = _ground(store, step, entity, seen)
        if ground is None:
            return
        yield ground
        seen.add(one_line(ground.surface))
        step = ground


def _ground(store: Store, step: Step, entity: EntityRow, seen: set[str]) -> Step | None:
    """Return the mention that the evidence of *step* speaks of.

    It is one whose spelling the evidence quotes, else one with the entity's best name: the last above it, or
    the first below, or the dossier's first; failing that, one in full.
    """
    others = [text for text, _ in entity.surfaces if one_line(text) not in seen]
    quoted = sorted((t for t in others if one_line(t) in step.mention.evidence), key=len, reverse=True)
    for text in (*quoted, *(t for t in others if one_line(t) == one_line(entity.name))):
        found = _nearest(store, step.mention, text) or _first(store, entity.id, text)
        if found is not None:
            return _step(store, found)
    found = _in_full(store, step.mention)
    return None if found is None else _step(store, found)


def _nearest(store: Store, mention: MentionRow, text: str) -> MentionRow | None:
    """Return where the entity is called *text* in the document of *mention*: last above, else first below."""
    rows = store.connection.execute(
        f"SELECT m.start FROM mention m JOIN article a USING (document) "
        f"WHERE m.document = ? AND m.entity = ? AND {_TEXT} = ? ORDER BY m.start",
        (mention.document, mention.entity, text),
    )
    starts = [row[0] for row in rows]
    above = [start for start in starts if start < mention.start]
    place = above[-1] if above else next(iter(starts), None)
    return None if place is None else store.mention_at(mention.document, place)


def _first(store: Store, entity: int, text: str) -> MentionRow | None:
    """Return where the dossier, in order of date, first calls the entity *text*."""
    row = store.connection.execute(
        f"SELECT m.document, m.start FROM mention m JOIN article a USING (document) "
        f"JOIN document d ON d.id = m.document WHERE m.entity = ? AND {_TEXT} = ? "
        f"ORDER BY d.date IS NULL, d.date, d.path, m.start LIMIT 1",
        (entity, text),
    ).fetchone()
    return store.mention_at(*row) if row else None


def _in_full(store: Store, mention: MentionRow) -> MentionRow | None:
    """Return where the entity is named in full: in the document of *mention*, else first in the dossier."""
    row = store.connection.execute(
        "SELECT m.document, m.start FROM mention m JOIN document d ON d.id = m.document "
        "JOIN reason r ON r.id = m.reason WHERE m.entity = ? AND r.rule = ? "
        "ORDER BY m.document != ?, d.date IS NULL, d.date, d.path, m.start LIMIT 1",
        (mention.entity, Rule.FULL_NAME.value, mention.document),
    ).fetchone()
    return store.mention_at(*row) if row else None


def _spellings(store: Store, entity: int) -> tuple[Spelling, ...]:
    rules: defaultdict[str, list[tuple[Rule, int]]] = defaultdict(list)
    rows = store.connection.execute(
        f"SELECT {_TEXT} AS surface, r.rule, count(*) AS n "
        "FROM mention m JOIN article a USING (document) JOIN reason r ON r.id = m.reason "
        "WHERE m.entity = ? GROUP BY surface, r.rule ORDER BY n DESC, r.rule",
        (entity,),
    )
    for text, rule, count in rows:
        rules[text].append((Rule(rule), count))
    found = [Spelling(text, sum(n for _, n in by), tuple(by)) for text, by in rules.items()]
    return tuple(sorted(found, key=lambda spelling: (-spelling.mentions, spelling.text)))


def _candidates(store: Store, mention: MentionRow, entity: EntityRow) -> tuple[Candidate, ...]:
    total = sum(mentions for _, _, mentions in entity.candidates)
    found = []
    for number, name, mentions in entity.candidates:
        row = store.entity(number)
        if row is None:
            continue
        here = store.connection.execute(
            "SELECT count(*) FROM mention WHERE entity = ? AND document = ?", (number, mention.document)
        ).fetchone()[0]
        named = _first_in(store, number, mention.document) if here else _first(store, number, name)
        step = _step(store, named) if named else None
        found.append(Candidate(row.key, name, mentions, mentions / total, here, step))
    return tuple(found)


def _first_in(store: Store, entity: int, document: int) -> MentionRow | None:
    row = store.connection.execute(
        "SELECT min(start) FROM mention WHERE entity = ? AND document = ?", (entity, document)
    ).fetchone()
    return None if row[0] is None else store.mention_at(document, row[0])
