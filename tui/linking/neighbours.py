"""Names of people that one sentence sets side by side, and that for this reason are two people's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.model import Mention

from .forms import Form
from .names import PersonName

_BRACKET = 3
"""How many characters part a name from the same one explained behind it."""
_SENTENCE = 60
"""How many characters part two names at most that a sentence tells apart."""


def told_apart(forms: Sequence[Form], mentions: Sequence[Mention]) -> Iterator[frozenset[Form]]:
    """Go through the names of which the second is the first and more, but that a sentence sets side by side.

    Nobody is "Jens Dahl" and then "Jens Erik Dahl" in one sentence, or "Erik Dahl" and then "Erik Dahl Jr.".

    Args:
        forms: The form of each mention of a person, in order.
        mentions: The mentions.
    """
    for i in range(1, len(forms)):
        one, other = forms[i - 1], forms[i]
        if one is other or not (one.name.full and other.name.full):
            continue
        gap = mentions[i].start - mentions[i - 1].end
        if gap > _SENTENCE or mentions[i].paragraph != mentions[i - 1].paragraph or gap <= _BRACKET:
            continue
        if _goes_on(one.name, other.name):
            yield frozenset((one, other))


def _goes_on(short: PersonName, long: PersonName) -> bool:
    """Say whether a name is another and a word in its middle or a generation more."""
    if short.tokens == long.tokens:
        return bool(long.suffix) and not short.suffix
    rest = len(long.tokens) - len(short.tokens)
    middle = long.tokens[1 : 1 + rest]
    same = (short.tokens[0], *middle, *short.tokens[1:]) == long.tokens
    return rest > 0 and same and all(len(word) > 1 for word in middle)
