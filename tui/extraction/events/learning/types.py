"""Which type a new word is of: that of the seed words it keeps company with, where they are agreed on it.

Positive pointwise mutual information of words near by, compared by cosine (Church and Hanks 1990; Turney and
Pantel 2010, with the context distribution smoothed as in Levy, Goldberg and Dagan 2015).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping

from tui.extraction.events.learning.tally import Tally
from tui.model import EventType

_WINDOW = 5
_NEIGHBOURS = 6
_AGREED = 0.7
_ALIKE = 0.14
_LEAST_CONTEXT = 15
_MOST_CONTEXT = 30000
_SMOOTHED = 0.75
_LEAST = 40

Vector = dict[str, float]


class Neighbours:
    """Vectors of words; takes half a minute to make."""

    def __init__(self, tally: Tally, targets: Mapping[str, str], types: Mapping[str, EventType]) -> None:
        """Count what stands near the words asked for.

        Args:
            tally: What was counted.
            targets: For each form the word it counts for.
            types: Types of the seeds among those words.
        """
        counts = _count(tally, targets)
        self._vectors = _weigh(counts)
        self._seeds = {
            word: kind
            for word, kind in sorted(types.items())
            if counts.get(word, Counter()).total() >= _LEAST
        }

    def type_of(self, word: str) -> EventType:
        """Return the type of the seeds nearest to *word*; OCCURRENCE if they are not agreed or not near."""
        vector = self._vectors.get(word)
        if not vector or not self._seeds.keys() - {word}:
            return EventType.OCCURRENCE
        near = sorted((-_cosine(vector, self._vectors[seed]), seed) for seed in self._seeds if seed != word)[
            :_NEIGHBOURS
        ]
        votes: Counter[EventType] = Counter()
        for closeness, seed in near:
            votes[self._seeds[seed]] += closeness**2  # type: ignore[assignment]
        kind, weight = votes.most_common(1)[0]
        if -near[0][0] < _ALIKE or weight < _AGREED * sum(votes.values()):
            return EventType.OCCURRENCE
        return kind

    def accuracy(self) -> tuple[int, int]:
        """Return how many seeds, each left out in turn, got a type but OCCURRENCE, and how many their own."""
        given = [(self.type_of(seed), kind) for seed, kind in self._seeds.items()]
        typed = [(found, kind) for found, kind in given if found is not EventType.OCCURRENCE]
        return len(typed), sum(found is kind for found, kind in typed)


def _count(tally: Tally, targets: Mapping[str, str]) -> dict[str, Counter[str]]:
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    near = {word for word, seen in tally.words.items() if _LEAST_CONTEXT <= seen <= _MOST_CONTEXT}
    for line in tally.lines:
        for at, form in enumerate(line):
            word = targets.get(form)
            if word is None:
                continue
            for other in range(max(0, at - _WINDOW), min(len(line), at + _WINDOW + 1)):
                if other != at and line[other] in near:
                    found[word][line[other]] += 1
                    if abs(other - at) == 1:
                        found[word][("<" if other < at else ">") + line[other]] += 1
    return dict(found)


def _weigh(counts: dict[str, Counter[str]]) -> dict[str, Vector]:
    contexts: Counter[str] = Counter()
    for seen in counts.values():
        contexts.update(seen)
    total = math.fsum(number**_SMOOTHED for number in contexts.values())
    found: dict[str, Vector] = {}
    for word, seen in counts.items():
        own = seen.total()
        weights = {
            context: math.log(number / own * total / contexts[context] ** _SMOOTHED)
            for context, number in seen.items()
            if contexts[context] >= _LEAST_CONTEXT
        }
        weights = {context: weight for context, weight in weights.items() if weight > 0}
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
        found[word] = {context: weight / length for context, weight in weights.items()}
    return found


def _cosine(one: Vector, other: Vector) -> float:
    if len(one) > len(other):
        one, other = other, one
    return math.fsum(weight * other[context] for context, weight in one.items() if context in other)
