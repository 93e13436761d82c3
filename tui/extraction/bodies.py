"""Bodies that the tagger passed over: well-known names of several words, and capitals up to "Committee"."""

from __future__ import annotations

from dataclasses import dataclass

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
_MARKS = {"k": Kind.ORG, "c": Kind.PLACE}
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Bodies:
    """Finds names that no span covers, with the lists it looks into."""

    gazetteer: Gazetteer

    def missed(self, words: list[str], found: list[Span], parts: list[Sentence]) -> list[Span]:
        """Return the names outside *found*, in order.

        Args:
            words: The tokens of the text as written.
            found: Spans in token numbers, in order, never overlapping.
            parts: The sentences of the text.
        """
        taken = {index for first, last, _ in found for index in range(first, last)}
        added: list[Span] = []
        for part in parts:
            if part.heading:
                continue
            at = part.first
            while at < part.last:
                stop = at + 1
                if at not in taken and words[at][0].isupper():
                    span = self._listed(words, at, part.last, taken) or self._headed(words, at, part, taken)
                    if span is not None:
                        added.append(span)
                        stop = span[1]
                at = stop
        return added

    def _listed(self, words: list[str], at: int, last: int, taken: set[int]) -> Span | None:
        """The longest well-known name that begins at *at*."""
        lists = self.gazetteer
        longest = lists.openings.get(words[at].lower().replace(".", ""), 0)
        for stop in range(min(last, at + longest), at + 1, -1):
            if not taken.isdisjoint(range(at, stop)) or not words[stop - 1][0].isupper():
                continue
            mark = lists.phrases.get(" ".join(words[at:stop]).lower().replace(".", ""), "")
            if mark in _MARKS and not (stop < last and words[stop][0].isupper()):
                return at, stop, _MARKS[mark]
        return None

    def _headed(self, words: list[str], at: int, part: Sentence, taken: set[int]) -> Span | None:
        """A run of capitals from *at* whose last word says that it is a body."""
        stop = at
        while stop < min(part.last, at + _LONGEST) and stop not in taken and _is_capital(words[stop]):
            stop += 1
        opens = at == part.first and self.gazetteer.common.get(words[at].lower(), 0) >= 2
        first = at + 1 if opens else at
        fits = stop - first > 1 and words[stop - 1] in _HEADS and words[first] not in self.gazetteer.calendar
        return (first, stop, Kind.ORG) if fits else None


def _is_capital(word: str) -> bool:
    return word[0].isupper() and (word.isalpha() or word.endswith("."))
