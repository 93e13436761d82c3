"""What belongs to a name beyond the span found: a given name, "Bank of", "National Park", a last syllable.

Each method takes all spans of a text in order and returns them so.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from tui.extraction.edges import OFFICES, OPENING_BODIES, Span
from tui.extraction.gazetteer import Gazetteer
from tui.extraction.roles import RoleFinder
from tui.extraction.sentences import Sentence
from tui.extraction.words import word_set
from tui.model import Kind
from tui.text import fold

_ADJECTIVAL = word_set(
    "led backed based era style run held like free owned wide born made type linked allied aligned bound "
    "funded friendly wing only to and"
)
_SYLLABLE = 6
# Branches and missions that are told apart by their country alone.
_AT_WORK = word_set("qaeda qaida qa'ida force mission")
_PLACE_TAILS = {
    tail[0]: tail
    for tail in (
        ("military", "base"),
        ("air", "base"),
        ("naval", "base"),
        ("prison",),
        ("river",),
        ("mountain",),
        ("valley",),
        ("bridge",),
        ("airport",),
        ("international", "airport"),
        ("national", "park"),
        ("power", "plant"),
        ("hydropower", "plant"),
        ("police", "station"),
        ("railway", "station"),
        ("train", "station"),
        ("subway", "station"),
        ("metro", "station"),
        ("refugee", "camp"),
        ("border", "crossing"),
    )
}
_PORTFOLIOS = word_set(
    "state defense defence interior treasury labor commerce health energy education justice"
)
_FIELD_JOINTS = frozenset({"and", "&", "for", "against", ","})
# What such a body minds: "Statistics Canada", "Natural England".
_MINDED = word_set(
    "Police Transport Sport Cricket Hockey Tennis Rugby Football Athletics Swimming Cycling Gymnastics "
    "Basketball Netball Golf Rowing Statistics Elections Health Creative Historic Natural Visit Network "
    "Marine Immigration Universities Screen Innovate Homes Tourism Infrastructure"
)
_PLAIN = 6
_EASTERN = 2
_PARTICLES = word_set("van von de der den del della di da dos du bin ibn al el ter zu")
_SONS = word_set("arap ole wa ould binti bin bint ibn")
"""Words in small letters between a given name and a father's."""
_SUN = word_set("es ez en et ed er ach esh an as ash at ad ar az al el ul")
"""The Arabic article before a hyphen, as it is said before each letter."""
_MINDS = frozenset({"of", "for"})
_SITE_WORDS = word_set(
    "National International Regional Wildlife Biological Natural Nature Absolute State Memorial Provincial "
    "Marine Forest Industrial Botanical Military Air Naval"
)
_OF_TOWNS = word_set("Airport Station Terminal")
_SITES = word_set(
    "Park Reserve Refuge Bridge Airport Stadium Square Street Road Avenue Boulevard Drive Highway Dam Prison "
    "Province District County Governorate Island Islands River Mountains Valley Forest Station Base"
)


@dataclass(frozen=True, slots=True)
class Joins:
    """Takes more tokens into spans, with the lists it looks into."""

    gazetteer: Gazetteer
    roles: RoleFinder

    def wholes(self, words: list[str], found: list[Span]) -> list[Span]:
        """Mend what "of" and "in" join: "State" of a secretary is no name, "Bank of" is part of one."""
        result: list[Span] = []
        for first, last, kind in found:
            floor = result[-1][1] if result else 0
            joined = first - 2 >= floor and words[first - 1] == "of"
            if joined and kind is Kind.PERSON and words[first - 2].lower() in OFFICES:
                while last - first > 1 and self._is_portfolio(words, first, last):
                    first += 1
            elif joined and kind is Kind.ORG and self._is_head(words[first - 2]):
                first -= 2
            elif joined and kind is Kind.PLACE and words[first - 2] == "Government":
                first, kind = first - 2, Kind.ORG
            elif kind is Kind.PLACE and first > floor and self._minds(words, first, last):
                first, kind = first - 1, Kind.ORG
            elif kind is Kind.PLACE and result and self._works_in(words, result[-1], first):
                first, _, kind = result.pop()
            elif result and (
                self._is_body_of(words, result[-1], (first, last, kind))
                or self._is_family_of(words, result[-1], (first, last, kind))
            ):
                first = result.pop()[0]
            result.append((first, last, kind))
        return result

    def _minds(self, words: list[str], first: int, last: int) -> bool:
        """Whether a country follows what a body of its own minds there, as in "Police Scotland"."""
        nation = last - first == 1 and fold(words[first]) in self.gazetteer.nations
        return nation and words[first - 1] in _MINDED and words[first].istitle()

    def _is_portfolio(self, words: list[str], first: int, last: int) -> bool:
        """Whether a word after "Minister of" says what for: "Mines" of "Minister of Mines Rafael Quispe"."""
        key = fold(words[first])
        lists = self.gazetteer
        plain = last - first > 2 and lists.common.get(key, 0) >= _PLAIN and key not in lists.given
        return key in _PORTFOLIOS or plain

    def _is_body_of(self, words: list[str], place: Span, body: Span) -> bool:
        """Whether a lone "Council" goes on with the place before it, as in "Harrow Vale Town Council"."""
        first, last, kind = body
        joined = place[1] == first and place[2] is Kind.PLACE and kind is Kind.ORG
        return joined and last - first == 1 and words[first].istitle() and self._is_head(words[first])

    def _is_family_of(self, words: list[str], given: Span, family: Span) -> bool:
        """Whether "van den Heuvel" goes on with the lone given name right before it."""
        first, _, kind = family
        persons = given[2] is Kind.PERSON and kind is Kind.PERSON
        return persons and given[1] == first and given[1] - given[0] == 1 and words[first] in _PARTICLES

    def fields(self, words: list[str], found: list[Span], parts: list[Sentence]) -> list[Span]:
        """Take in what a body minds: "and Social Inclusion" after "Ministry of Economic", "for Reform"."""
        stops = [part.last for part in parts]
        result: list[Span] = []
        for number, (first, last, kind) in enumerate(found):
            end = last
            if kind is Kind.ORG and last < len(words) and words[last] in _FIELD_JOINTS:
                limit = found[number + 1][0] if number + 1 < len(found) else len(words)
                limit = min(limit, stops[bisect_left(stops, last)])
                end = self._field(words, first, last, limit)
            result.append((first, end, kind))
        return result

    def _field(self, words: list[str], first: int, last: int, limit: int) -> int:
        """Where a body's name ends that may go on up to *limit*."""
        end = last
        while True:
            joint = words[end : end + 1]
            if joint == [","] and end + 2 < limit and "," not in words[first:end]:
                # "Chamber of Commerce, Industries and Agriculture": only a list that ends in "and" goes on.
                stop = self._run(words, end + 1, limit)
                if stop == end + 1 or words[stop : stop + 1] not in (["and"], ["&"]):
                    return end
            elif joint not in (["and"], ["&"], ["for"], ["against"]):
                return end
            minds = joint in (["for"], ["against"]) or _MINDS & set(words[first:end])
            if not minds or (
                joint in (["for"], ["against"]) and fold(words[end - 1]) not in self.gazetteer.org_heads
            ):
                return end
            stop = self._run(words, end + 1, limit)
            if stop == end + 1:
                return end
            end = stop

    def _run(self, words: list[str], at: int, limit: int) -> int:
        """One past the capitalised common words, no titles and no heads of bodies, that begin at *at*."""
        stop = at
        while (
            stop < limit and words[stop].istitle() and words[stop].isalpha() and self._is_subject(words[stop])
        ):
            stop += 1
        return stop

    def _is_subject(self, word: str) -> bool:
        lists = self.gazetteer
        plain = lists.common.get(word.lower(), 0) > 0 and word not in lists.calendar
        return plain and not self.roles.is_title(word) and fold(word) not in lists.org_heads

    def _works_in(self, words: list[str], body: Span, first: int) -> bool:
        """Whether a body's name goes on with where it is at work: "Force in Lebanon"."""
        _, last, kind = body
        between = words[last:first]
        return kind is Kind.ORG and fold(words[last - 1]) in _AT_WORK and between in (["in"], ["in", "the"])

    def sites(self, words: list[str], found: list[Span], parts: list[Sentence]) -> list[Span]:
        """Take in what makes a site of a name: "Carlos Prado" is a person, with "National Park" a place.

        And the town whose it is: "London Heathrow Airport".
        """
        added: list[Span] = []
        for first, last, kind in found:
            stop = last
            while stop < min(len(words), last + 3) and words[stop] in _SITE_WORDS:
                stop += 1
            if kind is not Kind.ORG and stop < len(words) and words[stop] in _SITES:
                added.append((first, stop + 1, Kind.PLACE))
        found = merged(found, added)
        joined = [
            (town, last, Kind.PLACE)
            for (town, end, of_what), (first, last, kind) in pairwise(found)
            if end == first and of_what is kind is Kind.PLACE and words[last - 1] in _OF_TOWNS
        ]
        if joined:
            openings = {part.first for part in parts}
            joined = [span for span in joined if openings.isdisjoint(range(span[0] + 1, span[1]))]
        return merged(found, joined)

    def newspapers(self, words: list[str], found: list[Span]) -> list[Span]:
        """Read "the Courier" as the newspaper where the text names "The Eastmere Courier"."""
        tails = {words[b - 1] for a, b, kind in found if kind is Kind.ORG and b - a > 1}
        result: list[Span] = []
        for first, last, kind in found:
            alone = last - first == 1 and first > 0 and words[first - 1].lower() == "the"
            result.append((first, last, Kind.ORG if alone and words[first] in tails else kind))
        return result

    def extend(self, words: list[str], found: list[Span]) -> list[Span]:
        """Take in "-un" after "Kim Jong" and "military base" after a place, where no other span begins."""
        result: list[Span] = []
        for number, (first, last, kind) in enumerate(found):
            if result and first < result[-1][1]:
                continue
            limit = found[number + 1][0] if number + 1 < len(found) else len(words)
            end = last
            if (
                (kind is Kind.PERSON or self._is_eastern(words, first, last))
                and last + 1 < limit
                and words[last] == "-"
                and self._is_syllable(words, first, last)
            ):
                end, kind = last + 2, Kind.PERSON
            elif kind is Kind.PLACE:
                tail = _PLACE_TAILS.get(words[last], ()) if last < limit else ()
                if tail and tuple(words[last : min(limit, last + len(tail))]) == tail:
                    end = last + len(tail)
            elif kind is Kind.ORG and words[last : last + 1] == ["-"]:
                end = self._compounded(words, first, last)
            result.append((first, end, kind))
        return result

    def _is_eastern(self, words: list[str], first: int, last: int) -> bool:
        """Whether two short words may be a family name and the first syllable of a given one: "Moon Jae"."""
        key = fold(words[first])
        listed = key in self.gazetteer.surnames or key in self.gazetteer.romanised
        return last - first == _EASTERN and listed and words[last - 1].istitle()

    def _compounded(self, words: list[str], first: int, last: int) -> int:
        """Where a body's name ends that goes on behind a hyphen: "Security and Co-operation in Europe".

        "Latter-day Saints" is one, too; "Orrix-owned" is none.
        """
        end, limit = last + 2, len(words)
        if end > limit or not words[last + 1].islower() or words[last + 1] in _ADJECTIVAL:
            return last
        saints = end < limit and words[end][0].isupper() and not words[last + 1].endswith("ed")
        if words[last - 1] != "Co" and not saints:
            return last
        while end < limit and words[end][0].isupper() and words[end].isalpha():
            end += 1
        opens = words[first].lower() in OPENING_BODIES
        if opens and end + 1 < len(words) and words[end] in ("in", "and") and words[end + 1][0].isupper():
            end += 2
        return end

    def fathers(self, words: list[str], found: list[Span]) -> list[Span]:
        """Let "arap Keter" and "es-Sakhr" go on with the given name before them."""
        added: list[Span] = []
        begins = {span[0]: span for span in found}
        for first, last, kind in found:
            if kind is not Kind.PERSON or last >= len(words):
                continue
            at = last + 1 if words[last] in _SONS else last + 2
            if words[last] not in _SONS and (words[last] not in _SUN or words[last + 1 : at] != ["-"]):
                continue
            if at < len(words) and words[at][:1].isupper() and not any(i in begins for i in range(last, at)):
                stop = begins[at][1] if at in begins and begins[at][2] is Kind.PERSON else at + 1
                added.append((first, stop, kind))
        return merged(found, added)

    def _is_syllable(self, words: list[str], first: int, last: int) -> bool:
        after = words[last + 1]
        short = (
            all(len(word) < _SYLLABLE for word in words[max(first, last - 2) : last]) and last - first <= 4
        )
        return (
            short
            and after.islower()
            and after.isalpha()
            and len(after) < _SYLLABLE
            and after not in _ADJECTIVAL
        )

    def _is_head(self, word: str) -> bool:
        key = fold(word)
        heads = key in self.gazetteer.org_heads or key in self.gazetteer.place_heads
        return heads and word[0].isupper() and not word.isupper() and not self.roles.is_title(word)


def merged(spans: list[Span], added: list[Span]) -> list[Span]:
    """Return *spans* and *added* in order; where they overlap, the added one stands."""
    if not added:
        return spans
    kept = [span for span in spans if not any(start < span[1] and span[0] < end for start, end, _ in added)]
    merged = sorted({*added, *kept})
    result: list[Span] = []
    for span in merged:
        if not result or span[0] >= result[-1][1]:
            result.append(span)
    return result
