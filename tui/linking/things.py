"""What organisations and places share: the distinct names, how they compare, and merging them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui.model import Entity, Kind, Link, Mention, Rule
from tui.text import fold, one_line

from .bodies import LEGAL_FORMS, SPELLINGS
from .keys import Keys
from .spelling import Likeness, liken, romanised

_WORD = re.compile(r"[a-z0-9]+")
_JOINED = re.compile(r"(?<=[a-z])['’](?=[a-z])|\.(?=[A-Za-z]\.?(?:\b|$))")
_MIXED = re.compile(r"[A-Z]{1,3}[a-z][A-Z]{1,3}")
"""An acronym that writes a small word small: "BoE", "MoD"."""
_ARTICLE = re.compile(r"^(?:the|a)\s+(?=\S)", re.IGNORECASE)

_FAR_MORE = 2
"""How many times as often a longer name must be used to be the one that is shown."""
_STEPS = 32
"""How many names may stand for one another in a row."""


class Thing:
    """One name of an organisation or a place, however it is written.

    Attributes:
        words: Its folded words, in order.
        acronym: Whether it is written as one.
        count: Mentions.
        documents: Documents that mention it.
        completed: How often which other name completed it inside a document.
        parent: The name it stands for, if any, and why.
    """

    __slots__ = (
        "_last",
        "_written",
        "acronym",
        "completed",
        "count",
        "display",
        "documents",
        "entity",
        "parent",
        "words",
    )

    def __init__(self, words: tuple[str, ...], display: str) -> None:
        """Start with no mention."""
        self.words = words
        self.display = display
        self.count = self.documents = 0
        self.acronym = _acronym(words, display)
        self.completed: dict[Thing, int] = {}
        self.parent: tuple[Thing, Rule, float, str] | None = None
        self.entity: Entity | None = None
        self._written: dict[str, int] | None = None
        self._last = -1

    def write(self, display: str, document: int) -> None:
        """Count one mention."""
        self.count += 1
        if document != self._last:
            self._last = document
            self.documents += 1
        if display != self.display:
            if self._written is None:
                self._written = {}
            self._written[display] = self._written.get(display, 0) + 1

    def settle(self) -> None:
        """Choose how the name is shown: as most write it, and not in capitals if it is long."""
        if not self._written:
            return
        times = {self.display: self.count - sum(self._written.values()), **self._written}
        self.display = min(
            times,
            key=lambda text: (
                text.isupper() and len(text) > 5,
                text.islower(),
                _is_formal(text, self.words),  # "Apple", not "Apple Inc.", where both are written.
                -times[text],
                text,
            ),
        )
        self._written = None
        self.acronym = _acronym(self.words, self.display)

    def rank(self) -> tuple[int, int, str]:
        """Sort key: heaviest first, then by the alphabet."""
        return -self.count, -self.documents, " ".join(self.words)

    def root(self) -> Thing:
        """Return the name at the end of the chain of parents."""
        thing = self
        for _ in range(_STEPS):
            if thing.parent is None or thing.parent[0] is self:
                break
            thing = thing.parent[0]
        return thing


class Things:
    """The distinct names of one kind; parses every distinct surface once."""

    def __init__(self, kind: Kind) -> None:
        """Start empty."""
        self.kind = kind
        self._by_surface: dict[str, tuple[Thing, str]] = {}
        self.by_key: dict[str, Thing] = {}

    def __iter__(self) -> Iterator[Thing]:
        """Go through the names in the order in which they were first seen."""
        return iter(self.by_key.values())

    def words(self, surface: str) -> tuple[str, ...]:
        """Return the words of a surface that count; a subclass cuts what its kind does not need."""
        return words_of(surface)

    def add(self, mention: Mention, document: int) -> Thing:
        """Count *mention* and return its name."""
        known = self._by_surface.get(mention.surface)
        if known is None:
            known = self.learn(mention.surface)
        thing, display = known
        thing.write(display, document)
        return thing

    def of(self, mention: Mention) -> Thing:
        """Return the name of a mention that was added before."""
        return self._by_surface[mention.surface][0]

    def learn(self, surface: str) -> tuple[Thing, str]:
        """Return the name of a surface that is seen for the first time, and how it is shown."""
        display = _ARTICLE.sub("", one_line(surface)) or surface
        words = self.words(surface)
        key = "".join(words)
        thing = self.by_key.get(key)
        if thing is None:
            thing = self.by_key[key] = Thing(words, display)
        self._by_surface[surface] = known = (thing, display)
        return known

    def settle_displays(self) -> None:
        """Fix how each name is shown."""
        for thing in self.by_key.values():
            thing.settle()

    def join_groups(self, groups: Iterable[tuple[str, ...]], rule: Rule, *, fullest: bool = False) -> None:
        """Join the names that a table lists as one, under the first listed of those seen.

        Args:
            groups: The table.
            rule: The rule of those that are no acronyms.
            fullest: Whether a longer name that is used far more often goes before the first listed.
        """
        for group in groups:
            keys = dict.fromkeys("".join(self.words(name)) for name in group)
            seen = [self.by_key[key] for key in keys if key in self.by_key]
            usual = next(
                (thing for thing in seen if len(thing.words) > 1 or not thing.display.isupper()), None
            )
            if usual is None:
                continue
            if fullest:
                usual = _fuller(usual, seen)
            for thing in seen:
                if thing is not usual and thing.parent is None:
                    acronym = thing.display.replace(".", "").isupper() and len(thing.words) == 1
                    evidence = f"{'acronym' if acronym else 'another name'} of '{usual.display}'"
                    thing.parent = (usual, Rule.ACRONYM if acronym else rule, 0.95, evidence)

    def join_spellings(self) -> None:
        """Join names whose words are all the same or romanised alike, under the most used."""
        blocks: dict[str, list[Thing]] = {}
        for thing in sorted(self, key=Thing.rank):
            if thing.parent is not None:
                continue
            block = blocks.setdefault(" ".join(romanised(word) for word in thing.words), [])
            for other in block:
                if spelled_alike(thing.words, other.words):
                    thing.parent = (other, Rule.VARIANT, 0.85, f"spelling of '{other.display}'")
                    break
            else:
                block.append(thing)

    def entities(self, keys: Keys) -> list[Entity]:
        """Give every root an entity and return them, heaviest first."""
        weights: dict[Thing, int] = {}
        best: dict[Thing, Thing] = {}
        for thing in self:
            root = thing.root()
            weights[root] = weights.get(root, 0) + thing.count
            known = best.setdefault(root, root)
            if thing.count > known.count and (thing.parent is None or thing.parent[1] is Rule.VARIANT):
                best[root] = thing
        found = []
        for root in sorted(weights, key=lambda thing: (-weights[thing], thing.rank())):
            name = best[root].display
            root.entity = Entity(keys.new(self.kind, name), self.kind, name)
            found.append(root.entity)
        return found


def _is_formal(display: str, words: tuple[str, ...]) -> bool:
    """Say whether a name is written with a legal form that is none of its words."""
    written = words_of(display)
    return len(written) > len(words) and written[-1] in LEGAL_FORMS


def _fuller(usual: Thing, names: Iterable[Thing]) -> Thing:
    """Return the longer of *names* that is used the most, if it is used far more often than *usual*."""
    longer = [name for name in names if len(name.words) > len(usual.words)]
    best = min(longer, key=Thing.rank, default=usual)
    return best if best.count >= _FAR_MORE * usual.count else usual


def plain_link(thing: Thing) -> Link:
    """Return the link of a name that its document says nothing about."""
    root = thing.root()
    assert root.entity is not None
    if thing.parent is None:
        return Link(root.entity.key, Rule.SAME_NAME, 0.95, "the same name")
    _, rule, score, evidence = thing.parent
    return Link(root.entity.key, rule, score, evidence)


def _acronym(words: tuple[str, ...], display: str) -> bool:
    if len(words) != 1 or not 2 <= len(words[0]) <= 6:
        return False
    letters = display.replace(".", "")
    return (letters.isupper() and letters.isalpha()) or _MIXED.fullmatch(letters) is not None


def words_of(surface: str) -> tuple[str, ...]:
    """Return the folded words of a name, "U.S." and "O'Neill" in one piece, without a leading article."""
    folded = fold(_JOINED.sub("", one_line(surface)).replace("&", " and "))
    words = _WORD.findall(folded)
    if len(words) > 1 or not surface.isupper():  # "FT" alone is no fort.
        words = [SPELLINGS.get(word, word) for word in words]
    if len(words) > 1 and words[0] in ("the", "a"):
        del words[0]
    return tuple(words) or (folded.strip() or surface,)


def spelled_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two names of equally many words differ only in how they are romanised."""
    if len(one) != len(other):
        return False
    return all(a == b or _alike(a, b, 6 if len(one) == 1 else 5) for a, b in zip(one, other, strict=True))


def _alike(one: str, other: str, least: int) -> bool:
    if min(len(one), len(other)) < least or one[0] != other[0]:
        return False
    return liken(one, other) is Likeness.ROMANISED
