"""A watch-list in linking: what is named on it is one entity under all its variants.

The rules link as ever; then whom the list names takes over what the rules hold for the same one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Protocol

from tui.model import Entity, Kind, Link, Mention, Page, Rule, Watched
from tui.text import one_line, spelling

from .keys import Keys

_WHOLE = frozenset({Rule.FULL_NAME, Rule.VARIANT, Rule.SAME_NAME, Rule.ACRONYM, Rule.LEGAL_FORM})
"""Rules by which a name stands for itself, whatever its document says."""
_HERE = frozenset({Rule.FAMILY_NAME, Rule.GIVEN_NAME, Rule.SHORT_FORM})
"""Rules by which a name means one that its document gives in full."""


class Linked(Protocol):
    """Who is who, as linking says it."""

    @property
    def entities(self) -> Mapping[str, Entity]:
        """All entities by key."""

    def links(self) -> Iterator[tuple[Page, tuple[Link, ...]]]:
        """Yield every page with a link per mention, the same each time."""


class Heeding:
    """Who is who once a watch-list has been heeded.

    Attributes:
        entities: All entities by key.
        watched: Keys of those that are on the list and named in the dossier.
    """

    def __init__(self, linked: Linked, watched: Iterable[Watched]) -> None:
        """Go through all links once to see what the rules hold for those on the list.

        Args:
            linked: What the rules say.
            watched: The list; no two of it share a spelling.
        """
        self._linked = linked
        self._list = {spelling(variant): one for one in watched for variant in one.variants}
        self._said = {spelling(variant): variant for one in watched for variant in one.variants}
        self._keys: dict[str, str] = {}
        self._owners: dict[str, str] = {}
        self._settle(*self._claims())
        self.entities: Mapping[str, Entity] = MappingProxyType(self._entities())
        self.watched = frozenset(self._keys.values())

    def links(self) -> Iterator[tuple[Page, tuple[Link, ...]]]:
        """Yield every page with a link per mention, in the order of its mentions."""
        for page, links in self._linked.links():
            pairs = zip(page.mentions, links, strict=True)
            yield page, tuple(self._link(mention, link) for mention, link in pairs)

    def _link(self, mention: Mention, link: Link) -> Link:
        one = self._named(mention)
        owner = self._owners.get(link.entity)
        if one is not None and not (link.rule in _HERE and owner != one.id):
            said = one_line(self._said[spelling(mention.surface)])
            return Link(self._keys[one.id], Rule.WATCHED, 1.0, f"on the watch-list, as '{said}'")
        if owner is None:
            return link
        return Link(self._keys[owner], link.rule, link.score, link.evidence)

    def _named(self, mention: Mention) -> Watched | None:
        one = self._list.get(spelling(mention.surface))
        return one if one is not None and one.kind is mention.kind else None

    def _claims(self) -> tuple[dict[str, Watched], dict[str, Counter[str]]]:
        """Return whom of the list the dossier names, and how often each entity's whole names are whose."""
        named: dict[str, Watched] = {}
        claims: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for page, links in self._linked.links():
            for mention, link in zip(page.mentions, links, strict=True):
                one = self._named(mention)
                if one is None:
                    continue
                named[one.id] = one
                if _stands_alone(mention, link) and not self._linked.entities[link.entity].candidates:
                    claims[link.entity][one.id] += 1
        return named, claims

    def _settle(self, named: Mapping[str, Watched], claims: Mapping[str, Counter[str]]) -> None:
        """Give everyone on the list that is named a key: that of the entity that is theirs alone, if any."""
        best: dict[str, tuple[int, str]] = {}
        for key, owners in claims.items():
            if len(owners) > 1:
                # Two of the list that the rules hold for one: each has its own names, and no more.
                continue
            ((owner, times),) = owners.items()
            self._owners[key] = owner
            best[owner] = max(best.get(owner, (0, "")), (times, key))
        keys = Keys()
        for id_, one in named.items():
            key = best[id_][1] if id_ in best else keys.new(one.kind, one.name)
            while id_ not in best and key in self._linked.entities:
                key = keys.new(one.kind, one.name)
            self._keys[id_] = key
        self._watched = named

    def _entities(self) -> dict[str, Entity]:
        moved = {key: self._keys[owner] for key, owner in self._owners.items()}
        found: dict[str, Entity] = {
            self._keys[id_]: Entity(self._keys[id_], one.kind, one.name) for id_, one in self._watched.items()
        }
        for key, entity in self._linked.entities.items():
            if key in moved:
                continue
            if any(other in moved for other in entity.candidates):
                candidates = dict.fromkeys(moved.get(other, other) for other in entity.candidates)
                entity = replace(entity, candidates=tuple(candidates))
            found.setdefault(key, entity)
        return found


def _stands_alone(mention: Mention, link: Link) -> bool:
    """Say whether a mention is a whole name, so that whoever has it has all that goes with it."""
    if link.rule not in _WHOLE:
        return False
    return mention.kind is not Kind.PERSON or link.rule is Rule.SAME_NAME or " " in mention.surface.strip()
