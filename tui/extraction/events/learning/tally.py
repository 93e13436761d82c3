"""Counts what the learner asks of running text: how often each word stands between which others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tui.extraction.corpora import CLEAN_SETS, RAW_SETS, read_samples

SETS = (*RAW_SETS, *CLEAN_SETS)
NAME = "<name>"
NUMBER = "<number>"
EDGE = "<edge>"
_LEAST = 5
_TOO_COMMON = 20000

Place = tuple[str, str, str, str]
"""Two words before, the word before, the word after, two after: in lower case, names and numbers as one."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each word was seen, and where.

    Attributes:
        words: Occurrences of each lower-case word that is no part of a name.
        places: For each word seen often enough the places it stood in.
        lines: The sentences, in lower case, each name and number as one word of their own.
    """

    words: Counter[str]
    places: dict[str, Counter[Place]]
    lines: list[list[str]]

    def share(self, word: str, before: frozenset[str]) -> float:
        """Return the share of a word's places with one of *before* in front; 0 for a word seen too seldom."""
        places = self.places.get(word)
        if not places:
            return 0.0
        return self.after(word, before) / places.total()

    def after(self, word: str, before: frozenset[str]) -> int:
        """Return how often *word* stands after one of *before*."""
        return sum(seen for place, seen in self.places.get(word, {}).items() if place[1] in before)


def count(folder: Path, sets: Iterable[str] = SETS) -> Tally:
    """Count the words of labelled sets; the labels only tell what is a name.

    Args:
        folder: Holds the sets.
        sets: Their names, without ".conll".

    Raises:
        PersonaeError: A set is missing or cannot be read.
    """
    lines = [
        _line(sample.words, sample.labels)
        for name in sets
        for document in read_samples(folder / f"{name}.conll")
        for sample in document
    ]
    words: Counter[str] = Counter()
    for line in lines:
        words.update(line)
    asked = {word for word, seen in words.items() if _LEAST <= seen <= _TOO_COMMON and word.isalpha()}
    places: defaultdict[str, Counter[Place]] = defaultdict(Counter)
    for line in lines:
        padded = [EDGE, EDGE, *line, EDGE, EDGE]
        for at, word in enumerate(line, 2):
            if word in asked:
                places[word][padded[at - 2], padded[at - 1], padded[at + 1], padded[at + 2]] += 1
    known = Counter({word: seen for word, seen in words.items() if word.isalpha()})
    return Tally(known, dict(places), lines)


def _line(words: list[str], labels: list[str]) -> list[str]:
    """A sentence in lower case, each name and number as one word of their own."""
    found: list[str] = []
    for word, label in zip(words, labels, strict=True):
        if label[0] == "I" and found and found[-1] == NAME:
            continue
        low = word.lower()
        if label != "O" and not low.islower():
            found.append(NUMBER)
        elif label != "O":
            found.append(NAME)
        else:
            found.append(NUMBER if low[0].isdigit() else low)
    return found
