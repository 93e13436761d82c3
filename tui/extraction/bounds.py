"""Where a name begins and ends, told by what the dossier knows: cut, lengthened, split in two.

Of names that the first pass found; what it missed altogether is looked up elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.extraction.casing import is_verb
from tui.extraction.gazetteer import Gazetteer
from tui.extraction.lexicon import KINDS, PARTICLES, ROLE_WEIGHT, Lexicon, name_key
from tui.extraction.roles import RoleFinder
from tui.extraction.words import word_set
from tui.model import Kind, Mention

_TWICE = re.compile(r"(\w+ .+?)[ -](?=\1$)")
_SHORTEST_TWICE = 15
_PAIR = re.compile(r"\s*/\s*|(?<=\w)[-–](?=\w)|\s+(?:and|v|vs\.?)\s+")
_END = re.compile(r"(?<=\S)(?!\w)")
_JOINED_ARTICLE = re.compile(r"(?:^|(?<=[^\w-]))(?:al|el)-\Z")
_WITH_ARTICLE = 4
_MINISTRY = re.compile(r"(?:[A-Z][\w-]+ )*Ministry\b")
_LAST_WORD = re.compile(r"\b([A-Z]\w+) \Z")
_LONGEST_WORD = 20
_COMMON_NOUN = re.compile(r" [a-z]{3}")
_QUOTES = "'‘’\"“”"
_COMPASS = word_set("northern southern eastern western")
_WENT_ON = re.compile(r"[ -](?:(?:of|for|the|and|in|on|&) )*[^\W\d_a-z]")
_OWNED = re.compile(r"(.+?)['’]s [^\W\d_a-z]")
_LONGEST_REST = 60
_LEAST_VOTES = 3
_USUAL = 6


class Bounds:
    """Where the names of one document begin and end, as the dossier writes them."""

    def __init__(self, text: str, lexicon: Lexicon, gazetteer: Gazetteer, roles: RoleFinder) -> None:
        self._text = text
        self._lexicon = lexicon
        self._gazetteer = gazetteer
        self._roles = roles

    def whole(self, mention: Mention) -> Mention:
        """Return "al-Basri" where "Basri" was found alone, "Iraqi Oil Ministry" where "Oil Ministry" was."""
        text, start = self._text, mention.start
        if mention.kind is Kind.ORG and _MINISTRY.match(mention.surface):
            before = _LAST_WORD.search(text, max(0, start - _LONGEST_WORD), start)
            if before is None or before[1] not in self._gazetteer.demonyms:
                return mention
            surface = text[before.start() : mention.end]
            return Mention(before.start(), mention.end, surface, mention.kind, "", mention.paragraph)
        joined = mention.kind is Kind.PERSON and _JOINED_ARTICLE.search(
            text, max(0, start - _WITH_ARTICLE), start
        )
        if not joined:
            return mention
        start -= len("al-")
        surface = text[start : mention.end]
        return Mention(start, mention.end, surface, mention.kind, mention.role, mention.paragraph)

    def split(self, mention: Mention) -> Iterator[Mention]:
        """Cut "Khalilzad-Casey" and "al-Jaafari/al-Maliki" where both sides are names of their own."""
        mention = self._owner(self._shorten(mention))
        surface = mention.surface
        cuts = [match.span() for match in _PAIR.finditer(surface) if self._is_pair(mention, match)]
        if len(surface) >= _SHORTEST_TWICE and (twice := _TWICE.match(surface)):
            # A headline and the story that begins with the same name.
            cuts = [(twice.end(1), twice.end())]
        if not cuts:
            yield mention
            return
        at = 0
        for first, last in [*cuts, (len(surface), 0)]:
            piece = mention.surface[at:first]
            if piece:
                role = mention.role if at == 0 else ""
                start = mention.start + at
                yield Mention(start, start + len(piece), piece, mention.kind, role, mention.paragraph)
            at = last

    def lengthen(self, mention: Mention, limit: int) -> Mention:
        """Return the well-known longer name that begins with *mention*, if one stands there."""
        text, first = self._text, mention.end
        if not _WENT_ON.match(text, first):
            return mention
        ends = [match.start() for match in _END.finditer(text, first + 1, min(limit, first + _LONGEST_REST))]
        for end in reversed(ends):
            surface = text[mention.start : end]
            votes = self._lexicon.votes.get(name_key(surface), (0, 0, 0))
            if sum(votes) < _LEAST_VOTES or "\n" in surface or is_cut(text, end):
                continue
            kind = KINDS[votes.index(max(votes))]
            if kind is mention.kind or kind is not Kind.PERSON:
                role = mention.role if kind is Kind.PERSON else ""
                return Mention(mention.start, end, surface, kind, role, mention.paragraph)
        return mention

    def _owner(self, mention: Mention) -> Mention:
        """Return the owner where a name is what belongs to one: "Tarnath" of "Tarnath's Delta Division"."""
        match = _OWNED.match(mention.surface)
        if match is None or mention.kind is Kind.PERSON:
            return mention
        key, whole = name_key(match.group(1)), self._lexicon.weight(name_key(mention.surface))
        if self._lexicon.weight(key) < max(_LEAST_VOTES, 3 * whole) or not self._is_well_known(
            match.group(1)
        ):
            return mention
        end = mention.start + match.end(1)
        return Mention(mention.start, end, match.group(1), self._lexicon.best(key), "", mention.paragraph)

    def _shorten(self, mention: Mention) -> Mention:
        """Cut a known name out of a longer one that stands nowhere else and goes on in common words.

        So end headlines such as "Qorvani Resigns" where the tagger took the verb for a family name.
        """
        surface = mention.surface
        once = ROLE_WEIGHT if mention.role else 1
        if " " not in surface or sum(self._lexicon.votes.get(name_key(surface), (0, 0, 0))) > once:
            return mention
        words = surface.split(" ")
        for size in range(len(words) - 1, 0, -1):
            for at in (0, len(words) - size):
                rest = words[size:] if at == 0 else words[:at]
                piece = " ".join(words[at : at + size])
                if self._is_well_known(piece) and self._is_beside(mention, piece, rest, at):
                    start = mention.start + (surface.index(piece) if at == 0 else len(surface) - len(piece))
                    kind = self._lexicon.best(name_key(piece))
                    role = mention.role if kind is Kind.PERSON else ""
                    return Mention(start, start + len(piece), piece, kind, role, mention.paragraph)
        return mention

    def _is_aside(self, words: list[str]) -> bool:
        """Whether *words* are common words or abbreviations, none of them "of" or a head of names."""
        gazetteer = self._gazetteer
        if "of" in words:
            return False
        for written in words:
            word = written.strip(_QUOTES)
            lower = word.lower()
            common = gazetteer.common.get(lower, 0) >= _USUAL or is_verb(lower, gazetteer.common)
            head = lower in gazetteer.org_heads or lower in gazetteer.place_heads
            if not (word in gazetteer.not_names or (common and not head and lower not in gazetteer.given)):
                return False
        return True

    def _is_beside(self, mention: Mention, piece: str, rest: list[str], at: int) -> bool:
        """Whether *rest* only stands beside the known name *piece*, which begins at word *at*."""
        if self._is_aside(rest) or self._is_origin(mention, piece, rest, at):
            return True
        return not at and self._acts(piece, rest)

    def _acts(self, piece: str, rest: list[str]) -> bool:
        """Whether *rest* says what a known person does: "Qorvani Names Envoy to Tarnath"."""
        person = self._lexicon.best(name_key(piece)) is Kind.PERSON
        return person and len(rest) > 1 and is_verb(rest[0].lower(), self._gazetteer.common)

    def _is_origin(self, mention: Mention, piece: str, rest: list[str], at: int) -> bool:
        """Whether *rest* says of what people somebody is: "Roman Catholic" of "U.S. Roman Catholic bishops".

        Behind a name that holds of countries alone, and before a common noun: the London Irish are a club.
        """
        if any(word not in self._gazetteer.demonyms or word.lower() in _COMPASS for word in rest):
            return False
        if at:
            return True
        nation = name_key(piece).lower().replace(".", "") in self._gazetteer.nations
        return nation and _COMMON_NOUN.match(self._text, mention.end) is not None

    def _is_well_known(self, piece: str) -> bool:
        key = name_key(piece)
        return self._lexicon.weight(key) >= _LEAST_VOTES and not self._roles.is_title(piece)

    def _is_pair(self, mention: Mention, match: re.Match[str]) -> bool:
        left, right = mention.surface[: match.start()], mention.surface[match.end() :]
        if not left or not right:
            return False
        if "/" in match.group():
            return left[0].isalpha() and right[0].isalpha()
        if "-" in match.group() and (mention.role or name_key(f"{left} {right}") in self._lexicon.votes):
            return False  # "Ms. Ortega-Ruiz", whom others call Ortega Ruiz, is one.
        # Of "al-Jaafari/al-Maliki" the second "al" is no more a side than the first.
        last = left.rpartition("/")[2].lower()
        if " " in left.strip() or " " in right.strip() or not right[0].isupper() or last in PARTICLES:
            return False
        if mention.kind is Kind.ORG and right.isupper() and left.istitle() and min(len(left), len(right)) > 1:
            return True  # "Unite and GMB" are two: a name of one would be written one way.
        whole = sum(self._lexicon.votes.get(name_key(mention.surface), (0, 0, 0)))
        return all(
            self._is_name(name_key(side)) and self._lexicon.weight(name_key(side)) >= whole
            for side in (left, right)
        )

    def _is_name(self, key: str) -> bool:
        return key in self._lexicon.families or sum(self._lexicon.votes.get(key, (0, 0, 0))) > 1


def is_cut(text: str, end: int) -> bool:
    """Whether the word before *end* is cut in the middle there."""
    return end < len(text) and (text[end].isalnum() or text[end] == "_")
