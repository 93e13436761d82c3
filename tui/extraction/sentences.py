"""Sentences, paragraphs and headlines: where a text breaks, in tokens and in code points.

Rules only: full stops with what follows them, blank lines, and line ends that no wrapped line would have.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from tui.extraction.tokens import Tokens, tokenize

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BLANK = re.compile(r"\n[ \t\r\f\v\u00a0]*\n")
_ENDERS = frozenset({".", "!", "?", "…", ".)", "。"})
_CLOSERS = frozenset({'"', "”", "’", "'", ")", "]", "»"})
_ABBREVIATED_END = frozenset(
    {"Inc.", "Corp.", "Co.", "Ltd.", "Jr.", "Sr.", "U.S.", "U.K.", "U.N.", "a.m.", "p.m."}
)
_MAY_END = _ENDERS | _ABBREVIATED_END
_WRAPPED = 50
_LONGEST = 300
"""So many tokens without an end are no sentence any more; what looks at a whole one would never be done."""
_OPENERS = frozenset(
    {"The", "In", "But", "He", "She", "It", "They", "This", "That", "A", "An", "At", "On", "For", "We"}
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A run of tokens.

    Attributes:
        first: Number of its first token.
        last: One past the number of its last token.
        heading: Whether its line is written in capitals or in title case.
    """

    first: int
    last: int
    heading: bool


@lru_cache(maxsize=1)
def paragraph_starts(text: str) -> list[int]:
    """Return where each paragraph of *text* begins, in code points.

    Paragraphs are blocks separated by blank lines, or single lines where the text has no blank line. Those
    of the last text are kept, as by :func:`parse`: nobody may change what is returned.
    """
    stripped = text.strip()
    if _BLANK.search(stripped) is None:
        return [match.start() for match in _LINE.finditer(text)]
    starts: list[int] = []
    fresh = True
    for match in re.finditer(r"[^\n]*\n?", text):
        if not match.group().strip():
            fresh = True
        elif fresh:
            starts.append(match.start())
            fresh = False
    return starts


def paragraph_of(starts: list[int], offset: int) -> int:
    """Return the zero-based number of the paragraph that holds *offset*."""
    return max(0, bisect_right(starts, offset) - 1)


@lru_cache(maxsize=1)
def parse(text: str) -> tuple[Tokens, list[Sentence]]:
    """Return the tokens and sentences of *text*; those of the last text are kept.

    The names and the triggers of a document are looked for one after the other. Nobody may change what
    is returned.
    """
    tokens = tokenize(text)
    return tokens, sentences(text, tokens)


def sentences(text: str, tokens: Tokens) -> list[Sentence]:
    """Split *tokens* into sentences.

    Args:
        text: The text that *tokens* come from.
        tokens: Its tokens.

    Returns:
        Sentences in order that cover every token once.
    """
    found: list[Sentence] = []
    for first, last in _blocks(text, tokens):
        heading = is_heading(tokens.words[first:last])
        at = first
        for cut in (*(() if heading else _cuts(tokens.words, first, last)), last):
            while cut - at > _LONGEST:
                found.append(Sentence(at, at + _LONGEST, False))
                at += _LONGEST
            found.append(Sentence(at, cut, heading))
            at = cut
    return found


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the half-open spans of the sentences of *text*, in order, blanks between them left out."""
    tokens, parts = parse(text)
    return [
        (tokens.starts[part.first], tokens.ends[part.last - 1]) for part in parts if part.last > part.first
    ]


def is_heading(words: list[str]) -> bool:
    """Whether a line is written in capitals or in title case, so that a capital says little."""
    if len(words) > 40:
        return False
    longer = [word for word in words if len(word) > 3 and word.isalpha()]
    if len(longer) < 3:
        letters = [word for word in words if word.isalpha()]
        return (
            len(letters) >= 2 and all(word.isupper() for word in letters) and any(len(w) > 5 for w in letters)
        )
    if words[-1] == "." and not all(word.isupper() for word in longer):
        return False
    return sum(word[0].isupper() for word in longer) >= 0.8 * len(longer)


def _blocks(text: str, tokens: Tokens) -> list[tuple[int, int]]:
    """Token ranges of the lines, wrapped lines joined."""
    starts = tokens.starts
    found: list[tuple[int, int]] = []
    before_end = -2
    before_long = False
    for match in _LINE.finditer(text):
        begin, end = match.span()
        first, last = bisect_left(starts, begin), bisect_left(starts, end)
        if first == last:
            continue
        joined = before_end + 1 == begin and before_long and _continues(tokens.words, first)
        if joined:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
        before_end, before_long = end, end - begin >= _WRAPPED
    return found


def _continues(words: list[str], first: int) -> bool:
    before, word = words[first - 1], words[first]
    return word[0].islower() or (before not in _ENDERS and before not in _CLOSERS)


def _cuts(words: list[str], first: int, last: int) -> list[int]:
    """Numbers of the tokens that begin a new sentence inside a block."""
    cuts: list[int] = []
    for index in [at for at, word in enumerate(words[first : last - 1], first) if word in _MAY_END]:
        word = words[index]
        if word in _ENDERS:
            after = index + 1
            while after < last and words[after] in _CLOSERS:
                after += 1
            if after < last and not words[after][0].islower() and words[after] not in _ENDERS:
                cuts.append(after)
        elif words[index + 1] in _OPENERS:
            cuts.append(index + 1)
    return cuts
