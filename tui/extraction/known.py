"""Known names that the first pass missed, found again where they stand.

Capitalised in running text, and in lines without a capital as lists of topics are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from tui.extraction.bounds import is_cut
from tui.extraction.firsts import NAMESAKES
from tui.extraction.gazetteer import Gazetteer
from tui.extraction.lexicon import KINDS, Lexicon, first_word, name_key, opening
from tui.extraction.roles import RoleFinder
from tui.extraction.verdicts import Verdicts, is_head, opens_report
from tui.extraction.words import word_set
from tui.model import Kind
from tui.text import fold

_CAPITALISED = re.compile(r"(?<![\w.@/])[^\W\d_a-z]\w*")
_BLANK = re.compile(r"\s")
_END = re.compile(r"(?<=\S)(?!\w)")
_GOES_ON = re.compile(r" [^\W\d_a-z]\w*[a-z]")
_TWO_WORDS = re.compile(r"(\w+) (\w+)")
_MONEY = re.compile(r" ?(?:\$|dollars?\b|cents\b)")
_PLAIN_LINE = re.compile(r"^[^\nA-Z]*[a-z][^\nA-Z]*$", re.MULTILINE)
_ITEM = re.compile(r"[^,;|/•·\n]+")
_IN_A_COMPOUND = re.compile(r"[-/]\w")
_TO_DATES = word_set(
    "in on of since until till by from through before after last next this early late mid during for the a"
)
_DAY = re.compile(r"[.,]? ?\d")
_ABBREVIATED = word_set("U.S. U.K.")
"""Countries whose short form qualifies any name that follows: "the U.S. Labor Day weekend"."""
_ADDRESSES = word_set("Mr Mrs Ms Dr Rev Prof")
_SENTENCE_ENDS = re.compile(r"[a-z]{3}[.!?:;]$")
_WORD_BEFORE = re.compile(r"(?<![\w.'’-])([^\W\d_a-z][^\W\d_A-Z]{2,}) \Z")
_PARTICLES_BEFORE = re.compile(
    r"(?<![\w'’-])((?:(?:[Vv][ao]n|[Dd]er?|den|ter|[Dd]el|[Dd]ella|[Dd][aiou]|[Dd]os) )+)\Z"
)
_OPENS = re.compile(r"(?:[.!?]|\n)[ \n\"“'‘]*\Z")
_LONGEST_GIVEN = 24
_COMMON = 4
_LONGEST_PLAIN_LINE = 400
_SLACK = 3


class KnownNames:
    """Finds what the first pass missed in one document."""

    def __init__(
        self,
        text: str,
        lexicon: Lexicon,
        gazetteer: Gazetteer,
        roles: RoleFinder,
        verdicts: Verdicts,
        called: Set[str],
    ) -> None:
        """Look in *text*; *called* are words that are persons' names in it, whatever the lists say."""
        self._text = text
        self._lexicon = lexicon
        self._gazetteer = gazetteer
        self._roles = roles
        self._verdicts = verdicts
        self._families = verdicts.families
        self._called = called
        self._calls_in_several = any(len(name.split()) > 1 for name in called)

    def missed(self, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int, Kind]]:
        """Known names that stand in the text, capitalised, outside every mention."""
        starts = self._lexicon.starts
        text = self._text
        index, count, free = 0, len(taken), 0
        for match in _CAPITALISED.finditer(text):
            start = match.start()
            while index < count and taken[index][1] <= start:
                index += 1
            if start < free or (index < count and taken[index][0] <= start):
                continue
            word = match.group()
            longest = starts.get(word.lower())
            if longest is None:
                if word not in self._called:
                    continue
                longest = len(word)
            limit = start + longest + _SLACK
            hit = self._longest(start, min(limit, taken[index][0]) if index < count else limit)
            if hit is not None:
                floor = max(free, taken[index - 1][1] if index else 0)
                free = hit[1]
                yield self._with_given(hit, floor)

    def _longest(self, start: int, limit: int) -> tuple[int, int, Kind] | None:
        """The longest known name that begins at *start* and ends before *limit*."""
        text = self._text
        votes, families = self._lexicon.votes, self._lexicon.families
        if (pair := _TWO_WORDS.match(text, start)) and self._gazetteer.is_nationality(*pair.groups()):
            return None
        limit = self._reach(start, limit)
        for end in reversed([match.start() for match in _END.finditer(text, start + 1, limit)]):
            surface = text[start:end]
            key = name_key(surface)
            if key not in votes and len(key) == 4 and key.isupper() and opens_report(text, start, end):
                # "BONN 1996-08-30" opens a report from Bonn.
                key = key.title()
            if key not in votes and key not in families and surface not in self._called:
                continue
            if is_cut(text, end) or _MONEY.match(text, end):
                continue
            kind = self._trusted(key, surface, start)
            if kind is Kind.PERSON or (kind is not None and not _GOES_ON.match(text, end)):
                return start, end, kind
            if kind is Kind.PLACE and surface in _ABBREVIATED:
                return start, end, kind
        return None

    def _reach(self, start: int, limit: int) -> int:
        """How far known names from *start* may go: to the end of its word where none goes on as the text."""
        begins = opening(self._text[start:limit])
        if begins is None or begins in self._lexicon.openings or self._calls_in_several:
            return limit
        blank = _BLANK.search(self._text, start, limit)
        return blank.start() if blank else limit

    def _with_given(self, hit: tuple[int, int, Kind], floor: int) -> tuple[int, int, Kind]:
        """Take in the given name that stands before a lone family name: "Jordan McVey, 24, of Oban"."""
        start, end, kind = hit
        if kind is Kind.PERSON and (
            particles := _PARTICLES_BEFORE.search(self._text, max(floor, start - _LONGEST_GIVEN), start)
        ):
            start = particles.start(1)
            hit = start, end, kind
        before = _WORD_BEFORE.search(self._text, max(floor, start - _LONGEST_GIVEN), start)
        if kind is not Kind.PERSON or before is None or " " in self._text[start:end]:
            return hit
        word, lists = before.group(1), self._gazetteer
        key = fold(word)
        if (
            (key not in lists.given and word not in NAMESAKES)
            or lists.common.get(key, 0) >= _COMMON
            or self._roles.is_title(word)
        ):
            return hit
        if key in lists.places or key in lists.countries or word in lists.demonyms or word in lists.calendar:
            at = before.start(1)
            if at and _OPENS.search(self._text, max(0, at - _LONGEST_GIVEN), at) is None:
                return hit
        return before.start(1), end, kind

    def _trusted(self, key: str, surface: str, start: int) -> Kind | None:
        """The kind of a known name where its occurrence alone is proof enough."""
        gazetteer = self._gazetteer
        if surface in gazetteer.calendar and key in self._families:
            return Kind.PERSON if self._is_no_date(surface, start) else None
        if surface in self._called:
            alone = _stands_free(self._text, start) and not _GOES_ON.match(self._text, start + len(surface))
            return Kind.PERSON if alone else None
        if surface in gazetteer.demonyms or surface in gazetteer.calendar or surface in gazetteer.not_names:
            return None
        if self._roles.is_role(surface.split()):
            named = " " not in surface and self._is_common_family(key, surface, start)
            return Kind.PERSON if named else None
        votes = self._lexicon.votes.get(key, (0, 0, 0))
        if " " not in key and "-" not in key:
            if self._gazetteer.common.get(surface.lower(), 0) >= 4 or self._roles.is_title(surface):
                return Kind.PERSON if self._is_common_family(key, surface, start) else None
            if is_head(key, self._gazetteer) and (
                key not in self._families or not _stands_free(self._text, start)
            ):
                return None
            if key in self._families:
                return self._verdicts.kind(key, Kind.PERSON, False, start)
            if sum(votes) + self._lexicon.families.get(key, 0) < 2:
                return None
        elif (
            all(self._gazetteer.common.get(part, 0) >= 4 for part in surface.lower().split())
            and sum(votes) < 3
        ):
            return None
        best = max(votes)
        if not best or self._lexicon.families.get(key, 0) > best:
            return self._verdicts.kind(key, Kind.PERSON, False, start)
        return self._verdicts.kind(key, KINDS[votes.index(best)], False, start)

    def _is_no_date(self, surface: str, start: int) -> bool:
        """Whether "May" cannot be the month: no day stands beside it, nor what leads up to a date."""
        before = self._text[max(0, start - 20) : start].split()
        free = not before or not (before[-1].lower() in _TO_DATES or before[-1][0].isdigit())
        return free and not _DAY.match(self._text, start + len(surface)) and not surface.isupper()

    def _is_common_family(self, key: str, surface: str, start: int) -> bool:
        """Whether a common word is the family name here of someone whom the document names in full.

        "Felt died" is about Mark Felt unless the document has the plain word too.
        """
        text = self._text
        if key not in self._families or surface.isupper() or not _stands_free(text, start):
            return False
        if _GOES_ON.match(text, start + len(surface)) or _IN_A_COMPOUND.match(text, start + len(surface)):
            return False
        before = text[:start].rstrip()[-1:]
        inside = before.isalnum() or before in (",", ";", ")", "-")
        return inside or not re.search(rf"\b{re.escape(surface.lower())}\b", text)

    def listed(self, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int, Kind]]:
        """Known names in lines without a capital, as lists of topics are."""
        for line in _PLAIN_LINE.finditer(self._text):
            if len(line.group()) > _LONGEST_PLAIN_LINE:
                continue
            hits: list[tuple[int, int, Kind]] = []
            items = 0
            for item in _ITEM.finditer(line.group()):
                bare = item.group().strip()
                if not bare:
                    continue
                items += 1
                key = name_key(bare)
                if (
                    len(bare) > 3
                    and first_word(key) in self._lexicon.starts
                    and self._lexicon.weight(key) > 0
                ):
                    start = line.start() + item.start() + item.group().index(bare)
                    kind = self._trusted(key, bare, start)
                    if kind is not None:
                        hits.append((start, start + len(bare), kind))
            several = len(hits) > 1 or any(" " in self._text[a:b] for a, b, _ in hits)
            if hits and several and 3 * len(hits) >= items:
                yield from (hit for hit in hits if not any(a < hit[1] and hit[0] < b for a, b in taken))


def _stands_free(text: str, start: int) -> bool:
    """Whether no article and no capitalised word of its sentence but "Dr." stands directly before *start*."""
    before = text[max(0, start - 20) : start].split()
    if before and (before[-1].rstrip(".") in _ADDRESSES or _SENTENCE_ENDS.search(before[-1])):
        return True
    return not before or not (before[-1].lower() in ("the", "a", "an") or before[-1][0].isupper())
