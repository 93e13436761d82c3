"""Who and what somebody is connected with: how much more often they are named together than chance would.

Association is Dunning's log-likelihood ratio ("Accurate Methods for the Statistics of Surprise and
Coincidence", 1993), which holds for rare names too, taken over documents and over sentences, and added up.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from tui.dossier.records import CastRow
from tui.dossier.store import Store
from tui.dossier.together import Shared, by_sentence
from tui.model import Kind

_EVIDENCE_KEPT = 100
_MOST_DOCUMENTS = 4_000
"""Of somebody who is named in more, the first so many in order of number are read."""

_WORDS_A_SENTENCE = 20


@dataclass(frozen=True, slots=True)
class Connection:
    """One that somebody is named together with.

    Attributes:
        row: Who; ``here`` is the number of sentences that name both.
        documents: For each document that names both, how many mentions of this one are in it.
        sentences: The sentences that name both, at most a hundred, in order of document number and offset;
            ``one`` is the other's mention, ``other`` this one's.
        weight: The log-likelihood ratio, in nats doubled as Dunning has it; the larger the surer. Not above 0
            where the two are named together no more often than chance would have it.
    """

    row: CastRow
    documents: Mapping[int, int]
    sentences: tuple[Shared, ...]
    weight: float


@dataclass(slots=True)
class _Tally:
    documents: Counter[int]
    sentences: int
    shared: list[Shared]


def connections(
    store: Store,
    entity: int,
    *,
    limit: int = 300,
    kinds: Sequence[Kind] = (Kind.PERSON, Kind.ORG, Kind.PLACE),
    stopped: Callable[[], bool] = lambda: False,
) -> list[Connection]:
    """Return with whom and what *entity* is named, the strongest association first.

    Who is everywhere, as the main actor of a small dossier, is bound to nobody more than to others: those
    that chance alone would bring together come last, by how many sentences and documents name both.

    Args:
        store: The dossier's index.
        entity: Whose connections.
        limit: At most so many.
        kinds: Of which kinds.
        stopped: Asked now and then whether nobody waits for the answer any more.

    Returns:
        All who are named in one document with it; none if *stopped*.
    """
    tallies: defaultdict[int, _Tally] = defaultdict(lambda: _Tally(Counter(), 0, []))
    own_sentences = 0
    for document in sorted(store.counts(entity))[:_MOST_DOCUMENTS]:
        if stopped():
            return []
        own_sentences += _count_document(store, document, entity, tallies)
    return _ranked(store, entity, own_sentences, tallies, limit, kinds)


def _count_document(store: Store, document: int, entity: int, tallies: defaultdict[int, _Tally]) -> int:
    """Count whom one document names, and in how many sentences together with *entity*."""
    own = 0
    for sentence in by_sentence(store, document):
        named = sentence.first_of()
        for mark in sentence.marks:
            if mark.entity != entity:
                tallies[mark.entity].documents[document] += 1
        at = named.pop(entity, None)
        if at is None:
            continue
        own += 1
        for other, where in named.items():
            tally = tallies[other]
            tally.sentences += 1
            if len(tally.shared) < _EVIDENCE_KEPT:
                tally.shared.append(Shared(document, sentence.start, sentence.end, at, where))
    return own


def _ranked(
    store: Store,
    entity: int,
    own_sentences: int,
    tallies: Mapping[int, _Tally],
    limit: int,
    kinds: Sequence[Kind],
) -> list[Connection]:
    whole = store.summary()
    # How many sentences there are in all is not kept; a sentence of the news has about twenty words.
    all_sentences = max(whole.words // _WORDS_A_SENTENCE, own_sentences)
    own_documents = len(store.counts(entity))
    found = []
    for row in store.cast_of(list(tallies)):
        if row.kind not in kinds:
            continue
        tally = tallies[row.id]
        weight = association(len(tally.documents), own_documents, row.documents, whole.documents)
        weight += association(tally.sentences, own_sentences, row.mentions, all_sentences)
        found.append((weight, row, tally))
    found.sort(key=lambda one: (-max(0.0, one[0]), -one[2].sentences, -len(one[2].documents), one[1].name))
    return [
        Connection(replace(row, here=tally.sentences), dict(tally.documents), tuple(tally.shared), weight)
        for weight, row, tally in found[:limit]
    ]


def association(both: int, one: int, other: int, total: int) -> float:
    """Return how surely two things occur together more often than by chance.

    Args:
        both: In how many units (documents, sentences) both occur.
        one: In how many the first occurs, at least *both*.
        other: In how many the second occurs.
        total: How many units there are.

    Returns:
        Dunning's log-likelihood ratio, negative where they occur together less often than by chance; 0
        where nothing can be said, as when one of them is everywhere.
    """
    one, other = max(one, both), max(other, both)
    total = max(total, one + other - both)
    cells = (both, one - both, other - both, total - one - other + both)
    rows = (one, total - one)
    columns = (other, total - other)
    expected = (
        rows[0] * columns[0] / total if total else 0.0,
        rows[0] * columns[1] / total if total else 0.0,
        rows[1] * columns[0] / total if total else 0.0,
        rows[1] * columns[1] / total if total else 0.0,
    )
    ratio = 2 * sum(
        seen * math.log(seen / chance)
        for seen, chance in zip(cells, expected, strict=True)
        if seen and chance
    )
    ratio = max(0.0, ratio)
    return ratio if both >= expected[0] else -ratio
