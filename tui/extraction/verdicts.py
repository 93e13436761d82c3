"""Which kind a name has where it stands: by the dossier's vote, and by what the document itself shows.

A family name is a person's wherever somebody of the document bears it in full, unless only a place fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.extraction.acronyms import AIRPORTS
from tui.extraction.gazetteer import Gazetteer
from tui.extraction.grounds import is_place_here
from tui.extraction.lexicon import KINDS, Lexicon, family_name, name_key, spellings
from tui.extraction.roles import RoleFinder
from tui.extraction.words import word_set
from tui.model import Kind, Mention
from tui.text import fold

_ARTICLE = re.compile(r"\b([AaEe]l) (?=[A-Z])")
_INTO_PLACES = word_set("in from near into at to across inside outside")
_AFTER_PLACE = re.compile(r"[ \t]*[-–—,(\d]")
_SETTLEMENTS = word_set("city town village port state province county district capital")
_STATES = word_set("federation republic kingdom emirates")
_LEAST_VOTES = 3
_SHARE = 0.65
_SHORTEST_FRONT = 4


class Verdicts:
    """The kinds of the names of one document."""

    def __init__(
        self, text: str, found: list[Mention], lexicon: Lexicon, gazetteer: Gazetteer, roles: RoleFinder
    ) -> None:
        """Hear *found*, the mentions of *text* as they are known so far."""
        self._text = text
        self._found = found
        self._lexicon = lexicon
        self._gazetteer = gazetteer
        self._roles = roles
        self.families = families_of(found)
        self.fronts = frozenset(word for mention in found if (word := self._front(mention)))
        self._front_keys = {name_key(word) for word in self.fronts}
        self._introductions: dict[str, int] = {}
        self._lands: dict[str, bool] = {}

    def _front(self, mention: Mention) -> str | None:
        """The first word of a person's full name where it can only be a name: "Mobutu" of three."""
        word, blank, _ = mention.surface.partition(" ")
        lists = self._gazetteer
        key = fold(word)
        family = key in lists.surnames and key not in lists.given  # It comes first in Chinese or Hungarian.
        shortest, sure = (2, 4) if family else (_SHORTEST_FRONT, 1)
        if mention.kind is not Kind.PERSON or not blank or len(word) < shortest or not word.istitle():
            return None
        if (
            lists.common.get(key, 0) >= sure
            or word in lists.demonyms
            or word in lists.calendar
            or word in lists.not_names
        ):
            return None
        listed = key in lists.places or key in lists.countries or word in lists.orgs
        return None if listed or is_head(key, lists) or self._roles.is_title(word) else word

    def relabel(self, mention: Mention) -> Mention:
        """Return *mention* with the kind that its name has where it stands."""
        kind = self.kind(name_key(mention.surface), mention.kind, bool(mention.role), mention.start)
        if kind is not Kind.PERSON and not mention.role and self._is_relative(mention.surface):
            kind = Kind.PERSON
        if kind is mention.kind:
            return mention
        role = mention.role if kind is Kind.PERSON else ""
        return Mention(mention.start, mention.end, mention.surface, kind, role, mention.paragraph)

    def _is_relative(self, surface: str) -> bool:
        """Whether a longer name ends in a family name that the dossier knows as nothing else."""
        family = family_name(surface)
        if family is None or surface.count(" ") > 2 or " of " in surface or surface.startswith("The "):
            return False
        parts = [fold(part) for part in surface.split()]
        gazetteer = self._gazetteer
        if (
            fold(surface) in gazetteer.countries
            or fold(surface) in gazetteer.places
            or parts[0] in gazetteer.countries
            or surface.lower() in gazetteer.phrases
        ):
            return False
        heads = any(part in gazetteer.org_heads or part in gazetteer.place_heads for part in parts)
        if heads or surface.split()[0] in gazetteer.demonyms:
            return False
        joined = _ARTICLE.sub(r"\1-", surface)
        if joined != surface:
            votes = self._lexicon.votes.get(name_key(joined), (0, 0, 0))
            if votes[0] > votes[1] + votes[2]:
                return True
        votes = self._lexicon.votes.get(name_key(family), (0, 0, 0))
        whole = self._lexicon.votes.get(name_key(surface), (0, 0, 0))
        return votes[0] >= _LEAST_VOTES and votes[0] > 9 * (votes[1] + votes[2]) and votes[0] > sum(whole)

    def kind(self, key: str, kind: Kind, has_role: bool, start: int) -> Kind:
        """Return the kind of the name *key* at *start*, taken for *kind* so far, with a role or without."""
        if has_role or kind not in KINDS or (kind is Kind.PLACE and key in AIRPORTS):
            return kind
        votes = self._lexicon.votes.get(key, (0, 0, 0))
        if self._is_grounded(key, start):
            return Kind.PLACE
        borne = kind is Kind.PERSON and self._may_bear(key)
        if key.lower() in self._gazetteer.nations and not borne and not self._is_nobodys_land(key):
            state = not _STATES.isdisjoint(key.lower().split())
            team = (
                kind is Kind.ORG
                and not state
                and self._lexicon.kind_of(key, _LEAST_VOTES, _SHARE) is not Kind.PLACE
            )
            return Kind.ORG if team else Kind.PLACE
        if key in self.families:
            if self._is_surely_place(kind, start, start + len(key)):
                return Kind.PLACE
            if votes[2] > 2 * votes[0] and kind is not Kind.PERSON:
                before = self._text[max(0, start - 12) : start].split()
                return kind if before and before[-1] in _INTO_PLACES else Kind.PERSON
            return Kind.PERSON
        families = self._lexicon.families.get(key, 0)
        if key.startswith(("al-", "el-")) and " " not in key:
            # The family name of "Ibrahim al-Jaafari" is counted without its article.
            families += self._lexicon.families.get(key[3:], 0)
        if families and families + votes[0] > 2 * (votes[1] + votes[2]):
            return Kind.PERSON
        if families and families + votes[0] >= votes[1] + votes[2] and not self._is_listed(key):
            return Kind.PERSON
        voted = self._lexicon.kind_of(key, _LEAST_VOTES, _SHARE)
        others = votes[1] + votes[2]
        doubted = voted is None and kind is Kind.PERSON and others > 1 and 2 * others >= votes[0]
        if doubted and not families and key.lower() in self._gazetteer.places:
            # Nobody is called so in full, and the lists know a place: a person this is not.
            return Kind.ORG if votes[1] > votes[2] else Kind.PLACE
        return voted or (Kind.PERSON if key in self._front_keys else kind)

    def _is_surely_place(self, kind: Kind, start: int, end: int) -> bool:
        """Whether a place that a person is called like, too, opens a report or is "the city of" that name."""
        if kind is Kind.PLACE and self._text[start:end].isupper() and opens_report(self._text, start, end):
            return True
        before = self._text[max(0, start - 20) : start].lower().split()
        return before[-1:] == ["of"] and before[-2:-1] != [] and before[-2] in _SETTLEMENTS

    def _is_nobodys_land(self, key: str) -> bool:
        """Whether a country's name is only somebody's family name here: "Tom Holland", then "Holland, 28"."""
        if key not in self.families:
            return False
        if key not in self._lands:
            text = self._text
            self._lands[key] = not any(
                is_place_here(text, match.start(), match.end(), self._gazetteer)
                for match in re.finditer(rf"\b{re.escape(key)}\b", text, re.IGNORECASE)
            )
        return self._lands[key]

    def _is_grounded(self, key: str, start: int) -> bool:
        """Whether a name that persons bear, too, means the place here.

        It does where it stands as only places do, and above such a place until somebody of that name is named
        in full: reports introduce whom they are about.
        """
        if key.lower() not in self._gazetteer.countries:
            return False
        if key not in self.families and not self._lexicon.families.get(key, 0):
            return False
        if is_place_here(self._text, start, start + len(key), self._gazetteer):
            return True
        introduced = self._introduced(key)
        if start >= introduced:
            return False
        first = self._text.rfind("\n", 0, start) + 1
        last = self._text.find("\n", start)
        line = re.compile(rf"\b{re.escape(key)}\b", re.IGNORECASE)
        return any(
            is_place_here(self._text, match.start(), match.end(), self._gazetteer)
            for match in line.finditer(
                self._text, first, max(last, introduced) if last >= 0 else len(self._text)
            )
        )

    def _introduced(self, key: str) -> int:
        """Return where the first person called *key* is named in full; the text's end if nobody is."""
        if key not in self._introductions:
            full = (
                mention.start
                for mention in self._found
                if mention.kind is Kind.PERSON
                and (family := family_name(mention.surface)) is not None
                and name_key(family) == key
            )
            self._introductions[key] = min(full, default=len(self._text))
        return self._introductions[key]

    def _is_listed(self, key: str) -> bool:
        lists, lower = self._gazetteer, key.lower()
        return lower in lists.places or lower in lists.countries or key in lists.orgs

    def _may_bear(self, country: str) -> bool:
        """Whether someone in this document may be called like a country, as Michael Jordan is."""
        return country in self.families or country in self._gazetteer.given


def opens_report(text: str, start: int, end: int) -> bool:
    """Say whether what stands in *text* from *start* to *end* opens a line as the place of a report does."""
    return (start == 0 or text[start - 1] == "\n") and bool(_AFTER_PLACE.match(text, end))


def families_of(mentions: Iterable[Mention]) -> frozenset[str]:
    """Return the keys of the family names of the persons that *mentions* give in full."""
    names = (family_name(mention.surface) for mention in mentions if mention.kind is Kind.PERSON)
    return frozenset(name_key(one) for name in names if name is not None for one in spellings(name))


def is_head(key: str, lists: Gazetteer) -> bool:
    """Say whether a name is all there is of a body or a place: "Ministry", "River"."""
    lower = key.lower()
    return lower in lists.place_heads or lower in lists.org_heads
