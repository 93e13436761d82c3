"""Copies of training documents under names nobody has seen, so that the tagger can do without knowing them.

Mention replacement after Dai and Adel, "An Analysis of Simple Data Augmentation for Named Entity
Recognition" (COLING 2020); but the new names are made up of halves, so that no list holds them.
"""

from __future__ import annotations

import random

from tui.extraction.corpora import Sample, spans
from tui.extraction.gazetteer import Gazetteer
from tui.text import fold

_SHARES = {"PER": 0.6, "LOC": 0.2, "ORG": 0.6}
_LEAST = 4


class Stranger:
    """Puts made-up names into documents, the same one for all occurrences of a word in a document."""

    def __init__(self, gazetteer: Gazetteer, chance: random.Random) -> None:
        self._gazetteer = gazetteer
        self._chance = chance
        persons = _whole(gazetteer.given | gazetteer.surnames | gazetteer.romanised)
        places = _whole(gazetteer.places)
        self._pools = {"PER": persons, "LOC": places, "ORG": sorted({*persons, *places})}

    def estrange(self, document: list[Sample]) -> list[Sample]:
        """Return *document* with many words of its names replaced; labels stay.

        Unknown persons and organisations are common in the news, unknown places less so.

        Args:
            document: Sentences in our tokens.
        """
        made: dict[str, str] = {}
        kept: set[str] = set()
        result: list[Sample] = []
        for sample in document:
            words = list(sample.words)
            for first, last, kind in spans(sample.labels):
                for index in range(first, last):
                    word = words[index]
                    if word in made:
                        words[index] = made[word]
                    elif word not in kept and kind in _SHARES:
                        if self._may_go(word, kind) and self._chance.random() < _SHARES[kind]:
                            words[index] = made[word] = self._invent(kind)
                        else:
                            kept.add(word)
            result.append(Sample(words, sample.labels))
        return result

    def _may_go(self, word: str, kind: str) -> bool:
        lists = self._gazetteer
        key = fold(word)
        if len(word) < _LEAST or not word.isalpha() or not word.istitle() or word in lists.demonyms:
            return False
        if kind == "ORG" and (word in lists.orgs or word.lower() in lists.common):
            return False
        return key not in lists.org_heads and key not in lists.place_heads and key not in lists.titles

    def _invent(self, kind: str) -> str:
        """The first half of one name and the second half of another."""
        pool = self._pools[kind]
        head, tail = self._chance.choice(pool), self._chance.choice(pool)
        return (head[: (len(head) + 1) // 2] + tail[len(tail) // 2 :]).capitalize()


def _whole(names: frozenset[str]) -> list[str]:
    return sorted(name for name in names if name.isalpha() and len(name) >= _LEAST)
