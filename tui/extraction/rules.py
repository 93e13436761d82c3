"""Corrections to what the tagger found that need no statistics: datelines, scores, titles, acronyms.

Each rule looks at a few tokens around one span; spans stay in order and never overlap.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter

from tui.extraction.acronyms import Acronyms
from tui.extraction.beside import Beside
from tui.extraction.bodies import Bodies
from tui.extraction.edges import OFFICES, SURE_TITLES, Edges, Span
from tui.extraction.firsts import Firsts
from tui.extraction.gazetteer import Gazetteer
from tui.extraction.hints import Hints
from tui.extraction.joins import Joins, merged
from tui.extraction.persons import Persons
from tui.extraction.roles import RoleFinder
from tui.extraction.sentences import Sentence
from tui.extraction.shorts import Shorts
from tui.extraction.speakers import Speakers
from tui.extraction.spelled import spelled_out
from tui.extraction.teams import Teams
from tui.extraction.words import word_set
from tui.model import Kind
from tui.text import fold, undotted

_DETERMINERS = frozenset({"the", "a", "an"})
_DASHES = frozenset({"-", "--", "—", "–", "_"})
_POSSESSIVES = frozenset({"'s", "’s", "' s", "’ s", "'S", "’S"})
_LONGEST_DATELINE = 4
_LONGEST_SOURCE = 12
"""Up to so many tokens stand between the town and the dash: ", 2 August 2019 (Reuters)"."""
_LEAST_SCORES = 3
_GROUP_WORDS = word_set(
    "leader leaders bloc party faction member members fighters militants lawmakers ministers supporters "
    "coalition alliance movement candidates figure cadres deputies spokesman"
)
_AFTER_NAMES = word_set(
    "MP MPs MEP CEO CFO COO PM PMs QC KC SC SAN OBE CBE MBE KBE DBE LJ LJJ JJ CJ J JA JSC"
)
_LOCATIVE = word_set("in at near into outside inside across")
_LEAST_MARKS = 2
_NEVER = 1000
_LEAST_LETTERS = 4
_LEAST_CALLED = 2


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules, with the lists they look into."""

    gazetteer: Gazetteer
    roles: RoleFinder
    edges: Edges = field(init=False)
    firsts: Firsts = field(init=False)
    joins: Joins = field(init=False)
    acronyms: Acronyms = field(init=False)
    beside: Beside = field(init=False)
    bodies: Bodies = field(init=False)
    teams: Teams = field(init=False)
    hints: Hints = field(init=False)
    speakers: Speakers = field(init=False)
    shorts: Shorts = field(init=False)
    persons: Persons = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "edges", Edges(self.gazetteer, self.roles))
        object.__setattr__(self, "firsts", Firsts(self.gazetteer, self.roles))
        object.__setattr__(self, "joins", Joins(self.gazetteer, self.roles))
        object.__setattr__(self, "acronyms", Acronyms(self.gazetteer))
        object.__setattr__(self, "beside", Beside(self.gazetteer))
        object.__setattr__(self, "bodies", Bodies(self.gazetteer))
        object.__setattr__(self, "teams", Teams(self.gazetteer))
        object.__setattr__(self, "hints", Hints(self.gazetteer))
        object.__setattr__(self, "speakers", Speakers(self.gazetteer, self.roles))
        object.__setattr__(self, "shorts", Shorts(self.gazetteer, self.roles))
        object.__setattr__(self, "persons", Persons(self.gazetteer, self.roles))

    def apply(self, words: list[str], found: list[Span], parts: list[Sentence]) -> list[Span]:
        """Return the corrected spans.

        Args:
            words: The tokens of the text as written.
            found: Spans in token numbers, in order, never overlapping.
            parts: The sentences of the text.
        """
        found = self._headings(words, found, parts)
        divided = [part for span in found for part in self.edges.mend(words, span)]
        kept = [trimmed for span in divided if (trimmed := self._trim(words, span)) is not None]
        kept = _without_monsieur(words, kept)
        kept = self.joins.newspapers(words, self.firsts.apply(words, self.joins.wholes(words, kept), parts))
        kept = merged(kept, self._titled(words, kept, parts))
        kept = merged(kept, self.persons.missed(words, kept, parts))
        kept = merged(kept, self.bodies.missed(words, kept, parts))
        kept = merged(kept, list(spelled_out(words, kept)))
        kept = merged(kept, self.acronyms.read(words, kept))
        kept = self.joins.fields(words, self.joins.extend(words, kept), parts)
        kept = self.joins.fathers(words, self.joins.sites(words, kept, parts))
        kept = self.beside.datelines(words, self.beside.names(words, kept), parts)
        kept = self.hints.read(words, self._groups(words, self._datelines(words, kept, parts)))
        kept = self.shorts.read(words, merged(kept, self.speakers.names(words, kept, parts)))
        return self.teams.read(words, self._scores(words, kept, parts))

    def _headings(self, words: list[str], found: list[Span], parts: list[Sentence]) -> list[Span]:
        """Leave out "the Landlord" of a headline: no list has it, and the text never writes it so."""
        heads = {index for part in parts if part.heading for index in range(part.first, part.last)}
        if not heads:
            return found
        body = {word for part in parts if not part.heading for word in words[part.first : part.last]}
        if not body:
            return found
        return [
            (a, b, kind)
            for a, b, kind in found
            if not (
                b - a == 1
                and a in heads
                and kind is Kind.ORG
                and words[a].istitle()
                and words[a - 1].lower() == "the"
                and words[a] not in body
                and words[a] not in self.gazetteer.orgs
            )
        ]

    def _trim(self, words: list[str], span: Span) -> Span | None:
        """Cut off what stands at the edges of a name but is no part of it; None if nothing is left."""
        first, last, kind = span
        while last > first and (words[last - 1] in _POSSESSIVES or not _says(words[last - 1])):
            last -= 1
        while last - first > (2 if kind is Kind.ORG else 1) and not _spells(words[last - 1]):
            last -= 1
        while last - first > 1 and words[last - 1] in _AFTER_NAMES:
            last -= 1
        if last - first > 2 and words[first] == "On" and words[first + 1] in self.gazetteer.calendar:
            first += 2
        while first < last and (
            self._is_determiner(words[first], kind)
            or words[first] in _POSSESSIVES
            or not _says(words[first])
            or (last - first > 1 and words[first].islower() and words[first] not in self.gazetteer.leads)
        ):
            first += 1
        if kind is Kind.PERSON:
            while last - first > 2 and self.roles.is_title_pair(words, first + 2):
                first += 2
            while last - first > 1 and self.roles.is_title(words[first]):
                first += 1
            spaced = next((at for at in range(first, last) if len(words[at]) > 1), last)
            if spaced - first >= _LEAST_LETTERS:
                return None  # "C O N F I D E N T I A L" is a word.
            cut = self._before_office(words, first, last) if last - first > 1 else last
            if first < cut < last:
                last, kind = cut, Kind.PLACE
            elif last - first > 1 and fold(" ".join(words[first:last])) in self.gazetteer.countries:
                kind = Kind.PLACE
        elif last - first > 1 and (cut := self._before_office(words, first, last)) != last:
            if cut == first:
                return None
            last, kind = cut, Kind.PLACE
        if first < last and (
            self.edges.is_nationality(words, first, last)
            or self.roles.is_role(words[first:last])
            or all(self._is_column(word) for word in words[first:last])
        ):
            return None
        kind = self.edges.kind(words, (first, last, kind))
        if first >= last or (last - first == 1 and self._says_nothing(words, first, kind)):
            return None
        return first, last, kind

    def _is_determiner(self, word: str, kind: Kind) -> bool:
        return word.lower() in _DETERMINERS and (word.islower() or kind is not Kind.ORG)

    def _before_office(self, words: list[str], first: int, last: int) -> int:
        """Where a country ends that an office follows ("US Undersecretary of Defence"); *last* if nowhere."""
        for index in range(first, last):
            if words[index].lower() in OFFICES and words[index][0].isupper():
                name = undotted(" ".join(words[first:index]))
                return index if name in self.gazetteer.countries else last
        if all(self.roles.is_title(word) or fold(word) == "parliament" for word in words[first:last]):
            return first
        return last

    def _says_nothing(self, words: list[str], first: int, kind: Kind) -> bool:
        word = words[first]
        if word in self.gazetteer.demonyms or word in self.gazetteer.not_names or not _spells(word):
            # "Finn" may be a name, and has things of his own then.
            owner = kind is Kind.PERSON and words[first + 1 : first + 2] in (["'s"], ["’s"])
            return not (owner and fold(word) in self.gazetteer.given)
        if word == "State" and first > 1 and words[first - 2].lower().endswith("secretary"):
            return True
        if kind is Kind.PERSON:
            return self.roles.is_title(word)
        return word in self.gazetteer.calendar or (
            word.isupper()
            and len(word) > 2
            and word.capitalize() not in self.gazetteer.orgs
            and (
                word.capitalize() in self.gazetteer.calendar
                or self.gazetteer.common.get(word.lower(), 0) >= 9
            )
        )

    def _is_column(self, word: str) -> bool:
        """Whether *word* stands in tables of figures ("Shr", "QTR", "2,793") and names nobody there."""
        plain = word.capitalize() if word.isupper() else word
        return plain in self.gazetteer.not_names or not _spells(word)

    def _titled(self, words: list[str], found: list[Span], parts: list[Sentence]) -> list[Span]:
        """Capitalised words that no span covers directly after a title that only a person bears."""
        titles = {
            word for word in set(words) if word[0].isupper() and word.rstrip(".").lower() in SURE_TITLES
        }
        if not titles:
            return []
        taken = {index for first, last, _ in found for index in range(first, last)}
        added: list[Span] = []
        for part in parts:
            if part.heading:
                continue
            for index in range(part.first + 1, part.last):
                if words[index - 1] not in titles or index in taken or not self._is_borne(words[index]):
                    continue
                stop = index + 1
                while (
                    stop < part.last
                    and stop not in taken
                    and words[stop][0].isupper()
                    and words[stop].isalpha()
                ):
                    stop += 1
                added.append((index, stop, Kind.PERSON))
        return added

    def _is_borne(self, word: str) -> bool:
        """Whether a word after a title may be the name of who bears it."""
        if not word[0].isupper() or len(word) < 3:
            return False
        plain = word.isalpha() and not word.isupper() and word not in self.gazetteer.demonyms
        known = self.gazetteer.common.get(word.lower(), 0) >= 4 or word in self.gazetteer.calendar
        heads = fold(word) in self.gazetteer.org_heads or fold(word) in self.gazetteer.place_heads
        return plain and not known and not heads and not self.roles.is_title(word)

    def _datelines(self, words: list[str], found: list[Span], parts: list[Sentence]) -> list[Span]:
        """A town in capitals that opens a paragraph before a dash is a place."""
        opening: dict[int, int] = {}
        for part in parts:
            stop = part.first
            while stop < part.last and stop - part.first < _LONGEST_DATELINE and words[stop].isalpha():
                if not words[stop].isupper() or len(words[stop]) < 3:
                    break
                stop += 1
            if stop == part.first:
                continue
            window = words[stop : min(stop + _LONGEST_SOURCE, part.last)]
            reach = window if window[:1] in (["("], [","]) else window[:1]
            if not _DASHES.isdisjoint(reach):
                opening[part.first] = stop
        if not opening:
            return found
        covered = [span for span in found if not any(a <= span[0] < b for a, b in opening.items())]
        fresh = [(first, last, Kind.PLACE) for first, last in opening.items()]
        return merged(covered, fresh)

    def _groups(self, words: list[str], found: list[Span]) -> list[Span]:
        """An unknown "place" that has leaders and members, and that nothing happens in, is a group."""
        marks: dict[str, int] = {}
        for first, last, kind in found:
            name = words[first]
            if kind is not Kind.PLACE or last - first > 1 or self._is_place(name):
                continue
            if first and words[first - 1].lower() in _LOCATIVE:
                marks[name] = marks.get(name, 0) - _NEVER
            elif last < len(words) and words[last] in _GROUP_WORDS:
                marks[name] = marks.get(name, 0) + 1
        groups = {name for name, count in marks.items() if count >= _LEAST_MARKS}
        if not groups:
            return found
        return [(a, b, Kind.ORG if b - a == 1 and words[a] in groups else kind) for a, b, kind in found]

    def _is_place(self, word: str) -> bool:
        key = undotted(word)
        return key in self.gazetteer.places or key in self.gazetteer.countries

    def _scores(self, words: list[str], found: list[Span], parts: list[Sentence]) -> list[Span]:
        """Names of towns in lines that are mostly names and numbers are those of their teams."""
        added: list[Span] = []
        digits = list(map(str.isdigit, map(itemgetter(0), words)))
        for part in parts:
            numbers = sum(digits[part.first : part.last])
            if numbers < _LEAST_SCORES or 4 * numbers < part.last - part.first:
                continue
            pairs = self._scored(words, part)
            inside = {span[0]: span[2] for span in found if part.first <= span[0] < part.last}
            persons = sum(inside.get(first) is Kind.PERSON for first, _ in pairs)
            if len(pairs) >= _LEAST_SCORES and 3 * persons < len(pairs) and 3 * len(pairs) > len(inside):
                added += [(first, last, Kind.ORG) for first, last in pairs]
        return merged(found, added)

    def _scored(self, words: list[str], part: Sentence) -> list[tuple[int, int]]:
        """Runs of capitalised words, each with a number directly after it."""
        pairs: list[tuple[int, int]] = []
        at = part.first
        while at < part.last:
            stop = at
            while (
                stop < part.last
                and words[stop][0].isupper()
                and words[stop].isalpha()
                and len(words[stop]) > 1
            ):
                stop += 1
            if stop > at:
                number = stop < part.last and words[stop].isdigit()
                plain = not any(word in self.gazetteer.calendar for word in words[at:stop])
                if number and plain and not self._is_common(words[stop - 1]):
                    pairs.append((at, stop))
            at = max(stop, at + 1)
        return pairs

    def _is_common(self, word: str) -> bool:
        return self.gazetteer.common.get(word.lower(), 0) >= 6


def _says(word: str) -> bool:
    return word.isalnum() or any(map(str.isalnum, word))


def _spells(word: str) -> bool:
    return word.isalpha() or any(map(str.isalpha, word))


def _without_monsieur(words: list[str], found: list[Span]) -> list[Span]:
    """Cut "M." off family names where several bear it: no initial, but how French gentlemen are addressed."""
    called = {
        words[last - 1]
        for first, last, kind in found
        if kind is Kind.PERSON and last - first == 2 and words[first] == "M."
    }
    if len(called) < _LEAST_CALLED:
        return found
    return [
        (first + 1, last, kind) if words[first] == "M." and words[last - 1] in called else (first, last, kind)
        for first, last, kind in found
    ]
