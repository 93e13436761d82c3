"""Places: the same name is the same place; countries with their short forms; "City, State" is the city.

Where a dossier puts one name into two states or countries, each has its own; so has the side that plays for a
country.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui.model import TEAM, Entity, Kind, Link, Mention, Rule
from tui.text import one_line

from .countries import CAPITALS, COUNTRIES
from .keys import Keys
from .regions import region_of
from .things import Thing, Things, plain_link, words_of

_PARTS = frozenset(["downtown", "central", "midtown", "greater", "inner"])
_CONTINENTS = frozenset(["europe", "asia", "africa", "america", "oceania", "east", "west", "north", "south"])
_GAP = 2
"""Characters between a city and its state: a comma and a blank."""
_LISTED = 5
"""Characters between the places of a list: a comma or "and"."""

_Region = tuple[str, str]
_SIDES = tuple(tuple(f"{name} ({TEAM})" for name in group) for group in COUNTRIES)


class _PlaceNames(Things):
    """The distinct names of places."""

    def add(self, mention: Mention, document: int) -> Thing:
        """Count *mention* and return its name, that of a side being another one than its country's."""
        return super().add(_own(mention), document)

    def of(self, mention: Mention) -> Thing:
        """Return the name of a mention that was added before."""
        return super().of(_own(mention))

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
        self._links: dict[tuple[Thing, str], Link] = {}
        self._regions: dict[Thing, dict[_Region, int]] = {}
        self._shown: dict[_Region, str] = {}
        self._namesakes: dict[tuple[Thing, _Region], Thing] = {}
        self._split: set[Thing] = set()

    def read(self, mentions: Sequence[Mention], document: int, _page: Sequence[Mention], /) -> None:
        """Count the places of one document, and the states that it puts them into."""
        things = [self._names.add(mention, document) for mention in mentions]
        for thing, (region, shown) in self._placed(things, mentions).items():
            regions = self._regions.setdefault(thing, {})
            regions[region] = regions.get(region, 0) + 1
            self._shown.setdefault(region, shown)

    def count(self, word: str) -> int:
        """Return how often a folded name is a place's in the dossier."""
        thing = self._names.by_key.get(word)
        return 0 if thing is None else thing.count

    def settle(self, keys: Keys) -> list[Entity]:
        """Decide which names are one place, once every document was read."""
        self._names.settle_displays()
        self._names.join_groups((*COUNTRIES, *_SIDES), Rule.SHORT_FORM)
        self._names.join_spellings()
        self._part_namesakes()
        return self._names.entities(keys)

    def links(self, mentions: Sequence[Mention], _page: Sequence[Mention], /) -> list[Link]:
        """Return a link for each of a document's mentions of places, in their order."""
        things = [self._names.of(mention) for mention in mentions]
        split = any(thing in self._split for thing in things)
        placed = self._placed(things, mentions) if split else {}
        capitals = _capitals(things, mentions)
        found = []
        for thing, mention in zip(things, mentions, strict=True):
            if placed and thing in placed and (thing, placed[thing][0]) in self._namesakes:
                found.append(self._namesake(thing, placed[thing][0]))
                continue
            if mention.role == TEAM:
                found.append(_side(thing))
                continue
            country = ""
            if capitals and len(thing.words) == 1 and capitals.get(mention.paragraph, 0) > 1:
                country = CAPITALS.get(thing.words[0], "")
            link = self._links.get((thing, country))
            if link is None:
                link = plain_link(thing)
                if country:
                    note = (
                        f"{link.evidence}; beside other capitals it may stand for the government of {country}"
                    )
                    link = Link(link.entity, link.rule, link.score, note)
                self._links[thing, country] = link
            found.append(link)
        return found

    def _namesake(self, thing: Thing, region: _Region) -> Link:
        entity = self._namesakes[thing, region].root().entity
        assert entity is not None
        return Link(entity.key, Rule.SAME_NAME, 0.9, f"put into {self._shown[region]} in this document")

    def _placed(
        self, things: Sequence[Thing], mentions: Sequence[Mention]
    ) -> dict[Thing, tuple[_Region, str]]:
        """Return the state or country that a document puts its places into, as in "Paris, Texas"."""
        found: dict[Thing, tuple[_Region, str]] = {}
        for thing, region, shown in _pairs(things, mentions):
            if region_of("".join(thing.words)) is None and thing.words[-1] not in _CONTINENTS:
                found.setdefault(thing, (region, shown if region[1] else region[0]))
        return found

    def _part_namesakes(self) -> None:
        """Make a place of its own for each state that conflicts with where a name mostly lies."""
        for thing, regions in self._regions.items():
            own = CAPITALS.get(thing.words[0], "")
            main, *others = sorted(
                regions, key=lambda region: (region[0] != own, -regions[region], bool(region[1]), region)
            )
            for region in others:
                if not _conflict(main, region):
                    continue
                shown = self._shown[region]
                made = Thing((*thing.words, *words_of(shown)), f"{thing.display} ({shown})")
                made = self._names.by_key.setdefault("".join((*made.words, "in")), made)
                self._namesakes[thing, region] = made
                self._split.add(thing)


def _own(mention: Mention) -> Mention:
    if mention.role != TEAM:
        return mention
    team = TEAM.upper() if mention.surface.isupper() else TEAM
    return replace(mention, surface=f"{mention.surface} ({team})")


def _side(thing: Thing) -> Link:
    link = plain_link(thing)
    return Link(
        link.entity, link.rule, min(link.score, 0.85), "means the side that plays for it in this document"
    )


def _pairs(things: Sequence[Thing], mentions: Sequence[Mention]) -> Iterator[tuple[Thing, _Region, str]]:
    """Go through the places that a comma puts into a state or country; places of a list are none."""
    for i, (thing, mention) in enumerate(zip(things, mentions, strict=True)):
        if "," in mention.surface:
            shown = one_line(mention.surface.split(",")[1])
            region = region_of("".join(words_of(shown))) if shown else None
        elif (
            i + 1 < len(mentions)
            and mentions[i + 1].start - mention.end == _GAP
            and not (i and mention.start - mentions[i - 1].end <= _LISTED)
            and not (i + 2 < len(mentions) and mentions[i + 2].start - mentions[i + 1].end <= _LISTED)
        ):
            shown = things[i + 1].display
            region = region_of("".join(things[i + 1].words))
        else:
            continue
        if region is None:
            continue
        listed = not region[1] and CAPITALS.get(thing.words[0], region[0]) != region[0]
        if not listed:
            yield thing, region, shown


def _conflict(one: _Region, other: _Region) -> bool:
    return one[0] != other[0] or bool(one[1] and other[1] and one[1] != other[1])


def _capitals(things: Sequence[Thing], mentions: Sequence[Mention]) -> dict[int, int]:
    """Return how many capitals each paragraph names."""
    found: dict[int, set[str]] = {}
    for thing, mention in zip(things, mentions, strict=True):
        if thing.words[0] in CAPITALS and len(thing.words) == 1:
            found.setdefault(mention.paragraph, set()).add(thing.words[0])
    return {paragraph: len(names) for paragraph, names in found.items()}
