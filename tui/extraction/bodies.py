"""Bodies that the tagger passed over: well-known names of several words, and capitals up to "Committee"."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from tui.extraction.edges import Span
from tui.extraction.gazetteer import Gazetteer
from tui.extraction.sentences import Sentence
from tui.extraction.words import word_set
from tui.model import Kind

_HEADS = word_set(
    "Committee Commission Council Ministry University Association Foundation Institute Agency Authority "
    "Federation Limited Ltd Ltd. Inc Inc. Corporation Company Organization Organisation Confederation "
    "Secretariat Directorate Consortium Alliance Coalition Department Bureau Parliament"
)
# "Diriá National Park", "San Lucas Wildlife Refuge".
_SITES = word_set("Park Refuge Reserve Forest Monument Sanctuary")
_OF_SITES = word_set("National Wildlife Nature Game Marine Provincial")
_MARKS = {"k": Kind.ORG, "c": Kind.PLACE}
_LONGEST = 7
_LEAST_COMMON = 2
_SURE = 8


@dataclass(frozen=True, slots=True)
class Bodies:
    """Finds names that no span covers, with the lists it looks into."""

    gazetteer: Gazetteer
    _openers: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        first = {name.partition(" ")[0] for name, mark in self.gazetteer.phrases.items() if mark in _MARKS}
        object.__setattr__(
            self, "_openers", frozenset({word.capitalize() for word in first} | _HEADS | _SITES)
        )

    def missed(self, words: list[str], found: list[Span], parts: list[Sentence]) -> list[Span]:
        """Return the names outside *found*, in order.

        Args:
            words: The tokens of the text as written.
            found: Spans in token numbers, in order, never overlapping.
            parts: The sentences of the text.
        """
        openers = self._openers
        places = [index for index, word in enumerate(words) if word in openers]
        if not places:
            return []
        taken = {index: last for first, last, _ in found for index in range(first, last)}
        openings = [part.first for part in parts]
        added: list[Span] = []
        free = 0
        for at in places:
            part = parts[bisect_right(openings, at) - 1]
            if at in taken or at < free:
                continue
            span = None if part.heading else self._listed(words, at, part.last, taken)
            span = span or self._headed(words, at, part, taken)
            if span is not None and span[0] >= free:
                added.append(span)
                free = span[1]
        return added

    def _listed(self, words: list[str], at: int, last: int, taken: dict[int, int]) -> Span | None:
        """The longest well-known name that begins at *at*; a body's takes in what was found of it."""
        lists = self.gazetteer
        longest = lists.openings.get(words[at].lower().replace(".", ""), 0)
        for stop in range(min(last, at + longest), at + 1, -1):
            if taken.get(stop - 1, stop) > stop or not words[stop - 1][0].isupper():
                continue
            name = " ".join(words[at:stop]).lower().replace(".", "").replace("’", "'")
            mark = lists.phrases.get(name, "")
            if mark != "k" and not taken.keys().isdisjoint(range(at, stop)):
                continue
            if mark in _MARKS and not (stop < last and words[stop][0].isupper()):
                return at, stop, _MARKS[mark]
        return None

    def _headed(self, words: list[str], at: int, part: Sentence, taken: dict[int, int]) -> Span | None:
        """The run of capitals that ends at *at* in a word that says that it is a body, or a park."""
        last = at + 1
        site = words[at] in _SITES and words[at - 1] in _OF_SITES
        if not site and (words[at] not in _HEADS or (last < part.last and _is_capital(words[last]))):
            return None
        if site and last < part.last and _is_capital(words[last]) and not self._is_sure(words[last]):
            return None
        first = at
        floor = max(part.first, last - _LONGEST)
        while first > floor and first - 1 not in taken and _is_capital(words[first - 1]):
            first -= 1
        if first == part.first and self.gazetteer.common.get(words[first].lower(), 0) >= _LEAST_COMMON:
            first += 1
        if part.heading and last - first < part.last - part.first:
            return None  # Other words have capitals there, too.
        fits = last - first > 1 + site and words[first] not in self.gazetteer.calendar
        return (first, last, Kind.PLACE if site else Kind.ORG) if fits else None

    def _is_sure(self, word: str) -> bool:
        """Whether a capitalised word can only begin something else, as "Seven" of "Seven days a week"."""
        lists, lower = self.gazetteer, word.lower()
        head = lower in lists.org_heads or lower in lists.place_heads
        return lists.common.get(lower, 0) >= _SURE and not head


def _is_capital(word: str) -> bool:
    return word[0].isupper() and (word.isalpha() or word.endswith("."))
