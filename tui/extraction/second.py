"""The second pass: one document again, now with everything the dossier knows of its names.

Kinds go by vote, pairs are split, and known names that the tagger missed are found where they stand.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import zip_longest

from tui.extraction.bounds import Bounds
from tui.extraction.clubs import clubs
from tui.extraction.firms import firms
from tui.extraction.gazetteer import Gazetteer, load_gazetteer
from tui.extraction.known import KnownNames
from tui.extraction.lexicon import Lexicon
from tui.extraction.metonyms import metonyms
from tui.extraction.roles import RoleFinder
from tui.extraction.sentences import paragraph_of, paragraph_starts
from tui.extraction.sides import sides
from tui.extraction.verdicts import Verdicts, families_of
from tui.model import Kind, Mention

_MOST_ROUNDS = 4


def complete(text: str, mentions: tuple[Mention, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return the mentions of *text* after the dossier has been heard.

    Args:
        text: The document's text.
        mentions: What the first pass found in it, or an earlier result of this function.
        lexicon: What the first pass found in all documents.

    Returns:
        Mentions in order, never overlapping; a second call with the result changes nothing.
    """
    result = mentions
    for _ in range(_MOST_ROUNDS):
        document = _Document(text, result, lexicon)
        result = document.complete()
        if document.settled(result):
            break
    gazetteer = _lists()[0]
    result = firms(text, result, gazetteer)
    return metonyms(text, clubs(text, sides(text, result, gazetteer), gazetteer))


@lru_cache(maxsize=1)
def _lists() -> tuple[Gazetteer, RoleFinder]:
    gazetteer = load_gazetteer()
    return gazetteer, RoleFinder(gazetteer)


class _Document:
    """One document in its second pass."""

    def __init__(self, text: str, mentions: tuple[Mention, ...], lexicon: Lexicon) -> None:
        self._text = text
        gazetteer, self._roles = _lists()
        self._bounds = Bounds(text, lexicon, gazetteer, self._roles)
        whole = [
            self._bounds.lengthen(mention, after.start if after else len(text))
            for mention, after in zip_longest(mentions, mentions[1:])
        ]
        self._found = [part for mention in whole for part in self._bounds.split(mention)]
        self._verdicts = Verdicts(text, self._found, lexicon, gazetteer, self._roles)
        demonyms = gazetteer.demonyms
        called = {m.surface for m in self._found if m.surface in demonyms and m.kind is Kind.PERSON}
        self._known = KnownNames(
            text, lexicon, gazetteer, self._roles, self._verdicts, called | self._verdicts.fronts
        )

    def settled(self, result: tuple[Mention, ...]) -> bool:
        """Whether another round would find nothing that *result* has not: no new family name stands in it."""
        return families_of(result) == self._verdicts.families

    def complete(self) -> tuple[Mention, ...]:
        """Return the mentions after one round."""
        relabelled = [self._bounds.whole(self._verdicts.relabel(mention)) for mention in self._found]
        taken = [(mention.start, mention.end) for mention in relabelled]
        hits = [*self._known.missed(taken), *self._known.listed(taken)]
        if not hits:
            return _without_overlaps(relabelled, [])
        starts = paragraph_starts(self._text)
        added: list[Mention] = []
        for start, end, kind in hits:
            role = self._roles.before_offset(self._text, start) if kind is Kind.PERSON else ""
            whole = Mention(start, end, self._text[start:end], kind, role, paragraph_of(starts, start))
            added += [self._verdicts.relabel(part) for part in self._bounds.split(whole)]
        return _without_overlaps(relabelled, [self._bounds.whole(mention) for mention in added])


def _without_overlaps(mentions: list[Mention], added: list[Mention]) -> tuple[Mention, ...]:
    result: list[Mention] = []
    for mention in sorted([*mentions, *added], key=lambda m: (m.start, -m.end)):
        if not result or mention.start >= result[-1].end:
            result.append(mention)
    return tuple(result)
