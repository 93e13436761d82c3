"""Places: the same name is the same place; countries with their short forms; "City, State" is the city."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model import Entity, Kind, Link, Mention, Rule

from .countries import COUNTRIES
from .keys import Keys
from .things import Thing, Things, plain_link, words_of

_PARTS = frozenset(["downtown", "central", "midtown", "greater", "inner"])


class _PlaceNames(Things):
    """The distinct names of places."""

    def words(self, surface: str) -> tuple[str, ...]:
        """Return the words of a place, without what follows a comma or says which part is meant."""
        words = words_of(surface.split(",")[0]) if "," in surface.strip(", ") else words_of(surface)
        if len(words) > 1 and words[0] in _PARTS:
            words = words[1:]
        if len(words) > 2 and words[:2] == ("city", "of"):
            words = words[2:]
        return words


class Places:
    """All places of a dossier: :meth:`read` every document, :meth:`settle`, then :meth:`links`."""

    def __init__(self) -> None:
        """Start with none."""
        self._names = _PlaceNames(Kind.PLACE)
        self._links: dict[Thing, Link] = {}

    def read(self, mentions: Sequence[Mention], document: int) -> None:
        """Count the places of one document."""
        for mention in mentions:
            self._names.add(mention, document)

    def count(self, word: str) -> int:
        """Return how often a folded name is a place's in the dossier."""
        thing = self._names.by_key.get(word)
        return 0 if thing is None else thing.count

    def settle(self, keys: Keys) -> list[Entity]:
        """Decide which names are one place, once every document was read."""
        self._names.settle_displays()
        self._names.join_groups(COUNTRIES, Rule.SHORT_FORM)
        self._names.join_spellings()
        return self._names.entities(keys)

    def links(self, mentions: Sequence[Mention], _page: Sequence[Mention], /) -> list[Link]:
        """Return a link for each of a document's mentions of places, in their order."""
        found = []
        for mention in mentions:
            thing = self._names.of(mention)
            link = self._links.get(thing)
            if link is None:
                link = self._links[thing] = plain_link(thing)
            found.append(link)
        return found
