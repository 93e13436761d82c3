"""Verbs that no list holds, known by their ending and by what stands before them: "was torched"."""

from __future__ import annotations

from tui.extraction.events.context import NAME
from tui.extraction.events.lexicon import Sense
from tui.extraction.words import word_set
from tui.model import EventType
from tui.text import fold

_LEAST = 6
_BEFORE = word_set(
    "was were been being is are be has have had he she they it who which we i also later then and not never"
) | {NAME}
_NO_VERBS = word_set(
    "hundred indeed naked sacred wicked rugged ragged talented gifted dedicated crowded excited tired "
    "bored scared worried pleased married unmarried armed unarmed aged beloved blessed supposed alleged "
    "advanced detailed experienced sophisticated complicated qualified prolonged overcrowded "
    "unprecedented unexpected undisclosed skilled exhausted delighted disappointed embarrassed convinced "
    "determined surprised shocked stunned proceed exceed succeed embed agreed"
)
_SOFT = ("v", "c", "z", "u", "rg", "dg", "ag", "at", "iz", "is", "as", "us")


def stranger(word: str, low: str, before: str) -> Sense | None:
    """Return the sense of a word in *-ed* that stands where verbs stand, else None.

    Args:
        word: The word as written.
        low: The word in lower case.
        before: The word before it in lower case, a name as one word of its own.
    """
    if len(low) < _LEAST or not word.islower() or low in _NO_VERBS or before not in _BEFORE:
        return None
    return Sense("VBD", EventType.OCCURRENCE, fold(_stem(low)))


def _stem(past: str) -> str:
    stem = past[:-2]
    if stem.endswith("i"):
        return f"{stem[:-1]}y"
    if stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return stem[:-1]
    return f"{stem}e" if stem.endswith(_SOFT) and not stem.endswith("ss") else stem
