"""What the whole dossier knows of names: votes on the kind of every name, and the names to look up again.

Built from mentions alone, as counts by surface, so that it stays small whatever the length of the texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from tui.extraction.words import word_set
from tui.model import Kind, Mention
from tui.text import fold

KINDS = (Kind.PERSON, Kind.ORG, Kind.PLACE)
PARTICLES = word_set(
    "al el ul bin ibn abu abd de del della di da dos du van von der den la le ben as ad an ash at"
)
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_STROKE = str.maketrans({"đ": "dj", "Đ": "Dj"})
_SHORTEST = 3
ROLE_WEIGHT = 2
_EXACT = 16
"""Up to which number counts are exact."""
_ROUND_LENGTHS = 16
_RUN = re.compile(r"\w+")
APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})

Votes = tuple[int, int, int]
Opening = tuple[str, str]


@lru_cache(maxsize=1 << 15)
def name_key(surface: str) -> str:
    """Return the key under which all writings of *surface* are counted.

    White space and apostrophes are levelled, and case from five letters on: "MOSUL" votes with "Mosul",
    but "US" never with "us".
    """
    plain = " ".join(surface.translate(APOSTROPHES).split())
    return plain.lower() if len(plain) > 4 else plain


@lru_cache(maxsize=1 << 14)
def family_name(surface: str) -> str | None:
    """Return the last part of a full person's *surface*, without particles; None for a single name.

    What follows a comma, "Jr." or a degree, is none of its parts.
    """
    plain = surface.translate(APOSTROPHES).partition(",")[0]
    parts = plain.replace("-", " ").split()
    while len(parts) > 1 and parts[-1].lower() in _SUFFIXES:
        parts.pop()
    if len(parts) < 2 or len(parts[-1]) < 3 or not parts[-1][0].isupper():
        return None
    hyphenated = plain.split()[-1]
    head, dash, _ = hyphenated.partition("-")
    return hyphenated if dash and head.lower() not in PARTICLES else parts[-1]


def spellings(name: str) -> tuple[str, ...]:
    """Return a *name* and how it is written without diacritics: "Tuđman", "Tudman" and "Tudjman"."""
    if name.isascii() or not name.istitle():
        return (name,)
    plain = dict.fromkeys(fold(name.translate(way)).title() for way in ({}, _STROKE))
    return (name, *(one for one in plain if len(one) > _SHORTEST and one.isalpha() and one != name))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names of a dossier.

    Attributes:
        votes: For each name key how often it was seen as PERSON, ORG and PLACE, as :func:`rounded` gives it.
        families: For each family name how many mentions gave it with a given name, rounded too.
        starts: For each first word of a name the length that no name key that begins with it exceeds.
        openings: How the names of several words begin, as :func:`opening` gives it.
    """

    votes: dict[str, Votes]
    families: dict[str, int]
    starts: dict[str, int]
    openings: frozenset[Opening]

    @classmethod
    def of(cls, votes: dict[str, Votes], families: dict[str, int]) -> Lexicon:
        """Return the lexicon of these counts."""
        starts: dict[str, int] = {}
        for key, counts in votes.items():
            if " " in key or "-" in key or sum(counts) > 1:
                word = first_word(key)
                starts[word] = max(starts.get(word, 0), _length(key))
        for key in families:
            word = first_word(key)
            starts[word] = max(starts.get(word, 0), _length(key))
        openings = frozenset(filter(None, map(opening, (*votes, *families))))
        return cls(votes, families, dict(sorted(starts.items())), openings)

    def kind_of(self, key: str, least: int, share: float) -> Kind | None:
        """Return the kind that *key* has in at least *least* votes and at least *share* of them."""
        votes = self.votes.get(key)
        if votes is None:
            return None
        total = sum(votes)
        best = max(votes)
        return KINDS[votes.index(best)] if total >= least and best >= share * total else None

    def weight(self, key: str) -> int:
        """Return how often *key* was seen, as a name or as somebody's family name."""
        return sum(self.votes.get(key, (0, 0, 0))) + self.families.get(key, 0)

    def best(self, key: str) -> Kind:
        """Return the kind that *key* was seen as most often."""
        votes = self.votes.get(key, (0, 0, 0))
        if self.families.get(key, 0) + votes[0] >= max(votes):
            return Kind.PERSON
        return KINDS[votes.index(max(votes))]


@dataclass(slots=True)
class LexiconBuilder:
    """Collects the mentions of all documents, in any order."""

    _votes: dict[str, list[int]] = field(default_factory=dict)
    _families: dict[str, int] = field(default_factory=dict)

    def add(self, mentions: Iterable[Mention]) -> None:
        """Count the mentions of one document."""
        for mention in mentions:
            if mention.kind not in KINDS:
                continue
            votes = self._votes.setdefault(name_key(mention.surface), [0, 0, 0])
            votes[KINDS.index(mention.kind)] += ROLE_WEIGHT if mention.role else 1
            if mention.kind is Kind.PERSON and (family := family_name(mention.surface)):
                for written in spellings(family):
                    self._families[written] = self._families.get(written, 0) + 1

    def merge(self, other: LexiconBuilder) -> None:
        """Add what another builder counted, in another process for example."""
        for key, theirs in other._votes.items():
            ours = self._votes.setdefault(key, [0, 0, 0])
            for index, count in enumerate(theirs):
                ours[index] += count
        for family, count in other._families.items():
            self._families[family] = self._families.get(family, 0) + count

    def build(self) -> Lexicon:
        """Return what is known now; the order in which documents were added makes no difference."""
        families: dict[str, int] = {}
        for family, count in self._families.items():
            key = name_key(family)
            families[key] = families.get(key, 0) + count
        return Lexicon.of(
            {key: (rounded(v[0]), rounded(v[1]), rounded(v[2])) for key, v in sorted(self._votes.items())},
            {key: rounded(count) for key, count in sorted(families.items())},
        )


def rounded(count: int) -> int:
    """Return *count* without its lesser digits, as four binary ones tell it.

    A lexicon is not to change, and no document to be read again, because one more article says "Iraq".
    """
    return count >> (bits := max(0, (count // (_EXACT // 2)).bit_length() - 1)) << bits


def first_word(key: str) -> str:
    """Return the first word of *key* in lower case, as far as it goes on: "u" of "U.S.", "o" of "O'Dowd"."""
    for index, char in enumerate(key):
        if char in " -/'" or (char == "." and key[index + 1 : index + 2].isalpha()):
            return key[:index].lower() if index else char
    return key.lower()


def opening(name: str) -> Opening | None:
    """Return the first word of *name* and how the second begins, up to a mark; None where there is but one.

    It is the same for all writings that have the same key.
    """
    words = name.translate(APOSTROPHES).casefold().split(None, 2)
    if len(words) < 2:
        return None
    second = _RUN.match(words[1])
    return words[0], second.group() if second else ""


def _length(key: str) -> int:
    return -(-len(key) // _ROUND_LENGTHS) * _ROUND_LENGTHS
