"""Finding the names of a watch-list in a text: where they stand as whole words, whatever the tagger saw."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tui.extraction.gazetteer import Gazetteer, load_gazetteer
from tui.extraction.roles import RoleFinder
from tui.extraction.sentences import paragraph_of, paragraph_starts
from tui.model import Kind, Mention, Watched
from tui.text import fold, spelling

_WORD = re.compile(
    r"\w[\w\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u0670\u06d6-\u06ed\u0900-\u0963"
    r"\u0966-\u0dff\u0e31-\u0e3a\u0e47-\u0e4e\u200c\u200d]*"
)
_BLANK_LINE = re.compile(r"\n\s*\n")
_HYPHENS = "-‐‑"


class Watch:
    """The names of a watch-list, made ready for looking up; small enough to go to other processes."""

    def __init__(self, watched: Iterable[Watched]) -> None:
        """Make *watched* ready."""
        self._kinds: dict[str, Kind] = {}
        self._longest: dict[str, int] = {}
        self._lower: set[str] = set()
        for one in watched:
            for variant in one.variants:
                words = _WORD.findall(variant)
                plain = spelling(variant)
                if not words or not plain:
                    continue
                self._kinds.setdefault(plain, one.kind)
                if variant.islower():
                    self._lower.add(plain)
                first = fold(words[0])
                self._longest[first] = max(self._longest.get(first, 0), len(words))

    def find(self, text: str) -> list[tuple[int, int, Kind]]:
        """Return where names of the list stand in *text*: half-open spans of whole words, never overlapping.

        Case, diacritics and the width of blanks do not count. Of names that begin at one word the longest is
        found. A single common word without a capital is none, unless the list has it so: "bush" is not Bush.
        """
        if not self._kinds:
            return []
        spans = [match.span() for match in _WORD.finditer(text)]
        found: list[tuple[int, int, Kind]] = []
        place = 0
        while place < len(spans):
            taken = self._at(text, spans, place)
            if taken:
                start, end = spans[place][0], spans[place + taken - 1][1]
                found.append((start, end, self._kinds[spelling(text[start:end])]))
            place += taken or 1
        return found

    def _at(self, text: str, spans: Sequence[tuple[int, int]], place: int) -> int:
        """Return how many words the longest name has that begins with the word at *place*, or 0."""
        start, stop = spans[place]
        longest = self._longest.get(fold(text[start:stop]))
        if longest is None or _goes_on(text[max(0, start - 2) : start][::-1]):
            return 0
        for number in range(min(longest, len(spans) - place), 0, -1):
            end = spans[place + number - 1][1]
            piece = text[start:end]
            plain = spelling(piece)
            if plain not in self._kinds or _goes_on(text[end : end + 2]) or _BLANK_LINE.search(piece):
                continue
            if number == 1 and plain not in self._lower and _is_common(piece):
                continue
            return number
        return 0

    def merge(self, text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """Return *mentions* of *text* with those of the list among them.

        What the list names is there with the list's kind. A longer mention stays as it is: "Iraq" is not cut
        out of the name of a body.

        Args:
            text: The document's text.
            mentions: In order, never overlapping.

        Returns:
            Mentions in order, never overlapping.
        """
        hits = self.find(text)
        if not hits:
            return tuple(mentions)
        starts = paragraph_starts(text)
        merged: list[Mention] = []
        rest = list(reversed(mentions))
        for start, end, kind in hits:
            while rest and rest[-1].end <= start:
                merged.append(rest.pop())
            over: list[Mention] = []
            while rest and rest[-1].start < end:
                over.append(rest.pop())
            if any(one.end - one.start > end - start for one in over):
                # Those that end before the next name begins come first; they are in order already.
                rest.extend(reversed(over))
                continue
            role = next((one.role for one in over if one.start == start), "")
            if kind is not Kind.PERSON:
                role = ""
            elif not role:
                role = _finder().before_offset(text, start)
            merged.append(Mention(start, end, text[start:end], kind, role, paragraph_of(starts, start)))
        return (*merged, *reversed(rest))


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer:
    return load_gazetteer()


@lru_cache(maxsize=1)
def _finder() -> RoleFinder:
    return RoleFinder(_gazetteer())


def _is_common(word: str) -> bool:
    return word.islower() and word in _gazetteer().common


def _goes_on(beside: str) -> bool:
    """Say whether a word goes on with *beside*: two characters after it, or before it from right to left."""
    if not beside:
        return False
    near = beside[0]
    if near.isalnum() or near in "_@" or unicodedata.category(near).startswith("M"):
        return True
    return near in f"{_HYPHENS}." and beside[1:].isalnum()
