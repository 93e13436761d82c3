"""Bodies called by what they are: "the Bank" where the text has named "Bank of England" in full.

Read in one document alone; which bodies its names are is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from .bodies import STOPS
from .things import Thing
from .wordlists import words

CALLED = words(
    """
    bank university college fund commission committee council court church institute board agency party
    union league club society authority museum foundation academy hospital exchange
    """
)
"""Words by which a text calls the body that it has named in full."""


def named_before(short: Thing, things: Sequence[Thing]) -> Thing | None:
    """Return the body that "the Bank" means: the last bank named before it, or the first after a headline's.

    Args:
        short: The name, of one word that says what sort of body it is.
        things: What a document names, in order.
    """
    last: Thing | None = None
    waiting = False
    for thing in things:
        if thing is short:
            waiting = True
        elif _is_headed(short.words[0], thing):
            if waiting and last is None:
                return thing if things.index(short) == 0 else None
            last = thing
        if waiting and last is not None:
            return last
    return None


def _is_headed(word: str, thing: Thing) -> bool:
    """Say whether a word tells what a body is: the last of its name, or the last before an "of"."""
    words_, size = thing.words, len(thing.words)
    stop = next((i for i, part in enumerate(words_) if part in STOPS), size)
    return size > 1 and (words_[-1] == word or (stop > 0 and words_[stop - 1] == word))
