"""What the words beside an unknown name say that it is: "the newspaper X", "X chairman Y", "the town of X".

A name that no list holds, and that no person of the text bears, is of the kind that most of its hints say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tui.extraction.edges import Span
from tui.extraction.gazetteer import Gazetteer
from tui.extraction.words import word_set
from tui.model import Kind
from tui.text import fold, undotted

# Right before a name that is an organisation: "the airline X", "the militant group X".
_BODIES_BEFORE = word_set(
    "newspaper daily weekly magazine broadcaster airline carrier company firm startup conglomerate platform "
    "ngo charity nonprofit watchdog retailer bank lender brewery automaker carmaker drugmaker "
    "chipmaker giant band brand agency party militia portal website monopoly insurer union "
    "subsidiary network service app club group consultancy supermarket chain organisation organization "
    "publisher"
)
# Right after it: "X newspaper", "X shareholders".
_BODIES_AFTER = word_set(
    "newspaper magazine militia militants employees shareholders executives shares stock subsidiary "
    "headquarters website spokesperson operatives members terrorists alliance movement faction"
)
# After "X's": only a body has them.
_OWNED = word_set("CEO shareholders executives subsidiary headquarters spokesperson")
_OFFICES = word_set(
    "president chairman chairwoman chairperson chair ceo cfo coo editor founder director coach"
)
# "the member for X" sits for a place.
_SEATED = word_set("member members mp mps msp msps mep meps td tds")
_CAMEL = re.compile(r"(?!Ma?c|De|Di|Le|La|Van|Fitz|Du|Des|El|Al)[A-Z][a-z]{2,}([A-Z][a-z]+)+")
_RANKS = word_set("managing executive deputy joint general vice joint national regional former club chief")
# "chairman of X" where X is no place.
_HEADS_OF = word_set(
    "ceo chairman chairwoman chairperson director founder cofounder employee employees shareholders "
    "shareholder shares subsidiary owner owners customers editor"
)
_MANY = word_set(
    "companies firms organisations organizations newspapers parties groups banks brands airlines retailers "
    "platforms ngos charities clubs"
)
_PLACES = word_set(
    "city town village province district region island river valley neighbourhood neighborhood county suburb "
    "municipality hamlet township port peninsula prefecture governorate"
)
_ARE_PLACES = word_set(
    "cities towns villages provinces districts regions islands rivers valleys neighbourhoods neighborhoods "
    "counties suburbs municipalities hamlets townships ports prefectures governorates stations airports"
)
_SIDES = word_set("north south east west northeast northwest southeast southwest outskirts")
_PLACES_AFTER = _PLACES | word_set("area resort airport") - {"river"}
_OPENING = frozenset('"“‘')
# "X, established in 1994": people are founders.
_SET_UP = (["established"], ["headquartered"])
_POSSESSIVES = frozenset({"'s", "’s"})
_JOINTS = frozenset({(",",), ("and",), ("or",), ("&",), (",", "and"), (",", "or")})
_INNER = frozenset({"-", "&", "'", "’"})
_DASHES = frozenset({"-", "–"})
_TELL_BEFORE = _BODIES_BEFORE | {"called", "named", "of", "near", "in", "as", "like", "for"}
_TELL_AFTER = _BODIES_AFTER | _PLACES_AFTER | _POSSESSIVES | _DASHES
# What a list may make of an unknown name: a body among places is often a team called by its town.
_MAY_BE = {Kind.PERSON: {Kind.ORG, Kind.PLACE}, Kind.PLACE: {Kind.ORG}, Kind.ORG: {Kind.ORG}}
_LEAST_KNOWN = 2
_LONGEST_JOINT = 3
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Hints:
    """Reads names by what stands beside them, with the lists it looks into."""

    gazetteer: Gazetteer

    def read(self, words: list[str], found: list[Span]) -> list[Span]:
        """Return *found* with unknown names of the kind that the words beside them say.

        Args:
            words: The tokens of the text as written.
            found: Spans in token numbers, in order, never overlapping.
        """
        said: dict[str, set[Kind]] = {}
        for number, span in enumerate(found):
            follower = found[number + 1] if number + 1 < len(found) else None
            hint = self._hint(words, span, follower)
            if hint is not None and self._is_open(words, span):
                said.setdefault(_key(words, span), set()).add(hint)
        for span, kind in self._abreast(words, found):
            said.setdefault(_key(words, span), set()).add(kind)
        listed = dict(self._listed(words, found))
        found = [(*span[:2], listed.get(span, span[2])) for span in found]
        if not said:
            return found
        families = {fold(words[b - 1]) for a, b, kind in found if kind is Kind.PERSON and b - a > 1}
        kinds = {
            key: next(iter(hints)) for key, hints in said.items() if key not in families and len(hints) == 1
        }
        if not kinds:
            return found
        result: list[Span] = []
        for span in found:
            told = kinds.get(_key(words, span))
            result.append((*span[:2], told) if told and self._is_open(words, span) else span)
        return result

    def _is_open(self, words: list[str], span: Span) -> bool:
        """Whether the lists leave open what a name is."""
        first, last, kind = span
        if last - first > _LONGEST or kind not in _MAY_BE:
            return False
        lists = self.gazetteer
        key = _key(words, span)
        if (
            key in lists.places
            or key in lists.countries
            or words[first] in lists.orgs
            or key in lists.phrases
        ):
            return False
        head, tail = fold(words[first]), fold(words[last - 1])
        if kind is Kind.PERSON:
            alone = last - first == 1
            return head not in lists.given and head not in (lists.surnames if alone else lists.romanised)
        return tail not in lists.org_heads and tail not in lists.place_heads and head not in lists.org_heads

    def _hint(self, words: list[str], span: Span, follower: Span | None) -> Kind | None:
        first, last, kind = span
        opening = first - (first > 1 and words[first - 1] in _OPENING)
        before = words[opening - 1].lower() if first else ""
        after = words[last] if last < len(words) else ""
        if before in _TELL_BEFORE or after in _TELL_AFTER:
            before2 = words[opening - 2].lower() if opening > 1 else ""
            if kind is not Kind.PLACE and self._lies(words, span, before, before2):
                return Kind.PLACE
            if kind is not Kind.ORG and self._acts(words, span, before, before2):
                return Kind.ORG
        if kind is Kind.PERSON and after == "," and words[last + 1 : last + 2] in _SET_UP:
            return Kind.ORG
        if kind is Kind.PERSON and last - first == 1 and _CAMEL.fullmatch(words[first]):
            return Kind.ORG
        near = kind is Kind.PERSON and follower is not None and follower[0] - last <= _LONGEST
        return Kind.ORG if near and follower and self._presides(words, last, follower) else None

    def _acts(self, words: list[str], span: Span, before: str, before2: str) -> bool:
        """Whether the words beside a name say that it is a body."""
        first, last, _ = span
        after = words[last] if last < len(words) else ""
        if after in _POSSESSIVES:
            return words[last + 1 : last + 2] != [] and words[last + 1] in _OWNED
        if after in _BODIES_AFTER or (before == "of" and before2 in _HEADS_OF):
            return True
        if before in ("as", "like"):
            return before2 in _MANY or (before2 == "such" and words[first - 3] in _MANY)
        return before in _BODIES_BEFORE and not _closes_capital(words, first)

    def _lies(self, words: list[str], span: Span, before: str, before2: str) -> bool:
        """Whether the words beside a name say that it is a place: something lies near, north of or in it."""
        first, last, kind = span
        after = words[last] if last < len(words) else "."
        if before == "for" and before2 in _SEATED:
            return True
        if (before in ("of", "called", "named") and before2 in _PLACES) or (
            before != "of" and after in _PLACES_AFTER
        ):
            return True
        if after in _DASHES:
            return words[last + 1 : last + 2] == ["based"]
        if kind is not Kind.PERSON:
            return False
        if before == "near" or (before == "of" and before2 in _SIDES):
            return True
        ends = not (after in _POSSESSIVES or after[0].isupper() or after in _INNER)
        return before == "in" and last - first == 1 and words[first].istitle() and ends

    def _abreast(self, words: list[str], found: list[Span]) -> Iterator[tuple[Span, Kind]]:
        """Unknown names in a list of known ones: "Lima, Omblery, Quito and Cuzco" are four places."""
        at = 0
        while at < len(found):
            stop = _row(words, found, at)
            if stop - at > _LEAST_KNOWN:
                row = found[at:stop]
                unknown = [span for span in row if self._is_open(words, span)]
                known = {span[2] for span in row if span not in unknown}
                if len(row) - len(unknown) >= _LEAST_KNOWN and len(known) == 1:
                    yield from (
                        (span, kind) for span in unknown for kind in known if kind in _MAY_BE[span[2]]
                    )
            at = stop

    def _listed(self, words: list[str], found: list[Span]) -> Iterator[tuple[Span, Kind]]:
        """Names in a list of which the words around it say what they are, whatever they look like."""
        at = 0
        while at < len(found):
            stop = _row(words, found, at)
            if stop - at > 1 and (told := self._told(words, found[at:stop])) is not None:
                yield from ((span, told) for span in found[at:stop] if told in _MAY_BE.get(span[2], ()))
            at = stop

    def _told(self, words: list[str], row: list[Span]) -> Kind | None:
        """What the words around a list say that all in it are: "the towns of X and Y", "X and Y stations"."""
        first, last = row[0][0], row[-1][1]
        if words[row[-1][0] - 1] == ",":
            return None  # "In the regions of Macedon, Philip" is no list.
        if words[last : last + 1] and words[last] in _ARE_PLACES:
            return Kind.PLACE
        before, before2 = words[first - 1].lower() if first else "", words[first - 2].lower()
        if before == "of" and first > 1 and before2 in _ARE_PLACES:
            return Kind.PLACE
        if before in ("as", "like", "including") and first > 1:
            many = words[first - 3].lower() if first > 2 and before2 in ("such", ",") else before2
            return Kind.PLACE if many in _ARE_PLACES else Kind.ORG if many in _MANY else None
        return None

    def _presides(self, words: list[str], at: int, follower: Span) -> bool:
        """Whether an office stands between the name that ends at *at* and the person after it."""
        first, _, kind = follower
        between = [word.lower().rstrip(".") for word in words[at:first]]
        while between and between[-1] in ("dr", "mr", "mrs", "ms", "prof", "sir"):
            between.pop()
        if kind is not Kind.PERSON or not between or between[-1] not in _OFFICES:
            return False
        return all(word in _RANKS for word in between[:-1])


def _row(words: list[str], found: list[Span], at: int) -> int:
    """One past the last of the spans that stand in one list with the one at *at*."""
    stop = at + 1
    while (
        stop < len(found)
        and found[stop][0] - found[stop - 1][1] < _LONGEST_JOINT
        and tuple(words[found[stop - 1][1] : found[stop][0]]) in _JOINTS
    ):
        stop += 1
    return stop


def _closes_capital(words: list[str], first: int) -> bool:
    """Whether the word before the name, quotation marks aside, is written with a capital."""
    at = first - 1 - (words[first - 1] in _OPENING)
    return words[at][0].isupper()


def _key(words: list[str], span: Span) -> str:
    return undotted(" ".join(words[span[0] : span[1]]))
