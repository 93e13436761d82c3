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


def locate(path: Path, text: str, offset: int) -> int:
    """Find the line of a file at which a place of its text stands.

    Exact for plain text; in Markdown and HTML the words around the place are looked up in the file.

    Args:
        path: The source file.
        text: The document's text, as read from the file.
        offset: A place in *text*, in code points.

    Returns:
        The line, counted from 1; 1 when the file is gone or the place cannot be found in it.
    """
    ending = path.suffix.lower()
    try:
        data = path.read_bytes()
        if ending not in (*_MARKUP, *_MARKDOWN):
            return _line(text, max(0, offset))
        source, _ = decode(data, markup=ending in _MARKUP)
    except (OSError, ValueError, DecodingError):
        return 1
    return _line(source, _place(_bare(source, ending), text, max(0, offset)))


def _line(text: str, offset: int) -> int:
    end = "\n" if "\n" in text else "\r"
    return text.count(end, 0, offset) + 1


def _bare(source: str, ending: str) -> str:
    """Return *source* with markup blotted out, offsets unchanged."""
    if ending in _MARKUP:
        return _UNSEEN.sub(lambda match: " " * len(match[0]), source)
    _, start = front_matter.split(source)
    return " " * start + source[start:]


def _place(source: str, text: str, offset: int) -> int:
    """Return where in *source* the words around *offset* of *text* stand, the likeliest place first.

    Every occurrence of the word at the place is scored by how many of its neighbours agree; of equals the
    one that lies about as deep in the file as the place in the text wins.
    """
    near = list(_WORD.finditer(text, max(0, offset - _WINDOW), offset + _WINDOW))
    words = [match.group() for match in near]
    places = [match.start() for match in _WORD.finditer(source)]
    there = _WORD.findall(source)
    here = next((index for index, match in enumerate(near) if match.end() > offset), len(near) - 1)
    depth = offset / max(1, len(text)) * len(source)
    for index in sorted(range(len(words)), key=lambda index: abs(index - here))[:_AROUND]:
        found = [
            (_agreement(words, index, there, at), -abs(places[at] - depth), places[at])
            for at, word in enumerate(there)
            if word == words[index]
        ]
        if found:
            return max(found)[2]
    return 0


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
