"""Spans of an article's text: the marks on it, quick look-up by place, and literal search.

Pure; offsets are code points, spans half open.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from tui.model import Kind

Span = tuple[int, int]

_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-"}
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention as the article pane paints it.

    Attributes:
        start: First code point.
        end: One past the last.
        kind: What it names.
        entity: Number of the entity it belongs to.
    """

    start: int
    end: int
    kind: Kind
    entity: int


class SpanIndex:
    """Spans sorted by start that may overlap, found by place."""

    def __init__(self, spans: Sequence[Span] = ()) -> None:
        """Index *spans*, which are sorted by start."""
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._reach = list(accumulate(self._ends, max))

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, number: int) -> Span:
        return self._starts[number], self._ends[number]

    def overlapping(self, start: int, end: int) -> Iterator[int]:
        """Yield the numbers of the spans that share a code point with start:end, in order."""
        for number in range(bisect_right(self._reach, start), bisect_left(self._starts, end)):
            if self._ends[number] > start:
                yield number

    def first_from(self, offset: int) -> int:
        """Return the number of the first span that starts at *offset* or later; their count if none does."""
        return bisect_left(self._starts, offset)


class Haystack:
    """A text to search literally, without regard to diacritics or the shape of quotes and dashes."""

    def __init__(self, text: str) -> None:
        """Fold *text* once, so that every search after is quick."""
        folded: dict[str, str | int | None] = {char: _fold(char) for char in set(text) if not char.isascii()}
        self._text = text.translate(str.maketrans(folded))
        self._offsets: list[int] | None = None
        if len(self._text) != len(text):
            self._offsets = [offset for offset, char in enumerate(text) if folded.get(char) != ""]
            self._offsets.append(len(text))

    def find(self, pattern: str) -> list[Span]:
        """Return the spans of the text that read like *pattern*, from first to last.

        Args:
            pattern: Taken literally, save that a blank stands for any white space. Capital letters in it
                make the search heed case.

        Returns:
            Spans of the text as given; none for a blank pattern.
        """
        words = "".join(char if char.isascii() else _fold(char) for char in pattern).split()
        if not words:
            return []
        case = re.IGNORECASE if pattern == pattern.lower() else re.NOFLAG
        found = re.finditer(r"\s+".join(map(re.escape, words)), self._text, case)
        if self._offsets is None:
            return [match.span() for match in found]
        offsets = self._offsets
        return [(offsets[match.start()], offsets[match.end() - 1] + 1) for match in found]


def _fold(char: str) -> str:
    plain = "".join(
        part
        for part in unicodedata.normalize("NFKD", char.translate(_QUOTES))
        if not unicodedata.combining(part)
    )
    return plain if len(plain) <= 1 else char
