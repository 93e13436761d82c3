"""Where in a source file a place of its text stands, so that an editor can open there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from tui.sources import front_matter
from tui.sources.decoding import DecodingError, decode

_WORD = re.compile(r"[^\W_]+")
_UNSEEN = re.compile(
    r"<(script|style|title)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>|&[#\w]{1,12};",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = (".html", ".htm")
_MARKDOWN = (".md", ".markdown")
_AROUND = 12
_WINDOW = 1_000


class Lines:
    """The lines of a source file at which places of its text stand.

    Exact for plain text; in Markdown and HTML the words around the place are looked up in the file.
    """

    def __init__(self, path: Path, text: str) -> None:
        """Read a file.

        Args:
            path: The source file.
            text: The document's text, as read from the file.
        """
        ending = path.suffix.lower()
        self._text = text
        self._source: str | None = None
        self._words: list[str] | None = None
        self._places: list[int] = []
        try:
            data = path.read_bytes()
            if ending in (*_MARKUP, *_MARKDOWN):
                self._source, _ = decode(data, markup=ending in _MARKUP)
                found = list(_WORD.finditer(_bare(self._source, ending)))
                self._words, self._places = [match[0] for match in found], [match.start() for match in found]
            else:
                self._source = text
        except (OSError, ValueError, DecodingError):
            return

    def at(self, offset: int) -> int:
        """Return the line of the place at *offset* of the text, in code points.

        Counted from 1; 1 when the file is gone or the place cannot be found in it.
        """
        if self._source is None:
            return 1
        offset = max(0, offset)
        return _line(self._source, offset if self._words is None else self._place(self._words, offset))

    def _place(self, there: list[str], offset: int) -> int:
        """Return where in the file the words around *offset* of the text stand, the likeliest place first.

        Every occurrence of the word at the place is scored by how many of its neighbours agree; of equals the
        one that lies about as deep in the file as the place in the text wins.
        """
        near = list(_WORD.finditer(self._text, max(0, offset - _WINDOW), offset + _WINDOW))
        words = [match.group() for match in near]
        here = next((index for index, match in enumerate(near) if match.end() > offset), len(near) - 1)
        depth = offset / max(1, len(self._text)) * len(self._source or "")
        for index in sorted(range(len(words)), key=lambda index: abs(index - here))[:_AROUND]:
            found = [
                (_agreement(words, index, there, at), -abs(self._places[at] - depth), self._places[at])
                for at, word in enumerate(there)
                if word == words[index]
            ]
            if found:
                return max(found)[2]
        return 0


def locate(path: Path, text: str, offset: int) -> int:
    """Return the line of a file at which one place of its text stands, as :class:`Lines` finds it."""
    return Lines(path, text).at(offset)


def _line(text: str, offset: int) -> int:
    end = "\n" if "\n" in text else "\r"
    return text.count(end, 0, offset) + 1


def _bare(source: str, ending: str) -> str:
    """Return *source* with markup blotted out, offsets unchanged."""
    if ending in _MARKUP:
        return _UNSEEN.sub(lambda match: " " * len(match[0]), source)
    _, start = front_matter.split(source)
    return " " * start + source[start:]


def _agreement(words: Sequence[str], index: int, there: Sequence[str], at: int) -> int:
    """Return how many words before and after agree without a gap, at most :data:`_AROUND` each way."""
    count = 0
    for step in (1, -1):
        for distance in range(1, _AROUND + 1):
            mine, theirs = index + step * distance, at + step * distance
            if not (0 <= mine < len(words) and 0 <= theirs < len(there)) or words[mine] != there[theirs]:
                break
            count += 1
    return count
