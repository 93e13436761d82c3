"""Motions over a text, as vim names them: by letters, words, lines and paragraphs, offset to offset."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from tui.app.widgets.layout import Layout

_WORD = re.compile(r"\w+(?:['’.,-]\w+)*|[^\w\s]+")
_PARAGRAPH = re.compile(r"\n\s*\n\s*")

MOTIONS = frozenset(
    ("h", "l", "j", "k", "w", "b", "e", "0", "dollar_sign", "left_curly_bracket", "right_curly_bracket", "G",
     "left", "right", "down", "up", "home", "end")
)  # fmt: skip
"""The keys that move."""


def move(layout: Layout, head: int, key: str) -> int:
    """Return where *key* leads from offset *head* of the laid out text, never outside it.

    Args:
        layout: The text as it is wrapped on the screen.
        head: An offset, at most the text's length.
        key: One of :data:`MOTIONS`.
    """
    text = layout.text
    match key:
        case "h" | "left":
            return max(0, head - 1)
        case "l" | "right":
            return min(len(text), head + 1)
        case "j" | "down" | "k" | "up":
            return _by_line(layout, head, 1 if key in ("j", "down") else -1)
        case "0" | "home":
            return layout.lines[layout.line_of(head)][0] if len(layout) else 0
        case "dollar_sign" | "end":
            return layout.lines[layout.line_of(head)][1] if len(layout) else 0
        case "G":
            return len(text)
    return _by_stretch(text, head, key)


def _by_line(layout: Layout, head: int, by: int) -> int:
    if not len(layout):
        return 0
    line = layout.line_of(head)
    target = line + by
    if not 0 <= target < len(layout):
        return 0 if by < 0 else len(layout.text)
    start, end = layout.lines[line]
    column = min(max(head, start), end) - start
    first, last = layout.lines[target]
    return min(first + column, last)


def _by_stretch(text: str, head: int, key: str) -> int:
    if key in ("left_curly_bracket", "right_curly_bracket"):
        starts = [0, *(match.end() for match in _PARAGRAPH.finditer(text)), len(text)]
        if key == "right_curly_bracket":
            return starts[min(bisect_right(starts, head), len(starts) - 1)]
        return starts[max(bisect_left(starts, head) - 1, 0)]
    words = [match.span() for match in _WORD.finditer(text)]
    if key == "b":
        return next((start for start, _ in reversed(words) if start < head), 0)
    if key == "e":
        return next((end for _, end in words if end > head), len(text))
    return next((start for start, _ in words if start > head), len(text))
