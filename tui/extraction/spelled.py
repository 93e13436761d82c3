"""Long forms that stand before their short form in brackets: where they begin and end."""

from __future__ import annotations

from collections.abc import Iterator

from tui.extraction.edges import Span
from tui.extraction.words import word_set
from tui.model import Kind

_SHORTEST = 3
_MOST_JOINING = 4
"""How many of a long form's words may have no letter in the short one."""
_JOINING = word_set("of the for and in on to de la du des del al - &")


def spelled_out(words: list[str], found: list[Span]) -> Iterator[Span]:
    """Yield the organisations that were found only in part before their short form in brackets.

    The initials tell where such a name begins (Schwartz and Hearst 2003): "Council for the Revolution in Iraq
    (CRI)" does not end before "in".

    Args:
        words: The tokens of the text as written.
        found: Spans in token numbers, in order, never overlapping.
    """
    brackets = [at for at, word in enumerate(words[1:-2], start=1) if word == "("]
    for at in [bracket + 1 for bracket in brackets]:
        short = words[at]
        if words[at + 1] != ")" or len(short) < _SHORTEST:
            continue
        if not (short.isalpha() and short.isupper()):
            continue
        begin = _begin(words, at - 1, short, _MOST_JOINING)
        if begin is None or (begin, at - 1, Kind.ORG) in found:
            continue
        inside = [span for span in found if begin <= span[0] and span[1] < at]
        if any(kind is Kind.ORG for _, _, kind in inside):
            yield begin, at - 1, Kind.ORG


def _begin(words: list[str], end: int, short: str, joining: int) -> int | None:
    """Return where the words before *end* begin whose initials are *short*, or None."""
    at = end - 1
    if at < 0:
        return None
    word = words[at]
    joins = word in _JOINING
    if word[0].upper() == short[-1] and (joins or word[0].isupper()):
        if len(short) == 1:
            return None if joins else at
        begin = _begin(words, at, short[:-1], joining)
        if begin is not None:
            return begin
    return _begin(words, at, short, joining - 1) if joins and joining else None
