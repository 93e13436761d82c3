"""Guesses what a headline would look like inside a sentence, word for word, so that offsets stay true."""

from __future__ import annotations

from collections.abc import Callable

from tui.extraction.words import word_set

_SMALL = word_set(
    "a an and as at but by for from in into is nor of off on onto or over per the to up via vs with"
)


def plain_case(
    words: list[str], common: dict[str, int], body: Callable[[str], bool], first_capital: bool = True
) -> list[str]:
    """Return *words* of a headline as they would be written in a sentence.

    Args:
        words: Tokens of a line in capitals or in title case.
        common: For each common lower-case word how sure it is to be no name, from 1 to 9.
        body: Whether a form occurs in the running text of the same document.
        first_capital: Whether the first word keeps its capital.

    Returns:
        As many words; each equals the original but for case and has the same length.
    """
    shouting = sum(word.isupper() for word in words if word.isalpha()) * 2 > sum(
        word.isalpha() for word in words
    )
    found = [_plain(word, shouting, common, body) for word in words]
    if first_capital and found and found[0].islower():
        found[0] = words[0][0] + found[0][1:]
    return found


def _plain(word: str, shouting: bool, common: dict[str, int], body: Callable[[str], bool]) -> str:
    if not word[0].isupper():
        return word
    lower = word.lower()
    title = word[0] + lower[1:]
    if len(lower) != len(word):
        return word
    if lower in _SMALL:
        return lower
    if word.isupper() and len(word) > 1 and (not shouting or body(word)):
        return word
    if body(title) and not body(lower):
        return title
    if body(lower) or common.get(lower, 0) >= 6:
        return lower
    if shouting and len(word) <= 3 and lower not in common:
        return word
    return title if shouting else word
