"""The words around a mention or hit: one line of context, as a concordance shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.text import one_line

_BLANK_LINE = re.compile(r"\r?\n[ \t\u00a0]*\r?\n")


@dataclass(frozen=True, slots=True)
class Context:
    """A span with the text left and right of it, safe and on one line."""

    left: str
    middle: str
    right: str

    def __str__(self) -> str:
        return f"{self.left}{self.middle}{self.right}"


def context(text: str, start: int, end: int, *, before: int = 80, after: int = 160) -> Context:
    """Return the words around ``text[start:end]``, cut at paragraph ends and between words.

    Args:
        text: The document's text.
        start: First code point of the span.
        end: One past its last.
        before: At most so many code points to the left.
        after: At most so many to the right.
    """
    left_edge = max(0, start - before)
    left = text[left_edge:start]
    breaks = list(_BLANK_LINE.finditer(left))
    if breaks:
        left = left[breaks[-1].end() :]
    elif left_edge > 0:
        left = "…" + left.partition(" ")[2]
    right_edge = min(len(text), end + after)
    right = text[end:right_edge]
    stop = _BLANK_LINE.search(right)
    if stop:
        right = right[: stop.start()]
    elif right_edge < len(text):
        right = right.rpartition(" ")[0] + "…"
    return Context(
        left=one_line(left) + (" " if left[-1:].isspace() and left.strip() else ""),
        middle=one_line(text[start:end]),
        right=(" " if right[:1].isspace() and right.strip() else "") + one_line(right),
    )


def quotation(text: str, start: int, end: int) -> str:
    """Return the sentence-like stretch around ``text[start:end]`` for quoting, on one line."""
    floor = max(0, start - 600)
    before = [match.end() for match in re.finditer(r"[.!?]['\"”’)\]]*\s+|\n\s*\n", text[floor:start])]
    begin = floor + before[-1] if before else floor
    after = re.search(r"[.!?]['\"”’)\]]*(?=\s|$)|\n\s*\n", text[end : end + 600])
    stop = end + after.end() if after else min(len(text), end + 600)
    return one_line(text[begin:stop])
