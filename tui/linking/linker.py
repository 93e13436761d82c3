"""Two passes over a dossier: count its names, then say of every mention whom it means and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from tui.model import Entity, Kind, Link, Mention, Page, Rule

from .keys import Keys
from .organisations import Organisations
from .people import People
from .places import Places
from .shortened import is_body
from .stories import Stories
from .things import Thing, Things, plain_link

Pages = Callable[[], Iterable[Page]]


class _Room(Protocol):
    def read(self, mentions: Sequence[Mention], document: int, page: Sequence[Mention], /) -> None: ...

    def links(self, mentions: Sequence[Mention], page: Sequence[Mention], /) -> list[Link]: ...


class _Others:
    """Mentions of other kinds: the same name is the same one."""

    def __init__(self, kind: Kind) -> None:
        self._names = Things(kind)

    def read(self, mentions: Sequence[Mention], document: int, _page: Sequence[Mention], /) -> None:
        for mention in mentions:
            self._names.add(mention, document)

    def settle(self, keys: Keys) -> list[Entity]:
        self._names.settle_displays()
        return self._names.entities(keys)

    def links(self, mentions: Sequence[Mention], _page: Sequence[Mention], /) -> list[Link]:
        return [plain_link(self._names.of(mention)) for mention in mentions]


class Linking:
    """Who is who in a dossier.

    Attributes:
        entities: All entities by key, ambiguous ones included, by kind and heaviest first.
    """

    def __init__(self, pages: Pages, rooms: Mapping[Kind, _Room], entities: Iterable[Entity]) -> None:
        """Keep what :func:`link` found."""
        self._pages = pages
        self._rooms = rooms
        self.entities: Mapping[str, Entity] = MappingProxyType({entity.key: entity for entity in entities})

    def links(self) -> Iterator[tuple[Page, tuple[Link, ...]]]:
        """Read the pages again and yield each with a link per mention, in the order of its mentions."""
        for page in self._pages():
            yield page, self._of(page)

    def _of(self, page: Page) -> tuple[Link, ...]:
        mentions = page.mentions
        if not mentions:
            return ()
        found: list[Link | None] = [None] * len(mentions)
        for kind, places in _by_kind(mentions).items():
            links = self._rooms[kind].links([mentions[i] for i in places], mentions)
            for i, link in zip(places, links, strict=True):
                found[i] = link
        return tuple(link for link in found if link is not None)


def link(pages: Pages) -> Linking:
    """Say who is who among the mentions of a dossier.

    Memory grows with the distinct names, not with the mentions; time grows about linearly.

    Args:
        pages: Called twice or more; yields the same pages each time, one per document, in the dossier's
            order.

    Returns:
        The entities, and the way to the links of every page.
    """
    stories = Stories()
    people, organisations, places, events = People(stories), Organisations(), Places(), _Others(Kind.EVENT)
    rooms: dict[Kind, _Room] = {
        Kind.PERSON: people,
        Kind.ORG: organisations,
        Kind.PLACE: places,
        Kind.EVENT: events,
    }
    for number, page in enumerate(pages()):
        stories.read(page.mentions)
        for kind, at in _by_kind(page.mentions).items():
            rooms[kind].read([page.mentions[i] for i in at], number, page.mentions)
    keys = Keys()
    found = people.settle(keys)
    placed = places.settle(keys)
    found += organisations.settle(keys, places.count)
    found += placed
    found += events.settle(keys)
    return Linking(pages, rooms, found)


def _by_kind(mentions: Sequence[Mention]) -> dict[Kind, list[int]]:
    """Return the numbers of the mentions by kind; a body that everybody knows is never a place."""
    found: dict[Kind, list[int]] = {}
    for i, mention in enumerate(mentions):
        kind = mention.kind
        if kind is Kind.PLACE and is_body(mention.surface):
            kind = Kind.ORG
        at = found.get(kind)
        if at is None:
            found[kind] = [i]
        else:
            at.append(i)
    return found


__all__ = ["Linking", "Rule", "Thing", "link"]
