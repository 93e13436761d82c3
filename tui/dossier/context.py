"""The words around a mention or hit: one line of context, as a concordance shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.text import one_line

_LONGEST_SIDE = 600
_SENTENCE_START = re.compile(r"[.!?]['\"”’)\]]*\s+|\n\s*\n")
_SENTENCE_STOP = re.compile(r"[.!?]['\"”’)\]]*(?=\s|$)|\n\s*\n")
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
    left = text[max(0, start - before) : start]
    breaks = list(_BLANK_LINE.finditer(left))
    if breaks:
        left = left[breaks[-1].end() :]
    elif start > before:
        left = "…" + _without_cut_word(left, before_it=text[start - before - 1])
    right = text[end : end + after]
    stop = _BLANK_LINE.search(right)
    if stop:
        right = right[: stop.start()]
    elif end + after < len(text):
        right = _without_cut_word(right[::-1], before_it=text[end + after])[::-1] + "…"
    return Context(
        left=one_line(left) + (" " if left[-1:].isspace() and left.strip() else ""),
        middle=one_line(text[start:end]),
        right=(" " if right[:1].isspace() and right.strip() else "") + one_line(right),
    )


def quotation(text: str, start: int, end: int) -> str:
    """Return the sentence-like stretch around ``text[start:end]`` for quoting, on one line.

    A sentence that goes on for very long is cut between words, and an ellipsis says so.
    """
    floor, ceiling = max(0, start - _LONGEST_SIDE), min(len(text), end + _LONGEST_SIDE)
    before = text[floor:start]
    begins = [match.end() for match in _SENTENCE_START.finditer(before)]
    if begins:
        before = before[begins[-1] :]
    elif floor > 0:
        before = "…" + _without_cut_word(before, before_it=text[floor - 1]).lstrip()
    after = text[end:ceiling]
    stop = _SENTENCE_STOP.search(after)
    if stop:
        after = after[: stop.end()]
    elif ceiling < len(text):
        after = _without_cut_word(after[::-1], before_it=text[ceiling])[::-1].rstrip() + "…"
    return one_line(before + text[start:end] + after)


def _without_cut_word(cut: str, *, before_it: str) -> str:
    """Return *cut* without the word that its first character is in the middle of.

    Where it has no blank (some scripts have none), it is cut where it was.
    """
    if before_it.isspace() or cut[:1].isspace():
        return cut
    blank = re.search(r"\s", cut)
    return cut[blank.end() :] if blank else cut
