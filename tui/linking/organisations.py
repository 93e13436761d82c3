"""Organisations: acronyms and their expansions, legal forms, short forms and known variants."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from tui.model import Entity, Kind, Link, Mention, Rule

from .bodies import ADJECTIVES, BODIES, HEADS, LEGAL_FORMS, STOPS
from .called import CALLED, named_before
from .countries import SEATS
from .keys import Keys
from .offices import Offices, country_of
from .shortened import (
    BODY_KEYS,
    POSSESSIVE,
    acronyms,
    completes,
    is_abroad,
    is_common,
    is_name,
    is_side,
    shortenings,
    skips,
)
from .things import Thing, Things, plain_link, words_of
from .titles import NATIONALITIES

_CLEAR = 3
_GAP = 2
"""Characters between an expansion and its acronym in brackets."""
_DEFINED = 3
"""How many documents that merely use both an acronym in brackets outweighs."""
_OUTGROWN = 8
"""In how many times as many documents as support its expansion an acronym may occur."""
_NONE: list[Thing] = []


class _OrganisationNames(Things):
    """The distinct names of organisations.

    Attributes:
        whole: Those that were ever written with a legal form, and all their words then: "Norvik AG" is no
            part of "Norvik Energy".
    """

    def __init__(self, kind: Kind) -> None:
        """Start with none."""
        super().__init__(kind)
        self.whole: dict[Thing, tuple[str, ...]] = {}

    def learn(self, surface: str) -> tuple[Thing, str]:
        """Return the name of a surface that is seen for the first time, and how it is shown."""
        thing, display = super().learn(surface)
        if len(words := words_of(surface)) > len(thing.words):
            self.whole.setdefault(thing, words)
        return thing, display

    def words(self, surface: str) -> tuple[str, ...]:
        """Return the words of an organisation, without legal forms at its end."""
        words = words_of(surface)
        end = len(words)
        while end > 1 and words[end - 1] in LEGAL_FORMS:
            end -= 1
        while end > 1 and words[end - 1] in STOPS:
            end -= 1
        return words[:end]


class Organisations:
    """All organisations of a dossier: :meth:`read` every document, :meth:`settle`, then :meth:`links`."""

    def __init__(self) -> None:
        """Start with none."""
        self._names = _OrganisationNames(Kind.ORG)
        self._letters: dict[Thing, frozenset[str]] = {}
        self._links: dict[tuple[Thing, Thing | None], Link] = {}
        self._blocked: set[Thing] = set()
        self._offices = Offices()

    def read(self, mentions: Sequence[Mention], document: int, page: Sequence[Mention], /) -> None:
        """Count the organisations of one document, and which short names a longer one there completes."""
        things = [self._names.add(mention, document) for mention in mentions]
        self._offices.read(things, mentions, page)
        if len(things) > 1:
            for short, long in self._completed(things).items():
                short.completed[long] = short.completed.get(long, 0) + 1
            for short, long in self._defined(things, mentions):
                short.completed[long] = short.completed.get(long, 0) + _DEFINED

    def settle(self, keys: Keys, places: Callable[[str], int]) -> list[Entity]:
        """Decide which names are one organisation, once every document was read.

        Args:
            keys: Gives the entities their keys.
            places: Returns how often a folded name is a place's.
        """
        names = self._names

        def is_place(word: str) -> bool:
            own = names.by_key.get(word)
            return places(word) > (0 if own is None else own.count)

        names.settle_displays()
        names.join_groups(BODIES, Rule.SAME_NAME, fullest=True)
        names.join_spellings()
        self._blocked |= self._offices.settle(names)
        self._join_orders()
        self._join_completed()
        self._join_acronyms()
        self._join_short_forms(is_place)
        return names.entities(keys)

    def links(self, mentions: Sequence[Mention], page: Sequence[Mention], /) -> list[Link]:
        """Return a link for each of a document's mentions of organisations, in their order.

        Args:
            mentions: The document's mentions of organisations.
            page: All its mentions.
        """
        things = [self._names.of(mention) for mention in mentions]
        completed = self._completed(things) if len(things) > 1 else {}
        national = self._offices.links(things, mentions, page)
        of_country = {things[number]: link for number, link in national.items()}
        found = []
        for number, thing in enumerate(things):
            if number in national:
                found.append(national[number])
                continue
            long = completed.get(thing)
            if long is not None and long in of_country:
                evidence = f"short for '{long.display}' in this document"
                found.append(Link(of_country[long].entity, Rule.SHORT_FORM, 0.7, evidence))
                continue
            key = (thing, long)
            link = self._links.get(key)
            if link is None:
                link = self._links[key] = self._link(*key)
            found.append(link)
        return found

    def _link(self, thing: Thing, long: Thing | None) -> Link:
        if long is None or thing.root() is long.root() or _own_name(thing, long):
            link = plain_link(thing)
            seat = SEATS.get("".join(thing.words))
            note = f"{link.evidence}; it may stand for {seat}"
            return Link(link.entity, link.rule, link.score, note) if seat else link
        root = long.root()
        assert root.entity is not None
        if thing.acronym and thing.words[0] not in self._acronyms(long):
            evidence = f"acronym of '{long.display}' in its own language, by the letters"
            return Link(root.entity.key, Rule.ACRONYM, 0.75, evidence)
        if thing.acronym:
            return Link(root.entity.key, Rule.ACRONYM, 0.95, f"acronym of '{long.display}' in this document")
        return Link(root.entity.key, Rule.SHORT_FORM, 0.8, f"short for '{long.display}' in this document")

    def _completed(self, things: Sequence[Thing]) -> dict[Thing, Thing]:
        """Return which short names of one document stand for which longer one in it."""
        distinct = dict.fromkeys(things)
        longer = [thing for thing in distinct if len(thing.words) > 1 and is_name(thing)]
        if not longer or len(distinct) < 2:
            return {}
        edges: dict[str, list[Thing]] = {}
        for long in longer:
            edges.setdefault(long.words[0], []).append(long)
            edges.setdefault(long.words[-1], []).append(long)
        spelled: dict[str, list[Thing]] = {}
        if any(short.acronym for short in distinct):
            for long in longer:
                for letters in self._acronyms(long):
                    spelled.setdefault(letters, []).append(long)
        found: dict[Thing, Thing] = {}
        order = {thing: number for number, thing in enumerate(distinct)}
        for short in distinct:
            name = short.words[0]
            if short.acronym:
                bearers = [long for long in spelled.get(name, _NONE) if name not in long.words]
                bearers = bearers or [long for long in longer if is_abroad(name, long.words)]
            elif short in self._names.whole:
                continue
            else:
                near = edges.get(name, _NONE) + edges.get(short.words[-1], _NONE)
                size = len(short.words)
                bearers = [
                    long for long in near if len(long.words) > size and completes(short.words, long.words)
                ]
                if not bearers:
                    bearers = [long for long in near if skips(short, long) and order[long] < order[short]]
                if len(bearers) > 1 and is_common(short.words):
                    # The short forms of what everybody knows are known: "United" is no United Nations.
                    bearers = [long for long in bearers if "".join(long.words) not in BODY_KEYS]
                if size == 1 and name in CALLED and (before := named_before(short, things)) is not None:
                    bearers = [before]
            if bearers and all(long is bearers[0] for long in bearers):
                found[short] = bearers[0]
        return found

    def _defined(self, things: Sequence[Thing], mentions: Sequence[Mention]) -> Iterator[tuple[Thing, Thing]]:
        """Go through the acronyms that stand in brackets behind their expansion."""
        for i in range(1, len(things)):
            short, long = things[i], things[i - 1]
            close = mentions[i].start - mentions[i - 1].end <= _GAP
            if close and short.acronym and self._is_spelled(short.words[0], long):
                yield short, long

    def _is_spelled(self, letters: str, long: Thing) -> bool:
        """Say whether letters right behind a name are its initials, perhaps in another language's order."""
        if letters in self._acronyms(long):
            return True
        initials = [word[0] for word in long.words if word not in STOPS]
        country = country_of(long.words[-1]) != "" and len(long.words) > _GAP
        own = [initials, initials[:-1]] if country else [initials]
        return len(letters) > _GAP and any(sorted(some) == sorted(letters) for some in own)

    def _acronyms(self, thing: Thing) -> frozenset[str]:
        known = self._letters.get(thing)
        if known is None:
            known = acronyms(thing.words) | acronyms(self._names.whole.get(thing, ()))
            if owner := POSSESSIVE.search(thing.display):  # "FJP" of "the Brotherhood's F… J… P…".
                known |= acronyms(words_of(thing.display[owner.end() :]))
            self._letters[thing] = known
        return known

    def _join_orders(self) -> None:
        """Join "Ministry of Defence" and "Defence Ministry"."""
        blocks: dict[tuple[str, ...], Thing] = {}
        for thing in sorted(self._names, key=Thing.rank):
            content = tuple(sorted(word for word in thing.words if word not in STOPS))
            if thing.parent is not None or len(content) < 2:
                continue
            other = blocks.setdefault(content, thing)
            if other is not thing and "of" in (*other.words, *thing.words):
                thing.parent = (other, Rule.SAME_NAME, 0.9, f"the same words as '{other.display}'")

    def _join_completed(self) -> None:
        """Join short names that the documents complete, nearly always, by one longer name."""
        for thing in sorted(self._names, key=Thing.rank):
            if thing.parent is not None or not thing.completed or thing in self._blocked:
                continue
            if thing in self._names.whole and not thing.acronym:
                continue
            weights = self._by_root(thing.completed.items())
            best = max(weights, key=lambda root: (weights[root], [-x for x in root.rank()[:2]]))
            rest = sum(weights.values()) - weights[best]
            if best is thing or weights[best] < _CLEAR * rest:
                self._blocked.add(thing)
                continue
            side = rest == 0 and is_side(thing.words, best.words)
            if thing.documents > (_OUTGROWN if thing.acronym or side else 4) * weights[best]:
                continue
            if not thing.acronym and is_common(thing.words):
                continue
            times = f"{weights[best]} document{'s' if weights[best] > 1 else ''}"
            if thing.acronym:
                evidence = f"acronym of '{best.display}', as the dossier spells it out"
                thing.parent = (best, Rule.ACRONYM, 0.85, evidence)
            elif side or not _outweighs(thing, best):
                thing.parent = (best, Rule.SHORT_FORM, 0.85, f"short for '{best.display}' in {times}")

    def _by_root(self, counted: Iterable[tuple[Thing, int]]) -> dict[Thing, int]:
        weights: dict[Thing, int] = {}
        for long, times in counted:
            root = long.root()
            weights[root] = weights.get(root, 0) + times
        return weights

    def _join_acronyms(self) -> None:
        """Join acronyms that no document spells out with the only name in the dossier whose initials fit."""
        expansions: dict[str, set[Thing]] = {}
        for thing in self._names:
            if len(thing.words) > 2 and is_name(thing):
                for letters in self._acronyms(thing):
                    expansions.setdefault(letters, set()).add(thing.root())
        for thing in sorted(self._names, key=Thing.rank):
            if (
                thing.parent is None
                and thing not in self._blocked
                and thing.acronym
                and len(thing.words[0]) > 2
            ):
                bearers = expansions.get(thing.words[0], set())
                if len(bearers) == 1:
                    (root,) = bearers
                    supported = thing.documents <= (2 if len(thing.words[0]) > 3 else 1) * root.documents
                    if root.root() is not thing and supported:
                        thing.parent = (
                            root,
                            Rule.ACRONYM,
                            0.7,
                            f"the only name with these initials is '{root.display}'",
                        )

    def _join_short_forms(self, is_place: Callable[[str], bool]) -> None:
        """Join names of which one adds a place before or a plain word after the other."""
        shorter: dict[Thing, dict[Thing, None]] = {}
        for thing in self._names:
            for words in shortenings(thing.words, is_place) if is_name(thing) else ():
                short = self._names.by_key.get("".join(words))
                if short is not None and short is not thing:
                    shorter.setdefault(short, {}).setdefault(thing.root())
        for short in sorted(shorter, key=Thing.rank):
            bearers = [long for long in shorter[short] if long is not short.root()]
            if (
                short.parent is None
                and short not in self._blocked
                and len(bearers) == 1
                and bearers[0].root() is not short
            ):
                long = bearers[0]
                if _outweighs(short, long):
                    long.parent = (short, Rule.SHORT_FORM, 0.75, f"a longer form of '{short.display}'")
                else:
                    evidence = f"short for '{long.display}', the only one in the dossier"
                    short.parent = (long, Rule.SHORT_FORM, 0.75, evidence)
        self._join_heads()

    def _join_heads(self) -> None:
        """Join "State of Law Party" and "State of Law Coalition"."""
        bodies: dict[tuple[str, ...], list[Thing]] = {}
        for thing in sorted(self._names, key=Thing.rank):
            rest = thing.words[:-1]
            if (
                thing.words[-1] in HEADS
                and len(rest) > 1
                and not all(word in ADJECTIVES or word in STOPS or word in NATIONALITIES for word in rest)
            ):
                bodies.setdefault(rest, []).append(thing)
        for first, *others in bodies.values():
            for other in others:
                if other.parent is None and len(others) == 1 and first.root() is not other:
                    other.parent = (first, Rule.SHORT_FORM, 0.75, f"the same body as '{first.display}'")


def _outweighs(short: Thing, long: Thing) -> bool:
    """Say whether the short name is the usual one, so that the longer one is its variant."""
    return long.parent is None and short.documents >= _CLEAR * long.documents


def _own_name(short: Thing, long: Thing) -> bool:
    """Say whether a short name is used so much without the longer one that it is a name of its own."""
    together = sum(times for other, times in short.completed.items() if other.root() is long.root())
    return short.documents - sum(short.completed.values()) > (3 * together if short.acronym else together)
