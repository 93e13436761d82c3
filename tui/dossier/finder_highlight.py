"""Which letters of a found text a query matched, for painting them.

Only the few rows that are shown come here, so it cuts the text anew instead of storing offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.dossier.finder_match import LIGHT, Match, Query, Spelling, align, cut, spell, word_cost
from tui.text import fold

_Token = tuple[str, Sequence[int]]
"""A word, or words written as one, with the place in the folded text of each of its letters."""


def locate(query: Query, text: str, how: Match) -> tuple[int, ...]:
    """Say which code points of a text a query matched.

    Args:
        query: What was typed.
        text: The text that was found.
        how: The kind of match that was found.

    Returns:
        Offsets in *text*, rising. A letter that is folded to several is there once.
    """
    folded, origins = _folded(text)
    spelling = spell(folded)
    words = [(word, range(start, start + len(word))) for word, start in zip(*cut(folded), strict=True)]
    if how is Match.INITIALS:
        places = _initials(query.squeezed, words)
    elif how is Match.SUBSEQUENCE:
        places = _subsequence(query.squeezed, words)
    else:
        places = _words(query, words, _joined(spelling, words))
    return tuple(sorted({origins[place] for place in places}))


def _folded(text: str) -> tuple[str, Sequence[int]]:
    if text.isascii():
        return fold(text), range(len(text))
    parts = [fold(char) for char in text]
    return "".join(parts), [at for at, part in enumerate(parts) for _ in part]


def _joined(spelling: Spelling, words: Sequence[_Token]) -> list[_Token]:
    runs = [words[first:last] for first, last in spelling.runs]
    return [
        ("".join(word for word, _ in run), [place for _, places in run for place in places]) for run in runs
    ]


def _initials(letters: str, words: Sequence[_Token]) -> Iterable[int]:
    core = [token for token in words if token[0] not in LIGHT]
    chosen = core if "".join(word[0] for word, _ in core).startswith(letters) else words
    return [places[0] for _, places in chosen[: len(letters)]]


def _subsequence(letters: str, words: Sequence[_Token]) -> Iterable[int]:
    aligned = align(letters, "".join(" " + word for word, _ in words))
    origins = [place for _, places in words for place in (-1, *places)]
    return [origins[at] for at in aligned[1]] if aligned else ()


def _words(query: Query, words: Sequence[_Token], joined: Sequence[_Token]) -> Iterable[int]:
    tokens = [*words, *joined]
    for token in sorted(tokens, key=lambda token: token[0] != query.squeezed):
        if token[0].startswith(query.squeezed):
            return token[1][: len(query.squeezed)]
    for first in range(len(words) - len(query.words) + 1):
        run = words[first : first + len(query.words)]
        *whole, last = zip(query.words, run, strict=True)
        if all(typed == token[0] for typed, token in whole) and last[1][0].startswith(last[0]):
            return [place for typed, token in (*whole, last) for place in token[1][: len(typed)]]
    return _assigned(query, tokens)


def _assigned(query: Query, tokens: Sequence[_Token]) -> Iterable[int]:
    left, found = list(tokens), set[int]()
    for typed in sorted(query.words, key=lambda word: (word in query.needed, len(word)), reverse=True):
        costs = [(*cost, token) for token in left if (cost := word_cost(typed, token[0]))]
        if costs:
            _, length, token = min(costs, key=lambda cost: (cost[0], cost[1] < len(cost[2][0])))
            left.remove(token)
            found.update(token[1][:length])
    return found
