"""Who speaks in a transcript: "KOWALCZYK: When did you hear of it?", "Senator Vale: I did not.".

One label says little, a text where the same few names open line after line is a record of what they said.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tui.extraction.edges import Span
from tui.extraction.gazetteer import Gazetteer
from tui.extraction.roles import RoleFinder
from tui.extraction.sentences import Sentence
from tui.extraction.words import word_set
from tui.model import Kind
from tui.text import fold

_PARTICLES = word_set("al el bin ibn abu abd de del der van von da di du la le")
# What stands for somebody whom the record does not name.
_NOBODY = word_set(
    "q a question answer interviewer interviewee moderator host audience voice man woman chair clerk court "
    "witness narrator all both reporter caller operator unidentified unknown male female translator"
)
_LONGEST = 5
_LEAST_LINES = 4
_LEAST_TURNS = 2


@dataclass(frozen=True, slots=True)
class Speakers:
    """Finds the labels of a transcript, with the lists it looks into."""

    gazetteer: Gazetteer
    roles: RoleFinder

    def names(self, words: list[str], found: list[Span], parts: list[Sentence]) -> list[Span]:
        """Return the names of those who speak, where they are labels; none where the text is no transcript.

        Args:
            words: The tokens of the text as written.
            found: Spans in token numbers, in order, never overlapping.
            parts: The sentences of the text.
        """
        labels = [label for part in parts if (label := self._label(words, part))]
        if len(labels) < _LEAST_LINES:
            return []
        turns = Counter(fold(words[last - 1]) for _, last in labels)
        speak = [(first, last) for first, last in labels if turns[fold(words[last - 1])] >= _LEAST_TURNS]
        if len(speak) < _LEAST_LINES:
            return []
        named = [span for label in speak if (span := self._person(words, *label)) is not None]
        full = (span for span in (*named, *found) if span[2] is Kind.PERSON and span[1] - span[0] > 1)
        families = {fold(words[last - 1]) for _, last, _ in full} | self.gazetteer.surnames
        return [
            (first, last, kind)
            for first, last, kind in named
            if last - first > 1 or fold(words[first]) in families or self._is_addressed(words, first)
        ]

    def _label(self, words: list[str], part: Sentence) -> tuple[int, int] | None:
        """The words before a colon that open a sentence, if all could be parts of a name and more follows."""
        stop = part.first
        while stop < min(part.last, part.first + _LONGEST) and words[stop] != ":":
            word = words[stop]
            if not (word[0].isupper() or word.lower() in _PARTICLES):
                return None
            stop += 1
        opens = part.first < stop < part.last - 1 and words[stop] == ":"
        return (part.first, stop) if opens and words[stop - 1][0].isupper() else None

    def _is_addressed(self, words: list[str], first: int) -> bool:
        return first > 0 and self.roles.is_title(words[first - 1].title())

    def _person(self, words: list[str], first: int, last: int) -> Span | None:
        """The name in a label without its titles; None if it names nobody."""
        while first < last - 1 and self.roles.is_title(words[first].title()):
            first += 1
        name = words[first:last]
        lists = self.gazetteer
        surname = fold(name[-1])
        if any(fold(word) in lists.common and fold(word) not in lists.given for word in name[:-1]):
            return None
        if surname in _NOBODY or self.roles.is_role([word.title() for word in name]):
            return None
        if surname in lists.common and surname not in lists.surnames:
            return None
        if " ".join(name) in lists.orgs or surname in lists.org_heads or name[-1].title() in lists.calendar:
            return None
        return first, last, Kind.PERSON
