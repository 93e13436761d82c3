"""Guesses what a headline would look like inside a sentence, word for word, so that offsets stay true."""

from __future__ import annotations

from collections.abc import Callable

from tui.extraction.words import word_set

_SMALL = word_set(
    "a an and as at but by for from in into is nor of off on onto or over per the to up via vs with"
)
_SHORTEST_VERB = 4
_USUAL = 6


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


def is_verb(lower: str, common: dict[str, int]) -> bool:
    """Whether a word looks like what somebody does ("announces"): its other forms are common words.

    Args:
        lower: A word in lower case.
        common: For each common lower-case word how sure it is to be no name, from 1 to 9.
    """
    if not lower.endswith("s") or len(lower) < _SHORTEST_VERB or common.get(lower, 4) < 4:
        return False
    stem = lower[:-1]
    bare = stem[:-1] if stem.endswith("e") else stem
    past = f"{bare[:-1]}ied" if bare.endswith("i") else f"{bare}ed"
    going = f"{bare[:-1]}ying" if bare.endswith("i") else f"{bare}ing"
    return common.get(past, 0) >= _USUAL or common.get(going, 0) >= _USUAL


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
    if body(lower) or common.get(lower, 0) >= 6 or is_verb(lower, common):
        return lower
    if shouting and len(word) <= 3 and lower not in common:
        return word
    return title if shouting else word
