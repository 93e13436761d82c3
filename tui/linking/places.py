"""Places: the same name is the same place; countries with their short forms; "City, State" is the city.

Where a dossier puts one name into two states or countries, each has its own; so has the side that plays for a
country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui.model import GOVERNMENT, TEAM, Entity, Kind, Link, Mention, Rule
from tui.text import one_line

from .countries import CAPITALS, COUNTRIES, SEATS
from .keys import Keys
from .regions import region_of
from .shared import SHARED, sort_out
from .things import Thing, Things, plain_link, words_of

_PARTS = frozenset(["downtown", "central", "midtown", "greater", "inner"])
_CONTINENTS = frozenset(["europe", "asia", "africa", "america", "oceania", "east", "west", "north", "south"])
_GAP = 2
"""Characters between a city and its state: a comma and a blank."""
_LISTED = 5
"""Characters between the places of a list: a comma or "and"."""

_LONGEST_INITIALS = 4
_WORD = re.compile(r"[^\W\d_]+")

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
        self._meanings: dict[str, set[bool | None]] = {}
        self._states: dict[str, Thing] = {}

    def read(self, mentions: Sequence[Mention], document: int, _page: Sequence[Mention], /) -> None:
        """Count the places of one document, and the states that it puts them into."""
        things = [self._names.add(mention, document) for mention in mentions]
        for i, is_state in sort_out(things, mentions).items():
            self._meanings.setdefault(things[i].words[0], set()).add(is_state)
        placed = self._placed(things, mentions)
        for thing, region, shown in {(things[i], *placed[i]) for i in placed}:
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
        for thing in self._names:
            thing.display = _in_small(thing.display)
        self._names.join_groups((*COUNTRIES, *_SIDES), Rule.SHORT_FORM)
        self._names.join_spellings()
        self._part_namesakes()
        self._part_states()
        return self._names.entities(keys)

    def links(self, mentions: Sequence[Mention], _page: Sequence[Mention], /) -> list[Link]:
        """Return a link for each of a document's mentions of places, in their order."""
        things = [self._names.of(mention) for mention in mentions]
        split = any(thing in self._split for thing in things)
        placed = self._regions_of(things, mentions) if split else {}
        states = sort_out(things, mentions) if self._states else {}
        found = []
        for i, (thing, mention) in enumerate(zip(things, mentions, strict=True)):
            if i in states and states[i] is not False and thing.words[0] in self._states:
                found.append(self._shared(thing, states[i]))
                continue
            if i in placed and (thing, placed[i]) in self._namesakes:
                found.append(self._namesake(thing, placed[i]))
                continue
            if mention.role == TEAM:
                found.append(_side(thing))
                continue
            country = CAPITALS.get("".join(thing.words), "") if mention.role == GOVERNMENT else ""
            seat = SEATS.get("".join(thing.words), "")
            link = self._links.get((thing, country or seat))
            if link is None:
                link = plain_link(thing)
                if country or seat:
                    note = f"{link.evidence}; it may stand for {seat or f'the government of {country}'}"
                    link = Link(link.entity, link.rule, link.score, note)
                self._links[thing, country or seat] = link
            found.append(link)
        return found

    def _regions_of(self, things: Sequence[Thing], mentions: Sequence[Mention]) -> dict[int, _Region]:
        """Return by the number of the mention the state or country that a document puts a place into.

        What a comma says of one mention goes for those after it, until another one is told; for those before
        the first, too, unless it is a capital's name that means the capital where nothing is said.
        """
        told = self._placed(things, mentions)
        found: dict[int, _Region] = {}
        last: dict[Thing, _Region] = {}
        for i, thing in enumerate(things):
            if thing not in self._split:
                continue
            if i in told:
                last[thing] = told[i][0]
            region = last.get(thing)
            if region is None and not _own_country(thing):
                region = next((told[k][0] for k in sorted(told) if things[k] is thing), None)
            if region is not None:
                found[i] = region
        return found

    def _namesake(self, thing: Thing, region: _Region) -> Link:
        entity = self._namesakes[thing, region].root().entity
        assert entity is not None
        return Link(entity.key, Rule.SAME_NAME, 0.9, f"put into {self._shown[region]} in this document")

    def _shared(self, thing: Thing, is_state: bool | None) -> Link:
        state = self._states[thing.words[0]]
        if is_state is None:
            link = plain_link(thing)
            return Link(link.entity, link.rule, 0.5, f"this document does not say whether '{state.display}'")
        entity = state.root().entity
        assert entity is not None
        return Link(entity.key, Rule.SAME_NAME, 0.85, "by the places named beside it in this document")

    def _part_states(self) -> None:
        """Make a place of its own for each state whose name means another place, too, in the dossier."""
        for word, meanings in self._meanings.items():
            if True in meanings and len(meanings) > 1:
                made = Thing((word, "state"), SHARED[word].state)
                self._states[word] = self._names.by_key.setdefault(f"{word}statein", made)

    def _placed(self, things: Sequence[Thing], mentions: Sequence[Mention]) -> dict[int, tuple[_Region, str]]:
        """Return the state or country behind a comma by the number of the mention, as in "Paris, Texas"."""
        found: dict[int, tuple[_Region, str]] = {}
        for i, region, shown in _pairs(things, mentions):
            thing = things[i]
            if region_of("".join(thing.words)) is None and thing.words[-1] not in _CONTINENTS:
                found[i] = (region, shown if region[1] else region[0])
        return found

    def _part_namesakes(self) -> None:
        """Make a place of its own for each state that conflicts with where a name mostly lies."""
        for thing, regions in self._regions.items():
            own = _own_country(thing)
            main, *others = sorted(
                regions, key=lambda region: (region[0] != own, -regions[region], bool(region[1]), region)
            )
            if own and main[0] != own:
                # Nobody says "Paris, France" of the capital.
                main, others = (own, ""), [main, *others]
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


def _own_country(thing: Thing) -> str:
    """Return the country whose capital bears this name, or ""."""
    return CAPITALS.get("".join(thing.words), "")


def _side(thing: Thing) -> Link:
    link = plain_link(thing)
    return Link(
        link.entity, link.rule, min(link.score, 0.85), "means the side that plays for it in this document"
    )


def _pairs(things: Sequence[Thing], mentions: Sequence[Mention]) -> Iterator[tuple[int, _Region, str]]:
    """Go through the places that a comma puts into a state or country; places of a list are none."""
    for i, (thing, mention) in enumerate(zip(things, mentions, strict=True)):
        if "," in mention.surface:
            shown = one_line(mention.surface.split(",")[1])
            region = region_of("".join(words_of(shown))) if shown else None
        elif (
            i + 1 < len(mentions)
            and mentions[i + 1].start - mention.end == _GAP
            and not (i and _listed(mentions[i - 1], mention))
            and not (i + 2 < len(mentions) and _listed(mentions[i + 1], mentions[i + 2]))
        ):
            shown = things[i + 1].display
            region = region_of("".join(things[i + 1].words))
        else:
            continue
        if region is None:
            continue
        if _own_country(thing) == shown:
            region = (shown, "")
        listed = not region[1] and CAPITALS.get(thing.words[0], region[0]) != region[0]
        if not listed:
            yield i, region, shown


def _listed(one: Mention, other: Mention) -> bool:
    return one.paragraph == other.paragraph and other.start - one.end <= _LISTED


def _conflict(one: _Region, other: _Region) -> bool:
    return one[0] != other[0] or bool(one[1] and other[1] and one[1] != other[1])


def _in_small(display: str) -> str:
    """Write a place that only datelines and headlines name as elsewhere: "Rancagua", but "USSR"."""
    if not display.isupper() or len(display) <= _LONGEST_INITIALS or "." in display:
        return display
    name, team, _ = display.partition(f" ({TEAM.upper()})")
    return _WORD.sub(lambda word: word.group().capitalize(), name) + team.lower()
