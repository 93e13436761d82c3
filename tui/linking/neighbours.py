"""Names of people that one document sets beside each other: two people's, or one's that it shortens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from tui.model import Mention

from .forms import Form
from .names import PersonName, compare_people

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


def generations(forms: Sequence[Form], mentions: Sequence[Mention]) -> Iterator[tuple[frozenset[Form], bool]]:
    """Go through the names that a document has with a generation and without, and say whether they are one's.

    Who is introduced as "Erik Dahl Jr." may be "Erik Dahl" further on; where "Erik Dahl" comes first, comes
    close behind or has an office of his own, it is his father who does. A headline comes before everything.

    Args:
        forms: The form of each mention of a person, in order.
        mentions: The mentions.
    """
    places: dict[Form, list[int]] = {}
    for i, form in enumerate(forms):
        if form.name.full and not (form.name.regnal or form.name.crowned):
            places.setdefault(form, []).append(i)
    suffixed = [form for form in places if form.name.suffix]
    plain = [form for form in places if not form.name.suffix] if suffixed else []
    for one, other in product(plain, suffixed):
        if one.name.tokens[-1] == other.name.tokens[-1] and compare_people(one.name, other.name).same:
            yield frozenset((one, other)), _is_shortened(places[one], places[other], mentions)


def _is_shortened(plain: Sequence[int], suffixed: Sequence[int], mentions: Sequence[Mention]) -> bool:
    """Say whether the mentions of a name without a generation, by their numbers, shorten the one with it."""
    body = [i for i in plain if mentions[i].paragraph]
    first = suffixed[0]
    if any(i < first for i in body) or (mentions[first].paragraph == 0 and plain[0] < first):
        return False
    if any(mentions[i].role for i in plain) and not any(mentions[i].role for i in suffixed):
        return False
    return not any(_in_one_sentence(mentions[i], mentions[j]) for i, j in product(plain, suffixed))


def _in_one_sentence(one: Mention, other: Mention) -> bool:
    first, second = (one, other) if one.start < other.start else (other, one)
    return first.paragraph == second.paragraph and second.start - first.end <= _SENTENCE


def _goes_on(short: PersonName, long: PersonName) -> bool:
    """Say whether a name is another and a word in its middle or a generation more."""
    if short.tokens == long.tokens:
        return bool(long.suffix) and not short.suffix
    rest = len(long.tokens) - len(short.tokens)
    middle = long.tokens[1 : 1 + rest]
    same = (short.tokens[0], *middle, *short.tokens[1:]) == long.tokens
    return rest > 0 and same and all(len(word) > 1 for word in middle)
